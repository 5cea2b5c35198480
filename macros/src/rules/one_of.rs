//! `one_of("a", "b")`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{LitStr, Type};

use super::{RuleKind, turbofish};
use crate::attributes::{Entry, split_commas};
use crate::context::Context;
use crate::literal::Literal;
use crate::scope::Scope;

/// The literals, at least one.
pub(crate) struct OneOf {
    pub(crate) literals: Vec<Literal>,
}

pub(crate) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<RuleKind> {
    let before = context.count();
    let list = entry.list("\"a\", \"b\"", context)?;
    let mut literals: Vec<Literal> = Vec::new();
    for part in split_commas(list.stream(), context) {
        if let Some(text) = parse_message(&part) {
            *message = Some(text);
        } else if let Some(literal) = context.keep(syn::parse2::<Literal>(part)) {
            if literals.iter().any(|other| other.value == literal.value) {
                context.error_with_help(
                    &literal,
                    format_args!("{} is listed twice", literal.tokens),
                    "keep one of them",
                );
            }
            literals.push(literal);
        }
    }
    if literals.is_empty() {
        if context.count() == before {
            context.error_with_help(
                entry,
                format_args!("`{}` lists no literal", entry.name),
                "write `one_of(\"a\", \"b\")`",
            );
        }
        return None;
    }
    Some(RuleKind::OneOf(OneOf { literals }))
}

/// `message = ".."` among literals or alternatives.
pub(super) fn parse_message(part: &TokenStream) -> Option<LitStr> {
    let meta = syn::parse2::<syn::MetaNameValue>(part.clone()).ok()?;
    match meta.value {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) if meta.path.is_ident("message") => {
            Some(text)
        }
        _ => None,
    }
}

impl OneOf {
    fn values(&self, private: &TokenStream) -> TokenStream {
        let literals = self.literals.iter().map(|literal| literal.data(private));
        quote!(&[#(#literals),*])
    }

    pub(crate) fn data(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let values = self.values(private);
        quote!(#private::Check::OneOf(#private::OneOf { literals: #values }))
    }

    pub(crate) fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let values = self.values(private);
        let types = turbofish(ty, &TokenStream::new());
        quote!(#private::one_of::holds #types (#value, #values))
    }
}
