//! Conditions of `required_if` and its kin as data: what a field has to be for a rule to apply, and how
//! that reads in a message.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
#[cfg(feature = "serde")]
use core::fmt::Write as _;

use crate::number::Number;
use crate::params::{Param, Params};
#[cfg(feature = "serde")]
use crate::schema::{Enum, Kind, Schema};
use crate::words::{self, Word, Words};

/// When a rule applies: one of the alternatives, each of which is all of its tests.
///
/// Commas in `required_if(a = X, b)` make the tests, repeating the rule makes the alternatives.
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// The alternatives; the tests of one have to hold together.
    pub any: &'static [&'static [Test]],
}

/// A test of one field.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    /// Wire name of the field.
    pub field: &'static str,
    /// What it has to be.
    pub is: Is,
    /// Wire names of the variants that it may be; empty when it is something else.
    pub names: &'static [&'static str],
}

/// What a field has to be for a test to hold; an absent field is none of these.
#[derive(Clone, Copy, Debug)]
pub enum Is {
    /// Present.
    Present,
    /// One of these variants of the field's enum, by their names in Rust.
    Variants(&'static [&'static str]),
    /// One of these literals.
    Literals(&'static [Literal]),
}

/// A literal of `one_of` or of a condition.
#[derive(Clone, Copy, Debug, PartialEq)]
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

    const fn say(&self, words: &mut Words) {
        match *self {
            Literal::Text(text) => words.text(text),
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
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::message(|words| self.say(words)))
    }
}

impl Condition {
    /// The condition in words and wire names: `configType is customCommand or customEntrypoint`.
    #[must_use]
    pub fn describe(&self) -> String {
        words::message(|words| self.say(self.or(), words))
    }

    /// What stands between the alternatives where no word of the message can be repeated: a comma sets off those
    /// that say `and` or `or` themselves.
    pub(crate) const fn or(&self) -> &'static str {
        let mut index = 0;
        while index < self.any.len() {
            match self.any[index] {
                [test] if test.is.values() == 1 => index += 1,
                _ => return ", or ",
            }
        }
        " or "
    }

    /// The alternatives in words, with `or` between them.
    pub(crate) const fn say(&self, or: &'static str, words: &mut Words) {
        let mut index = 0;
        while index < self.any.len() {
            words.text(if index > 0 { or } else { "" });
            let tests = self.any[index];
            let mut test = 0;
            while test < tests.len() {
                words.text(if test > 0 { " and " } else { "" });
                tests[test].say(words);
                test += 1;
            }
            index += 1;
        }
    }
}

impl From<&Condition> for Param {
    fn from(condition: &Condition) -> Self {
        let tests = |tests: &&[Test]| tests.iter().map(Param::from).collect::<Vec<_>>();
        Param::from(condition.any.iter().map(tests).collect::<Vec<_>>())
    }
}

impl From<&Test> for Param {
    fn from(test: &Test) -> Self {
        let mut params = Params::default();
        params.push("field", test.field);
        match test.is {
            Is::Present => params.push("present", true),
            Is::Variants(_) => params.push("one_of", test.names.to_vec()),
            Is::Literals(literals) => params.push("one_of", literals.iter().collect::<Vec<_>>()),
        }
        Param::Map(params)
    }
}

impl Is {
    const fn values(&self) -> usize {
        match self {
            Is::Present => 1,
            Is::Variants(idents) => idents.len(),
            Is::Literals(literals) => literals.len(),
        }
    }
}

impl Test {
    const fn say(&self, words: &mut Words) {
        words.text(self.field);
        words.text(" is ");
        match self.is {
            Is::Present => words.text("present"),
            Is::Literals(literals) => say_literals(literals, words),
            Is::Variants(_) => {
                let mut index = 0;
                while index < self.names.len() {
                    words.separator(index, self.names.len(), " or ");
                    words.text(self.names[index]);
                    index += 1;
                }
            }
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

/// The wire name of a variant by its name in Rust, among an enum's names.
#[must_use]
pub const fn wire_name(names: &[(&'static str, &'static str)], ident: &'static str) -> &'static str {
    let mut index = 0;
    while index < names.len() {
        if same(names[index].0, ident) {
            return names[index].1;
        }
        index += 1;
    }
    ident
}

/// Fails to compile, with the message, when each of an enum's variants is listed. Not when it has but one: no condition
/// could name fewer, and there may be others later.
///
/// # Panics
///
/// In that case. It is called in `const` only.
#[track_caller]
pub const fn expect_others(names: &[(&str, &str)], listed: &[&str], message: &str) {
    let mut left = names.len();
    let mut index = 0;
    while index < names.len() {
        let mut place = 0;
        while place < listed.len() && !same(names[index].0, listed[place]) {
            place += 1;
        }
        if place < listed.len() {
            left -= 1;
        }
        index += 1;
    }
    assert!(left > 0 || names.len() < 2, "{}", message);
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

#[cfg(feature = "serde")]
/// `a`, `a or b`, `a, b or c`.
pub(crate) fn join_or<T: fmt::Display>(text: &mut String, items: &[T]) {
    for (index, item) in items.iter().enumerate() {
        text.push_str(separator(index, items.len()));
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{item}");
    }
}

#[cfg(feature = "serde")]
fn separator(index: usize, len: usize) -> &'static str {
    match index {
        0 => "",
        index if index + 1 == len => " or ",
        _ => ", ",
    }
}

#[cfg(feature = "serde")]
/// The enum that a field's type is, or that is inside its `Option` or newtype.
pub(crate) fn find_enum(schema: &'static Schema) -> Option<&'static Enum> {
    match &schema.kind {
        Kind::Enum(variants) => Some(variants),
        Kind::Option(inner) => find_enum(inner()),
        Kind::Newtype(field) => find_enum((field.schema)()),
        _ => None,
    }
}
