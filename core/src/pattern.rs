// The table walk. In: the tables that `pattern!` and the derive emit, which are trusted to be in order, and a
// text. Out: whether the text contains a match. States step by character: an ASCII one has its class in a map
// of 128 bytes, any other is decoded (a `str` is valid UTF-8) and looked up in the pattern's few segments.

use core::fmt;

/// A regular expression of JavaScript, compiled while the macro expands.
///
/// Made by [`pattern!`](macro@crate::pattern). Matching is one walk over the text: it allocates nothing, compiles
/// nothing, takes time linear in the text and stops at the first character that decides. It gives the verdict
/// of `new RegExp(source).test(text)`, with one difference: a character outside the basic plane counts as one,
/// as it does under the `u` flag.
///
/// ```
/// use deployment_validate::{Pattern, pattern};
///
/// const TAG: Pattern = pattern!(r"^[a-z]{1,3}-\d+$");
/// const _: () = assert!(TAG.is_match("rel-12"));
///
/// assert!(!TAG.is_match("rel-"));
/// assert_eq!(TAG.source(), r"^[a-z]{1,3}-\d+$");
/// assert_eq!((TAG.shortest(), TAG.longest()), (Some(3), None));
/// assert!(TAG.is_anchored());
/// ```
#[derive(Clone, Copy)]
pub struct Pattern {
    program: &'static PatternProgram,
}

/// What the macro emits for a pattern.
#[doc(hidden)]
pub struct PatternProgram {
    pub source: &'static str,
    /// In characters; `u32::MAX` when nothing matches.
    pub shortest: u32,
    /// In characters; `u32::MAX` when there is no bound.
    pub longest: u32,
    pub is_anchored: bool,
    /// The class of each ASCII character.
    pub ascii: &'static [u8; 128],
    /// Ascending, four bytes each from the lowest: 21 bits of a segment's first character, 11 of its class.
    /// The first segment begins at U+0080.
    pub beyond_ascii: &'static [u8],
    pub steps: PatternSteps,
}

