//! `prefix = ".."`, `suffix = ".."`, `contains = ".."`.

use std::sync::Arc;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{LitStr, Type};

use super::literals::escaped;
use super::rule::{Rule, Source};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::errors::show::show;
use crate::pattern::Dfa;
use crate::syntax::attributes::{Args, Entry};
use crate::value_set::ValueSet;

/// The text that a string must have, and the place where it must have it.
pub(crate) struct Affix {
    place: Place,
    text: LitStr,
    /// Accepts the strings that have the text; `None` when the text is too long for an automaton's tables.
    dfa: Option<Arc<Dfa>>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Place {
    Prefix,
    Suffix,
    Contains,
}

pub(crate) fn parse(place: Place, entry: &Entry, _: &mut Option<LitStr>, context: &Context) -> Option<Affix> {
    if let Args::List(group) = &entry.args
        && let Ok(text) = syn::parse2::<LitStr>(group.stream())
    {
        let name = &entry.name;
        context.error_with_help(
            entry,
            format_args!("`{name}` takes no parentheses"),
            format_args!("write `{name} = {}`", show(&text)),
        );
        return None;
    }
    let text: LitStr = entry.value("\"..\"", context)?;
    if text.value().is_empty() {
        context.error_with_help(
            &text,
            format_args!("the text of `{}` is empty", entry.name),
            "every string has it: write the text, or take the rule away",
        );
        return None;
    }
    let dfa = crate::pattern::compile(&place.pattern(&text.value())).ok();
    Some(Affix { place, text, dfa })
}

impl Place {
    /// The pattern that matches the strings with `text` in this place.
    fn pattern(self, text: &str) -> String {
        let text = escaped(text);
        match self {
            Place::Prefix => format!("^{text}"),
            Place::Suffix => format!("{text}$"),
            Place::Contains => text,
        }
    }
}

impl Affix {
    /// The rule as an expression of core's `Affix`.
    fn value(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let (place, text) = (format_ident!("{}", format!("{:?}", self.place)), &self.text);
        quote!(#private::Affix::#place(#text))
    }
}

impl Rule for Affix {
    fn judges(&self) -> Subject {
        Subject::Text
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let value = self.value(scope);
        quote!(#private::Check::Affix(#value))
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let rule = self.value(scope);
        scope.verdict(("affix", "holds"), ("Text", "text"), &quote!(&#rule), value, ty)
    }

    fn values(&self, _: Option<&Type>) -> ValueSet {
        ValueSet::of_pattern(self.dfa.as_ref())
    }

    /// `contains` may repeat with another text; a string has one beginning and one end, so the others may not.
    fn identity(&self) -> Option<String> {
        Some(if self.place == Place::Contains { self.text.value() } else { String::new() })
    }

    fn source(&self) -> Option<Source<'_>> {
        self.dfa.as_ref().map(|_| Source::Other(&self.text))
    }
}
