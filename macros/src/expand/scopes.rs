//! The scope in which rules of a struct or variant are expanded: its fields, and the expressions of their values.

use std::ops::Deref;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::generics::has_parameter;
use crate::model::{Field, Fields, Item, Style};
use crate::rules::scope::{Scope, Sibling, Statics};
use crate::syntax::idents::binding;
use crate::syntax::serde::Filling;

/// How to reach the fields.
#[derive(Clone, Copy)]
pub(crate) enum Access {
    /// `&self.field`.
    Struct,
    /// The bindings of a variant's pattern.
    Variant,
}

/// The scope of a struct's or variant's rules, with its fields.
pub(super) struct FieldsScope<'a> {
    pub(super) fields: &'a Fields,
    scope: Scope<'a>,
}

impl<'a> Deref for FieldsScope<'a> {
    type Target = Scope<'a>;

    fn deref(&self) -> &Scope<'a> {
        &self.scope
    }
}

impl<'a> FieldsScope<'a> {
    /// The scope of rules that run with the program.
    pub(super) fn of(
        item: &'a Item,
        fields: &'a Fields,
        access: Access,
        statics: &'a Statics,
        private: &'a Ident,
    ) -> Self {
        let siblings = fields.fields.iter().enumerate().map(|(index, field)| Sibling {
            ident: &field.ident,
            name: &field.name,
            ty: &field.ty,
            is_skipped: field.skip.is_some(),
            default: default_of(item, field),
            reader: field.serde.with.as_ref().filter(|_| !has_parameter(item, &field.ty)),
            is_flattened: field.serde.flatten,
            value: value_of(index, field, access),
        });
        let siblings = siblings.collect();
        let is_update = item.change.is_some();
        let asserts = item.is_const.is_some();
        FieldsScope {
            fields,
            scope: Scope {
                private,
                statics,
                siblings,
                is_const: false,
                context: item.context_type(),
                is_update,
                asserts,
            },
        }
    }

    /// The expression of a reference to a field's value.
    pub(super) fn value(&self, field: &Field) -> Option<TokenStream> {
        let own = self.siblings.iter().find(|own| own.ident == field.ident)?;
        Some(own.value.clone())
    }

    /// The step from the struct or variant to a field.
    pub(super) fn segment(&self, field: &Field, index: usize) -> TokenStream {
        let private = self.private;
        let name = &field.name;
        match self.fields.style {
            _ if field.serde.transparent || self.fields.is_newtype() => quote!(#private::Segment::Here),
            Style::Named if field.serde.flatten => quote!(#private::Segment::Here),
            Style::Named => quote!(#private::Segment::Key(#name)),
            _ => {
                // Documents do not have fields that serde skips.
                let index = self.fields.fields.iter().take(index).filter(|field| !field.serde.skip).count();
                quote!(#private::Segment::Index(#index))
            }
        }
    }

    /// Switches the scope to `const`, or not.
    pub(super) fn in_const(mut self, is_const: bool) -> Self {
        self.scope.is_const = is_const;
        self
    }
}

/// The expression of a reference to serde's default for an absent key.
pub(super) fn default_of(item: &Item, field: &Field) -> Option<TokenStream> {
    // The bounds that a default needs of the type's parameters are unknown.
    if item.generics.type_params().next().is_some() {
        return None;
    }
    let (member, ty) = (&field.member, &field.ty);
    match (&field.serde.default, &item.serde.default) {
        // A function such as `Default::default` returns what it is asked for.
        (Some(Filling::By(function)), _) => Some(quote!(&::core::convert::identity::<#ty>(#function()))),
        (Some(Filling::OfType), _) => Some(quote!(&<#ty as ::core::default::Default>::default())),
        (None, Some(Filling::By(function))) => {
            Some(quote!(&::core::convert::identity::<Self>(#function()).#member))
        }
        (None, Some(Filling::OfType)) => Some(quote!(&<Self as ::core::default::Default>::default().#member)),
        (None, None) => None,
    }
}

/// The expression of a reference to a field's value.
fn value_of(index: usize, field: &Field, access: Access) -> TokenStream {
    match access {
        Access::Struct => {
            let member = &field.member;
            quote!(&self.#member)
        }
        Access::Variant => {
            let binding = binding(index);
            quote!(#binding)
        }
    }
}
