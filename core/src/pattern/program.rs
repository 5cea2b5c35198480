// A pattern's tables and the walks over them. The tables are trusted to be in order. An ASCII character has its class
// in a map of bytes, any other is decoded (a `str` is valid UTF-8) and looked up in the pattern's few segments. What
// takes time is that each step waits for the one before, so most tables have a step for every pair of classes.

use super::packed::Packed;

/// What the macro emits for a pattern.
#[doc(hidden)]
pub struct PatternProgram {
    pub source: &'static str,
    /// In characters; `u32::MAX` when nothing matches.
    pub shortest: u32,
    /// In characters; `u32::MAX` when there is no bound.
    pub longest: u32,
    pub is_anchored: bool,
    /// The class of each ASCII character. The other bytes are of one more class, which no character has.
    pub bytes: &'static [u8; 256],
    /// Ascending, four bytes each from the lowest: 21 bits of a segment's first character, 11 of its class.
    /// The first segment begins at U+0080.
    pub beyond_ascii: &'static [u8],
    pub steps: PatternSteps,
}

/// How the classes of a text's characters decide.
///
/// Among the states of `Pairs` and `Single`, `end` stands for "no match, whatever follows" and `end + 1` for "a match,
/// whatever follows". Those from `accept_from` up to `end` are the states in which a text that ends here matches.
#[doc(hidden)]
pub enum PatternSteps {
    /// Every character is of class 0, and their number is within the bounds (`u32::MAX`: no upper one). The bytes
    /// beyond ASCII are of class 2.
    Run { min: u32, max: u32 },
    /// Two characters at a time, and all states in one word.
    Packed(Packed),
    /// Two characters at a time. A column of `columns` has the next state, a byte, of every state. `places` has
    /// where the columns begin, two bytes each: those of the pairs of `classes` classes, by the first and then
    /// the second, then those of single classes.
    Pairs {
        columns: &'static [u8],
        places: &'static [u8],
        classes: u16,
        start: u16,
        end: u16,
        accept_from: u16,
    },
    /// One character at a time. A state is the place of its row in the table, where the class leads on to the
    /// next state, two bytes.
    Single { table: &'static [u8], start: u16, end: u16, accept_from: u16 },
}

impl PatternProgram {
    /// Whether the text contains a match.
    pub(super) const fn is_match(&self, text: &[u8]) -> bool {
        if text.len() < self.shortest as usize {
            return false;
        }
        match &self.steps {
            PatternSteps::Run { min, max } => self.is_run(text, *min, *max),
            PatternSteps::Packed(packed) => packed.is_match(self, text),
            PatternSteps::Pairs { columns, places, classes, start, end, accept_from } => {
                let places = places.as_chunks::<2>().0;
                let state = self.after_pairs(text, columns, places, (*classes, *start, *end));
                state > *end || (state < *end && state >= *accept_from)
            }
            PatternSteps::Single { table, start, end, accept_from } => {
                let state = self.after_singles(text, table.as_chunks::<2>().0, *start, *end);
                state > *end || (state < *end && state >= *accept_from)
            }
        }
    }

    const fn is_run(&self, text: &[u8], min: u32, max: u32) -> bool {
        let mut count = 0;
        let mut left = text;
        let mut near = 0;
        loop {
            while let [a, b, c, d, rest @ ..] = left {
                if self.class_of(*a) | self.class_of(*b) | self.class_of(*c) | self.class_of(*d) != 0 {
                    break;
                }
                count += 4;
                left = rest;
            }
            if left.is_empty() {
                return count >= min as usize && (count <= max as usize || max == u32::MAX);
            }
            let (class, rest) = self.class_of_first(left, &mut near);
            if class != 0 {
                return false;
            }
            left = rest;
            count += 1;
        }
    }

    /// The state after the text, two characters at a time.
    const fn after_pairs(
        &self,
        text: &[u8],
        columns: &[u8],
        places: &[[u8; 2]],
        (classes, start, end): (u16, u16, u16),
    ) -> u16 {
        let classes = classes as usize;
        let (mut state, end) = (start as usize, end as usize);
        let mut left = text;
        let mut near = 0;
        loop {
            while let [a, b, c, d, rest @ ..] = left {
                if (*a | *b | *c | *d) >= 0x80 || state >= end {
                    break;
                }
                left = rest;
                // Where the columns begin does not wait for the state; from one state to the next it is one load.
                let first = self.class_of(*a) as usize * classes + self.class_of(*b) as usize;
                let second = self.class_of(*c) as usize * classes + self.class_of(*d) as usize;
                let first = columns.split_at(u16::from_le_bytes(places[first]) as usize).1;
                let second = columns.split_at(u16::from_le_bytes(places[second]) as usize).1;
                state = second[first[state] as usize] as usize;
            }
            if left.is_empty() || state >= end {
                return state as u16;
            }
            // Characters beyond ASCII come in runs.
            loop {
                let (class, rest) = self.class_of_first(left, &mut near);
                left = rest;
                let place = u16::from_le_bytes(places[classes * classes + class]) as usize;
                state = columns[place + state] as usize;
                if state >= end || !matches!(left, [0x80..=0xFF, ..]) {
                    break;
                }
            }
        }
    }

    /// The state after the text, one character at a time.
    const fn after_singles(&self, text: &[u8], table: &[[u8; 2]], start: u16, end: u16) -> u16 {
        let mut state = start;
        let mut left = text;
        let mut near = 0;
        while !left.is_empty() && state < end {
            let (class, rest) = self.class_of_first(left, &mut near);
            left = rest;
            state = u16::from_le_bytes(table[state as usize + class]);
        }
        state
    }

    /// The class of the first character of the text, and the text after it. `near` is the segment of the character
    /// before that was beyond ASCII: a text seldom changes its script.
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

    /// The class of the first character of the text, which is not ASCII, and the text after it.
    const fn class_beyond_ascii<'t>(&self, text: &'t [u8], near: &mut usize) -> (usize, &'t [u8]) {
        let (char, rest) = decode(text);
        let segments = self.beyond_ascii.as_chunks::<4>().0;
        let is_near = *near + 1 < segments.len()
            && first_of(segments[*near]) <= char
            && char < first_of(segments[*near + 1]);
        if !is_near {
            let (mut low, mut high) = (0, segments.len());
            while high - low > 1 {
                let middle = (low + high) / 2;
                if first_of(segments[middle]) <= char {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            *near = low;
        }
        ((u32::from_le_bytes(segments[*near]) & 0x7FF) as usize, rest)
    }
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
