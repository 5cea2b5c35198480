//! The impl of an item with mistakes: the errors, and an impl that does nothing, so that one mistake is
//! one error.

use proc_macro2::TokenStream;
use quote::quote;

use crate::expand;
use crate::model::Item;

/// The errors and a harmless impl.
pub(crate) fn expand_fallback(item: &Item, errors: TokenStream) -> TokenStream {
    let krate = &item.krate;
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    let deserialize = crate::by_key::expand_fallback(item);
    let import = expand::expand_import(item);
    let key = expand::expand_key(item, &quote!(#krate::private));
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
            #deserialize
        };
    }
}
