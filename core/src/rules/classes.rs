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
/// The kind in which a range stands that covers the letters and the digits: whole.
const WHOLE: usize = 3;
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
            say_list(Classes::new(mismatch.ranges(false)), words);
        }
        return;
    }
    say_list(Classes::new(mismatch.ranges(true)), words);
}

/// The ranges that are expected, for programs: `["A-Z", "a-z", "U+0020"]`.
pub(crate) fn expected_ranges(mismatch: &Mismatch) -> Vec<String> {
    let mut classes = Classes::new(mismatch.ranges(true));
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
    all: Ranges,
    left: Ranges,
    kind: usize,
    /// What is left of a range whose characters are listed one by one.
    few: (u32, u32),
}

impl Classes {
    const fn new(all: Ranges) -> Self {
        Classes { all, left: all, kind: 0, few: (1, 0) }
    }

    const fn next(&mut self) -> Option<(u32, u32)> {
        if self.few.0 <= self.few.1 {
            self.few.0 += 1;
            return Some((self.few.0 - 1, self.few.0 - 1));
        }
        while self.kind < KINDS.len() {
            while let Some(range) = self.left.next() {
                if let Some((first, last)) = part(range, self.kind) {
                    let is_punctuation = self.kind >= WHOLE && first > 0x20 && last < 0x7F;
                    if last - first < if is_punctuation { FEW } else { 2 } {
                        self.few = (first + 1, last);
                        return Some((first, first));
                    }
                    return Some((first, last));
                }
            }
            self.kind += 1;
            self.left = self.all;
        }
        None
    }
}

/// What stands of a range among those of a kind.
const fn part((first, last): (u32, u32), kind: usize) -> Option<(u32, u32)> {
    let is_whole = first <= '0' as u32 && last >= 'z' as u32;
    if is_whole {
        return if kind == WHOLE { Some((first, last)) } else { None };
    }
    let (low, high) = KINDS[kind];
    let first = if first > low { first } else { low };
    let last = if last < high { last } else { high };
    // Surrogates are no characters.
    let first = if first >= 0xD800 && first <= 0xDFFF { 0xE000 } else { first };
    let last = if last >= 0xD800 && last <= 0xDFFF { 0xD7FF } else { last };
    if first <= last { Some((first, last)) } else { None }
}
