//! Types and rules as data. The derive emits them; documents, messages, JSON Schema and generators of documentation
//! read them.
//!
//! The structs have public fields because they are data. Only the derive writes all of them, hidden ones too: a release may
//! add fields, kinds of types, rules and taggings. An impl by hand begins with [`Schema::of`], [`Object::of`], [`Enum::of`],
//! [`Variant::named`] and [`Field::named`], and writes over what is otherwise:
//!
//! ```
//! use deployment_validate::DeploymentValidate;
//! use deployment_validate::schema::{Field, Kind, Object, Schema};
//!
//! const FIELDS: &[Field] =
//!     &[Field { schema: || u16::SCHEMA, doc: "The port.", ..Field::named("port", "port") }];
//! const SERVER: Schema = Schema {
//!     name: "Server",
//!     ..Schema::of(Kind::Struct(Object { deny_unknown: true, ..Object::of(FIELDS) }))
//! };
//! # let Kind::Struct(object) = SERVER.kind else { unreachable!() };
//! # assert_eq!(object.fields[0].name, "port");
//! ```

pub(crate) mod address;
#[cfg(feature = "serde")]
pub(crate) mod by_key;
mod facts;
pub(crate) mod flatten;
#[cfg(feature = "serde")]
pub(crate) mod json_types;
mod key_owners;
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

pub use facts::{Absent, Misfit, Shows, Tagging};
pub use key_owners::KeyOwners;
pub use readers::{Reader, Reading, Rechecker, SelfReader, VariantReader, Verdict};
pub use types::{Content, Enum, Field, Foreign, KeyTable, Kind, Object, Opaque, Schema, SchemaOf, Variant};

pub use crate::rules::data::*;
