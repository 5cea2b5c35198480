#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

//! Crate docs come here.

extern crate alloc;
// The derive writes `::deployment_validate`, here as elsewhere.
extern crate self as deployment_validate;

pub use deployment_validate_macros::DeploymentValidate;

#[cfg(feature = "serde")]
pub mod borrow;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod by_key;
mod condition;
#[doc(hidden)]
pub mod constant;
pub mod deployment;
#[cfg(feature = "serde")]
mod document;
#[cfg(feature = "serde")]
mod json_schema;
mod judge;
mod matcher;
mod number;
mod params;
mod path;
mod pattern;
#[doc(hidden)]
pub mod private;
mod probe;
mod report;
mod rules;
pub mod schema;
#[cfg(feature = "serde")]
mod suggest;
mod valid;
mod validate;
mod words;

pub use condition::ScalarValue;
#[cfg(feature = "serde")]
pub use document::json;
#[cfg(feature = "serde")]
pub use json_schema::json_schema;
pub use matcher::Matcher;
pub use number::Number;
pub use params::{Param, Params};
pub use path::{Path, Segment};
pub use pattern::Pattern;
pub use report::{Collector, Report, Span, Violation};
pub use rules::items::Key;
pub use rules::length::HasLength;
pub use rules::text::{Numeric, Scalar, Text};
pub use valid::{Rejected, Valid};
pub use validate::DeploymentValidate;

/// Compiles a pattern of JavaScript into a constant [`Pattern`].
///
/// ```
/// use deployment_validate::{Pattern, pattern};
///
/// const SLUG: Pattern = pattern!(r"^[a-z0-9]+(-[a-z0-9]+)*$");
/// assert!(SLUG.is_match("blue-green"));
/// assert!(!SLUG.is_match("blue--green"));
/// ```
///
/// A pattern that is not valid does not compile:
///
/// ```compile_fail
/// const BROKEN: deployment_validate::Pattern = deployment_validate::pattern!(r"^[a-z");
/// ```
#[macro_export]
macro_rules! pattern {
    ($source:literal) => {
        $crate::private::compile_pattern!($crate, $source)
    };
}
