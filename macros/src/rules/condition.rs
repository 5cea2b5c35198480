//! Conditions of `required_if` and its kin: `field = A | B`, `field = "text" | 1..=9`, `field`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::Token;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};

use crate::attributes::split_commas;
use crate::context::Context;
use crate::literal::Literal;
use crate::scope::Scope;
use crate::types::{bare, box_inner, option_inner};

/// Alternatives, each of which is all of its tests.
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

/// What a field has to be.
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

/// Reads the tests between the commas.
pub(crate) fn parse_condition(tokens: TokenStream, context: &Context) -> Option<Condition> {
    let parts = split_commas(tokens, context);
    let count = parts.len();
    let tests: Vec<Test> = parts.into_iter().filter_map(|part| context.keep(syn::parse2(part))).collect();
    (tests.len() == count && count > 0).then(|| Condition { any: vec![tests] })
}

impl Parse for Test {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let tokens = input.cursor().token_stream();
        let field = input.call(Ident::parse_any)?;
        if input.is_empty() {
            return Ok(Test { field, is: Is::Present, tokens });
        }
        if input.peek(Token![==]) {
            return Err(input.error("a condition has one `=`"));
        }
        input
            .parse::<Token![=]>()
            .map_err(|error| syn::Error::new(error.span(), "expected `=` or a comma"))?;
        let mut variants = Vec::new();
        let mut literals = Vec::new();
        loop {
            let is_truth = input.peek(syn::LitBool);
            if !is_truth && input.peek(Ident::peek_any) {
                variants.push(parse_variant(input)?);
            } else {
                literals.push(input.parse::<Literal>()?);
            }
            if input.is_empty() {
                break;
            }
            input.parse::<Token![|]>().map_err(|error| {
                syn::Error::new(error.span(), "expected `|` between alternatives, or a comma")
            })?;
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

/// A variant, written bare.
fn parse_variant(input: ParseStream<'_>) -> syn::Result<Ident> {
    let begin = input.cursor().token_stream();
    let variant = input.call(Ident::parse_any)?;
    if input.peek(Token![::]) {
        let path: TokenStream = input.parse()?;
        let last = path.into_iter().filter(|tree| matches!(tree, proc_macro2::TokenTree::Ident(_))).last();
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
        quote!(#private::Test { field: #field, is: #private::Is::#is })
    }

    fn holds(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let Some((value, ty)) = scope.field(&self.field) else { return quote!(false) };
        match &self.is {
            Is::Present => {
                quote!(#private::presence::required::<#ty>(#value))
            }
            Is::Literals(literals) => {
                let literals = literals.iter().map(|literal| literal.data(private));
                quote!(#private::one_of::is_one::<#ty>(#value, &[#(#literals),*]))
            }
            Is::Variants(variants) => {
                let (value, ty, some) = enum_inside(&value, ty, private);
                let variants = any_variant(ty, variants, &some);
                quote!(match #value { #variants => true, _ => false })
            }
        }
    }
}

/// A pattern of several variants, inside `Some` if that is given.
pub(crate) fn any_variant(ty: &syn::Type, variants: &[Ident], some: &TokenStream) -> TokenStream {
    let path = path_in_patterns(ty);
    let variants = variants.iter().map(|variant| quote!(#path::#variant { .. }));
    match some.is_empty() {
        true => quote!(#(#variants)|*),
        false => quote!(#some(#(#variants)|*)),
    }
}

/// A type as it is written before `::Variant`: patterns take no `<Type>`.
fn path_in_patterns(ty: &syn::Type) -> TokenStream {
    match bare(ty) {
        syn::Type::Reference(reference) => path_in_patterns(&reference.elem),
        syn::Type::Path(path) if path.qself.is_none() => {
            let mut path = path.path.clone();
            for segment in &mut path.segments {
                if let syn::PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
                    arguments.colon2_token.get_or_insert_default();
                }
            }
            path.to_token_stream()
        }
        ty => quote!(<#ty>),
    }
}

/// The value to match on, the enum's type, and `Some` when the enum is inside an `Option`.
pub(crate) fn enum_inside<'a>(
    value: &TokenStream,
    ty: &'a syn::Type,
    private: &TokenStream,
) -> (TokenStream, &'a syn::Type, TokenStream) {
    if let Some(inner) = option_inner(ty) {
        return (value.clone(), inner, quote!(#private::Some));
    }
    match box_inner(ty) {
        Some(inner) => (quote!(&**#value), inner, TokenStream::new()),
        None => (value.clone(), ty, TokenStream::new()),
    }
}
