//! Numbers: their ends, and their values if they are integers.

use super::cursor::Lexer;
use super::fault::{Fault, FaultKind};

/// The most digits that always fit into a `u64`.
const MOST_DIGITS: usize = 19;

/// A number of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Whether it has neither a fraction nor an exponent.
    pub is_integer: bool,
    /// The value of the digits of an integer, if a `u64` holds it.
    pub magnitude: Option<u64>,
    /// Whether it begins with a minus.
    pub is_negative: bool,
}

/// An integer of 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Integer {
    /// One without a minus.
    Unsigned(u64),
    /// One with a minus.
    Signed(i64),
}

impl Numeral {
    /// The integer, if 64 bits hold it. `-0` is none: it is a float, as in other readers.
    #[inline]
    #[must_use]
    pub const fn integer(&self) -> Option<Integer> {
        const MIN: u64 = 1 << 63;
        match (self.is_negative, self.magnitude) {
            (false, Some(value)) => Some(Integer::Unsigned(value)),
            (true, Some(value @ 1..=MIN)) => Some(Integer::Signed((value as i64).wrapping_neg())),
            _ => None,
        }
    }
}

impl<'t> Lexer<'t> {
    /// Passes the number whose minus or first digit is the next byte.
    ///
    /// # Errors
    ///
    /// A number that JSON does not write so, at its first wrong byte.
    #[inline]
    pub const fn number(&mut self) -> Result<Numeral, Fault> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let is_negative = start < bytes.len() && bytes[start] == b'-';
        let first = if is_negative { start + 1 } else { start };
        let (mut end, mut value) = (first, 0_u64);
        while end < bytes.len() && bytes[end].is_ascii_digit() {
            value = value.wrapping_mul(10).wrapping_add((bytes[end] - b'0') as u64);
            end += 1;
        }
        if end == first || (end > first + 1 && bytes[first] == b'0') {
            return Err(Fault {
                kind: FaultKind::BadNumber,
                offset: if end == first { end } else { first + 1 },
            });
        }
        if end < bytes.len() && matches!(bytes[end], b'.' | b'e' | b'E') {
            let end = tri!(skip_fraction(bytes, end));
            self.at = end;
            return Ok(Numeral { start, end, is_integer: false, magnitude: None, is_negative });
        }
        self.at = end;
        let magnitude =
            if end - first <= MOST_DIGITS { Some(value) } else { long_magnitude(self.slice(first, end)) };
        Ok(Numeral { start, end, is_integer: true, magnitude, is_negative })
    }

    /// The fast path of most numbers: passes a short integer without a minus, whose first digit is the next byte.
    #[cfg(feature = "serde")]
    pub const fn short_integer(&mut self) -> Option<u64> {
        let bytes = self.text.as_bytes();
        let (mut end, mut value) = (self.at, 0_u64);
        while end < bytes.len() && bytes[end].is_ascii_digit() {
            value = value.wrapping_mul(10).wrapping_add((bytes[end] - b'0') as u64);
            end += 1;
        }
        let len = end - self.at;
        let has_more = end < bytes.len() && matches!(bytes[end], b'.' | b'e' | b'E');
        if len == 0 || len > MOST_DIGITS || has_more || (len > 1 && bytes[self.at] == b'0') {
            return None;
        }
        self.at = end;
        Some(value)
    }

    /// A number as it stands in the text.
    #[inline]
    #[must_use]
    pub const fn digits(&self, numeral: Numeral) -> &'t str {
        self.slice(numeral.start, numeral.end)
    }
}

#[cold]
const fn long_magnitude(digits: &str) -> Option<u64> {
    match u64::from_str_radix(digits, 10) {
        Ok(value) => Some(value),
        Err(_) => None,
    }
}

/// The end of a fraction, an exponent or both, beginning at `at`.
const fn skip_fraction(bytes: &[u8], mut at: usize) -> Result<usize, Fault> {
    if bytes[at] == b'.' {
        at = tri!(skip_digits(bytes, at + 1));
    }
    if at < bytes.len() && matches!(bytes[at], b'e' | b'E') {
        at += 1;
        if at < bytes.len() && matches!(bytes[at], b'+' | b'-') {
            at += 1;
        }
        at = tri!(skip_digits(bytes, at));
    }
    Ok(at)
}

const fn skip_digits(bytes: &[u8], start: usize) -> Result<usize, Fault> {
    let mut at = start;
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        at += 1;
    }
    if at == start { Err(Fault { kind: FaultKind::BadNumber, offset: at }) } else { Ok(at) }
}
