//! From a character to its class. An ASCII character has its class in a map of bytes, any other is decoded (a `str` is
//! valid UTF-8) and looked up in the pattern's few segments.

/// Maps characters to the classes that a pattern distinguishes.
#[doc(hidden)]
pub struct Alphabet {
    /// The class of each ASCII character. All other bytes have one more class, which no character has.
    pub bytes: &'static [u8; 256],
    /// Ascending, four bytes each from the lowest: 21 bits of a segment's first character, 11 of its class.
    /// The first segment begins at U+0080.
    pub beyond_ascii: &'static [u8],
}

impl Alphabet {
    /// The class of the first character of the text, and the text after it. `near` caches the segment of the last
    /// character beyond ASCII, as a text seldom changes its script.
    pub(super) const fn class_of_first<'t>(&self, text: &'t [u8], near: &mut usize) -> (usize, &'t [u8]) {
        match text {
            [byte @ ..0x80, rest @ ..] => (self.class_of(*byte) as usize, rest),
            _ => self.class_beyond_ascii(text, near),
        }
    }

    /// The class of a byte.
    pub(super) const fn class_of(&self, byte: u8) -> u8 {
        self.bytes[byte as usize]
    }

    /// The class of a code point, and the first one after it that may be of another class.
    pub(super) const fn class_at(&self, point: u32) -> (usize, u32) {
        if point < 0x80 {
            return (self.class_of(point as u8) as usize, point + 1);
        }
        let segments = self.beyond_ascii.as_chunks::<4>().0;
        let place = segment_of(segments, point);
        let is_last = place + 1 == segments.len();
        let end = if is_last { char::MAX as u32 + 1 } else { first_of(segments[place + 1]) };
        (class_in(segments[place]), end)
    }

    /// The class of the first character of the text, which is not ASCII, and the text after it.
    const fn class_beyond_ascii<'t>(&self, text: &'t [u8], near: &mut usize) -> (usize, &'t [u8]) {
        let (char, rest) = decode(text);
        let segments = self.beyond_ascii.as_chunks::<4>().0;
        let is_near = *near + 1 < segments.len()
            && first_of(segments[*near]) <= char
            && char < first_of(segments[*near + 1]);
        if !is_near {
            *near = segment_of(segments, char);
        }
        (class_in(segments[*near]), rest)
    }
}

/// The place of the segment that a code point beyond ASCII is in.
const fn segment_of(segments: &[[u8; 4]], point: u32) -> usize {
    let (mut low, mut high) = (0, segments.len());
    while high - low > 1 {
        let middle = (low + high) / 2;
        if first_of(segments[middle]) <= point {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// The class of a segment's characters.
const fn class_in(segment: [u8; 4]) -> usize {
    (u32::from_le_bytes(segment) & 0x7FF) as usize
}

/// The first character of a segment.
const fn first_of(segment: [u8; 4]) -> u32 {
    u32::from_le_bytes(segment) >> 11
}

/// The first character of a text, which is not ASCII, and the text after it.
const fn decode(text: &[u8]) -> (u32, &[u8]) {
    const fn low_six(byte: u8) -> u32 {
        (byte & 0x3F) as u32
    }
    match text {
        [a @ ..0xE0, b, rest @ ..] => (((*a & 0x1F) as u32) << 6 | low_six(*b), rest),
        [a @ ..0xF0, b, c, rest @ ..] => (((*a & 0x0F) as u32) << 12 | low_six(*b) << 6 | low_six(*c), rest),
        [a, b, c, d, rest @ ..] => {
            (((*a & 0x07) as u32) << 18 | low_six(*b) << 12 | low_six(*c) << 6 | low_six(*d), rest)
        }
        // not UTF-8, and so not a `str`
        _ => (0xFFFD, &[]),
    }
}
