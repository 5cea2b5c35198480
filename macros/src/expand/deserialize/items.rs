//! What is read from a list: a tuple struct, the content of a tuple variant.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::header::expand_header;
use super::slot::{expand_absent, expand_default, expand_filled, expand_reader};
use crate::model::{Field, Fields, Item};

/// `impl ReadItems` at that index, for the value that `of` builds: `Self`, or a variant of it. Items that the list lacks
/// are defaults where there are any.
pub(super) fn expand_items(
    item: &Item,
    fields: &Fields,
    at: usize,
    of: &TokenStream,
    private: &Ident,
) -> TokenStream {
    let header = expand_header(item, &quote!(#private::items::ReadItems<'de, #at>), private);
    let default = expand_default(item);
    let mut len = 0_usize;
    let members: Vec<_> =
        fields.fields.iter().map(|field| expand_member(item, field, at, &mut len, private)).collect();
    let name = item.ident.to_string();
    quote! {
        #header {
            const NAME: &'static ::core::primitive::str = #name;
            const LEN: ::core::primitive::usize = #len;

            fn read_items<__SeqAccess: #private::items::SeqAccess<'de>>(mut __items: __SeqAccess) -> #private::Result<Self, __SeqAccess::Error> {
                #default
                #private::Ok(#of { #(#members)* })
            }
        }
    }
}

fn expand_member(item: &Item, field: &Field, at: usize, index: &mut usize, private: &Ident) -> TokenStream {
    let (member, absent) = (&field.member, expand_absent(item, field));
    if field.serde.skip {
        return quote!(#member: #absent,);
    }
    let reader = expand_reader(item, field, private);
    let read = quote!(#private::items::next(&mut __items, #reader)?);
    let place = *index;
    *index += 1;
    match absent {
        Some(absent) => {
            let filled = expand_filled(&read, &absent, private);
            quote!(#member: #filled,)
        }
        None => quote!(#member: #private::items::needed::<_, Self, #at, _>(#read, #place)?,),
    }
}
