//! `by_key`: a key that only one variant has decides which variant an object is. The enum gets a `Deserialize` with
//! one slot for each key and without buffering.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::deserialize::entries::Entries;
use crate::model::{Item, Keys, Shape, Tagging, Variant};

/// `impl Deserialize` for a `by_key` enum: one slot for each key, a loop that fills the slots, the choice of a
/// variant from the bits of the filled slots, and the variant from its slots.
pub(crate) fn expand_deserialize(item: &Item, private: &Ident) -> Option<TokenStream> {
    let (Shape::Enum(variants), Tagging::ByKey(keys)) = (&item.shape, &item.tagging) else { return None };
    let flattens = variants.iter().any(|variant| variant.fields.flatten());
    let entries = Entries::new(item, keys.keys.iter().map(|key| key.field(variants)), flattens, private);
    let arms = variants.iter().enumerate().map(|(index, variant)| {
        let ident = &variant.ident;
        let fields = variant.fields.fields.iter().map(|field| entries.take(field));
        let made = entries.finish(&quote!(Self::#ident { #(#fields)* }));
        quote!(#index => #made,)
    });
    let slots = entries.slots();
    let words = slots.chunks(64).map(|slots| {
        let bits = 0..slots.len();
        quote!(0 #(| ((#slots.is_some() as ::core::primitive::u64) << #bits))*)
    });
    let names = quote!(<Self as #private::names::ReadEntries<'de>>::NAMES);
    let owners = expand_owners(keys, variants, private);
    let made = quote! {
        const OWNERS: #private::KeyOwners = #owners;
        match #private::by_key::decide(&[#(#words),*], #names, &OWNERS)? {
            #(#arms)*
            _ => #private::Err(#private::by_key::undecided(#names, &OWNERS)),
        }
    };
    let read = entries.expand_impl(0, &made);
    let deserialize = entries.expand_deserialize();
    Some(quote!(#private::with_serde! { #read #deserialize }))
}

/// The names of each key.
pub(crate) fn expand_names(keys: &Keys, variants: &[Variant]) -> Vec<TokenStream> {
    let names = keys.keys.iter().map(|key| {
        let (name, aliases) = (&key.name, &key.field(variants).serde.aliases);
        quote!(&[#name #(, #aliases)*])
    });
    names.collect()
}

/// Which variants have which keys, as data.
pub(crate) fn expand_owners(keys: &Keys, variants: &[Variant], private: &Ident) -> TokenStream {
    let owners = quote!(#private::KeyOwners);
    let own = variants.iter().map(|variant| {
        let places = variant.fields.fields.iter().map(|field| {
            let place = keys.place(&field.name).filter(|_| field.has_key());
            place.map_or_else(|| quote!(#owners::NO_KEY), |place| quote!(#place))
        });
        quote!(&[#(#places),*])
    });
    let sole = keys.keys.iter().map(|key| match key.sole() {
        Some(variant) => quote!(#variant),
        None => quote!(#owners::SEVERAL),
    });
    let otherwise = match keys.undecided().next() {
        Some(variant) => quote!(#private::Some(#variant)),
        None => quote!(#private::None),
    };
    quote! {
        #owners { keys: &[#(#own),*], sole: &[#(#sole),*], otherwise: #otherwise, more: #private::More }
    }
}
