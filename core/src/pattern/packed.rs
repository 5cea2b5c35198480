//! The walk of most patterns: with no more than 16 states, where a pair of characters leads from each of them fits
//! into one word, four bits a state. From one state to the next it takes a rotation, which is quicker than a load.

use super::alphabet::Alphabet;
use super::state::{NO_MATCH, START};

/// Steps over pairs of characters between at most 16 states.
///
/// A state is four times its number. 0 stands for "no match, whatever follows"; the state before the first character is
/// among the others only if one of them leads back to it.
#[doc(hidden)]
pub struct Packed {
    /// Eight bytes each, from the lowest: rotated by a state, a row has the next one in the bits of `STATE`. The
    /// rows of the pairs of `classes` classes, by the first and then the second, then those of single classes.
    pub rows: &'static [u8],
    /// The number of classes, with that of bytes beyond ASCII, which leads from every undecided state to 0.
    pub classes: u8,
    /// The state after the first character, by its class.
    pub first: &'static [u8],
    /// The last state that is decided: 4 if that is the number of "a match, whatever follows", otherwise 0.
    pub decided: u8,
    /// The bits of the states in which a text that ends here matches.
    pub accepting: u64,
}

/// The bits of a state.
const STATE: u8 = 0b11_1100;

impl Packed {
    /// Whether the text contains a match.
    #[inline(never)]
    pub(super) const fn is_match(&self, alphabet: &Alphabet, text: &[u8]) -> bool {
        // The caller has refused texts shorter than the shortest match, so an empty one matches.
        let [first, left @ ..] = text else { return true };
        let mut left = left;
        let mut state = self.first[alphabet.class_of(*first) as usize];
        while state > self.decided
            && let [a, b, c, d, rest @ ..] = left
        {
            left = rest;
            let first =
                alphabet.class_of(*a) as usize * self.classes as usize + alphabet.class_of(*b) as usize;
            let second =
                alphabet.class_of(*c) as usize * self.classes as usize + alphabet.class_of(*d) as usize;
            state = self.step(self.step(state, first), second);
        }
        while state > self.decided
            && let [only, rest @ ..] = left
        {
            left = rest;
            state = self.step(state, self.row_of(alphabet.class_of(*only) as usize));
        }
        // A byte beyond ASCII led there, if it is among those read last.
        if state == 0 {
            let read = text.split_at(text.len() - left.len()).0;
            let last = read.split_at(read.len().saturating_sub(4)).1;
            if !last.is_ascii() {
                return self.is_match_beyond_ascii(alphabet, text);
            }
        }
        self.is_accepting(state)
    }

    /// Whether the text contains a match, by characters.
    const fn is_match_beyond_ascii(&self, alphabet: &Alphabet, text: &[u8]) -> bool {
        let mut near = 0;
        let (class, mut left) = alphabet.class_of_first(text, &mut near);
        let mut state = self.first[class];
        while state > self.decided && !left.is_empty() {
            let (class, rest) = alphabet.class_of_first(left, &mut near);
            left = rest;
            state = self.step(state, self.row_of(class));
        }
        self.is_accepting(state)
    }

    const fn step(&self, state: u8, row: usize) -> u8 {
        let row = u64::from_le_bytes(self.rows.as_chunks::<8>().0[row]);
        row.rotate_right(state as u32) as u8 & STATE
    }

    /// The row of a single class.
    const fn row_of(&self, class: usize) -> usize {
        let classes = self.classes as usize;
        classes * classes + class
    }

    const fn is_accepting(&self, state: u8) -> bool {
        self.accepting >> state & 1 == 1
    }

    /// The state after a character.
    pub(super) const fn single_step(&self, state: usize, class: usize) -> usize {
        let next = match state {
            START => self.first[class],
            state => self.step(state as u8, self.row_of(class)),
        };
        if next == 0 { NO_MATCH } else { next as usize }
    }

    /// How far a state is from a match.
    pub(super) const fn distance(&self, state: usize, distances: &[u8]) -> u32 {
        distances[state / 4] as u32
    }
}
