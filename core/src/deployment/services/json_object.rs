//! Objects of which the pages do not say what is in them.

/// An object with any keys and values.
pub type JsonObject = serde_json::Map<alloc::string::String, serde_json::Value>;
