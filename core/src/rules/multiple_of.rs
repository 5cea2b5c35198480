//! `multiple_of`: a number is a whole multiple of another.

#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, keyword, note, number_value};
use super::more::More;
use super::number::Number;
use super::params::Params;
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments};
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
use super::words::{Word, Words};

/// The step of which a number is a multiple.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MultipleOf {
    /// The step, above zero.
    pub step: Number,
    #[doc(hidden)]
    pub more: More,
}

/// Whether a number is a multiple of the step; an absent one passes.
#[inline]
#[must_use]
pub const fn holds(number: Option<Number>, rule: &MultipleOf) -> bool {
    match number {
        Some(number) => number.is_multiple_of(rule.step),
        None => true,
    }
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

#[cfg(feature = "serde")]
impl InDocuments for MultipleOf {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        holds(value.number(), self)
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for MultipleOf {
    fn keywords(&self, target: &dyn Target) -> Keywords {
        let step = number_value(self.step);
        // Keys are strings, which `multipleOf` ignores. Of steps such as 0.1, whose digits no float has, validators divide
        // floats: 0.3 is no multiple to them.
        match target.is_key() || !self.step.is_dyadic() {
            true => note("multiple_of", "step", step),
            false => keyword("multipleOf", step),
        }
    }
}
