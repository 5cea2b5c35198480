//! `by_key`: the key that only one variant of an enum has decides which is meant. Gives the enum its
//! `Deserialize`, one slot for each key and no buffering.

mod attributes;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::{Lifetime, LifetimeParam, Type};

use crate::context::Context;
use crate::model::{Field, Item, Shape, Style, Variant};
use crate::serde_names::Filling;
use crate::types::{is_cow_of_str, option_inner};

/// A key of some variants.
struct Key<'a> {
    name: &'a str,
    field: &'a Field,
    /// One bit for each variant that has the key.
    variants: u128,
}

/// The keys of all variants, each once, in the order in which they first stand.
fn keys_of(variants: &[Variant]) -> Vec<Key<'_>> {
    let mut keys: Vec<Key<'_>> = Vec::new();
    for (index, variant) in variants.iter().enumerate() {
        let bit = 1_u128.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or(0);
        for field in variant.fields.fields.iter().filter(|field| !field.serde.skip) {
            match keys.iter_mut().find(|key| key.name == field.name) {
                Some(key) => key.variants |= bit,
                None => keys.push(Key { name: &field.name, field, variants: bit }),
            }
        }
    }
    keys
}

/// Whether a key is one that only the variant of that index has.
fn decides(key: &Key<'_>, index: usize) -> bool {
    key.variants.count_ones() == 1 && key.variants.trailing_zeros() as usize == index
}

/// Checks an enum with `by_key`.
pub(crate) fn check(item: &Item, context: &Context) {
    let Some(flag) = &item.by_key else { return };
    let Shape::Enum(variants) = &item.shape else {
        context.error_with_help(flag, "`by_key` on a struct", "it chooses among the variants of an enum");
        return;
    };
    for variant in variants {
        if variant.fields.style != Style::Named {
            context.error_with_help(
                &variant.ident,
                format_args!("variant `{}` has no named fields, which `by_key` needs", variant.ident),
                format_args!("write `{} {{ .. }}`", variant.ident),
            );
        }
    }
    check_stands_without_tag(item, flag, context);
    let keys = keys_of(variants);
    if variants.len() > 128 || keys.len() > 128 {
        context.error_with_help(flag, "`by_key` takes at most 128 variants and 128 keys", "split the enum");
    }
    attributes::check(item, variants, context);
    check_reads_by_type(variants, context);
    check_deciding_keys(variants, &keys, context);
    check_shared_types(variants, &keys, context);
    check_shared_aliases(variants, &keys, context);
    check_aliases_differ(&keys, context);
}

/// The keys decide, and no tag beside them.
fn check_stands_without_tag(item: &Item, flag: &Ident, context: &Context) {
    if item.serde.tag.is_some() || item.serde.content.is_some() {
        context.error_with_help(
            flag,
            "`by_key` beside serde's `tag`: both say which variant is meant",
            "keep one of them; to write what is read, `#[serde(untagged)]` goes with `by_key`",
        );
    }
}

/// The fields are read as their types say.
fn check_reads_by_type(variants: &[Variant], context: &Context) {
    for field in variants.iter().flat_map(|variant| &variant.fields.fields) {
        if let Some(function) = &field.serde.with {
            context.error_with_help(
                function,
                "`by_key` reads the fields of its variants as their types say",
                "put the function on a field of a struct, and the struct here",
            );
        }
        if field.serde.flatten {
            context.error_with_help(
                &field.ty,
                "`by_key` cannot flatten a field: its keys decide",
                "name the keys in the variant",
            );
        }
    }
}

