//! Readers that generated `Deserialize` impls and `borrow` call: objects by name, lists by place, enums by each of
//! serde's taggings and by key, borrowed strings.

pub(crate) mod absent;
pub mod borrow;
mod buffered;
pub mod by_key;
pub mod enums;
pub mod items;
mod keeping;
pub mod names;
mod nothing;
pub mod rest;
pub mod slots;
mod source;
pub mod tagged;
mod templated;
pub mod text;
