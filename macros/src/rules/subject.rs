//! What a rule reads of a value: core's trait that reads it, the types that have it, and its name in words.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::syntax::known_type::Known;

/// What a rule reads of a value.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Subject {
    Text,
    /// The length of a string or a collection.
    Length,
    Number,
    Scalar,
    /// The items of a list.
    Items,
    /// Whether fields are present.
    Presence,
    /// The value and the one before it.
    Change,
    /// Whatever the rule's inner rules or its function read.
    Other,
}

impl Subject {
    /// The trait that a type parameter needs for the rule to read it.
    pub(crate) fn bound(self, private: &Ident) -> Option<TokenStream> {
        let name = match self {
            Subject::Text => "Text",
            Subject::Length => "HasLength",
            Subject::Number => "Numeric",
            Subject::Scalar => "Scalar",
            Subject::Items => "List",
            Subject::Presence | Subject::Change | Subject::Other => return None,
        };
        let name = format_ident!("{name}");
        Some(quote!(#private::#name))
    }

    /// Names the types that have it, if the given one does not.
    pub(crate) fn lacked_by(self, known: Known, is_option: bool) -> Option<&'static str> {
        let (has_it, what) = match self {
            Subject::Text => (known == Known::Text, "strings"),
            Subject::Length => (matches!(known, Known::Text | Known::Collection), "strings and lists"),
            Subject::Number => (matches!(known, Known::Integer(_) | Known::Float), "numbers"),
            Subject::Scalar => (known != Known::Collection, "strings, numbers, `bool` and `char`"),
            Subject::Items => (known == Known::Collection, "lists"),
            Subject::Presence => (is_option, "fields that are an `Option`"),
            Subject::Change | Subject::Other => return None,
        };
        (!has_it).then_some(what)
    }
}
