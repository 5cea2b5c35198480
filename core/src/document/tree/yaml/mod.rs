//! A YAML text as a tree of values, and that tree as what serde reads.

mod builder;
pub(crate) mod deserializer;
mod problem;
mod scalar;
pub(crate) mod tree;
