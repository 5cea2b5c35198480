//! `unique`, `unique(by = field)`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned;
use syn::{LitStr, Type};

use super::items::Items;
use super::length::Length;
use super::rule::{Judged, Rule};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::syntax::attributes::{Args, Entry, parse_arguments};
use crate::syntax::idents::{local, local_at, private_at};
use crate::syntax::known_type::{Part, is_option, is_set, item_of};
use crate::value_set::ValueSet;

/// Forbids equal items, or items with an equal field.
pub(crate) struct Unique {
    pub(crate) by: Option<Ident>,
}

pub(crate) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<Unique> {
    let mut by = None;
    match &entry.args {
        Args::None => {}
        Args::Value(value) => {
            context.error_with_help(
                value,
                format_args!("`{}` takes no value", entry.name),
                "write `unique`, or `unique(by = field)` to compare one field of the items",
            );
            return None;
        }
        Args::List(list) => {
            for argument in parse_arguments(&entry.name, list.stream(), &["by", "message"], context) {
                match argument.key().as_str() {
                    "by" => by = Some(argument.value::<Ident>("field", context)?),
                    _ => *message = argument.value("\"..\"", context),
                }
            }
        }
    }
    Some(Unique { by })
}

impl Unique {
    /// What is compared of each item: two arguments, a function and whether an absent value equals another.
    pub(crate) fn compared(&self, ty: Option<&Type>) -> TokenStream {
        let span =
            self.by.as_ref().map_or_else(|| ty.map_or_else(Span::call_site, Spanned::span), Ident::span);
        let private = private_at(span);
        let [item, parts] = ["item", "parts"].map(|name| local_at(name, span));
        let Some(by) = &self.by else {
            return quote_spanned!(span=> |#item, #parts| #private::repeats::put(#item, #parts), true);
        };
        let field = local_at("field", span);
        let put = quote_spanned!(span=> { let #field = &#item.#by; #private::repeats::put(#field, #parts) });
        let item_type = ty.and_then(|ty| item_of(ty, Part::Each));
        // An absent item has no field.
        let put = match item_type.is_some_and(is_option) {
            true => quote!(match #item {
                #private::Some(#item) => #put,
                #private::None => #private::Parts::unknown(#parts),
            }),
            false => put,
        };
        quote!(|#item, #parts| #put, false)
    }

    /// In `const`: a loop over all pairs of items, which runs `found` with the index of a repeated one.
    pub(crate) fn search_in_const(
        &self,
        value: &TokenStream,
        ty: Option<&Type>,
        found: impl FnOnce(&Ident) -> TokenStream,
        scope: &Scope<'_>,
    ) -> TokenStream {
        let private = scope.private;
        let [items, index, first, is_new] = ["items", "index", "first", "is_new"].map(local);
        let item_type = ty.and_then(|ty| item_of(ty, Part::Each)).filter(|_| self.by.is_none());
        let part = |at: &Ident| {
            let part = match &self.by {
                Some(by) => quote!(&#items[#at].#by),
                None => quote!(&#items[#at]),
            };
            scope.read(("Scalar", "scalar"), &part, item_type, None)
        };
        let (own, other) = (part(&index), part(&first));
        let or_absent = self.by.is_none();
        let list = scope.read(("List", "items"), value, ty, None);
        let found = found(&index);
        quote! {{
            let #items = #list;
            let mut #index = 0;
            while #index < #items.len() {
                let (mut #first, mut #is_new) = (0, true);
                while #first < #index {
                    #is_new &= !#private::unique::are_equal(#own, #other, #or_absent);
                    #first += 1;
                }
                if !#is_new { #found }
                #index += 1;
            }
        }}
    }
}

impl Rule for Unique {
    fn judges(&self) -> Subject {
        Subject::Items
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let by = match &self.by {
            Some(by) => {
                let by = by.unraw().to_string();
                quote!(#private::Some(#by))
            }
            None => quote!(#private::None),
        };
        quote!(#private::Check::Unique(#private::Unique { by: #by, more: #private::More }))
    }

    /// Only alternatives call this: elsewhere each repeated item is reported at its own place.
    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        if scope.is_const {
            let differ = local("differ");
            let search = self.search_in_const(value, ty, |_| quote!(#differ = false;), scope);
            return quote!({ let mut #differ = true; #search #differ });
        }
        let compared = self.compared(ty);
        let types = ty.map(|ty| quote!(::<#ty>));
        quote!(#private::repeats::all_differ #types(#value, #compared))
    }

    fn identity(&self) -> Option<String> {
        self.by.as_ref().map(|by| by.unraw().to_string()).or(Some(String::new()))
    }

    fn has_parts(&self) -> bool {
        true
    }

    /// Reports a set, and rules beside it that leave no repeated item, or none that differ.
    fn check_parts(&self, name: &Ident, all: &[Judged<'_>], ty: Option<&Type>, context: &Context) {
        if ty.is_some_and(is_set) {
            let help = "take the rule away";
            context.error_with_help(name, format_args!("`{name}` on a set, whose items always differ"), help);
            return;
        }
        let lengths = all.iter().filter(|own| own.rule.get::<Length>().is_some());
        let sizes = lengths.fold(ValueSet::of_type(ty), |sizes, own| sizes.intersect(&own.values));
        let Some((least, most)) = sizes.sizes() else { return };
        if most.is_some_and(|most| most < 2) {
            context.error_with_help(
                name,
                format_args!("`{name}` on a list of at most one item"),
                "one item repeats none: take the rule away, or allow more items",
            );
            return;
        }
        let values = all.iter().filter_map(|own| {
            let items = own.rule.get::<Items>().filter(|items| items.part == Part::Each)?;
            items.values_inside(ty).count()
        });
        if let (None, Some(values)) = (&self.by, values.min())
            && least > values
        {
            context.error_with_help(
                name,
                format_args!(
                    "`{name}` leaves no list: it has {least} items at least, and {values} values differ"
                ),
                "allow shorter lists or more values, or take the rule away",
            );
        }
    }
}
