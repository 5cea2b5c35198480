//! From the model to the impl of `DeploymentValidate`. Runs only when nothing is wrong with the item, and
//! cannot fail.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Generics, Type};

use crate::assert_valid;
use crate::by_key;
use crate::claims;
use crate::constructors;
use crate::emit_body::expand_body;
use crate::emit_schema;
use crate::exhausted;
use crate::key;
use crate::model::{Item, Shape};
use crate::scope::{IMPORTED, Statics, private_at};
use crate::types::{each_inside, is_phantom, mentions_ident};

/// Everything that the derive emits, inside one anonymous constant.
pub(crate) fn expand_item(item: &Item) -> TokenStream {
    let krate = &item.krate;
    let private = &private_at(Span::call_site());
    let statics = Statics::new(claims::has_parameters(item));
    let ident = &item.ident;
    let generics = bounded_generics(item, private);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let schema = emit_schema::expand_schema(item, &statics, private);
    let body = expand_body(item, &statics, private);
    let assert_valid = assert_valid::expand(item, &statics, private);
    let constructors = constructors::expand(item, private);
    let key = key::expand(item, private);
    let deserialize = by_key::expand_deserialize(item, private);
    let statics = statics.into_tokens();
    let import = expand_import(item);
    let claims = claims::expand_claims(item);
    let exhausted = exhausted::expand(item);
    let variant_names = expand_variant_names(item);
    // Expands to the statics of the patterns, `impl DeploymentValidate` and `TryFrom` for `Valid`; for an
    // enum of unit variants also `impl Key`, for `by_key` also `impl Deserialize`.
    quote! {
        #[allow(deprecated, unreachable_code, unreachable_patterns, unused_imports, unused_variables, clippy::all, clippy::pedantic)]
        const _: () = {
            #import
            use #krate::private as #private;
            use #private::traits::*;
            #statics
            #claims
            #exhausted
            #[automatically_derived]
            impl #impl_generics #private::DeploymentValidate for #ident #type_generics #where_clause {
                const SCHEMA: &'static #private::Schema = #schema;
                #variant_names

                fn validate_at(&self, at: &#private::Path<'_>, out: &mut #private::Collector) {
                    #body
                }
            }
            #[automatically_derived]
            impl #impl_generics #private::Derived for #ident #type_generics #where_clause {}
            #[automatically_derived]
            impl #impl_generics ::core::convert::TryFrom<#ident #type_generics> for #private::Valid<#ident #type_generics> #where_clause {
                type Error = #private::Rejected<#ident #type_generics>;

                #[inline]
                fn try_from(value: #ident #type_generics) -> #private::Result<Self, Self::Error> {
                    #private::Valid::new(value)
                }
            }
            #assert_valid
            #constructors
            #key
            #deserialize
        };
    }
}

/// The crate under the name that generated code gives it, when the author said where it is.
pub(crate) fn expand_import(item: &Item) -> Option<TokenStream> {
    let path = item.imported.as_ref()?;
    let name = Ident::new(IMPORTED, path.span());
    Some(quote_spanned!(path.span()=> use #path as #name;))
}

/// The item's generics, with bounds for the parameters that fields mention.
pub(crate) fn bounded_generics(item: &Item, private: &Ident) -> Generics {
    let mut generics = item.generics.clone();
    let parameters: Vec<Ident> = generics.type_params().map(|parameter| parameter.ident.clone()).collect();
    let mut predicates: Vec<TokenStream> = Vec::new();
    for field in item.all_fields().filter(|field| !is_phantom(&field.ty)) {
        if !parameters.iter().any(|parameter| mentions_ident(&field.ty, parameter)) {
            continue;
        }
        if field.skip.is_none() {
            each_inside(&field.ty, &mut |ty| {
                if is_parameter(ty, &parameters) {
                    predicates.push(quote!(#ty: #private::DeploymentValidate));
                }
            });
        }
        let ty = &field.ty;
        predicates.extend(
            field.rules.iter().filter_map(|rule| rule.kind.bound(private)).map(|bound| quote!(#ty: #bound)),
        );
    }
    let mut seen: Vec<String> = Vec::new();
    for predicate in predicates {
        let text = predicate.to_string();
        if !seen.contains(&text) {
            seen.push(text);
            generics.make_where_clause().predicates.push(syn::parse_quote!(#predicate));
        }
    }
    generics
}

/// Whether a type is a type parameter, or a projection such as `T::Item`.
fn is_parameter(ty: &Type, parameters: &[Ident]) -> bool {
    let Type::Path(path) = ty else { return false };
    let first = path.path.segments.first();
    path.qself.is_some() || first.is_some_and(|first| parameters.contains(&first.ident))
}

/// The names of an enum's variants, for messages of conditions.
fn expand_variant_names(item: &Item) -> Option<TokenStream> {
    let Shape::Enum(variants) = &item.shape else { return None };
    let names = variants.iter().map(|variant| {
        let ident = variant.ident.unraw().to_string();
        let name = &variant.name;
        quote!((#ident, #name))
    });
    let text = quote!(&'static ::core::primitive::str);
    Some(quote!(const VARIANT_NAMES: &'static [(#text, #text)] = &[#(#names),*];))
}
