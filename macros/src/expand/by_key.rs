//! `by_key`: a key that only one variant has decides which variant an object is. The enum gets a `Deserialize` with
//! one slot for each key and without buffering.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::deserialize::entries::Entries;
use super::deserialize::header::{expand_impl, expand_read_text};
use crate::model::{Item, Keys, Shape, Tagging, Variant};

/// `impl Deserialize` for a `by_key` enum: one slot for each key, a loop that fills the slots, the choice of a
/// variant from the bits of the filled slots, and the variant from its slots.
pub(crate) fn expand_deserialize(item: &Item, private: &Ident) -> Option<TokenStream> {
    let (Shape::Enum(variants), Tagging::ByKey(keys)) = (&item.shape, &item.tagging) else { return None };
    let (_, masks) = expand_tables(keys, variants);
    let entries = Entries::new(item, keys.keys.iter().map(|key| key.field(variants)), private);
    let arms = variants.iter().enumerate().map(|(index, variant)| {
        let ident = &variant.ident;
        let fields = variant.fields.fields.iter().map(|field| entries.take(field));
        quote!(#index => #private::Ok(Self::#ident { #(#fields)* }),)
    });
    let slots = entries.slots();
    let bits = 0..slots.len();
    let names = quote!(<Self as #private::names::ReadEntries<'de>>::NAMES);
    let made = quote! {
        const VARIANTS: &[(::core::primitive::u128, ::core::primitive::u128)] = &[#(#masks),*];
        let __present = 0 #(| ((#slots.is_some() as ::core::primitive::u128) << #bits))*;
        match #private::by_key::decide(__present, #names, VARIANTS)? {
            #(#arms)*
            _ => #private::Err(#private::by_key::undecided(#names, VARIANTS)),
        }
    };
    let read = entries.expand_impl(0, &made);
    let deserialize = expand_impl(item, &quote!(#private::names::read(__deserializer)), private);
    let read_text = expand_read_text(item, &quote!(#private::names::read_text(__lexer)), private);
    Some(quote!(#private::with_serde! { #read #read_text #deserialize }))
}

/// The names of each key, and for each variant the bits of its keys and of its deciding keys.
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
