//! `by_key`: keys decide the variant, so each variant needs keys of its own, and variants that share a key declare it
//! alike.

use proc_macro2::Ident;
use quote::ToTokens;

use crate::errors::context::Context;
use crate::errors::show::show;
use crate::model::{Field, Item, Key, Keys, Shape, Style, Tagging, Variant};

/// Checks an enum with `by_key`.
pub(super) fn check(item: &Item, context: &Context) {
    let Some(flag) = &item.by_key else { return };
    let Shape::Enum(variants) = &item.shape else {
        context.error_with_help(flag, "`by_key` on a struct", "it chooses among the variants of an enum");
        return;
    };
    for variant in variants {
        if variant.fields.style != Style::Named {
            context.error_with_help(
                &variant.ident,
                format_args!("variant `{}` has no named fields, which `by_key` needs", variant.ident),
                format_args!("write `{} {{ .. }}`", variant.ident),
            );
        }
    }
    check_stands_without_tag(item, flag, context);
    let Tagging::ByKey(keys) = &item.tagging else { return };
    check_reads_by_type(variants, context);
    check_deciding_keys(variants, keys, context);
    check_shared_types(variants, keys, context);
    check_shared_aliases(variants, keys, context);
    check_aliases_differ(variants, keys, context);
}

/// Reports a tag beside `by_key`: only one of them can decide the variant.
fn check_stands_without_tag(item: &Item, flag: &Ident, context: &Context) {
    if item.serde.tag.is_some() || item.serde.content.is_some() {
        context.error_with_help(
            flag,
            "`by_key` beside serde's `tag`: both say which variant is meant",
            "keep one of them; to write what is read, `#[serde(untagged)]` goes with `by_key`",
        );
    }
}

/// Reports fields that a function reads: `by_key` reads each field by its type.
fn check_reads_by_type(variants: &[Variant], context: &Context) {
    for field in variants.iter().flat_map(|variant| &variant.fields.fields) {
        if let Some(function) = &field.serde.with {
            context.error_with_help(
                function,
                "`by_key` reads the fields of its variants as their types say",
                "put the function on a field of a struct, and the struct here",
            );
        }
    }
}

/// Reports variants without a key of their own, when more than one lacks it.
fn check_deciding_keys(variants: &[Variant], keys: &Keys, context: &Context) {
    let mut without = keys.undecided().map(|index| &variants[index].ident);
    if let Some(first) = without.next() {
        for other in without {
            context.error_with_help(
                other,
                format_args!("neither `{first}` nor `{other}` has a key that no other variant has"),
                "`by_key` cannot tell them apart: give one of them a key of its own",
            );
        }
    }
}

/// Reports a shared key whose type differs between variants.
fn check_shared_types(variants: &[Variant], keys: &Keys, context: &Context) {
    for field in variants.iter().flat_map(|variant| &variant.fields.fields) {
        let Some(key) = keys.find(&field.name).filter(|_| field.has_key()) else { continue };
        let (ty, first) = (show(&field.ty), show(&key.field(variants).ty));
        if ty != first {
            context.error_with_help(
                &field.ty,
                format_args!("key `{}` has another type than before", field.name),
                format_args!("a key that variants share has one type: `{first}`"),
            );
        }
    }
}

/// Reports a shared key whose aliases differ between variants.
fn check_shared_aliases(variants: &[Variant], keys: &Keys, context: &Context) {
    let has = |field: &Field, alias: &String| field.serde.aliases.contains(alias);
    for field in variants.iter().flat_map(|variant| &variant.fields.fields) {
        let Some(key) = keys.find(&field.name).filter(|_| field.has_key()) else { continue };
        let first = key.field(variants);
        let more = field.serde.alias_tokens.iter().find(|alias| !has(first, &alias.value()));
        if more.is_some() || first.serde.aliases.iter().any(|alias| !has(field, alias)) {
            let tokens: &dyn ToTokens = match more {
                Some(alias) => alias,
                None => &field.member,
            };
            context.error_with_help(
                tokens,
                format_args!("key `{}` has other aliases than before", field.name),
                "give a key that variants share the same aliases in each of them",
            );
        }
    }
}

/// Reports an alias that is also a name of a key that only other variants have.
fn check_aliases_differ(variants: &[Variant], keys: &Keys, context: &Context) {
    for (index, key) in keys.keys.iter().enumerate() {
        for alias in &key.field(variants).serde.alias_tokens {
            let name = alias.value();
            let is_meant = |(place, other): &(usize, &Key)| {
                let is_alias = || *place < index && other.field(variants).serde.aliases.contains(&name);
                (other.name == name || is_alias())
                    && !other.variants.iter().any(|variant| key.variants.contains(variant))
            };
            if let Some((_, other)) = keys.keys.iter().enumerate().find(is_meant) {
                context.error_with_help(
                    alias,
                    format_args!(
                        "alias `{name}` of key `{}` is a name of key `{}` too",
                        key.name, other.name
                    ),
                    "the keys decide which variant is meant: give it another name",
                );
            }
        }
    }
}
