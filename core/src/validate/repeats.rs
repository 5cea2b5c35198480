//! The search for items of a list that repeat an earlier one, in time that grows as sorting does. Up to `FEW` items
//! allocate nothing unless two are equal.

use alloc::vec::Vec;

use super::deployment_validate::Comparable;
use super::items::{List, all_items};
use super::parts::{Parts, Tree};
use crate::report::sorting::sort;

/// The items that are compared without an allocation.
const FEW: usize = 16;

/// Hands over the parts of an item, or of its field.
#[inline]
pub fn put<T: Comparable<X> + ?Sized, X>(value: &T, parts: &mut Parts) {
    value.visit_parts(parts);
}

/// Calls `found` with each item that repeats an earlier one, in order, and the first that is equal, until it returns
/// `false`. `put` hands over what is compared of an item. An absent value equals another only where `compares_absence`
/// says so.
pub(super) fn find_repeats<L: List + ?Sized>(
    list: &L,
    put: impl Fn(&L::Item, &mut Parts),
    compares_absence: bool,
    found: &mut dyn FnMut(usize, usize) -> bool,
) {
    let mut hashes = Hashes { few: [(0, 0); FEW], len: 0, many: Vec::new() };
    all_items(list, |index, item| {
        let mut parts = Parts::new(compares_absence);
        put(item, &mut parts);
        hashes.push(parts.hash(), index);
        true
    });
    let suspects = hashes.suspects();
    if suspects.is_empty() {
        return;
    }
    let mut next = suspects.iter().copied().peekable();
    let mut trees = Vec::with_capacity(suspects.len());
    all_items(list, |index, item| {
        if next.next_if_eq(&index).is_some() {
            let mut parts = Parts::recording(compares_absence);
            put(item, &mut parts);
            trees.push((parts.into_tree(), index));
        }
        next.peek().is_some()
    });
    for (index, first) in repeats(trees) {
        if !found(index, first) {
            return;
        }
    }
}

/// Whether no two items of a list are equal.
pub fn all_differ<L: List + ?Sized>(
    list: &L,
    put: impl Fn(&L::Item, &mut Parts),
    compares_absence: bool,
) -> bool {
    let mut differ = true;
    find_repeats(list, put, compares_absence, &mut |_, _| {
        differ = false;
        false
    });
    differ
}

/// The hash of each item and its index.
struct Hashes {
    few: [(u64, usize); FEW],
    len: usize,
    /// All of them, once they are too many.
    many: Vec<(u64, usize)>,
}

impl Hashes {
    fn push(&mut self, hash: Option<u64>, index: usize) {
        let Some(hash) = hash else { return };
        match self.few.get_mut(self.len) {
            Some(place) => *place = (hash, index),
            None => {
                if self.many.is_empty() {
                    self.many.extend_from_slice(&self.few);
                }
                self.many.push((hash, index));
            }
        }
        self.len += 1;
    }

    /// The items whose hash another item has too, ascending.
    fn suspects(&mut self) -> Vec<usize> {
        let all = match self.many.is_empty() {
            true => &mut self.few[..self.len],
            false => &mut self.many,
        };
        all.sort_unstable();
        let mut suspects = Vec::new();
        for group in all.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
            suspects.extend(group.iter().map(|(_, index)| *index));
        }
        sort(&mut suspects, Ord::cmp);
        suspects
    }
}

/// The items that equal an earlier one, each with the first.
fn repeats(mut trees: Vec<(Tree, usize)>) -> Vec<(usize, usize)> {
    sort(&mut trees, Ord::cmp);
    let mut repeats = Vec::new();
    for group in trees.chunk_by(|a, b| a.0 == b.0) {
        if let Some(((_, first), others)) = group.split_first() {
            repeats.extend(others.iter().map(|(_, index)| (*index, *first)));
        }
    }
    sort(&mut repeats, Ord::cmp);
    repeats
}
