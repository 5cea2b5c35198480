//! Errors of an item, and their words.

pub(crate) mod context;
pub(crate) mod nearest;
pub(crate) mod show;
