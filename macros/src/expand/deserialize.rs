//! `deserialize` and `by_key`: `impl Deserialize`, under serde's attributes.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Lifetime, LifetimeParam, Type};

use crate::model::{Field, Fields, Item, Shape, Tagging, Variant};
use crate::syntax::idents::local;
use crate::syntax::serde::Filling;
use crate::syntax::types::{is_cow_of_str, maybe_inner, mentions_lifetime, option_inner, optional_inner};

/// `impl Deserialize`, if the type has the flag `deserialize`.
pub(crate) fn expand_deserialize(item: &Item, private: &Ident) -> Option<TokenStream> {
    item.deserialize.as_ref()?;
    Some(match &item.shape {
        Shape::Enum(variants) => expand_name(item, variants, private),
        Shape::Struct(fields) => expand_struct(item, fields, private),
    })
}

fn expand_struct(item: &Item, fields: &Fields, private: &Ident) -> TokenStream {
    if let Some(field) = fields.whole() {
        return expand_newtype(item, field, private);
    }
    let read = fields.fields.iter().filter(|field| !field.serde.skip);
    let entries = Entries::new(item, read, private);
    let default = item.serde.default.as_ref().map(|filling| {
        let (default, function) = (default_of_type(), expand_filling(Some(filling)));
        quote!(let #default: Self = #function();)
    });
    let members = fields.fields.iter().map(|field| entries.take(field));
    expand_entries(&entries, &quote!(#default #private::Ok(Self { #(#members)* })))
}

/// A newtype reads what is inside.
fn expand_newtype(item: &Item, field: &Field, private: &Ident) -> TokenStream {
    let deserialize = deserialize_header(item, &quote!(#private::names::Deserialize), private);
    let reader = if borrows(&field.ty) { format_ident!("Borrow") } else { format_ident!("AsItIs") };
    quote!(#private::with_serde! {
        #deserialize {
            #[inline]
            fn deserialize<Deserializer: #private::names::Deserializer<'de>>(__deserializer: Deserializer) -> #private::Result<Self, Deserializer::Error> {
                #private::Result::map(#private::slots::ReadSlot::read(#private::slots::#reader, __deserializer), Self)
            }
        }
    })
}

/// Whether a field's string is borrowed from the text.
fn borrows(ty: &Type) -> bool {
    is_cow_of_str(optional_inner(ty).unwrap_or(ty)) && mentions_lifetime(ty)
}

/// An enum of unit variants.
fn expand_name(item: &Item, variants: &[Variant], private: &Ident) -> TokenStream {
    let read = || variants.iter().filter(|variant| !variant.serde.skip);
    let (names, patterns) =
        expand_names(read().map(|variant| (&variant.name, variant.serde.aliases.as_slice())));
    let idents = read().map(|variant| &variant.ident);
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    let deserialize = deserialize_header(item, &quote!(#private::names::Deserialize), private);
    let (ident, name) = (&item.ident, item.ident.to_string());
    quote!(#private::with_serde! {
        #[automatically_derived]
        impl #impl_generics #private::names::ReadName for #ident #type_generics #where_clause {
            const NAME: &'static ::core::primitive::str = #name;
            const NAMES: &'static [&'static ::core::primitive::str] = #names;

            #[inline]
            fn of_name(__name: &::core::primitive::str) -> #private::Option<Self> {
                match __name {
                    #(#patterns => #private::Some(Self::#idents),)*
                    _ => #private::None,
                }
            }
        }

        #deserialize {
            #[inline]
            fn deserialize<Deserializer: #private::names::Deserializer<'de>>(__deserializer: Deserializer) -> #private::Result<Self, Deserializer::Error> {
                #private::names::read_name(__deserializer)
            }
        }
    })
}

/// The entries of an object, each with the slot for its value.
pub(super) struct Entries<'a> {
    item: &'a Item,
    private: &'a Ident,
    fields: Vec<(&'a Field, Ident)>,
}

impl<'a> Entries<'a> {
    pub(super) fn new(item: &'a Item, fields: impl Iterator<Item = &'a Field>, private: &'a Ident) -> Self {
        let slot = |index: usize| local(&format!("slot_{index}"));
        let fields = fields.enumerate().map(|(index, field)| (field, slot(index))).collect();
        Entries { item, private, fields }
    }

    pub(super) fn slots(&self) -> Vec<&Ident> {
        self.fields.iter().map(|(_, slot)| slot).collect()
    }

