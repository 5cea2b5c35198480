//! The rules in `const`: what `assert_valid` calls. Traits cannot be called there, so a value is reached
//! through inherent methods of [`Value`], one for each type that a literal can hold. The verdicts and the
//! messages are those of `validate`: the same functions, the same words.

use crate::pattern::Pattern;
use crate::report::const_text::ConstText;
use crate::report::path::{Path, Segment};
use crate::rules::length::Length;
use crate::rules::literal::{Literal, ScalarValue};
use crate::rules::multiple_of::MultipleOf;
use crate::rules::number::Number;
use crate::rules::range::Range;
use crate::rules::words::Words;
use crate::schema::Rule;
use crate::schema::address::{RuleAddress, find_rule};
use crate::validate::DeploymentValidate;
use crate::validate::valid::{Valid, assume};
use json::{Found, Node};

pub use value::Value;

pub mod json;
pub(crate) mod types;
mod value;

/// The same pattern. `pattern = PATH` has to be a [`Pattern`] here: others cannot be matched in `const`.
#[must_use]
#[inline]
pub const fn known(pattern: Pattern) -> Pattern {
    pattern
}

/// Whether a string matches; an absent one does.
#[must_use]
#[inline]
pub const fn pattern(text: Option<&str>, pattern: &Pattern) -> bool {
    match text {
        Some(text) => pattern.is_match(text),
        None => true,
    }
}

/// Whether a string's length is within the bounds; that of an absent one is.
#[must_use]
#[inline]
pub const fn length(text: Option<&str>, length: &Length) -> bool {
    match text {
        Some(text) => length.admits_text(text),
        None => true,
    }
}

/// Whether a number is within the bounds; an absent one is.
#[must_use]
#[inline]
pub const fn range(number: Option<Number>, range: &Range) -> bool {
    match number {
        Some(number) => range.admits(number),
        None => true,
    }
}

/// Whether a number is a multiple of the step; an absent one is.
#[must_use]
#[inline]
pub const fn multiple_of(number: Option<Number>, rule: &MultipleOf) -> bool {
    match number {
        Some(number) => number.is_multiple_of(rule.step),
        None => true,
    }
}

/// Whether a value is one of the literals; an absent one is.
#[must_use]
#[inline]
pub const fn one_of(value: Option<ScalarValue<'_>>, literals: &[Literal]) -> bool {
    value.is_none() || is_one(value, literals)
}

/// Whether a value is there and one of the literals.
#[must_use]
#[inline]
pub const fn is_one(value: Option<ScalarValue<'_>>, literals: &[Literal]) -> bool {
    let Some(value) = value else { return false };
    let mut index = 0;
    while index < literals.len() {
        if literals[index].matches(value) {
            return true;
        }
        index += 1;
    }
    false
}

/// A value whose rules have all been asserted.
#[must_use]
#[inline]
pub const fn valid<T: DeploymentValidate>(value: T) -> Valid<T> {
    assume(value)
}

/// Stops the compiler, unless a rule of a field of `T` holds.
///
/// # Panics
///
/// With the pointer and the message, when the rule does not hold.
#[track_caller]
#[inline]
pub const fn assert_field<T: DeploymentValidate>(holds: bool, at: &Path<'_>, address: &RuleAddress) {
    if !holds {
        match find_rule(T::SCHEMA, address) {
            Some((segment, rule)) => fail(&at.step(segment), rule),
            None => fail_without_rule(at),
        }
    }
}

/// Stops the compiler, unless a rule of a whole `T` holds.
///
/// # Panics
///
/// With the pointer and the message, when the rule does not hold.
#[track_caller]
#[inline]
pub const fn assert_whole<T: DeploymentValidate>(holds: bool, at: &Path<'_>, rule: usize) {
    if !holds {
        if rule < T::SCHEMA.rules.len() {
            fail(at, &T::SCHEMA.rules[rule]);
        }
        fail_without_rule(at);
    }
}

/// Shows the pointer and the message as the compiler's error.
#[track_caller]
#[allow(clippy::panic)]
#[inline]
const fn fail(at: &Path<'_>, rule: &Rule) -> ! {
    let mut line = ConstText::new();
    if let Some(node) = place_of(at) {
        let (document, offset) = node.place();
        line.place(&document, offset);
    }
    let before = line.len();
    line.pointer(at);
    if line.len() > before {
        line.text(": ");
    }
    match rule.message {
        Some(message) => line.text(message),
        None => {
            let mut part = Some(Words::new());
            while let Some(mut words) = part {
                rule.check.say(&mut words);
                line.words(&words);
                part = words.rest();
            }
        }
    }
    panic!("{}", line.as_str())
}

#[track_caller]
#[allow(clippy::panic)]
#[inline]
const fn fail_without_rule(at: &Path<'_>) -> ! {
    let mut line = ConstText::new();
    line.pointer(at);
    line.text(": breaks a rule");
    panic!("{}", line.as_str())
}

/// The value of a file that a place is in, or the innermost around it, if the place is in a file.
#[inline]
const fn place_of(at: &Path<'_>) -> Option<Node> {
    let Some(parent) = at.parent() else {
        return match at.segment() {
            Segment::File(node) => Some(*node),
            _ => None,
        };
    };
    match (place_of(parent), at.segment()) {
        (Some(node), Segment::Key(key)) => match node.inside(key) {
            Found::Value(value) => Some(value),
            Found::Absent => Some(node),
        },
        (address, _) => address,
    }
}

/// Stops the compiler, unless what a rule claims of constants holds.
///
/// # Panics
///
/// With `otherwise`, when the claim is false.
#[track_caller]
pub const fn claim(holds: bool, otherwise: &'static str) {
    assert!(holds, "{}", otherwise);
}
