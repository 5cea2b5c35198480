//! A pattern's tables and the walks over them. The tables are trusted to be in order. What takes time is that each step
//! waits for the one before, so most tables have a step for every pair of classes. Each walk is a function of its own:
//! together they would save registers for one another.

use super::alphabet::Alphabet;
use super::packed::Packed;
use super::pairs::Pairs;
use super::run::Run;
use super::single::Single;
use super::state::{DEAD, NO_MATCH, START};

/// What the macro emits for a pattern.
#[doc(hidden)]
pub struct PatternProgram {
    pub source: &'static str,
    /// What its author calls what matches; empty when it has no name.
    pub name: &'static str,
    /// Its flags, as JavaScript writes them.
    pub flags: &'static str,
    /// Its source without its flags but for `u`; `None` where JavaScript cannot express it, or there are none.
    pub exported: Option<&'static str>,
    /// In characters; `u32::MAX` when nothing matches.
    pub shortest: u32,
    /// In characters; `u32::MAX` when there is no bound.
    pub longest: u32,
    /// Whether a match can only begin where the text begins.
    pub is_anchored_at_start: bool,
    /// Whether a match can only end where the text ends.
    pub is_anchored_at_end: bool,
    /// How many characters each state is away from a match, for [`Mismatch`](super::Mismatch) alone: a byte a state, by
    /// its number; two bytes, from the lowest, for `Single`; nothing for `Run`.
    pub distances: &'static [u8],
    pub alphabet: Alphabet,
    pub steps: PatternSteps,
}

/// How the classes of a text's characters decide.
#[doc(hidden)]
pub enum PatternSteps {
    Run(Run),
    Packed(Packed),
    Pairs(Pairs),
    Single(Single),
}

impl PatternProgram {
    /// Whether the text contains a match.
    pub(super) const fn is_match(&self, text: &[u8]) -> bool {
        if text.len() < self.shortest as usize {
            return false;
        }
        match &self.steps {
            PatternSteps::Run(run) => run.is_match(&self.alphabet, text),
            PatternSteps::Packed(packed) => packed.is_match(&self.alphabet, text),
            PatternSteps::Pairs(pairs) => pairs.is_match(&self.alphabet, text),
            PatternSteps::Single(single) => single.is_match(&self.alphabet, text),
        }
    }

    /// What its author calls what matches.
    pub(super) const fn name(&self) -> Option<&'static str> {
        if self.name.is_empty() { None } else { Some(self.name) }
    }

    /// The state after a character of a class. What a state is, the kind of the steps says.
    pub(super) const fn step(&self, state: usize, class: usize) -> usize {
        match &self.steps {
            PatternSteps::Run(run) => run.single_step(state, class),
            PatternSteps::Packed(packed) => packed.single_step(state, class),
            PatternSteps::Pairs(pairs) => pairs.single_step(state, class),
            PatternSteps::Single(single) => single.single_step(state, class),
        }
    }

    /// How many characters, at least, lead from a state to a match.
    pub(super) const fn distance(&self, state: usize) -> u32 {
        match state {
            START => return self.shortest,
            NO_MATCH => return DEAD,
            _ => {}
        }
        match &self.steps {
            PatternSteps::Run(run) => run.distance(state),
            PatternSteps::Packed(packed) => packed.distance(state, self.distances),
            PatternSteps::Pairs(pairs) => pairs.distance(state, self.distances),
            PatternSteps::Single(single) => single.distance(state, self.distances),
        }
    }
}
