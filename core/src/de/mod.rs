//! How serde reads: strictly, with strings borrowed from the text, and enums by their keys.

pub(crate) mod absent;
pub mod borrow;
pub mod by_key;
pub(crate) mod strict;
mod strict_key;
