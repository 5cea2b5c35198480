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
    OfVariant,
    OfKeyed,
    Field,
    /// A field without a name.
    OfList,
}

use Place::{Enum, Field, Keyed, OfKeyed, OfList, OfVariant, Struct};

/// The attributes that are read, and those that only concern writing.
const KNOWN: [(&str, &[Place]); 18] = [
    ("rename", &[Struct, Enum, Keyed, OfVariant, OfKeyed, Field, OfList]),
    ("rename_all", &[Struct, Enum, Keyed, OfVariant, OfKeyed]),
    ("rename_all_fields", &[Enum, Keyed]),
    ("alias", &[OfVariant, OfKeyed, Field, OfList]),
    ("default", &[Struct, Field, OfList]),
    ("deny_unknown_fields", &[Struct, Enum, Keyed]),
    ("flatten", &[Field]),
    ("tag", &[Enum]),
    ("content", &[Enum]),
    ("untagged", &[Enum, Keyed, OfKeyed]),
    ("skip", &[OfVariant, Field, OfList]),
    ("skip_deserializing", &[OfVariant, Field, OfList]),
    ("skip_serializing", &[OfVariant, OfKeyed, Field, OfList]),
    ("skip_serializing_if", &[Field, OfList]),
    ("serialize_with", &[OfVariant, OfKeyed, Field, OfList]),
    ("borrow", &[Field, OfList]),
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

/// Attributes that other checks of `by_key` report in more detail, and where.
const TOLD: [(&str, Place); 4] =
    [("tag", Keyed), ("content", Keyed), ("with", Field), ("deserialize_with", Field)];

/// Reports attributes that the derive does not read on a type with `by_key` or `deserialize`.
pub(super) fn check(item: &Item, context: &Context) {
    let is_keyed = item.by_key.is_some();
    if !is_keyed && item.deserialize.is_none() {
        return;
    }
    let check = |written: &Written, place: Place| check_written(written, place, is_keyed, context);
    let check_fields = |fields: &Fields| {
        let place = if fields.style == Style::Named { Field } else { OfList };
        fields.fields.iter().for_each(|field| check(&field.serde.written, place));
    };
    match &item.shape {
        Shape::Struct(fields) => {
            check(&item.serde.written, Struct);
            check_fields(fields);
        }
        Shape::Enum(variants) => {
            let (of_enum, of_variant) = if is_keyed { (Keyed, OfKeyed) } else { (Enum, OfVariant) };
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
        if here.contains(&text) || is_keyed && TOLD.contains(&(text, place)) {
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
