//! Messages as a list of words, put together the same way at run time and in `const`, where nothing can be
//! formatted: so that what the compiler says of a literal is what a report says of a value.

use alloc::string::String;
use core::fmt::Write as _;

use crate::matcher::Matcher;
use crate::number::Number;

/// Words that are kept at a time. Most messages have no more; a longer one is said again for each further part.
const KEPT: usize = 12;

/// A part of a message.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Word {
    Text(&'static str),
    Number(Number),
    Source(fn() -> &'static dyn Matcher),
}

/// A part of a message: the words after those that were passed over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    words: [Word; KEPT],
    passed: usize,
    said: usize,
}

/// A message as text.
pub(crate) fn message(say: impl Fn(&mut Words)) -> String {
    let mut text = String::with_capacity(64);
    let mut words = Words::new();
    loop {
        say(&mut words);
        words.append_to(&mut text);
        match words.rest() {
            Some(rest) => words = rest,
            None => return text,
        }
    }
}

impl Words {
    pub(crate) const fn new() -> Self {
        Words { words: [Word::Text(""); KEPT], passed: 0, said: 0 }
    }

    /// What the next part of the message is to be said to, when there is one.
    pub(crate) const fn rest(&self) -> Option<Self> {
        let passed = self.passed + KEPT;
        if self.said > passed { Some(Words { passed, said: 0, ..*self }) } else { None }
    }

    pub(crate) const fn push(&mut self, word: Word) {
        if self.said >= self.passed && self.said - self.passed < KEPT {
            self.words[self.said - self.passed] = word;
        }
        self.said += 1;
    }

    const fn len(&self) -> usize {
        let said = self.said.saturating_sub(self.passed);
        if said < KEPT { said } else { KEPT }
    }

    pub(crate) const fn text(&mut self, text: &'static str) {
        self.push(Word::Text(text));
    }

    pub(crate) const fn count(&mut self, count: usize) {
        self.push(Word::Number(Number::Int(count as i128)));
    }

    /// What stands between the items of a list before the one at `index`: `a`, `a or b`, `a, b or c`.
    pub(crate) const fn separator(&mut self, index: usize, len: usize, last: &'static str) {
        if index > 0 {
            self.text(if index + 1 == len { last } else { ", " });
        }
    }

    fn append_to(&self, text: &mut String) {
        for word in &self.words[..self.len()] {
            // Writing to a `String` cannot fail.
            let _ = match word {
                Word::Text(part) => text.write_str(part),
                Word::Number(number) => write!(text, "{number}"),
                Word::Source(matcher) => text.write_str(matcher().source()),
            };
        }
    }

    /// Appends this part of the message to a line, in `const`.
    pub(crate) const fn write_to(&self, line: &mut Line) {
        let mut index = 0;
        while index < self.len() {
            match self.words[index] {
                Word::Text(text) => line.text(text),
                Word::Number(Number::Int(int)) => line.integer(int < 0, int.unsigned_abs()),
                Word::Number(Number::Big(big)) => line.integer(false, big),
                Word::Number(Number::Float(float)) => line.float(float),
                // Neither can stand in a rule that runs in `const`.
                Word::Number(Number::Single(_)) | Word::Source(_) => line.text("…"),
            }
            index += 1;
        }
    }
}

/// Bytes of a line that the compiler shows, at most.
const MAX_LINE: usize = 2048;

/// A text put together in `const`.
pub(crate) struct Line {
    bytes: [u8; MAX_LINE],
    len: usize,
}

impl Line {
    pub(crate) const fn new() -> Self {
        Line { bytes: [0; MAX_LINE], len: 0 }
    }

    /// The text; nothing if it was cut inside a character.
    pub(crate) const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    /// Appends a text, or as many whole characters of it as there is room for.
    pub(crate) const fn text(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut index = 0;
        while index < bytes.len() {
            let is_start = bytes[index] & 0xC0 != 0x80;
            if is_start && self.len + 4 > MAX_LINE {
                return;
            }
            self.bytes[self.len] = bytes[index];
            self.len += 1;
            index += 1;
        }
    }

    pub(crate) const fn len(&self) -> usize {
        self.len
    }

    pub(crate) const fn integer(&mut self, is_negative: bool, mut size: u128) {
        if is_negative {
            self.text("-");
        }
        let mut digits = [0; 39];
        let mut start = digits.len();
        loop {
            start -= 1;
            digits[start] = b'0' + (size % 10) as u8;
            size /= 10;
            if size == 0 {
                break;
            }
        }
        if let Ok(digits) = core::str::from_utf8(digits.split_at(start).1) {
            self.text(digits);
        }
    }

    /// Appends a float of at most 15 digits; of others there is no short text that `const` could find.
    const fn float(&mut self, float: f64) {
        let size = float.abs();
        let (mut places, mut scale) = (0, 1_u64);
        while places < 16 {
            let scaled = size * scale as f64;
            if scaled < 1e15 {
                let digits = (scaled + 0.5) as u64;
                if digits as f64 / scale as f64 == size {
                    self.integer(float < 0.0, (digits / scale) as u128);
                    self.fraction(digits % scale, scale);
                    return;
                }
            }
            places += 1;
            scale *= 10;
        }
        self.text("…");
    }

    /// Appends a point and the digits below a power of ten; nothing when that is one.
    const fn fraction(&mut self, digits: u64, mut scale: u64) {
        if scale > 1 {
            self.text(".");
        }
        while scale > 1 {
            scale /= 10;
            self.integer(false, (digits / scale % 10) as u128);
        }
    }

    /// Appends a key of a pointer, `~` and `/` escaped.
    pub(crate) const fn escaped(&mut self, key: &str) {
        let bytes = key.as_bytes();
        let mut index = 0;
        while index < bytes.len() {
            match bytes[index] {
                b'~' => self.text("~0"),
                b'/' => self.text("~1"),
                byte if self.len < MAX_LINE => {
                    self.bytes[self.len] = byte;
                    self.len += 1;
                }
                _ => {}
            }
            index += 1;
        }
    }
}
