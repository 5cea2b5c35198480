//! What serde takes out of an object for a flattened type.

use super::facts::Tagging;
use super::types::{Content, Kind, Object, Schema};

/// Whether serde takes the keys of a flattened type out of the object around it, as far as the type shows by itself.
#[must_use]
pub const fn is_taken(schema: &Schema) -> bool {
    match &schema.kind {
        _ if schema.wire.is_some() => true,
        Kind::Map { .. } => false,
        Kind::Enum(variants) => match variants.tagging {
            Tagging::Internal { .. } | Tagging::Untagged => false,
            Tagging::ByKey => {
                let mut index = 0;
                while index < variants.variants.len() {
                    if let Content::Struct(object) = &variants.variants[index].content
                        && flattens(object)
                    {
                        return false;
                    }
                    index += 1;
                }
                true
            }
            Tagging::External | Tagging::Adjacent { .. } => true,
        },
        Kind::Struct(object) => !flattens(object),
        _ => true,
    }
}

/// Whether serde hands a flattened type all keys of the object around it, and the type denies those that it does not know.
#[must_use]
pub const fn denies_around(schema: &Schema) -> bool {
    match &schema.kind {
        Kind::Struct(object) => schema.wire.is_none() && object.deny_unknown && flattens(object),
        _ => false,
    }
}

const fn flattens(object: &Object) -> bool {
    let mut index = 0;
    while index < object.fields.len() {
        if object.fields[index].flatten && !object.fields[index].hidden {
            return true;
        }
        index += 1;
    }
    false
}
