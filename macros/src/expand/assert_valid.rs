//! `const`: `assert_valid`, which checks the rules of a literal while the user's crate compiles. The walk is that of
//! `validate`, but reaches values without traits.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{read_payload, validate};
use crate::model::Item;
use crate::rules::scope::Statics;

/// `assert_valid`, in an inherent impl.
pub(crate) fn expand(item: &Item, statics: &Statics, private: &Ident) -> Option<TokenStream> {
    if item.is_const.is_none() {
        return item.is_unit_enum().then(|| expand_unit_enum(item, private));
    }
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    let read = read_payload::expand_body(item, &quote!(Self), private);
    let body = validate::expand_body(item, statics, private, true);
    let in_const = expand_in_const(item, private);
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
            pub const fn __deployment_validate_assert_at(&self, __at: &#private::Path<'_>) {
                #body
            }

            #[doc(hidden)]
            #[track_caller]
            #[inline]
            pub const fn __deployment_validate_read(__node: #private::include::FileNode, __at: &#private::Path<'_>) -> Self {
                #read
            }
        }

        #in_const
    })
}

/// `impl InConst`, and the type that has its functions.
fn expand_in_const(item: &Item, private: &Ident) -> TokenStream {
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    quote! {
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
            pub const fn assert_valid_at #impl_generics (self, __value: &#ident #type_generics, __at: &#private::Path<'_>) #where_clause {
                __value.__deployment_validate_assert_at(__at);
            }

            #[track_caller]
            #[inline]
            pub const fn read_payload #impl_generics (self, __node: #private::include::FileNode, __at: &#private::Path<'_>) -> #ident #type_generics #where_clause {
                #ident::__deployment_validate_read(__node, __at)
            }
        }
    }
}

/// The impl of an enum of unit variants, which has no rules and so may be in a type with `const` without that flag.
///
/// Expands to `impl InConst`, without `assert_valid`.
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
            pub const fn read_payload(self, __node: #private::include::FileNode, __at: &#private::Path<'_>) -> #ident {
                #read
            }
        }
    }
}
