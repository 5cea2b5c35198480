//! `range`: a number is within bounds.

use super::condition::Comparison;
use super::field_path::FieldPath;
#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, both, bounds, note_of, number_value};
#[cfg(feature = "serde")]
use super::literal::ScalarValue;
use super::more::More;
use super::number::Number;
use super::params::Params;
#[cfg(feature = "serde")]
use super::sibling::admits;
#[cfg(feature = "json_schema")]
use super::sibling::fields_comment;
use super::sibling::{Compare, push_fields, say_fields};
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments};
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
use super::words::{Word, Words};

/// Bounds of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// The least value.
    pub min: Option<Number>,
    /// The greatest value.
    pub max: Option<Number>,
    /// A value that has to be exceeded.
    pub exclusive_min: Option<Number>,
    /// A value that must not be reached.
    pub exclusive_max: Option<Number>,
    /// Bounds that are the values of other fields.
    pub fields: &'static [(Comparison, FieldPath)],
    /// Whether only typed values can be compared with those fields.
    pub is_typed: bool,
    /// For each of those fields what compares them where documents hold them, if serde can read them.
    pub compare: &'static [Option<Compare>],
    #[doc(hidden)]
    pub more: More,
}

/// Whether a number is within the bounds; an absent one passes.
#[inline]
#[must_use]
pub const fn holds(number: Option<Number>, range: &Range) -> bool {
    match number {
        Some(number) => range.admits(number),
        None => true,
    }
}

impl Range {
    /// No bounds.
    pub const ALL: Range = Range {
        min: None,
        max: None,
        exclusive_min: None,
        exclusive_max: None,
        fields: &[],
        is_typed: false,
        compare: &[],
        more: More,
    };

    /// Whether a number is within the bounds; NaN never is.
    #[inline]
    #[must_use]
    pub const fn admits(&self, number: Number) -> bool {
        use core::cmp::Ordering::{Equal, Greater, Less};

        #[inline(always)]
        const fn is(
            bound: Option<Number>,
            number: Number,
            a: core::cmp::Ordering,
            b: core::cmp::Ordering,
        ) -> bool {
            match bound {
                None => true,
                Some(bound) => match number.compare(bound) {
                    Some(found) => found as i8 == a as i8 || found as i8 == b as i8,
                    None => false,
                },
            }
        }

        is(self.min, number, Greater, Equal)
            && is(self.max, number, Less, Equal)
            && is(self.exclusive_min, number, Greater, Greater)
            && is(self.exclusive_max, number, Less, Less)
    }

    pub(crate) const fn code(&self) -> &'static str {
        "range"
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text("must be ");
        match (self.min, self.max, self.exclusive_min, self.exclusive_max) {
            (Some(min), Some(max), None, None)
                if matches!(min.compare(max), Some(core::cmp::Ordering::Equal)) =>
            {
                words.push(Word::Number(min));
            }
            (Some(min), Some(max), None, None) => {
                words.push(Word::Number(min));
                words.text(" to ");
                words.push(Word::Number(max));
            }
            (min, max, above, below) => {
                // Lower bounds before upper ones.
                let bounds =
                    [("at least ", min), ("greater than ", above), ("at most ", max), ("less than ", below)];
                let (mut index, mut said) = (0, 0);
                while index < bounds.len() {
                    if let (how, Some(bound)) = bounds[index] {
                        words.text(if said > 0 { " and " } else { "" });
                        words.text(how);
                        words.push(Word::Number(bound));
                        said += 1;
                    }
                    index += 1;
                }
            }
        }
        let has_own = self.min.is_some() || self.max.is_some();
        let has_own = has_own || self.exclusive_min.is_some() || self.exclusive_max.is_some();
        say_fields(self.fields, !has_own, words);
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push_some("min", self.min);
        params.push_some("max", self.max);
        params.push_some("exclusive_min", self.exclusive_min);
        params.push_some("exclusive_max", self.exclusive_max);
        push_fields(self.fields, params);
    }
}

#[cfg(feature = "serde")]
impl InDocuments for Range {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        let number = value.number();
        let is_within = |(comparison, field): &(Comparison, FieldPath)| {
            value.with_other(field, &mut |other| match other {
                ScalarValue::Number(other) => admits(*comparison, number, Some(other)),
                _ => true,
            })
        };
        holds(number, self) && (self.is_typed || number.is_none() || self.fields.iter().all(is_within))
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for Range {
    fn keywords(&self, target: &dyn Target) -> Keywords {
        let keywords = bounds(&[
            ("minimum", self.min.map(number_value)),
            ("maximum", self.max.map(number_value)),
            ("exclusiveMinimum", self.exclusive_min.map(number_value)),
            ("exclusiveMaximum", self.exclusive_max.map(number_value)),
        ]);
        let keywords = both(keywords, fields_comment("it", self.fields));
        // Keys are strings, so JSON Schema cannot compare them as numbers.
        if target.is_key() { note_of("range", keywords) } else { keywords }
    }
}
