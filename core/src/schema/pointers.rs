//! The schemas of pointers, from those of what they point to.

use super::types::{Kind, Schema};

/// The schema of a pointer that owns its value, or that serde does not read.
pub(crate) const fn owned(schema: &'static Schema) -> &'static Schema {
    schema
}

/// The schema of a reference. serde reads only references to strings.
pub(crate) const fn borrowed(schema: &'static Schema) -> &'static Schema {
    match schema.kind {
        // A path is the only foreign type that borrows from the text.
        Kind::String | Kind::Foreign(_) => const { &Schema::of(Kind::BorrowedString) },
        _ => schema,
    }
}
