//! Maps byte offsets to lines and columns.

#[cfg(feature = "serde")]
use core::ops::Range;

use super::byte_search::is_ascii_line;
#[cfg(feature = "serde")]
use super::span::Span;

/// Counts lines and columns in one pass over a text, both from 1, columns in characters. A copy counts on from the same byte.
#[derive(Clone)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    offset: usize,
    line: usize,
    column: usize,
}

impl<'t> Lines<'t> {
    pub(crate) const fn new(text: &'t str) -> Self {
        Lines { text, offset: 0, line: 1, column: 1 }
    }

    #[cfg(feature = "serde")]
    pub(crate) const fn text(&self) -> &'t str {
        self.text
    }

    /// Line and column of a byte. Before the last one, it counts from the start of the text again.
    pub(crate) const fn place(&mut self, offset: usize) -> (usize, usize) {
        if offset < self.offset {
            *self = Lines::new(self.text);
        }
        let passed = self.text.as_bytes().split_at(offset).0.split_at(self.offset).1;
        self.offset = offset;
        if is_ascii_line(passed) {
            self.column += passed.len();
            return (self.line, self.column);
        }
        let mut start = passed.len();
        while start > 0 && passed[start - 1] != b'\n' {
            start -= 1;
        }
        // A plain loop, which the compiler vectorizes.
        let mut index = 0;
        while index < start {
            self.line += (passed[index] == b'\n') as usize;
            index += 1;
        }
        if start > 0 {
            self.column = 1;
        }
        while index < passed.len() {
            self.column += (passed[index] & 0xC0 != 0x80) as usize;
            index += 1;
        }
        (self.line, self.column)
    }

    /// The span of a range.
    #[cfg(feature = "serde")]
    pub(crate) fn span(&mut self, range: Range<usize>) -> Span {
        let (line, column) = self.place(range.start);
        Span { offset: range.start, len: range.len(), line, column }
    }
}
