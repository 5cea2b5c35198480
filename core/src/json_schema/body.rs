//! What becomes the schema of one object, while the fields of its parts are added.

use alloc::vec::Vec;

use serde_json::Value;

use super::keys::names_beside;
use crate::rules::keywords::{Keywords, both, names, push, set};

/// The parts of an object's schema.
#[derive(Default)]
pub(super) struct Body {
    pub(super) properties: Keywords,
    /// Keys that the object is not shown, even if a field has that name.
    pub(super) hidden: Vec<&'static str>,
    /// The names of the properties.
    pub(super) known: Vec<&'static str>,
    pub(super) required: Vec<&'static str>,
    /// Further schemas that apply to the object.
    pub(super) all: Vec<Keywords>,
    /// The schema of the values of all other keys, which a flattened map has.
    pub(super) additional: Option<Keywords>,
    /// The schema of these keys.
    pub(super) names: Keywords,
    /// How many properties were known before the map: it is shown the others too.
    pub(super) known_before: usize,
    pub(super) notes: Keywords,
    /// The keys of flattened enums and options, which take some of them.
    pub(super) unsure: Vec<&'static str>,
    /// Whether an enum is flattened in, which has a schema of its own; whether an option is; and whether only serde knows some
    /// keys.
    pub(super) has_enum: bool,
    pub(super) has_option: bool,
    pub(super) is_unknown: bool,
}

impl Body {
    pub(super) fn property(&mut self, name: &'static str, value: Value) {
        if !self.known.contains(&name) {
            self.known.push(name);
            self.properties.insert(name.into(), value);
        }
    }

    /// Adds a flattened map, or rules of one: schemas of its keys and of its values.
    pub(super) fn open(&mut self, names: Keywords, values: Keywords) {
        if self.additional.is_none() {
            self.known_before = self.known.len();
        }
        self.names = both(core::mem::take(&mut self.names), names);
        self.additional = Some(both(self.additional.take().unwrap_or_default(), values));
    }

    /// Applies the map to the properties behind it; returns what all names have to be but those around the object.
    pub(super) fn close(&mut self, around: &[&'static str]) -> Keywords {
        let Some(additional) = &self.additional else { return Keywords::new() };
        for name in &self.known[self.known_before..] {
            match self.properties.get_mut(*name) {
                Some(Value::Object(own)) => *own = both(core::mem::take(own), additional.clone()),
                Some(own) if !additional.is_empty() => *own = Value::Object(additional.clone()),
                _ => {}
            }
        }
        let hidden = [&self.known[..self.known_before], around].concat();
        names_beside(&hidden, core::mem::take(&mut self.names))
    }

    pub(super) fn note(&mut self, note: Keywords) {
        self.notes = both(core::mem::take(&mut self.notes), note);
    }

    /// The keywords of the known keys, and of what applies to them together.
    pub(super) fn into_keywords(self) -> Keywords {
        let mut keywords = Keywords::new();
        if !self.properties.is_empty() {
            set(&mut keywords, "properties", Value::Object(self.properties));
        }
        if !self.required.is_empty() {
            set(&mut keywords, "required", names(&self.required));
        }
        for demand in self.all {
            push(&mut keywords, "allOf", Value::Object(demand));
        }
        both(keywords, self.notes)
    }
}
