//! The walk of patterns like `^[a-z]{3,20}$`, which require nothing but a number of characters of one class.

use super::alphabet::Alphabet;
use super::state::{NO_MATCH, START};

/// Every character is of class 0, and their number is within the bounds. The bytes beyond ASCII are of class 2.
#[doc(hidden)]
pub struct Run {
    pub min: u32,
    /// `u32::MAX` when there is no bound.
    pub max: u32,
}

impl Run {
    /// Whether the text contains a match.
    #[inline(never)]
    pub(super) const fn is_match(&self, alphabet: &Alphabet, text: &[u8]) -> bool {
        let mut count = 0;
        let mut left = text;
        let mut near = 0;
        loop {
            while let [a, b, c, d, rest @ ..] = left {
                let first = alphabet.class_of(*a) | alphabet.class_of(*b);
                if first | alphabet.class_of(*c) | alphabet.class_of(*d) != 0 {
                    break;
                }
                count += 4;
                left = rest;
            }
            if left.is_empty() {
                return count >= self.min as usize && (count <= self.max as usize || self.max == u32::MAX);
            }
            let (class, rest) = alphabet.class_of_first(left, &mut near);
            if class != 0 {
                return false;
            }
            left = rest;
            count += 1;
        }
    }

    /// The state after a character. A state is the number of characters, up to the first that is too many.
    pub(super) const fn single_step(&self, state: usize, class: usize) -> usize {
        let count = if state == START { 1 } else { state + 1 };
        if class == 0 && (count <= self.max as usize || self.max == u32::MAX) { count } else { NO_MATCH }
    }

    /// How far a state is from a match that may be near.
    pub(super) const fn distance(&self, state: usize) -> u32 {
        (self.min as usize).saturating_sub(state) as u32
    }
}
