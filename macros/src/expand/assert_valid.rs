//! `const`: `assert_valid`, which runs the rules of a literal while the user's crate compiles. Emits the same
//! judges as `validate`, reached without traits.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Type;

use super::imports::in_const;
use super::scopes::{Access, FieldsScope};
use super::{read_payload, validate};
use crate::model::{Field, Fields, Item, Shape, Style, Variant};
use crate::rules::scope::Statics;
use crate::syntax::idents::{binding, local};
use crate::syntax::types::{bare, box_inner, list_inner, option_inner};

/// `assert_valid`, in an inherent impl.
pub(crate) fn expand(item: &Item, statics: &Statics, private: &Ident) -> Option<TokenStream> {
    if item.is_const.is_none() {
        return item.is_unit_enum().then(|| expand_unit_enum(item, private));
    }
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    let scope = |fields, access| FieldsScope::of(item, fields, access, statics, private).in_const();
    let read = read_payload::expand_body(item, &quote!(Self), private);
    let none = Fields { style: Style::Unit, fields: Vec::new() };
    let (whole, body) = match &item.shape {
        Shape::Struct(fields) => {
            let scope = scope(fields, Access::Struct);
            (expand_whole(item, &scope), expand_fields(fields, 0, &scope))
        }
        Shape::Enum(variants) => {
            let arms = variants.iter().enumerate().map(|(index, variant)| {
                expand_arm(item, index, variant, &scope(&variant.fields, Access::Variant))
            });
            (expand_whole(item, &scope(&none, Access::Variant)), quote!(match self { #(#arms)* }))
        }
    };
    // Expands to `assert_valid`, which a user calls on a literal, what it and `include_payload!` do, and
    // `impl InConst`, through which a type around this one reaches both: if it is not there, that is one error.
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics #ident #type_generics #where_clause {
            /// Checks the value in `const`: one that breaks a rule does not compile.
            ///
            /// # Panics
            ///
            /// With the pointer and the message of the first violation.
            #[track_caller]
            #[inline]
            pub const fn assert_valid(self) -> #private::Valid<Self> {
                self.__deployment_validate_assert_at(&#private::Path::ROOT);
                #private::constant::valid(self)
            }

            #[doc(hidden)]
            #[track_caller]
            #[inline]
            pub const fn __deployment_validate_assert_at(&self, at: &#private::Path<'_>) {
                #whole
                #body
            }

            #[doc(hidden)]
            #[track_caller]
            #[inline]
            pub const fn __deployment_validate_read(node: #private::include::Node, at: &#private::Path<'_>) -> Self {
                #read
            }
        }

        #[automatically_derived]
        impl #impl_generics #private::InConst for #ident #type_generics #where_clause {
            type Via = DeploymentValidateInConst;
            const VIA: DeploymentValidateInConst = DeploymentValidateInConst;
            const HAS_RULES: #private::bool = true;
        }

        #[doc(hidden)]
        pub struct DeploymentValidateInConst;

        impl DeploymentValidateInConst {
            #[track_caller]
            #[inline]
            pub const fn assert_valid_at #impl_generics (self, value: &#ident #type_generics, at: &#private::Path<'_>) #where_clause {
                value.__deployment_validate_assert_at(at);
            }

            #[track_caller]
            #[inline]
            pub const fn read_payload #impl_generics (self, node: #private::include::Node, at: &#private::Path<'_>) -> #ident #type_generics #where_clause {
                #ident::__deployment_validate_read(node, at)
            }
        }
    })
}

