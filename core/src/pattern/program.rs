//! A pattern's tables and the walks over them. The tables are trusted to be in order. What takes time is that each step
//! waits for the one before, so most tables have a step for every pair of classes. Each walk is a function of its own:
//! together they would save registers for one another.

use super::alphabet::Alphabet;
use super::packed::Packed;
use super::pairs::Pairs;
use super::run::Run;
use super::single::Single;

/// What the macro emits for a pattern.
#[doc(hidden)]
pub struct PatternProgram {
    pub source: &'static str,
    /// In characters; `u32::MAX` when nothing matches.
    pub shortest: u32,
    /// In characters; `u32::MAX` when there is no bound.
    pub longest: u32,
    pub is_anchored: bool,
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
}
