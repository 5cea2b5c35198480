//! The walk of patterns with too many states for `Packed`.

use super::alphabet::Alphabet;
use super::state::{NO_MATCH, START};

/// Steps over pairs of characters. A state is its number.
///
/// `end` stands for "no match, whatever follows" and `end + 1` for "a match, whatever follows". Those from `accept_from`
/// up to `end` are the states in which a text that ends here matches.
#[doc(hidden)]
pub struct Pairs {
    /// Columns of the next state, a byte, of every state.
    pub columns: &'static [u8],
    /// Where the columns begin, two bytes each: those of the pairs of `classes` classes, by the first and then the
    /// second, then those of single classes.
    pub places: &'static [u8],
    pub classes: u16,
    pub start: u16,
    pub end: u16,
    pub accept_from: u16,
}

impl Pairs {
    /// Whether the text contains a match.
    #[inline(never)]
    pub(super) const fn is_match(&self, alphabet: &Alphabet, text: &[u8]) -> bool {
        let state = self.after(alphabet, text);
        let end = self.end as usize;
        state > end || (state < end && state >= self.accept_from as usize)
    }

    /// The state after the text, or a decided one before.
    const fn after(&self, alphabet: &Alphabet, text: &[u8]) -> usize {
        let (columns, places) = (self.columns, self.places.as_chunks::<2>().0);
        let (classes, end) = (self.classes as usize, self.end as usize);
        let mut state = self.start as usize;
        let mut left = text;
        let mut near = 0;
        loop {
            while let [a, b, c, d, rest @ ..] = left {
                if (*a | *b | *c | *d) >= 0x80 || state >= end {
                    break;
                }
                left = rest;
                // The two columns do not depend on the state, so each step waits for one load only.
                let first = alphabet.class_of(*a) as usize * classes + alphabet.class_of(*b) as usize;
                let second = alphabet.class_of(*c) as usize * classes + alphabet.class_of(*d) as usize;
                let first = columns.split_at(u16::from_le_bytes(places[first]) as usize).1;
                let second = columns.split_at(u16::from_le_bytes(places[second]) as usize).1;
                state = second[first[state] as usize] as usize;
            }
            if left.is_empty() || state >= end {
                return state;
            }
            // Characters beyond ASCII come in runs.
            loop {
                let (class, rest) = alphabet.class_of_first(left, &mut near);
                left = rest;
                let place = u16::from_le_bytes(places[classes * classes + class]) as usize;
                state = columns[place + state] as usize;
                if state >= end || !matches!(left, [0x80..=0xFF, ..]) {
                    break;
                }
            }
        }
    }

    /// The state after a character.
    pub(super) const fn single_step(&self, state: usize, class: usize) -> usize {
        let state = if state == START { self.start as usize } else { state };
        let classes = self.classes as usize;
        let place = self.places.as_chunks::<2>().0[classes * classes + class];
        let next = self.columns[u16::from_le_bytes(place) as usize + state] as usize;
        if next == self.end as usize { NO_MATCH } else { next }
    }

    /// How far a state is from a match.
    pub(super) const fn distance(&self, state: usize, distances: &[u8]) -> u32 {
        distances[state] as u32
    }
}
