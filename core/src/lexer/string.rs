//! Strings: their ends, their text without escapes, and comparison with a name.

use core::ops::Range;

use super::bytes::{are_same, end_of_plain};
use super::cursor::Lexer;
use super::fault::{Fault, FaultKind};

/// A string of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Str {
    /// Where it begins, behind its opening quote.
    pub start: usize,
    /// Where it ends, at its closing quote.
    pub end: usize,
    /// Whether it has escapes, so that its bytes are not its text.
    pub is_escaped: bool,
}

impl Str {
    /// Its byte range, with its quotes.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start - 1..self.end + 1
    }
}

impl<'t> Lexer<'t> {
    /// Passes the string whose opening quote is the next byte.
    ///
    /// # Errors
    ///
    /// A control character, an unknown escape, the end of the text.
    #[inline(always)]
    pub const fn string(&mut self) -> Result<Str, Fault> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let end = end_of_plain(bytes, start);
        if end < bytes.len() && bytes[end] == b'"' {
            self.at = end + 1;
            return Ok(Str { start, end, is_escaped: false });
        }
        let end = tri!(end_of_escaped(bytes, end));
        self.at = end + 1;
        Ok(Str { start, end, is_escaped: true })
    }

    /// The bytes between the quotes.
    #[inline(always)]
    #[must_use]
    pub const fn raw(&self, string: Str) -> &'t str {
        self.slice(string.start, string.end)
    }

    /// Whether a string, unescaped, is this text.
    #[inline]
    #[must_use]
    pub const fn is_text(&self, string: Str, text: &str) -> bool {
        if string.is_escaped {
            return self.is_escaped_text(string, text.as_bytes());
        }
        string.end - string.start == text.len() && are_same(self.raw(string).as_bytes(), text.as_bytes())
    }

    #[cold]
    const fn is_escaped_text(&self, string: Str, text: &[u8]) -> bool {
        let bytes = self.text.as_bytes();
        let (mut at, mut index) = (string.start, 0);
        while at < string.end {
            let mut buffer = [bytes[at], 0, 0, 0];
            let mut len = 1;
            let mut after = at + 1;
            if bytes[at] == b'\\' {
                let Ok((char, end)) = read_escape(bytes, at) else { return false };
                len = char.encode_utf8(&mut buffer).len();
                after = end;
            }
            let mut byte = 0;
            while byte < len {
                if index >= text.len() || text[index] != buffer[byte] {
                    return false;
                }
                index += 1;
                byte += 1;
            }
            at = after;
        }
        index == text.len()
    }

    /// Whether every escape of a string stands for a character.
    ///
    /// # Errors
    ///
    /// Half of a surrogate pair.
    pub const fn check_escapes(&self, string: Str) -> Result<(), Fault> {
        let bytes = self.text.as_bytes();
        let mut at = string.start;
        while string.is_escaped && at < string.end {
            at = match bytes[at] {
                b'\\' => tri!(read_escape(bytes, at)).1,
                _ => at + 1,
            };
        }
        Ok(())
    }

    /// The text of a string.
    ///
    /// # Errors
    ///
    /// Half of a surrogate pair.
    #[cfg(feature = "serde")]
    #[inline]
    pub fn text_of(&self, string: Str) -> Result<alloc::borrow::Cow<'t, str>, Fault> {
        if string.is_escaped {
            self.unescape(string).map(alloc::borrow::Cow::Owned)
        } else {
            Ok(alloc::borrow::Cow::Borrowed(self.raw(string)))
        }
    }

    /// The text of a string with escapes.
    #[cfg(feature = "serde")]
    #[cold]
    pub(super) fn unescape(&self, string: Str) -> Result<alloc::string::String, Fault> {
        let bytes = self.text.as_bytes();
        let mut text = alloc::string::String::with_capacity(string.end - string.start);
        let mut at = string.start;
        while at < string.end {
            let plain = end_of_plain(bytes, at).min(string.end);
            text.push_str(self.slice(at, plain));
            at = plain;
            if at < string.end {
                let (char, end) = read_escape(bytes, at)?;
                text.push(char);
                at = end;
            }
        }
        Ok(text)
    }
}

/// The end of a string, from its first byte on that is not plain.
#[cold]
#[inline(never)]
const fn end_of_escaped(bytes: &[u8], mut at: usize) -> Result<usize, Fault> {
    loop {
        if at >= bytes.len() {
            return Err(Fault { kind: FaultKind::EndInString, offset: bytes.len() });
        }
        match bytes[at] {
            b'"' => return Ok(at),
            b'\\' => at = tri!(skip_escape(bytes, at)),
            _ => return Err(Fault { kind: FaultKind::ControlCharacter, offset: at }),
        }
        at = end_of_plain(bytes, at);
    }
}

/// The end of the escape at `at`. Half of a surrogate pair is an escape.
const fn skip_escape(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    match read_escape(bytes, at) {
        Ok((_, end)) => Ok(end),
        Err(Fault { kind: FaultKind::LoneSurrogate, .. }) => Ok(at + 6),
        Err(fault) => Err(fault),
    }
}

/// The character that the escape at `at` stands for, and the end of the escape.
///
/// # Errors
///
/// An unknown escape, or half of a surrogate pair.
pub const fn read_escape(bytes: &[u8], at: usize) -> Result<(char, usize), Fault> {
    if at + 1 >= bytes.len() {
        return Err(Fault { kind: FaultKind::EndInString, offset: bytes.len() });
    }
    let char = match bytes[at + 1] {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return read_unicode_escape(bytes, at),
        _ => return Err(Fault { kind: FaultKind::BadEscape, offset: at }),
    };
    Ok((char, at + 2))
}

const fn read_unicode_escape(bytes: &[u8], at: usize) -> Result<(char, usize), Fault> {
    let first = tri!(read_hex(bytes, at));
    if let Some(char) = char::from_u32(first) {
        return Ok((char, at + 6));
    }
    let follows = first < 0xDC00 && at + 7 < bytes.len() && bytes[at + 6] == b'\\' && bytes[at + 7] == b'u';
    if follows
        && let second @ 0xDC00..=0xDFFF = tri!(read_hex(bytes, at + 6))
        && let Some(char) = char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    {
        return Ok((char, at + 12));
    }
    Err(Fault { kind: FaultKind::LoneSurrogate, offset: at })
}

/// The four hexadecimal digits of the escape at `at`.
const fn read_hex(bytes: &[u8], at: usize) -> Result<u32, Fault> {
    let mut value = 0;
    let mut index = at + 2;
    while index < at + 6 {
        if index >= bytes.len() {
            return Err(Fault { kind: FaultKind::EndInString, offset: bytes.len() });
        }
        value = match (bytes[index] as char).to_digit(16) {
            Some(digit) => value * 16 + digit,
            None => return Err(Fault { kind: FaultKind::BadEscape, offset: at }),
        };
        index += 1;
    }
    Ok(value)
}
