//! What is read from an object: a struct, the content of a variant, a `by_key` enum.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::header::{expand_header, expand_impl, expand_read_text};
use super::slot::{expand_absent, expand_filled, expand_names, expand_reader};
use crate::model::{Field, Item};
use crate::syntax::idents::local;

/// The entries of an object, each with the slot for its value.
pub(crate) struct Entries<'a> {
    item: &'a Item,
    private: &'a Ident,
    fields: Vec<(&'a Field, Ident)>,
    /// Whether a field is flattened: what no slot takes is kept for it.
    flattens: bool,
}

impl<'a> Entries<'a> {
    /// The entries for the keys of these fields. `flattens` says whether other fields are flattened.
    pub(crate) fn new(
        item: &'a Item,
        fields: impl Iterator<Item = &'a Field>,
        flattens: bool,
        private: &'a Ident,
    ) -> Self {
        let slot = |index: usize| local(&format!("slot_{index}"));
        let fields = fields.filter(|field| field.has_key()).enumerate();
        let fields = fields.map(|(index, field)| (field, slot(index))).collect();
        Entries { item, private, fields, flattens }
    }

    pub(crate) fn slots(&self) -> Vec<&Ident> {
        self.fields.iter().map(|(_, slot)| slot).collect()
    }

    /// A member from its slot, or its default where the key is absent.
    pub(crate) fn take(&self, field: &Field) -> TokenStream {
        let (private, member, name) = (self.private, &field.member, &field.name);
        if field.is_flattened() {
            let ty = &field.ty;
            return quote!(#member: #private::rest::take::<#ty, _>(&mut __rest)?,);
        }
        let found = self.fields.iter().find(|(other, _)| other.name == field.name && !field.serde.skip);
        match (found, expand_absent(self.item, field)) {
            (None, absent) => quote!(#member: #absent,),
            (Some((_, slot)), Some(absent)) => {
                let filled = expand_filled(&quote!(#slot), &absent, private);
                quote!(#member: #filled,)
            }
            (Some((_, slot)), None) => quote!(#member: #private::slots::Slot(#slot).take(#name)?,),
        }
    }

    /// The result of `made`, which makes the value; nothing may be left then that is denied.
    pub(crate) fn finish(&self, made: &TokenStream) -> TokenStream {
        let (private, deny_unknown) = (self.private, self.item.serde.deny_unknown_fields);
        match self.flattens {
            true => quote!({ let __made = #made; __rest.end(#deny_unknown)?; #private::Ok(__made) }),
            false => quote!(#private::Ok(#made)),
        }
    }

    /// `impl Deserialize` that reads the entries, and from the tokens of a text if nothing has to be kept.
    pub(crate) fn expand_deserialize(&self) -> TokenStream {
        let Entries { item, private, .. } = self;
        if self.flattens {
            return expand_impl(item, &quote!(#private::names::read_flattening(__deserializer)), private);
        }
        let deserialize = expand_impl(item, &quote!(#private::names::read(__deserializer)), private);
        let read_text = expand_read_text(item, &quote!(#private::names::read_text(__lexer)), private);
        quote!(#deserialize #read_text)
    }

    /// `impl ReadEntries` at that index: slots, a loop that fills them, and `made`, which makes the value from them.
    pub(crate) fn expand_impl(&self, at: usize, made: &TokenStream) -> TokenStream {
        let Entries { item, private, fields, flattens } = self;
        let rest = flattens.then(|| quote!(let mut __rest = #private::names::Source::rest(__source);));
        let names = fields.iter().map(|(field, _)| (&field.name, field.serde.aliases.as_slice()));
        let (names, patterns) = expand_names(names);
        let keys = fields.iter().map(|(field, _)| &field.name);
        let indices = 0..fields.len();
        let slots = self.slots();
        let types = fields.iter().map(|(field, _)| &field.ty);
        let fills = fields.iter().enumerate().map(|(index, (field, slot))| {
            let (name, read) = (&field.name, expand_reader(item, field, private));
            quote!(#private::Some(#index) => #private::names::Source::fill(&mut __source, &mut #slot, #name, #read)?,)
        });
        let header = expand_header(item, &quote!(#private::names::ReadEntries<'de, #at>), private);
        let (name, deny_unknown) = (item.ident.to_string(), item.serde.deny_unknown_fields);
        quote! {
            #header {
                const NAME: &'static ::core::primitive::str = #name;
                const NAMES: &'static [&'static ::core::primitive::str] = #names;
                const KEYS: &'static [#private::Name] = &[#(#private::Name::new(#keys)),*];
                const DENIES_UNKNOWN: ::core::primitive::bool = #deny_unknown;

                #[inline]
                fn key_of(__name: &::core::primitive::str) -> #private::Option<::core::primitive::usize> {
                    match __name {
                        #(#patterns => #private::Some(#indices),)*
                        _ => #private::None,
                    }
                }

                fn read_entries<__Source: #private::names::Source<'de>>(mut __source: __Source) -> #private::Result<Self, __Source::Error> {
                    use #private::slots::Take as _;
                    #(let mut #slots: #private::Option<#types> = #private::None;)*
                    while let #private::Some(__key) = #private::names::Source::next_key::<Self, #at>(&mut __source)? {
                        match __key {
                            #(#fills)*
                            _ => #private::names::Source::ignore(&mut __source)?,
                        }
                    }
                    #rest
                    #made
                }
            }
        }
    }
}
