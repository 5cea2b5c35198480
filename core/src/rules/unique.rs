//! `unique`: no two items of a list are equal, or equal in one field. Equality is that of JSON values.

use alloc::format;

#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, both, keyword};
use super::literal::{ScalarValue, same};
use super::more::More;
use super::number::Number;
use super::params::Params;
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments};
#[cfg(feature = "json_schema")]
use super::untyped::{Equality, InSchema, Target};
use super::words::Words;

/// What makes items differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unique {
    /// The field that is compared, in Rust; `None` for the whole item.
    pub by: Option<&'static str>,
    #[doc(hidden)]
    pub more: More,
}

/// Whether two items of a literal are equal. An absent one equals another only where `or_absent` says so.
#[must_use]
pub const fn are_equal(a: Option<ScalarValue<'_>>, b: Option<ScalarValue<'_>>, or_absent: bool) -> bool {
    use core::cmp::Ordering;

    match (a, b) {
        (Some(ScalarValue::Text(a)), Some(ScalarValue::Text(b))) => same(a, b),
        (Some(ScalarValue::Char(a)), Some(ScalarValue::Char(b))) => a == b,
        (Some(ScalarValue::Bool(a)), Some(ScalarValue::Bool(b))) => a == b,
        (Some(ScalarValue::Number(a)), Some(ScalarValue::Number(b))) => {
            matches!(Number::compare(a, b), Some(Ordering::Equal))
        }
        (None, None) => or_absent,
        _ => false,
    }
}

impl Unique {
    pub(crate) const fn code(&self) -> &'static str {
        "unique"
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text("must be unique");
    }

    pub(crate) fn params(&self, _: &mut Params) {}

    /// The message for an item that repeats the one at a pointer.
    pub(crate) fn message(first: &str) -> alloc::string::String {
        format!("must be unique: repeats {first}")
    }
}

#[cfg(feature = "serde")]
impl InDocuments for Unique {
    /// For `any_of` and `not`; elsewhere the second pass reports each repeated item at its own place.
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        value.items_differ(self.by)
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for Unique {
    fn keywords(&self, target: &dyn Target) -> Keywords {
        let comment = |text: &str| keyword("$comment", text.into());
        let unique = || keyword("uniqueItems", true.into());
        match (self.by, target.equality_of_items()) {
            (Some(by), _) => comment(&format!("items are unique by {}", target.wire_name(by))),
            (None, Equality::Exact) => unique(),
            (None, Equality::OfJson) => both(
                unique(),
                comment("items are also equal where their texts differ and their values do not"),
            ),
            (None, Equality::Unknown) => comment("items are unique"),
        }
    }
}
