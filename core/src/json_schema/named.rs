//! The variants of an enum that a name or a key decides for.

use alloc::vec::Vec;

use crate::rules::keywords::{Keywords, any, both, keyword, names, of_type, property, required, under};
use crate::schema::{Enum, Tagging, Variant};

/// A value is one of these variants, assuming that it is a value of the enum; `None` where serde may read another one.
pub(super) fn named_variant(variants: &'static Enum, idents: &[&str]) -> Option<Keywords> {
    let is_meant = |variant: &&Variant| idents.contains(&variant.ident);
    let meant: Vec<&'static Variant> = variants.named().filter(is_meant).collect();
    // serde may read a value that names one of these as an untagged variant.
    if variants.tried().next().is_some() {
        return None;
    }
    match variants.tagging {
        Tagging::External => {
            let (units, others): (Vec<&Variant>, Vec<_>) =
                meant.into_iter().partition(|variant| variant.is_unit());
            let mut alternatives = Vec::new();
            if !units.is_empty() {
                alternatives.push(tag_is(variants, &units));
            }
            for name in others.into_iter().flat_map(Variant::names) {
                alternatives.push(both(of_type("object"), required(name)));
            }
            Some(any(alternatives))
        }
        Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } => {
            Some(both(of_type("object"), both(property(tag, tag_is(variants, &meant)), required(tag))))
        }
        Tagging::ByKey => {
            let mut alternatives = Vec::new();
            let keys = variants.key_table();
            for (index, variant) in variants.variants.iter().enumerate() {
                if is_meant(&variant) {
                    alternatives.push(super::by_key::decides(keys, index));
                }
            }
            Some(both(of_type("object"), any(alternatives)))
        }
        Tagging::Untagged => None,
    }
}

/// A tag names one of these variants.
pub(super) fn tag_is(variants: &Enum, meant: &[&Variant]) -> Keywords {
    let names_of = |variants: &mut dyn Iterator<Item = &Variant>| -> Vec<&str> {
        variants.flat_map(Variant::names).collect()
    };
    if !meant.iter().any(|variant| variant.other) {
        let own = names_of(&mut meant.iter().copied());
        return both(of_type("string"), keyword("enum", names(&own)));
    }
    let is_other = |variant: &&Variant| !meant.iter().any(|one| one.ident == variant.ident);
    let others = names_of(&mut variants.visible().filter(is_other));
    match others.is_empty() {
        true => of_type("string"),
        false => both(of_type("string"), under("not", keyword("enum", names(&others)))),
    }
}
