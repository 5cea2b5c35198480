//! Types and rules as data. The derive emits them; documents, messages, JSON Schema and generators of documentation
//! read them.
//!
//! The structs have public fields because they are data, but only the derive makes them: a release may add fields,
//! kinds of types, rules and taggings.

pub(crate) mod address;
pub(crate) mod by_key;
mod facts;
#[cfg(feature = "serde")]
pub(crate) mod json_types;
#[cfg(feature = "serde")]
pub(crate) mod lookup;
pub(crate) mod pointers;
#[cfg(feature = "serde")]
pub(crate) mod shape;
pub(crate) mod type_name;
mod types;
#[cfg(feature = "serde")]
pub(crate) mod visit;

pub use facts::{Absent, KeyTable, Misfit, Shows, Tagging};
pub use types::{
    Content, Enum, Field, Foreign, Kind, Object, Opaque, Reader, Reading, Rechecker, Schema, SchemaOf,
    SelfReader, Variant, Verdict,
};

pub(crate) mod flatten {
    pub use super::types::is_taken;
}

pub use crate::rules::data::*;
