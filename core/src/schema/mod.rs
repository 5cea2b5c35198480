//! Types and rules as data. The derive emits them; documents, messages, JSON Schema and generators of documentation
//! read them.
//!
//! The structs have public fields because they are data, but only the derive makes them: a release may add fields,
//! kinds of types, rules and taggings.

pub(crate) mod address;
pub(crate) mod by_key;
mod facts;
pub(crate) mod flatten;
#[cfg(feature = "serde")]
pub(crate) mod json_types;
#[cfg(feature = "serde")]
pub(crate) mod lookup;
pub(crate) mod pointers;
mod readers;
#[cfg(feature = "serde")]
pub(crate) mod shape;
pub(crate) mod type_name;
mod types;
#[cfg(feature = "serde")]
pub(crate) mod visit;

pub use facts::{Absent, KeyTable, Misfit, Shows, Tagging};
pub use readers::{Reader, Reading, Rechecker, SelfReader, Verdict};
pub use types::{Content, Enum, Field, Foreign, Kind, Object, Opaque, Schema, SchemaOf, Variant};

pub use crate::rules::data::*;
