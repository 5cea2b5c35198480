//! `deserialize`: from an item and serde's attributes on it to `impl Deserialize`. `by_key` reads its entries likewise.

pub(super) mod entries;
pub(super) mod header;
mod items;
mod slot;
mod variants;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Fields, Item, Shape, Style};
use entries::Entries;
use header::{expand_impl, expand_read_text};

/// `impl Deserialize`, if the type has the flag `deserialize`.
pub(crate) fn expand_deserialize(item: &Item, private: &Ident) -> Option<TokenStream> {
    item.deserialize.as_ref()?;
    Some(match &item.shape {
        Shape::Enum(variants) => variants::expand_enum(item, variants, private),
        Shape::Struct(fields) => expand_struct(item, fields, private),
    })
}

fn expand_struct(item: &Item, fields: &Fields, private: &Ident) -> TokenStream {
    let name = item.ident.to_string();
    let (parts, read) = match (fields.whole(), fields.style) {
        // A newtype reads what is inside.
        (Some(field), _) => {
            let reader = slot::expand_reader(item, field, private);
            let read = quote!(#private::slots::ReadSlot::read(#reader, __deserializer));
            let direct = quote!(#private::slots::ReadSlot::read_text(#reader, __lexer));
            let direct = quote!(#private::Result::map(#direct, Self));
            let read_text = expand_read_text(item, &direct, private);
            (Some(read_text), quote!(#private::Result::map(#read, Self)))
        }
        (None, Style::Unit) => {
            let unit = quote!(#private::items::unit(__deserializer, #name));
            (None, quote!(#private::Result::map(#unit, |()| Self)))
        }
        (None, Style::Tuple) => {
            let items = items::expand_items(item, fields, 0, &quote!(Self), private);
            (Some(items), quote!(#private::items::read(__deserializer)))
        }
        (None, Style::Named) => {
            let entries = Entries::new(item, fields.fields.iter(), fields.flatten(), private);
            let default = slot::expand_default(item);
            let members = fields.fields.iter().map(|field| entries.take(field));
            let made = entries.finish(&quote!(Self { #(#members)* }));
            let read = entries.expand_impl(0, &quote!(#default #made));
            let deserialize = entries.expand_deserialize();
            return quote!(#private::with_serde! { #read #deserialize });
        }
    };
    let deserialize = expand_impl(item, &read, private);
    quote!(#private::with_serde! { #parts #deserialize })
}
