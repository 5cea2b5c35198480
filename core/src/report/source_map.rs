//! From places in bytes to lines and columns.

use core::ops::Range;

use super::byte_search::is_ascii_line;
use super::violation::Span;

/// A walk over a text that counts lines and columns.
pub(crate) struct Lines<'t> {
    text: &'t str,
    offset: usize,
    line: usize,
    column: usize,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Lines { text, offset: 0, line: 1, column: 1 }
    }

    /// The place of a range that is not before the last one.
    pub(crate) fn span(&mut self, range: Range<usize>) -> Span {
        let passed = &self.text[self.offset..range.start];
        if is_ascii_line(passed.as_bytes()) {
            self.column += passed.len();
        } else {
            let mut line = passed;
            if let Some((lines, last)) = passed.rsplit_once('\n') {
                self.line += 1 + lines.bytes().filter(|byte| *byte == b'\n').count();
                self.column = 1;
                line = last;
            }
            self.column += line.chars().count();
        }
        self.offset = range.start;
        Span { offset: range.start, len: range.len(), line: self.line, column: self.column }
    }
}
