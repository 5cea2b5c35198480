//! The keys of a `by_key` enum as its schema has them, and sets of them.

use alloc::vec;
use alloc::vec::Vec;

use super::key_owners::KeyOwners;
use super::types::{Enum, Field, KeyTable};
use crate::rules::more::More;

impl Enum {
    /// The keys of a `by_key` enum; of another, none.
    pub(crate) fn key_table(&self) -> &'static KeyTable {
        const OWNERS: KeyOwners = KeyOwners { keys: &[], sole: &[], otherwise: None, more: More };
        self.keys.unwrap_or(&KeyTable { fields: &[], owners: OWNERS, more: More })
    }
}

impl KeyTable {
    /// The set of the keys for which a test holds.
    pub(crate) fn set(&self, is_in: impl Fn(usize, &'static Field) -> bool) -> Vec<u64> {
        let mut set = vec![0; self.fields.len().div_ceil(64)];
        for (key, field) in self.fields.iter().enumerate() {
            set[key / 64] |= u64::from(is_in(key, field)) << (key % 64);
        }
        set
    }

    /// The fields behind the keys for which a test holds.
    pub(crate) fn fields(&self, is_in: impl Fn(usize) -> bool) -> impl Iterator<Item = &'static Field> {
        let keys = self.fields.iter().enumerate();
        keys.filter(move |(key, _)| is_in(*key)).map(|(_, field)| field)
    }
}

/// Whether a key is in a set.
pub(crate) fn is_in(set: &[u64], key: usize) -> bool {
    set.get(key / 64).is_some_and(|word| word >> (key % 64) & 1 == 1)
}
