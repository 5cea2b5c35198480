//! Checks serde's attributes against the rules: no rule can require what a document cannot hold. serde's own derive
//! reports its own mistakes.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::errors::context::Context;
use crate::errors::show::show;
use crate::model::{Field, Fields, Item, Shape, Variant};
use crate::rules::custom::Custom;
use crate::rules::rule::FieldRule;
use crate::rules::subject::Subject;
use crate::syntax::known_type::{Known, known};
use crate::syntax::serde::Member;

/// Reports attributes that serde does not have. Other checks report more for types that the derive reads by itself.
pub(super) fn check_attributes_are_known(item: &Item, context: &Context) {
    if item.by_key.is_some() || item.deserialize.is_some() {
        return;
    }
    let variants: &[Variant] = match &item.shape {
        Shape::Struct(_) => &[],
        Shape::Enum(variants) => variants,
    };
    let fields = item.all_fields().map(|field| &field.serde.written);
    let written = variants.iter().map(|variant| &variant.serde.written).chain(fields);
    for written in std::iter::once(&item.serde.written).chain(written) {
        written.unknown.iter().cloned().for_each(|error| context.push(error));
    }
}

/// Reports rules on a skipped field: serde fills it with its default, so no document could fix a violation.
pub(super) fn check_skipped_has_no_rules(field: &Field, context: &Context) {
    if let Some(rule) = field.rules.first().filter(|_| field.serde.skip) {
        context.error_with_help(
            &rule.name,
            format_args!("`{}` on a field that serde skips: no document can have it", rule.name),
            "take the rule away, or let serde read the field; a `custom` of the type judges typed values",
        );
    }
}

/// Reports rules in a variant that a function reads: rules validate documents, and the function hides the fields.
pub(super) fn check_read_variant_has_no_rules(variant: &Variant, context: &Context) {
    let mut rules = variant.fields.fields.iter().flat_map(|field| &field.rules);
    if let Some(rule) = rules.next().filter(|_| variant.serde.with.is_some()) {
        context.error_with_help(
            &rule.name,
            format_args!("`{}` in a variant that serde reads with a function", rule.name),
            "put the fields and their rules into a struct of their own, or take the function away",
        );
    }
}

/// Reports rules for scalars on a flattened field, which has fields of its own.
pub(super) fn check_flattened_has_fields(field: &Field, context: &Context) {
    if !field.serde.flatten {
        return;
    }
    let is_scalar =
        |rule: &&FieldRule| matches!(rule.kind.judges(), Subject::Text | Subject::Number | Subject::Scalar);
    if let Some(rule) = field.rules.iter().find(is_scalar) {
        context.error_with_help(
            &rule.name,
            format_args!("`{}` on a field that serde flattens", rule.name),
            "a flattened field is a struct or a map: take the rule away, or the `flatten`",
        );
    }
}

/// Reports rules on a field that a function reads: rules validate documents, and the function hides the field.
pub(super) fn check_wire_type_is_known(field: &Field, context: &Context) {
    if field.serde.with.is_none() || field.wire.is_some() {
        return;
    }
    let judges_wire = |rule: &&FieldRule| {
        !matches!(rule.kind.judges(), Subject::Presence | Subject::Change) && rule.get::<Custom>().is_none()
    };
    if let Some(rule) = field.rules.iter().find(judges_wire) {
        let ty = show(&field.ty);
        context.error_with_help(
            &rule.name,
            format_args!("`{}` on a field that serde reads with a function", rule.name),
            format_args!("say what documents hold: put `wire = {ty}`, or another type, beside the rule"),
        );
    }
}

/// Reports `wire` on a type whose derive or attributes already decide what documents hold.
pub(super) fn check_wire_of_item_is_meant(item: &Item, context: &Context) {
    let Some(wire) = &item.wire else { return };
    let said = if item.serde.from.is_some() {
        "serde reads from another type"
    } else if item.by_key.is_some() || item.deserialize.is_some() {
        "the derive reads by itself"
    } else {
        return;
    };
    context.error_with_help(
        wire,
        format_args!("`wire` on a type that {said}"),
        "take it away: it is for a type whose `Deserialize` is written by hand",
    );
}

/// Reports `wire` on a string, number or truth value that serde reads by itself: documents hold that same type.
pub(super) fn check_wire_type_is_meant(field: &Field, context: &Context) {
    let Some(wire) = field.wire.as_ref().filter(|_| field.serde.with.is_none()) else { return };
    if known(&field.ty).is_some_and(|known| known != Known::Collection) {
        let ty = show(&field.ty);
        context.error_with_help(
            wire,
            format_args!("`wire` on a field that serde reads as `{ty}`"),
            "take `wire` away, or read the field with a function: `#[serde(deserialize_with = \"..\")]`",
        );
    }
}

/// Reports fields that share a name in documents.
pub(super) fn check_names_differ(fields: &Fields, context: &Context) {
    let read = fields.fields.iter().filter(|field| !field.serde.skip && !field.serde.flatten);
    check_differ(
        read.map(|field| Named {
            ident: field.ident.clone(),
            tokens: field.member.to_token_stream(),
            name: &field.name,
            serde: &field.serde,
        }),
        context,
    );
}

/// Reports variants that share a name in documents.
pub(super) fn check_variant_names_differ(item: &Item, context: &Context) {
    let Shape::Enum(variants) = &item.shape else { return };
    if !item.tagging.names_variants() {
        return;
    }
    let read = variants.iter().filter(|variant| !variant.serde.skip && !variant.serde.untagged);
    check_differ(
        read.map(|variant| Named {
            ident: variant.ident.to_string(),
            tokens: variant.ident.to_token_stream(),
            name: &variant.name,
            serde: &variant.serde,
        }),
        context,
    );
}

/// A field or variant that documents name.
struct Named<'a> {
    ident: String,
    /// Where it is declared.
    tokens: TokenStream,
    name: &'a str,
    serde: &'a Member,
}

fn check_differ<'a>(all: impl Iterator<Item = Named<'a>>, context: &Context) {
    let mut seen: Vec<(&str, String)> = Vec::new();
    for Named { ident, tokens, name, serde } in all {
        let tokens = serde.rename_tokens.as_ref().map_or(tokens, ToTokens::to_token_stream);
        let aliases = serde.aliases.iter().zip(&serde.alias_tokens);
        let aliases = aliases.map(|(alias, tokens)| (alias.as_str(), tokens.to_token_stream()));
        for (name, tokens) in std::iter::once((name, tokens)).chain(aliases) {
            match seen.iter().find(|(known, _)| *known == name) {
                Some((_, first)) if *first == ident => context.error_with_help(
                    tokens,
                    format_args!("`{ident}` is named \"{name}\" in documents twice"),
                    "take the alias away",
                ),
                Some((_, first)) => context.error_with_help(
                    tokens,
                    format_args!("`{ident}` is named \"{name}\" in documents, as `{first}` is"),
                    "give it another name",
                ),
                None => seen.push((name, ident.clone())),
            }
        }
    }
}
