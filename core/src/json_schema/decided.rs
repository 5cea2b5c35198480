//! Where types alone decide what serde reads: which untagged variant, and whether a flattened `Option` is absent.
//!
//! The schema of a type may accept more than serde reads, such as any text in place of an IP address. Then it decides
//! nothing, as that could refuse what is valid:
//!
//! ```text
//! if fits then rules else others    fits is exact
//! anyOf rules, others               fits has a comment or a format, here or behind a reference
//! ```

use alloc::vec;
use alloc::vec::Vec;

use serde_json::Value;

use super::references::index_of;
use crate::rules::keywords::{Keywords, any, both, choose, comment, is_wider_where, keyword};

/// Marks an `if` that is the schema of a type, until the schemas of all types are known.
const BY_TYPE: &str = "\u{0}by type";

/// What applies where serde reads a type, and where it does not.
pub(super) fn choose_by_type(fits: Keywords, then: Keywords, otherwise: Keywords) -> Keywords {
    both(keyword(BY_TYPE, Value::Null), choose(fits, then, otherwise))
}

/// Decides what the types of these definitions decide, in schemas that may refer to them.
pub(super) struct Decided {
    /// The definitions that accept more than serde reads.
    wide: Vec<bool>,
}

impl Decided {
    pub(super) fn of(definitions: &[&Keywords]) -> Self {
        let mut found = Decided { wide: vec![false; definitions.len()] };
        let mut is_new = true;
        while is_new {
            is_new = false;
            // Definitions mostly refer to later ones.
            for (index, keywords) in definitions.iter().enumerate().rev() {
                if !found.wide[index] && found.is_wide(keywords) {
                    found.wide[index] = true;
                    is_new = true;
                }
            }
        }
        found
    }

    fn is_wide(&self, keywords: &Keywords) -> bool {
        is_wider_where(keywords, &|reference| index_of(reference).is_some_and(|index| self.wide[index]))
    }

    /// The schema with all that is decided.
    pub(super) fn decide(&self, keywords: &mut Keywords) {
        for value in keywords.values_mut() {
            self.decide_value(value);
        }
        let is_marked = keywords.remove(BY_TYPE).is_some();
        let is_wide = || matches!(keywords.get("if"), Some(Value::Object(fits)) if self.is_wide(fits));
        if !is_marked || !is_wide() {
            return;
        }
        keywords.remove("if");
        let mut alternatives = Vec::new();
        for name in ["then", "else"] {
            match keywords.remove(name) {
                Some(Value::Object(part)) => alternatives.push(part),
                _ => alternatives.push(Keywords::new()),
            }
        }
        let others = core::mem::take(keywords);
        *keywords = match alternatives.iter().any(Keywords::is_empty) {
            true => both(others, comment("rules of what serde can read here")),
            false => both(others, both(any(alternatives), comment("the first that serde can read"))),
        };
    }

    fn decide_value(&self, value: &mut Value) {
        match value {
            Value::Object(inside) => self.decide(inside),
            Value::Array(list) => list.iter_mut().for_each(|value| self.decide_value(value)),
            _ => {}
        }
    }
}
