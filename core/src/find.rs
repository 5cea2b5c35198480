//! The search for bytes that mean something in a text that has few of them.

/// Where the first byte is that is one of two.
pub(crate) fn find_either(text: &[u8], one: u8, other: u8) -> Option<usize> {
    let Some(last) = text.last_chunk() else {
        return text.iter().position(|byte| *byte == one || *byte == other);
    };
    let found = |(place, eight): (usize, &[u8; 8])| {
        let found = marks(eight, one) | marks(eight, other);
        (found != 0).then(|| place + found.trailing_zeros() as usize / 8)
    };
    let eights = text.as_chunks().0.iter().enumerate().map(|(index, eight)| (index * 8, eight));
    // The last eight overlap with those before, in which nothing was found.
    eights.chain([(text.len() - 8, last)]).find_map(found)
}

/// The lowest bit that is set is in the first of eight bytes that is this one; 0 if none is.
const fn marks(eight: &[u8; 8], byte: u8) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let differs = u64::from_le_bytes(*eight) ^ (ONES * byte as u64);
    differs.wrapping_sub(ONES) & !differs & (ONES << 7)
}

#[cfg(test)]
mod tests {
    use super::find_either;

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
}
