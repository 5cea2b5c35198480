//! Which of a list of names a key is, without looking for the key's end: the names are compared in place.

use super::cursor::Lexer;

/// Where in a list the next key of an object is looked for first: behind the last one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Expected {
    /// The list, which is another one when the object's type is.
    names: &'static str,
    at: usize,
    index: u64,
}

impl Lexer<'_> {
    /// The index of the name that the key is whose quote is the next byte, and passes it. `None` leaves the place: the
    /// key is none of them, or has escapes. In the list each name is behind its length in one byte.
    pub(super) fn name_among(&mut self, names: &'static str, expected: &mut Expected) -> Option<u64> {
        let is_same = expected.names.len() == names.len() && expected.names.as_ptr() == names.as_ptr();
        let (start, index) = if is_same { (expected.at, expected.index) } else { (0, 0) };
        let (_, key) = self.text.as_bytes().split_at_checked(self.at + 1)?;
        let list = names.as_bytes();
        let found = match find(list, list.len(), start, index, key) {
            None if start > 0 => find(list, start, 0, 0, key),
            found => found,
        };
        let Found { len, index, end } = found?;
        *expected = Expected { names, at: end, index: index + 1 };
        // Behind both quotes.
        self.at += len + 2;
        Some(index)
    }
}

struct Found {
    /// Of the name.
    len: usize,
    index: u64,
    /// Where the name ends in the list.
    end: usize,
}

/// Looks for the key in a part of the list.
#[inline]
fn find(list: &[u8], end: usize, mut at: usize, mut index: u64, key: &[u8]) -> Option<Found> {
    while at < end {
        let len = usize::from(*list.get(at)?);
        let name = list.get(at + 1..at + 1 + len)?;
        at += 1 + len;
        // No name has a quote inside.
        if key.get(len) == Some(&b'"') && key.starts_with(name) {
            return Some(Found { len, index, end: at });
        }
        index += 1;
    }
    None
}
