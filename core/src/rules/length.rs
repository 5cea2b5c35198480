//! `length`: how many characters a string has, or items a collection.

use super::condition::Comparison;
use super::field_path::FieldPath;
#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, Value, both, bounds, keyword, note_of, under};
#[cfg(feature = "serde")]
use super::literal::ScalarValue;
use super::more::More;
use super::number::Number;
use super::params::Params;
#[cfg(feature = "json_schema")]
use super::sibling::fields_comment;
use super::sibling::{push_fields, say_fields};
#[cfg(feature = "json_schema")]
use super::untyped::{Counted, InSchema, Target};
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments};
use super::words::Words;

#[cfg(feature = "json_schema")]
const TEXT: [&str; 2] = ["minLength", "maxLength"];
#[cfg(feature = "json_schema")]
const ITEMS: [&str; 2] = ["minItems", "maxItems"];
#[cfg(feature = "json_schema")]
const ENTRIES: [&str; 2] = ["minProperties", "maxProperties"];

/// What a length counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unit {
    /// Unicode scalar values of a string, as JSON Schema counts.
    Chars,
    /// Items of a collection.
    Items,
    /// Bytes of the string in UTF-8.
    Bytes,
    /// 16-bit units of the string in UTF-16, as JavaScript counts.
    Utf16,
}

/// Bounds of a length, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// What is counted.
    pub unit: Unit,
    /// The least length.
    pub min: Option<usize>,
    /// The greatest length.
    pub max: Option<usize>,
    /// Bounds that are the values of other fields.
    pub fields: &'static [(Comparison, FieldPath)],
    #[doc(hidden)]
    pub more: More,
}

impl Length {
    /// Bounds in a unit.
    #[must_use]
    pub const fn new(unit: Unit, min: Option<usize>, max: Option<usize>) -> Self {
        Length { unit, min, max, fields: &[], more: More }
    }

    /// The bounds, with those in their place that are the values of other fields; an absent one is none.
    #[must_use]
    pub const fn beside(self, least: Option<Number>, most: Option<Number>) -> Self {
        let none = Length::new(self.unit, Some(1), Some(0));
        let mut bounds = self;
        if let Some(least) = least {
            let Some(least) = count_of(least, true) else { return none };
            bounds.min = Some(least);
        }
        if let Some(most) = most {
            let Some(most) = count_of(most, false) else { return none };
            bounds.max = Some(most);
        }
        bounds
    }

    /// Whether a count is within the bounds.
    #[inline]
    #[must_use]
    pub const fn admits(&self, count: usize) -> bool {
        (match self.min {
            Some(min) => count >= min,
            None => true,
        }) && (match self.max {
            Some(max) => count <= max,
            None => true,
        })
    }

    /// Whether a string's length is within the bounds, in the rule's unit.
    #[inline]
    #[must_use]
    pub const fn admits_text(&self, text: &str) -> bool {
        let bytes = text.len();
        if matches!(self.unit, Unit::Bytes) {
            return self.admits(bytes);
        }
        // A character has one to four bytes, a UTF-16 unit one to three. These limits often decide without a count.
        let least = bytes.div_ceil(4);
        if self.admits(least) && self.admits(bytes) {
            return true;
        }
        if let Some(min) = self.min
            && bytes < min
        {
            return false;
        }
        self.admits(if text.is_ascii() { bytes } else { count(text, matches!(self.unit, Unit::Utf16)) })
    }

    pub(crate) const fn code(&self) -> &'static str {
        "length"
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        let is_items = matches!(self.unit, Unit::Items);
        if self.min.is_none() && self.max.is_none() {
            words.text("must have a length of ");
            return say_fields(self.fields, true, words);
        }
        words.text(if is_items { "must have " } else { "must be " });
        let last = match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => max,
            (Some(min), Some(max)) => {
                words.count(min);
                words.text(" to ");
                max
            }
            (Some(min), None) => {
                words.text("at least ");
                min
            }
            (None, Some(max)) => {
                words.text("at most ");
                max
            }
            (None, None) => 0,
        };
        words.count(last);
        words.text(match self.unit {
            Unit::Chars => " character",
            Unit::Items => " item",
            Unit::Bytes => " byte",
            Unit::Utf16 => " UTF-16 unit",
        });
        words.text(if last == 1 { "" } else { "s" });
        words.text(if is_items { "" } else { " long" });
        if !self.fields.is_empty() {
            words.text(", and have a length of ");
            say_fields(self.fields, true, words);
        }
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push_some("min", self.min);
        params.push_some("max", self.max);
        push_fields(self.fields, params);
        params.push(
            "unit",
            match self.unit {
                Unit::Chars => "characters",
                Unit::Items => "items",
                Unit::Bytes => "bytes",
                Unit::Utf16 => "utf16",
            },
        );
    }
}

