//! Builds text in `const`, where nothing can be formatted: the compiler's message about a value that breaks a rule.

use super::file::Document;
use super::path::{Path, Segment};
use super::source_map::Lines;
use crate::rules::number::Number;
use crate::rules::words::{OWN_CHECK, Word, Words, is_visible};

/// Bound on the bytes of a message.
const MAX_LINE: usize = 2048;

/// A text built in `const`.
pub(crate) struct ConstText {
    bytes: [u8; MAX_LINE],
    len: usize,
}

impl ConstText {
    pub(crate) const fn new() -> Self {
        ConstText { bytes: [0; MAX_LINE], len: 0 }
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

    /// Appends a float of at most 15 digits, else `…`: `const` has no way to find a short text for the others.
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

    /// Appends a code point: itself if it is seen, else as `U+00A0`.
    const fn point(&mut self, point: u32) {
        if let Some(char) = char::from_u32(point)
            && is_visible(point)
        {
            return self.text(char.encode_utf8(&mut [0; 4]));
        }
        self.text("U+");
        let mut shift = if point > 0xF_FFFF {
            20
        } else if point > 0xFFFF {
            16
        } else {
            12
        };
        loop {
            let digit = (point >> shift & 0xF) as usize;
            self.text("0123456789ABCDEF".split_at(digit).1.split_at(1).0);
            if shift == 0 {
                return;
            }
            shift -= 4;
        }
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
    const fn escaped(&mut self, key: &str) {
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

    /// Appends a part of a message.
    pub(crate) const fn words(&mut self, words: &Words) {
        let words = words.words();
        let mut index = 0;
        while index < words.len() {
            match words[index] {
                Word::Text(text) => self.text(text),
                Word::Number(Number::Int(int)) => self.integer(int < 0, int.unsigned_abs()),
                Word::Number(Number::Big(big)) => self.integer(false, big),
                Word::Number(Number::Float(float)) => self.float(float),
                Word::Char(point) => self.point(point),
                Word::Function => self.text(OWN_CHECK),
                // Neither can stand in a rule that runs in `const`.
                Word::Number(Number::Single(_)) | Word::Source(_) => self.text("…"),
            }
            index += 1;
        }
    }

    /// Appends a place in a file: `deploy.json:3:5: `.
    pub(crate) const fn place(&mut self, document: &Document, offset: usize) {
        let (row, column) = Lines::new(document.text).place(offset);
        self.text(document.name);
        self.text(":");
        self.integer(false, row as u128);
        self.text(":");
        self.integer(false, column as u128);
        self.text(": ");
    }

    /// Appends a pointer.
    pub(crate) const fn pointer(&mut self, at: &Path<'_>) {
        if let Some(parent) = at.parent() {
            self.pointer(parent);
        }
        match at.segment() {
            Segment::Here | Segment::File(_) | Segment::Context(_) => {}
            Segment::Key(key) => {
                self.text("/");
                self.escaped(key);
            }
            Segment::Index(index) => {
                self.text("/");
                self.integer(false, index as u128);
            }
            // Literals contain no maps.
            Segment::Integer(..) | Segment::Char(_) | Segment::Shown(_) => self.text("/…"),
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::{ConstText, MAX_LINE};
    use crate::report::path::{Path, Segment};

    #[test]
    fn what_is_too_long_is_cut_between_characters() {
        for char in ["a", "é", "€", "🦀"] {
            let mut text = ConstText::new();
            text.text(&char.repeat(MAX_LINE));
            let said = text.as_str();
            assert!(MAX_LINE - said.len() < 4 && said.chars().all(|own| String::from(own) == char), "{char}");
        }
    }

    #[test]
    fn keys_are_escaped_and_cut() {
        let said = |key| {
            let mut text = ConstText::new();
            text.pointer(&Path::ROOT.step(Segment::Key(key)));
            String::from(text.as_str())
        };
        assert_eq!(said("a/b~c"), "/a~1b~0c");
        assert_eq!(said(&"a".repeat(2 * MAX_LINE)).len(), MAX_LINE);
    }
}
