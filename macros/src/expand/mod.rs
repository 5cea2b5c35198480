//! From the model to the impl of `DeploymentValidate`. Runs only on an item without mistakes, and cannot fail.

mod all_variants;
mod assert_valid;
mod by_key;
mod change;
mod claims;
mod const_inside;
mod constructors;
mod deserialize;
mod discriminator;
pub(crate) mod fallback;
mod field_rules;
mod generics;
mod imports;
mod map_key;
mod parts;
mod read_payload;
mod recheck;
mod requirements;
mod schema;
mod schema_of;
mod scopes;
mod serialize;
mod validate;
mod within;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::quote;
use syn::Token;
use syn::{Generics, parse_quote};

use generics::{bounded_generics, has_parameter, has_parameters, is_unsized};
use imports::{expand_import, known};
use recheck::is_judged_by_value;
use validate::expand_body;

use crate::model::{Field, Item, Shape, Tagging, Variant};
use crate::rules::scope::Statics;
use crate::syntax::idents::private_at;

/// Everything that the derive emits, inside one anonymous constant.
pub(crate) fn expand_item(item: &Item) -> TokenStream {
    let krate = &item.krate;
    let private = &private_at(Span::call_site());
    let statics = Statics::new(has_parameters(item));
    let imp = expand_impl(item, &statics, private);
    let comparable = parts::expand_marker(item, private);
    let assert_valid = assert_valid::expand(item, &statics, private);
    let precedes = change::expand_precedes(item, &statics, private);
    let constructors = constructors::expand(item, private);
    let key = map_key::expand(item, private);
    let within = within::expand(item, private);
    let deserialize =
        by_key::expand_deserialize(item, private).or_else(|| deserialize::expand_deserialize(item, private));
    let serialize = serialize::expand_serialize(item, private);
    let statics = statics.into_tokens();
    let import = expand_import(item);
    let claims = claims::expand_claims(item);
    let exhausted = all_variants::expand(item);
    // Of rustc's lints those of serde's derive, since one that the author forbids cannot be allowed. The others see no fault.
    let deprecated = names_deprecated(item).then(|| quote!(, deprecated));
    // clippy takes what stands at the type for the author's.
    let at_type = item.context.as_ref().map(|_| quote!(, clippy::missing_trait_methods));
    // Expands to the statics of the patterns, `impl DeploymentValidate` and `TryFrom` for `Valid`; for an
    // enum of unit variants also `impl Key`, for `deserialize` and `by_key` also `impl Deserialize`,
    // for `serialize` `impl Serialize`.
    quote! {
        #[allow(unused_qualifications, clippy::all, clippy::pedantic #at_type #deprecated)]
        const _: () = {
            #import
            use #krate::private as #private;
            #statics
            #claims
            #exhausted
            #imp
            #comparable
            #assert_valid
            #precedes
            #constructors
            #key
            #within
            #deserialize
            #serialize
        };
    }
}

/// `impl DeploymentValidate` and `TryFrom` for `Valid`.
fn expand_impl(item: &Item, statics: &Statics, private: &Ident) -> TokenStream {
    let ident = &item.ident;
    let generics = bounded_generics(item, private);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let schema = schema::expand_schema(item, statics, private);
    let variant_names = within::expand_variant_names(item);
    // Only of what the derive itself emits it is known how it reads.
    let reads = item.deserialize.is_some() || matches!(item.tagging, Tagging::ByKey(_));
    let shows = reads.then(|| expand_shows(item, private));
    let body = expand_body(item, statics, private, false);
    let parts = parts::expand_body(item, statics, private);
    let validate_change = change::expand_method(item, statics, private);
    let need = item.need(private);
    let mut members = Group::new(
        Delimiter::Brace,
        quote! {
            const SCHEMA: &'static #private::Schema = #schema;
            #variant_names
            #shows

            fn validate_at(&self, __at: &#private::Path<'_>, __out: &mut #private::Collector) {
                #body
            }

            #[inline]
            fn visit_parts(&self, __parts: &mut #private::Parts) {
                #parts
            }
            #validate_change
        },
    );
    // rustc shows where this impl begins and ends when a context is missing.
    let place = item.context.as_ref().map_or_else(Span::call_site, |_| ident.span());
    members.set_span(place);
    let implement = Token![impl](place);
    let try_from = expand_try_from(item, generics.clone(), private);
    quote! {
        #[automatically_derived]
        #implement #impl_generics #private::DeploymentValidate<#need> for #ident #type_generics #where_clause #members

        #try_from
    }
}

/// Whether the item has something deprecated, or its rules may name something that is.
fn names_deprecated(item: &Item) -> bool {
    let variants: &[Variant] = match &item.shape {
        Shape::Struct(_) => &[],
        Shape::Enum(variants) => variants,
    };
    let asks = |field: &Field| field.deprecated || !field.rules.is_empty() || field.discriminator.is_some();
    item.deprecated
        || !item.rules.is_empty()
        || variants.iter().any(|variant| variant.deprecated)
        || item.all_fields().any(asks)
}

/// `TryFrom` of the type for `Valid`, which only a type with a known size and without a context has.
fn expand_try_from(item: &Item, mut generics: Generics, private: &Ident) -> Option<TokenStream> {
    let ident = &item.ident;
    if is_unsized(item) || item.context.is_some() {
        return None;
    }
    if item.all_fields().last().is_some_and(|tail| has_parameter(item, &tail.ty)) {
        let (_, type_generics, _) = item.generics.split_for_impl();
        let own = quote!(#ident #type_generics: ::core::marker::Sized);
        generics.make_where_clause().predicates.push(parse_quote!(#own));
    }
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics ::core::convert::TryFrom<#ident #type_generics> for #private::Valid<#ident #type_generics> #where_clause {
            type Error = #private::Rejected<#ident #type_generics>;

            #[inline]
            fn try_from(__value: #ident #type_generics) -> #private::Result<Self, Self::Error> {
                #private::Valid::new(__value)
            }
        }
    })
}

/// What a verdict on a text asks of a type that the derive reads.
fn expand_shows(item: &Item, private: &Ident) -> TokenStream {
    let types = item.all_fields().filter(|field| !is_judged_by_value(field) && field.wire.is_none());
    let owns = types.map(|field| {
        let known = known(&field.ty, item.context_type());
        quote!(|| #known::OWNS)
    });
    // What is flattened, only serde can tell.
    let shows = if item.all_fields().any(Field::is_flattened) { quote!(Documents) } else { quote!(All) };
    quote! {
        const SHOWS: #private::Shows = #private::Shows::#shows;
        const OWNS: #private::bool = false #(#owns)*;
    }
}
