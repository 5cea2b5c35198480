//! `deserialize`: what the derive reads by itself, and which of serde's attributes it accepts.

use proc_macro2::Ident;
use syn::{Lifetime, Type};

use super::by_key_attributes::check_written;
use crate::errors::context::Context;
use crate::model::{Fields, Item, Shape, Style, Variant};
use crate::syntax::serde::Written;
use crate::syntax::types::optional_inner;

/// Attributes that the derive reads, and those that only concern serialization.
const OF_STRUCT: [&str; 6] = ["rename", "rename_all", "deny_unknown_fields", "default", "crate", "into"];
const OF_ENUM: [&str; 5] = ["rename", "rename_all", "deny_unknown_fields", "crate", "into"];
const OF_VARIANT: [&str; 6] =
    ["rename", "alias", "skip", "skip_deserializing", "skip_serializing", "serialize_with"];
const OF_FIELD: [&str; 9] = [
    "rename",
    "alias",
    "default",
    "skip",
    "skip_deserializing",
    "skip_serializing",
    "skip_serializing_if",
    "serialize_with",
    "borrow",
];

/// Attributes that serde's own derive reads and this one does not.
const OF_SERDE: [&str; 15] = [
    "bound",
    "content",
    "deserialize_with",
    "expecting",
    "flatten",
    "from",
    "other",
    "remote",
    "rename_all_fields",
    "tag",
    "transparent",
    "try_from",
    "untagged",
    "variant_identifier",
    "with",
];

/// Checks a type with `deserialize`.
pub(super) fn check(item: &Item, context: &Context) {
    let Some(flag) = &item.deserialize else { return };
    if item.by_key.is_some() {
        context.error_with_help(
            flag,
            "`deserialize` beside `by_key`",
            "take it away: `by_key` reads the enum",
        );
        return;
    }
    match &item.shape {
        Shape::Struct(fields) => check_struct(item, fields, flag, context),
        Shape::Enum(variants) => check_enum(item, variants, flag, context),
    }
}

fn check_struct(item: &Item, fields: &Fields, flag: &Ident, context: &Context) {
    let is_newtype = fields.is_newtype() && fields.whole().is_some();
    if fields.style != Style::Named && !is_newtype {
        context.error_with_help(
            flag,
            "`deserialize` on a struct without named fields",
            "derive serde's `Deserialize` in its place",
        );
        return;
    }
    check_known(&item.serde.written, &OF_STRUCT, context);
    for field in &fields.fields {
        check_known(&field.serde.written, &OF_FIELD, context);
        if let Some(lifetime) = static_reference(&field.ty) {
            context.error_with_help(
                lifetime,
                "no text lives as long as `'static`",
                "borrow with a lifetime of the type's own: `&'a str`; or own the string: `String`",
            );
        }
    }
}

fn check_enum(item: &Item, variants: &[Variant], flag: &Ident, context: &Context) {
    check_known(&item.serde.written, &OF_ENUM, context);
    for variant in variants {
        check_known(&variant.serde.written, &OF_VARIANT, context);
    }
    if let Some(variant) = variants.iter().find(|variant| variant.fields.style != Style::Unit) {
        context.error_with_help(
            flag,
            format_args!("`deserialize` on an enum whose variant `{}` holds something", variant.ident),
            "derive serde's `Deserialize` in its place, or let keys decide: `#[validate(by_key)]`",
        );
    }
}

/// Reports attributes that the derive does not read, because no derive of serde's would report them.
fn check_known(written: &Written, known: &[&str], context: &Context) {
    let is_of_serde = |name: &str| OF_SERDE.contains(&name) && !known.contains(&name);
    check_written(written, "deserialize", is_of_serde, known, context);
    for name in written.names.iter().filter(|name| is_of_serde(&name.to_string())) {
        context.error_with_help(
            name,
            format_args!("`deserialize` takes no `#[serde({name})]`"),
            "derive serde's `Deserialize`, which does, in place of `deserialize`",
        );
    }
}

/// The lifetime of a reference that would have to outlive the text that it is read from.
fn static_reference(ty: &Type) -> Option<&Lifetime> {
    match optional_inner(ty).unwrap_or(ty) {
        Type::Reference(reference) => {
            reference.lifetime.as_ref().filter(|lifetime| lifetime.ident == "static")
        }
        _ => None,
    }
}
