//! Schemas of the types of fields: of those that have one, and of those that serde or a function alone reads.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::generics::has_parameter;
use super::imports::known;
use crate::model::Item;
use crate::syntax::types::{maybe_inner, mentions_lifetime, option_inner, with_inferred_lifetimes};

/// The schema of an opaque type.
///
/// Expands to a function that returns the schema, with functions that read a part of a document and an absent key as
/// the type, if serde can.
pub(super) fn expand_opaque_schema(ty: &syn::Type, private: &Ident) -> TokenStream {
    if let Some(inner) = option_inner(ty) {
        let inner = expand_opaque_schema(inner, private);
        return quote!(|| const { &#private::Schema::of(#private::Kind::Option { 0: #inner }) });
    }
    if let Some(inner) = maybe_inner(ty) {
        let inner = expand_opaque_schema(inner, private);
        let option = quote!(#private::Schema::of(#private::Kind::Option { 0: #inner }));
        let keeps_null = quote!(#private::Optional::<#ty>::KEEPS_NULL);
        return quote!(|| const { &#private::Schema { keeps_null: #keeps_null, ..#option } });
    }
    let own = with_inferred_lifetimes(ty);
    let (read, absent) = match &own {
        Some(own) => {
            let probe = quote! {
                use #private::{CanRead as _, CannotRead as _};
                (&#private::RecheckProbe::<#own>::NEW)
            };
            (
                quote!(#private::some_with_serde!(|__text| { #probe.read_part(__text) })),
                quote!(#private::some_with_serde!(|| { #probe.passes_absence() })),
            )
        }
        None => (quote!(#private::None), quote!(#private::None)),
    };
    quote! {
        || const { &#private::Schema::of(#private::Kind::Opaque { 0: #private::Opaque {
            name: #private::short_name::<#ty>,
            read: #read,
            absent: #absent,
            more: #private::More,
        }}) }
    }
}

/// The schema of a field that a function reads: an opaque type, with that function.
pub(super) fn expand_with_schema(
    item: &Item,
    ty: &syn::Type,
    function: &syn::ExprPath,
    private: &Ident,
) -> TokenStream {
    let read = if !mentions_lifetime(ty) && !has_parameter(item, ty) {
        quote!(#private::some_with_serde!(|__text| #private::Some(#private::read_with::<#ty>(__text, |__deserializer| #function(__deserializer)).map(::core::mem::drop))))
    } else {
        quote!(#private::None)
    };
    quote! {
        || const { &#private::Schema::of(#private::Kind::Opaque(#private::Opaque::new(#private::short_name::<#ty>, #read))) }
    }
}

/// A function that returns the schema of a type. The tokens have the type's span, where rustc reports a missing impl.
pub(super) fn schema_of(ty: &syn::Type, context: Option<&syn::Type>) -> TokenStream {
    let known = known(ty, context);
    quote_spanned!(ty.span()=> #known::SCHEMA_OF)
}
