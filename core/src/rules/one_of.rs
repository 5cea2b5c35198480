//! `one_of`: a value is one of the literals.

use alloc::borrow::Cow;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::text::Scalar;
use crate::condition::{Literal, join_or};
use crate::params::{Param, Params};
use crate::schema::Schema;

/// The literals that a value may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneOf {
    /// The literals, as written.
    pub literals: &'static [Literal],
}

/// Whether a value is one of the literals; an absent one is.
#[inline]
pub fn holds<T: Scalar + ?Sized>(value: &T, literals: &[Literal]) -> bool {
    value.scalar().is_none_or(|scalar| literals.iter().any(|literal| literal.matches(scalar)))
}

/// Whether a value is there and one of the literals: a test of a condition.
#[inline]
pub fn is_one<T: Scalar + ?Sized>(value: &T, literals: &[Literal]) -> bool {
    value.scalar().is_some_and(|scalar| literals.iter().any(|literal| literal.matches(scalar)))
}

impl OneOf {
    pub(crate) const fn code(&self) -> &'static str {
        "one_of"
    }

    pub(crate) fn message(&self, _: &'static Schema) -> Cow<'static, str> {
        let mut text = String::from("must be ");
        join_or(&mut text, self.literals);
        text.into()
    }

    pub(crate) fn params(&self, _: &'static Schema, params: &mut Params) {
        params.push("values", self.literals.iter().map(Param::from).collect::<Vec<_>>());
    }
}

impl From<&Literal> for Param {
    fn from(literal: &Literal) -> Self {
        match *literal {
            Literal::Text(text) => Param::from(text),
            Literal::Number(number) => Param::Number(number),
            Literal::Bool(truth) => Param::Bool(truth),
            Literal::Range(..) => Param::from(literal.to_string()),
        }
    }
}
