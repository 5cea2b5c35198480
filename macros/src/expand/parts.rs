//! `visit_parts`: the parts of a value as documents hold them, which `unique` compares.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::generics::bounded_generics;
use super::imports::known;
use super::scopes::{Access, FieldsScope};
use crate::model::{Field, Fields, Item, Shape, Style, Tagging, Variant};
use crate::rules::scope::Statics;
use crate::syntax::idents::binding;

/// The marker of a type whose values can be compared: none of its fields is left to serde.
pub(super) fn expand_marker(item: &Item, private: &Ident) -> Option<TokenStream> {
    if item.all_fields().any(|field| field.skip.is_some() && !field.serde.skip) {
        return None;
    }
    let (ident, need) = (&item.ident, item.need(private));
    let generics = bounded_generics(item, private);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics #private::Comparable<#need> for #ident #type_generics #where_clause {}
    })
}

/// The body of `visit_parts`.
pub(super) fn expand_body(item: &Item, statics: &Statics, private: &Ident) -> TokenStream {
    let scope = |fields, access| FieldsScope::of(item, fields, access, statics, private);
    match &item.shape {
        Shape::Struct(fields) => {
            let scope = scope(fields, Access::Struct);
            match fields.whole() {
                Some(field) => visit(field, &quote!(__parts), &scope),
                None => expand_fields(fields, &scope),
            }
        }
        Shape::Enum(variants) if variants.is_empty() => quote!(match *self {}),
        Shape::Enum(variants) => {
            let arms = variants
                .iter()
                .map(|variant| expand_arm(item, variant, &scope(&variant.fields, Access::Variant)));
            quote!(match self { #(#arms)* })
        }
    }
}

/// A struct's or variant's own value.
fn expand_fields(fields: &Fields, scope: &FieldsScope<'_>) -> TokenStream {
    match fields.style {
        Style::Unit => quote!(__parts.null();),
        Style::Tuple => {
            let fields = visited(fields).map(|field| visit(field, &quote!(__parts), scope));
            quote!(let __outer = __parts.open_list(); #(#fields)* __parts.close(__outer);)
        }
        Style::Named => {
            let fields = expand_keys(fields, scope);
            quote!(let __outer = __parts.open_object(); #fields __parts.close(__outer);)
        }
    }
}

/// The keys of named fields.
fn expand_keys(fields: &Fields, scope: &FieldsScope<'_>) -> TokenStream {
    let fields = visited(fields).map(|field| {
        let name = &field.name;
        let parts = if field.serde.flatten { quote!(__parts.flat()) } else { quote!(__parts.key(#name)) };
        visit(field, &parts, scope)
    });
    quote!(#(#fields)*)
}

fn expand_arm(item: &Item, variant: &Variant, scope: &FieldsScope<'_>) -> TokenStream {
    let (ident, name, fields) = (&variant.ident, &variant.name, &variant.fields);
    let members = fields.fields.iter().enumerate().map(|(index, field)| {
        let (member, binding) = (&field.member, binding(index));
        quote!(#member: #binding,)
    });
    let content = || match fields.whole() {
        Some(field) if fields.is_newtype() => visit(field, &quote!(__parts), scope),
        _ => expand_fields(fields, scope),
    };
    let is_unit = fields.style == Style::Unit;
    let body = match &item.tagging {
        _ if variant.serde.untagged => content(),
        Tagging::ByKey(_) | Tagging::Untagged => content(),
        Tagging::External if is_unit => quote!(__parts.text(#name);),
        Tagging::External => {
            let content = content();
            quote! {
                let __around = __parts.open_object();
                __parts.key(#name);
                #content
                __parts.close(__around);
            }
        }
        Tagging::Internal { tag } => {
            // The content of a newtype is an object, whose keys are beside the tag.
            let content = match fields.whole() {
                Some(field) if fields.is_newtype() => visit(field, &quote!(__parts.flat()), scope),
                _ => expand_keys(fields, scope),
            };
            quote! {
                let __around = __parts.open_object();
                __parts.key(#tag).text(#name);
                #content
                __parts.close(__around);
            }
        }
        Tagging::Adjacent { tag, content: key } => {
            let content = (!is_unit).then(content);
            quote! {
                let __around = __parts.open_object();
                __parts.key(#tag).text(#name);
                __parts.key(#key);
                #content
                __parts.close(__around);
            }
        }
    };
    quote!(Self::#ident { #(#members)* .. } => { #body })
}

/// The fields that documents have.
fn visited(fields: &Fields) -> impl Iterator<Item = &Field> {
    fields.fields.iter().filter(|field| !field.serde.skip)
}

/// Hands over the value of one field; nothing is known of one with `skip`.
fn visit(field: &Field, parts: &TokenStream, scope: &FieldsScope<'_>) -> TokenStream {
    let Some(value) = scope.value(field).filter(|_| field.skip.is_none()) else {
        return quote!(__parts.unknown(););
    };
    let known = known(&field.ty, scope.context);
    quote_spanned!(field.ty.span()=> #known::visit_parts(#value, #parts);)
}
