//! `by_key`: the key that only one variant of an enum has decides which is meant. Gives the enum its
//! `Deserialize`, one slot for each key and no buffering.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Lifetime, LifetimeParam};

use crate::model::{Field, Item, Key, Keys, Shape, Tagging, Variant};
use crate::syntax::serde::Filling;
use crate::syntax::types::{is_cow_of_str, option_inner};

/// `impl Deserialize` for an enum with `by_key`.
pub(crate) fn expand_deserialize(item: &Item, private: &Ident) -> Option<TokenStream> {
    let Shape::Enum(variants) = &item.shape else { return None };
    let Tagging::ByKey(keys) = &item.tagging else { return None };
    let (names, masks) = expand_tables(keys, variants);
    let keys = &keys.keys;
    let slots: Vec<Ident> =
        (0..keys.len()).map(|index| format_ident!("slot_{index}", span = Span::mixed_site())).collect();
    let fills = keys.iter().zip(&slots).enumerate().map(|(index, (key, slot))| {
        let read = read_field(item, key.field(variants), private);
        quote!(#index => #private::by_key::fill(&mut #slot, &mut map, KEYS[#index][0], #read)?,)
    });
    let arms = variants.iter().enumerate().map(|(index, variant)| {
        let ident = &variant.ident;
        let fields = variant.fields.fields.iter().map(|field| take_field(field, keys, &slots, private));
        quote!(#index => #private::Ok(Self::#ident { #(#fields)* }),)
    });
    let types = keys.iter().map(|key| &key.field(variants).ty);
    let (deny_unknown, ident) = (item.serde.deny_unknown_fields, &item.ident);
    let bits = 0..keys.len();
    let unreachable = quote!(_ => #private::Err(#private::by_key::undecided(KEYS, VARIANTS)),);
    let header = deserialize_header(item, quote!(#private::by_key::ByKey), private);
    let deserialize = deserialize_header(item, quote!(#private::by_key::Deserialize), private);
    let name = ident.to_string();
    // Expands to one slot a key, a loop that fills them, the choice of a variant from the bits of the
    // filled slots, and the variant made from its slots.
    Some(quote!(#private::with_serde! {
        #header {
            const NAME: &'static ::core::primitive::str = #name;

            fn read<MapAccess: #private::by_key::MapAccess<'de>>(mut map: MapAccess) -> #private::Result<Self, MapAccess::Error> {
                const KEYS: &[&[&::core::primitive::str]] = &[#(#names),*];
                const VARIANTS: &[(::core::primitive::u128, ::core::primitive::u128)] = &[#(#masks),*];
                #(let mut #slots: #private::Option<#types> = #private::None;)*
                while let #private::Some(key) = #private::by_key::next_key(&mut map, KEYS, #deny_unknown)? {
                    match key {
                        #(#fills)*
                        _ => #private::by_key::ignore(&mut map)?,
                    }
                }
                let present = 0 #(| ((#slots.is_some() as ::core::primitive::u128) << #bits))*;
                match #private::by_key::decide(present, KEYS, VARIANTS)? {
                    #(#arms)*
                    #unreachable
                }
            }
        }

        #deserialize {
            fn deserialize<Deserializer: #private::by_key::Deserializer<'de>>(deserializer: Deserializer) -> #private::Result<Self, Deserializer::Error> {
                #private::by_key::read(deserializer)
            }
        }
    }))
}

/// The names of each key, and for each variant the bits of its keys and of those that only it has.
pub(crate) fn expand_tables(keys: &Keys, variants: &[Variant]) -> (Vec<TokenStream>, Vec<TokenStream>) {
    let names = keys.keys.iter().map(|key| {
        let (name, aliases) = (&key.name, &key.field(variants).serde.aliases);
        quote!(&[#name #(, #aliases)*])
    });
    let masks = (0..variants.len()).map(|index| {
        let (own, deciding) = keys.masks(index);
        quote!((#own, #deciding))
    });
    (names.collect(), masks.collect())
}

/// The function that reads a field's value.
fn read_field(item: &Item, field: &Field, private: &Ident) -> TokenStream {
    let inner = option_inner(&field.ty);
    let is_never_null = inner.is_some() && item.deny_null.is_some();
    let borrows = field.serde.written.has("borrow") && is_cow_of_str(inner.unwrap_or(&field.ty));
    let reader = match (borrows, is_never_null) {
        (true, true) => "BorrowNotNull",
        (true, false) => "Borrow",
        (false, true) => "NotNull",
        (false, false) => "AsItIs",
    };
    let reader = format_ident!("{reader}");
    quote!(#private::by_key::#reader)
}

/// A field of a variant from its slot.
fn take_field(field: &Field, keys: &[Key], slots: &[Ident], private: &Ident) -> TokenStream {
    let member = &field.member;
    let filling = match &field.serde.default {
        Some(Filling::By(function)) => quote!(#function),
        _ => quote!(::core::default::Default::default),
    };
    let Some(index) = keys.iter().position(|key| key.name == field.name && !field.serde.skip) else {
        return quote!(#member: #filling(),);
    };
    let (slot, name) = (&slots[index], &field.name);
    match &field.serde.default {
        Some(_) => quote!(#member: #private::Option::unwrap_or_else(#slot, #filling),),
        None => quote!(#member: #private::by_key::take(#slot, #name)?,),
    }
}

/// `impl<'de, ..> Trait<'de> for Enum<..> where ..`.
fn deserialize_header(item: &Item, of: TokenStream, private: &Ident) -> TokenStream {
    let mut generics = item.generics.clone();
    let lifetimes: Vec<Lifetime> = generics.lifetimes().map(|parameter| parameter.lifetime.clone()).collect();
    let types: Vec<Ident> = generics.type_params().map(|parameter| parameter.ident.clone()).collect();
    let de = Lifetime::new("'de", Span::mixed_site());
    let mut parameter = LifetimeParam::new(de);
    parameter.bounds.extend(lifetimes);
    generics.params.insert(0, syn::GenericParam::Lifetime(parameter));
    for ty in types {
        generics
            .make_where_clause()
            .predicates
            .push(syn::parse_quote!(#ty: #private::by_key::Deserialize<'de>));
    }
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, type_generics, _) = item.generics.split_for_impl();
    let ident = &item.ident;
    quote!(#[automatically_derived] impl #impl_generics #of<'de> for #ident #type_generics #where_clause)
}

/// For an enum with mistakes, a `Deserialize` that does nothing, so that its absence is no second error.
pub(crate) fn expand_fallback(item: &Item, private: &Ident) -> Option<TokenStream> {
    if !matches!(item.tagging, Tagging::ByKey(_)) {
        return None;
    }
    let header = deserialize_header(item, quote!(#private::by_key::Deserialize), private);
    Some(quote!(#private::with_serde! {
        #header {
            fn deserialize<Deserializer: #private::by_key::Deserializer<'de>>(_: Deserializer) -> #private::Result<Self, Deserializer::Error> {
                #private::Err(#private::by_key::undecided(&[], &[]))
            }
        }
    }))
}
