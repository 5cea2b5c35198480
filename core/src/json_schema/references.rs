//! References to definitions by their index, until the definitions have names.

use alloc::format;
use alloc::vec::Vec;

use serde_json::Value;

use crate::rules::keywords::{Keywords, keyword};

/// What a reference begins with.
const MARK: &str = "\u{0}#";

/// A reference to a definition.
pub(super) fn reference(index: usize) -> Keywords {
    keyword("$ref", Value::String(format!("{MARK}{index}")))
}

/// The index of the definition that a reference means.
pub(super) fn index_of(reference: &Value) -> Option<usize> {
    reference.as_str()?.strip_prefix(MARK)?.parse().ok()
}

/// Adds the indices that the references in a schema have.
pub(super) fn references(keywords: &Keywords, found: &mut Vec<usize>) {
    for (name, value) in keywords {
        found.extend(index_of(value).filter(|_| name == "$ref"));
        references_of(value, found);
    }
}

fn references_of(value: &Value, found: &mut Vec<usize>) {
    match value {
        Value::Object(keywords) => references(keywords, found),
        Value::Array(list) => list.iter().for_each(|item| references_of(item, found)),
        _ => {}
    }
}
