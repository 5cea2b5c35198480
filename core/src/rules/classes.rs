//! Characters in words: what a pattern expects at a place. Letters come before digits and these before the rest, what is
//! not seen has a name or a number, and where nearly everything is expected the exceptions are listed.

use alloc::string::String;
use alloc::vec::Vec;

use super::words::{Word, Words, message};
use crate::pattern::{Mismatch, Ranges};

/// Items of a list, at most; what is left over is `others`.
const MAX_LISTED: usize = 12;

/// Code points by kind. A range is shown in parts, each in one of these, so that `+-9` reads `0-9, +, -, . or /`.
const KINDS: [(u32, u32); 7] = [
    ('A' as u32, 'Z' as u32),
    ('a' as u32, 'z' as u32),
    ('0' as u32, '9' as u32),
    (0, '/' as u32),
    (':' as u32, '@' as u32),
    ('[' as u32, '`' as u32),
    ('{' as u32, char::MAX as u32),
];
/// How many of the kinds are letters and digits.
const LETTERS: usize = 3;
/// Marks that are listed one by one rather than as a range.
const FEW: u32 = 5;

/// Whether any character is expected.
pub(crate) const fn expects_any(mismatch: &Mismatch) -> bool {
    mismatch.ranges(true).next().is_some()
}

/// Appends what is expected: `A-Z, a-z, 0-9 or -`, `any character but a line feed`.
pub(crate) const fn say_expected(mismatch: &Mismatch, words: &mut Words) {
    if !expects_any(mismatch) {
        return words.text("the end");
    }
    let mut others = mismatch.ranges(false);
    if mismatch.expects_last() {
        words.text("any character");
        if others.next().is_some() {
            words.text(" but ");
            say_list(Classes::new(mismatch, false), words);
        }
        return;
    }
    say_list(Classes::new(mismatch, true), words);
}

/// The ranges that are expected, for programs: `["A-Z", "a-z", "U+0020"]`.
pub(crate) fn expected_ranges(mismatch: &Mismatch) -> Vec<String> {
    let mut classes = Classes::new(mismatch, true);
    let mut ranges = Vec::new();
    while let Some((first, last)) = classes.next() {
        let text = message(|words| say_points(first, last, words));
        ranges.push(text);
    }
    ranges
}

const fn say_points(first: u32, last: u32, words: &mut Words) {
    words.push(Word::Char(first));
    if first < last {
        words.text("-");
        words.push(Word::Char(last));
    }
}

const fn count(mut classes: Classes) -> usize {
    let mut count = 0;
    while classes.next().is_some() {
        count += 1;
    }
    count
}

const fn say_list(mut classes: Classes, words: &mut Words) {
    let all = count(classes);
    // One item that is left over takes no more room than that there is one.
    let listed = if all > MAX_LISTED { MAX_LISTED - 1 } else { all };
    let mut index = 0;
    while index < listed
        && let Some((first, last)) = classes.next()
    {
        words.separator(index, all, " or ");
        say_range(first, last, words);
        index += 1;
    }
    if listed < all {
        words.text(" or others");
    }
}

const fn say_range(first: u32, last: u32, words: &mut Words) {
    match first {
        _ if first < last => say_points(first, last, words),
        0x09 => words.text("a tab"),
        0x0A => words.text("a line feed"),
        0x0D => words.text("a carriage return"),
        0x20 => words.text("a space"),
        0x2C => words.text("a comma"),
        _ => say_points(first, last, words),
    }
}

/// Ranges in the order in which they are shown, each in its kind.
#[derive(Clone, Copy)]
struct Classes {
    mismatch: Mismatch,
    expected: bool,
    left: Ranges,
    kind: usize,
    /// What is left of a range whose characters are listed one by one.
    few: (u32, u32),
}

impl Classes {
    const fn new(mismatch: &Mismatch, expected: bool) -> Self {
        let left = mismatch.ranges(expected);
        let classes = Classes { mismatch: *mismatch, expected, left, kind: KINDS.len(), few: (1, 0) };
        // A range that has all letters and digits is not parted.
        match mismatch.ranges_within('0' as u32, 'z' as u32, expected).next() {
            Some((first, last)) if first == '0' as u32 && last == 'z' as u32 => classes,
            _ => classes.of_kind(0),
        }
    }

    const fn of_kind(self, kind: usize) -> Self {
        let (first, last) = KINDS[kind];
        Classes { left: self.mismatch.ranges_within(first, last, self.expected), kind, ..self }
    }

    const fn next(&mut self) -> Option<(u32, u32)> {
        if self.few.0 <= self.few.1 {
            self.few.0 += 1;
            return Some((self.few.0 - 1, self.few.0 - 1));
        }
        loop {
            while let Some(range) = self.left.next() {
                let Some((first, last)) = without_surrogates(range) else { continue };
                let is_punctuation = self.kind >= LETTERS && first > 0x20 && last < 0x7F;
                if last - first >= if is_punctuation { FEW } else { 2 } {
                    return Some((first, last));
                }
                self.few = (first + 1, last);
                return Some((first, first));
            }
            if self.kind + 1 >= KINDS.len() {
                return None;
            }
            *self = self.of_kind(self.kind + 1);
        }
    }
}

/// The characters of a range of code points. No pattern tells one surrogate from another.
const fn without_surrogates((first, last): (u32, u32)) -> Option<(u32, u32)> {
    let first = if first == 0xD800 { 0xE000 } else { first };
    let last = if last == 0xDFFF { 0xD7FF } else { last };
    if first <= last { Some((first, last)) } else { None }
}
