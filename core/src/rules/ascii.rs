//! `ascii`: a string has characters of ASCII only.

#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, keyword};
use super::params::Params;
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments};
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
use super::words::Words;

/// That a string has characters of ASCII only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ascii;

/// Whether a string has characters of ASCII only; an absent one does.
#[inline]
#[must_use]
pub const fn holds(text: Option<&str>, _: &Ascii) -> bool {
    match text {
        Some(text) => text.is_ascii(),
        None => true,
    }
}

impl Ascii {
    pub(crate) const fn code(&self) -> &'static str {
        "ascii"
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text("must have ASCII characters only");
    }

    pub(crate) fn params(&self, _: &mut Params) {}
}

#[cfg(feature = "serde")]
impl InDocuments for Ascii {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        holds(value.text(), self)
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for Ascii {
    fn keywords(&self, _: &dyn Target) -> Keywords {
        keyword("pattern", r"^[\x00-\x7F]*$".into())
    }
}
