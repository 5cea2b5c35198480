//! `deserialize`: what serde's own derive would refuse, and what no text can be read into.

use syn::{Lifetime, Type};

use crate::errors::context::Context;
use crate::model::{Fields, Item, Shape, Style, Tagging, Variant};
use crate::syntax::types::optional_inner;

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
        Shape::Struct(fields) => check_fields(fields, context),
        Shape::Enum(variants) => check_enum(item, variants, context),
    }
}

fn check_enum(item: &Item, variants: &[Variant], context: &Context) {
    check_tags_agree(item, context);
    for variant in variants {
        check_fields(&variant.fields, context);
        if let Tagging::Internal { tag } = &item.tagging {
            check_has_room_for_tag(variant, tag, context);
        }
    }
}

fn check_fields(fields: &Fields, context: &Context) {
    for field in &fields.fields {
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

/// The lifetime of a reference that would have to outlive the text that it is read from.
fn static_reference(ty: &Type) -> Option<&Lifetime> {
    match optional_inner(ty).unwrap_or(ty) {
        Type::Reference(reference) => {
            reference.lifetime.as_ref().filter(|lifetime| lifetime.ident == "static")
        }
        _ => None,
    }
}
