//! `impl Deserialize` around the call that reads the value.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Lifetime, LifetimeParam};

use crate::model::{Item, Tagging};

/// `impl Deserialize`, which reads by `read`, an expression of `__deserializer`.
pub(crate) fn expand_impl(item: &Item, read: &TokenStream, private: &Ident) -> TokenStream {
    let header = expand_header(item, &quote!(#private::names::Deserialize<'de>), private);
    quote! {
        #header {
            #[inline]
            fn deserialize<Deserializer: #private::names::Deserializer<'de>>(__deserializer: Deserializer) -> #private::Result<Self, Deserializer::Error> {
                #read
            }
        }
    }
}

/// `impl ReadText`, which reads by `read`, an expression of `__lexer`.
pub(crate) fn expand_read_text(item: &Item, read: &TokenStream, private: &Ident) -> TokenStream {
    let header = expand_header(item, &quote!(#private::text::ReadText<'de>), private);
    quote! {
        #header {
            #[inline]
            fn read_text(__lexer: &mut #private::text::Lexer<'de>) -> #private::Result<Self, #private::text::Refused> {
                #read
            }
        }
    }
}

/// `impl<'de, ..> Trait for Type<..> where ..`, where `of` names the trait with its `'de`.
pub(crate) fn expand_header(item: &Item, of: &TokenStream, private: &Ident) -> TokenStream {
    let mut generics = item.generics.clone();
    let lifetimes: Vec<Lifetime> = generics.lifetimes().map(|parameter| parameter.lifetime.clone()).collect();
    let types: Vec<Ident> = generics.type_params().map(|parameter| parameter.ident.clone()).collect();
    let de = Lifetime::new("'de", Span::mixed_site());
    let mut parameter = LifetimeParam::new(de);
    parameter.bounds.extend(lifetimes);
    generics.params.insert(0, syn::GenericParam::Lifetime(parameter));
    for ty in types {
        generics
            .make_where_clause()
            .predicates
            .push(syn::parse_quote!(#ty: #private::names::Deserialize<'de>));
    }
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, type_generics, _) = item.generics.split_for_impl();
    let ident = &item.ident;
    quote!(#[automatically_derived] impl #impl_generics #of for #ident #type_generics #where_clause)
}

/// A `Deserialize` that always fails, for an item with mistakes: without it, its absence would be a second error.
pub(crate) fn expand_fallback(item: &Item, private: &Ident) -> Option<TokenStream> {
    if item.deserialize.is_none() && !matches!(item.tagging, Tagging::ByKey(_)) {
        return None;
    }
    let deserialize = expand_impl(item, &quote!(#private::Err(#private::enums::no_variant())), private);
    Some(quote!(#private::with_serde! { #deserialize }))
}
