//! `Valid<T>`: a value that passed validation. No method changes the value inside without validating it again.

use core::fmt;
use core::ops::Deref;

use super::context::{Context, InContext};
use super::deployment_validate::{Comparable, DeploymentValidate};
use super::parts::Parts;
use crate::report::{Collector, Path, Report};
use crate::schema::{Schema, Shows};

/// A `T` that is known to be valid.
///
/// ```
/// use deployment_validate::{DeploymentValidate, Valid};
///
/// #[derive(Debug, DeploymentValidate)]
/// struct Port(#[validate(range(min = 1, max = 65535))] u32);
///
/// let port = Valid::new(Port(8080)).unwrap();
/// assert_eq!(port.0, 8080);
///
/// let rejected = Valid::new(Port(0)).unwrap_err();
/// assert_eq!(rejected.report().to_string(), "must be 1 to 65535");
/// assert_eq!(rejected.into_value().0, 0);
/// ```
///
/// `Deserialize` validates what serde has read. What serde cannot read is an error in its own words, and those of serde_json
/// quote the value; `json::from_str` never does.
///
/// There is no `DerefMut`. A type with interior mutability can still change behind a shared reference:
/// do not put a `Cell` into a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Valid<T>(T);

/// Wraps a value that the caller has validated.
pub(crate) const fn assume<T>(value: T) -> Valid<T> {
    Valid(value)
}

impl<T: DeploymentValidate<X>, X> DeploymentValidate<X> for Valid<T> {
    const SCHEMA: &'static Schema = &Schema { is_valid: true, ..*T::SCHEMA };
    const VARIANT_NAMES: &'static [(&'static str, &'static str)] = T::VARIANT_NAMES;
    const KEEPS_NULL: bool = T::KEEPS_NULL;
    const SHOWS: Shows = T::SHOWS;

    #[inline]
    fn validate_at(&self, at: &Path<'_>, out: &mut Collector) {
        self.0.validate_at(at, out);
    }

    fn visit_parts(&self, parts: &mut Parts) {
        self.0.visit_parts(parts);
    }

    fn validate_change_at(&self, old: &Self, at: &Path<'_>, out: &mut Collector) {
        self.0.validate_change_at(&old.0, at, out);
    }
}

impl<T: Comparable<X>, X> Comparable<X> for Valid<T> {}

impl<T: DeploymentValidate> Valid<T> {
    /// Validates a value and keeps it.
    ///
    /// # Errors
    ///
    /// The value, given back with everything that is wrong with it.
    pub fn new(value: T) -> Result<Self, Rejected<T>> {
        match value.validate() {
            Ok(()) => Ok(Valid(value)),
            Err(report) => Err(Rejected { value, report }),
        }
    }

    /// Changes the value and validates what comes out.
    ///
    /// # Errors
    ///
    /// The changed value, given back with everything that is wrong with it.
    ///
    /// ```
    /// use deployment_validate::{DeploymentValidate, Valid};
    ///
    /// #[derive(Debug, DeploymentValidate)]
    /// struct Port(#[validate(range(min = 1, max = 65535))] u32);
    ///
    /// let port = Valid::new(Port(65535)).unwrap();
    /// assert!(port.map(|port| Port(port.0 + 1)).is_err());
    /// ```
    pub fn map<U: DeploymentValidate>(self, change: impl FnOnce(T) -> U) -> Result<Valid<U>, Rejected<U>> {
        Valid::new(change(self.0))
    }
}

impl<T> Valid<T> {
    /// Validates a value in a context and keeps it: see [`validate_with`](DeploymentValidate::validate_with).
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn new_with<C: Context>(value: T, context: &C) -> Result<Self, Rejected<T>>
    where
        T: DeploymentValidate<InContext<C>>,
    {
        match value.validate_with(context) {
            Ok(()) => Ok(Valid(value)),
            Err(report) => Err(Rejected { value, report }),
        }
    }

    /// The value, free to be changed again.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Valid<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> AsRef<T> for Valid<T> {
    fn as_ref(&self) -> &T {
        &self.0
    }
}

impl<T: fmt::Display> fmt::Display for Valid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A value that did not pass, and why.
///
/// Neither `Display` nor `Debug` shows the value: it may hold secrets.
pub struct Rejected<T> {
    value: T,
    report: Report,
}

impl<T> Rejected<T> {
    /// The violations.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The violations, without the value.
    pub fn into_report(self) -> Report {
        self.report
    }

    /// The value, without the violations.
    pub fn into_value(self) -> T {
        self.value
    }

    /// The value and the violations.
    pub fn into_parts(self) -> (T, Report) {
        (self.value, self.report)
    }
}

impl<T> From<Rejected<T>> for Report {
    fn from(rejected: Rejected<T>) -> Self {
        rejected.report
    }
}

impl<T> fmt::Debug for Rejected<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rejected").field("report", &self.report).finish_non_exhaustive()
    }
}

impl<T> fmt::Display for Rejected<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.fmt(f)
    }
}

impl<T> core::error::Error for Rejected<T> {}

#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for Valid<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de> + DeploymentValidate> serde::Deserialize<'de> for Valid<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = T::deserialize(deserializer)?;
        Valid::new(value).map_err(|rejected| serde::de::Error::custom(rejected.report))
    }
}
