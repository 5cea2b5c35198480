//! The walk of patterns with very many states or classes.

use super::alphabet::Alphabet;
use super::state::{NO_MATCH, START};

/// Steps over one character at a time. A state is the place of its row in the table.
///
/// `end` stands for "no match, whatever follows" and `end + 1` for "a match, whatever follows". Those from `accept_from`
/// up to `end` are the states in which a text that ends here matches.
#[doc(hidden)]
pub struct Single {
    /// Rows of the next state by class, two bytes each.
    pub table: &'static [u8],
    pub start: u16,
    pub end: u16,
    pub accept_from: u16,
}

impl Single {
    /// Whether the text contains a match.
    #[inline(never)]
    pub(super) const fn is_match(&self, alphabet: &Alphabet, text: &[u8]) -> bool {
        let table = self.table.as_chunks::<2>().0;
        let mut state = self.start;
        let mut left = text;
        let mut near = 0;
        while !left.is_empty() && state < self.end {
            let (class, rest) = alphabet.class_of_first(left, &mut near);
            left = rest;
            state = u16::from_le_bytes(table[state as usize + class]);
        }
        state > self.end || (state < self.end && state >= self.accept_from)
    }

    /// The state after a character.
    pub(super) const fn single_step(&self, state: usize, class: usize) -> usize {
        let state = if state == START { self.start as usize } else { state };
        let end = self.end as usize;
        let next = match state < end {
            true => u16::from_le_bytes(self.table.as_chunks::<2>().0[state + class]) as usize,
            false => state,
        };
        if next == end { NO_MATCH } else { next }
    }

    /// How far a state is from a match.
    pub(super) const fn distance(&self, state: usize, distances: &[u8]) -> u32 {
        let end = self.end as usize;
        if state > end {
            return 0;
        }
        // There is a distance for each row, and the rows end at `end`.
        let distances = distances.as_chunks::<2>().0;
        let classes = end / distances.len();
        u16::from_le_bytes(distances[state / classes]) as u32
    }
}
