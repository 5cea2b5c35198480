//! [`Templated`]: a value, or a text in its place that something fills in later.

use alloc::borrow::Cow;

use super::deployment_validate::{Comparable, DeploymentValidate, schema_of};
use super::inside::reads_inside;
use super::items::{List, Map};
use super::length::HasLength;
use super::parts::Parts;
use super::scalar::{Numeric, Scalar, Text};
use crate::report::collector::Collector;
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::rules::length::Length;
use crate::rules::literal::ScalarValue;
use crate::rules::number::Number;
use crate::rules::template::{DEMAND, is_template};
use crate::schema::{Kind, Schema};

/// A literal, or a text that contains `${..}`, which something fills in before the payload is used.
///
/// Rules apply to the literal; a condition that compares is false for a template. A text is a template when it has a
/// `${` with a `}` behind it and something in between; any other text is read as a `T`. Of an integer of 128 bits a document
/// may hold what 64 bits do.
///
/// ```
/// use deployment_validate::{DeploymentValidate, Templated, json};
/// use serde::Deserialize;
///
/// #[derive(Debug, Deserialize, DeploymentValidate)]
/// struct Port {
///     #[validate(range(min = 1))]
///     number: Templated<u16>,
/// }
///
/// let read = |text| json::from_str::<Port>(text).map(|port| port.into_inner().number);
/// assert_eq!(read(r#"{"number":80}"#).unwrap(), Templated::Literal(80));
/// assert_eq!(read(r#"{"number":"${PORT}"}"#).unwrap(), Templated::template("${PORT}"));
/// assert_eq!(read(r#"{"number":0}"#).unwrap_err().to_string(), "1:11: /number: must be at least 1");
/// assert_eq!(
///     read(r#"{"number":"${PORT"}"#).unwrap_err().to_string(),
///     "1:11: /number: must contain ${..}, closed"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Templated<T> {
    /// The value itself.
    Literal(T),
    /// A text that contains `${..}`. Another text here is a violation with code `type`.
    Template(Cow<'static, str>),
}

impl<T> Templated<T> {
    /// A template from a text in source, also in `const`.
    ///
    /// ```
    /// use deployment_validate::Templated;
    ///
    /// const PORT: Templated<u16> = Templated::template("${PORT}");
    /// assert!(PORT.is_template());
    /// ```
    #[must_use]
    #[inline]
    pub const fn template(text: &'static str) -> Self {
        Templated::Template(Cow::Borrowed(text))
    }

    /// Whether it is a template.
    ///
    /// ```
    /// assert!(!deployment_validate::Templated::Literal(80).is_template());
    /// ```
    #[must_use]
    #[inline]
    pub const fn is_template(&self) -> bool {
        matches!(self, Templated::Template(_))
    }

    /// The literal, if it is one.
    ///
    /// ```
    /// assert_eq!(deployment_validate::Templated::Literal(80).as_option(), Some(&80));
    /// ```
    #[must_use]
    #[inline]
    pub const fn as_option(&self) -> Option<&T> {
        match self {
            Templated::Literal(value) => Some(value),
            Templated::Template(_) => None,
        }
    }

    /// The literal, if it is one.
    ///
    /// ```
    /// assert_eq!(deployment_validate::Templated::Literal(80).literal(), Some(80));
    /// ```
    #[must_use]
    #[inline]
    pub fn literal(self) -> Option<T> {
        match self {
            Templated::Literal(value) => Some(value),
            Templated::Template(_) => None,
        }
    }

    /// Applies a function to the literal, if it is one.
    ///
    /// ```
    /// use deployment_validate::Templated;
    ///
    /// assert_eq!(Templated::Literal(80).map(|port| port + 1), Templated::Literal(81));
    /// ```
    #[inline]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Templated<U> {
        match self {
            Templated::Literal(value) => Templated::Literal(change(value)),
            Templated::Template(text) => Templated::Template(text),
        }
    }
}

impl<T> From<T> for Templated<T> {
    #[inline]
    fn from(value: T) -> Self {
        Templated::Literal(value)
    }
}

impl<T: DeploymentValidate<X>, X> DeploymentValidate<X> for Templated<T> {
    const SCHEMA: &'static Schema = &Schema::of(Kind::Templated(schema_of::<T, X>));
    const VARIANT_NAMES: &'static [(&'static str, &'static str)] = T::VARIANT_NAMES;

    #[inline]
    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        match self {
            Templated::Literal(value) => value.validate_at(at, out),
            Templated::Template(text) if is_template(text) => {}
            Templated::Template(_) => out.add(at, Violation::new(Default::default(), "type", DEMAND)),
        }
    }

    fn visit_parts(&self, parts: &mut Parts) {
        match self {
            Templated::Literal(value) => value.visit_parts(parts),
            Templated::Template(text) => parts.text(text),
        }
    }

    fn validate_change_at(&self, old: &Self, at: &Path<'_>, out: &mut Collector) {
        if let (Templated::Literal(new), Templated::Literal(old)) = (self, old) {
            new.validate_change_at(old, at, out);
        }
    }
}

impl<T: Comparable<X>, X> Comparable<X> for Templated<T> {}

reads_inside!(Templated);

#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for Templated<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Templated::Literal(value) => value.serialize(serializer),
            Templated::Template(text) => serializer.serialize_str(text),
        }
    }
}
