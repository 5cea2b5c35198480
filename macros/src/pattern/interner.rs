//! Numbers lists, equal ones alike. This is the only type of map in the pattern compiler, because each further type
//! would be compiled anew in every build of the crate.

use std::collections::HashMap;

/// Numbers lists from zero by first use.
#[derive(Default)]
pub(super) struct Interner(HashMap<Vec<u32>, u32>);

impl Interner {
    /// The number of a list, and whether it is new.
    pub(super) fn number(&mut self, list: Vec<u32>) -> (u32, bool) {
        let fresh = self.0.len() as u32;
        let number = *self.0.entry(list).or_insert(fresh);
        (number, number == fresh)
    }

    /// The number of a list, if it has one.
    pub(super) fn get(&self, list: &[u32]) -> Option<u32> {
        self.0.get(list).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}
