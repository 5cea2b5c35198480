//! What serde makes of a type: what it is read from, what may be absent, under which names.

use alloc::vec;
use alloc::vec::Vec;

use super::types::{Absent, Content, Enum, Field, Kind, Object, Schema, Tagging, Variant};
use crate::rules::Rule;

/// The type that documents hold.
pub(crate) fn read_as(schema: &'static Schema) -> &'static Schema {
    schema.wire.map_or(schema, |wire| read_as(wire()))
}

/// Whether serde makes a value of the type out of an absent key.
pub(crate) fn passes_absence(schema: &'static Schema) -> bool {
    match &read_as(schema).kind {
        Kind::Option(_) => true,
        Kind::Opaque(opaque) => opaque.absent.is_some_and(|absent| absent()),
        Kind::Newtype(field) => field.absent == Absent::Option && passes_absence((field.schema)()),
        _ => false,
    }
}

/// Whether the key of a field may be absent.
pub(crate) fn may_be_absent(field: &Field) -> bool {
    match field.absent {
        Absent::Always => true,
        Absent::Never => false,
        Absent::Option => passes_absence((field.schema)()),
    }
}

/// Whether a field has a value where its key is absent, as far as is known here: an optional one that serde fills.
pub(crate) fn is_filled(field: &Field) -> bool {
    field.filled.is_some_and(|filled| filled())
}

/// What a value is judged as: what is inside options and newtypes.
pub(crate) fn judged_kind(schema: &'static Schema) -> &'static Kind {
    match &read_as(schema).kind {
        Kind::Option(inner) => judged_kind(inner()),
        Kind::Newtype(field) => judged_kind((field.schema)()),
        kind => kind,
    }
}

/// The enum that a field's type is, or that is inside its `Option` or newtype.
pub(crate) fn find_enum(schema: &'static Schema) -> Option<&'static Enum> {
    match &schema.kind {
        Kind::Enum(variants) => Some(variants),
        Kind::Option(inner) => find_enum(inner()),
        Kind::Newtype(field) => find_enum((field.schema)()),
        _ => None,
    }
}

/// What a type is, through newtypes.
pub(crate) fn inside_newtypes(schema: &'static Schema) -> &'static Kind {
    match &read_as(schema).kind {
        Kind::Newtype(field) => inside_newtypes((field.schema)()),
        kind => kind,
    }
}

/// The object that a type is, through newtypes.
pub(crate) fn inner_object(schema: &'static Schema) -> Option<(&'static Object, &'static [Rule])> {
    let schema = read_as(schema);
    match &schema.kind {
        Kind::Struct(object) => Some((object, schema.rules)),
        Kind::Newtype(field) => inner_object((field.schema)()),
        _ => None,
    }
}

pub(crate) fn by_name(variants: &Enum, name: &str) -> Option<&'static Variant> {
    let own =
        |variant: &&Variant| !variant.hidden && (variant.name == name || variant.aliases.contains(&name));
    let all = variants.variants.iter();
    all.clone().find(own).or_else(|| all.clone().find(|variant| variant.other))
}

pub(crate) fn visible(variants: &Enum) -> Vec<&'static Variant> {
    variants.variants.iter().filter(|variant| !variant.hidden).collect()
}

/// The names of variants that documents may carry.
pub(crate) fn visible_names(variants: &Enum) -> Vec<&'static str> {
    visible(variants).into_iter().map(|variant| variant.name).collect()
}

/// What is inside an `Option`, however deep.
pub(crate) fn without_option(schema: &'static Schema) -> &'static Schema {
    let schema = read_as(schema);
    match &schema.kind {
        Kind::Option(inner) => without_option(inner()),
        _ => schema,
    }
}

/// Whether `null` is a value of the type.
pub(crate) fn accepts_null(schema: &'static Schema) -> bool {
    match &read_as(schema).kind {
        Kind::Opaque(_) | Kind::Null | Kind::Option(_) => true,
        Kind::Newtype(field) => accepts_null((field.schema)()),
        Kind::Enum(Enum { tagging, variants, .. }) => {
            let is_null = |content: &Content| match content {
                Content::Unit => true,
                Content::Newtype(field) => accepts_null((field.schema)()),
                Content::Tuple(_) | Content::Struct(_) => false,
            };
            let mut untagged =
                variants.iter().filter(|variant| variant.untagged || *tagging == Tagging::Untagged);
            untagged.any(|variant| !variant.hidden && is_null(&variant.content))
        }
        _ => false,
    }
}

/// The name and the other names of a field.
pub(crate) fn names_of(field: &'static Field) -> Vec<&'static str> {
    let mut names = vec![field.name];
    names.extend_from_slice(field.aliases);
    names
}

/// The kind of a type inside `Option` and newtypes.
pub(crate) fn scalar_kind(schema: &'static Schema) -> &'static Kind {
    match (schema.wire, &schema.kind) {
        (Some(wire), _) => scalar_kind(wire()),
        (None, Kind::Option(inner)) => scalar_kind(inner()),
        (None, Kind::Newtype(field)) => scalar_kind((field.schema)()),
        (None, kind) => kind,
    }
}
