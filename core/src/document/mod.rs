//! Documents: text in, a valid value or one report out.
//!
//! serde reads a text first. If it fails, a second pass compares the text with the type's schema and reports
//! everything at once. If serde succeeds but a rule is broken, `places` finds the places of what is wrong with the value, as
//! long as their pointers lead there; else the second pass does. For the verdict alone ([`json::is_valid`]), `verdict`
//! walks the text by the schema.

#[cfg(feature = "axum08")]
pub mod axum08;
mod diagnose;
mod direct;
mod edits;
mod explain;
pub mod json;
mod locate;
#[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
mod parsed;
mod places;
mod pointers;
#[cfg(feature = "snippets")]
pub(crate) mod render;
pub(crate) mod report;
#[cfg(feature = "toml")]
pub mod toml;
mod tree;
mod unreadable;
#[cfg(feature = "json_schema")]
mod values;
mod verdict;
#[cfg(feature = "yaml")]
pub mod yaml;
