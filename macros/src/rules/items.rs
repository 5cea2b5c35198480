//! `each(rules)`, `keys(rules)`, `values(rules)`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{LitStr, Type};

use super::rule::{FieldRule, Inside, ParseRules, Rule};
use super::scope::Scope;
use super::subject::Subject;
use super::terms::Terms;
use crate::errors::context::Context;
use crate::syntax::attributes::Entry;
use crate::syntax::idents::{local, private_at};
use crate::syntax::known_type::{Part, item_of};
use crate::value_set::ValueSet;

/// Rules for the contents of a list or map.
pub(crate) struct Items {
    pub(crate) part: Part,
    pub(crate) rules: Vec<FieldRule>,
}

pub(crate) fn parse(
    part: Part,
    parse_rules: ParseRules,
    entry: &Entry,
    _: &mut Option<LitStr>,
    context: &Context,
) -> Option<Items> {
    let list = entry.list("length(max = 64)", context)?;
    let rules = parse_rules(list.stream(), context);
    Some(Items { part, rules })
}

impl Items {
    /// The type of the contents, where the type's name shows it.
    pub(crate) fn inside_type<'a>(&self, ty: Option<&'a Type>) -> Option<&'a Type> {
        item_of(ty?, self.part)
    }

    /// The values that the rules allow for the contents.
    pub(crate) fn values_inside(&self, ty: Option<&Type>) -> ValueSet {
        let ty = self.inside_type(ty);
        self.rules.iter().fold(ValueSet::of_type(ty), |set, rule| set.intersect(&rule.kind.values(ty)))
    }

    /// The rule as an expression of core's `Check`, given its rules as one of `&[Rule]`.
    fn data_of(&self, rules: &TokenStream, private: &Ident) -> TokenStream {
        let variant = quote::format_ident!("{}", format!("{:?}", self.part));
        quote!(#private::Check::Items { 0: #private::Items::#variant { 0: #rules } })
    }

    /// A call that visits the contents. It has the type's span, so rustc reports a type without items there.
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
        match self.part {
            Part::Each => quote_spanned!(span=> #private::all_items #types(#value, #visit)),
            Part::Keys | Part::Values => quote_spanned!(span=> #private::all_entries #types(#value, #visit)),
        }
    }
}

impl Rule for Items {
    fn judges(&self) -> Subject {
        Subject::Other
    }

    fn runs_in_const(&self) -> bool {
        false
    }

    fn inside<'a>(&'a self, ty: Option<&'a Type>) -> Vec<Inside<'a>> {
        vec![Inside { rules: &self.rules, ty: self.inside_type(ty) }]
    }

    fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        self.data_of(&scope.rules(&self.rules, self.inside_type(ty)), scope.private)
    }

    fn data_under(&self, terms: &Terms, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        self.data_of(&scope.rules_under(&self.rules, self.inside_type(ty), Some(terms)), scope.private)
    }

    /// Only alternatives of `any_of` call this: elsewhere each item is validated at its own place.
    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let inside = local("inside");
        let inside_type = self.inside_type(ty);
        let rules = self.rules.iter().map(|rule| rule.holds(&quote!(#inside), inside_type, scope));
        let holds = quote!(true #(&& #rules)*);
        let bindings = match self.part {
            Part::Keys => quote!(#inside, _),
            Part::Each | Part::Values => quote!(_, #inside),
        };
        self.walk(value, ty, &bindings, &holds)
    }
}