/// An enum of unit variants has no rules of its own, so that it may stand in a type with `const` without being asked.
///
/// Expands to what a type around it looks for in `const`, without `assert_valid`.
fn expand_unit_enum(item: &Item, private: &Ident) -> TokenStream {
    let ident = &item.ident;
    let read = read_payload::expand_body(item, &quote!(#ident), private);
    quote! {
        #[automatically_derived]
        impl #private::InConst for #ident {
            type Via = DeploymentValidateInConst;
            const VIA: DeploymentValidateInConst = DeploymentValidateInConst;
            const HAS_RULES: #private::bool = false;
        }

        #[doc(hidden)]
        pub struct DeploymentValidateInConst;

        impl DeploymentValidateInConst {
            #[inline]
            pub const fn assert_valid_at(self, _: &#ident, _: &#private::Path<'_>) {}

            #[track_caller]
            #[inline]
            pub const fn read_payload(self, node: #private::include::Node, at: &#private::Path<'_>) -> #ident {
                #read
            }
        }
    }
}

fn expand_whole(item: &Item, scope: &FieldsScope<'_>) -> TokenStream {
    let private = scope.private;
    let rules = item.rules.iter().enumerate().map(|(index, rule)| {
        let holds = rule.kind.holds(&quote!(self), None, scope);
        quote!(#private::constant::assert_whole::<Self>(#holds, at, #index);)
    });
    quote!(#(#rules)*)
}

fn expand_arm(item: &Item, index: usize, variant: &Variant, scope: &FieldsScope<'_>) -> TokenStream {
    let private = scope.private;
    let ident = &variant.ident;
    let members = variant.fields.fields.iter().enumerate().map(|(index, field)| {
        let (member, binding) = (&field.member, binding(index));
        quote!(#member: #binding,)
    });
    let step = item
        .content_key(variant)
        .map(|step| quote!(let at = &#private::Path::step(at, #private::Segment::Key(#step));));
    let body = expand_fields(&variant.fields, index, scope);
    quote!(Self::#ident { #(#members)* .. } => { #step #body })
}

fn expand_fields(fields: &Fields, variant: usize, scope: &FieldsScope<'_>) -> TokenStream {
    let private = scope.private;
    let fields = fields.fields.iter().enumerate().map(|(index, field)| {
        let Some(value) = scope.value(field) else { return TokenStream::new() };
        let rules = field.rules.iter().enumerate().map(|(rule, kind)| {
            let holds = kind.holds(&value, Some(&field.ty), scope);
            let place = quote!(&(#variant, #index, &[#rule]));
            quote!(#private::constant::assert_field::<Self>(#holds, at, #place);)
        });
        let inside = expand_inside(field, index, &value, scope);
        quote!(#(#rules)* #inside)
    });
    quote!(#(#fields)*)
}

/// Asserts what is inside a field.
fn expand_inside(
    field: &Field,
    index: usize,
    value: &TokenStream,
    scope: &FieldsScope<'_>,
) -> Option<TokenStream> {
    if field.skip.is_some() {
        return None;
    }
    let private = scope.private;
    let segment = validate::segment(field, index, scope);
    let inside = expand_value(&field.ty, value, scope);
    Some(quote!({ let at = &#private::Path::step(at, #segment); #inside }))
}

/// What is inside the containers that can be looked into.
fn innermost(ty: &Type) -> &Type {
    let inner = option_inner(ty).or_else(|| box_inner(ty)).or_else(|| list_inner(ty));
    inner.map_or_else(|| bare(ty), innermost)
}

fn expand_value(ty: &Type, value: &TokenStream, scope: &FieldsScope<'_>) -> TokenStream {
    let private = scope.private;
    let (inside, index) = (local("inside"), local("index"));
    if let Some(inner) = option_inner(ty) {
        let body = expand_value(inner, &quote!(#inside), scope);
        return quote!(if let #private::Some(#inside) = #value { #body });
    }
    if let Some(inner) = box_inner(ty) {
        return expand_value(inner, &quote!((&**#value)), scope);
    }
    if let Some(inner) = list_inner(ty) {
        let body = expand_value(inner, &quote!((&#inside[#index])), scope);
        let known = in_const(innermost(inner));
        return quote! {if #known::HAS_RULES {
            let #inside = #private::constant::Value::<#ty>(#value).items();
            let mut #index = 0;
            while #index < #inside.len() {
                let at = &#private::Path::step(at, #private::Segment::Index(#index));
                #body
                #index += 1;
            }
        }};
    }
    let known = in_const(bare(ty));
    quote!(#known::VIA.assert_valid_at(#value, at);)
}
