//! A YAML text as a tree of values.

mod builder;
pub(crate) mod problem;
mod scalar;
