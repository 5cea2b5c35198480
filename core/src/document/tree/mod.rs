//! The values of a text, their byte ranges and their nesting.

#[cfg(feature = "yaml")]
pub(crate) mod depth;
pub(crate) mod entries;
pub(crate) mod json;
pub(crate) mod node;
pub(crate) mod quoted;
#[cfg(feature = "yaml")]
pub(crate) mod yaml;
