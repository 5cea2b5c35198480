//! Conditions of `required_if` and its kin: `field = A | B`, `field = "text" | 1..=9`, `field`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Token;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned as _;

use super::scope::Scope;
use crate::errors::context::Context;
use crate::errors::show::show;
use crate::syntax::attributes::parse_all;
use crate::syntax::idents::local;
use crate::syntax::literal::Literal;
use crate::syntax::types::{bare, box_inner, opened, respan, templated_inner};

/// Holds when all tests of any one alternative hold.
#[derive(Clone)]
pub(crate) struct Condition {
    pub(crate) any: Vec<Vec<Test>>,
}

/// A test of one field.
#[derive(Clone)]
pub(crate) struct Test {
    pub(crate) field: Ident,
    pub(crate) is: Is,
    tokens: TokenStream,
}

/// What a test requires of its field.
#[derive(Clone)]
pub(crate) enum Is {
    Present,
    Variants(Vec<Ident>),
    Literals(Vec<Literal>),
}

impl ToTokens for Test {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.tokens.to_tokens(tokens);
    }
}

/// Reads tests that were separated by commas.
pub(crate) fn parse_condition(parts: Vec<TokenStream>, context: &Context) -> Option<Condition> {
    let count = parts.len();
    let tests: Vec<Test> = parts.into_iter().filter_map(|part| context.keep(parse_all(part))).collect();
    (tests.len() == count && count > 0).then(|| Condition { any: vec![tests] })
}

