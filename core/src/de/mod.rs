//! Readers that generated `Deserialize` impls and `borrow` call: borrowed strings, structs and enums by name,
//! `by_key` enums.

pub(crate) mod absent;
pub mod borrow;
pub mod by_key;
pub mod names;
pub mod slots;
mod templated;
