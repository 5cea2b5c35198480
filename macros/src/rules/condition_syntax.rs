//! The syntax of a condition's tests: `field = A | B`, `field != "text" | 1..=9`, `field > 3`, `field`, and
//! `tls.mode = Strict` for a field inside another.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::Token;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};

use super::condition::{Is, Order, Test};
use super::field_path::FieldPath;
use crate::errors::show::show;
use crate::syntax::literal::{Literal, Value};

impl Parse for Test {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let tokens = input.cursor().token_stream();
        if !input.peek(Ident::peek_any) {
            return Err(error_no_field(input));
        }
        let first = input.call(Ident::parse_any)?;
        let mut inside = Vec::new();
        while first != "self" && input.peek(Token![.]) && input.peek2(Ident::peek_any) {
            input.parse::<Token![.]>()?;
            inside.push(input.parse::<Ident>()?);
        }
        let path = FieldPath::new(first, inside);
        let is = match input.is_empty() {
            true => Is::Present,
            false => parse_values(&path, &tokens, input)?,
        };
        Ok(Test { path, is, tokens })
    }
}

/// Reads what stands behind the field.
fn parse_values(path: &FieldPath, tokens: &TokenStream, input: ParseStream<'_>) -> syn::Result<Is> {
    let field = &path.to_string();
    if let Some(order) = parse_order(input)? {
        return parse_comparison(field, order, input);
    }
    let is_not = input.peek(Token![!=]);
    if !is_not && (!input.peek(Token![=]) || input.peek(Token![==]) || input.peek(Token![=>])) {
        return Err(error_operator(field, input));
    }
    let (operator, sign) = match is_not {
        true => (input.parse::<Token![!=]>()?.to_token_stream(), "!="),
        false => (input.parse::<Token![=]>()?.to_token_stream(), "="),
    };
    if input.is_empty() {
        let message =
            format!("`{field} {sign}` has no value\nhelp: for \"is present\" write `{field}` alone");
        return Err(syn::Error::new_spanned(operator, message));
    }
    let (variants, literals) = parse_alternatives(field, sign, input)?;
    match (variants.is_empty(), literals.is_empty(), is_not) {
        (false, true, false) => Ok(Is::Variants(variants)),
        (false, true, true) => Ok(Is::NotVariants(variants)),
        (true, _, false) => Ok(Is::Literals(literals)),
        (true, _, true) => Ok(Is::NotLiterals(literals)),
        (false, false, _) => {
            let message = "variants and literals cannot be mixed\nhelp: repeat the rule: repetition is `or`";
            Err(syn::Error::new_spanned(tokens, message))
        }
    }
}

/// Reads the variants and literals between bars.
fn parse_alternatives(
    field: &str,
    sign: &str,
    input: ParseStream<'_>,
) -> syn::Result<(Vec<Ident>, Vec<Literal>)> {
    let (mut variants, mut literals) = (Vec::new(), Vec::new());
    loop {
        if input.peek(syn::token::Paren) || input.peek(syn::token::Bracket) {
            let values = listed(input).unwrap_or_else(|| "A | B".to_owned());
            let message = format!(
                "alternatives take no parentheses or brackets\nhelp: write `{field} {sign} {values}`"
            );
            return Err(input.error(message));
        }
        let is_truth = input.peek(syn::LitBool);
        if !is_truth && input.peek(Ident::peek_any) {
            variants.push(parse_variant(input)?);
        } else {
            literals.push(input.parse::<Literal>()?);
        }
        if input.is_empty() {
            return Ok((variants, literals));
        }
        if !input.peek(Token![|]) || input.peek(Token![||]) {
            return Err(error_between(field, variants.last(), input));
        }
        let bar: Token![|] = input.parse()?;
        if input.is_empty() {
            return Err(syn::Error::new_spanned(
                bar,
                "no alternative follows this `|`\nhelp: take the `|` away",
            ));
        }
    }
}

fn parse_order(input: ParseStream<'_>) -> syn::Result<Option<Order>> {
    Ok(Some(if input.peek(Token![<=]) {
        input.parse::<Token![<=]>()?;
        Order::AtMost
    } else if input.peek(Token![>=]) {
        input.parse::<Token![>=]>()?;
        Order::AtLeast
    } else if input.peek(Token![<]) && !input.peek(Token![<-]) {
        input.parse::<Token![<]>()?;
        Order::Below
    } else if input.peek(Token![>]) {
        input.parse::<Token![>]>()?;
        Order::Above
    } else {
        return Ok(None);
    }))
}

/// Reads the bound of a comparison.
fn parse_comparison(field: &str, order: Order, input: ParseStream<'_>) -> syn::Result<Is> {
    let sign = order.sign();
    let needs_number = || format!("`{field} {sign}` needs a number\nhelp: write `{field} {sign} 3`");
    if input.is_empty() {
        return Err(input.error(needs_number()));
    }
    let error = input.error(needs_number());
    let bound: Literal = input.parse().map_err(|_| error)?;
    if !matches!(bound.value, Value::Number(_)) {
        return Err(syn::Error::new_spanned(&bound.tokens, needs_number()));
    }
    if !input.is_empty() {
        let message = "a comparison has one number\nhelp: a comma is `and`, the rule repeated is `or`";
        return Err(input.error(message));
    }
    Ok(Is::Compared(order, bound))
}

