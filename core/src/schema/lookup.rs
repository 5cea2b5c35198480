//! The one map of the second pass. Every further type of key or value would add thousands of lines of machine code to
//! each build of the crate.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::report::sorting::order;

/// A key: a number and two names. Maps leave unused parts empty.
pub(crate) type Key<'a> = (usize, &'a str, &'a str);

/// A map from keys to numbers, mostly indices into a list.
#[derive(Default)]
pub(crate) struct Lookup<'a>(BTreeMap<Key<'a>, usize>);

impl<'a> Lookup<'a> {
    /// Sets the number of a key; returns whether the key is new.
    pub(crate) fn insert(&mut self, key: Key<'a>, number: usize) -> bool {
        self.0.insert(key, number).is_none()
    }

    /// The number of a key, after setting it to `number` if the key is new.
    pub(crate) fn get_or_insert(&mut self, key: Key<'a>, number: usize) -> usize {
        *self.0.entry(key).or_insert(number)
    }

    /// Adds a key; returns whether it is new.
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

    /// Takes over the entries of another map, `greater` added to their numbers.
    pub(crate) fn append(&mut self, other: Lookup<'a>, greater: usize) {
        for (key, number) in other.0 {
            self.insert(key, number + greater);
        }
    }
}

/// The indices of a list, sorted by key; stable.
pub(crate) fn in_order<'a>(len: usize, key: &dyn Fn(usize) -> Key<'a>) -> Vec<usize> {
    order(len, &|a, b| key(a).cmp(&key(b)))
}

/// A key that is a number: a node's id or a byte offset.
pub(crate) const fn number(number: usize) -> Key<'static> {
    (number, "", "")
}

/// A key that is a name.
pub(crate) const fn name(name: &str) -> Key<'_> {
    (0, name, "")
}
