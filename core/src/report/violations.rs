//! The report: all violations of a payload.

use alloc::vec::{self, Vec};
use core::fmt;

use super::violation::Violation;

/// Everything that is wrong with a payload; never empty when it comes as an error.
///
/// The order is that of declaration for a typed value, and that of the document for a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    violations: Vec<Violation>,
}

impl Report {
    pub(crate) fn of(violations: Vec<Violation>) -> Self {
        Report { violations }
    }

    /// Takes the last violation out if it says how many are left out; returns how many.
    #[cfg(feature = "serde")]
    pub(crate) fn take_omitted(&mut self) -> usize {
        let omitted = self.violations.last().map_or(0, Violation::omitted);
        if omitted > 0 {
            self.violations.pop();
        }
        omitted
    }

    /// The violations, in order.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The violations, taken out.
    #[must_use]
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations
    }
}

impl Report {
    /// Leaves the errors out.
    pub(crate) fn retain_warnings(&mut self) {
        self.violations.retain(Violation::is_warning);
    }

    /// Whether something makes the value invalid.
    pub(crate) fn has_errors(&self) -> bool {
        self.violations.iter().any(|violation| !violation.is_warning())
    }
}

impl fmt::Display for Report {
    /// One violation a line, as [`Violation`] writes it, with no newline at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl core::error::Error for Report {}

impl IntoIterator for Report {
    type Item = Violation;
    type IntoIter = vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.into_iter()
    }
}

impl<'a> IntoIterator for &'a Report {
    type Item = &'a Violation;
    type IntoIter = core::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.iter()
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Report {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.violations)
    }
}
