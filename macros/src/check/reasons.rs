//! `reason`: whether a report may say why a conversion fails.

use crate::errors::context::Context;
use crate::model::{Fields, Item};

/// Reports `reason` on a type that converts from no other.
pub(super) fn check(item: &Item, context: &Context) {
    if let (Some(flag), None) = (&item.reason, &item.serde.from) {
        context.error_with_help(
            flag,
            "`reason` on a type that serde converts from no other",
            "take it away, or write `#[serde(try_from = \"..\")]`",
        );
    }
}

/// Reports `reason` on a field that the schema of its type describes.
pub(super) fn check_fields(fields: &Fields, context: &Context) {
    for field in &fields.fields {
        if let Some(flag) =
            field.reason.as_ref().filter(|_| field.skip.is_none() && field.serde.with.is_none())
        {
            context.error_with_help(
                flag,
                "`reason` on a field that is read as its type says",
                "put it on a type with `#[serde(try_from = \"..\")]`, or on a field with `skip` or `deserialize_with`",
            );
        }
    }
}
