//! The parameters of a violation: what the rule was given, for programs that do not read prose.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::number::Number;

/// One parameter.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(untagged))]
pub enum Param {
    /// A text, such as a pattern or a wire name.
    Text(Cow<'static, str>),
    /// A number, such as a bound.
    Number(Number),
    /// A truth value.
    Bool(bool),
    /// Several, such as the literals of `one_of`.
    List(Vec<Param>),
}

/// The parameters of a violation by name, in the order in which the rule states them.
///
/// ```
/// use deployment_validate::{Param, Violation};
///
/// let violation = Violation::custom("must be even").with_param("step", 2);
/// assert_eq!(violation.params().get("step"), Some(&Param::from(2)));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Params {
    entries: Vec<(&'static str, Param)>,
}

impl Params {
    /// The parameter of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.iter().find(|(own, _)| *own == name).map(|(_, param)| param)
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Param)> {
        self.entries.iter().map(|(name, param)| (*name, param))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(crate) fn push(&mut self, name: &'static str, value: impl Into<Param>) {
        self.entries.push((name, value.into()));
    }

    pub(crate) fn push_some(&mut self, name: &'static str, value: Option<impl Into<Param>>) {
        if let Some(value) = value {
            self.push(name, value);
        }
    }
}

impl From<&'static str> for Param {
    fn from(text: &'static str) -> Self {
        Param::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Param {
    fn from(text: String) -> Self {
        Param::Text(Cow::Owned(text))
    }
}

impl From<Number> for Param {
    fn from(number: Number) -> Self {
        Param::Number(number)
    }
}

impl From<bool> for Param {
    fn from(truth: bool) -> Self {
        Param::Bool(truth)
    }
}

impl From<i32> for Param {
    fn from(number: i32) -> Self {
        Param::Number(number.into())
    }
}

impl From<usize> for Param {
    fn from(number: usize) -> Self {
        Param::Number(number.into())
    }
}

impl<T: Into<Param>> From<Vec<T>> for Param {
    fn from(list: Vec<T>) -> Self {
        Param::List(list.into_iter().map(Into::into).collect())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Params {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            // Readers of JSON numbers agree on 64 bits at most, and some formats have no wider ones.
            Number::Int(int) => match (i64::try_from(int), u64::try_from(int)) {
                (Ok(int), _) => serializer.serialize_i64(int),
                (_, Ok(int)) => serializer.serialize_u64(int),
                _ => serializer.collect_str(self),
            },
            Number::Big(_) => serializer.collect_str(self),
            Number::Float(float) => serializer.serialize_f64(float),
            Number::Single(single) => serializer.serialize_f32(single),
        }
    }
}
