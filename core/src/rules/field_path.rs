//! The way to a field that a rule names: one of the same struct or variant, or one inside it.

use alloc::string::String;

use super::more::More;
use super::params::Param;
use super::words::{self, Words};

/// The way from a struct or variant to a field: `tls.mode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldPath {
    /// The wire name of the field of the struct or variant.
    pub field: &'static str,
    /// The place of that field in the struct or variant.
    pub place: usize,
    /// Whether the keys of that field's type are keys of the struct (`flatten`).
    pub is_flattened: bool,
    /// The fields from there to the one that is meant, each with its name in Rust and its wire name; that is empty for
    /// a flattened one.
    pub inside: &'static [(&'static str, &'static str)],
    #[doc(hidden)]
    pub more: More,
}

impl FieldPath {
    /// The way to a field of the same struct or variant.
    #[must_use]
    pub const fn to(field: &'static str, place: usize) -> Self {
        FieldPath { field, place, is_flattened: false, inside: &[], more: More }
    }

    /// Whether it leads to this field of the same struct or variant.
    #[must_use]
    pub fn is(&self, field: &str) -> bool {
        self.inside.is_empty() && self.field == field
    }

    /// The wire names with dots between them.
    #[must_use]
    pub fn describe(&self) -> String {
        words::message(|words| self.say(words))
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        let mut is_first = self.is_flattened && !self.inside.is_empty();
        if !is_first {
            words.text(self.field);
        }
        let mut index = 0;
        while index < self.inside.len() {
            let name = self.inside[index].1;
            if !name.is_empty() {
                words.text(if is_first { "" } else { "." });
                words.text(name);
                is_first = false;
            }
            index += 1;
        }
    }
}

impl From<&FieldPath> for Param {
    fn from(path: &FieldPath) -> Self {
        Param::from(path.describe())
    }
}
