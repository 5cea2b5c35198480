//! What a walk does with a broken rule: it ends, or it lists the rule with its place.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::report::path::{Segment, push_segment};
use crate::report::violation::Violation;
use crate::rules::{Check, Rule};
use crate::schema::Shows;

/// Bound on the violations of a list: beyond it the second pass counts what it reports.
const MOST_LISTED: usize = 64;

/// Why a walk ends early.
#[derive(Clone, Copy)]
pub(super) enum Stop {
    /// The text is not valid.
    Invalid,
    /// For this text the typed value has to decide.
    Unsure,
    /// For every text of the type the typed value has to decide.
    Hidden,
}

/// The purpose of a walk.
pub(super) trait Findings<'t> {
    /// How much the schemas of all types inside have to show.
    const NEEDS: Shows;
    /// Why the walk ends at a value that does not fit its type, at a text that is not JSON, and at a broken rule.
    const MISFIT: Stop;

    /// Whether warnings are passed over. They make no text invalid.
    const PASSES_WARNINGS: bool;

    /// Enters a part of the value.
    fn enter(&mut self, step: Segment<'t>);

    /// Leaves it again.
    fn leave(&mut self);

    /// A rule is broken by what has that range; of one that judges a string, with the string. Returns whether the walk
    /// goes on.
    fn broken(&mut self, range: Range<usize>, rule: &'static Rule, text: Option<&str>) -> bool;
}

/// Asks whether the text is valid.
pub(super) struct Yes;

impl<'t> Findings<'t> for Yes {
    const NEEDS: Shows = Shows::All;
    const MISFIT: Stop = Stop::Invalid;
    const PASSES_WARNINGS: bool = true;

    #[inline(always)]
    fn enter(&mut self, _: Segment<'t>) {}

    #[inline(always)]
    fn leave(&mut self) {}

    #[inline(always)]
    fn broken(&mut self, _: Range<usize>, _: &'static Rule, _: Option<&str>) -> bool {
        false
    }
}

/// Lists the broken rules of a text that serde reads.
#[derive(Default)]
pub(super) struct Listed<'t> {
    steps: Vec<Segment<'t>>,
    pub(super) found: Vec<Violation>,
}

impl<'t> Findings<'t> for Listed<'t> {
    const NEEDS: Shows = Shows::Rules;
    const MISFIT: Stop = Stop::Unsure;
    const PASSES_WARNINGS: bool = false;

    fn enter(&mut self, step: Segment<'t>) {
        self.steps.push(step);
    }

    fn leave(&mut self) {
        self.steps.pop();
    }

    #[cold]
    fn broken(&mut self, range: Range<usize>, rule: &'static Rule, text: Option<&str>) -> bool {
        // The second pass adds fitting values to a literal, and how many fields of a group are there.
        if self.found.len() == MOST_LISTED || matches!(rule.check, Check::OneOf(_) | Check::Group(_)) {
            return false;
        }
        let len = |step: &Segment<'_>| if let Segment::Key(name) = step { 1 + name.len() } else { 8 };
        let mut pointer = String::with_capacity(self.steps.iter().map(len).sum());
        for step in &self.steps {
            push_segment(&mut pointer, *step);
        }
        self.found.push(Violation::broken(pointer, rule, text).at_range(range));
        true
    }
}
