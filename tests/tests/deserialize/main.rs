//! `deserialize` and `serialize`: the impls that the derive emits against those that serde's derive emits for the same
//! attributes, and what the emitted ones do beyond that.

#![allow(clippy::expect_used)]

mod beyond;
mod enums;
mod flattened;
mod structs;
mod twice;
mod written;