/// How the classes of a text's characters decide.
///
/// A state is the place of its row in the table, where the class leads on to the next state. Beyond the last
/// row, `end` stands for "no match, whatever follows" and `end + 1` for "a match, whatever follows". The rows
/// from `accept_from` on are the states in which a text that ends here matches.
#[doc(hidden)]
pub enum PatternSteps {
    /// Every character is of class 0, and their number is within the bounds (`u32::MAX`: no upper one).
    Run { min: u32, max: u32 },
    /// A state is a byte.
    Narrow { table: &'static [u8], start: u16, end: u16, accept_from: u16 },
    /// A state is two bytes, the lower first.
    Wide { table: &'static [u8], start: u16, end: u16, accept_from: u16 },
}

/// Walks the text. A macro and not a function, because a function that is `const` cannot be generic over how a
/// state is read from the table.
macro_rules! walk {
    ($program:ident, $text:ident, $table:ident, $read:expr, $start:ident, $end:ident, $accept_from:ident) => {{
        let (mut state, end) = ($start as usize, $end as usize);
        let mut left = $text;
        let mut near = 0;
        loop {
            while let [byte, rest @ ..] = left {
                if *byte >= 0x80 || state >= end {
                    break;
                }
                left = rest;
                // The class does not wait for the state; from one state to the next it is one load.
                let class = $program.of_ascii(*byte) as usize;
                state = $read($table.split_at(class).1[state]) as usize;
            }
            if left.is_empty() || state >= end {
                break;
            }
            let (class, rest) = $program.class_beyond_ascii(left, &mut near);
            left = rest;
            state = $read($table.split_at(class).1[state]) as usize;
        }
        state > end || (state < end && state >= $accept_from as usize)
    }};
}

impl Pattern {
    /// For the code that macros emit.
    #[doc(hidden)]
    #[must_use]
    pub const fn from_program(program: &'static PatternProgram) -> Self {
        Self { program }
    }

    /// Whether the text contains a match: anywhere in it, unless the pattern says otherwise with `^` and `$`.
    ///
    /// ```
    /// use deployment_validate::pattern;
    ///
    /// assert!(pattern!(r"\d").is_match("route 66"));
    /// assert!(!pattern!(r"^\d+$").is_match("route 66"));
    /// ```
    #[must_use]
    pub const fn is_match(&self, text: &str) -> bool {
        let program = self.program;
        let bytes = text.as_bytes();
        if bytes.len() < program.shortest as usize {
            return false;
        }
        match program.steps {
            PatternSteps::Run { min, max } => program.is_run(bytes, min, max),
            PatternSteps::Narrow { table, start, end, accept_from } => {
                walk!(program, bytes, table, u8::from_le, start, end, accept_from)
            }
            PatternSteps::Wide { table, start, end, accept_from } => {
                let entries = table.as_chunks::<2>().0;
                walk!(program, bytes, entries, u16::from_le_bytes, start, end, accept_from)
            }
        }
    }

    /// The regular expression as it was written.
    ///
    /// ```
    /// assert_eq!(deployment_validate::pattern!(r"^\w+$").source(), r"^\w+$");
    /// ```
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.program.source
    }

    /// The length of the shortest text that matches, in characters; `None` when no text does.
    ///
    /// ```
    /// use deployment_validate::pattern;
    ///
    /// assert_eq!(pattern!("^a{3,5}$").shortest(), Some(3));
    /// assert_eq!(pattern!("a^").shortest(), None);
    /// ```
    #[must_use]
    pub const fn shortest(&self) -> Option<usize> {
        match self.program.shortest {
            u32::MAX => None,
            length => Some(length as usize),
        }
    }

    /// The length of the longest text that matches, in characters; `None` when there is no bound. It is zero
    /// when no text matches.
    ///
    /// ```
    /// use deployment_validate::pattern;
    ///
    /// assert_eq!(pattern!("^a{3,5}$").longest(), Some(5));
    /// assert_eq!(pattern!("a{3,5}").longest(), None);
    /// ```
    #[must_use]
    pub const fn longest(&self) -> Option<usize> {
        match self.program.longest {
            u32::MAX => None,
            length => Some(length as usize),
        }
    }

    /// Whether a match always reaches from the beginning of the text to its end, by `^` and `$`.
    ///
    /// ```
    /// use deployment_validate::pattern;
    ///
    /// assert!(pattern!("^(?:a|b)$").is_anchored());
    /// assert!(!pattern!("^a|b$").is_anchored());
    /// ```
    #[must_use]
    pub const fn is_anchored(&self) -> bool {
        self.program.is_anchored
    }
}

impl PatternProgram {
    const fn is_run(&self, text: &[u8], min: u32, max: u32) -> bool {
        let mut count = 0;
        let mut left = text;
        let mut near = 0;
        loop {
            while let [a, b, c, d, rest @ ..] = left {
                if (*a | *b | *c | *d) >= 0x80 {
                    break;
                }
                let [a, b, c, d] =
                    [self.of_ascii(*a), self.of_ascii(*b), self.of_ascii(*c), self.of_ascii(*d)];
                if a | b | c | d != 0 {
                    return false;
                }
                count += 4;
                left = rest;
            }
            let [byte, rest @ ..] = left else {
                break;
            };
            let class = if *byte < 0x80 {
                left = rest;
                self.of_ascii(*byte) as usize
            } else {
                let (class, rest) = self.class_beyond_ascii(left, &mut near);
                left = rest;
                class
            };
            if class != 0 {
                return false;
            }
            count += 1;
        }
        count >= min as usize && (count <= max as usize || max == u32::MAX)
    }

    /// The class of an ASCII character.
    const fn of_ascii(&self, byte: u8) -> u8 {
        self.ascii[(byte & 0x7F) as usize]
    }

    /// The class of the first character of the text, which is not ASCII, and the text after it. `near` is the
    /// segment of the character before: a text seldom changes its script.
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

impl fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Pattern").field(&self.source()).finish()
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.source())
    }
}
