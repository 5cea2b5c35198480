//! A place in a text.

use core::ops::Range;

/// Where in a text a violation was found.
///
/// `offset` and `len` are in bytes from the start of the text; `line` and `column` count from 1,
/// the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Span {
    /// Bytes before the place.
    pub offset: usize,
    /// Bytes of the place.
    pub len: usize,
    /// Line of the first character, from 1.
    pub line: usize,
    /// Column of the first character, in characters, from 1.
    pub column: usize,
}

impl Span {
    /// The begin of a text.
    pub const START: Span = Span { offset: 0, len: 0, line: 1, column: 1 };

    /// The bytes of the place. A report that was read may name a place beyond all texts.
    pub(crate) const fn range(self) -> Range<usize> {
        self.offset..self.offset.saturating_add(self.len)
    }
}
