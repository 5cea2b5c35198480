//! A YAML text as a tree of values, and serde's `Deserializer` over that tree.

mod builder;
pub(crate) mod deserializer;
pub(crate) mod problem;
mod scalar;
pub(crate) mod tree;
