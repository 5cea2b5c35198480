//! The walk over what a value changed: one call for each rule of a change, and one for each field that has values of
//! its own inside. `change(from = Old)` compares with another type, by the names of the fields in Rust.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned as _;

use super::imports::known;
use super::scopes::{Access, FieldsScope};
use crate::model::{Field, Fields, Item, Shape, Variant};
use crate::rules::change::{Change, ChangeKind, Values};
use crate::rules::scope::Statics;
use crate::syntax::idents::{binding, local, private_at, reporter};
use crate::syntax::known_type::{Known, Part, item_of, known as known_type};
use crate::syntax::types::{box_inner, is_phantom, optional_inner, templated_inner};

/// `validate_change_at`, in the impl of the trait; nothing where no change can break a rule.
pub(crate) fn expand_method(item: &Item, statics: &Statics, private: &Ident) -> Option<TokenStream> {
    if item.change.is_some() {
        return None;
    }
    let body = expand_body(item, statics, private)?;
    Some(quote! {
        fn validate_change_at(&self, __old: &Self, __at: &#private::Path<'_>, __out: &mut #private::Collector) {
            #body
        }
    })
}

/// `impl Precedes`: of the type for itself, or with `change(from = Old)` of `Old` for the type, which then has a
/// `validate_change` for that.
pub(crate) fn expand_precedes(item: &Item, statics: &Statics, private: &Ident) -> TokenStream {
    let generics = super::generics::bounded_generics(item, private);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let ident = &item.ident;
    let Some(old) = item.change.as_ref().and_then(|change| change.from.as_ref()) else {
        return quote! {
            #[automatically_derived]
            impl #impl_generics #private::change::Precedes<Self> for #ident #type_generics #where_clause {
                #[inline]
                fn precede_at(&self, __new: &Self, __at: &#private::Path<'_>, __out: &mut #private::Collector) {
                    #private::DeploymentValidate::validate_change_at(__new, self, __at, __out)
                }
            }
        };
    };
    let body = expand_body(item, statics, private).unwrap_or_default();
    // Expands to `impl Precedes<Type> for Old`, which calls a hidden method of the type, and `validate_change`.
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::change::Precedes<#ident #type_generics> for #old #where_clause {
            fn precede_at(&self, __new: &#ident #type_generics, __at: &#private::Path<'_>, __out: &mut #private::Collector) {
                __new.__deployment_validate_follow_at(self, __at, __out)
            }
        }
        #[automatically_derived]
        impl #impl_generics #ident #type_generics #where_clause {
            fn __deployment_validate_follow_at(&self, __old: &#old, __at: &#private::Path<'_>, __out: &mut #private::Collector) {
                #body
            }

            /// Compares the value with the one before.
            ///
            /// # Errors
            ///
            /// Everything that must not have changed, in declaration order.
            pub fn validate_change(
                &self,
                old: &(impl #private::change::Precedes<Self> + ?::core::marker::Sized),
            ) -> #private::Result<(), #private::Report> {
                #private::change::validate(self, old)
            }
        }
    }
}

