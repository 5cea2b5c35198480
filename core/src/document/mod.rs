//! Documents: text in, a valid value or one report out.
//!
//! A text is read by serde first. When that fails, a second pass reads the text against the type's schema and tells
//! everything at once. When what was read breaks a rule, only its place in the text is looked up, as long as pointers
//! into the value lead to the same in the text.

mod diagnose;
mod direct;
pub mod json;
mod locate;
mod tree;
mod unreadable;
#[cfg(feature = "yaml")]
pub mod yaml;
