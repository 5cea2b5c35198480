//! `each(rules)`, `keys(rules)`, `values(rules)`.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{LitStr, Type};

use super::RuleKind;
use super::any_of::parse_rules;
use crate::attributes::Entry;
use crate::context::Context;
use crate::known::item_of;
use crate::model::FieldRule;
use crate::scope::{Scope, local, private_at};

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
    pub(crate) fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let rules = scope.rules(&self.rules, self.inside(ty));
        let variant = quote::format_ident!("{}", format!("{:?}", self.kind));
        quote!(#private::Check::Items { 0: #private::Items::#variant { 0: #rules } })
    }

    /// Only alternatives of `any_of` ask for this: elsewhere each item is judged at its own place.
    pub(crate) fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let inside = local("inside");
        let inside_type = self.inside(ty);
        let rules = self.rules.iter().map(|rule| rule.holds(&quote!(#inside), inside_type, scope));
        let holds = quote!(true #(&& #rules)*);
        let bindings = match self.kind {
            Kind::Keys => quote!(#inside, _),
            Kind::Each | Kind::Values => quote!(_, #inside),
        };
        self.walk(value, ty, &bindings, &holds)
    }

    /// The type of what is inside, as far as names tell.
    pub(crate) fn inside<'a>(&self, ty: Option<&'a Type>) -> Option<&'a Type> {
        item_of(ty?, self.kind)
    }

    /// A call that visits what is inside. It stands at the type, so that one without items is an error there.
    pub(crate) fn walk(
        &self,
        value: &TokenStream,
        ty: Option<&Type>,
        bindings: &TokenStream,
        body: &TokenStream,
    ) -> TokenStream {
        let span = ty.map_or_else(Span::call_site, |ty| ty.span());
        let private = private_at(span);
        let types = ty.map(|ty| quote_spanned!(span=> ::<#ty>));
        let visit = quote_spanned!(span=> |#bindings| { #body });
        match self.kind {
            Kind::Each => quote_spanned!(span=> #private::all_items #types(#value, #visit)),
            Kind::Keys | Kind::Values => quote_spanned!(span=> #private::all_entries #types(#value, #visit)),
        }
    }
}
