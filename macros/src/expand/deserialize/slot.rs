//! How one field is read, and what stands in for it where documents do not have it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Type;

use crate::model::{Field, Item};
use crate::syntax::idents::local;
use crate::syntax::serde::Filling;
use crate::syntax::types::{is_cow_of_str, mentions_lifetime, option_inner, optional_inner};

/// The reader of a field's value.
pub(super) fn expand_reader(item: &Item, field: &Field, private: &Ident) -> TokenStream {
    let is_never_null =
        option_inner(&field.ty).is_some() && item.deny_null.is_some() && field.nullable.is_none();
    let read = option_inner(&field.ty).filter(|_| is_never_null).unwrap_or(&field.ty);
    let reader = match borrows(read) {
        true => quote!(#private::slots::Borrow),
        // What reads itself from a text is found out by method resolution, since no trait says it of all types.
        false => quote!({
            use #private::slots::{BySerde as _, ByText as _};
            (&#private::slots::Reading::<#read>::NEW).reader()
        }),
    };
    if is_never_null { quote!(#private::slots::NotNull(#reader)) } else { reader }
}

/// Whether a field's string is borrowed from the text.
fn borrows(ty: &Type) -> bool {
    is_cow_of_str(optional_inner(ty).unwrap_or(ty)) && mentions_lifetime(ty)
}

/// The value of a field that documents do not have; `None` where the type itself has to say.
pub(super) fn expand_absent(item: &Item, field: &Field) -> Option<TokenStream> {
    let member = &field.member;
    match (&field.serde.default, &item.serde.default) {
        (None, Some(_)) => {
            let default = default_of_type();
            Some(quote!(#default.#member))
        }
        (own, _) if own.is_some() || field.serde.skip => {
            let filling = expand_filling(own.as_ref());
            Some(quote!(#filling()))
        }
        _ => None,
    }
}

/// The value that was found, or what stands in for it. A closure would take the whole default that only a part is
/// taken from, before the edition of 2021.
pub(super) fn expand_filled(found: &TokenStream, absent: &TokenStream, private: &Ident) -> TokenStream {
    let value = local("value");
    quote!(match #found {
        #private::Some(#value) => #value,
        #private::None => #absent,
    })
}

/// The variable with the default of the whole struct, from which fields that are absent are taken.
pub(super) fn expand_default(item: &Item) -> Option<TokenStream> {
    item.serde.default.as_ref().map(|filling| {
        let (default, function) = (default_of_type(), expand_filling(Some(filling)));
        quote!(let #default: Self = #function();)
    })
}

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

/// All names, and for each of what is named a pattern of its names.
pub(super) fn expand_names<'a>(
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
