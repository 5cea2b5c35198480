//! [`Maybe`]: a field of which absence and `null` mean different things.

use super::deployment_validate::{Comparable, DeploymentValidate, schema_of};
use super::inside::reads_inside;
use super::items::{List, Map};
use super::length::HasLength;
use super::parts::Parts;
use super::scalar::{CanBeAbsent, Numeric, Scalar, Text};
use crate::report::collector::Collector;
use crate::report::path::Path;
use crate::rules::length::Length;
use crate::rules::literal::ScalarValue;
use crate::rules::number::Number;
use crate::schema::{Kind, Schema, Shows};

/// A field that is absent, `null` or a value, as in the body of a PATCH request: an absent field stays as it is, `null`
/// takes it away.
///
/// Rules apply to the value. Conditions, groups, `required` and its kin see whether the key is there, whatever it holds.
/// `null` is allowed under `deny_null`, and no value for a condition that compares.
///
/// With serde's derive a field needs `#[serde(default, skip_serializing_if = "Maybe::is_absent")]`: leaving that out
/// does not compile. A type with `#[validate(deserialize)]` needs nothing.
///
/// ```
/// use deployment_validate::{DeploymentValidate, Maybe, json};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Debug, Serialize, Deserialize, DeploymentValidate)]
/// struct PatchService {
///     #[serde(default, skip_serializing_if = "Maybe::is_absent")]
///     #[validate(length(max = 5))]
///     description: Maybe<String>,
/// }
///
/// let patch = |text| json::from_str::<PatchService>(text);
/// assert_eq!(patch("{}").unwrap().description, Maybe::Absent);
/// assert_eq!(patch(r#"{"description":null}"#).unwrap().description, Maybe::Null);
/// assert_eq!(patch(r#"{"description":"api"}"#).unwrap().description, Maybe::Value("api".into()));
/// assert_eq!(
///     patch(r#"{"description":"too long"}"#).unwrap_err().to_string(),
///     "1:16: /description: must be at most 5 characters long"
/// );
///
/// let text = r#"{"description":null}"#;
/// assert_eq!(serde_json::to_string(&patch(text).unwrap()).unwrap(), text);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Maybe<T> {
    /// The key is not there.
    #[default]
    Absent,
    /// The key is there and holds `null`.
    Null,
    /// The key is there and holds a value.
    Value(T),
}

