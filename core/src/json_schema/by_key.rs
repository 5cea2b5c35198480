//! `by_key` enums.

use alloc::vec::Vec;

use serde_json::Value;

use super::definitions::{Around, Depth, Generator};
use super::docs::describe;
use crate::rules::keywords::{Keywords, any, both, choose, of_type, required, schemas, set_others, under};
use crate::schema::shape::keys_of_enum;
use crate::schema::{Enum, Field, KeyTable};

/// How many variants one chain of `else` has. Of more it has groups, since readers of JSON limit how deep a text nests.
const MAX_CHAIN: usize = 32;

impl Generator {
    /// A chain of `if` and `else` over the variants, in the order in which deciding keys decide.
    pub(super) fn by_key(&mut self, variants: &'static Enum, around: &Around, depth: Depth) -> Keywords {
        let keys = variants.key_table();
        // As in `meant`: the first variant with a deciding key that is present, else the first one without such a
        // key.
        let is_decided = |variant: &usize| keys.owners.sole.contains(variant);
        let deciding: Vec<usize> = (0..variants.variants.len()).filter(is_decided).collect();
        let all: Vec<usize> = (0..keys.fields.len()).collect();
        let last = match keys.owners.otherwise {
            Some(index) => self.keyed(variants, index, &all, around, depth),
            None => schemas("anyOf", one_is_there(keys, |key| keys.owners.decides(key))),
        };
        both(of_type("object"), self.chain(variants, &deciding, &all, Some(last), (around, depth)))
    }

    /// A chain over these variants, of which some key decides for one unless there is a `last`. Keys that are not `open`
    /// are forbidden already.
    fn chain(
        &mut self,
        variants: &'static Enum,
        group: &[usize],
        open: &[usize],
        last: Option<Keywords>,
        (around, depth): (&Around, Depth),
    ) -> Keywords {
        let keys = variants.key_table();
        let mut chain = last;
        for part in group.chunks(group.len().div_ceil(MAX_CHAIN).max(1)).rev() {
            let then = match part {
                [index] => self.keyed(variants, *index, open, around, depth),
                part => {
                    let is_own = |key: &usize| part.iter().any(|variant| keys.owners.has(*variant, *key));
                    let (own, others): (Vec<usize>, Vec<usize>) = open.iter().partition(|key| is_own(key));
                    let inside = self.chain(variants, part, &own, None, (around, depth));
                    both(forbidden(Keywords::new(), keys, &others), inside)
                }
            };
            let decides = |key| keys.owners.decided(key).is_some_and(|variant| part.contains(&variant));
            chain = Some(match chain {
                Some(otherwise) => choose(any(one_is_there(keys, decides)), then, otherwise),
                None => then,
            });
        }
        chain.unwrap_or_default()
    }

    /// A variant; the open keys that only others have are forbidden.
    fn keyed(
        &mut self,
        variants: &'static Enum,
        index: usize,
        open: &[usize],
        around: &Around,
        depth: Depth,
    ) -> Keywords {
        let keys = variants.key_table();
        let Some(variant) = variants.variants.get(index) else { return Keywords::new() };
        let Some(part) = variant.content.object() else { return Keywords::new() };
        let mut keywords = self.object(part, around, depth);
        keywords.remove("type");
        // Of other keys of the object that it is flattened into serde shows it none.
        if around.is_open && keys_of_enum(variants).is_some() {
            keywords.remove("additionalProperties");
        }
        let others: Vec<usize> = open.iter().copied().filter(|key| !keys.owners.has(index, *key)).collect();
        let mut keywords = forbidden(keywords, keys, &others);
        if depth == Depth::Rules {
            describe(&mut keywords, "", variant.doc, variant.deprecated);
        }
        keywords
    }
}

/// Adds to keywords that these keys are not there.
fn forbidden(mut keywords: Keywords, keys: &KeyTable, others: &[usize]) -> Keywords {
    let properties = keywords.entry("properties").or_insert_with(|| Value::Object(Keywords::new()));
    if let Value::Object(properties) = properties {
        for field in keys.fields(|key| others.contains(&key)) {
            set_others(properties, &mut field.names(), false);
        }
    }
    keywords
}

/// A deciding key of the variant is present; for a variant without one, no deciding key of the others is.
pub(super) fn decides(keys: &KeyTable, index: usize) -> Keywords {
    let own = one_is_there(keys, |key| keys.owners.decided(key) == Some(index));
    let others = one_is_there(keys, |key| keys.owners.decides(key));
    match (own.is_empty(), others.is_empty()) {
        (true, true) => Keywords::new(),
        (true, false) => under("not", any(others)),
        (false, _) => any(own),
    }
}

/// A schema for each name of each of these keys: the key is present.
fn one_is_there(keys: &KeyTable, is_meant: impl Fn(usize) -> bool) -> Vec<Keywords> {
    let mut each = Vec::new();
    for name in keys.fields(is_meant).flat_map(Field::names) {
        each.push(required(name));
    }
    each
}
