//! How serde reads: strings borrowed from the text, and enums by their keys.

pub mod borrow;
pub mod by_key;
