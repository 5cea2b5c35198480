//! The collector of violations that `validate_at` fills.

use alloc::vec::Vec;

use super::path::Path;
use super::violation::Violation;
use super::violations::Report;
use crate::rules::Rule;

/// Collects the violations that `validate_at` finds.
///
/// In quick mode, which `is_valid` uses, it only records that there was one.
#[derive(Debug)]
pub struct Collector {
    violations: Vec<Violation>,
    /// How many more bytes of pointers are kept.
    room: usize,
    failed: bool,
    quick: bool,
}

/// Bound on the bytes of all pointers of a report on a text. With a long key around many mistakes they would grow
/// with the square of the text.
#[cfg(feature = "serde")]
pub(crate) const MAX_POINTERS: usize = 64 << 20;

impl Collector {
    pub(crate) const fn new() -> Self {
        Collector { violations: Vec::new(), room: usize::MAX, failed: false, quick: false }
    }

    /// For a value that was read from a text; limits the size of the report.
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

    /// Whether validation may stop: in quick mode one violation decides.
    #[inline]
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.quick && self.failed
    }

    /// Whether nothing was added, in quick mode. `forget` avoids drop code in every type, as there is nothing to
    /// drop.
    pub(crate) const fn found_nothing(self) -> bool {
        let found_nothing = !self.failed;
        core::mem::forget(self);
        found_nothing
    }

    /// Adds a violation, with its pointer relative to `at`.
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
