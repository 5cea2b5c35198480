//! `multiple_of`: a number is a whole multiple of another.

use super::number::Number;
use super::params::Params;
use super::words::{Word, Words};

/// The step of which a number is a multiple.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MultipleOf {
    /// The step, above zero.
    pub step: Number,
}

/// Whether a number is a multiple of the step; an absent one is.
#[inline]
pub fn holds(number: Option<Number>, rule: &MultipleOf) -> bool {
    number.is_none_or(|number| number.is_multiple_of(rule.step))
}

impl MultipleOf {
    pub(crate) const fn code(&self) -> &'static str {
        "multiple_of"
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text("must be a multiple of ");
        words.push(Word::Number(self.step));
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push("multiple_of", self.step);
    }
}