    /// A member from its slot, or its default where the key is absent.
    pub(super) fn take(&self, field: &Field) -> TokenStream {
        let (private, member, name) = (self.private, &field.member, &field.name);
        let own = field.serde.default.as_ref();
        let found = self.fields.iter().find(|(other, _)| other.name == field.name && !field.serde.skip);
        let is_filled_around = own.is_none() && self.item.serde.default.is_some();
        let filling = expand_filling(own);
        match found {
            None if is_filled_around => {
                let default = default_of_type();
                quote!(#member: #default.#member,)
            }
            None => quote!(#member: #filling(),),
            Some((_, slot)) if is_filled_around => {
                let default = default_of_type();
                quote!(#member: #private::Option::unwrap_or(#slot, #default.#member),)
            }
            Some((_, slot)) if own.is_some() => {
                quote!(#member: #private::Option::unwrap_or_else(#slot, #filling),)
            }
            Some((_, slot)) if maybe_inner(&field.ty).is_some() => {
                quote!(#member: #private::Option::unwrap_or(#slot, #private::Maybe::Absent),)
            }
            Some((_, slot)) => quote!(#member: #private::slots::take(#slot, #name)?,),
        }
    }

    /// The function that reads a field's value.
    fn read(&self, field: &Field) -> TokenStream {
        let inner = option_inner(&field.ty);
        let is_never_null = inner.is_some() && self.item.deny_null.is_some() && field.nullable.is_none();
        let reader = match (borrows(&field.ty), is_never_null) {
            (true, true) => "BorrowNotNull",
            (true, false) => "Borrow",
            (false, true) => "NotNull",
            (false, false) => "AsItIs",
        };
        let (private, reader) = (self.private, format_ident!("{reader}"));
        quote!(#private::slots::#reader)
    }
}

/// `impl Deserialize` for an object: slots, a loop that fills them, and `made`, which makes the value from them.
pub(super) fn expand_entries(entries: &Entries<'_>, made: &TokenStream) -> TokenStream {
    let Entries { item, private, fields } = entries;
    let names = fields.iter().map(|(field, _)| (&field.name, field.serde.aliases.as_slice()));
    let (names, patterns) = expand_names(names);
    let indices = 0..fields.len();
    let slots = entries.slots();
    let types = fields.iter().map(|(field, _)| &field.ty);
    let fills = fields.iter().enumerate().map(|(index, (field, slot))| {
        let (name, read) = (&field.name, entries.read(field));
        quote!(#private::Some(#index) => #private::slots::fill(&mut #slot, &mut __map, #name, #read)?,)
    });
    let header = deserialize_header(item, &quote!(#private::names::ReadEntries), private);
    let deserialize = deserialize_header(item, &quote!(#private::names::Deserialize), private);
    let (name, deny_unknown) = (item.ident.to_string(), item.serde.deny_unknown_fields);
    quote!(#private::with_serde! {
        #header {
            const NAME: &'static ::core::primitive::str = #name;
            const NAMES: &'static [&'static ::core::primitive::str] = #names;
            const DENIES_UNKNOWN: ::core::primitive::bool = #deny_unknown;

            #[inline]
            fn key_of(__name: &::core::primitive::str) -> #private::Option<::core::primitive::usize> {
                match __name {
                    #(#patterns => #private::Some(#indices),)*
                    _ => #private::None,
                }
            }

            fn read_entries<MapAccess: #private::names::MapAccess<'de>>(mut __map: MapAccess) -> #private::Result<Self, MapAccess::Error> {
                #(let mut #slots: #private::Option<#types> = #private::None;)*
                while let #private::Some(__key) = #private::names::next_key::<Self, _>(&mut __map)? {
                    match __key {
                        #(#fills)*
                        _ => #private::slots::ignore(&mut __map)?,
                    }
                }
                #made
            }
        }

        #deserialize {
            #[inline]
            fn deserialize<Deserializer: #private::names::Deserializer<'de>>(__deserializer: Deserializer) -> #private::Result<Self, Deserializer::Error> {
                #private::names::read(__deserializer)
            }
        }
    })
}

/// All names, and for each key a pattern of its names.
fn expand_names<'a>(
    names: impl Iterator<Item = (&'a String, &'a [String])>,
) -> (TokenStream, Vec<TokenStream>) {
    let (mut list, mut aliases, mut patterns) = (Vec::new(), Vec::new(), Vec::new());
    for (name, others) in names {
        list.push(name);
        aliases.extend(others);
        patterns.push(quote!(#name #(| #others)*));
    }
    (quote!(&[#(#list,)* #(#aliases),*]), patterns)
}

/// The variable with the container's default.
fn default_of_type() -> Ident {
    local("default")
}

/// The function that makes the default.
fn expand_filling(filling: Option<&Filling>) -> TokenStream {
    match filling {
        Some(Filling::By(function)) => quote!(#function),
        _ => quote!(::core::default::Default::default),
    }
}

/// `impl<'de, ..> Trait<'de> for Type<..> where ..`.
fn deserialize_header(item: &Item, of: &TokenStream, private: &Ident) -> TokenStream {
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
            .push(syn::parse_quote!(#ty: #private::names::Deserialize<'de>));
    }
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let (_, type_generics, _) = item.generics.split_for_impl();
    let ident = &item.ident;
    quote!(#[automatically_derived] impl #impl_generics #of<'de> for #ident #type_generics #where_clause)
}

/// A `Deserialize` that always fails, for an item with mistakes: without it, its absence would be a second error.
pub(crate) fn expand_fallback(item: &Item, private: &Ident) -> Option<TokenStream> {
    if item.deserialize.is_none() && !matches!(item.tagging, Tagging::ByKey(_)) {
        return None;
    }
    let header = deserialize_header(item, &quote!(#private::names::Deserialize), private);
    Some(quote!(#private::with_serde! {
        #header {
            fn deserialize<Deserializer: #private::names::Deserializer<'de>>(_: Deserializer) -> #private::Result<Self, Deserializer::Error> {
                #private::Err(#private::by_key::undecided(&[], &[]))
            }
        }
    }))
}
