//! `by_key` enums.

use alloc::vec::Vec;

use serde_json::Value;

use super::definitions::{Around, Depth, Generator};
use super::docs::describe;
use crate::rules::keywords::{Keywords, any, both, choose, of_type, required, schemas, set_others, under};
use crate::schema::{Enum, Field, KeyTable};

impl Generator {
    /// A chain of `if` and `else` over the variants, in the order in which deciding keys decide.
    pub(super) fn by_key(&mut self, variants: &'static Enum, around: &Around, depth: Depth) -> Keywords {
        let keys = variants.key_table();
        // As in `meant`: the first variant with a deciding key that is present, else the first one without such a
        // key.
        let (without, deciding): (Vec<usize>, Vec<usize>) =
            (0..variants.variants.len()).partition(|index| keys.variants[*index].1 == 0);
        let mut chain = match without.first() {
            Some(index) => self.keyed(variants, keys, *index, around, depth),
            None => schemas("anyOf", one_is_there(keys, keys.deciding())),
        };
        for index in deciding.into_iter().rev() {
            let then = self.keyed(variants, keys, index, around, depth);
            chain = choose(decides(keys, index), then, chain);
        }
        both(of_type("object"), chain)
    }

    /// A variant; the keys that only others have are forbidden.
    fn keyed(
        &mut self,
        variants: &'static Enum,
        keys: &KeyTable,
        index: usize,
        around: &Around,
        depth: Depth,
    ) -> Keywords {
        let variant = &variants.variants[index];
        let Some(part) = variant.content.object() else { return Keywords::new() };
        let mut keywords = self.object(part, around, depth);
        keywords.remove("type");
        let properties = keywords.entry("properties").or_insert_with(|| Value::Object(Keywords::new()));
        if let Value::Object(properties) = properties {
            for field in keys.named(!keys.variants[index].0) {
                set_others(properties, &mut field.names(), false);
            }
        }
        if depth == Depth::Rules {
            describe(&mut keywords, "", variant.doc, variant.deprecated);
        }
        keywords
    }
}

/// A deciding key of the variant is present; for a variant without one, no deciding key of the others is.
pub(super) fn decides(keys: &KeyTable, index: usize) -> Keywords {
    match (keys.variants[index].1, keys.deciding()) {
        (0, 0) => Keywords::new(),
        (0, others) => under("not", any(one_is_there(keys, others))),
        (own, _) => any(one_is_there(keys, own)),
    }
}

/// A schema for each name of each key: the key is present.
fn one_is_there(keys: &KeyTable, bits: u128) -> Vec<Keywords> {
    let mut each = Vec::new();
    for name in keys.named(bits).flat_map(Field::names) {
        each.push(required(name));
    }
    each
}
