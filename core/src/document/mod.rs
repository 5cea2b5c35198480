//! Documents: text in, a valid value or one report out.
//!
//! serde reads a text first. If it fails, a second pass compares the text with the type's schema and reports
//! everything at once. If serde succeeds but a rule is broken, `verdict` lists the broken rules with their places in one
//! walk over the tokens, as long as the schema shows everything; else the second pass does. The verdict alone
//! ([`json::is_valid`]) is that walk.

mod diagnose;
mod edits;
pub mod json;
mod locate;
mod report;
mod tree;
mod unreadable;
mod verdict;
#[cfg(feature = "yaml")]
pub mod yaml;
