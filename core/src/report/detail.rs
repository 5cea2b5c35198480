//! The place of one character of a string in a text: where a pattern stops being able to match.

use alloc::borrow::Cow;
use alloc::string::String;
use core::ops::Range;

use super::byte_search::{find_either, is_ascii_line};
use super::span::Span;
use crate::pattern::Mismatch;

/// Where the character stands that a pattern does not allow, or an empty place where the string ends too soon; `None`
/// where the text says the string otherwise than in one line as JSON writes it or as it is.
pub(super) fn place_of(text: &str, span: Span, mismatch: &Mismatch) -> Option<Span> {
    let written = text.get(span.range())?;
    if let Some(inside) = plain(written) {
        let at = mismatch.at();
        let place = Span {
            offset: span.offset + 1 + at,
            len: usize::from(at < inside.len()),
            line: span.line,
            column: span.column + 1 + at,
        };
        return mismatch.is_of(inside).then_some(place);
    }
    let (said, range) = read(written, mismatch.at())?;
    // The place may be that of something else, as of a map's value in place of the key.
    if !mismatch.is_of(&said) {
        return None;
    }
    let column = span.column + written.get(..range.start)?.chars().count();
    Some(Span { offset: span.offset + range.start, len: range.len(), line: span.line, column })
}

/// The text between quotes where each character is one byte, as it is.
fn plain(written: &str) -> Option<&str> {
    let inside = written.strip_prefix('"')?.strip_suffix('"')?;
    let is_plain = is_ascii_line(inside.as_bytes()) && find_either(inside.as_bytes(), b'\\', b'\r').is_none();
    is_plain.then_some(inside)
}

/// What is written, and where in that the character at an index is.
fn read(written: &str, at: usize) -> Option<(Cow<'_, str>, Range<usize>)> {
    if written.contains(['\n', '\r']) {
        return None;
    }
    for quote in ['"', '\''] {
        let Some(inside) = written.strip_prefix(quote) else { continue };
        let inside = inside.strip_suffix(quote)?;
        return match inside.contains('\\') && quote == '"' {
            true => unescape(inside, at).map(|(said, range)| (Cow::Owned(said), range)),
            false if inside.contains(quote) => None,
            false => Some((Cow::Borrowed(inside), place_as_is(inside, at))),
        }
        .map(|(said, range)| (said, range.start + 1..range.end + 1));
    }
    Some((Cow::Borrowed(written), place_as_is(written, at)))
}

fn place_as_is(text: &str, at: usize) -> Range<usize> {
    let (start, len) =
        text.char_indices().nth(at).map_or((text.len(), 0), |(start, char)| (start, char.len_utf8()));
    start..start + len
}

/// The text of a JSON string without its quotes, and where in that the character at an index is.
fn unescape(inside: &str, at: usize) -> Option<(String, Range<usize>)> {
    let mut said = String::with_capacity(inside.len());
    let mut rest = inside;
    let mut place = inside.len()..inside.len();
    let mut count = 0;
    while let Some(char) = rest.chars().next() {
        let (char, len) = if char == '\\' { read_escape(rest)? } else { (char, char.len_utf8()) };
        if count == at {
            let start = inside.len() - rest.len();
            place = start..start + len;
        }
        said.push(char);
        rest = rest.get(len..)?;
        count += 1;
    }
    Some((said, place))
}

/// The character of an escape that JSON has, and how many bytes it is written in.
fn read_escape(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            u16::from_str_radix(digits, 16).ok()
        } else {
            None
        }
    };
    let simple = match text.as_bytes().get(1)? {
        byte @ (b'"' | b'\\' | b'/') => char::from(*byte),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let first = unit(0)?;
            return match char::from_u32(first.into()) {
                Some(char) => Some((char, 6)),
                None => Some((char::decode_utf16([first, unit(6)?]).next()?.ok()?, 12)),
            };
        }
        _ => return None,
    };
    Some((simple, 2))
}
