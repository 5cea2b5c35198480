//! serde's attributes on an enum with `by_key`; an attribute that `by_key` does not know is reported.

use crate::errors::context::Context;
use crate::model::{Item, Variant};
use crate::syntax::attributes::error_unknown;
use crate::syntax::serde::Written;

/// Attributes that `by_key` reads, and those that only concern serialization.
const OF_ENUM: [&str; 8] = [
    "rename",
    "rename_all",
    "rename_all_fields",
    "deny_unknown_fields",
    "untagged",
    "bound",
    "crate",
    "into",
];
const OF_VARIANT: [&str; 7] =
    ["rename", "rename_all", "alias", "skip_serializing", "serialize_with", "bound", "untagged"];
const OF_FIELD: [&str; 10] = [
    "rename",
    "alias",
    "default",
    "skip",
    "skip_deserializing",
    "skip_serializing",
    "skip_serializing_if",
    "serialize_with",
    "bound",
    "borrow",
];
/// Attributes that other checks report in more detail.
const TOLD: [&str; 5] = ["tag", "content", "flatten", "with", "deserialize_with"];

/// Reports unknown attributes, because no derive of serde's reads them and would report them.
pub(super) fn check(item: &Item, variants: &[Variant], context: &Context) {
    let check = |written: &Written, known: &[&str]| {
        check_written(written, "by_key", |name| TOLD.contains(&name), known, context);
    };
    check(&item.serde.written, &OF_ENUM);
    for variant in variants {
        check(&variant.serde.written, &OF_VARIANT);
        for field in &variant.fields.fields {
            check(&field.serde.written, &OF_FIELD);
        }
    }
}

/// Reports an attribute that is unknown, unless another check reports it in more detail.
pub(super) fn check_written(
    written: &Written,
    flag: &str,
    is_reported: impl Fn(&str) -> bool,
    known: &[&str],
    context: &Context,
) {
    for name in &written.names {
        let text = name.to_string();
        if !known.contains(&text.as_str()) && !is_reported(&text) {
            error_unknown(name, &format!("`{flag}` takes no `#[serde({name})]` here"), known, context);
        }
    }
}
