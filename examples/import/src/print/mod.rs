//! From types as data to the text of a Rust module, and to the table of what is lost.

pub mod attributes;
pub mod docs;
pub mod items;
pub mod module;
pub mod rules;
pub mod table;
