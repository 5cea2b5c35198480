//! `one_of` and `none_of` on a field of an enum: a value is one of some variants, or none of them.

use alloc::vec::Vec;

use super::condition::wire_name;
#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, any, keyword, of_type, under};
use super::more::More;
use super::params::Params;
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments};
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
use super::words::Words;
#[cfg(feature = "json_schema")]
use super::words::message;

/// The variants that a value may be, or may not be.
#[derive(Clone, Copy, Debug)]
pub struct Variants {
    /// Whether a value is none of them.
    pub is_none: bool,
    /// Their names in Rust.
    pub idents: &'static [&'static str],
    /// All variants of the enum, each with its name in Rust and its wire name.
    pub names: &'static [(&'static str, &'static str)],
    #[doc(hidden)]
    pub more: More,
}

impl Variants {
    pub(crate) const fn code(&self) -> &'static str {
        if self.is_none { "none_of" } else { "one_of" }
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text(if self.is_none { "must not be " } else { "must be " });
        let mut index = 0;
        while index < self.idents.len() {
            words.separator(index, self.idents.len(), " or ");
            words.text(wire_name(self.names, self.idents[index]));
            index += 1;
        }
    }

    pub(crate) fn params(&self, params: &mut Params) {
        let names = self.idents.iter().map(|ident| wire_name(self.names, ident));
        params.push("values", names.collect::<Vec<_>>());
    }
}

#[cfg(feature = "serde")]
impl InDocuments for Variants {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        value.variant().is_none_or(|own| self.idents.contains(&own) != self.is_none)
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for Variants {
    fn keywords(&self, target: &dyn Target) -> Keywords {
        let Some(listed) = target.variants(self.idents) else {
            return keyword("$comment", message(|words| self.say(words)).into());
        };
        match (self.is_none, target.may_be_null()) {
            (true, _) => under("not", listed),
            (false, true) => any(alloc::vec![listed, of_type("null")]),
            (false, false) => listed,
        }
    }
}
