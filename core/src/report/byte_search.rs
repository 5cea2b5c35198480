//! Searches for rare bytes, eight bytes at a time.

/// The index of the first byte that is one of two.
#[inline]
pub(crate) fn find_either(text: &[u8], one: u8, other: u8) -> Option<usize> {
    let Some(last) = text.last_chunk() else {
        return text.iter().position(|byte| *byte == one || *byte == other);
    };
    let marks = |eight| marks(eight, one) | marks(eight, other);
    let mut at = 0;
    let mut left = text;
    while let Some((eight, rest)) = left.split_first_chunk()
        && !rest.is_empty()
    {
        let found = marks(eight);
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
        left = rest;
    }
    // The last eight bytes overlap with those before, which have no match.
    let found = marks(last);
    (found != 0).then(|| text.len() - 8 + found.trailing_zeros() as usize / 8)
}

/// Whether a text is ASCII without a line break.
pub(crate) const fn is_ascii_line(text: &[u8]) -> bool {
    let (eights, rest) = text.as_chunks();
    let mut found = 0;
    let mut index = 0;
    while index < eights.len() {
        found |= marks(&eights[index], b'\n') | u64::from_le_bytes(eights[index]);
        index += 1;
    }
    let mut is_ascii_line = found & HIGHS == 0;
    index = 0;
    while index < rest.len() {
        is_ascii_line &= rest[index].is_ascii() && rest[index] != b'\n';
        index += 1;
    }
    is_ascii_line
}

const ONES: u64 = u64::from_le_bytes([1; 8]);

/// The highest bit of each byte.
const HIGHS: u64 = ONES << 7;

/// Marks the bytes that are this one; 0 if none is. Only the lowest mark is reliable.
const fn marks(eight: &[u8; 8], byte: u8) -> u64 {
    let differs = u64::from_le_bytes(*eight) ^ (ONES * byte as u64);
    differs.wrapping_sub(ONES) & !differs & HIGHS
}

#[cfg(test)]
mod tests {
    use super::{find_either, is_ascii_line};

    #[test]
    fn finds_the_first_of_either() {
        // Bytes that differ from those looked for by one, or in the highest bit.
        let others = [b'!', b'#', b'[', b']', b'"' | 0x80, b'\\' | 0x80, 0, 0xFF];
        for len in 0..20 {
            let mut text = others.repeat(3);
            text.truncate(len);
            assert_eq!(find_either(&text, b'"', b'\\'), None);
            for at in (0..len).rev() {
                text[at] = if at % 3 == 0 { b'"' } else { b'\\' };
                assert_eq!(find_either(&text, b'"', b'\\'), Some(at), "of {len}");
            }
        }
    }

    #[test]
    fn tells_lines_of_ascii() {
        for len in 0..20 {
            let mut text = [b'\x0b', b'\t', b'J', 0, 0x7F].repeat(4);
            text.truncate(len);
            assert!(is_ascii_line(&text), "of {len}");
            for at in 0..len {
                for other in [b'\n', b'\n' | 0x80, 0x80, 0xFF] {
                    let before = core::mem::replace(&mut text[at], other);
                    assert!(!is_ascii_line(&text), "{other} at {at} of {len}");
                    text[at] = before;
                }
            }
        }
    }
}
