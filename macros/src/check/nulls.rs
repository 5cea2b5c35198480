//! `nullable` and `Maybe`: fields of which `null` is a value.

use crate::errors::context::Context;
use crate::errors::show::show;
use crate::model::{Field, Fields, Item, Style};
use crate::syntax::known_type::{is_option, known};
use crate::syntax::types::maybe_inner;

/// The attribute with which serde's derive reads and writes a `Maybe`.
const MEND: &str = "#[serde(default, skip_serializing_if = \"Maybe::is_absent\")]";

/// Checks the fields of a struct or variant.
pub(super) fn check(item: &Item, fields: &Fields, context: &Context) {
    for field in &fields.fields {
        check_nullable_lifts_something(item, field, context);
        if maybe_inner(&field.ty).is_some() && !field.serde.skip {
            check_maybe_can_be_absent(item, field, fields.style, context);
        }
    }
}

/// Reports `nullable` where `null` is allowed, or never a value.
fn check_nullable_lifts_something(item: &Item, field: &Field, context: &Context) {
    let Some(flag) = &field.nullable else { return };
    if maybe_inner(&field.ty).is_some() {
        context.error_with_help(
            flag,
            "`nullable` on a `Maybe`, which takes `null` by itself",
            "take it away",
        );
    } else if known(&field.ty).is_some() && !is_option(&field.ty) {
        context.error_with_help(
            flag,
            format_args!(
                "`nullable` on a field that is no `Option`: a `{}` is never `null`",
                show(&field.ty)
            ),
            format_args!(
                "write `Option<{}>`, or `Maybe<{}>` to tell `null` from an absent key",
                show(&field.ty),
                show(&field.ty)
            ),
        );
    } else if item.deny_null.is_none() {
        context.error_with_help(
            flag,
            "`nullable` on a field of a type without `deny_null`: `null` is allowed as it is",
            "take it away, or put `deny_null` on the type",
        );
    }
}

/// Reports a `Maybe` that serde cannot leave out.
fn check_maybe_can_be_absent(item: &Item, field: &Field, style: Style, context: &Context) {
    if field.serde.flatten {
        context.error_with_help(
            &field.ty,
            "a `Maybe` that serde flattens is never `null`",
            "write an `Option`, or take the `flatten` away",
        );
        return;
    }
    // A place of a tuple has no key. Of a type that the derive reads it is unknown whether it is ever written.
    if style != Style::Named || item.deserialize.is_some() || item.by_key.is_some() {
        return;
    }
    let is_written =
        |names: &[&str]| field.serde.written.names.iter().any(|name| names.iter().any(|own| name == own));
    let is_read =
        field.serde.default.is_some() || item.serde.default.is_some() || is_written(&["skip_deserializing"]);
    let is_left_out = item.serialize.is_some()
        || is_written(&["skip_serializing_if", "skip_serializing", "serialize_with", "with"]);
    if !is_read || !is_left_out {
        context.error_with_help(
            &field.ty,
            "serde's derive cannot tell when this `Maybe` is absent",
            format_args!("put `{MEND}` on the field, or `#[validate(deserialize, serialize)]` on the type"),
        );
    }
}
