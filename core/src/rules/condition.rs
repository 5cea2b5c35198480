//! Conditions of `required_if` and its kin as data: the values of fields for which a rule applies, and their words.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::field_path::FieldPath;
use super::literal::{Literal, ScalarValue, same, say_literals};
use super::more::More;
use super::number::Number;
use super::one_of::is_one;
use super::params::{Param, Params};
use super::words::{self, Word, Words};

/// When a rule applies: when all tests of one of the alternatives hold.
///
/// Commas in `required_if(a = X, b)` make the tests, repeating the rule makes the alternatives.
#[derive(Clone, Copy, Debug)]
pub struct Condition {
    /// The alternatives; the tests of one have to hold together.
    pub any: &'static [&'static [Test]],
    #[doc(hidden)]
    pub more: More,
}

/// A test of one field.
#[derive(Clone, Copy, Debug)]
pub struct Test {
    /// The field.
    pub field: FieldPath,
    /// The values for which it holds.
    pub is: Is,
    /// All variants of its enum, each with its name in Rust and its wire name; empty when it is something else.
    pub names: &'static [(&'static str, &'static str)],
    /// The bits of the variants for which it holds, by their places among these names, up to the 64th.
    pub variants: u64,
    /// Whether it holds for serde's default for an absent key; `None` where there is no default, or where it is not known.
    pub filled: Option<fn() -> bool>,
    /// Whether it holds for what a function of serde's makes of the field's part of a document; `None` where no function
    /// reads the field.
    pub converted: Option<fn(&str) -> Option<bool>>,
    #[doc(hidden)]
    pub more: More,
}

/// The values of a field for which a test holds; it never holds for an absent field.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Is {
    /// Present.
    Present,
    /// One of these variants of the field's enum, by their names in Rust.
    Variants(&'static [&'static str]),
    /// A variant of the field's enum that is none of these.
    NotVariants(&'static [&'static str]),
    /// One of these literals.
    Literals(&'static [Literal]),
    /// A value that is none of these literals.
    NotLiterals(&'static [Literal]),
    /// A number on this side of a bound.
    Compared(Comparison, Number),
}

/// A side of a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `>`
    Above,
    /// `>=`
    AtLeast,
    /// `<`
    Below,
    /// `<=`
    AtMost,
}

impl Comparison {
    /// Whether a number is present and on this side of the bound; NaN is on none.
    #[inline]
    #[must_use]
    pub const fn admits(self, number: Option<Number>, bound: Number) -> bool {
        let Some(number) = number else { return false };
        match number.compare(bound) {
            Some(Ordering::Less) => matches!(self, Comparison::Below | Comparison::AtMost),
            Some(Ordering::Equal) => matches!(self, Comparison::AtLeast | Comparison::AtMost),
            Some(Ordering::Greater) => matches!(self, Comparison::Above | Comparison::AtLeast),
            None => false,
        }
    }

    /// The name of the bound in parameters.
    const fn param(self) -> &'static str {
        match self {
            Comparison::Above => "exclusive_min",
            Comparison::AtLeast => "min",
            Comparison::Below => "exclusive_max",
            Comparison::AtMost => "max",
        }
    }

    pub(super) const fn words(self) -> &'static str {
        match self {
            Comparison::Above => "greater than ",
            Comparison::AtLeast => "at least ",
            Comparison::Below => "less than ",
            Comparison::AtMost => "at most ",
        }
    }

    /// The keyword of JSON Schema.
    #[cfg(feature = "json_schema")]
    pub(crate) const fn keyword(self) -> &'static str {
        match self {
            Comparison::Above => "exclusiveMinimum",
            Comparison::AtLeast => "minimum",
            Comparison::Below => "exclusiveMaximum",
            Comparison::AtMost => "maximum",
        }
    }
}

impl Condition {
    /// The condition in words and wire names: `configType is customCommand or customEntrypoint`.
    #[must_use]
    pub fn describe(&self) -> String {
        words::message(|words| self.say(self.or(), words))
    }

