//! Enums of which a key that only one variant has decides.

use alloc::vec::Vec;

use serde_json::Value;

use super::definitions::{Around, Depth, Generator};
use super::docs::describe;
use crate::rules::keywords::{Keywords, any, both, choose, of_type, required, schemas, set_others, under};
use crate::schema::by_key::{deciding_keys, fields_of, has_field};
use crate::schema::shape::names_of;
use crate::schema::{Content, Enum, Field, Variant};

impl Generator {
    /// The key that only one variant has decides which is meant.
    pub(super) fn by_key(&mut self, variants: &'static Enum, around: &Around, depth: Depth) -> Keywords {
        // `meant`: the first variant with a key of its own that is there, else the one without such a key.
        let mut each = Vec::new();
        let mut deciding = Vec::new();
        let mut without = None;
        for variant in variants.variants {
            let keys = deciding_keys(variants, variant);
            if keys.is_empty() {
                without = without.or(Some(variant));
                continue;
            }
            deciding.push(variant);
            each.extend(one_is_there(&keys));
        }
        let mut chain = match without {
            Some(variant) => self.keyed(variants, variant, around, depth),
            None => schemas("anyOf", each),
        };
        for variant in deciding.into_iter().rev() {
            chain = choose(decides(variants, variant), self.keyed(variants, variant, around, depth), chain);
        }
        both(of_type("object"), chain)
    }

    /// A variant whose keys are there; those of the others must not be.
    fn keyed(
        &mut self,
        variants: &'static Enum,
        variant: &'static Variant,
        around: &Around,
        depth: Depth,
    ) -> Keywords {
        let Content::Struct(object) = &variant.content else { return Keywords::new() };
        let mut keywords = self.object(object, &[], around, depth);
        keywords.remove("type");
        let properties = keywords.entry("properties").or_insert_with(|| Value::Object(Keywords::new()));
        if let Value::Object(properties) = properties {
            for field in variants.variants.iter().flat_map(fields_of) {
                if !field.hidden && !has_field(object, field.name) {
                    set_others(properties, &names_of(field), false);
                }
            }
        }
        if depth == Depth::Rules {
            describe(&mut keywords, "", variant.doc, variant.deprecated);
        }
        keywords
    }
}

/// A key that only this variant has is there.
pub(super) fn decides(variants: &'static Enum, variant: &'static Variant) -> Keywords {
    let keys = deciding_keys(variants, variant);
    if keys.is_empty() {
        let mut others = Vec::new();
        for other in variants.variants {
            if !deciding_keys(variants, other).is_empty() {
                others.push(decides(variants, other));
            }
        }
        return if others.is_empty() { Keywords::new() } else { under("not", any(others)) };
    }
    any(one_is_there(&keys))
}

/// For each name of each field, that it is there.
fn one_is_there(fields: &[&'static Field]) -> Vec<Keywords> {
    let mut each = Vec::new();
    for field in fields {
        for name in names_of(field) {
            each.push(required(name));
        }
    }
    each
}
