//! `one_of(A, B)` and `none_of(A, B)` on a field of an enum, with variants written bare.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::{LitStr, Type};

use super::claim::Claim;
use super::rule::{Judged, Rule};
use super::scope::Scope;
use super::subject::Subject;
use super::variant_tokens::{enum_inside, is_any_variant};
use super::{none_of, one_of};
use crate::errors::context::Context;
use crate::syntax::attributes::{Args, Entry, split_commas, take_message};
use crate::syntax::idents::private_at;
use crate::syntax::known_type::known;
use crate::syntax::types::respan;

/// At least one variant.
pub(crate) struct Variants {
    is_none: bool,
    variants: Vec<Ident>,
}

/// Reads `one_of`, or `none_of`: a list of variants if it begins with a name, else of literals.
pub(crate) fn parse_listed(
    is_none: bool,
    entry: &Entry,
    message: &mut Option<LitStr>,
    context: &Context,
) -> Option<Box<dyn Rule>> {
    if let Args::List(list) = &entry.args
        && let Some(parts) = names(list.stream(), message, context)
    {
        return Some(Box::new(Variants { is_none, variants: read_variants(entry, parts, context)? }));
    }
    Some(match is_none {
        true => Box::new(none_of::parse(entry, message, context)?),
        false => Box::new(one_of::parse(entry, message, context)?),
    })
}

/// The parts of a list that begins with a name; a message among them is put aside.
fn names(list: TokenStream, message: &mut Option<LitStr>, context: &Context) -> Option<Vec<TokenStream>> {
    let is_name = |part: &TokenStream| match part.clone().into_iter().next() {
        Some(TokenTree::Ident(name)) => name != "true" && name != "false" && name != "message",
        _ => false,
    };
    // Faults of the list are reported where it is read.
    let first = split_commas(list.clone(), &Context::default());
    if !first.iter().any(is_name) {
        return None;
    }
    let parts = split_commas(list, context).into_iter();
    Some(parts.filter(|part| !take_message(part, message, context)).collect())
}

fn read_variants(entry: &Entry, parts: Vec<TokenStream>, context: &Context) -> Option<Vec<Ident>> {
    let name = &entry.name;
    let mut variants: Vec<Ident> = Vec::new();
    for part in parts {
        let last = part.clone().into_iter().filter(|tree| matches!(tree, TokenTree::Ident(_))).last();
        match (syn::parse2::<Ident>(part.clone()), last) {
            (Ok(variant), _) if variants.contains(&variant) => {
                context.error_with_help(
                    &variant,
                    format_args!("`{variant}` is listed twice"),
                    "keep one of them",
                );
                return None;
            }
            (Ok(variant), _) => variants.push(variant),
            (Err(_), Some(last)) => {
                context.error_with_help(
                    &part,
                    "variants are written bare, with commas between them",
                    format_args!("write `{name}({last})`: the field's type is known"),
                );
                return None;
            }
            (Err(_), None) => {
                context.error_with_help(
                    &part,
                    "variants and literals cannot be mixed",
                    "a value is compared with variants of its enum, or with literals",
                );
                return None;
            }
        }
    }
    Some(variants)
}

impl Variants {
    /// The variants' names in Rust.
    fn idents(&self) -> Vec<String> {
        self.variants.iter().map(|variant| variant.unraw().to_string()).collect()
    }
}

/// All names of an enum's variants, where its type is known and names no lifetime.
fn all_names(ty: Option<&Type>, scope: &Scope<'_>) -> Option<TokenStream> {
    let (_, ty, _) = enum_inside(&TokenStream::new(), ty?, scope.private);
    let known = scope.known();
    Some(quote!(<#ty as #known>::VARIANT_NAMES))
}

impl Rule for Variants {
    fn judges(&self) -> Subject {
        Subject::Other
    }

    fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let (is_none, idents) = (self.is_none, self.idents());
        let names = all_names(ty, scope).unwrap_or_else(|| quote!(&[]));
        quote!(#private::Check::Variants { 0: #private::Variants {
            is_none: #is_none,
            idents: &[#(#idents),*],
            names: #names,
            more: #private::More,
        }})
    }

    /// An absent value is none, and passes.
    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let Some(ty) = ty else {
            let function =
                quote::format_ident!("{}", if self.is_none { "is_variant" } else { "is_other_variant" });
            let idents = self.idents();
            return quote!(!#private::#function(#value, &[#(#idents),*]));
        };
        let breaks = is_any_variant(value, ty, &self.variants, !self.is_none, private);
        quote!(!(#breaks))
    }

    /// Claims that other variants are left.
    fn claims(&self, ty: Option<&Type>) -> Vec<Claim> {
        let is_free = |ty: &&Type| !ty.to_token_stream().to_string().contains(['\'', '&']);
        let (Some(ty), Some(first)) = (ty.filter(is_free), self.variants.first()) else { return Vec::new() };
        let span = first.span();
        let private = private_at(span);
        let idents = self.idents();
        let ty = respan(ty, span);
        let (_, ty, _) = enum_inside(&TokenStream::new(), &ty, &private);
        // Behind an alias the type may be no enum, which this trait says in plain words.
        let names = quote_spanned!(span=> <#ty as #private::Varied>::NAMES);
        let holds = quote_spanned!(span=> #private::has_others(#names, &[#(#idents),*]));
        let otherwise = match self.is_none {
            true => "`none_of` lists every variant\nhelp: it leaves no value: take a variant away",
            false => "`one_of` lists every variant\nhelp: it always holds: name fewer, or take the rule away",
        };
        vec![Claim::new(span, holds, otherwise.to_owned())]
    }

    fn has_parts(&self) -> bool {
        true
    }

    /// Reports a field that is no enum, and a variant that the other list decides already.
    fn check_parts(&self, name: &Ident, all: &[Judged<'_>], ty: Option<&Type>, context: &Context) {
        if let (Some(known), Some(first)) = (ty.and_then(known), self.variants.first()) {
            context.error_with_help(
                first,
                format_args!("`{first}` is the name of a variant, and the type is a {}", known.name()),
                format_args!("write literals: `{name}(\"a\", \"b\")`, numbers, `true` or a range"),
            );
            return;
        }
        let other = |own: &&Judged<'_>| own.rule.name != *name;
        let others = all.iter().filter(other).filter_map(|own| own.rule.get::<Variants>());
        for variant in others.flat_map(|other| &other.variants) {
            if let Some(own) = self.variants.iter().find(|own| *own == variant).filter(|_| self.is_none) {
                context.error_with_help(
                    own,
                    format_args!("`{own}` is in `one_of` and in `none_of`"),
                    "take it away from one of them",
                );
            }
        }
    }
}
