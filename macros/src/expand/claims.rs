//! The claims of an item's rules, which rustc evaluates.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use super::generics::has_parameters;
use crate::model::Item;

/// The claims of an item's rules, as constants. Bounds of a generic type may name its parameters, so there each claim
/// is at its rule, and rustc evaluates it when a type is chosen.
pub(crate) fn expand_claims(item: &Item) -> TokenStream {
    if has_parameters(item) {
        return TokenStream::new();
    }
    let claims = item
        .all_fields()
        .flat_map(|field| field.rules.iter().flat_map(|rule| rule.all_claims(Some(&field.ty))));
    let claims = claims.map(|claim| {
        let asserted = claim.expand();
        quote_spanned!(claim.span=> const _: () = #asserted;)
    });
    quote!(#(#claims)*)
}
