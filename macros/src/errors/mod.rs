//! Problems with an item, and the words in which they are told.

pub(crate) mod context;
pub(crate) mod nearest;
pub(crate) mod show;
