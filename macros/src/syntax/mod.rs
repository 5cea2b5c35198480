//! The syntax of an author's tokens: entries of `validate(..)`, literals, serde's attributes, types.

pub(crate) mod attributes;
pub(crate) mod doc;
pub(crate) mod idents;
pub(crate) mod known_type;
pub(crate) mod literal;
pub(crate) mod serde;
pub(crate) mod types;
