//! How much a report holds at most, and the budget that validation spends.

use alloc::format;
use alloc::string::String;

use super::violation::Violation;
use crate::rules::severity::Severity;

/// How much is validated and reported at most.
///
/// A payload of an attacker may have a mistake at each byte, and a pointer as long as itself at each mistake. So every
/// way in has limits; these are the defaults:
///
/// | limit | default |
/// |---|---|
/// | [`violations`](Self::violations) | 1,000 |
/// | [`depth`](Self::depth) | 128 levels |
/// | [`bytes`](Self::bytes) | 1 MiB |
///
/// A report that leaves violations out ends with one more, of code `limit`, whose parameter `omitted` says how many at
/// least. What is nested too deep has code `depth`, also at the end.
///
/// ```
/// use deployment_validate::{Limits, Options, json};
///
/// let options = Options::new().limits(Limits::new().violations(2));
/// let report = json::from_str_with::<Vec<bool>>("[1,2,3,4,5]", &options).unwrap_err();
/// assert_eq!(
///     report.to_string(),
///     "1:2: /0: must be a boolean, not a number\n\
///      1:4: /1: must be a boolean, not a number\n\
///      1:12: too much is wrong: at least 1 more violation is left out"
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    pub(crate) violations: usize,
    pub(crate) depth: usize,
    pub(crate) bytes: usize,
}

/// The levels that documents have at most, whatever the limits.
pub(crate) const MAX_LEVELS: usize = crate::lexer::MAX_DEPTH as usize + 1;

impl Limits {
    /// The defaults.
    #[must_use]
    pub const fn new() -> Self {
        Limits { violations: 1000, depth: MAX_LEVELS, bytes: 1 << 20 }
    }

    /// How many violations are reported, beside the one that says how many are left out.
    #[must_use]
    pub const fn violations(self, violations: usize) -> Self {
        Limits { violations, ..self }
    }

    /// How many levels of lists and objects a value has, itself included. Documents never have more than 128.
    #[must_use]
    pub const fn depth(self, depth: usize) -> Self {
        Limits { depth, ..self }
    }

    /// How many bytes the pointers of all violations have together. The pointer that exceeds it is the last.
    #[must_use]
    pub const fn bytes(self, bytes: usize) -> Self {
        Limits { bytes, ..self }
    }

    /// No limits but that of bytes, for a part whose violations are counted elsewhere.
    #[cfg(feature = "serde")]
    pub(crate) const fn of_part() -> Self {
        Limits { violations: usize::MAX, depth: MAX_LEVELS, bytes: 64 << 20 }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits::new()
    }
}

/// How many more violations are reported, and how many were not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Budget {
    violations: usize,
    bytes: usize,
    pub(crate) omitted: usize,
}

impl Budget {
    /// At least one violation is kept, so that something wrong is never taken for something right.
    pub(crate) const fn of(limits: Limits) -> Self {
        Budget {
            violations: if limits.violations == 0 { 1 } else { limits.violations },
            bytes: if limits.bytes == 0 { 1 } else { limits.bytes },
            omitted: 0,
        }
    }

    /// Whether there is room for one more violation; counts it as left out otherwise, unless it is a warning: those
    /// make nothing wrong.
    pub(crate) const fn has_room(&mut self, severity: Severity) -> bool {
        let has_room = !self.is_spent();
        self.omitted += (!has_room && !severity.is_warning()) as usize;
        has_room
    }

    /// Takes the room of a violation with a pointer of that length.
    pub(crate) const fn take(&mut self, pointer: usize) {
        self.violations = self.violations.saturating_sub(1);
        self.bytes = self.bytes.saturating_sub(pointer);
    }

    pub(crate) const fn is_spent(&self) -> bool {
        self.violations == 0 || self.bytes == 0
    }
}

impl Violation {
    /// The last violation of a report that leaves some out.
    pub(crate) fn limit(omitted: usize) -> Self {
        let are = if omitted == 1 { "violation is" } else { "violations are" };
        let message = format!("too much is wrong: at least {omitted} more {are} left out");
        Violation::new(String::new(), "limit", message).with_param("omitted", omitted)
    }

    /// A value that is nested too deep.
    pub(crate) fn too_deep(pointer: String, depth: usize) -> Self {
        Violation::new(pointer, "depth", format!("nested more than {depth} levels deep"))
            .with_param("max", depth)
    }
}