impl Parse for Test {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let tokens = input.cursor().token_stream();
        if !input.peek(Ident::peek_any) {
            return Err(error_no_field(input));
        }
        let field = input.call(Ident::parse_any)?;
        if input.is_empty() {
            return Ok(Test { field, is: Is::Present, tokens });
        }
        if !input.peek(Token![=]) || input.peek(Token![==]) {
            return Err(error_operator(&field, input));
        }
        let equals: Token![=] = input.parse()?;
        if input.is_empty() {
            let message = format!("`{field} =` has no value\nhelp: for \"is present\" write `{field}` alone");
            return Err(syn::Error::new_spanned(equals, message));
        }
        let mut variants = Vec::new();
        let mut literals = Vec::new();
        loop {
            if input.peek(syn::token::Paren) || input.peek(syn::token::Bracket) {
                let values = listed(input).unwrap_or_else(|| "A | B".to_owned());
                let message = format!(
                    "alternatives stand without parentheses and brackets\nhelp: write `{field} = {values}`"
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
                break;
            }
            if !input.peek(Token![|]) || input.peek(Token![||]) {
                return Err(error_between(&field, variants.last(), input));
            }
            let bar: Token![|] = input.parse()?;
            if input.is_empty() {
                return Err(syn::Error::new_spanned(
                    bar,
                    "no alternative follows this `|`\nhelp: take the `|` away",
                ));
            }
        }
        let is = match (variants.is_empty(), literals.is_empty()) {
            (false, true) => Is::Variants(variants),
            (true, _) => Is::Literals(literals),
            (false, false) => {
                let message =
                    "variants and literals cannot be mixed\nhelp: repeat the rule: repetition is `or`";
                return Err(syn::Error::new_spanned(&tokens, message));
            }
        };
        Ok(Test { field, is, tokens })
    }
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
fn error_operator(field: &Ident, input: ParseStream<'_>) -> syn::Error {
    let message = if input.peek(Token![!=]) {
        format!("a condition has no `!=`\nhelp: {OPPOSITE}")
    } else if field == "not" && input.peek(syn::token::Paren) {
        format!("a condition has no `not(..)`\nhelp: {OPPOSITE}")
    } else if field == "any" && input.peek(syn::token::Paren) {
        "a condition has no `any(..)`\nhelp: repeat the rule: repetition is `or`".to_owned()
    } else if field == "all" && input.peek(syn::token::Paren) {
        "a condition has no `all(..)`\nhelp: a comma is `and`".to_owned()
    } else if field == "self" && input.peek(Token![.]) {
        "a condition names a field bare\nhelp: take `self.` away".to_owned()
    } else if input.peek(Token![.]) {
        "a field of a nested type cannot be tested\nhelp: put the rule on the type that has the field"
            .to_owned()
    } else if input.peek(Token![:]) {
        format!("a condition compares with `=`\nhelp: write `{field} = ..`")
    } else if input.peek(syn::token::Paren) || input.peek(Token![in]) {
        let values = listed(input).unwrap_or_else(|| "A | B".to_owned());
        format!("a condition compares with `=`\nhelp: write `{field} = {values}`")
    } else if input.peek(Token![==]) {
        format!("a condition has one `=`\nhelp: write `{field} = ..`")
    } else if input.peek(Token![<])
        || input.peek(Token![>])
        || input.peek(Token![<=])
        || input.peek(Token![>=])
    {
        format!(
            "a condition compares with `=` only\nhelp: write a range: `{field} = 1..=9`, `{field} = 10..`"
        )
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
fn error_between(field: &Ident, variant: Option<&Ident>, input: ParseStream<'_>) -> syn::Error {
    if variant.is_some_and(|variant| variant == "Some")
        && let Some(inside) = listed(input)
    {
        let message =
            format!("a condition looks into an `Option` by itself\nhelp: write `{field} = {inside}`");
        return input.error(message);
    }
    input.error(if input.peek(Token![&&]) {
        "a condition has no `&&`\nhelp: a comma is `and`"
    } else if input.peek(Token![||]) {
        "a condition has no `||`\nhelp: write `|` between values of one field; the rule repeated is `or`"
    } else if input.peek(syn::token::Paren) || input.peek(syn::token::Brace) {
        "a variant is named without its fields\nhelp: take the parentheses or braces away"
    } else {
        "expected `|` or a comma\nhelp: `|` stands between values of one field, a comma between tests"
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

impl Condition {
    /// The condition as an expression of core's `Condition`.
    pub(crate) fn data(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let any = self.any.iter().map(|tests| {
            let tests = tests.iter().map(|test| test.data(scope));
            quote!(&[#(#tests),*])
        });
        quote!(#private::Condition { any: &[#(#any),*] })
    }

    /// An expression that is true when the condition holds.
    pub(crate) fn holds(&self, scope: &Scope<'_>) -> TokenStream {
        let any = self.any.iter().map(|tests| {
            let tests = tests.iter().map(|test| test.holds(scope));
            quote!((#(#tests)&&*))
        });
        quote!((#(#any)||*))
    }
}

impl Test {
    fn data(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let field = scope.wire_name(&self.field);
        let is = match &self.is {
            Is::Present => quote!(Present),
            Is::Variants(variants) => {
                let names = variants.iter().map(|variant| variant.unraw().to_string());
                quote!(Variants(&[#(#names),*]))
            }
            Is::Literals(literals) => {
                let literals = literals.iter().map(|literal| literal.data(private));
                quote!(Literals(&[#(#literals),*]))
            }
        };
        let names = self.names(scope);
        let filled = match scope.find(&self.field).and_then(|own| Some((own.default.as_ref()?, own.ty))) {
            Some((default, ty)) => {
                let holds = self.holds_for(default, ty, scope);
                quote!(Some(|| #holds))
            }
            None => quote!(None),
        };
        quote! {
            #private::Test { field: #field, is: #private::Is::#is, names: #names, filled: #private::#filled }
        }
    }

    /// The field's variant names, in Rust and in documents. Only a message looks one up, since rustc would take long to
    /// look up each; a skipped type need not have names.
    fn names(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let (Is::Variants(_), Some((value, ty))) = (&self.is, scope.field(&self.field)) else {
            return quote!(&[]);
        };
        if scope.find(&self.field).is_some_and(|own| own.is_skipped) {
            return quote!(&[]);
        }
        let (_, ty, _) = enum_inside(&value, ty, private);
        quote!(<#ty as #private::DeploymentValidate>::VARIANT_NAMES)
    }

    fn holds(&self, scope: &Scope<'_>) -> TokenStream {
        let Some((value, ty)) = scope.field(&self.field) else { return quote!(false) };
        self.holds_for(&value, ty, scope)
    }

    /// The same for a value of the field, an expression of a reference.
    fn holds_for(&self, value: &TokenStream, ty: &syn::Type, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        // A type that the test cannot read is a compile error on the literal, or where the test names the field.
        let span = match &self.is {
            Is::Literals(literals) => literals.first().map(|literal| literal.span()),
            _ => None,
        };
        let ty = &respan(ty, span.unwrap_or_else(|| self.field.span()));
        match &self.is {
            Is::Present => scope.is_present(value, Some(ty)),
            Is::Literals(literals) => {
                let literals = literals.iter().map(|literal| literal.data(private));
                let literals = quote!(&[#(#literals),*]);
                scope.verdict(("one_of", "is_one"), ("Scalar", "scalar"), &literals, value, Some(ty))
            }
            Is::Variants(variants) => {
                let (value, ty, some) = enum_inside(value, ty, private);
                let variants = any_variant(ty, variants, &some);
                quote!(match #value { #variants => true, _ => false })
            }
        }
    }
}

/// A pattern that matches any of the variants, wrapped in `some` unless that is empty.
pub(crate) fn any_variant(ty: &syn::Type, variants: &[Ident], some: &TokenStream) -> TokenStream {
    let path = path_in_patterns(ty);
    let variants = variants.iter().map(|variant| quote!(#path::#variant { .. }));
    match some.is_empty() {
        true => quote!(#(#variants)|*),
        false => quote!(#some(#(#variants)|*)),
    }
}

/// A type's path before `::Variant`: patterns take no `<Type>`, and rustc infers the type's arguments.
pub(crate) fn path_in_patterns(ty: &syn::Type) -> TokenStream {
    match bare(ty) {
        syn::Type::Reference(reference) => path_in_patterns(&reference.elem),
        syn::Type::Path(path) if path.qself.is_none() => {
            let mut path = path.path.clone();
            for segment in &mut path.segments {
                segment.arguments = syn::PathArguments::None;
            }
            path.to_token_stream()
        }
        ty => quote!(<#ty>),
    }
}

/// The value to match on, the enum's type, and `Some` when the enum is inside an `Option`, or what a `Maybe` has for
/// it. Of a `Templated` the value is its literal, inside an `Option`.
pub(crate) fn enum_inside<'a>(
    value: &TokenStream,
    ty: &'a syn::Type,
    private: &Ident,
) -> (TokenStream, &'a syn::Type, TokenStream) {
    if let Some((inner, some)) = opened(ty, private) {
        let Some(literal) = templated_inner(inner) else { return (value.clone(), inner, some) };
        let (inside, none) = (local("inside"), quote!(#private::None));
        let literal_of = quote!(#private::Templated::as_option(#inside));
        let value = quote!(match #value { #some(#inside) => #literal_of, _ => #none });
        return (value, literal, quote!(#private::Some));
    }
    if let Some(literal) = templated_inner(ty) {
        return (quote!(#private::Templated::as_option(#value)), literal, quote!(#private::Some));
    }
    match box_inner(ty) {
        Some(inner) => (quote!(&**#value), inner, TokenStream::new()),
        None => (value.clone(), ty, TokenStream::new()),
    }
}
