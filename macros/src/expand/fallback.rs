//! The output for an item with mistakes: the errors, and an impl that does nothing, so that one mistake is one error.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::deserialize::header;
use super::{imports::expand_import, map_key, serialize, within};
use crate::model::Item;
use crate::syntax::idents::private_at;

/// The errors and a harmless impl.
pub(crate) fn expand_fallback(item: &Item, errors: TokenStream) -> TokenStream {
    let krate = &item.krate;
    let private = &private_at(Span::call_site());
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    let deserialize = header::expand_fallback(item, private);
    let serialize = serialize::expand_fallback(item, private);
    let import = expand_import(item);
    let key = map_key::expand(item, private);
    let within = within::expand(item, private);
    let variant_names = within::expand_variant_names(item);
    // Expands to what uses of the type need in `const`, so that they report nothing.
    let in_const = (item.is_const.is_some() || item.is_unit_enum()).then(|| {
        let asserts = item.is_const.is_some() && item.context.is_none();
        let assert_valid = asserts.then(|| {
            quote! {
                impl #impl_generics #ident #type_generics #where_clause {
                    #[doc(hidden)]
                    pub const fn assert_valid(self) -> #private::Valid<Self> {
                        #private::constant::valid(self)
                    }
                }
            }
        });
        quote! {
            #assert_valid
            impl #impl_generics #private::InConst for #ident #type_generics #where_clause {
                type Via = #private::Mistaken;
                const VIA: #private::Mistaken = #private::Mistaken;
                const HAS_RULES: #private::bool = false;
            }
        }
    });
    let need = item.need(private);
    quote! {
        #errors
        #[allow(unused_imports)]
        const _: () = {
            #import
            use #krate::private as #private;
            #[automatically_derived]
            impl #impl_generics #private::DeploymentValidate<#need> for #ident #type_generics #where_clause {
                const SCHEMA: &'static #private::Schema = &#private::Schema::of(#private::Kind::Null);
                #variant_names

                fn validate_at(&self, _: &#private::Path<'_>, _: &mut #private::Collector) {}
            }
            #key
            #within
            #in_const
            #deserialize
            #serialize
        };
    }
}
