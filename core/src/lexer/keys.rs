//! Keys that are known beforehand, compared in place: most texts have them without escapes and without white space
//! before the colon.

use super::bytes::{are_same, word_or_zeros};
use super::cursor::Lexer;
use super::fault::Fault;

/// A key with its quotes and its colon, as most texts have it.
#[derive(Clone, Copy, Debug)]
pub struct QuotedKey {
    text: &'static str,
    /// Its first eight bytes, the mask of those that it has, and its last eight.
    first: u64,
    mask: u64,
    last: u64,
}

impl QuotedKey {
    /// A key by its text in quotes, with the colon. One that JSON has to escape is never found: its text is empty.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let mask = match bytes.len() {
            // No word has a bit beside those of the mask.
            0 => return QuotedKey { text, first: 1, mask: 0, last: 0 },
            len if len < 8 => (1 << (8 * len)) - 1,
            _ => u64::MAX,
        };
        let last = if bytes.len() > 8 { word_or_zeros(bytes, bytes.len() - 8) } else { 0 };
        QuotedKey { text, first: word_or_zeros(bytes, 0), mask, last }
    }

    /// Whether it stands at a byte of a text, whose first eight bytes are `word`.
    #[inline(always)]
    const fn stands(&self, bytes: &[u8], at: usize, word: u64) -> bool {
        let len = self.text.len();
        word & self.mask == self.first
            && (len <= 8 || word_or_zeros(bytes, at + len - 8) == self.last)
            && (len <= 16 || self.has_middle(bytes, at))
    }

    /// Whether what is between the first and the last eight bytes stands there too.
    #[inline]
    const fn has_middle(&self, bytes: &[u8], at: usize) -> bool {
        let len = self.text.len();
        if let Some((before, _)) = bytes.split_at_checked(at + len)
            && let Some((_, own)) = before.split_at_checked(at)
        {
            return are_same(own, self.text.as_bytes());
        }
        false
    }
}

impl Lexer<'_> {
    /// Whether another entry follows in an object; if so, moves to the quote of its key. At the end moves behind the
    /// object.
    ///
    /// # Errors
    ///
    /// What is no entry.
    #[inline(always)]
    pub const fn has_entry(&mut self, is_first: bool) -> Result<bool, Fault> {
        let has_key = tri!(self.has_key(is_first));
        if !has_key {
            self.leave();
        }
        Ok(has_key)
    }

    /// Passes the key at which the lexer stands, and its colon, up to the value, if it is one of these as it stands;
    /// else moves nowhere. The search begins at the key that is expected.
    #[inline(always)]
    pub const fn find_key(&mut self, keys: &[QuotedKey], expected: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if expected < keys.len() && keys[expected].stands(bytes, self.at, word_or_zeros(bytes, self.at)) {
            self.at += keys[expected].text.len();
            self.peek();
            return Some(expected);
        }
        self.find_other_key(keys, expected + 1)
    }

    /// The same for another key than the expected one.
    #[inline(never)]
    const fn find_other_key(&mut self, keys: &[QuotedKey], mut index: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let word = word_or_zeros(bytes, self.at);
        let mut left = keys.len();
        while left > 0 {
            if index >= keys.len() {
                index = 0;
            }
            if keys[index].stands(bytes, self.at, word) {
                self.at += keys[index].text.len();
                self.peek();
                return Some(index);
            }
            index += 1;
            left -= 1;
        }
        None
    }
}
