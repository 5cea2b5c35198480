//! Numbers for what is met again. The one type of map of the pattern compiler: each further type would be built anew
//! in every build of the crate.

use std::collections::HashMap;

/// Gives each list of numbers one of its own, counted from zero by first use.
#[derive(Default)]
pub(super) struct Interner(HashMap<Vec<u32>, u32>);

impl Interner {
    /// The number of a list, and whether it is new.
    pub(super) fn number(&mut self, list: Vec<u32>) -> (u32, bool) {
        let fresh = self.0.len() as u32;
        let number = *self.0.entry(list).or_insert(fresh);
        (number, number == fresh)
    }

    /// The number of a list that has one.
    pub(super) fn get(&self, list: &[u32]) -> Option<u32> {
        self.0.get(list).copied()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}
