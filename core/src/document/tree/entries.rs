//! The entries of an object by key.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::node::{Entry, Node, Value};
use crate::schema::Field;
use crate::schema::lookup::{in_order, name};

/// The entries of an object, and what its unknown keys may mean.
pub(crate) struct Entries<'t> {
    pub(crate) node: Node<'t>,
    pub(crate) entries: Vec<Entry<'t>>,
    /// The index of each key's first entry, sorted by key.
    first: Vec<usize>,
    /// Known keys that are absent, and that a misspelt key may mean.
    pub(crate) misspelt: Vec<&'static str>,
}

impl<'t> Entries<'t> {
    pub(crate) fn new(node: Node<'t>, entries: Vec<Entry<'t>>) -> Self {
        let key = |index: usize| entries[index].key.as_deref();
        let mut first = in_order(entries.len(), &|index| name(key(index).unwrap_or_default()));
        first.retain(|index| key(*index).is_some());
        first.dedup_by(|later, index| key(*later) == key(*index));
        Entries { node, entries, first, misspelt: Vec::new() }
    }

    /// The first entry of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Entry<'t>> {
        self.entries.get(self.index(key)?)
    }

    pub(crate) fn index(&self, key: &str) -> Option<usize> {
        let found = self.first.binary_search_by(|index| self.entries[*index].key.as_deref().cmp(&Some(key)));
        found.ok().map(|found| self.first[found])
    }

    /// The entries of the other keys.
    pub(crate) fn without(&self, key: &str) -> impl Iterator<Item = &Entry<'t>> {
        self.entries.iter().filter(move |entry| entry.key.as_deref() != Some(key))
    }

    /// The same entries, but for those of some keys.
    pub(crate) fn hiding(&self, keys: &[&'static str]) -> Self {
        let mut is_hidden = vec![false; self.entries.len()];
        for index in keys.iter().filter_map(|key| self.index(key)) {
            is_hidden[index] = true;
        }
        let first = |entry: &Entry<'t>| self.index(entry.key.as_deref()?);
        let is_shown = |entry: &&Entry<'t>| first(entry).is_none_or(|index| !is_hidden[index]);
        let entries = self.entries.iter().filter(is_shown).cloned().collect();
        Entries { misspelt: self.misspelt.clone(), ..Entries::new(self.node, entries) }
    }

    /// The first entry of a field, under any of its names.
    pub(crate) fn index_of(&self, field: &Field) -> Option<usize> {
        field.names().filter_map(|name| self.index(name)).min()
    }

    /// The entry of a field, under any of its names.
    pub(crate) fn of(&self, field: &Field) -> Option<&Entry<'t>> {
        self.entries.get(self.index_of(field)?)
    }
}

/// The JSON of an object without some of its entries. Blanks keep the others at their offsets.
pub(crate) fn without(json: &str, is_other: impl Fn(&str) -> bool) -> String {
    let Value::Object(entries) = Node::root(json).value() else { return String::from(json) };
    let kept = entries.iter().filter(|entry| !entry.key.as_deref().is_some_and(&is_other));
    let mut text = String::with_capacity(json.len());
    text.push('{');
    for (index, entry) in kept.enumerate() {
        // The text had a comma behind the entry before, so there is room for one.
        if index > 0 {
            text.push(',');
        }
        text.extend((text.len()..entry.key_range.start).map(|_| ' '));
        text.push_str(&json[entry.key_range.start..entry.value.range().end]);
    }
    text.push('}');
    text
}
