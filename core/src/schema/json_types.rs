//! The types of JSON that a Rust type takes, as messages name them.

use alloc::vec::Vec;

use super::address::MAX_WRAPS;
use super::facts::Tagging;
use super::shape::read_as;
use super::types::{Content, Enum, Field, Kind, Schema, Variant};

/// The types of JSON that variants without a tag take, each once; `None` when only serde knows.
pub(crate) fn kinds_of<'v>(variants: impl IntoIterator<Item = &'v Content>) -> Option<Vec<&'static str>> {
    let mut kinds = Kinds::default();
    for content in variants {
        kinds.add_content(content, MAX_WRAPS)?;
    }
    Some(kinds.0)
}

/// The types of JSON that a type takes, each once; `None` when only serde knows.
pub(crate) fn kinds_of_type(schema: &'static Schema) -> Option<Vec<&'static str>> {
    let mut kinds = Kinds::default();
    kinds.add_type(schema, MAX_WRAPS)?;
    Some(kinds.0)
}

/// The types of JSON that named or tagged variants take.
pub(crate) fn kinds_with_tag(variants: &Enum) -> Vec<&'static str> {
    let mut kinds = Kinds::default();
    kinds.add_named(variants);
    kinds.0
}

#[derive(Default)]
struct Kinds(Vec<&'static str>);

impl Kinds {
    fn add(&mut self, kind: &'static str) {
        if !self.0.contains(&kind) {
            self.0.push(kind);
        }
    }

    /// Adds the types of JSON of variants that a name or a tag decides for.
    fn add_named(&mut self, variants: &Enum) {
        let mut named = variants.named();
        match variants.tagging {
            Tagging::External => {
                if named.clone().any(Variant::is_unit) {
                    self.add("a string");
                }
                if named.any(|variant| !variant.is_unit()) {
                    self.add("an object");
                }
            }
            _ if named.next().is_some() => self.add("an object"),
            _ => {}
        }
    }

    fn add_content(&mut self, content: &Content, wraps: usize) -> Option<()> {
        match content {
            Content::Unit => self.add("null"),
            Content::Newtype(field) => self.add_field(field, wraps)?,
            Content::Tuple(_) => self.add("a list"),
            Content::Struct(_) => self.add("an object"),
        }
        Some(())
    }

    fn add_field(&mut self, field: &Field, wraps: usize) -> Option<()> {
        self.add_type((field.schema)(), wraps.checked_sub(1)?)
    }

    fn add_type(&mut self, schema: &'static Schema, wraps: usize) -> Option<()> {
        match &read_as(schema).kind {
            Kind::Opaque(_) => return None,
            Kind::Foreign(foreign) => self.add(foreign.noun),
            Kind::Null => self.add("null"),
            Kind::Bool => self.add("a boolean"),
            Kind::Integer { .. } | Kind::NonZero { .. } => self.add("an integer"),
            Kind::Number { .. } => self.add("a number"),
            Kind::String | Kind::BorrowedString => self.add("a string"),
            Kind::Char => self.add("a single character"),
            Kind::Option(inner) => {
                self.add_type(inner(), wraps.checked_sub(1)?)?;
                self.add("null");
            }
            Kind::Templated(inner) => {
                self.add_type(inner(), wraps.checked_sub(1)?)?;
                self.add("a string");
            }
            Kind::Newtype(field) => self.add_field(field, wraps)?,
            Kind::List { .. } | Kind::Tuple(_) => self.add("a list"),
            Kind::Map { .. } | Kind::Struct(_) => self.add("an object"),
            Kind::Enum(variants) => {
                self.add_named(variants);
                for variant in variants.tried() {
                    self.add_content(&variant.content, wraps.checked_sub(1)?)?;
                }
            }
        }
        Some(())
    }
}
