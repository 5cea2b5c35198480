//! Documents: text in, a valid value or one report out.
//!
//! A text is read by serde first. Only when that fails, or when what was read breaks a rule, a second pass
//! reads the text against the type's schema and tells everything at once.

mod explain;
pub mod json;
mod locate;
mod node;
mod object;
mod strict;
mod value;
mod variants;
#[cfg(feature = "yaml")]
pub mod yaml;

use crate::schema::{Content, Field, Kind, Schema};

/// Types that are looked through for `deny_null`, at most; of a type with more, some are taken to deny it.
const MAX_TYPES: usize = 64;

/// Whether a type, or one inside it, denies `null`. Allocates nothing.
fn denies_null(schema: &'static Schema) -> bool {
    let mut types = Types { seen: [None; MAX_TYPES], len: 0 };
    types.deny_null(schema)
}

struct Types {
    seen: [Option<&'static Schema>; MAX_TYPES],
    len: usize,
}

impl Types {
    fn deny_null(&mut self, schema: &'static Schema) -> bool {
        if self.seen[..self.len].iter().flatten().any(|seen| core::ptr::eq(*seen, schema)) {
            return false;
        }
        if self.len == MAX_TYPES {
            return true;
        }
        self.seen[self.len] = Some(schema);
        self.len += 1;
        if let Some(wire) = schema.wire {
            return self.deny_null(wire());
        }
        match &schema.kind {
            Kind::Option(inner) | Kind::List { items: inner, .. } | Kind::Map { values: inner } => {
                self.deny_null(inner())
            }
            Kind::Newtype(field) => self.deny_null((field.schema)()),
            Kind::Tuple(fields) => self.any_denies_null(fields),
            Kind::Struct(object) => object.deny_null || self.any_denies_null(object.fields),
            Kind::Enum(variants) => variants.variants.iter().any(|variant| match &variant.content {
                Content::Unit => false,
                Content::Newtype(field) => self.deny_null((field.schema)()),
                Content::Tuple(fields) => self.any_denies_null(fields),
                Content::Struct(object) => object.deny_null || self.any_denies_null(object.fields),
            }),
            _ => false,
        }
    }

    fn any_denies_null(&mut self, fields: &'static [Field]) -> bool {
        fields.iter().any(|field| self.deny_null((field.schema)()))
    }
}
