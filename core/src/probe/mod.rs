//! Lets serde read a part of a document once more: parts of opaque types, and parts where only the typed value shows
//! everything. Method resolution finds out whether serde can read the type, so types that are never read need no
//! impl. It decides nothing about rules.

mod compare;
mod itself;

#[cfg(feature = "json_schema")]
use alloc::string::String;
use core::marker::PhantomData;

pub use compare::{CanEqual, CanOrder, CannotEqual, CannotOrder, CompareProbe};
use itself::{Derive, read_itself};
pub use itself::{OfAny, OfEnum, OfMap, OfNewtype, OfStruct, OfTuple, OfUnit};
use serde::Deserialize;

use crate::de::absent::AbsentKey;
use crate::lexer::{self, Cause};
use crate::report::path::Path;
use crate::report::{Collector, Limits, Report};
use crate::schema::{Misfit, Reading, SchemaOf, Verdict};
use crate::validate::reporter::Reporter;
use crate::validate::within::Varied;
use crate::validate::{DeploymentValidate, NoContext};

/// Reads a text as the first pass does.
fn read_text<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, Misfit> {
    lexer::Deserializer::read(text).map_err(Misfit::from)
}

/// A function that reads a field. A pointer, so that fields of one type share the code around it.
type Read<'t, T> = for<'a> fn(&'a mut lexer::Deserializer<'t>) -> Result<T, lexer::Error>;

/// Validates a field's value.
type JudgeField<T> = for<'v> fn(&'v T, &mut Reporter<'_, '_>);

/// Reads a text with the function that reads a field.
///
/// # Errors
///
/// Where the text does not fit.
pub fn read_with<'t, T>(text: &'t str, read: Read<'t, T>) -> Result<T, Misfit> {
    let mut deserializer = lexer::Deserializer::new(text);
    let value = deserializer.value(read);
    value.and_then(|value| deserializer.end().map(|()| value)).map_err(Misfit::from)
}

/// Validates a text that a function reads as a field of the owner.
///
/// # Errors
///
/// Where the function cannot read it.
pub fn recheck_with<'t, T>(
    text: &'t str,
    read: Read<'t, T>,
    root: &Path<'_>,
    owner: SchemaOf,
    judge: JudgeField<T>,
) -> Result<Option<Report>, Misfit> {
    read_with(text, read).map(|value| judged(&value, root, owner, judge))
}

/// Validates the default of a field of the owner.
pub fn judge_default<T: ?Sized>(
    value: &T,
    root: &Path<'_>,
    owner: SchemaOf,
    judge: JudgeField<T>,
) -> Option<Report> {
    judged(value, root, owner, judge)
}

/// Validates the value of a field of the owner.
fn judged<T: ?Sized>(value: &T, root: &Path<'_>, owner: SchemaOf, judge: JudgeField<T>) -> Option<Report> {
    gathered(&mut |out| judge(value, &mut Reporter::of_field(owner, root, out)))
}

/// Validates a value.
fn report_of<T: DeploymentValidate<X>, X>(value: &T, root: &Path<'_>) -> Option<Report> {
    gathered(&mut |out| value.validate_at(root, out))
}

/// The violations that a walk finds, if there are any.
fn gathered(walk: &mut dyn FnMut(&mut Collector)) -> Option<Report> {
    let mut out = Collector::new(Limits::of_part());
    walk(&mut out);
    Some(out.into_report()).filter(|report| !report.is_empty())
}

impl From<lexer::Error> for Misfit {
    fn from(error: lexer::Error) -> Self {
        let found = Misfit { offset: error.offset(), ..Misfit::default() };
        match error.cause() {
            Cause::Private(reason) => Misfit { reason: Some(*reason), ..found },
            Cause::Custom(error) => Misfit { error: Some(error.clone()), ..found },
            _ => found,
        }
    }
}

/// A probe for whether serde can read `T`, whose validation needs `X`.
pub struct RecheckProbe<T: ?Sized, X = NoContext>(PhantomData<T>, PhantomData<X>);

impl<T: ?Sized, X> RecheckProbe<T, X> {
    /// The probe.
    pub const NEW: Self = RecheckProbe(PhantomData, PhantomData);
}

/// An opaque type that serde can read.
pub trait CanRead<'t> {
    /// Where the text cannot be read.
    fn read_part(&self, text: &'t str) -> Option<Result<(), Misfit>>;

    /// Whether serde makes a value of an absent key, as of a type that it reads as an `Option`.
    fn passes_absence(&self) -> bool;
}

impl<'t, T: Deserialize<'t>, X> CanRead<'t> for RecheckProbe<T, X> {
    fn read_part(&self, text: &'t str) -> Option<Result<(), Misfit>> {
        Some(read_text::<T>(text).map(drop))
    }

    fn passes_absence(&self) -> bool {
        T::deserialize(AbsentKey::<serde::de::value::Error>::new("")).is_ok()
    }
}

/// Any other type that is not looked into.
pub trait CannotRead<'t> {
    /// Nothing.
    fn read_part(&self, _: &'t str) -> Option<Result<(), Misfit>> {
        None
    }

    /// The key is required.
    fn passes_absence(&self) -> bool {
        false
    }
}

impl<T: ?Sized, X> CannotRead<'_> for &RecheckProbe<T, X> {}

