//! A YAML text as a tree of values.

mod builder;
mod offsets;
pub(crate) mod problem;
mod scalar;
