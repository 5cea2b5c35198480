//! `one_of`: a value is one of the literals.

use alloc::vec::Vec;

use super::literal::{Literal, ScalarValue, say_literals};
use super::number::Number;
use super::params::{Param, Params};
use super::words::Words;

/// The literals that a value may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneOf {
    /// The literals, as written.
    pub literals: &'static [Literal],
}

/// Whether a value is one of the literals; an absent one is.
#[inline]
pub fn holds(scalar: Option<ScalarValue<'_>>, literals: &[Literal]) -> bool {
    scalar.is_none_or(|scalar| literals.iter().any(|literal| literal.matches(scalar)))
}

/// Whether a value is there and one of the literals: a test of a condition.
#[inline]
pub fn is_one(scalar: Option<ScalarValue<'_>>, literals: &[Literal]) -> bool {
    scalar.is_some_and(|scalar| literals.iter().any(|literal| literal.matches(scalar)))
}

impl OneOf {
    pub(crate) const fn code(&self) -> &'static str {
        "one_of"
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text("must be ");
        say_literals(self.literals, words);
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push("values", self.literals.iter().map(Param::from).collect::<Vec<_>>());
    }
}

impl From<&Literal> for Param {
    fn from(literal: &Literal) -> Self {
        match *literal {
            Literal::Text(text) => Param::from(text),
            Literal::Number(number) => Param::Number(number),
            Literal::Bool(truth) => Param::Bool(truth),
            Literal::Range(min, max) => {
                let mut bounds = Params::default();
                bounds.push_some("min", min.map(Number::Int));
                bounds.push_some("max", max.map(Number::Int));
                Param::Map(bounds)
            }
        }
    }
}
