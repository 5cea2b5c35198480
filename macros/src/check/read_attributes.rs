//! serde's attributes on a type that the derive reads by itself: those that it knows at each place. No derive of serde's
//! reads the others and would report them.

use crate::errors::context::Context;
use crate::model::{Fields, Item, Shape, Style, Variant};
use crate::syntax::attributes::error_unknown;
use crate::syntax::serde::Written;

/// Where an attribute stands. `Keyed` are an enum with `by_key` and its variants.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Struct,
    Enum,
    Keyed,
    Variant,
    KeyedVariant,
    Field,
    /// A field without a name.
    Item,
}

use Place::{Enum, Field, Item as ItemOfList, Keyed, KeyedVariant, Struct, Variant as OfVariant};

/// The attributes that are read, and those that only concern writing.
const KNOWN: [(&str, &[Place]); 18] = [
    ("rename", &[Struct, Enum, Keyed, OfVariant, KeyedVariant, Field, ItemOfList]),
    ("rename_all", &[Struct, Enum, Keyed, OfVariant, KeyedVariant]),
    ("rename_all_fields", &[Enum, Keyed]),
    ("alias", &[OfVariant, KeyedVariant, Field, ItemOfList]),
    ("default", &[Struct, Field, ItemOfList]),
    ("deny_unknown_fields", &[Struct, Enum, Keyed]),
    ("flatten", &[Field]),
    ("tag", &[Enum]),
    ("content", &[Enum]),
    ("untagged", &[Enum, Keyed, KeyedVariant]),
    ("skip", &[OfVariant, Field, ItemOfList]),
    ("skip_deserializing", &[OfVariant, Field, ItemOfList]),
    ("skip_serializing", &[OfVariant, KeyedVariant, Field, ItemOfList]),
    ("skip_serializing_if", &[Field, ItemOfList]),
    ("serialize_with", &[OfVariant, KeyedVariant, Field, ItemOfList]),
    ("borrow", &[Field, ItemOfList]),
    ("crate", &[Struct, Enum, Keyed]),
    ("into", &[Struct, Enum, Keyed]),
];

/// Attributes that serde's own derive reads where this one does not.
const OF_SERDE: [&str; 12] = [
    "bound",
    "deserialize_with",
    "expecting",
    "from",
    "other",
    "remote",
    "tag",
    "transparent",
    "try_from",
    "untagged",
    "variant_identifier",
    "with",
];

/// Attributes that other checks of `by_key` report in more detail.
const TOLD: [&str; 4] = ["tag", "content", "with", "deserialize_with"];

/// Reports attributes that the derive does not read on a type with `by_key` or `deserialize`.
pub(super) fn check(item: &Item, context: &Context) {
    let is_keyed = item.by_key.is_some();
    if !is_keyed && item.deserialize.is_none() {
        return;
    }
    let check = |written: &Written, place: Place| check_written(written, place, is_keyed, context);
    let check_fields = |fields: &Fields| {
        let place = if fields.style == Style::Named { Field } else { ItemOfList };
        fields.fields.iter().for_each(|field| check(&field.serde.written, place));
    };
    match &item.shape {
        Shape::Struct(fields) => {
            check(&item.serde.written, Struct);
            check_fields(fields);
        }
        Shape::Enum(variants) => {
            let (of_enum, of_variant) = if is_keyed { (Keyed, KeyedVariant) } else { (Enum, OfVariant) };
            check(&item.serde.written, of_enum);
            for Variant { serde, fields, .. } in variants {
                check(&serde.written, of_variant);
                check_fields(fields);
            }
        }
    }
}

fn check_written(written: &Written, place: Place, is_keyed: bool, context: &Context) {
    let stands = |(name, places): &(&'static str, &[Place])| places.contains(&place).then_some(*name);
    let here: Vec<&str> = KNOWN.iter().filter_map(stands).collect();
    for name in &written.names {
        let text = name.to_string();
        let text = text.as_str();
        if here.contains(&text) || is_keyed && TOLD.contains(&text) {
            continue;
        }
        if is_keyed || !OF_SERDE.contains(&text) {
            let flag = if is_keyed { "by_key" } else { "deserialize" };
            error_unknown(name, &format!("`{flag}` takes no `#[serde({name})]` here"), &here, context);
        } else {
            context.error_with_help(
                name,
                format_args!("`deserialize` takes no `#[serde({name})]`"),
                "derive serde's `Deserialize`, which does, in place of `deserialize`",
            );
        }
    }
}
