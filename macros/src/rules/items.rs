//! `each(rules)`, `keys(rules)`, `values(rules)`.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Ident, LitStr};

use super::RuleKind;
use super::any_of::parse_rules;
use crate::attributes::Entry;
use crate::context::Context;
use crate::model::FieldRule;
use crate::scope::Scope;

/// Rules for what is inside a list or map.
pub(crate) struct Items {
    pub(crate) kind: Kind,
    pub(crate) rules: Vec<FieldRule>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Kind {
    Each,
    Keys,
    Values,
}

pub(crate) fn parse_each(entry: &Entry, _: &mut Option<LitStr>, context: &Context) -> Option<RuleKind> {
    parse(Kind::Each, entry, context)
}

pub(crate) fn parse_keys(entry: &Entry, _: &mut Option<LitStr>, context: &Context) -> Option<RuleKind> {
    parse(Kind::Keys, entry, context)
}

pub(crate) fn parse_values(entry: &Entry, _: &mut Option<LitStr>, context: &Context) -> Option<RuleKind> {
    parse(Kind::Values, entry, context)
}

fn parse(kind: Kind, entry: &Entry, context: &Context) -> Option<RuleKind> {
    let list = entry.list("length(max = 64)", context)?;
    let rules = parse_rules(list.stream(), context);
    Some(RuleKind::Items(Items { kind, rules }))
}

impl Items {
    pub(crate) fn data(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let rules = scope.rules(&self.rules, None);
        let variant = quote::format_ident!("{}", format!("{:?}", self.kind));
        quote!(#private::Check::Items(#private::Items::#variant(#rules)))
    }

    /// Only alternatives of `any_of` ask for this: elsewhere each item is judged at its own place.
    pub(crate) fn holds(&self, value: &TokenStream, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let inside = Ident::new("inside", Span::mixed_site());
        let rules = self.rules.iter().map(|rule| rule.kind.holds(&quote!(#inside), None, scope));
        let holds = quote!(true #(&& #rules)*);
        match self.kind {
            Kind::Each => quote!(#private::List::all_items(#value, |_, #inside| #holds)),
            Kind::Keys => quote!(#private::Map::all_entries(#value, |#inside, _| #holds)),
            Kind::Values => quote!(#private::Map::all_entries(#value, |_, #inside| #holds)),
        }
    }
}