/// The least length that is not below a number, or the greatest that is not above it; `None` when there is none.
const fn count_of(number: Number, is_least: bool) -> Option<usize> {
    let (none, any) = if is_least { (None, Some(0)) } else { (Some(usize::MAX), None) };
    match number {
        Number::Int(int) if int < 0 => any,
        Number::Int(int) if int > usize::MAX as i128 => none,
        Number::Int(int) => Some(int as usize),
        Number::Big(_) => none,
        Number::Float(float) if float < 0.0 => any,
        Number::Float(float) => {
            let whole = float as usize;
            Some(if is_least && (whole as f64) < float { whole.saturating_add(1) } else { whole })
        }
        Number::Single(single) => count_of(Number::Float(single as f64), is_least),
    }
}

/// Counts characters, or UTF-16 units: one for each byte that starts a character, two in UTF-16 for characters above
/// the basic plane.
const fn count(text: &str, utf16: bool) -> usize {
    let bytes = text.as_bytes();
    let mut count = 0;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        count += (byte & 0xC0 != 0x80) as usize + (utf16 && byte >= 0xF0) as usize;
        at += 1;
    }
    count
}

/// Whether a string's length is within the bounds; an absent string passes.
#[inline]
#[must_use]
pub const fn holds(text: Option<&str>, length: &Length) -> bool {
    match text {
        Some(text) => length.admits_text(text),
        None => true,
    }
}

#[cfg(feature = "serde")]
impl Length {
    /// The bounds, and those that are fields of a document: `look` hands over the scalar of each that is there.
    pub(crate) fn beside_fields(
        &self,
        look: impl Fn(&FieldPath, &mut dyn FnMut(ScalarValue<'_>) -> bool),
    ) -> Length {
        let mut bounds = *self;
        for (comparison, field) in self.fields {
            look(field, &mut |other| {
                if let ScalarValue::Number(number) = other {
                    bounds = match comparison {
                        Comparison::AtLeast | Comparison::Above => bounds.beside(Some(number), None),
                        Comparison::AtMost | Comparison::Below => bounds.beside(None, Some(number)),
                    };
                }
                true
            });
        }
        bounds
    }
}

#[cfg(feature = "serde")]
impl InDocuments for Length {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        let bounds = self.beside_fields(|field, take| {
            value.with_other(field, take);
        });
        match (value.text(), value.size()) {
            (Some(text), _) => matches!(self.unit, Unit::Items) || bounds.admits_text(text),
            (None, Some(size)) => bounds.admits(size),
            (None, None) => true,
        }
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for Length {
    fn keywords(&self, target: &dyn Target) -> Keywords {
        both(self.own_keywords(target), fields_comment("its length", self.fields))
    }
}

#[cfg(feature = "json_schema")]
impl Length {
    fn own_keywords(&self, target: &dyn Target) -> Keywords {
        let within = |[least, most]: [&str; 2], min: Option<usize>, max: Option<usize>| {
            bounds(&[(least, min.map(Value::from)), (most, max.map(Value::from))])
        };
        let (min, max) = (self.min, self.max);
        // A character has at most that many units, so these bounds refuse no valid string.
        let (widest, unit) = match self.unit {
            Unit::Bytes => (4, "bytes"),
            Unit::Utf16 => (2, "utf16"),
            Unit::Chars | Unit::Items => {
                let text = within(TEXT, min, max);
                return match target.counted() {
                    Counted::Characters => text,
                    // No keyword counts distinct items, so `max` applies only when no items are equal.
                    Counted::DistinctItems if max.is_some() => {
                        let is_distinct = keyword("uniqueItems", Value::Bool(true));
                        let then = under("then", within(ITEMS, None, max));
                        both(within(ITEMS, min, None), both(under("if", is_distinct), then))
                    }
                    Counted::Items | Counted::DistinctItems => within(ITEMS, min, max),
                    Counted::Entries => within(ENTRIES, min, max),
                    Counted::Unknown => both(text, both(within(ITEMS, min, max), within(ENTRIES, min, max))),
                };
            }
        };
        let exact = both(keyword("unit", Value::from(unit)), within(["min", "max"], min, max));
        both(within(TEXT, min.map(|min| min.div_ceil(widest)), max), note_of("length", exact))
    }
}
