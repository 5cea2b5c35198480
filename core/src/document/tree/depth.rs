//! How deep documents are read.

/// Levels of a document that are looked into, as many as serde_json reads.
pub(crate) const MAX_DEPTH: usize = 128;
