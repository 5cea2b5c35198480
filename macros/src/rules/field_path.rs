//! The path to a field that a rule names: `start`, or `tls.mode` for a field inside another.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::Type;
use syn::ext::IdentExt as _;

use super::scope::Scope;
use crate::syntax::idents::{local, private_at};
use crate::syntax::types::respan;

/// The names of fields, from one of the same struct or variant inwards.
#[derive(Clone)]
pub(crate) struct FieldPath {
    first: Ident,
    inside: Vec<Ident>,
}

impl std::fmt::Display for FieldPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.first.fmt(f)?;
        self.inside.iter().try_for_each(|name| write!(f, ".{name}"))
    }
}

impl ToTokens for FieldPath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (first, inside) = (&self.first, &self.inside);
        tokens.extend(quote!(#first #(. #inside)*));
    }
}

impl PartialEq for FieldPath {
    fn eq(&self, other: &Self) -> bool {
        self.names().eq(other.names())
    }
}

impl FieldPath {
    pub(crate) fn new(first: Ident, inside: Vec<Ident>) -> Self {
        FieldPath { first, inside }
    }

    /// Reads `self.a.b`.
    pub(crate) fn of_self(tokens: &TokenStream) -> Option<Self> {
        let mut trees = tokens.clone().into_iter();
        let mut names = Vec::new();
        if !matches!(trees.next(), Some(TokenTree::Ident(own)) if own == "self") {
            return None;
        }
        while let Some(tree) = trees.next() {
            let is_point = matches!(&tree, TokenTree::Punct(point) if point.as_char() == '.');
            match trees.next() {
                Some(TokenTree::Ident(name)) if is_point => names.push(name),
                _ => return None,
            }
        }
        let mut names = names.into_iter();
        Some(FieldPath::new(names.next()?, names.collect()))
    }

    /// The field of the same struct or variant.
    pub(crate) fn first(&self) -> &Ident {
        &self.first
    }

    /// Whether it leads into the field.
    pub(crate) fn is_nested(&self) -> bool {
        !self.inside.is_empty()
    }

    /// Whether it names this field, and nothing inside it.
    pub(crate) fn is(&self, field: &str) -> bool {
        !self.is_nested() && self.first.unraw() == field
    }

    /// The name at the end.
    pub(crate) fn last(&self) -> &Ident {
        self.inside.last().unwrap_or(&self.first)
    }

    fn names(&self) -> impl Iterator<Item = String> {
        std::iter::once(&self.first).chain(&self.inside).map(|name| name.unraw().to_string())
    }

    /// The path as an expression of core's `FieldPath`.
    pub(crate) fn data(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let (field, place) = (scope.wire_name(&self.first), scope.place(&self.first));
        let own = scope.find(&self.first).filter(|_| self.is_nested());
        let Some(own) = own else { return quote!(#private::FieldPath::to(#field, #place)) };
        let is_flattened = own.is_flattened;
        let steps = self.inside.iter().enumerate().map(|(place, name)| {
            let at = self.at(place, own.ty);
            let (span, name) = (name.span(), name.unraw().to_string());
            quote_spanned!(span=> #at.name(#name))
        });
        quote! {
            #private::FieldPath {
                field: #field,
                place: #place,
                is_flattened: #is_flattened,
                inside: &[#(#steps),*],
                more: #private::More,
            }
        }
    }

    /// The type at the end of a path into a field of type `ty`, as an expression of core's `At`.
    pub(crate) fn end(&self, ty: &Type) -> TokenStream {
        let (at, found, last) =
            (self.at(self.inside.len().saturating_sub(1), ty), local("found"), self.last());
        quote_spanned!(last.span()=> #at.field(|#found| &#found.#last))
    }

    /// The struct that has the field of that number.
    fn at(&self, place: usize, ty: &Type) -> TokenStream {
        let span = self.first.span();
        let (private, ty, found) = (private_at(span), respan(ty, span), local("found"));
        // In these tokens, rustc reports a type that is no such struct in the same words as where its value is read.
        let within = quote_spanned!(span=> <#ty as #private::Within>);
        let mut at = quote_spanned!(span=> #private::At::<#within::Inside>::START);
        for name in &self.inside[..place] {
            let private = private_at(name.span());
            at = quote_spanned!(name.span()=> #private::within(#at.field(|#found| &#found.#name)));
        }
        at
    }

    /// An expression on the value at the end; `absent` where there is none on the way.
    pub(crate) fn read(
        &self,
        scope: &Scope<'_>,
        absent: &TokenStream,
        read: impl FnOnce(&TokenStream, Option<&Type>) -> TokenStream,
    ) -> TokenStream {
        match scope.field(&self.first) {
            Some((value, ty)) => self.read_from((&value, ty), absent, read),
            None => absent.clone(),
        }
    }

    /// The same, given the value and the type of the first field.
    pub(crate) fn read_from(
        &self,
        (value, ty): (&TokenStream, &Type),
        absent: &TokenStream,
        read: impl FnOnce(&TokenStream, Option<&Type>) -> TokenStream,
    ) -> TokenStream {
        let Some(last) = self.inside.last() else { return read(value, Some(ty)) };
        let found = local("found");
        // With the author's span, an error on the value is underlined in the rule.
        let value_here = Ident::new("__value", last.span());
        let inner = read(&value_here.to_token_stream(), None);
        let mut inner = quote_spanned!(last.span()=> { let #value_here = &#found.#last; #inner });
        for (place, _) in self.inside.iter().enumerate().rev() {
            let before = place.checked_sub(1).map(|before| &self.inside[before]);
            let span = before.unwrap_or(&self.first).span();
            let private = private_at(span);
            let within = match before {
                Some(name) => quote_spanned!(span=> #private::Within::within(&#found.#name)),
                None => {
                    let ty = respan(ty, span);
                    quote_spanned!(span=> <#ty as #private::Within>::within(#value))
                }
            };
            inner = quote! {
                match #within { #private::Some(#found) => #inner, #private::None => #absent }
            };
        }
        inner
    }
}
