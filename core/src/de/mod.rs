//! How serde reads: strings borrowed from the text, structs and enums by their names, and enums by their keys.

pub(crate) mod absent;
pub mod borrow;
pub mod by_key;
pub mod names;
pub mod slots;
