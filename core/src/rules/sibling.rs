//! `equals`, `differs` and the bounds that are values of other fields.

use core::cmp::Ordering;

use super::condition::Comparison;
use super::field_path::FieldPath;
#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, comment};
use super::literal::{ScalarValue, same};
use super::more::More;
use super::number::Number;
use super::params::Params;
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments};
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
use super::words::Words;

/// Compares two values of documents as values of their types, from their JSON: whether the first is on that side of the
/// second, or without a side whether they are equal. `None` where serde cannot read both.
#[derive(Clone, Copy)]
pub struct Compare(pub fn(&str, &str, Option<Comparison>) -> Option<bool>);

impl core::fmt::Debug for Compare {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Compare")
    }
}

impl PartialEq for Compare {
    fn eq(&self, other: &Self) -> bool {
        core::ptr::fn_addr_eq(self.0, other.0)
    }
}

impl Eq for Compare {}

/// That a value equals that of another field, or differs from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sibling {
    /// The other field.
    pub field: FieldPath,
    /// Whether the values are equal or different.
    pub is_equal: bool,
    /// Whether only typed values can be compared.
    pub is_typed: bool,
    /// Compares them where documents hold them, if serde can read them.
    pub compare: Option<Compare>,
    #[doc(hidden)]
    pub more: More,
}

/// Whether two scalars are equal, as they have to be or must not be; an absent one passes.
#[must_use]
pub const fn compares(own: Option<ScalarValue<'_>>, other: Option<ScalarValue<'_>>, is_equal: bool) -> bool {
    match (own, other) {
        (Some(own), Some(other)) => are_equal(own, other) == is_equal,
        _ => true,
    }
}

/// Whether a number is on a side of another one; an absent one passes.
#[must_use]
pub const fn admits(comparison: Comparison, own: Option<Number>, other: Option<Number>) -> bool {
    match other {
        Some(other) => own.is_none() || comparison.admits(own, other),
        None => true,
    }
}

const fn are_equal(a: ScalarValue<'_>, b: ScalarValue<'_>) -> bool {
    match (a, b) {
        (ScalarValue::Text(a), ScalarValue::Text(b)) => same(a, b),
        (ScalarValue::Text(text), ScalarValue::Char(char))
        | (ScalarValue::Char(char), ScalarValue::Text(text)) => same(text, char.encode_utf8(&mut [0; 4])),
        (ScalarValue::Char(a), ScalarValue::Char(b)) => a == b,
        (ScalarValue::Bool(a), ScalarValue::Bool(b)) => a == b,
        (ScalarValue::Number(a), ScalarValue::Number(b)) => matches!(a.compare(b), Some(Ordering::Equal)),
        _ => false,
    }
}

impl Sibling {
    pub(crate) const fn code(&self) -> &'static str {
        if self.is_equal { "equals" } else { "differs" }
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text(if self.is_equal { "must equal " } else { "must differ from " });
        self.field.say(words);
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push("field", &self.field);
    }
}

/// Appends the bounds that are other fields.
pub(super) const fn say_fields(fields: &[(Comparison, FieldPath)], is_first: bool, words: &mut Words) {
    let mut index = 0;
    while index < fields.len() {
        words.text(if index > 0 || !is_first { " and " } else { "" });
        words.text(fields[index].0.words());
        fields[index].1.say(words);
        index += 1;
    }
}

/// The bounds that are other fields, as parameters.
pub(super) fn push_fields(fields: &[(Comparison, FieldPath)], params: &mut Params) {
    for (comparison, field) in fields {
        let name = match comparison {
            Comparison::AtLeast => "min_field",
            Comparison::AtMost => "max_field",
            Comparison::Above => "exclusive_min_field",
            Comparison::Below => "exclusive_max_field",
        };
        params.push(name, field);
    }
}

/// A comment on the bounds that are other fields.
#[cfg(feature = "json_schema")]
pub(super) fn fields_comment(what: &'static str, fields: &[(Comparison, FieldPath)]) -> Keywords {
    match fields {
        [] => Keywords::new(),
        fields => comment(&super::words::message(|words| {
            words.text(what);
            words.text(" must be ");
            say_fields(fields, true, words);
        })),
    }
}

#[cfg(feature = "serde")]
impl InDocuments for Sibling {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        let [Some(own), ..] = value.scalars() else { return true };
        self.is_typed
            || value.with_other(&self.field, &mut |other| compares(Some(own), Some(other), self.is_equal))
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for Sibling {
    fn keywords(&self, _: &dyn Target) -> Keywords {
        comment(&super::words::message(|words| self.say(words)))
    }
}
