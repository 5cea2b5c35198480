//! Keys of maps as `propertyNames`: strings, whatever their type; and which keys flattened types have.

use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec;
use alloc::vec::Vec;

use serde_json::Value;

use super::definitions::{Depth, Generator};
use crate::rules::keywords::{Keywords, any, comment, keyword, names, under};
use crate::schema::shape::{inner_kind, keys_of_enum, read_as};
use crate::schema::{Content, Field, Kind, Schema, Tagging};

impl Generator {
    /// The schema of a map's keys, given their type.
    pub(super) fn key_names(&mut self, schema: &'static Schema, depth: Depth) -> Keywords {
        match inner_kind(schema) {
            Kind::Integer { min, max } => keyword("pattern", Value::from(integers(*min, *max, *min <= 0))),
            Kind::NonZero { min, max } => keyword("pattern", Value::from(integers(*min, *max, false))),
            Kind::Bool => keyword("enum", names(&["true", "false"])),
            Kind::Foreign(foreign) if foreign.format.is_empty() => {
                comment(&format!("must be {}", foreign.noun))
            }
            Kind::Foreign(foreign) => keyword("format", Value::from(foreign.format)),
            Kind::String | Kind::BorrowedString if schema.name.is_empty() => Keywords::new(),
            _ => self.schema(schema, depth),
        }
    }
}

/// The schema of the keys of an object that has known keys besides.
pub(super) fn names_beside(known: &[&str], other: Keywords) -> Keywords {
    match other.is_empty() {
        true => Keywords::new(),
        false if known.is_empty() => under("propertyNames", other),
        false => under("propertyNames", any(vec![keyword("enum", names(known)), other])),
    }
}

/// The keys that a flattened type may take or see, but for those of maps and of types that read themselves.
pub(super) fn keys_of(schema: &'static Schema) -> Vec<&'static str> {
    let mut names = Vec::new();
    let mut seen = Vec::from([schema]);
    let mut next = 0;
    while let Some(schema) = seen.get(next).copied() {
        next += 1;
        let mut inside = |other: &'static Schema| {
            if !seen.iter().any(|seen| core::ptr::eq(*seen, other)) {
                seen.push(other);
            }
        };
        match &read_as(schema).kind {
            Kind::Struct(object) => keys_of_fields(object.fields, &mut names, &mut inside),
            Kind::Option(inner) => inside(inner()),
            Kind::Newtype(field) => inside((field.schema)()),
            Kind::Enum(variants) => {
                names.extend(keys_of_enum(variants).unwrap_or_default());
                let is_outside = matches!(variants.tagging, Tagging::External | Tagging::Adjacent { .. });
                for variant in variants.visible().filter(|variant| !is_outside || variant.untagged) {
                    match &variant.content {
                        Content::Struct(object) => keys_of_fields(object.fields, &mut names, &mut inside),
                        Content::Newtype(field) => inside((field.schema)()),
                        Content::Unit | Content::Tuple(_) => {}
                    }
                }
            }
            _ => {}
        }
    }
    names
}

fn keys_of_fields(
    fields: &'static [Field],
    names: &mut Vec<&'static str>,
    inside: &mut dyn FnMut(&'static Schema),
) {
    for field in fields.iter().filter(|field| !field.hidden) {
        match field.flatten {
            true => inside((field.schema)()),
            false => names.extend(field.names()),
        }
    }
}

/// A pattern for the integers between two bounds, as JSON writes them, with or without zero; the lower bound is at most 1.
fn integers(min: i128, max: u128, has_zero: bool) -> String {
    let mut alternatives = Vec::new();
    if has_zero {
        alternatives.push(String::from("0"));
    }
    alternatives.extend(positives(max));
    if min < 0 {
        alternatives.push(format!("-(?:{})", positives(min.unsigned_abs()).join("|")));
    }
    format!("^(?:{})$", alternatives.join("|"))
}

/// Patterns for the integers from 1 to `max`: those with fewer digits, then for each digit of `max` those that are
/// equal before it and smaller at it, then `max` itself.
fn positives(max: u128) -> Vec<String> {
    let greatest = max.to_string();
    let len = greatest.len();
    let mut patterns = Vec::new();
    if len > 1 {
        patterns.push(format!("[1-9][0-9]{{0,{}}}", len - 2));
    }
    for (index, digit) in greatest.char_indices() {
        let same = &greatest[..index];
        let least = if index == 0 { '1' } else { '0' };
        let rest = match len - 1 - index {
            0 => String::new(),
            1 => String::from("[0-9]"),
            count => format!("[0-9]{{{count}}}"),
        };
        if let Some(less) = (least..digit).last() {
            patterns.push(format!("{same}[{least}-{less}]{rest}"));
        }
    }
    patterns.push(greatest);
    patterns
}
