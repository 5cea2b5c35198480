//! Conditions of `required_if` and its kin as data: what a field has to be for a rule to apply, and how
//! that reads in a message.

use alloc::string::String;
use core::fmt::{self, Write as _};

use crate::number::Number;
use crate::schema::{Content, Enum, Field, Kind, Object, Schema};

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
    pub fn matches(&self, value: ScalarValue<'_>) -> bool {
        match (*self, value) {
            (Literal::Text(own), ScalarValue::Text(text)) => own == text,
            (Literal::Text(own), ScalarValue::Char(char)) => {
                let mut chars = own.chars();
                chars.next() == Some(char) && chars.next().is_none()
            }
            (Literal::Number(own), ScalarValue::Number(number)) => {
                own.compare(number) == Some(core::cmp::Ordering::Equal)
            }
            (Literal::Bool(own), ScalarValue::Bool(truth)) => own == truth,
            (Literal::Range(min, max), ScalarValue::Number(number)) => {
                min.is_none_or(|min| number.compare(Number::Int(min)).is_some_and(|o| o.is_ge()))
                    && max.is_none_or(|max| number.compare(Number::Int(max)).is_some_and(|o| o.is_le()))
            }
            _ => false,
        }
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Literal::Text(text) => f.write_str(text),
            Literal::Number(number) => number.fmt(f),
            Literal::Bool(truth) => truth.fmt(f),
            Literal::Range(Some(min), Some(max)) => write!(f, "{min} to {max}"),
            Literal::Range(Some(min), None) => write!(f, "{min} or more"),
            Literal::Range(None, Some(max)) => write!(f, "{max} or less"),
            Literal::Range(None, None) => f.write_str("any number"),
        }
    }
}

impl Condition {
    /// The condition in words and wire names: `configType is customCommand or customEntrypoint`.
    #[must_use]
    pub fn describe(&self, owner: &'static Schema) -> String {
        let mut text = String::new();
        for (index, tests) in self.any.iter().enumerate() {
            if index > 0 {
                text.push_str(", or when ");
            }
            for (index, test) in tests.iter().enumerate() {
                if index > 0 {
                    text.push_str(" and ");
                }
                test.describe(owner, &mut text);
            }
        }
        text
    }
}

impl Test {
    fn describe(&self, owner: &'static Schema, text: &mut String) {
        text.push_str(self.field);
        text.push_str(" is ");
        match self.is {
            Is::Present => text.push_str("present"),
            Is::Literals(literals) => join_or(text, literals),
            Is::Variants(idents) => {
                let variants = find_field(owner, self.field).and_then(|field| find_enum((field.schema)()));
                for (index, ident) in idents.iter().enumerate() {
                    text.push_str(separator(index, idents.len()));
                    text.push_str(variants.map_or(*ident, |variants| wire_name(variants, ident)));
                }
            }
        }
    }
}

/// `a`, `a or b`, `a, b or c`.
pub(crate) fn join_or<T: fmt::Display>(text: &mut String, items: &[T]) {
    for (index, item) in items.iter().enumerate() {
        text.push_str(separator(index, items.len()));
        // Writing to a `String` cannot fail.
        let _ = write!(text, "{item}");
    }
}

fn separator(index: usize, len: usize) -> &'static str {
    match index {
        0 => "",
        index if index + 1 == len => " or ",
        _ => ", ",
    }
}

/// The field of that wire name, in any variant when the type is an enum.
pub(crate) fn find_field(owner: &'static Schema, name: &str) -> Option<&'static Field> {
    let in_object = |object: &Object| object.fields.iter().find(|field| field.name == name);
    match &owner.kind {
        Kind::Struct(object) => in_object(object),
        Kind::Enum(variants) => variants.variants.iter().find_map(|variant| match &variant.content {
            Content::Struct(object) => in_object(object),
            _ => None,
        }),
        _ => None,
    }
}

/// The enum that a field's type is, or that is inside its `Option` or newtype.
pub(crate) fn find_enum(schema: &'static Schema) -> Option<&'static Enum> {
    match &schema.kind {
        Kind::Enum(variants) => Some(variants),
        Kind::Option(inner) => find_enum(inner()),
        Kind::Newtype(field) => find_enum((field.schema)()),
        _ => None,
    }
}

/// The wire name of a variant by its name in Rust.
fn wire_name<'a>(variants: &Enum, ident: &'a str) -> &'a str {
    variants.variants.iter().find(|variant| variant.ident == ident).map_or(ident, |variant| variant.name)
}
