//! The values of a text, their byte ranges and their nesting.

#[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
pub(crate) mod depth;
#[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
pub(crate) mod deserializer;
pub(crate) mod entries;
pub(crate) mod node;
#[cfg(any(feature = "json_schema", feature = "toml", feature = "yaml"))]
pub(crate) mod parsed;
pub(crate) mod quoted;
#[cfg(feature = "yaml")]
pub(crate) mod yaml;