    /// The separator of alternatives in a message that has no word to repeat. A comma sets off alternatives that have
    /// `and` or `or` themselves.
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
        let names = |idents: &[&'static str]| {
            idents.iter().map(|ident| wire_name(test.names, ident)).collect::<Vec<_>>()
        };
        params.push("field", &test.field);
        match test.is {
            Is::Present => params.push("present", true),
            Is::Variants(idents) => params.push("one_of", names(idents)),
            Is::NotVariants(idents) => params.push("none_of", names(idents)),
            Is::Literals(literals) => params.push("one_of", literals.iter().collect::<Vec<_>>()),
            Is::NotLiterals(literals) => params.push("none_of", literals.iter().collect::<Vec<_>>()),
            Is::Compared(comparison, bound) => params.push(comparison.param(), bound),
        }
        Param::Map(params)
    }
}

impl Is {
    const fn values(&self) -> usize {
        match self {
            Is::Present | Is::Compared(..) => 1,
            Is::Variants(idents) | Is::NotVariants(idents) => idents.len(),
            Is::Literals(literals) | Is::NotLiterals(literals) => literals.len(),
        }
    }
}

impl Test {
    const fn say(&self, words: &mut Words) {
        self.field.say(words);
        words.text(match self.is {
            Is::NotVariants(_) | Is::NotLiterals(_) => " is not ",
            _ => " is ",
        });
        match self.is {
            Is::Present => words.text("present"),
            Is::Literals(literals) | Is::NotLiterals(literals) => say_literals(literals, words),
            Is::Compared(comparison, bound) => {
                words.text(comparison.words());
                words.push(Word::Number(bound));
            }
            Is::Variants(idents) | Is::NotVariants(idents) => {
                let mut index = 0;
                while index < idents.len() {
                    words.separator(index, idents.len(), " or ");
                    words.text(wire_name(self.names, idents[index]));
                    index += 1;
                }
            }
        }
    }
}

/// The wire name of a variant by its name in Rust, among an enum's names.
pub(crate) const fn wire_name(names: &[(&'static str, &'static str)], ident: &'static str) -> &'static str {
    let mut index = 0;
    while index < names.len() {
        if same(names[index].0, ident) {
            return names[index].1;
        }
        index += 1;
    }
    ident
}

/// The bits of the variants that are among those listed, or are not, by their places among an enum's names.
#[must_use]
pub const fn variant_bits(names: &[(&str, &str)], listed: &[&str], are_meant: bool) -> u64 {
    let (mut bits, mut index) = (0, 0);
    while index < names.len() && index < 64 {
        let mut place = 0;
        while place < listed.len() && !same(names[index].0, listed[place]) {
            place += 1;
        }
        bits |= (((place < listed.len()) == are_meant) as u64) << index;
        index += 1;
    }
    bits
}

/// Whether a value is present and none of the literals.
#[inline]
#[must_use]
pub const fn is_other(scalar: Option<ScalarValue<'_>>, literals: &[Literal]) -> bool {
    scalar.is_some() && !is_one(scalar, literals)
}

/// Fails to compile, with the message, when an enum has no variant of that name.
///
/// # Panics
///
/// In that case. It is called in `const` only.
#[track_caller]
pub const fn expect_variant(names: &[(&str, &str)], ident: &str, message: &str) {
    let mut index = 0;
    while index < names.len() {
        if same(names[index].0, ident) {
            return;
        }
        index += 1;
    }
    assert!(names.is_empty(), "{}", message);
}

/// Fails to compile, with the message, when the list has every variant of an enum. It accepts that for an enum of one
/// variant: no condition could name fewer, and variants may be added.
///
/// # Panics
///
/// In that case. It is called in `const` only.
#[track_caller]
pub const fn expect_others(names: &[(&str, &str)], listed: &[&str], message: &str) {
    assert!(has_others(names, listed), "{}", message);
}

/// Whether an enum has variants that are not listed. The only one of an enum may be.
#[must_use]
pub const fn has_others(names: &[(&str, &str)], listed: &[&str]) -> bool {
    if listed.len() < names.len() {
        return true;
    }
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
    left > 0 || names.len() < 2
}
