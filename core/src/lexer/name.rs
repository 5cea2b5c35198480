//! Names that are known beforehand, compared with a text where they stand in it: quotes and all, eight bytes at a time.

#[cfg(feature = "serde")]
use super::bytes::{are_same, behind_space, byte_at, word};

/// A name as JSON writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    text: &'static str,
    /// The first eight bytes, from the opening quote; zeros behind the closing one.
    head: u64,
    /// Which of them count.
    mask: u64,
    /// The last eight bytes, if there are more than eight.
    tail: u64,
}

impl Name {
    /// A name that no text has.
    pub const NEVER: Name = Name { text: "", head: 1, mask: 0, tail: 0 };

    /// A name. One that JSON cannot write without escapes is found nowhere.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let len = bytes.len() + 2;
        let (mut head, mut mask, mut tail) = (0, 0, 0);
        let mut index = 0;
        while index < len {
            let byte = if index == 0 || index + 1 == len { b'"' } else { bytes[index - 1] };
            if index > 0 && index + 1 < len && matches!(byte, b'"' | b'\\' | 0..0x20) {
                return Name { text, ..Name::NEVER };
            }
            if index < 8 {
                head |= (byte as u64) << (8 * index);
                mask |= 0xFF << (8 * index);
            }
            if len > 8 && index + 8 >= len {
                tail |= (byte as u64) << (8 * (index + 8 - len));
            }
            index += 1;
        }
        Name { text, head, mask, tail }
    }
}

#[cfg(feature = "serde")]
impl Name {
    /// Where the name ends if it stands at `at`; `next` are the eight bytes there.
    #[inline(always)]
    pub(crate) const fn end(&self, bytes: &[u8], at: usize, next: u64) -> Option<usize> {
        if next & self.mask != self.head {
            return None;
        }
        let len = self.text.len() + 2;
        if len > 8 {
            match word(bytes, at + len - 8) {
                Some(tail) if tail == self.tail && (len <= 16 || self.has_middle(bytes, at, len)) => {}
                _ => return None,
            }
        }
        Some(at + len)
    }

    /// Where the value begins of the key at `at` if the key is the name, right before its colon.
    #[inline(always)]
    pub(crate) const fn value(&self, bytes: &[u8], at: usize, next: u64) -> Option<usize> {
        match self.end(bytes, at, next) {
            Some(end) if byte_at(bytes, end) == b':' => Some(behind_space(bytes, end + 1)),
            _ => None,
        }
    }

    #[inline(never)]
    const fn has_middle(&self, bytes: &[u8], at: usize, len: usize) -> bool {
        let (Some((before, _)), Some((own, _))) =
            (bytes.split_at_checked(at + len - 8), self.text.as_bytes().split_at_checked(len - 9))
        else {
            return false;
        };
        match (before.split_at_checked(at + 8), own.split_at_checked(7)) {
            (Some((_, there)), Some((_, own))) => are_same(there, own),
            _ => false,
        }
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use alloc::format;
    use alloc::string::String;

    use super::Name;
    use crate::lexer::bytes::word_or_zeros;

    #[test]
    fn names_stand_where_each_byte_does() {
        let letters: &'static str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ";
        for len in 0..letters.len() {
            let name = Name::new(&letters[..len]);
            let end =
                |text: &str, at: usize| name.end(text.as_bytes(), at, word_or_zeros(text.as_bytes(), at));
            for around in ["", " ", "longer than eight bytes "] {
                let text = format!("{around}\"{}\"{around}", &letters[..len]);
                assert_eq!(end(&text, around.len()), Some(around.len() + len + 2), "{text}");
                for at in around.len()..around.len() + len + 2 {
                    let mut other = String::from(&text);
                    other.replace_range(at..=at, "#");
                    assert_eq!(end(&other, around.len()), None, "{other}");
                }
                assert_eq!(end(&text, text.len()), None);
            }
        }
    }

    #[test]
    fn names_with_escapes_are_found_nowhere() {
        for name in ["a\"b", "a\\b", "a\nb", "a longer one than a word is\t"] {
            let name = Name::new(name);
            let text = format!("\"{}\"", name.text);
            assert_eq!(name.end(text.as_bytes(), 0, word_or_zeros(text.as_bytes(), 0)), None);
        }
    }
}
