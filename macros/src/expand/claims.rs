//! The claims of an item's rules, which rustc evaluates.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::generics::has_parameters;
use crate::errors::show::show;
use crate::model::{Field, Item};
use crate::syntax::idents::private_at;
use crate::syntax::types::option_inner;

/// The claims of an item's rules, as constants. Bounds of a generic type may name its parameters, so there each claim
/// is at its rule, and rustc evaluates it when a type is chosen.
pub(crate) fn expand_claims(item: &Item) -> TokenStream {
    if has_parameters(item) {
        return TokenStream::new();
    }
    let claims = item
        .all_fields()
        .flat_map(|field| field.rules.iter().flat_map(|rule| rule.all_claims(Some(&field.ty))));
    let denials = expand_denials(item);
    let claims = claims.map(|claim| {
        let asserted = claim.expand();
        quote_spanned!(claim.span=> const _: () = #asserted;)
    });
    quote!(#(#claims)* #denials)
}

/// Under `deny_unknown_fields`, claims that serde takes all keys of flattened types out of the object: it would deny the
/// others.
fn expand_denials(item: &Item) -> TokenStream {
    let is_denied = |field: &&Field| {
        let is_read = field.serde.with.is_none() && field.wire.is_none() && field.skip.is_none();
        item.serde.deny_unknown_fields && field.serde.flatten && !field.serde.skip && is_read
    };
    let denials = item.all_fields().filter(is_denied).map(|field| {
        let ty = option_inner(&field.ty).unwrap_or(&field.ty);
        let span = ty.span();
        let private = private_at(span);
        let otherwise = format!(
            "serde denies the keys of the flattened `{}`\nhelp: take `deny_unknown_fields` away: it takes no type that flattens another one itself, or is an enum with an inner tag or none",
            show(ty)
        );
        quote_spanned!(span=> const _: () = #private::claim(#private::is_taken(<#ty as #private::DeploymentValidate>::SCHEMA), #otherwise);)
    });
    quote!(#(#denials)*)
}
