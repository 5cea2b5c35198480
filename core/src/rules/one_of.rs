//! `one_of`: a value is one of the literals.

use alloc::vec::Vec;

#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, any, bounds, keyword, note, number_value, of_type};
use super::literal::{Literal, ScalarValue, say_literals};
use super::more::More;
use super::number::Number;
use super::params::{Param, Params};
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments};
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
use super::words::Words;

/// The literals that a value may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OneOf {
    /// The literals, as written.
    pub literals: &'static [Literal],
    #[doc(hidden)]
    pub more: More,
}

/// Whether a value is one of the literals; an absent one passes.
#[inline]
#[must_use]
pub const fn holds(scalar: Option<ScalarValue<'_>>, literals: &[Literal]) -> bool {
    scalar.is_none() || is_one(scalar, literals)
}

/// Whether a value is present and one of the literals: a test of a condition.
#[inline]
#[must_use]
pub const fn is_one(scalar: Option<ScalarValue<'_>>, literals: &[Literal]) -> bool {
    let Some(scalar) = scalar else { return false };
    let mut index = 0;
    while index < literals.len() {
        if literals[index].matches(scalar) {
            return true;
        }
        index += 1;
    }
    false
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

#[cfg(feature = "serde")]
impl InDocuments for OneOf {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        let scalars = value.scalars();
        let mut found = scalars.into_iter().flatten().peekable();
        found.peek().is_none() || found.any(|scalar| is_one(Some(scalar), self.literals))
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for OneOf {
    fn keywords(&self, target: &dyn Target) -> Keywords {
        literals(self.literals, target)
    }
}

/// The values that literals allow, as keywords.
#[cfg(feature = "json_schema")]
pub(crate) fn literals(literals: &[Literal], target: &dyn Target) -> Keywords {
    listed(literals, target.is_key(), target.may_be_null())
        .unwrap_or_else(|| note_literals("one_of", literals))
}

/// Literals that keywords cannot list, as data.
#[cfg(feature = "json_schema")]
pub(super) fn note_literals(rule: &str, literals: &[Literal]) -> Keywords {
    use alloc::string::ToString as _;

    note(rule, "values", literals.iter().map(|literal| literal.to_string()).collect())
}

/// The values that are one of the literals, as keywords. Keys are strings, so numbers among them cannot be compared.
#[cfg(feature = "json_schema")]
pub(super) fn listed(literals: &[Literal], are_keys: bool, or_null: bool) -> Option<Keywords> {
    use alloc::string::ToString as _;
    use serde_json::Value;

    let mut values = Vec::new();
    let mut ranges = Vec::new();
    for literal in literals {
        match *literal {
            // Keys are strings, so JSON Schema cannot compare them as numbers.
            Literal::Range(..) if are_keys => return None,
            Literal::Text(_) | Literal::Number(_) | Literal::Bool(_) if are_keys => {
                values.push(Value::from(literal.to_string()));
            }
            Literal::Text(text) => values.push(Value::from(text)),
            Literal::Number(number) => values.push(number_value(number)),
            Literal::Bool(truth) => values.push(Value::Bool(truth)),
            Literal::Range(min, max) => {
                let bound = |bound: Option<i128>| bound.map(|bound| number_value(Number::Int(bound)));
                let mut range = of_type("number");
                range.extend(bounds(&[("minimum", bound(min)), ("maximum", bound(max))]));
                ranges.push(range);
            }
        }
    }
    if or_null {
        values.push(Value::Null);
    }
    if !values.is_empty() {
        ranges.insert(0, keyword("enum", Value::Array(values)));
    }
    Some(any(ranges))
}
