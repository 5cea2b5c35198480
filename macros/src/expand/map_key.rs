//! `impl Key` for types that can be keys of a map.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::generics::bounded_generics;
use crate::model::{Fields, Item, Shape, Style, Variant};

/// `impl Key`, for an enum of unit variants and for a newtype.
pub(crate) fn expand(item: &Item, private: &Ident) -> Option<TokenStream> {
    // Maps validate their keys without a context.
    if item.context.is_some() {
        return None;
    }
    match &item.shape {
        Shape::Enum(variants) => expand_enum(item, variants, private),
        Shape::Struct(fields) => expand_newtype(item, fields, private),
    }
}

/// `impl Key` for a newtype, if the type inside is a key. Its own rules apply to the key.
fn expand_newtype(item: &Item, fields: &Fields, private: &Ident) -> Option<TokenStream> {
    let field = fields.whole().filter(|field| field.serde.with.is_none() && item.serde.from.is_none())?;
    let (ident, member, ty) = (&item.ident, &field.member, &field.ty);
    let mut generics = bounded_generics(item, private);
    generics
        .make_where_clause()
        .predicates
        .push(syn::parse_quote!(for<'deployment_validate> #ty: #private::KeyOf<'deployment_validate>));
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics #private::Key for #ident #type_generics #where_clause {
            const TYPE: &'static #private::Schema = <Self as #private::DeploymentValidate>::SCHEMA;
            const SHOWS: #private::Shows = <Self as #private::DeploymentValidate>::SHOWS;

            fn segment(&self) -> #private::Segment<'_> {
                #private::KeyOf::segment_of(&self.#member)
            }

            fn validate_key_at(&self, __at: &#private::Path<'_>, __out: &mut #private::Collector) {
                #private::DeploymentValidate::validate_at(self, __at, __out);
            }
        }
    })
}

/// `impl Key` for an enum of unit variants.
fn expand_enum(item: &Item, variants: &[Variant], private: &Ident) -> Option<TokenStream> {
    let is_unit = |variant: &Variant| variant.fields.style == Style::Unit;
    if !variants.iter().all(is_unit) || !item.generics.params.is_empty() {
        return None;
    }
    let arms = variants.iter().map(|variant| {
        let (ident, name) = (&variant.ident, &variant.name);
        quote!(Self::#ident => #name,)
    });
    let ident = &item.ident;
    let name = quote!(match *self { #(#arms)* });
    // No map has a key of an enum without variants, and nothing comes of it.
    let segment = if variants.is_empty() { name } else { quote!(#private::Segment::Key(#name)) };
    Some(quote! {
        #[automatically_derived]
        impl #private::Key for #ident {
            const TYPE: &'static #private::Schema = <Self as #private::DeploymentValidate>::SCHEMA;
            const SHOWS: #private::Shows = <Self as #private::DeploymentValidate>::SHOWS;

            fn segment(&self) -> #private::Segment<'_> {
                #segment
            }
        }
    })
}
