//! A YAML text as a tree of values, and serde's `Deserializer` over that tree.

mod builder;
pub(crate) mod deserializer;
mod problem;
mod scalar;
pub(crate) mod tree;
