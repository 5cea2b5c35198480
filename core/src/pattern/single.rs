//! The walk of patterns with very many states or classes.

use super::alphabet::Alphabet;

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
}
