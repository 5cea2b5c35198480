//! Searches a text eight bytes at a time. The first byte is the lowest of a word.

/// 1 in each byte.
const ONES: u64 = u64::MAX / 255;
/// The highest bit of each byte.
const HIGHS: u64 = ONES << 7;

/// The eight bytes at `at`.
#[inline(always)]
pub(super) const fn word(bytes: &[u8], at: usize) -> Option<u64> {
    if let Some((_, rest)) = bytes.split_at_checked(at)
        && let Some(eight) = rest.first_chunk::<8>()
    {
        return Some(u64::from_le_bytes(*eight));
    }
    None
}

/// The eight bytes at `at`, with zeros for those behind the end of the text.
#[inline(always)]
pub(crate) const fn word_or_zeros(bytes: &[u8], at: usize) -> u64 {
    match word(bytes, at) {
        Some(word) => word,
        None => last_word(bytes, at),
    }
}

#[inline]
const fn last_word(bytes: &[u8], at: usize) -> u64 {
    // The eight bytes before the end, without those before `at`.
    if at < bytes.len()
        && let Some(eight) = bytes.last_chunk::<8>()
    {
        return u64::from_le_bytes(*eight) >> (8 * (8 - (bytes.len() - at)));
    }
    let (mut word, mut index) = (0, 0);
    while index < 8 && at < bytes.len() && index < bytes.len() - at {
        word |= (bytes[at + index] as u64) << (8 * index);
        index += 1;
    }
    word
}

/// The byte at an offset; 0 behind the end.
#[inline(always)]
pub(crate) const fn byte_at(bytes: &[u8], at: usize) -> u8 {
    if at < bytes.len() { bytes[at] } else { 0 }
}

/// Where white space ends.
#[inline(always)]
pub(crate) const fn behind_space(bytes: &[u8], at: usize) -> usize {
    if at < bytes.len() && bytes[at] > b' ' { at } else { skip_space(bytes, at) }
}

#[inline(never)]
const fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && matches!(bytes[at], b' ' | b'\n' | b'\r' | b'\t') {
        at += 1;
    }
    at
}

/// Whether two parts of texts are the same.
#[inline]
pub(super) const fn are_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    // The last bytes are compared as a whole, which repeats some of those before.
    if let (Some(last), Some(other_last)) = (one.last_chunk::<8>(), other.last_chunk::<8>()) {
        let (mut one, mut other) = (one, other);
        while one.len() > 8
            && let (Some((eight, rest)), Some((others, other_rest))) =
                (one.split_first_chunk::<8>(), other.split_first_chunk::<8>())
        {
            if u64::from_le_bytes(*eight) != u64::from_le_bytes(*others) {
                return false;
            }
            (one, other) = (rest, other_rest);
        }
        return u64::from_le_bytes(*last) == u64::from_le_bytes(*other_last);
    }
    if let (Some(first), Some(last)) = (one.first_chunk::<4>(), one.last_chunk::<4>())
        && let (Some(other_first), Some(other_last)) = (other.first_chunk::<4>(), other.last_chunk::<4>())
    {
        return u32::from_le_bytes(*first) == u32::from_le_bytes(*other_first)
            && u32::from_le_bytes(*last) == u32::from_le_bytes(*other_last);
    }
    let mut index = 0;
    while index < one.len() && one[index] == other[index] {
        index += 1;
    }
    index == one.len()
}

/// Marks the bytes that end plain text in a string: quotes, backslashes and control characters. Only the lowest bit
/// is reliable; a borrow may set bits above it.
#[inline(always)]
const fn special_bytes(word: u64) -> u64 {
    // Swaps 0x20 and 0x22, so that the quote is next to the control characters.
    let control_or_quote = (word ^ (ONES * 2)).wrapping_sub(ONES * 0x21);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    // Bytes beyond ASCII have the highest bit set themselves.
    (control_or_quote | backslash) & !word & HIGHS
}

/// The first quote, backslash or control character from `at` on. If there is none the result is at or behind the end
/// of the text, because the zeros there count as control characters.
#[inline(always)]
pub(super) const fn end_of_plain(bytes: &[u8], mut at: usize) -> usize {
    loop {
        let found = special_bytes(word_or_zeros(bytes, at));
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
}