/// A type that serde can read.
pub trait CanRecheck<'t> {
    /// The violations of the text.
    ///
    /// # Errors
    ///
    /// Where the text cannot be read.
    fn recheck(&self, text: &'t str, root: &Path<'_>) -> Result<Option<Report>, Misfit>;
}

impl<'t, T: Deserialize<'t> + DeploymentValidate<X>, X> CanRecheck<'t> for RecheckProbe<T, X> {
    fn recheck(&self, text: &'t str, root: &Path<'_>) -> Result<Option<Report>, Misfit> {
        read_text::<T>(text).map(|value| report_of(&value, root))
    }
}

/// Any other type.
pub trait CannotRecheck<'t> {
    /// Nothing.
    ///
    /// # Errors
    ///
    /// Never.
    fn recheck(&self, _: &'t str, _: &Path<'_>) -> Result<Option<Report>, Misfit> {
        Ok(None)
    }
}

impl<T: ?Sized, X> CannotRecheck<'_> for &RecheckProbe<T, X> {}

/// A type that may read itself.
pub trait CanReadItself<'t> {
    /// The violations of the text, or of an absent key, if the type reads itself; `name` is the type's name for serde.
    fn read_itself<D: Derive>(
        &self,
        text: Option<&'t str>,
        root: &Path<'_>,
        name: &'static str,
    ) -> Reading<Verdict>;
}

impl<'t, T: Deserialize<'t> + DeploymentValidate<X>, X> CanReadItself<'t> for RecheckProbe<T, X> {
    fn read_itself<D: Derive>(
        &self,
        text: Option<&'t str>,
        root: &Path<'_>,
        name: &'static str,
    ) -> Reading<Verdict> {
        read_itself::<T, D>(text, (T::SCHEMA, name), |value| report_of(value, root))
    }
}

/// Any other type.
pub trait CannotReadItself<'t> {
    /// Nothing is known of it but its schema.
    fn read_itself<D>(&self, _: Option<&'t str>, _: &Path<'_>, _: &'static str) -> Reading<Verdict> {
        Reading::Derived
    }
}

impl<T: ?Sized, X> CannotReadItself<'_> for &RecheckProbe<T, X> {}

/// An enum that serde can read.
pub trait CanReadVariant<'t> {
    /// The name in Rust of the variant that a text stands for.
    fn read_variant(&self, text: &'t str) -> Option<&'static str>;
}

impl<'t, T: Deserialize<'t> + Varied, X> CanReadVariant<'t> for RecheckProbe<T, X> {
    fn read_variant(&self, text: &'t str) -> Option<&'static str> {
        let variant = read_text::<T>(text).ok()?.variant()?;
        T::NAMES.get(variant).map(|(ident, _)| *ident)
    }
}

/// Any other type.
pub trait CannotReadVariant<'t> {
    /// Nothing.
    fn read_variant(&self, _: &'t str) -> Option<&'static str> {
        None
    }
}

impl<T: ?Sized, X> CannotReadVariant<'_> for &RecheckProbe<T, X> {}

/// A type of a field that serde can read.
pub trait CanRecheckField<'t, T> {
    /// What is wrong with the text, judged as a field of the owner.
    ///
    /// # Errors
    ///
    /// Where the text cannot be read.
    fn recheck_field(
        &self,
        text: &'t str,
        root: &Path<'_>,
        owner: SchemaOf,
        judge: JudgeField<T>,
    ) -> Result<Option<Report>, Misfit>;
}

impl<'t, T: Deserialize<'t>> CanRecheckField<'t, T> for RecheckProbe<T> {
    fn recheck_field(
        &self,
        text: &'t str,
        root: &Path<'_>,
        owner: SchemaOf,
        judge: JudgeField<T>,
    ) -> Result<Option<Report>, Misfit> {
        read_text::<T>(text).map(|value| judged(&value, root, owner, judge))
    }
}

/// Any other type of a field.
pub trait CannotRecheckField<'t, T: ?Sized> {
    /// Nothing.
    ///
    /// # Errors
    ///
    /// Never.
    fn recheck_field(
        &self,
        _: &'t str,
        _: &Path<'_>,
        _: SchemaOf,
        _: JudgeField<T>,
    ) -> Result<Option<Report>, Misfit> {
        Ok(None)
    }
}

impl<T: ?Sized> CannotRecheckField<'_, T> for &RecheckProbe<T> {}

/// A value that serde may be able to write.
#[cfg(feature = "json_schema")]
pub struct WriteProbe<'v, T: ?Sized>(pub &'v T);

/// A value that serde can write.
#[cfg(feature = "json_schema")]
pub trait CanWrite {
    /// The value as JSON; `None` when it is `null`, or JSON cannot hold it.
    fn write(&self) -> Option<String>;
}

#[cfg(feature = "json_schema")]
impl<T: serde::Serialize + ?Sized> CanWrite for WriteProbe<'_, T> {
    fn write(&self) -> Option<String> {
        serde_json::to_string(self.0).ok().filter(|json| json != "null")
    }
}

/// Any other value.
#[cfg(feature = "json_schema")]
pub trait CannotWrite {
    /// Nothing.
    fn write(&self) -> Option<String> {
        None
    }
}

#[cfg(feature = "json_schema")]
impl<T: ?Sized> CannotWrite for &WriteProbe<'_, T> {}
