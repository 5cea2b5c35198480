//! Finds the parts of a JSON text, which the caller knows to be well-formed.

use alloc::vec::Vec;
use core::ops::Range;

use crate::lexer::{Entry, Lexer};

/// A list or an object of the text, read lazily: violations are mostly reported in the order of the text, so one pass
/// finds them all.
pub(crate) struct Inside<'t> {
    start: usize,
    lexer: Lexer<'t>,
    /// How many items or entries have begun; the lexer is at the value of the last one.
    begun: usize,
    /// All entries, collected after a second search had to start over.
    entries: Vec<Entry>,
    /// The end, once it is known.
    end: Option<usize>,
}

impl<'t> Inside<'t> {
    /// The value that begins at a byte of the text.
    pub(crate) fn new(text: &'t str, start: usize) -> Self {
        let lexer = Lexer::at(text, start);
        Inside { start, lexer, begun: 0, entries: Vec::new(), end: None }
    }

    /// The first byte of the value.
    pub(crate) fn first(&self) -> u8 {
        Lexer::at(self.lexer.text(), self.start).peek()
    }

    pub(crate) fn range(&self) -> Range<usize> {
        let end = self.end.or_else(|| {
            let value = Lexer::at(self.lexer.text(), self.start).deep_value_range();
            value.ok().map(|range| range.end)
        });
        self.start..end.unwrap_or(self.start)
    }

    /// The offset of an item; `None` for an item before the last one that was searched.
    pub(crate) fn item(&mut self, index: usize) -> Option<usize> {
        while self.begun <= index {
            self.pass()?;
            if !self.lexer.next_item(self.begun == 0).ok()? {
                return None;
            }
            self.begun += 1;
        }
        self.lexer.peek();
        (self.begun == index + 1).then_some(self.lexer.offset())
    }

    /// The entry of a key.
    pub(crate) fn entry(&mut self, name: &str) -> Option<Entry> {
        if self.entries.is_empty() {
            let has_passed = self.begun > 0;
            let found = self.following(name);
            if found.is_some() {
                return found;
            }
            let is_first = self.end.replace(self.lexer.offset()).is_none();
            (self.lexer, self.begun) = (Lexer::at(self.lexer.text(), self.start), 0);
            if is_first {
                return if has_passed { self.following(name) } else { None };
            }
            while let Some(entry) = self.next_entry() {
                self.entries.push(entry);
            }
        }
        self.entries.iter().find(|entry| self.lexer.is_text(entry.key, name)).copied()
    }

    /// The entry of a key, among those that have not been passed.
    fn following(&mut self, name: &str) -> Option<Entry> {
        loop {
            let entry = self.next_entry()?;
            if self.lexer.is_text(entry.key, name) {
                return Some(entry);
            }
        }
    }

    fn next_entry(&mut self) -> Option<Entry> {
        self.pass()?;
        let entry = self.lexer.next_entry(self.begun == 0).ok()??;
        self.begun += 1;
        Some(entry)
    }

    /// Passes the bracket, or the value of the last item or entry. Only this call has to find where that value ends.
    fn pass(&mut self) -> Option<()> {
        let passed = if self.begun == 0 { self.lexer.enter() } else { self.lexer.skip_deep_value() };
        passed.ok()
    }
}
