//! Types with a special form in documents: addresses, paths, dates, UUIDs. Only serde decides whether a value fits,
//! with the readers of their crates.

#[cfg(all(feature = "std", any(unix, windows)))]
use alloc::vec::Vec;

use super::deployment_validate::DeploymentValidate;
use super::known::each_foreign;
use super::std_types::{exact, plain, required};
#[cfg(all(feature = "std", any(unix, windows)))]
use super::std_types::{named_variants, newtype};
#[cfg(feature = "serde")]
use crate::lexer::Deserializer;
use crate::report::collector::Collector;
use crate::report::path::Path;
#[cfg(feature = "json_schema")]
use crate::schema::Opaque;
use crate::schema::{Foreign, Kind, Schema};
#[cfg(feature = "serde")]
use crate::schema::{Misfit, Unread};

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
        Some(|text| match Deserializer::read::<$read>(text) {
            Ok(_) => Ok(None),
            // The whole value is wrong, not a part of it.
            Err(_) => Err(Unread { name: $noun, misfit: Misfit { offset: 0, reason: None } }),
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
        }));
    )*}};
}

each_foreign!(foreign);

plain! {
    [] core::ffi::CStr => <alloc::ffi::CString as DeploymentValidate>::SCHEMA;
    #[cfg(feature = "std")]
    [] std::path::Path => <std::path::PathBuf as DeploymentValidate>::SCHEMA;
    [] core::time::Duration => &Schema {
        recheck: rechecker!(core::time::Duration, "a duration"),
        ..Schema::of(exact(&[required::<u64>("secs"), required::<u32>("nanos")]))
    };
    #[cfg(feature = "std")]
    [] std::time::SystemTime => &Schema {
        recheck: rechecker!(std::time::SystemTime, "a time since 1970"),
        ..Schema::of(exact(&[required::<u64>("secs_since_epoch"), required::<u32>("nanos_since_epoch")]))
    };
    #[cfg(all(feature = "std", unix))]
    [] std::ffi::OsString => &named_variants(&[newtype::<Vec<u8>>("Unix")]);
    #[cfg(all(feature = "std", windows))]
    [] std::ffi::OsString => &named_variants(&[newtype::<Vec<u16>>("Windows")]);
    #[cfg(all(feature = "std", any(unix, windows)))]
    [] std::ffi::OsStr => <std::ffi::OsString as DeploymentValidate>::SCHEMA;
}

#[cfg(feature = "json_schema")]
plain! {
    [] serde_json::Value => &Schema::of(Kind::Opaque(Opaque { read: Some(|_| Some(Ok(()))), ..Opaque::ANY }));
    [] serde_json::Number => &Schema::of(Kind::Number { single: false });
}
