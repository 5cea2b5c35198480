//! `none_of`: a value is none of the literals.

use alloc::vec::Vec;

#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, under};
use super::literal::{Literal, ScalarValue, say_literals};
use super::more::More;
use super::one_of::is_one;
#[cfg(feature = "json_schema")]
use super::one_of::{listed, note_literals};
use super::params::{Param, Params};
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments};
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
use super::words::Words;

/// The literals that a value may not be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NoneOf {
    /// The literals, as written.
    pub literals: &'static [Literal],
    #[doc(hidden)]
    pub more: More,
}

/// Whether a value is none of the literals; an absent one is none.
#[inline]
#[must_use]
pub const fn holds(scalar: Option<ScalarValue<'_>>, literals: &[Literal]) -> bool {
    !is_one(scalar, literals)
}

impl NoneOf {
    pub(crate) const fn code(&self) -> &'static str {
        "none_of"
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text("must not be ");
        say_literals(self.literals, words);
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push("values", self.literals.iter().map(Param::from).collect::<Vec<_>>());
    }
}

#[cfg(feature = "serde")]
impl InDocuments for NoneOf {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        value.scalars().into_iter().all(|scalar| holds(scalar, self.literals))
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for NoneOf {
    fn keywords(&self, target: &dyn Target) -> Keywords {
        match listed(self.literals, target.is_key(), false) {
            Some(keywords) => under("not", keywords),
            None => note_literals(self.code(), self.literals),
        }
    }
}
