//! Rules in `const`, for `assert_valid`. Traits cannot be called there, so rules read a value through inherent
//! methods of [`ConstValue`], one for each type that a literal can hold. Verdicts and messages are those of `validate`,
//! from the same functions.

use alloc::borrow::Cow;
use core::marker::PhantomData;

use crate::pattern::Pattern;
use crate::report::const_text::ConstText;
use crate::report::path::{Path, Segment};
use crate::rules::Check;
use crate::rules::data::Group;
use crate::rules::pattern::say_mismatch;
use crate::rules::template::{DEMAND, is_template};
use crate::rules::words::Words;
use crate::schema::Rule;
use crate::schema::address::{RuleAddress, find_rule};
use crate::validate::valid::{Valid, assume};
use crate::validate::{DeploymentValidate, Templated};
use json::{FileNode, Found};

pub use value::ConstValue;

pub mod json;
pub(crate) mod types;
mod value;

/// Returns the pattern. It makes `pattern = PATH` require a [`Pattern`], as others cannot match in `const`.
#[must_use]
#[inline]
pub const fn known(pattern: Pattern) -> Pattern {
    pattern
}

/// Stops the compiler unless a template is one.
///
/// # Panics
///
/// When its text does not contain `${..}`.
#[track_caller]
#[allow(clippy::panic)]
#[inline]
pub const fn template<T>(value: &Templated<T>, at: &Path<'_>) {
    let text = match value {
        Templated::Literal(_) => return,
        Templated::Template(Cow::Borrowed(text)) => text,
        Templated::Template(Cow::Owned(text)) => text.as_str(),
    };
    if !is_template(text) {
        let mut line = ConstText::new();
        line.pointer(at);
        if line.len() > 0 {
            line.text(": ");
        }
        line.text(DEMAND);
        panic!("{}", line.as_str())
    }
}

/// A value whose rules have all been asserted.
#[must_use]
#[inline]
pub const fn valid<T: DeploymentValidate>(value: T) -> Valid<T> {
    assume(value)
}

/// What generated code calls while it walks a literal, in place of [`Reporter`](crate::validate::Reporter): the first
/// broken rule stops the compiler with the pointer and the message.
pub struct Asserter<'a, T: ?Sized> {
    at: &'a Path<'a>,
    owner: PhantomData<fn(&T)>,
}

impl<'a, T: DeploymentValidate + ?Sized> Asserter<'a, T> {
    /// Starts asserting the rules of a `T`, or of a part of one, at `at`.
    #[must_use]
    #[inline]
    pub const fn new(at: &'a Path<'a>) -> Self {
        Asserter { at, owner: PhantomData }
    }

    /// A rule of a field.
    ///
    /// # Panics
    ///
    /// When the rule does not hold.
    #[track_caller]
    #[inline]
    pub const fn rule(&self, holds: bool, address: &RuleAddress) {
        self.text(holds, address, None);
    }

    /// A rule of a field's string.
    ///
    /// # Panics
    ///
    /// When the rule does not hold.
    #[track_caller]
    #[inline]
    pub const fn text(&self, holds: bool, address: &RuleAddress, text: Option<&str>) {
        if !holds {
            match find_rule(T::SCHEMA, address) {
                Some((segment, rule)) => fail(&self.at.step(segment), rule, How::Text(text)),
                None => fail_without_rule(self.at),
            }
        }
    }

    /// An item of a field's list that repeats an earlier one, in the field `by` if that is not empty.
    ///
    /// # Panics
    ///
    /// Always.
    #[track_caller]
    #[inline]
    pub const fn repeated(&self, index: usize, by: &'static str, address: &RuleAddress) {
        match find_rule(T::SCHEMA, address) {
            Some((segment, rule)) => {
                let list = self.at.step(segment);
                let item = list.index(index);
                fail(&if by.is_empty() { item } else { item.key(by) }, rule, How::Text(None))
            }
            None => fail_without_rule(self.at),
        }
    }

    /// A group of the whole type, and how many of its fields are present.
    ///
    /// # Panics
    ///
    /// When the rule does not hold.
    #[track_caller]
    #[inline]
    pub const fn group(&self, group: &Group, present: usize, rule: usize) {
        if !group.admits(present) {
            if rule < T::SCHEMA.rules.len() {
                fail(self.at, &T::SCHEMA.rules[rule], How::Present(present));
            }
            fail_without_rule(self.at);
        }
    }

    /// A rule of the whole type.
    ///
    /// # Panics
    ///
    /// When the rule does not hold.
    #[track_caller]
    #[inline]
    pub const fn whole(&self, holds: bool, rule: usize) {
        if !holds {
            if rule < T::SCHEMA.rules.len() {
                fail(self.at, &T::SCHEMA.rules[rule], How::Text(None));
            }
            fail_without_rule(self.at);
        }
    }
}

/// How a rule is broken.
#[derive(Clone, Copy)]
enum How<'a> {
    Text(Option<&'a str>),
    Present(usize),
}

/// Stops the compiler with the pointer and the message.
#[track_caller]
#[allow(clippy::panic)]
#[inline]
const fn fail(at: &Path<'_>, rule: &Rule, how: How<'_>) -> ! {
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
    let mismatch = match how {
        How::Text(Some(text)) => rule.mismatch_in_const(text),
        _ => None,
    };
    match rule.message {
        Some(message) => line.text(message),
        None => {
            let mut part = Some(Words::new());
            while let Some(mut words) = part {
                match (&mismatch, how, &rule.check) {
                    (Some(mismatch), ..) => say_mismatch(mismatch, &mut words),
                    (None, How::Present(present), Check::Group(group)) => {
                        group.say_present(present, &mut words);
                    }
                    _ => rule.check.say(&mut words),
                }
                rule.say_when(&mut words);
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

/// The value of a file at a place, or the innermost that encloses it; `None` if the place is not in a file.
#[inline]
const fn place_of(at: &Path<'_>) -> Option<FileNode> {
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

/// Stops the compiler unless a rule's claim about constants holds.
///
/// # Panics
///
/// With `otherwise`, when the claim is false.
#[track_caller]
pub const fn claim(holds: bool, otherwise: &'static str) {
    assert!(holds, "{}", otherwise);
}
