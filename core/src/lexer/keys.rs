//! Entries of objects whose keys are known beforehand and compared in place: most texts have them without escapes and
//! without white space before the colon.

use super::bytes::word_or_zeros;
use super::cursor::Lexer;
use super::fault::Fault;
use super::name::Name;

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
    pub const fn find_key(&mut self, keys: &[Name], expected: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if expected < keys.len()
            && let Some(value) = keys[expected].value(bytes, self.at, word_or_zeros(bytes, self.at))
        {
            self.at = value;
            return Some(expected);
        }
        self.find_other_key(keys, expected + 1)
    }

    /// The same for another key than the expected one.
    #[inline(never)]
    const fn find_other_key(&mut self, keys: &[Name], mut index: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let word = word_or_zeros(bytes, self.at);
        let mut left = keys.len();
        while left > 0 {
            if index >= keys.len() {
                index = 0;
            }
            if let Some(value) = keys[index].value(bytes, self.at, word) {
                self.at = value;
                return Some(index);
            }
            index += 1;
            left -= 1;
        }
        None
    }
}
