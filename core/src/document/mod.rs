//! Documents: text in, a valid value or one report out.
//!
//! serde reads a text first. If it fails, a second pass compares the text with the type's schema and reports
//! everything at once. If serde succeeds but a rule is broken, the pointers of the violations lead to their places in
//! the text, as long as text and value have the same structure.

mod diagnose;
mod direct;
mod edits;
pub mod json;
mod locate;
mod report;
mod tree;
mod unreadable;
#[cfg(feature = "yaml")]
pub mod yaml;
