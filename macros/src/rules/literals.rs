//! Lists of literals: reads them, emits them as data, and checks them against a type and each other.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::quote;
use syn::LitStr;
use syn::parse::{Parse, ParseStream};
use syn::token::Bracket;

use crate::errors::context::Context;
use crate::syntax::attributes::{Entry, parse_all, split_commas, take_message};
use crate::syntax::known_type::Known;
use crate::syntax::literal::Literal;
use crate::value_set::{ValueSet, are_apart};

/// Reports a literal that the type cannot hold.
pub(crate) fn check_literal_fits(literal: &Literal, known: Known, context: &Context) {
    if let Some(help) = known.refuses(literal) {
        context.error_with_help(literal, format_args!("`{literal}` is no {}", known.name()), help);
    }
}

/// Whether the wide literals include every value of the narrow ones.
pub(crate) fn covers(wide: &[Literal], narrow: &[Literal]) -> bool {
    ValueSet::of_literals(wide).includes(&ValueSet::of_literals(narrow))
}

/// Reports a literal that covers another one.
pub(crate) fn check_listed_once(literals: &[Literal], context: &Context) {
    if are_apart(literals) {
        return;
    }
    for (index, literal) in literals.iter().enumerate() {
        let own = std::slice::from_ref(literal);
        let covering = literals[..index].iter().map(std::slice::from_ref).find_map(|other| {
            let (within, around) = (covers(other, own), covers(own, other));
            (within || around).then_some((&other[0], within && around))
        });
        match covering {
            None => {}
            Some((_, true)) => {
                context.error_with_help(
                    literal,
                    format_args!("`{literal}` is listed twice"),
                    "keep one of them",
                );
            }
            Some((other, false)) => context.error_with_help(
                literal,
                format_args!("`{other}` and `{literal}` overlap"),
                "keep the wider one",
            ),
        }
    }
}

/// Reads the literals of a rule, which needs at least one.
pub(crate) fn read_literals(
    entry: &Entry,
    message: &mut Option<LitStr>,
    context: &Context,
) -> Option<Vec<Literal>> {
    let before = context.count();
    let name = &entry.name;
    let list = entry.list("\"a\", \"b\"", context)?;
    let mut literals: Vec<Literal> = Vec::new();
    for part in split_commas(list.stream(), context) {
        if take_message(&part, message, context) {
            continue;
        }
        // The first part that is not a literal ends the list: one error is enough.
        match context.keep(parse_all(part))? {
            Listed::Literal(literal) => literals.push(literal),
            Listed::Brackets(list) => {
                context.error_with_help(
                    &list,
                    "a list in brackets is no literal",
                    format_args!("write `{name}({})`", list.stream()),
                );
                return None;
            }
            Listed::Unseparated(rest) => {
                context.error_with_help(
                    rest,
                    "expected a comma behind the literal",
                    format_args!("write `{name}(\"a\", \"b\")`"),
                );
                return None;
            }
        }
    }
    if literals.is_empty() {
        if context.count() == before {
            context.error_with_help(
                entry,
                format_args!("`{name}` lists no literal"),
                format_args!("write `{name}(\"a\", \"b\")`"),
            );
        }
        return None;
    }
    Some(literals)
}

/// What a list has between two commas.
enum Listed {
    Literal(Literal),
    Brackets(Group),
    /// The first token after a literal.
    Unseparated(TokenStream),
}

impl Parse for Listed {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Bracket) {
            return Ok(Listed::Brackets(input.parse()?));
        }
        let literal = input.parse()?;
        match input.is_empty() {
            true => Ok(Listed::Literal(literal)),
            false => {
                let first: TokenTree = input.parse()?;
                let _: TokenStream = input.parse()?;
                Ok(Listed::Unseparated(first.into()))
            }
        }
    }
}

/// Literals as an expression of `&[Literal]`.
pub(crate) fn data_of(literals: &[Literal], private: &Ident) -> TokenStream {
    let literals = literals.iter().map(|literal| literal.data(private));
    quote!(&[#(#literals),*])
}

/// A pattern that matches the text literally.
pub(crate) fn escaped(text: &str) -> String {
    let mut pattern = String::new();
    for char in text.chars() {
        if r"\^$.*+?()[]{}|/".contains(char) {
            pattern.push('\\');
        }
        pattern.push(char);
    }
    pattern
}