/// The comparison; `None` where there is nothing to compare.
fn expand_body(item: &Item, statics: &Statics, private: &Ident) -> Option<TokenStream> {
    let reporter = reporter();
    let body = match &item.shape {
        Shape::Struct(fields) => {
            let scope = FieldsScope::of(item, fields, Access::Struct, statics, private);
            expand_fields(item, fields, 0, &scope, |_, field| {
                let (member, span) = (&field.member, field.ty.span());
                // The parameter's name with the place of the field, where rustc reports an old type that does not fit.
                let old = Ident::new("__old", Span::call_site().located_at(span));
                // The call has the place of the field as a whole, where rustc reports a field of another type.
                let private = private_at(span);
                quote_spanned!(span=> #private::change::old(&#old.#member))
            })
        }
        Shape::Enum(variants) => {
            let arms: Vec<TokenStream> = variants
                .iter()
                .enumerate()
                .filter_map(|(index, variant)| expand_arm(item, (index, variant), statics, private))
                .collect();
            if arms.is_empty() {
                return None;
            }
            quote!(match (self, __old) { #(#arms)* _ => {} })
        }
    };
    let need = item.need(private);
    (!body.is_empty()).then(|| {
        quote! {
            let #reporter = &mut #private::Reporter::new(#private::schema_of::<Self, #need>, __at, __out);
            #body
        }
    })
}

/// Compares the fields of a variant with those of the same variant.
fn expand_arm(
    item: &Item,
    (index, variant): (usize, &Variant),
    statics: &Statics,
    private: &Ident,
) -> Option<TokenStream> {
    let scope = FieldsScope::of(item, &variant.fields, Access::Variant, statics, private);
    let fields = expand_fields(item, &variant.fields, index, &scope, |index, _| {
        let old = old_binding(index);
        quote!(#old)
    });
    if fields.is_empty() {
        return None;
    }
    let fields = match item.content_key(variant) {
        Some(key) => {
            let reporter = reporter();
            quote!(#reporter.content(#key, |#reporter| { #fields });)
        }
        None => fields,
    };
    let ident = &variant.ident;
    let members = |bind: fn(usize) -> Ident| {
        let members = variant.fields.fields.iter().enumerate().map(|(index, field)| {
            let (member, bound) = (&field.member, bind(index));
            quote!(#member: #bound,)
        });
        quote!(#(#members)*)
    };
    let (new, old) = (members(binding), members(old_binding));
    Some(quote!((Self::#ident { #new .. }, Self::#ident { #old .. }) => { #fields }))
}

fn old_binding(index: usize) -> Ident {
    local(&format!("old_{index}"))
}

fn expand_fields(
    item: &Item,
    fields: &Fields,
    variant: usize,
    scope: &FieldsScope<'_>,
    old: impl Fn(usize, &Field) -> TokenStream,
) -> TokenStream {
    let private = scope.private;
    let reporter = reporter();
    let mut calls = TokenStream::new();
    for (index, field) in fields.fields.iter().enumerate() {
        let Some(new) = scope.value(field) else { continue };
        let old = old(index, field);
        let values = Values { new: &new, old: &old, ty: &field.ty };
        let mut is_immutable = false;
        for (place, rule) in field.rules.iter().enumerate() {
            let Some(change) = rule.get::<Change>() else { continue };
            is_immutable |= matches!(change.kind, ChangeKind::Immutable);
            let address = quote!(&(#variant, #index, &[#place]));
            if let Some(holds) = values.holds(rule, change) {
                calls.extend(quote!(#reporter.rule(#holds, #address);));
            } else if let Some(verdict) = values.verdict(rule, change) {
                calls.extend(quote!(#reporter.custom(#verdict, #address);));
            }
        }
        // What may not change at all has no changes inside.
        if is_immutable {
            continue;
        }
        if let Some(inside) = expand_inside(item, field, &values, private) {
            let segment = scope.segment(field, index);
            let (at, out) = (local("at"), local("out"));
            calls.extend(quote!(#reporter.change_inside(#segment, |#at, #out| { #inside });));
        }
    }
    calls
}

/// Compares what is inside a field.
fn expand_inside(item: &Item, field: &Field, values: &Values<'_>, private: &Ident) -> Option<TokenStream> {
    let Values { new, old, ty } = values;
    let (at, out) = (local("at"), local("out"));
    let change = field.change.as_ref();
    let list = item_of(ty, Part::Each);
    if let (Some(by), Some(items)) = (change.and_then(|change| change.by.as_ref()), list) {
        let before = change.and_then(|change| change.from.as_ref()).unwrap_or(items);
        let key = |item: &Type| {
            let scalar = private_at(by.span());
            quote_spanned!(by.span()=> |__item: &#item| #scalar::change::key(&__item.#by))
        };
        let (new_key, old_key) = (key(items), key(before));
        return Some(quote!(#private::change::by_key((#new, #new_key), (#old, #old_key), #at, #out)));
    }
    if let Some(from) = change.and_then(|change| change.from.as_ref()) {
        if list.is_some() {
            return Some(quote!(#private::change::by_position(#new, #old, #at, #out)));
        }
        let inner = optional_inner(ty).unwrap_or(ty);
        let held = |ty: &Type, value: &TokenStream| quote_spanned!(from.span()=> #private::change::HeldAs::<#ty>::held(#value));
        let (new, old) = (held(inner, new), held(from, old));
        return Some(quote!(#private::change::inside(#new, #old, #at, #out)));
    }
    // Fields of another type are compared only where `change` names their old type.
    if item.change.is_some() || field.skip.is_some() || field.serde.skip || is_plain(ty) {
        return None;
    }
    let known = known(ty, item.context_type());
    Some(quote_spanned!(ty.span()=> #known::validate_change_at(#new, #old, #at, #out);))
}

/// Whether nothing in the type can have rules of its own, by its name.
pub(super) fn is_plain(ty: &Type) -> bool {
    let inside = optional_inner(ty).or_else(|| templated_inner(ty)).or_else(|| box_inner(ty));
    let inside = inside.or_else(|| item_of(ty, Part::Each)).or_else(|| item_of(ty, Part::Values));
    match inside {
        Some(inside) => is_plain(inside),
        None => is_phantom(ty) || known_type(ty).is_some_and(|known| known != Known::Collection),
    }
}
