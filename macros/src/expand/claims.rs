//! The claims of an item's rules, which rustc evaluates.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Type;

use super::generics::has_parameters;
use crate::model::Item;
use crate::rules::claim::Claim;
use crate::rules::rule::{FieldRule, RuleKind};

/// The claims of an item's rules, as constants. Bounds of a generic type may name its parameters, so there each claim
/// is at its rule, and rustc evaluates it when a type is chosen.
pub(crate) fn expand_claims(item: &Item) -> TokenStream {
    if has_parameters(item) {
        return TokenStream::new();
    }
    let claims = item
        .all_fields()
        .flat_map(|field| field.rules.iter().flat_map(|rule| claims_of(rule, Some(&field.ty))));
    let claims = claims.map(|claim| {
        let asserted = claim.expand();
        quote_spanned!(claim.span=> const _: () = #asserted;)
    });
    quote!(#(#claims)*)
}

fn claims_of(rule: &FieldRule, ty: Option<&Type>) -> Vec<Claim> {
    let of_all = |rules: &[FieldRule], ty| rules.iter().flat_map(|rule| claims_of(rule, ty)).collect();
    match &rule.kind {
        RuleKind::Length(length) => length.claims(),
        RuleKind::Range(range) => range.claims(ty),
        RuleKind::MultipleOf(step) => step.claims(ty),
        RuleKind::Items(items) => of_all(&items.rules, items.inside(ty)),
        RuleKind::AnyOf(any) => any.alternatives.iter().flat_map(|rules| of_all(rules, ty)).collect(),
        _ => Vec::new(),
    }
}
