//! Bytes of a text in `const`: parts, digits, and what a character's place allows.

/// The bytes from one place to another; none where the places are out of order.
pub(super) const fn part(text: &[u8], from: usize, to: usize) -> &[u8] {
    let to = if to < text.len() { to } else { text.len() };
    let from = if from < to { from } else { to };
    text.split_at(to).0.split_at(from).1
}

/// Whether a text has a byte at a place.
pub(super) const fn has(text: &[u8], at: usize, byte: u8) -> bool {
    at < text.len() && text[at] == byte
}

/// The first place of a byte from a place on, or the end.
pub(super) const fn find(text: &[u8], from: usize, byte: u8) -> usize {
    let mut at = from;
    while at < text.len() && text[at] != byte {
        at += 1;
    }
    at
}

/// Where the digits end that begin at a place.
pub(super) const fn skip_digits(text: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < text.len() && text[at].is_ascii_digit() {
        at += 1;
    }
    at
}

/// The number that so many digits at a place make; `None` where others stand.
pub(super) const fn digits(text: &[u8], from: usize, count: usize) -> Option<u32> {
    if skip_digits(text, from) < from + count {
        return None;
    }
    let mut number = 0;
    let mut at = from;
    while at < from + count {
        number = number * 10 + (text[at] - b'0') as u32;
        at += 1;
    }
    Some(number)
}

/// Whether two texts differ at most in the case of ASCII letters.
pub(super) const fn is_same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at].eq_ignore_ascii_case(&b[at]) {
        at += 1;
    }
    at == a.len() && at == b.len()
}
