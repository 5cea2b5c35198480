//! Sorts the characters of a pattern into classes that none of its sets distinguishes. An automaton steps by class.
//! ASCII characters get their classes first, so that these fit into a byte.

use super::charset::{CharSet, LAST};
use super::interner::Interner;

/// Bound on the classes: what 11 bits hold.
pub(super) const MAX_CLASSES: usize = 2_048;

/// Each code point's class.
#[derive(Clone, Debug)]
pub(super) struct Classes {
    /// First code point and class of each segment, ascending; neighbours differ in class.
    segments: Vec<(u32, u32)>,
    count: usize,
    /// For each class before `renumber`, the sets that contain it, 32 sets a word.
    members: Vec<Vec<u32>>,
}

impl Classes {
    /// The fewest classes that distinguish all the sets.
    pub(super) fn of(sets: &[CharSet]) -> Self {
        let mut edges: Vec<(u32, u32)> = Vec::new();
        for (index, set) in (0..).zip(sets) {
            for &(first, last) in set.ranges() {
                edges.push((first, index));
                edges.push((last + 1, index));
            }
        }
        edges.sort_unstable();
        let mut inside = vec![0; sets.len().div_ceil(32)];
        let mut known = Interner::default();
        let mut members = Vec::new();
        let mut segments = Vec::new();
        let (mut start, mut next_edge) = (0, 0);
        while start <= LAST {
            while let Some(&(point, index)) = edges.get(next_edge).filter(|edge| edge.0 <= start) {
                debug_assert!(point == start);
                inside[index as usize / 32] ^= 1 << (index % 32);
                next_edge += 1;
            }
            let end = edges.get(next_edge).map_or(LAST + 1, |edge| edge.0);
            // no text has surrogates, so a segment of them alone joins the one before
            if start == 0 || start < 0xD800 || end > 0xE000 {
                let (class, is_new) = known.number(inside.clone());
                if is_new {
                    members.push(inside.clone());
                }
                segments.push((start, class));
            }
            start = end;
        }
        let mut classes = Self { segments, count: members.len(), members };
        classes.join_neighbours();
        classes
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// First code point and class of each segment, ascending.
    pub(super) fn segments(&self) -> &[(u32, u32)] {
        &self.segments
    }

    pub(super) fn class_of(&self, char: char) -> u32 {
        let after = self.segments.partition_point(|segment| segment.0 <= u32::from(char));
        self.segments[after - 1].1
    }

    /// Whether the class is in the set. Only valid before `renumber`.
    pub(super) fn is_in(&self, class: u32, set: u32) -> bool {
        (self.members[class as usize][set as usize / 32] >> (set % 32)) & 1 == 1
    }

    /// Renumbers classes by group, from zero by first use; several may become one.
    pub(super) fn renumber(&mut self, groups: &[u32]) {
        for segment in &mut self.segments {
            segment.1 = groups[segment.1 as usize];
        }
        self.count = groups.iter().max().map_or(0, |&last| last as usize + 1);
        self.join_neighbours();
    }

    /// A character of each class, the most readable one there is.
    pub(super) fn samples(&self) -> Vec<char> {
        let mut samples = vec![None; self.count];
        let readable = ('a'..='z').chain('0'..='9').chain('A'..='Z').chain('!'..='~');
        for char in readable.chain([' ']) {
            samples[self.class_of(char) as usize].get_or_insert(char);
        }
        for (place, &(first, class)) in self.segments.iter().enumerate() {
            let end = self.segments.get(place + 1).map_or(LAST + 1, |next| next.0);
            let sample = &mut samples[class as usize];
            if sample.is_none() {
                *sample = readable_in(first, end);
            }
        }
        samples.into_iter().map(|sample| sample.unwrap_or('\u{FFFD}')).collect()
    }

    fn join_neighbours(&mut self) {
        self.segments.dedup_by_key(|segment| segment.1);
    }
}

/// A letter near the start of the range, else its first character.
fn readable_in(first: u32, end: u32) -> Option<char> {
    let nearest = (first..end.min(first.saturating_add(64))).filter_map(char::from_u32);
    nearest
        .clone()
        .find(|char| char.is_alphanumeric())
        .or_else(|| nearest.clone().next())
        .or_else(|| (first..end).find_map(char::from_u32))
}
