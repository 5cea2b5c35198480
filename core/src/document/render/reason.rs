//! Why a key is required: the value of the key that decides, and its place.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::words::last_key;
use crate::document::pointers::{Root, follow};
use crate::document::tree::node::{Node, Value};
use crate::report::violation::Violation;
use crate::rules::params::Param;

/// The reasons of violations of a text, by the index of the violation. A text without `required_if` is not even read.
pub(super) fn reasons(violations: &[Violation], text: &str) -> BTreeMap<usize, Reason> {
    let required = violations.iter().enumerate().filter(|(_, violation)| violation.code() == "required_if");
    let (indices, parents): (Vec<_>, Vec<_>) = required
        .filter_map(|(index, violation)| Some((index, violation.pointer().rsplit_once('/')?.0)))
        .unzip();
    if indices.is_empty() {
        return BTreeMap::new();
    }
    let root = Root::of(text);
    let Some(root) = root.node() else { return BTreeMap::new() };
    let there = indices.into_iter().zip(follow(root, &parents)).filter(|(_, place)| place.is_there);
    there.filter_map(|(index, place)| Some((index, Reason::of(&violations[index], place.node)?))).collect()
}

/// Why a key is required.
pub(super) struct Reason {
    /// Where the value is that decides.
    pub(super) place: Range<usize>,
    deciding: String,
    required: String,
}

impl Reason {
    /// The reason of a violation of `required_if`, which is about a key of an object.
    fn of(violation: &Violation, object: Node<'_>) -> Option<Self> {
        let params = violation.params();
        let Some(Param::List(alternatives)) = params.get("when") else { return None };
        let Value::Object(entries) = object.value() else { return None };
        let tests = alternatives.iter().filter_map(|tests| match tests {
            Param::List(tests) => Some(tests),
            _ => None,
        });
        tests.flatten().find_map(|test| {
            let Param::Map(test) = test else { return None };
            let (Some(Param::Text(field)), Some(Param::List(values))) =
                (test.get("field"), test.get("one_of"))
            else {
                return None;
            };
            let entry = entries.iter().find(|entry| entry.key.as_deref() == Some(&**field))?;
            let Value::String(value) = entry.value.value() else { return None };
            let is_meant = |own: &Param| matches!(own, Param::Text(own) if *own == value);
            values.iter().any(is_meant).then(|| Reason {
                place: entry.value.range(),
                deciding: format!("{field} {value}"),
                required: last_key(violation.pointer()),
            })
        })
    }

    /// What is said at the value that decides.
    pub(super) fn label(&self) -> String {
        format!("requires {}", self.required)
    }

    /// The same where the value is not shown.
    pub(super) fn in_words(&self) -> String {
        format!("{} requires {}", self.deciding, self.required)
    }
}
