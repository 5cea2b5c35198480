//! All that generated code may name. Nothing here is part of the public interface.

pub use alloc::string::String;
pub use core::include_str;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str, u8};
pub use core::result::Result::{self, Err, Ok};

pub use deployment_validate_macros::compile_pattern;

#[cfg(feature = "serde")]
pub use crate::by_key;
pub use crate::collector::Collector;
pub use crate::condition::{Condition, Is, Literal, Test, expect_others, wire_name};
pub use crate::constant;
pub use crate::in_const::{InConst, Mistaken, Perhaps, Unknown};
pub use crate::include;
pub use crate::judge::Judge;
pub use crate::key::{Key, KeyOf};
pub use crate::matcher::Matcher;
pub use crate::number::Number;
pub use crate::path::{Path, Segment};
pub use crate::pattern::{Packed, Pairs, Pattern, PatternProgram, PatternSteps, Run, Single};
pub use crate::probe::short_name;
#[cfg(feature = "serde")]
pub use crate::probe::{
    CanRecheck, CanRecheckField, CannotRecheck, CannotRecheckField, RecheckProbe, read_with, recheck_with,
};
pub use crate::probe::{
    Derived, PlaceProbe, TypeProbe, UnderivedProbe, ValueProbe, VariantNames, schema_from,
};
pub use crate::rules::Check;
pub use crate::rules::any_of::AnyOf;
pub use crate::rules::custom::Custom;
pub use crate::rules::group::{Count, Group};
pub use crate::rules::items::{Items, List, Map, all_entries, all_items};
pub use crate::rules::length::{HasLength, Length, Unit};
pub use crate::rules::multiple_of::MultipleOf;
pub use crate::rules::one_of::{OneOf, is_one};
pub use crate::rules::pattern::PatternRule;
pub use crate::rules::presence::Presence;
pub use crate::rules::range::Range;
pub use crate::rules::text::{CanBeAbsent, Numeric, Scalar, Text};
pub use crate::rules::{custom, length, multiple_of, one_of, pattern, presence, range};
pub use crate::schema::{Absent, Content, Enum, Field, Kind, Object, Opaque, Rule, Schema, Tagging, Variant};
pub use crate::valid::{Rejected, Valid};
pub use crate::validate::{DeploymentValidate, schema_of};

/// Traits that generated code calls methods of. They bring no names with them.
pub mod traits {
    pub use crate::probe::{
        HoldsDerived as _, IsDerivedPlace as _, IsNoDerivedPlace as _, NoVariantNames as _,
        NothingInside as _,
    };
}

/// A number of any type, as a [`Number`] in `const`, where `From` cannot be called.
pub struct Numeral<T>(pub T);

macro_rules! numerals {
    ($($number:ty => |$value:ident| $made:expr;)*) => {$(
        impl Numeral<$number> {
            /// The number.
            #[must_use]
            pub const fn number(self) -> Number {
                let $value = self.0;
                $made
            }
        }
    )*};
}

numerals! {
    i8 => |int| Number::Int(int as i128);
    i16 => |int| Number::Int(int as i128);
    i32 => |int| Number::Int(int as i128);
    i64 => |int| Number::Int(int as i128);
    i128 => |int| Number::Int(int);
    isize => |int| Number::Int(int as i128);
    u8 => |int| Number::Int(int as i128);
    u16 => |int| Number::Int(int as i128);
    u32 => |int| Number::Int(int as i128);
    u64 => |int| Number::Int(int as i128);
    u128 => |int| if int > i128::MAX as u128 { Number::Big(int) } else { Number::Int(int as i128) };
    usize => |int| Number::Int(int as i128);
    f32 => |float| Number::Single(float);
    f64 => |float| Number::Float(float);
}

/// Stops the compiler, unless what a rule claims of constants holds.
///
/// # Panics
///
/// With `otherwise`, when the claim is false.
#[track_caller]
pub const fn claim(holds: bool, otherwise: &'static str) {
    assert!(holds, "{}", otherwise);
}

#[cfg(feature = "regex")]
pub use once_cell::sync::Lazy;
#[cfg(feature = "regex")]
pub use regex::Regex;
pub use crate::{lazy_regex, some_with_serde, with_serde};

/// Whether this crate has the feature `serde`.
pub const HAS_SERDE: bool = cfg!(feature = "serde");

// A macro crate is built once for the host, with the features that anybody asks for. What depends on the features of
// this crate is therefore left to macros of this crate.

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
    ($($tokens:tt)*) => { $crate::private::None };
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
