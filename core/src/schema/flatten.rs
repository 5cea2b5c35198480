//! What serde takes out of an object for a flattened type.

use super::facts::Tagging;
use super::types::{Kind, Schema};

/// Whether serde takes the keys of a flattened type out of the object around it, as far as the type shows by itself.
#[must_use]
pub const fn is_taken(schema: &Schema) -> bool {
    match &schema.kind {
        _ if schema.wire.is_some() => true,
        Kind::Map { .. } => false,
        Kind::Enum(variants) => !matches!(variants.tagging, Tagging::Internal { .. } | Tagging::Untagged),
        Kind::Struct(object) => {
            let mut index = 0;
            while index < object.fields.len() {
                if object.fields[index].flatten {
                    return false;
                }
                index += 1;
            }
            true
        }
        _ => true,
    }
}
