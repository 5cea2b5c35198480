//! What a rule judges: the trait of core that reads it, the types that have it, and its name in words.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::syntax::known_type::Known;

/// What a rule judges.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Subject {
    Text,
    /// The length of a string or a collection.
    Length,
    Number,
    Scalar,
    /// Whether fields are there.
    Presence,
    /// What the rules inside it or its function judge.
    Other,
}

impl Subject {
    /// The trait that a type parameter has to have for a rule to judge it.
    pub(crate) fn bound(self, private: &Ident) -> Option<TokenStream> {
        let name = match self {
            Subject::Text => "Text",
            Subject::Length => "HasLength",
            Subject::Number => "Numeric",
            Subject::Scalar => "Scalar",
            Subject::Presence | Subject::Other => return None,
        };
        let name = format_ident!("{name}");
        Some(quote!(#private::#name))
    }

    /// What has it, in words, if a type has not.
    pub(crate) fn lacked_by(self, known: Known, is_option: bool) -> Option<&'static str> {
        let (has_it, what) = match self {
            Subject::Text => (known == Known::Text, "strings"),
            Subject::Length => (matches!(known, Known::Text | Known::Collection), "strings and lists"),
            Subject::Number => (matches!(known, Known::Integer(_) | Known::Float), "numbers"),
            Subject::Scalar => (known != Known::Collection, "strings, numbers, `bool` and `char`"),
            Subject::Presence => (is_option, "fields that are an `Option`"),
            Subject::Other => return None,
        };
        (!has_it).then_some(what)
    }
}
