//! The collector of violations that `validate_at` fills.

use alloc::string::String;
use alloc::vec::Vec;

use super::limits::{Budget, Limits};
use super::path::Path;
use super::violation::Violation;
use super::violations::Report;
use crate::rules::Rule;
use crate::rules::severity::Severity;

/// Collects the violations that `validate_at` finds, up to its [`Limits`].
///
/// In quick mode, which `is_valid` uses, it only records that there was one.
#[derive(Debug)]
pub struct Collector {
    violations: Vec<Violation>,
    budget: Budget,
    /// How many pointers, lists and maps enclose the current value.
    nested: u32,
    depth: usize,
    failed: bool,
    quick: bool,
    /// Whether the key of a map is validated.
    is_key: bool,
}

/// How many pointers, lists and maps may enclose a value before its levels are counted. Types that do not contain
/// themselves rarely have more.
const FEW: u32 = 8;

impl Collector {
    pub(crate) const fn new(limits: Limits) -> Self {
        let budget = Budget::of(limits);
        Collector {
            violations: Vec::new(),
            budget,
            nested: 0,
            depth: limits.depth,
            failed: false,
            quick: false,
            is_key: false,
        }
    }

    pub(crate) const fn quick(limits: Limits) -> Self {
        let mut collector = Self::new(limits);
        collector.quick = true;
        collector
    }

    pub(crate) fn finish(mut self) -> Result<(), Report> {
        if self.budget.omitted > 0 {
            self.violations.push(Violation::limit(self.budget.omitted));
        }
        if self.failed { Err(Report::of(self.violations)) } else { Ok(()) }
    }

    /// All that was found, warnings of a valid value too, without a word of what is left out.
    pub(crate) fn into_report(self) -> Report {
        Report::of(self.violations)
    }

    /// Whether warnings are collected.
    #[inline]
    pub(crate) const fn takes_warnings(&self) -> bool {
        !self.quick
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

    /// Enters a pointer, a list or a map at `at`; returns whether what is inside may be validated. [`Self::leave`] has
    /// to follow then.
    #[inline]
    pub(crate) fn enter(&mut self, at: &Path<'_>) -> bool {
        if self.nested < FEW {
            self.nested += 1;
            return true;
        }
        self.enter_deep(at)
    }

    #[inline]
    pub(crate) const fn leave(&mut self) {
        self.nested -= 1;
    }

    #[cold]
    fn enter_deep(&mut self, at: &Path<'_>) -> bool {
        // Newtypes add pointers but no levels.
        let is_deep = self.nested as usize >= self.depth.saturating_mul(2) || at.levels() > self.depth;
        if !is_deep {
            self.nested += 1;
        } else if !self.is_done() {
            self.failed = true;
            if !self.quick {
                self.violations.push(Violation::too_deep(at.to_pointer(), self.depth));
                self.quick = true;
            }
        }
        !is_deep
    }

    /// Adds a violation, with its pointer relative to `at`.
    #[cold]
    pub fn add(&mut self, at: &Path<'_>, violation: Violation) {
        if self.takes(violation.severity()) {
            self.push(violation.of_function().below(at));
        }
    }

    /// Whether one more violation is collected.
    fn takes(&mut self, severity: Severity) -> bool {
        self.failed |= !severity.is_warning();
        if self.quick {
            return false;
        }
        self.budget.has_room(severity)
    }

    fn push(&mut self, violation: Violation) {
        self.budget.take(violation.pointer().len());
        self.violations.push(violation);
        if self.is_key {
            self.mark_key();
        }
    }

    /// Marks the last violation as one of a key. Apart from `push`, which then does not move violations once more.
    #[cold]
    #[inline(never)]
    fn mark_key(&mut self) {
        let last = self.violations.pop();
        self.violations.extend(last.map(Violation::of_key));
    }

    /// Validates the key of a map.
    #[inline]
    pub(crate) fn in_key(&mut self, validate: impl FnOnce(&mut Self)) {
        let outer = core::mem::replace(&mut self.is_key, true);
        validate(self);
        self.is_key = outer;
    }

    /// Adds a violation of a group, and how many of its fields are present.
    #[cold]
    pub(crate) fn broken_group(&mut self, at: &Path<'_>, rule: &'static Rule, present: usize) {
        if self.takes(rule.severity) {
            self.push(Violation::broken_group(at.to_pointer(), rule, present));
        }
    }

    /// Adds the violation of an item that repeats the first one, which is at `first`.
    #[cold]
    pub(crate) fn repeated(&mut self, at: &Path<'_>, rule: &'static Rule, first: &Path<'_>) {
        if self.takes(rule.severity) {
            self.push(Violation::repeated(at.to_pointer(), rule, first.to_pointer()));
        }
    }

    /// Adds a violation of an `any_of` that calls functions, with their messages.
    #[cold]
    pub(crate) fn broken_by_functions(
        &mut self,
        at: &Path<'_>,
        rule: &'static Rule,
        functions: &[Option<String>],
    ) {
        if self.takes(rule.severity) {
            self.push(Violation::of_functions(at.to_pointer(), rule, functions));
        }
    }

    /// Adds a violation of a rule; of one that judges a string, with the string.
    #[cold]
    pub(crate) fn broken(&mut self, at: &Path<'_>, rule: &'static Rule, text: Option<&str>) {
        if self.takes(rule.severity) {
            self.push(Violation::broken(at.to_pointer(), rule, text));
        }
    }
}

impl Path<'_> {
    /// The level of the value: 1 for the whole payload, one more for each list or object around it.
    fn levels(&self) -> usize {
        let (mut levels, mut at) = (1, Some(self));
        while let Some(path) = at {
            levels += usize::from(path.segment().is_level());
            at = path.parent();
        }
        levels
    }
}
