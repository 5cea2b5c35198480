//! Everything that generated code may name. It is not part of the public interface.

pub use alloc::string::String;
pub use core::include_str;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str, u8};
pub use core::result::Result::{self, Err, Ok};

pub use deployment_validate_macros::compile_pattern;

pub use crate::constant::types::{InConst, Mistaken, Perhaps, Unknown};
pub use crate::constant::{self, claim, json as include};
#[cfg(feature = "serde")]
pub use crate::de::{by_key, enums, items, names, rest, slots, tagged, text};
pub use crate::lexer::Name;
pub use crate::pattern::{
    Alphabet, Matcher, Packed, Pairs, Pattern, PatternProgram, PatternSteps, Run, Single,
};
#[cfg(feature = "serde")]
pub use crate::probe::{
    CanEqual, CanOrder, CanRead, CanReadItself, CanReadVariant, CanRecheck, CanRecheckField, CannotEqual,
    CannotOrder, CannotRead, CannotReadItself, CannotReadVariant, CannotRecheck, CannotRecheckField,
    CompareProbe, OfAny, OfEnum, OfMap, OfNewtype, OfStruct, OfTuple, OfUnit, RecheckProbe, judge_default,
    read_with, recheck_with,
};
#[cfg(feature = "json_schema")]
pub use crate::probe::{CanWrite, CannotWrite, WriteProbe};
pub use crate::report::{Collector, Path, Report, Segment};
pub use crate::rules::condition::{expect_others, expect_variant, has_others, is_other, variant_bits};
pub use crate::rules::data::*;
pub use crate::rules::more::More;
pub use crate::rules::number::{Number, Numeral};
pub use crate::rules::verdicts::*;
pub use crate::schema::flatten::{denies_around, is_taken};
pub use crate::schema::type_name::short_name;
pub use crate::schema::{
    Absent, Content, Enum, Field, KeyOwners, KeyTable, Kind, Object, Opaque, Schema, Shows, Tagging, Variant,
};
#[cfg(feature = "serde")]
pub use crate::ser::enums as writing;
pub use crate::validate::{
    CanBeAbsent, Comparable, DeploymentValidate, HasLength, InContext, Key, KeyOf, List, Map, Maybe,
    NoContext, Numeric, Parts, Rejected, Reporter, Scalar, Templated, Text, Valid, all_entries, all_items,
    change, custom, repeats, schema_of,
};

pub use crate::validate::opened::{NeverAbsent, Opened, Optional};
pub use crate::validate::ordered::{Holds, is_equal, is_ordered};
pub use crate::validate::within::{
    At, UnitVariants, Units, Varied, Within, is_other_variant, is_variant, place_of_variant, variants, within,
};
pub use crate::{lazy_regex, some_with_json_schema, some_with_serde, with_serde};
#[cfg(feature = "regex")]
pub use once_cell::sync::Lazy;
#[cfg(feature = "regex")]
pub use regex::Regex;

// Cargo builds a macro crate once for the host, with the features of all its users. So what depends on the features
// of this crate is decided by macros of this crate.

/// The tokens, where this crate has the feature `serde`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! with_serde {
    ($($tokens:tt)*) => { $($tokens)* };
}

/// Nothing: this crate has no feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! with_serde {
    ($($tokens:tt)*) => {};
}

/// `Some` of an expression, where this crate has the feature `serde`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! some_with_serde {
    ($($tokens:tt)*) => { $crate::private::Some($($tokens)*) };
}

/// `None`: this crate has no feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! some_with_serde {
    ($($tokens:tt)*) => {
        $crate::private::None
    };
}

/// `Some` of an expression, where this crate has the feature `json_schema`.
#[cfg(feature = "json_schema")]
#[doc(hidden)]
#[macro_export]
macro_rules! some_with_json_schema {
    ($($tokens:tt)*) => { $crate::private::Some($($tokens)*) };
}

/// `None`: this crate has no feature `json_schema`.
#[cfg(not(feature = "json_schema"))]
#[doc(hidden)]
#[macro_export]
macro_rules! some_with_json_schema {
    ($($tokens:tt)*) => {
        $crate::private::None
    };
}

/// A static with a pattern for the `regex` crate, compiled on first use.
#[cfg(feature = "regex")]
#[doc(hidden)]
#[macro_export]
macro_rules! lazy_regex {
    ($name:ident, $source:literal) => {
        static $name: $crate::private::Lazy<$crate::private::Regex> =
            $crate::private::Lazy::new(|| $crate::private::compile_regex($source));
    };
}

/// An error: this crate has no feature `regex`.
#[cfg(not(feature = "regex"))]
#[doc(hidden)]
#[macro_export]
macro_rules! lazy_regex {
    ($name:ident, $source:literal) => {
        ::core::compile_error!(
            "`pattern(regex = ..)` needs the feature `regex`\nhelp: write `deployment-validate = { version = \"..\", features = [\"regex\"] }` in Cargo.toml"
        );
        static $name: $crate::Pattern = $crate::pattern!("a");
    };
}

/// Compiles a pattern.
///
/// # Panics
///
/// Never for a pattern of a derive: the same crate compiled it while the macro expanded.
#[cfg(feature = "regex")]
#[must_use]
#[allow(clippy::expect_used)]
pub fn compile_regex(source: &'static str) -> Regex {
    Regex::new(source).expect("the derive compiled the same pattern")
}
