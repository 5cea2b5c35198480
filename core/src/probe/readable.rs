//! Types that serde reads by themselves: those that do not derive, and what is judged once more as a part of a document.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::source::SchemaSource;
use crate::de::absent::AbsentKey;
use crate::de::strict::{Nulls, Strict};
use crate::report::path::Path;
use crate::report::{Collector, Report};
use crate::schema::type_name::short_name;
use crate::schema::{Kind, Misfit, Opaque, Reader, Schema, SchemaOf, Unread};
use crate::validate::DeploymentValidate;
use crate::validate::reporter::Reporter;
use crate::validate::validate_for_text;
use core::marker::PhantomData;

/// A type that does not derive but that serde can read, by its schema.
pub struct Readable<T>(PhantomData<T>);

impl<T: DeserializeOwned> SchemaSource for Readable<T> {
    fn schema() -> &'static Schema {
        const {
            let (name, read) = (short_name::<T>, Some(read::<T> as Reader));
            &Schema::of(Kind::Opaque(Opaque { name, read, absent: passes_absence::<T> }))
        }
    }
}

fn passes_absence<T: DeserializeOwned>() -> bool {
    T::deserialize(AbsentKey::<serde::de::value::Error>::new("")).is_ok()
}

/// Reads a text as the first pass does.
pub(super) fn read_strictly<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Strict::new(&mut deserializer, &Nulls::default()))?;
    deserializer.end().map(|()| value)
}

fn read<T: DeserializeOwned>(text: &str) -> Result<(), Misfit> {
    read_strictly::<T>(text).map(drop).map_err(misfit)
}

/// What a function is given that reads a field.
type TextReader<'a, 't> = Strict<'a, &'a mut serde_json::Deserializer<serde_json::de::StrRead<'t>>>;

/// A function that reads a field. It is a pointer so that fields of one type share the code around it.
type Read<'t, T> = for<'a> fn(TextReader<'a, 't>) -> Result<T, serde_json::Error>;

/// What judges a field's value.
type JudgeField<T> = for<'v> fn(&'v T, &mut Reporter<'_, '_>);

/// Reads a text with the function that a field is read with.
///
/// # Errors
///
/// Where the text does not fit.
pub fn read_with<'t, T>(text: &'t str, read: Read<'t, T>) -> Result<T, Misfit> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    read(Strict::new(&mut deserializer, &Nulls::default())).map_err(misfit)
}

/// What is wrong with a text that a function reads as a field of the owner.
///
/// # Errors
///
/// Where the function cannot read it.
pub fn recheck_with<'t, T>(
    text: &'t str,
    read: Read<'t, T>,
    owner: SchemaOf,
    judge: JudgeField<T>,
) -> Result<Option<Report>, Unread> {
    read_with(text, read).map(|value| judged(&value, owner, judge)).map_err(unread::<T>)
}

/// What is wrong with the value of a field of the owner.
fn judged<T>(value: &T, owner: SchemaOf, judge: JudgeField<T>) -> Option<Report> {
    let mut out = Collector::new();
    judge(value, &mut Reporter::new(owner, &Path::ROOT, &mut out));
    out.finish().err()
}

pub(super) fn misfit(error: serde_json::Error) -> Misfit {
    Misfit { line: error.line(), column: error.column() }
}

fn unread<T>(misfit: Misfit) -> Unread {
    Unread { name: short_name::<T>(), misfit }
}

/// Stands for a type whose values are judged where parts of a document can be read.
pub struct RecheckProbe<T>(PhantomData<T>);

impl<T> RecheckProbe<T> {
    /// The probe.
    pub const NEW: Self = RecheckProbe(PhantomData);
}

/// A type that serde can read.
pub trait CanRecheck<'t> {
    /// What validation says of the text.
    ///
    /// # Errors
    ///
    /// Where the text cannot be read.
    fn recheck(&self, text: &'t str) -> Result<Option<Report>, Unread>;
}

impl<'t, T: Deserialize<'t> + DeploymentValidate> CanRecheck<'t> for RecheckProbe<T> {
    fn recheck(&self, text: &'t str) -> Result<Option<Report>, Unread> {
        read_strictly::<T>(text)
            .map(|value| validate_for_text(&value).err())
            .map_err(misfit)
            .map_err(unread::<T>)
    }
}

/// Any other type.
pub trait CannotRecheck<'t> {
    /// Nothing.
    ///
    /// # Errors
    ///
    /// Never.
    fn recheck(&self, _: &'t str) -> Result<Option<Report>, Unread> {
        Ok(None)
    }
}

impl<T> CannotRecheck<'_> for &RecheckProbe<T> {}

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
        owner: SchemaOf,
        judge: JudgeField<T>,
    ) -> Result<Option<Report>, Unread>;
}

impl<'t, T: Deserialize<'t>> CanRecheckField<'t, T> for RecheckProbe<T> {
    fn recheck_field(
        &self,
        text: &'t str,
        owner: SchemaOf,
        judge: JudgeField<T>,
    ) -> Result<Option<Report>, Unread> {
        read_strictly::<T>(text)
            .map(|value| judged(&value, owner, judge))
            .map_err(misfit)
            .map_err(unread::<T>)
    }
}

/// Any other type of a field.
pub trait CannotRecheckField<'t, T> {
    /// Nothing.
    ///
    /// # Errors
    ///
    /// Never.
    fn recheck_field(&self, _: &'t str, _: SchemaOf, _: JudgeField<T>) -> Result<Option<Report>, Unread> {
        Ok(None)
    }
}

impl<T> CannotRecheckField<'_, T> for &RecheckProbe<T> {}
