//! Literals of `one_of` and of conditions, and the values that are compared with them.

use core::fmt;

use super::number::Number;
use super::words::{self, Word, Words};

/// A literal of `one_of` or of a condition.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Literal {
    /// A string, or a character.
    Text(&'static str),
    /// A number.
    Number(Number),
    /// A truth value.
    Bool(bool),
    /// The integers between two bounds, both included; an open end is `None`.
    Range(Option<i128>, Option<i128>),
}

/// A value that literals can be compared with.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum ScalarValue<'a> {
    /// A string.
    Text(&'a str),
    /// One character.
    Char(char),
    /// A number.
    Number(Number),
    /// A truth value.
    Bool(bool),
}

impl Literal {
    /// Whether the value is this literal, or one of its range.
    #[inline]
    #[must_use]
    pub const fn matches(&self, value: ScalarValue<'_>) -> bool {
        use core::cmp::Ordering;

        match (*self, value) {
            (Literal::Text(own), ScalarValue::Text(text)) => same(own, text),
            (Literal::Text(own), ScalarValue::Char(char)) => same(own, char.encode_utf8(&mut [0; 4])),
            (Literal::Number(own), ScalarValue::Number(number)) => {
                matches!(own.compare(number), Some(Ordering::Equal))
            }
            (Literal::Bool(own), ScalarValue::Bool(truth)) => own == truth,
            (Literal::Range(min, max), ScalarValue::Number(number)) => {
                let is_above = match min {
                    Some(min) => {
                        matches!(number.compare(Number::Int(min)), Some(Ordering::Greater | Ordering::Equal))
                    }
                    None => true,
                };
                let is_below = match max {
                    Some(max) => {
                        matches!(number.compare(Number::Int(max)), Some(Ordering::Less | Ordering::Equal))
                    }
                    None => true,
                };
                is_above && is_below
            }
            _ => false,
        }
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        match *self {
            Literal::Text(text) => {
                words.text("\"");
                words.text(text);
                words.text("\"");
            }
            Literal::Number(number) => words.push(Word::Number(number)),
            Literal::Bool(true) => words.text("true"),
            Literal::Bool(false) => words.text("false"),
            Literal::Range(Some(min), Some(max)) => {
                words.push(Word::Number(Number::Int(min)));
                words.text(" to ");
                words.push(Word::Number(Number::Int(max)));
            }
            Literal::Range(Some(min), None) => {
                words.push(Word::Number(Number::Int(min)));
                words.text(" or more");
            }
            Literal::Range(None, Some(max)) => {
                words.push(Word::Number(Number::Int(max)));
                words.text(" or less");
            }
            Literal::Range(None, None) => words.text("any number"),
        }
    }
}

impl fmt::Display for Literal {
    /// The literal, a text without quotes.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Literal::Text(text) => f.write_str(text),
            _ => f.write_str(&words::message(|words| self.say(words))),
        }
    }
}

/// `a`, `a or b`, `a, b or c`.
pub(crate) const fn say_literals(literals: &[Literal], words: &mut Words) {
    let mut index = 0;
    while index < literals.len() {
        words.separator(index, literals.len(), " or ");
        literals[index].say(words);
        index += 1;
    }
}

/// Whether two texts are the same, in `const` too.
pub(crate) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut index = 0;
    while index < a.len() {
        if a[index] != b[index] {
            return false;
        }
        index += 1;
    }
    true
}
