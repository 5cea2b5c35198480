//! Types with a special form in documents: addresses, paths, dates, UUIDs. Only serde decides whether a value fits,
//! with the readers of their crates.

#[cfg(all(feature = "std", any(unix, windows)))]
use alloc::vec::Vec;

use super::deployment_validate::{Comparable, DeploymentValidate};
use super::known::each_foreign;
use super::parts::Parts;
use super::std_shapes::{exact, required};
#[cfg(all(feature = "std", any(unix, windows)))]
use super::std_shapes::{named_variants, newtype};
use super::std_types::{plain, shows};
#[cfg(feature = "serde")]
use crate::lexer::Deserializer;
use crate::report::collector::Collector;
use crate::report::path::Path;
#[cfg(feature = "json_schema")]
use crate::rules::number::Number;
#[cfg(feature = "serde")]
use crate::schema::Misfit;
#[cfg(feature = "json_schema")]
use crate::schema::Opaque;
use crate::schema::{Foreign, Kind, Schema};

/// Whether serde reads a JSON text as the type.
#[cfg(feature = "serde")]
fn reads<T: serde::de::DeserializeOwned>(text: &str) -> bool {
    Deserializer::read::<T>(text).is_ok()
}

/// Without serde nothing reads documents.
#[cfg(not(feature = "serde"))]
#[allow(clippy::extra_unused_type_parameters)]
fn reads<T>(_: &str) -> bool {
    true
}

/// Reads a JSON text as a type with limits that its parts do not show.
#[cfg(feature = "serde")]
macro_rules! rechecker {
    ($read:ty, $noun:literal) => {
        Some(|text, _| match Deserializer::read::<$read>(text) {
            Ok(_) => Ok(None),
            // The whole value is wrong, not a part of it.
            Err(_) => Err(Misfit { noun: Some($noun), ..Misfit::default() }),
        })
    };
}

#[cfg(not(feature = "serde"))]
macro_rules! rechecker {
    ($read:ty, $noun:literal) => {
        None
    };
}

macro_rules! foreign {
    ($($(#[$attr:meta])* $foreign:ty => $noun:literal, [$($json:literal),*], $format:literal;)*) => {plain! {$(
        $(#[$attr])*
        [] $foreign => &Schema::of(Kind::Foreign(&Foreign {
            noun: $noun,
            types: &[$($json),*],
            format: $format,
            reads: reads::<$foreign>,
        })), |value, parts| parts.shown(value);
    )*}};
}

each_foreign!(foreign);

plain! {
    [] core::ffi::CStr => <alloc::ffi::CString as DeploymentValidate>::SCHEMA, |value, parts| parts.shown(&value);
    #[cfg(feature = "std")]
    [] std::path::Path => <std::path::PathBuf as DeploymentValidate>::SCHEMA, |value, parts| parts.shown(&value);
    [] core::time::Duration => &Schema {
        recheck: rechecker!(core::time::Duration, "a duration"),
        ..Schema::of(exact(&[required::<u64, _>("secs"), required::<u32, _>("nanos")]))
    }, |value, parts| parts.shown(value);
    #[cfg(feature = "std")]
    [] std::time::SystemTime => &Schema {
        recheck: rechecker!(std::time::SystemTime, "a time since 1970"),
        ..Schema::of(exact(&[required::<u64, _>("secs_since_epoch"), required::<u32, _>("nanos_since_epoch")]))
    }, |value, parts| parts.shown(value);
    #[cfg(all(feature = "std", unix))]
    [] std::ffi::OsString => &named_variants(&[newtype::<Vec<u8>, _>("Unix")]), |value, parts| parts.shown(value);
    #[cfg(all(feature = "std", windows))]
    [] std::ffi::OsString => &named_variants(&[newtype::<Vec<u16>, _>("Windows")]), |value, parts| parts.shown(value);
    #[cfg(all(feature = "std", any(unix, windows)))]
    [] std::ffi::OsStr => <std::ffi::OsString as DeploymentValidate>::SCHEMA, |value, parts| parts.shown(&value);
}

/// The parts of any JSON value.
#[cfg(feature = "json_schema")]
fn visit_json(value: &serde_json::Value, parts: &mut Parts) {
    use serde_json::Value;

    match value {
        Value::Null => parts.null(),
        Value::Bool(truth) => parts.truth(*truth),
        Value::String(text) => parts.text(text),
        Value::Number(number) => number.visit_parts(parts),
        Value::Array(items) => items.visit_parts(parts),
        Value::Object(entries) => entries.visit_parts(parts),
    }
}

#[cfg(feature = "json_schema")]
fn number_of(number: &serde_json::Number) -> Option<Number> {
    let int = number.as_i64().map(Number::from).or_else(|| number.as_u64().map(Number::from));
    int.or_else(|| number.as_f64().map(Number::from))
}

plain! {
    #[cfg(feature = "json_schema")]
    [] serde_json::Value => &Schema::of(Kind::Opaque(Opaque { read: Some(|_| Some(Ok(()))), ..Opaque::ANY })),
        |value, parts| visit_json(value, parts);
    // It may keep digits that no float has.
    #[cfg(feature = "json_schema")]
    [] serde_json::Number => &Schema::of(Kind::Number { single: false }), Documents, |value, parts| match number_of(value) {
        Some(number) => parts.number(number),
        None => parts.unknown(),
    };
}
