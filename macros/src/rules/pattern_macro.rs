//! `pattern!`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::parse::{ParseStream, Parser as _};
use syn::{LitStr, Path, Token};

use super::pattern::Pattern;
use super::pattern_syntax::{ARGUMENTS, compile, read_terms};
use crate::errors::context::Context;
use crate::pattern::expand_pattern;
use crate::syntax::attributes::{parse_arguments, split_commas};
use crate::syntax::idents::private_at;

/// Expands `pattern!`: the path of the core crate, a comma, a string literal and its name.
pub(crate) fn expand(input: TokenStream, context: &Context) -> TokenStream {
    let read = |input: ParseStream<'_>| {
        let krate = Path::parse_mod_style(input)?;
        input.parse::<Token![,]>()?;
        Ok((krate, input.parse::<TokenStream>()?))
    };
    let Some((krate, arguments)) = context.keep(read.parse2(input)) else { return TokenStream::new() };
    let mut parts = split_commas(arguments.clone(), context).into_iter();
    let Ok(source) = syn::parse2::<LitStr>(parts.next().unwrap_or_default()) else {
        context.error_with_help(&arguments, "a pattern is one string literal", "write `pattern!(r\"..\")`");
        return TokenStream::new();
    };
    let rule = Ident::new("pattern", Span::call_site());
    let arguments = parse_arguments(&rule, quote!(#(#parts),*), &ARGUMENTS[..4], context);
    let (name, flags) = read_terms(&arguments, &mut None, context);
    match compile(source, name, flags, context) {
        Some(Pattern::Ecma(own)) => {
            let private = private_at(Span::call_site());
            let pattern = own.written(|written| expand_pattern(written, &own.compiled.dfa, &private));
            quote!({
                use #krate::private as #private;
                const PATTERN: #private::Pattern = #pattern;
                PATTERN
            })
        }
        _ => TokenStream::new(),
    }
}
