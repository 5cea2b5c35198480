//! What the rules of other types may read of a value: `impl Within` for a struct with named fields, `impl Varied` for
//! an enum, and for one of unit variants `impl UnitVariants`, by which constructors make it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt as _;

use super::generics::bounded_generics;
use crate::model::{Item, Shape, Style, Variant};

/// The impl, if the item has named fields or variants.
pub(crate) fn expand(item: &Item, private: &Ident) -> Option<TokenStream> {
    match &item.shape {
        Shape::Struct(fields) if fields.style == Style::Named => Some(expand_struct(item, private)),
        Shape::Enum(variants) if !variants.is_empty() => Some(expand_enum(item, variants, private)),
        _ => None,
    }
}

fn expand_struct(item: &Item, private: &Ident) -> TokenStream {
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    let names = item.all_fields().map(|field| {
        let is_transparent = field.serde.flatten || field.serde.transparent;
        let (ident, name) = (&field.ident, if is_transparent { "" } else { &field.name });
        quote!((#ident, #name))
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Within for #ident #type_generics #where_clause {
            type Inside = Self;
            const FIELD_NAMES: &'static [(&'static #private::str, &'static #private::str)] = &[#(#names),*];

            #[inline]
            fn within(&self) -> #private::Option<&Self> {
                #private::Some(self)
            }
        }
    }
}

/// The places of the variants are those of `VARIANT_NAMES`.
fn expand_enum(item: &Item, variants: &[Variant], private: &Ident) -> TokenStream {
    let (ident, need) = (&item.ident, item.need(private));
    let generics = bounded_generics(item, private);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let arms = variants.iter().enumerate().map(|(place, variant)| {
        let ident = &variant.ident;
        quote!(Self::#ident { .. } => #place,)
    });
    let is_unit = |variant: &Variant| variant.fields.style == Style::Unit;
    let units = variants.iter().all(is_unit).then(|| {
        let arms = variants.iter().enumerate().map(|(place, variant)| {
            let ident = &variant.ident;
            let place = if place == 0 { quote!(_) } else { quote!(#place) };
            quote!(#place => Self::#ident,)
        });
        // The arm for all other places comes last.
        let arms = arms.rev();
        quote! {
            #[automatically_derived]
            impl #impl_generics #private::UnitVariants for #ident #type_generics #where_clause {
                fn at(__place: ::core::primitive::usize) -> Self {
                    match __place { #(#arms)* }
                }
            }
        }
    });
    quote! {
        #units
        #[automatically_derived]
        impl #impl_generics #private::Varied for #ident #type_generics #where_clause {
            const NAMES: &'static [(&'static #private::str, &'static #private::str)] =
                <Self as #private::DeploymentValidate<#need>>::VARIANT_NAMES;

            #[inline]
            fn variant(&self) -> #private::Option<::core::primitive::usize> {
                #private::Some(match self { #(#arms)* })
            }
        }
    }
}

/// The names of an enum's variants, for messages of conditions.
pub(crate) fn expand_variant_names(item: &Item) -> Option<TokenStream> {
    let Shape::Enum(variants) = &item.shape else { return None };
    let names = variants.iter().map(|variant| {
        let ident = variant.ident.unraw().to_string();
        let name = &variant.name;
        quote!((#ident, #name))
    });
    let text = quote!(&'static ::core::primitive::str);
    Some(quote!(const VARIANT_NAMES: &'static [(#text, #text)] = &[#(#names),*];))
}
