//! A position in a text that moves from token to token.

use super::bytes::{behind_space, byte_at};
use super::fault::{Fault, FaultKind};

/// How many containers may enclose a value that is read. With the value inside that makes 128 levels, as many as
/// serde_json reads.
pub const MAX_DEPTH: u8 = 127;

/// Reads the tokens of a text. A method that fails leaves the position before the fault.
#[derive(Clone, Copy, Debug)]
pub struct Lexer<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// How many containers enclose the position.
    pub(super) depth: u8,
    pub(super) has_null: bool,
    /// Whether something in the text was read by serde.
    pub(super) has_foreign: bool,
}

/// The type of a value, by its first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// A string.
    String,
    /// A list.
    List,
    /// An object.
    Object,
}

impl ValueKind {
    /// The type of the value that begins with this byte; `None` if no value does.
    #[must_use]
    pub const fn of(first: u8) -> Option<Self> {
        Some(match first {
            b'n' => ValueKind::Null,
            b't' | b'f' => ValueKind::Bool,
            b'-' | b'0'..=b'9' => ValueKind::Number,
            b'"' => ValueKind::String,
            b'[' => ValueKind::List,
            b'{' => ValueKind::Object,
            _ => return None,
        })
    }
}

impl<'t> Lexer<'t> {
    /// Begins a text.
    #[inline]
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Lexer::at(text, 0)
    }

    /// Begins at a byte of a text, where a token or white space begins.
    #[inline]
    #[must_use]
    pub const fn at(text: &'t str, offset: usize) -> Self {
        Lexer { text, at: offset, depth: 0, has_null: false, has_foreign: false }
    }

    /// The text.
    #[inline]
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The bytes before the place.
    #[inline]
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.at
    }

    /// Moves to another token of the same container.
    #[cfg(feature = "serde")]
    #[inline(always)]
    pub const fn move_to(&mut self, offset: usize) {
        self.at = offset;
    }

    /// Whether a `null` has been passed.
    #[inline]
    #[must_use]
    pub const fn has_null(&self) -> bool {
        self.has_null
    }

    /// Whether something in the text was read by serde, past the lexer's own position.
    #[inline]
    #[must_use]
    pub const fn has_foreign(&self) -> bool {
        self.has_foreign
    }

    /// The same place, behind something that serde has read.
    #[cfg(feature = "serde")]
    pub(super) const fn with_foreign(self) -> Self {
        Lexer { has_foreign: true, ..self }
    }

    /// Whether as many containers enclose both positions.
    #[cfg(feature = "serde")]
    pub(super) const fn is_as_deep_as(&self, other: &Self) -> bool {
        self.depth == other.depth
    }

    /// Whether every container that was entered has been left.
    #[inline]
    #[must_use]
    pub const fn is_outside(&self) -> bool {
        self.depth == 0
    }

    /// Passes white space and returns the next byte; 0 at the end of the text.
    #[inline(always)]
    pub const fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        self.at = behind_space(bytes, self.at);
        byte_at(bytes, self.at)
    }

    /// The byte behind the next one, 0 if there is none.
    #[cfg(feature = "serde")]
    #[inline]
    pub(super) const fn byte_behind(&self) -> u8 {
        byte_at(self.text.as_bytes(), self.at + 1)
    }

    /// Passes a word: one of the literals.
    #[inline]
    const fn word(&mut self, word: &[u8]) -> Result<(), Fault> {
        let bytes = self.text.as_bytes();
        let mut index = 0;
        while index < word.len() {
            if self.at + index >= bytes.len() {
                return Err(Fault { kind: FaultKind::EndInValue, offset: bytes.len() });
            }
            if bytes[self.at + index] != word[index] {
                return Err(Fault { kind: FaultKind::NoLiteral, offset: self.at + index });
            }
            index += 1;
        }
        self.at += word.len();
        Ok(())
    }

    /// Passes `null`, whose first letter is the next byte.
    ///
    /// # Errors
    ///
    /// Another word.
    #[inline]
    pub const fn null(&mut self) -> Result<(), Fault> {
        self.has_null = true;
        self.word(b"null")
    }

    /// Passes `true` or `false`, whose first letter is the next byte.
    ///
    /// # Errors
    ///
    /// Another word.
    #[inline]
    pub const fn bool(&mut self) -> Result<bool, Fault> {
        let bytes = self.text.as_bytes();
        let truth = self.at < bytes.len() && bytes[self.at] == b't';
        tri!(self.word(if truth { b"true" } else { b"false" }));
        Ok(truth)
    }

    /// Passes white space up to the end of the text.
    ///
    /// # Errors
    ///
    /// Anything else.
    #[inline]
    pub const fn end(&mut self) -> Result<(), Fault> {
        if self.at < self.text.len() {
            self.peek();
            if self.at < self.text.len() {
                return Err(Fault { kind: FaultKind::TrailingText, offset: self.at });
            }
        }
        Ok(())
    }

    /// Enters the container whose bracket is the next byte.
    #[inline(always)]
    pub(super) const fn open(&mut self) -> Result<(), Fault> {
        if self.depth >= MAX_DEPTH {
            return Err(Fault { kind: FaultKind::TooDeep, offset: self.at });
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// The fault of an unexpected next byte, or of the end of the text.
    #[inline(always)]
    pub(super) const fn fault(&self, kind: FaultKind, at_end: FaultKind) -> Fault {
        fault_at(self.text.as_bytes(), self.at, kind, at_end)
    }

    /// A part of the text between two tokens.
    #[inline(always)]
    pub(super) const fn slice(&self, start: usize, end: usize) -> &'t str {
        if let Some((before, _)) = self.text.split_at_checked(end)
            && let Some((_, part)) = before.split_at_checked(start)
        {
            return part;
        }
        ""
    }
}

#[cold]
#[inline(never)]
const fn fault_at(bytes: &[u8], offset: usize, kind: FaultKind, at_end: FaultKind) -> Fault {
    let kind = match bytes {
        [0xEF, 0xBB, 0xBF, ..] if offset == 0 => FaultKind::ByteOrderMark,
        _ if offset < bytes.len() => kind,
        _ => at_end,
    };
    Fault { kind, offset }
}
