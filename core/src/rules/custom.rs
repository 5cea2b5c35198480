//! `custom`: a rule in Rust.

#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, note};
use super::more::More;
use super::params::Params;
#[cfg(feature = "serde")]
use super::untyped::InDocuments;
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
use super::words::{Word, Words};

/// The name of a function that validates a value.
#[derive(Clone, Copy, Debug)]
pub struct Custom {
    /// The path of the function, as written.
    pub name: &'static str,
    #[doc(hidden)]
    pub more: More,
}

impl Custom {
    pub(crate) const fn code(&self) -> &'static str {
        "custom"
    }

    /// The words for `any_of` and `not`, unless a message stands beside the function: its own where it is known.
    pub(crate) const fn say(&self, words: &mut Words) {
        words.push(Word::Function);
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push("name", self.name);
    }
}

#[cfg(feature = "serde")]
impl InDocuments for Custom {}

#[cfg(feature = "json_schema")]
impl InSchema for Custom {
    fn keywords(&self, _: &dyn Target) -> Keywords {
        note("custom", "name", self.name.into())
    }
}
