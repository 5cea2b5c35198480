//! A text as a tree that keeps the order of keys. JSON is read by the crate's own lexer, which is strict and says line and
//! column of what is wrong.

use std::collections::BTreeSet;
use std::fmt;
use std::hash::{Hash, Hasher};

use deployment_validate::schema::{Kind, Opaque, Schema};
use deployment_validate::{Collector, DeploymentValidate, Path};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// A number as it is written: whole numbers exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number.
    Int(i128),
    /// Any other.
    Float(f64),
}

// No text has a number that is none.
impl Eq for Number {}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Number::Int(int) => int.hash(state),
            // Both zeros are equal.
            Number::Float(float) => (float + 0.0).to_bits().hash(state),
        }
    }
}

impl Number {
    /// The number as a float; great whole numbers are rounded.
    #[allow(clippy::cast_precision_loss)]
    #[must_use]
    pub fn as_f64(self) -> f64 {
        match self {
            Number::Int(int) => int as f64,
            Number::Float(float) => float,
        }
    }

    /// The whole number that it is.
    #[allow(clippy::cast_possible_truncation)]
    #[must_use]
    pub fn as_int(self) -> Option<i128> {
        match self {
            Number::Int(int) => Some(int),
            Number::Float(float) if float.fract() == 0.0 && float.abs() < 1e18 => Some(float as i128),
            Number::Float(_) => None,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Int(int) => write!(out, "{int}"),
            Number::Float(float) => write!(out, "{float:?}"),
        }
    }
}

/// A value of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// `null`.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// A list.
    Array(Vec<Tree>),
    /// An object with its keys in their order.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// The first key that an object has twice, and the place of the object.
    #[must_use]
    pub fn repeated_key(&self, place: &str) -> Option<(String, &str)> {
        match self {
            Tree::Array(items) => items
                .iter()
                .enumerate()
                .find_map(|(index, item)| item.repeated_key(&format!("{place}/{index}"))),
            Tree::Object(entries) => {
                let mut seen = BTreeSet::new();
                for (key, value) in entries {
                    if !seen.insert(key) {
                        return Some((place.to_owned(), key));
                    }
                    if let Some(found) = value.repeated_key(&format!("{place}/{key}")) {
                        return Some(found);
                    }
                }
                None
            }
            _ => None,
        }
    }
}

impl DeploymentValidate for Tree {
    const SCHEMA: &'static Schema =
        &Schema::of(Kind::Opaque(Opaque { read: Some(|_| Some(Ok(()))), ..Opaque::ANY }));

    fn validate_at(&self, _at: &Path<'_>, _out: &mut Collector) {}
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_none<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Number(Number::Int(value.into())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Number(Number::Int(value.into())))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Tree, E> {
        Ok(Tree::Number(Number::Int(value)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Number(Number::Float(value)))
    }

    fn visit_str<E>(self, value: &str) -> Result<Tree, E> {
        Ok(Tree::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
        let mut object = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            object.push(entry);
        }
        Ok(Tree::Object(object))
    }
}
