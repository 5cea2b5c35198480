//! Where `validate_at` writes violations.

use alloc::vec::Vec;

use super::path::Path;
use super::violation::Violation;
use super::violations::Report;
use crate::rules::Rule;

/// What `validate_at` writes violations into.
///
/// In quick mode, which `is_valid` uses, it only remembers that there was one.
#[derive(Debug)]
pub struct Collector {
    violations: Vec<Violation>,
    /// How many more bytes of pointers are kept.
    room: usize,
    failed: bool,
    quick: bool,
}

/// Bytes that the pointers of a text's violations take together at most: with a long key around many mistakes
/// they would be the square of the text.
#[cfg(feature = "serde")]
pub(crate) const MAX_POINTERS: usize = 64 << 20;

impl Collector {
    pub(crate) const fn new() -> Self {
        Collector { violations: Vec::new(), room: usize::MAX, failed: false, quick: false }
    }

    /// For what was read from a text; what is too much for a report is left out.
    #[cfg(feature = "serde")]
    pub(crate) const fn for_text() -> Self {
        Collector { violations: Vec::new(), room: MAX_POINTERS, failed: false, quick: false }
    }

    pub(crate) const fn quick() -> Self {
        Collector { violations: Vec::new(), room: 0, failed: false, quick: true }
    }

    pub(crate) fn finish(self) -> Result<(), Report> {
        if self.violations.is_empty() { Ok(()) } else { Err(Report::new(self.violations)) }
    }

    /// Whether nothing further can change the answer: a violation was found and only that counts.
    #[inline]
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.quick && self.failed
    }

    /// Whether none was added, in quick mode. Then there is nothing to drop: it would be code in every type.
    pub(crate) const fn found_nothing(self) -> bool {
        let found_nothing = !self.failed;
        core::mem::forget(self);
        found_nothing
    }

    /// Adds a violation, whose pointer is taken from `at` on.
    #[cold]
    pub fn add(&mut self, at: &Path<'_>, violation: Violation) {
        self.failed = true;
        if !self.quick {
            self.push(violation.of_function().below(at));
        }
    }

    fn push(&mut self, violation: Violation) {
        self.room = self.room.saturating_sub(violation.pointer().len());
        self.quick = self.room == 0;
        self.violations.push(violation);
    }

    /// Adds a violation of a rule; of one that judges a string, with the string.
    #[cold]
    pub(crate) fn broken(&mut self, at: &Path<'_>, rule: &'static Rule, text: Option<&str>) {
        self.failed = true;
        if !self.quick {
            self.push(Violation::broken(at.to_pointer(), rule, text));
        }
    }
}