/// At most one variant is without a key of its own.
fn check_deciding_keys(variants: &[Variant], keys: &[Key<'_>], context: &Context) {
    let mut without = variants
        .iter()
        .enumerate()
        .filter(|(index, _)| !keys.iter().any(|key| decides(key, *index)))
        .map(|(_, variant)| &variant.ident);
    if let Some(first) = without.next() {
        for other in without {
            context.error_with_help(
                other,
                format_args!("neither `{first}` nor `{other}` has a key that no other variant has"),
                "`by_key` cannot tell them apart: give one of them a key of its own",
            );
        }
    }
}

/// A key that several variants share has one type.
fn check_shared_types(variants: &[Variant], keys: &[Key<'_>], context: &Context) {
    for field in variants.iter().flat_map(|variant| &variant.fields.fields) {
        let Some(key) = keys.iter().find(|key| key.name == field.name) else { continue };
        let (ty, first) = (&field.ty, &key.field.ty);
        if quote!(#ty).to_string() != quote!(#first).to_string() {
            context.error_with_help(
                ty,
                format_args!("key `{}` has another type than before", field.name),
                format_args!("a key that variants share has one type: `{}`", show(first)),
            );
        }
    }
}

/// A key that several variants share has the same aliases.
fn check_shared_aliases(variants: &[Variant], keys: &[Key<'_>], context: &Context) {
    let has = |field: &Field, alias: &String| field.serde.aliases.contains(alias);
    for field in variants.iter().flat_map(|variant| &variant.fields.fields) {
        let Some(key) = keys.iter().find(|key| key.name == field.name && !field.serde.skip) else { continue };
        let more = field.serde.alias_tokens.iter().find(|alias| !has(key.field, &alias.value()));
        if more.is_some() || key.field.serde.aliases.iter().any(|alias| !has(field, alias)) {
            let tokens: &dyn ToTokens = match more {
                Some(alias) => alias,
                None => &field.member,
            };
            context.error_with_help(
                tokens,
                format_args!("key `{}` has other aliases than before", field.name),
                "give a key that variants share the same aliases in each of them",
            );
        }
    }
}

/// No alias is the name of a key that only other variants have.
fn check_aliases_differ(keys: &[Key<'_>], context: &Context) {
    for (index, key) in keys.iter().enumerate() {
        for alias in &key.field.serde.alias_tokens {
            let name = alias.value();
            let is_meant = |(place, other): &(usize, &Key<'_>)| {
                let is_alias = *place < index && other.field.serde.aliases.contains(&name);
                other.variants & key.variants == 0 && (other.name == name || is_alias)
            };
            if let Some((_, other)) = keys.iter().enumerate().find(is_meant) {
                context.error_with_help(
                    alias,
                    format_args!(
                        "alias `{name}` of key `{}` is a name of key `{}` too",
                        key.name, other.name
                    ),
                    "the keys decide which variant is meant: give it another name",
                );
            }
        }
    }
}

fn show(ty: &Type) -> String {
    quote!(#ty).to_string().replace(" < ", "<").replace(" >", ">").replace("< ", "<")
}

/// `impl Deserialize` for an enum with `by_key`.
pub(crate) fn expand_deserialize(item: &Item, private: &Ident) -> Option<TokenStream> {
    let Shape::Enum(variants) = &item.shape else { return None };
    item.by_key.as_ref()?;
    let keys = keys_of(variants);
    let (names, masks) = expand_tables(variants);
    let slots: Vec<Ident> =
        (0..keys.len()).map(|index| format_ident!("slot_{index}", span = Span::mixed_site())).collect();
    let fills = keys.iter().zip(&slots).enumerate().map(|(index, (key, slot))| {
        let read = read_field(item, key.field, private);
        quote!(#index => #private::by_key::fill(&mut #slot, &mut map, KEYS[#index][0], #read)?,)
    });
    let arms = variants.iter().enumerate().map(|(index, variant)| {
        let ident = &variant.ident;
        let fields = variant.fields.fields.iter().map(|field| take_field(field, &keys, &slots, private));
        quote!(#index => #private::Ok(Self::#ident { #(#fields)* }),)
    });
    let types = keys.iter().map(|key| &key.field.ty);
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
pub(crate) fn expand_tables(variants: &[Variant]) -> (Vec<TokenStream>, Vec<TokenStream>) {
    let keys = keys_of(variants);
    let names = keys.iter().map(|key| {
        let (name, aliases) = (key.name, &key.field.serde.aliases);
        quote!(&[#name #(, #aliases)*])
    });
    let masks = (0..variants.len()).map(|index| {
        let mask = |wanted: &dyn Fn(&Key<'_>) -> bool| {
            keys.iter()
                .enumerate()
                .filter(|(_, key)| wanted(key))
                .fold(0_u128, |mask, (bit, _)| mask | (1 << bit))
        };
        let own = mask(&|key| (key.variants >> index) & 1 == 1);
        let deciding = mask(&|key| decides(key, index));
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
fn take_field(field: &Field, keys: &[Key<'_>], slots: &[Ident], private: &Ident) -> TokenStream {
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
    if item.by_key.is_none() || !matches!(item.shape, Shape::Enum(_)) {
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
