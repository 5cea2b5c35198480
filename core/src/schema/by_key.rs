//! Which variant of a `by_key` enum the keys that are there mean.

#[cfg(feature = "serde")]
use alloc::vec::Vec;

#[cfg(feature = "serde")]
use super::types::{Content, Enum, Field, Variant};

/// The variant that is meant: the first whose own key is there, or the one without a key of its own.
///
/// Each variant is given by the bits of its keys and the bits of those that only it has.
#[must_use]
#[inline]
pub(crate) const fn meant(present: u128, variants: &[(u128, u128)]) -> Option<usize> {
    let mut without = None;
    let mut index = 0;
    while index < variants.len() {
        let deciding = variants[index].1;
        if deciding & present != 0 {
            return Some(index);
        }
        if deciding == 0 && without.is_none() {
            without = Some(index);
        }
        index += 1;
    }
    without
}

/// The keys of all variants, each once.
#[cfg(feature = "serde")]
pub(crate) fn all_keys(variants: &'static Enum) -> Vec<&'static Field> {
    let mut all: Vec<&'static Field> = Vec::new();
    for variant in variants.variants {
        let Content::Struct(object) = &variant.content else { continue };
        for field in object.fields.iter().filter(|field| !field.hidden) {
            if !all.iter().any(|other| other.name == field.name) {
                all.push(field);
            }
        }
    }
    all
}

/// For each variant the bits of its keys, and of those that only it has.
#[cfg(feature = "serde")]
pub(crate) fn masks_of(variants: &'static Enum, all: &[&'static Field]) -> Vec<(u128, u128)> {
    let own = |variant: &Variant| {
        let Content::Struct(object) = &variant.content else { return 0 };
        let has = |field: &Field| object.fields.iter().any(|own| own.name == field.name && !own.hidden);
        (0..all.len()).filter(|bit| has(all[*bit])).fold(0_u128, |bits, bit| bits | (1 << bit))
    };
    let masks: Vec<u128> = variants.variants.iter().map(own).collect();
    let of_others = |index: usize| {
        masks.iter().enumerate().filter(|(other, _)| *other != index).fold(0, |bits, (_, mask)| bits | mask)
    };
    masks.iter().enumerate().map(|(index, mask)| (*mask, mask & !of_others(index))).collect()
}

#[cfg(feature = "json_schema")]
pub(crate) fn fields_of(variant: &'static Variant) -> &'static [Field] {
    match &variant.content {
        Content::Struct(object) => object.fields,
        _ => &[],
    }
}

#[cfg(feature = "json_schema")]
pub(crate) fn has_field(object: &super::types::Object, name: &str) -> bool {
    object.fields.iter().any(|field| field.name == name && !field.hidden)
}

/// The fields that no other variant has.
#[cfg(feature = "json_schema")]
pub(crate) fn deciding_keys(variants: &'static Enum, variant: &'static Variant) -> Vec<&'static Field> {
    let has = |other: &'static Variant, field: &Field| {
        fields_of(other).iter().any(|other| other.name == field.name && !other.hidden)
    };
    let is_shared = |field: &Field| {
        variants.variants.iter().any(|other| other.ident != variant.ident && has(other, field))
    };
    fields_of(variant).iter().filter(|field| !field.hidden && !is_shared(field)).collect()
}
