//! Optional strings that borrow from the text.
//!
//! serde borrows a `Cow<str>` with `#[serde(borrow)]`, but not one inside an `Option`. These functions do, for
//! `#[serde(deserialize_with = "..")]`; declare with `wire` what documents hold. A `&str` borrows by itself, but
//! accepts only strings without escapes in the text: others are violations. A `Cow` accepts any.
//!
//! ```
//! use std::borrow::Cow;
//!
//! use deployment_validate::DeploymentValidate;
//! use serde::Deserialize;
//!
//! #[derive(Deserialize, DeploymentValidate)]
//! struct Service<'a> {
//!     #[serde(borrow, default, deserialize_with = "deployment_validate::borrow::option")]
//!     #[validate(wire = Option<String>, length(max = 100))]
//!     description: Option<Cow<'a, str>>,
//! }
//!
//! let service = deployment_validate::json::from_str::<Service<'_>>(r#"{"description":"api"}"#).unwrap();
//! assert!(matches!(service.description, Some(Cow::Borrowed("api"))));
//! ```

use alloc::borrow::{Cow, ToOwned as _};
use alloc::string::String;
use core::fmt;

use serde::Deserializer;
use serde::de::{Error, Visitor};

/// Reads an optional string, borrowed where the text has no escapes in it; `null` is `None`.
///
/// # Errors
///
/// Anything but a string and `null`.
pub fn option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Cow<'de, str>>, D::Error> {
    struct OptionVisitor;

    impl<'de> Visitor<'de> for OptionVisitor {
        type Value = Option<Cow<'de, str>>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string or null")
        }

        fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            present(deserializer)
        }
    }

    deserializer.deserialize_option(OptionVisitor)
}

/// Reads the string of an optional field, borrowed where the text has no escapes in it, and refuses `null`. For types
/// with `deny_null`.
///
/// # Errors
///
/// Anything but a string.
pub fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Cow<'de, str>>, D::Error> {
    struct StringVisitor;

    impl<'de> Visitor<'de> for StringVisitor {
        type Value = Cow<'de, str>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok(Cow::Borrowed(text))
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok(Cow::Owned(text.to_owned()))
        }

        fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
            Ok(Cow::Owned(text))
        }
    }

    deserializer.deserialize_str(StringVisitor).map(Some)
}