impl<T> Maybe<T> {
    /// Whether the key is not there.
    ///
    /// ```
    /// use deployment_validate::Maybe;
    ///
    /// assert!(Maybe::<u8>::Absent.is_absent());
    /// assert!(!Maybe::<u8>::Null.is_absent());
    /// ```
    #[must_use]
    #[inline]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Maybe::Absent)
    }

    /// Whether the key is there and holds `null`.
    ///
    /// ```
    /// use deployment_validate::Maybe;
    ///
    /// assert!(Maybe::<u8>::Null.is_null());
    /// assert!(!Maybe::<u8>::Absent.is_null());
    /// ```
    #[must_use]
    #[inline]
    pub const fn is_null(&self) -> bool {
        matches!(self, Maybe::Null)
    }

    /// Whether the key is there and holds a value.
    ///
    /// ```
    /// assert!(deployment_validate::Maybe::Value(1).is_value());
    /// ```
    #[must_use]
    #[inline]
    pub const fn is_value(&self) -> bool {
        matches!(self, Maybe::Value(_))
    }

    /// The same with a reference to the value.
    ///
    /// ```
    /// use deployment_validate::Maybe;
    ///
    /// let name = Maybe::Value(String::from("api"));
    /// assert_eq!(name.as_ref().map(String::len), Maybe::Value(3));
    /// ```
    #[must_use]
    #[inline]
    pub const fn as_ref(&self) -> Maybe<&T> {
        match self {
            Maybe::Absent => Maybe::Absent,
            Maybe::Null => Maybe::Null,
            Maybe::Value(value) => Maybe::Value(value),
        }
    }

    /// The value, if there is one.
    ///
    /// ```
    /// use deployment_validate::Maybe;
    ///
    /// assert_eq!(Maybe::Value(1).value(), Some(1));
    /// assert_eq!(Maybe::<u8>::Null.value(), None);
    /// ```
    #[must_use]
    #[inline]
    pub fn value(self) -> Option<T> {
        match self {
            Maybe::Value(value) => Some(value),
            Maybe::Absent | Maybe::Null => None,
        }
    }

    /// A reference to the value, if there is one.
    ///
    /// ```
    /// use deployment_validate::Maybe;
    ///
    /// assert_eq!(Maybe::Value(1).as_option(), Some(&1));
    /// assert_eq!(Maybe::<u8>::Absent.as_option(), None);
    /// ```
    #[must_use]
    #[inline]
    pub const fn as_option(&self) -> Option<&T> {
        match self {
            Maybe::Value(value) => Some(value),
            Maybe::Absent | Maybe::Null => None,
        }
    }

    /// What a PATCH says of the field: `None` to leave it as it is, `Some(None)` to take it away, `Some(Some(value))`
    /// to set it.
    ///
    /// ```
    /// use deployment_validate::Maybe;
    ///
    /// assert_eq!(Maybe::<u8>::Null.into_nested(), Some(None));
    /// ```
    #[must_use]
    #[inline]
    pub fn into_nested(self) -> Option<Option<T>> {
        match self {
            Maybe::Absent => None,
            Maybe::Null => Some(None),
            Maybe::Value(value) => Some(Some(value)),
        }
    }

    /// Applies a function to the value, if there is one.
    ///
    /// ```
    /// use deployment_validate::Maybe;
    ///
    /// assert_eq!(Maybe::Value(1).map(|value| value + 1), Maybe::Value(2));
    /// ```
    #[inline]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Maybe::Absent => Maybe::Absent,
            Maybe::Null => Maybe::Null,
            Maybe::Value(value) => Maybe::Value(change(value)),
        }
    }
}

impl<T> From<T> for Maybe<T> {
    #[inline]
    fn from(value: T) -> Self {
        Maybe::Value(value)
    }
}

/// `None` is `null`: an absent key is written [`Maybe::Absent`].
impl<T> From<Option<T>> for Maybe<T> {
    #[inline]
    fn from(value: Option<T>) -> Self {
        value.map_or(Maybe::Null, Maybe::Value)
    }
}

impl<T: DeploymentValidate<X>, X> DeploymentValidate<X> for Maybe<T> {
    const SCHEMA: &'static Schema =
        &Schema { keeps_null: true, ..Schema::of(Kind::Option(schema_of::<T, X>)) };
    const KEEPS_NULL: bool = true;
    const SHOWS: Shows = T::SHOWS;

    #[inline]
    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        if let Maybe::Value(value) = self {
            value.validate_at(at, out);
        }
    }

    fn visit_parts(&self, parts: &mut Parts) {
        match self {
            Maybe::Absent => parts.absent(),
            Maybe::Null => parts.null(),
            Maybe::Value(value) => value.visit_parts(parts),
        }
    }

    fn validate_change_at(&self, old: &Self, at: &Path<'_>, out: &mut Collector) {
        if let (Maybe::Value(new), Maybe::Value(old)) = (self, old) {
            new.validate_change_at(old, at, out);
        }
    }
}

impl<T: Comparable<X>, X> Comparable<X> for Maybe<T> {}

#[diagnostic::do_not_recommend]
impl<T> CanBeAbsent for Maybe<T> {
    #[inline]
    fn is_present(&self) -> bool {
        !self.is_absent()
    }
}

reads_inside!(Maybe);

/// serde cannot leave a key out by itself, so [`Maybe::Absent`] is written as `null` unless
/// `skip_serializing_if = "Maybe::is_absent"` leaves out the key.
#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for Maybe<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_option().serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Maybe<T> {
    #[inline]
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}
