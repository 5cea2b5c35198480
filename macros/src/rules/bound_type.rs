//! The type of a bound that is an expression. Of `1 << 20` or `if cfg!(..) { 3 } else { 4 }` only inference knows it, so it is
//! computed in the type of the field. In: the expression's tokens. Out: the type to compute it in, if it has none.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;
use syn::Type;

use crate::syntax::known_type::{Integer, Known, known};
use crate::syntax::types::{bare, optional_inner, outer_name};

/// The type to compute a bound in, beside a field of type `ty`; `None` for an expression that has a type of its own.
pub(super) fn missing_type(tokens: &TokenStream, ty: Option<&Type>) -> Option<TokenStream> {
    if !is_untyped(tokens) {
        return None;
    }
    let field = ty.map(|ty| optional_inner(ty).unwrap_or(ty));
    let name = field.and_then(|ty| outer_name(bare(ty))).map(|name| name.to_string());
    Some(match (field.and_then(known), name.as_deref()) {
        (_, Some("f32")) if has_point(tokens) => quote!(::core::primitive::f32),
        _ if has_point(tokens) => quote!(::core::primitive::f64),
        (Some(Known::Integer(Integer { name, .. })), _) => {
            let name = quote::format_ident!("{name}");
            quote!(::core::primitive::#name)
        }
        _ => quote!(::core::primitive::i128),
    })
}

/// Whether nothing in an expression says which type of number it is.
fn is_untyped(tokens: &TokenStream) -> bool {
    let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
    if let [.., TokenTree::Ident(cast), TokenTree::Ident(any)] = all.as_slice()
        && cast == "as"
        && any == "_"
    {
        return true;
    }
    let mut rest = all.iter().peekable();
    while let Some(token) = rest.next() {
        match token {
            // What an `if` asks, and what a `match` looks at, has other types.
            TokenTree::Ident(word) if word == "if" || word == "match" => {
                let is_block = |token: &&&TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
                while rest.next_if(|token| !is_block(&token)).is_some() {}
                let Some(TokenTree::Group(block)) = rest.next() else { return false };
                let is_met =
                    if word == "if" { is_untyped(&block.stream()) } else { has_untyped_arms(block.stream()) };
                if !is_met {
                    return false;
                }
            }
            TokenTree::Ident(word) if word == "else" => {}
            TokenTree::Ident(_) => return false,
            // So has the number of bits of a shift.
            TokenTree::Punct(punct) if is_shift(punct, rest.peek()) => {
                let is_next = |token: &&TokenTree| matches!(token, TokenTree::Punct(punct) if ['|', '&', '^'].contains(&punct.as_char()));
                while rest.next_if(|token| !is_next(token)).is_some() {}
            }
            TokenTree::Punct(_) => {}
            TokenTree::Group(group) if is_untyped(&group.stream()) => {}
            TokenTree::Group(_) => return false,
            TokenTree::Literal(literal) => {
                let is_plain = match syn::Lit::new(literal.clone()) {
                    syn::Lit::Int(int) => int.suffix().is_empty(),
                    syn::Lit::Float(float) => float.suffix().is_empty(),
                    _ => false,
                };
                if !is_plain {
                    return false;
                }
            }
        }
    }
    true
}

fn is_shift(first: &proc_macro2::Punct, second: Option<&&TokenTree>) -> bool {
    let mark = first.as_char();
    ['<', '>'].contains(&mark) && matches!(second, Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

/// Whether the values of all arms of a `match` are untyped.
fn has_untyped_arms(arms: TokenStream) -> bool {
    let mut rest = arms.into_iter().peekable();
    while rest.peek().is_some() {
        // The pattern, up to `=>`.
        let mut is_arrow = false;
        for token in rest.by_ref() {
            let mark =
                |token: &TokenTree, mark| matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark);
            if is_arrow && mark(&token, '>') {
                break;
            }
            is_arrow = mark(&token, '=');
        }
        let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
        let mut value = TokenStream::new();
        while let Some(token) = rest.next_if(|token| !is_comma(token)) {
            value.extend([token]);
        }
        rest.next();
        if !is_untyped(&value) {
            return false;
        }
    }
    true
}

/// Whether a number with a point is in an expression.
fn has_point(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Literal(literal) => matches!(syn::Lit::new(literal), syn::Lit::Float(_)),
        TokenTree::Group(group) => has_point(&group.stream()),
        _ => false,
    })
}
