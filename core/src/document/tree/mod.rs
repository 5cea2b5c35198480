//! What a text says: its values, where each stands, and how they nest.

pub(crate) mod depth;
pub(crate) mod entries;
pub(crate) mod json;
pub(crate) mod node;
pub(crate) mod quoted;
#[cfg(feature = "yaml")]
pub(crate) mod yaml;
