//! All that generated code may name. Nothing here is part of the public interface.

pub use alloc::string::String;
pub use core::include_str;
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str, u8};
pub use core::result::Result::{self, Err, Ok};

pub use deployment_validate_macros::compile_pattern;

pub use crate::constant::types::{InConst, Mistaken, Perhaps, Unknown};
pub use crate::constant::{self, claim, json as include};
#[cfg(feature = "serde")]
pub use crate::de::by_key;
pub use crate::pattern::{
    Alphabet, Matcher, Packed, Pairs, Pattern, PatternProgram, PatternSteps, Run, Single,
};
#[cfg(feature = "serde")]
pub use crate::probe::{
    CanRecheck, CanRecheckField, CannotRecheck, CannotRecheckField, RecheckProbe, read_with, recheck_with,
};
pub use crate::probe::{
    Derived, PlaceProbe, TypeProbe, UnderivedProbe, ValueProbe, VariantNames, schema_from,
};
pub use crate::report::{Collector, Path, Segment};
pub use crate::rules::condition::{Condition, Is, Test, expect_others, wire_name};
pub use crate::rules::custom::Custom;
pub use crate::rules::group::{Count, Group};
pub use crate::rules::length::{Length, Unit};
pub use crate::rules::literal::Literal;
pub use crate::rules::multiple_of::MultipleOf;
pub use crate::rules::number::{Number, Numeral};
pub use crate::rules::one_of::{OneOf, is_one};
pub use crate::rules::pattern::PatternRule;
pub use crate::rules::presence::Presence;
pub use crate::rules::range::Range;
pub use crate::rules::{AnyOf, Check, Items, Rule};
pub use crate::rules::{length, multiple_of, one_of, pattern, presence, range};
pub use crate::schema::type_name::short_name;
pub use crate::schema::{Absent, Content, Enum, Field, Kind, Object, Opaque, Schema, Tagging, Variant};
pub use crate::validate::{
    CanBeAbsent, DeploymentValidate, HasLength, Key, KeyOf, List, Map, Numeric, Rejected, Reporter, Scalar,
    Text, Valid, all_entries, all_items, custom, schema_of,
};

/// Traits that generated code calls methods of. They bring no names with them.
pub mod traits {
    pub use crate::probe::{
        HoldsDerived as _, IsDerivedPlace as _, IsNoDerivedPlace as _, NoVariantNames as _,
        NothingInside as _,
    };
}

#[cfg(feature = "regex")]
pub use lazy::{LazyRegex, compile_regex};

#[cfg(feature = "regex")]
mod lazy {
    /// A pattern for the `regex` crate, compiled on first use.
    pub type LazyRegex = once_cell::sync::Lazy<regex::Regex>;

    /// Compiles a pattern.
    ///
    /// # Panics
    ///
    /// Never for a pattern of a derive: the same crate compiled it while the macro expanded.
    #[must_use]
    #[allow(clippy::expect_used)]
    pub fn compile_regex(source: &'static str) -> regex::Regex {
        regex::Regex::new(source).expect("the derive compiled the same pattern")
    }
}
