//! The schema of what a pointer leads to.

use super::types::{Kind, Schema};

/// The schema of a pointer that owns, or that serde does not read.
pub(crate) const fn owned(schema: &'static Schema) -> &'static Schema {
    schema
}

/// The schema of a reference: serde reads only those to strings.
pub(crate) const fn borrowed(schema: &'static Schema) -> &'static Schema {
    match schema.kind {
        // Of the types that are read from a text, only a path is borrowed from it.
        Kind::String | Kind::Foreign(_) => const { &Schema::of(Kind::BorrowedString) },
        _ => schema,
    }
}
