//! The rules of fields and groups. Each rule has a file with its data, its verdict (one `const fn` for run time and
//! `const`), its message, its parameters and its keyword of JSON Schema. `rule` has the registry.

pub mod affix;
pub mod ascii;
pub(crate) mod change;
mod classes;
pub(crate) mod condition;
pub(crate) mod custom;
pub(crate) mod field_path;
pub mod format;
pub(crate) mod group;
#[cfg(feature = "json_schema")]
pub(crate) mod keywords;
pub mod length;
pub(crate) mod literal;
pub(crate) mod more;
pub mod multiple_of;
pub mod none_of;
pub(crate) mod number;
pub mod one_of;
pub(crate) mod params;
pub mod pattern;
pub mod presence;
pub mod range;
mod registry;
mod rule;
pub(crate) mod severity;
pub mod sibling;
pub(crate) mod template;
pub mod unique;
#[cfg(feature = "serde")]
pub(crate) mod untyped;
pub(crate) mod variants;
pub(crate) mod words;

pub(crate) use rule::{Check, Items, Rule};
pub(crate) use rule::{data, verdicts};
#[cfg(feature = "json_schema")]
pub(crate) use rule::{rules_keywords, say_demands};
#[cfg(feature = "json_schema")]
pub(crate) use template::or_template;
