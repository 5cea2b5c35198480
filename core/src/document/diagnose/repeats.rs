//! `unique` on values of a document: items are equal where their JSON is. Typed values may be equal elsewhere too, as
//! with an absent key in place of `null`; `finish` adds those.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::document::tree::node::{Node, Value};
use crate::rules::number::Number;
use crate::schema::address::field_named;
use crate::schema::lookup::{Lookup, in_order, name};
use crate::schema::visit::is_partly_opaque;
use crate::schema::{Field, Schema};

/// An item that repeats an earlier one.
pub(super) struct Repeat<'t> {
    pub(super) index: usize,
    /// The first item that is equal.
    pub(super) first: usize,
    /// What is repeated: the item, or its field.
    pub(super) node: Node<'t>,
    /// The name of the field.
    pub(super) key: Option<&'static str>,
}

/// The items that repeat an earlier one among those that `is_meant` selects, as a whole or in the field `by`.
pub(super) fn repeats<'t>(
    items: &[Node<'t>],
    schema: &'static Schema,
    by: Option<&str>,
    is_meant: impl Fn(&Node<'t>) -> bool,
) -> Vec<Repeat<'t>> {
    let field = by.and_then(|by| field_named(schema, by));
    let compared = field.map_or(schema, |field| (field.schema)());
    if by.is_some() != field.is_some() || is_partly_opaque(compared) {
        return Vec::new();
    }
    let mut texts: Vec<(usize, Node<'t>, String)> = Vec::new();
    for (index, item) in items.iter().enumerate().filter(|(_, item)| is_meant(item)) {
        let part = match field {
            None => Some(*item),
            Some(field) => part_of(item, field),
        };
        if let Some(part) = part {
            texts.push((index, part, comparable(&part)));
        }
    }
    let mut seen = Lookup::default();
    let mut repeats = Vec::new();
    for (index, node, text) in &texts {
        let first = seen.get_or_insert(name(text), *index);
        if first != *index {
            let key = field.map(|field| field.name);
            repeats.push(Repeat { index: *index, first, node: *node, key });
        }
    }
    repeats
}

/// The value of a field; `None` where it is absent or `null`.
fn part_of<'t>(item: &Node<'t>, field: &'static Field) -> Option<Node<'t>> {
    let Value::Object(entries) = item.value() else { return None };
    let is_own = |key: &str| field.names().any(|name| name == key);
    let entry = entries.iter().rev().find(|entry| entry.key.as_deref().is_some_and(is_own))?;
    (!entry.value.is_null()).then_some(entry.value)
}

/// A text that is equal for equal values; of a repeated key the last value counts.
pub(super) fn comparable(node: &Node<'_>) -> String {
    match node.value() {
        // 1 and 1.0 are the same. A float that has no `i128` would become its end.
        Value::Number(Number::Float(float))
            if float as i128 as f64 == float && float as i128 != i128::MAX =>
        {
            format!("{}", float as i128)
        }
        Value::Number(number) => format!("{number}"),
        Value::String(text) => format!("{text:?}"),
        Value::List(items) => format!("{:?}", items.iter().map(comparable).collect::<Vec<_>>()),
        Value::Object(entries) => {
            let key = |index: usize| {
                let key = entries[index].key.as_deref();
                (usize::from(key.is_some()), key.unwrap_or_default(), "")
            };
            let order = in_order(entries.len(), &key);
            let mut text = String::from("{");
            for (place, index) in order.iter().enumerate() {
                let is_last = order.get(place + 1).is_none_or(|next| key(*next) != key(*index));
                if is_last {
                    let value = comparable(&entries[*index].value);
                    text.push_str(&format!("{:?}: {value}, ", key(*index)));
                }
            }
            text.push('}');
            text
        }
        Value::Null | Value::Bool(_) | Value::HugeNumber | Value::BadString => node.json().into_owned(),
    }
}
