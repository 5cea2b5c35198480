//! `one_of("a", "b")`.

use proc_macro2::{Group, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::token::Bracket;
use syn::{Ident, LitStr, Type};

use super::scope::Scope;
use crate::errors::context::Context;
use crate::syntax::attributes::{Entry, parse_all, split_commas, take_message};
use crate::syntax::literal::Literal;
use crate::value_set::ValueSet;

/// The literals, at least one.
pub(crate) struct OneOf {
    pub(crate) literals: Vec<Literal>,
}

pub(crate) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<OneOf> {
    let before = context.count();
    let list = entry.list("\"a\", \"b\"", context)?;
    let mut literals: Vec<Literal> = Vec::new();
    for part in split_commas(list.stream(), context) {
        if take_message(&part, message, context) {
            continue;
        }
        // Of several that are none, the first tells enough.
        let OnlyLiteral(literal) = context.keep(parse_all(part))?;
        literals.push(literal);
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
    Some(OneOf { literals })
}

/// A literal with nothing behind it.
struct OnlyLiteral(Literal);

impl Parse for OnlyLiteral {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Ident) {
            return Err(input.error(
                "expected a literal, found a name\n\
                 help: write a string in quotes; variants of an enum are judged by a function: `custom(path)`",
            ));
        }
        if input.peek(Bracket) {
            let list: Group = input.parse()?;
            let message =
                format!("a list in brackets is no literal\nhelp: write `one_of({})`", list.stream());
            return Err(syn::Error::new_spanned(list, message));
        }
        let literal = input.parse()?;
        match input.is_empty() {
            true => Ok(OnlyLiteral(literal)),
            false => {
                Err(input.error("expected a comma behind the literal\nhelp: write `one_of(\"a\", \"b\")`"))
            }
        }
    }
}

impl OneOf {
    /// The values that it allows.
    pub(crate) fn values(&self) -> ValueSet {
        ValueSet::of_literals(&self.literals)
    }

    fn literals(&self, private: &Ident) -> TokenStream {
        let literals = self.literals.iter().map(|literal| literal.data(private));
        quote!(&[#(#literals),*])
    }

    pub(crate) fn data(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let literals = self.literals(private);
        quote!(#private::Check::OneOf(#private::OneOf { literals: #literals }))
    }

    pub(crate) fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let rule = self.literals(scope.private);
        scope.verdict(("one_of", "holds"), ("Scalar", "scalar"), &rule, value, ty)
    }
}
