//! The impl of an item with mistakes: the errors, and an impl that does nothing, so that one mistake is
//! one error.

use proc_macro2::TokenStream;
use quote::quote;

use crate::expand;
use crate::key;
use crate::model::Item;

/// The errors and a harmless impl.
pub(crate) fn expand_fallback(item: &Item, errors: TokenStream) -> TokenStream {
    let krate = &item.krate;
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    let deserialize = crate::by_key::expand_fallback(item);
    let import = expand::expand_import(item);
    let key = key::expand(item, &quote!(#krate::private));
    // Expands to what uses of the type look for in `const`, where nothing is said of them.
    let in_const = item.is_const.as_ref().map(|_| {
        quote! {
            impl #impl_generics #krate::private::InConst for #ident #type_generics #where_clause {
                type Via = #krate::private::Mistaken;
                const VIA: #krate::private::Mistaken = #krate::private::Mistaken;
                const HAS_RULES: #krate::private::bool = false;
            }
            impl #impl_generics #ident #type_generics #where_clause {
                #[doc(hidden)]
                pub const fn assert_valid(self) -> #krate::Valid<Self> {
                    #krate::private::constant::valid(self)
                }
            }
        }
    });
    quote! {
        #errors
        #[allow(unused_imports)]
        const _: () = {
            #import
            #[automatically_derived]
            impl #impl_generics #krate::DeploymentValidate for #ident #type_generics #where_clause {
                const SCHEMA: &'static #krate::schema::Schema = &#krate::schema::Schema::of(#krate::schema::Kind::Null);

                fn validate_at(&self, _: &#krate::Path<'_>, _: &mut #krate::Collector) {}
            }
            #key
            #in_const
            #deserialize
        };
    }
}
