//! The map that everything is looked up in while a document is explained, and the sort. One type for all of it: each
//! further type that is mapped or sorted would be thousands of lines of machine code, in every build of the crate.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// What is looked up: a number, and names. What a map does not need is left empty.
pub(crate) type Key<'a> = (usize, &'a str, &'a str);

/// From keys to numbers: places in a list, mostly.
#[derive(Default)]
pub(crate) struct Lookup<'a>(BTreeMap<Key<'a>, usize>);

impl<'a> Lookup<'a> {
    /// Sets the number of a key; whether the key is new.
    pub(crate) fn insert(&mut self, key: Key<'a>, number: usize) -> bool {
        self.0.insert(key, number).is_none()
    }

    /// The number of a key; this one, and then the key is new, if it has none.
    pub(crate) fn get_or_insert(&mut self, key: Key<'a>, number: usize) -> usize {
        *self.0.entry(key).or_insert(number)
    }

    /// Remembers a key; whether it is new.
    pub(crate) fn add(&mut self, key: Key<'a>) -> bool {
        self.insert(key, 0)
    }

    pub(crate) fn get(&self, key: Key<'_>) -> Option<usize> {
        self.0.get(&key).copied()
    }

    pub(crate) fn contains(&self, key: Key<'_>) -> bool {
        self.0.contains_key(&key)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Takes the numbers of another map over, so much greater.
    pub(crate) fn append(&mut self, other: Lookup<'a>, greater: usize) {
        for (key, number) in other.0 {
            self.insert(key, number + greater);
        }
    }
}

/// The places of a list in the order of their keys; those of one key stay as they are.
pub(crate) fn in_order<'a>(len: usize, key: &dyn Fn(usize) -> Key<'a>) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| key(*a).cmp(&key(*b)));
    order
}

/// The key of a number: of a value, or of a place in the text.
pub(crate) const fn number(number: usize) -> Key<'static> {
    (number, "", "")
}

/// The key of a name.
pub(crate) const fn name(name: &str) -> Key<'_> {
    (0, name, "")
}
