//! `deserialize` and `serialize`: which of serde's attributes the derive accepts in place of serde's own derive, and
//! what serde's derive would refuse.

use syn::{Lifetime, Type};

use super::by_key_attributes::check_written;
use crate::errors::context::Context;
use crate::model::{Fields, Item, Shape, Style, Tagging, Variant};
use crate::syntax::serde::Written;
use crate::syntax::types::optional_inner;

/// Attributes that the derive reads, and those that only concern the other direction.
const OF_STRUCT: [&str; 6] = ["rename", "rename_all", "deny_unknown_fields", "default", "crate", "into"];
const OF_ENUM: [&str; 9] = [
    "rename",
    "rename_all",
    "rename_all_fields",
    "deny_unknown_fields",
    "tag",
    "content",
    "untagged",
    "crate",
    "into",
];
const OF_VARIANT: [&str; 7] =
    ["rename", "rename_all", "alias", "skip", "skip_deserializing", "skip_serializing", "serialize_with"];
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
        Shape::Struct(fields) => check_struct(item, fields, context),
        Shape::Enum(variants) => check_enum(item, variants, context),
    }
}

fn check_struct(item: &Item, fields: &Fields, context: &Context) {
    check_known(&item.serde.written, &OF_STRUCT, context);
    check_fields(fields, context);
}

fn check_enum(item: &Item, variants: &[Variant], context: &Context) {
    check_known(&item.serde.written, &OF_ENUM, context);
    check_tags_agree(item, context);
    for variant in variants {
        check_known(&variant.serde.written, &OF_VARIANT, context);
        check_fields(&variant.fields, context);
        if let Tagging::Internal { tag } = &item.tagging {
            check_has_room_for_tag(variant, tag, context);
        }
    }
}

fn check_fields(fields: &Fields, context: &Context) {
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

/// Reports attributes that name a variant in two ways, or in half a way.
fn check_tags_agree(item: &Item, context: &Context) {
    let serde = &item.serde;
    let written = |name: &str| serde.written.names.iter().find(|written| *written == name);
    if let (Some(untagged), Some(_)) = (written("untagged"), written("tag").or(written("content"))) {
        context.error_with_help(untagged, "`untagged` beside a tag", "keep one of the two");
    } else if let (Some(content), None) = (written("content"), written("tag")) {
        context.error_with_help(
            content,
            "`content` without a tag",
            "name the key that holds the variant's name: `tag = \"type\"`",
        );
    } else if let (Some(content), true) = (written("content"), serde.tag == serde.content) {
        context.error_with_help(content, "`tag` and `content` are the same key", "give them two names");
    }
}

/// Reports the variant of an internally tagged enum that is a list, or has the tag's key for itself.
fn check_has_room_for_tag(variant: &Variant, tag: &str, context: &Context) {
    let fields = &variant.fields;
    if fields.style == Style::Tuple && fields.fields.len() != 1 {
        context.error_with_help(
            &variant.ident,
            "a list has no key for the tag",
            "name the variant's fields, or put its content under a key of its own: `content = \"..\"`",
        );
    }
    let has_tag_for_key = |name: &String| name == tag && fields.style == Style::Named;
    for field in fields.fields.iter().filter(|field| !field.serde.skip) {
        if has_tag_for_key(&field.name) || field.serde.aliases.iter().any(has_tag_for_key) {
            context.error_with_help(
                &field.member,
                format_args!("`{tag}` is the tag, and a field of `{}`", variant.ident),
                "give one of them another name",
            );
        }
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