/// The help that names a condition's opposite.
const OPPOSITE: &str = "use the rule's opposite: `_unless` for `_if`, `_if` for `_unless`";

/// The error for a test that does not begin with a field.
fn error_no_field(input: ParseStream<'_>) -> syn::Error {
    input.error(if input.peek(Token![!]) {
        format!("a condition has no `!`\nhelp: {OPPOSITE}")
    } else if input.peek(syn::Lit) {
        "a condition begins with the name of a field, not with a literal\n\
         help: write `field = \"a\" | \"b\"`, or `field` for \"is present\""
            .to_owned()
    } else {
        "a condition begins with the name of a field\n\
         help: write `field = Variant`, or `field` for \"is present\""
            .to_owned()
    })
}

/// The error for a field followed by something other than `=`.
fn error_operator(field: &str, input: ParseStream<'_>) -> syn::Error {
    let message = if field == "not" && input.peek(syn::token::Paren) {
        format!("a condition has no `not(..)`\nhelp: {OPPOSITE}")
    } else if field == "any" && input.peek(syn::token::Paren) {
        "a condition has no `any(..)`\nhelp: repeat the rule: repetition is `or`".to_owned()
    } else if field == "all" && input.peek(syn::token::Paren) {
        "a condition has no `all(..)`\nhelp: a comma is `and`".to_owned()
    } else if field == "self" && input.peek(Token![.]) {
        "a condition names a field bare\nhelp: take `self.` away".to_owned()
    } else if input.peek(Token![.]) {
        format!("`{field}.` names no field\nhelp: write the name of a field of its type behind the point")
    } else if input.peek(Token![:]) {
        format!("a condition compares with `=`\nhelp: write `{field} = ..`")
    } else if input.peek(syn::token::Paren) || input.peek(Token![in]) {
        let values = listed(input).unwrap_or_else(|| "A | B".to_owned());
        format!("a condition compares with `=`\nhelp: write `{field} = {values}`")
    } else if input.peek(Token![==]) {
        format!("a condition has one `=`\nhelp: write `{field} = ..`")
    } else if input.peek(Token![=>]) {
        format!("a condition has no `=>`\nhelp: for \"at least\" write `{field} >= ..`")
    } else {
        format!("expected `=` or a comma behind `{field}`\nhelp: a comma is `and`, the rule repeated is `or`")
    };
    input.error(message)
}

/// Rewrites the values of `(A, B)`, `in [A, B]` or `in 1..=9` as a condition writes them.
fn listed(input: ParseStream<'_>) -> Option<String> {
    let is_in = |tree: &TokenTree| matches!(tree, TokenTree::Ident(ident) if ident == "in");
    let rest: TokenStream = input.cursor().token_stream().into_iter().filter(|tree| !is_in(tree)).collect();
    let values = match rest.clone().into_iter().next()? {
        TokenTree::Group(group) => show(&group.stream()).replace(", ", " | "),
        _ => show(&rest),
    };
    (!values.is_empty()).then_some(values)
}

/// The error for an alternative followed by something other than `|`.
fn error_between(field: &str, variant: Option<&Ident>, input: ParseStream<'_>) -> syn::Error {
    if variant.is_some_and(|variant| variant == "Some")
        && let Some(inside) = listed(input)
    {
        let message =
            format!("a condition reads the value inside an `Option`\nhelp: write `{field} = {inside}`");
        return input.error(message);
    }
    input.error(if input.peek(Token![&&]) {
        "a condition has no `&&`\nhelp: a comma is `and`"
    } else if input.peek(Token![||]) {
        "a condition has no `||`\nhelp: write `|` between values of one field; the rule repeated is `or`"
    } else if input.peek(syn::token::Paren) || input.peek(syn::token::Brace) {
        "a variant is named without its fields\nhelp: take the parentheses or braces away"
    } else {
        "expected `|` or a comma\nhelp: write `|` between values of one field, a comma between tests"
    })
}

/// Reads a variant, which is written without its path.
fn parse_variant(input: ParseStream<'_>) -> syn::Result<Ident> {
    let begin = input.cursor().token_stream();
    let variant = input.call(Ident::parse_any)?;
    if input.peek(Token![::]) {
        let path: TokenStream = input.parse()?;
        let last = path.into_iter().filter(|tree| matches!(tree, TokenTree::Ident(_))).last();
        let last = last.map_or_else(|| variant.to_string(), |last| last.to_string());
        let message = format!("variants are written bare\nhelp: write `{last}`: the field's type is known");
        return Err(syn::Error::new_spanned(begin, message));
    }
    Ok(variant)
}
