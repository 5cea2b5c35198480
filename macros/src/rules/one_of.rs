//! `one_of("a", "b")`.

use proc_macro2::{Group, TokenStream};
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::token::Bracket;
use syn::{Ident, LitStr, Type};

use super::literals::{check_listed_once, check_literal_fits};
use super::rule::{Judged, Rule, refusal};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::errors::nearest::nearest;
use crate::syntax::attributes::{Entry, parse_all, split_commas, take_message};
use crate::syntax::known_type::known;
use crate::syntax::literal::{Literal, Value};
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
    fn literals(&self, private: &Ident) -> TokenStream {
        let literals = self.literals.iter().map(|literal| literal.data(private));
        quote!(&[#(#literals),*])
    }
}

impl Rule for OneOf {
    fn judges(&self) -> Subject {
        Subject::Scalar
    }

    fn values(&self, _: Option<&Type>) -> ValueSet {
        ValueSet::of_literals(&self.literals)
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let literals = self.literals(private);
        quote!(#private::Check::OneOf(#private::OneOf { literals: #literals }))
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let rule = self.literals(scope.private);
        scope.verdict(("one_of", "holds"), ("Scalar", "scalar"), &rule, value, ty)
    }

    fn has_parts(&self) -> bool {
        true
    }

    /// A listed literal is a value that the type can have, listed once, and allowed by the other rules.
    fn check_parts(&self, name: &Ident, all: &[Judged<'_>], ty: Option<&Type>, context: &Context) {
        let known = ty.and_then(known);
        for literal in &self.literals {
            if let Some(known) = known.filter(|known| known.refuses(literal).is_some()) {
                check_literal_fits(literal, known, context);
                continue;
            }
            let others = all.iter().filter(|own| own.rule.name != *name);
            if let Some((rule, reason)) = refusal(others, literal) {
                context.error_with_help(
                    literal,
                    format_args!("`one_of` lists `{}`, which `{rule}` refuses", literal),
                    format_args!("take it away, or let `{rule}` allow it: {reason}"),
                );
            }
        }
        check_listed_once(&self.literals, context);
    }

    /// What is listed, or the text of it that is nearest to the literal.
    fn say_refusal(&self, literal: &Literal) -> Option<String> {
        let texts = self.literals.iter().filter_map(|own| match &own.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let meant = match &literal.value {
            Value::Text(text) => nearest(text, texts),
            _ => None,
        };
        Some(match meant {
            Some(meant) => format!("did you mean `{meant:?}`?"),
            None => {
                let names: Vec<String> = self.literals.iter().map(|own| format!("`{own}`")).collect();
                format!("it lists {}", names.join(", "))
            }
        })
    }
}
