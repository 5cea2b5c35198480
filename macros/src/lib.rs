//! The derive and `pattern!` of `deployment-validate`. Use them through that crate, which documents them.

#![forbid(unsafe_code)]

mod check;
mod errors;
mod expand;
mod model;
mod pattern;
mod rules;
mod syntax;
mod value_set;

use proc_macro::TokenStream;

#[doc = include_str!("../doc/derive.md")]
#[proc_macro_derive(DeploymentValidate, attributes(validate, serde))]
pub fn derive_deployment_validate(input: TokenStream) -> TokenStream {
    let context = errors::context::Context::default();
    let input = match syn::parse::<syn::DeriveInput>(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error().into(),
    };
    let item = model::parse::parse_item(&input, &context);
    check::check_item(&item, &context);
    match context.finish() {
        Ok(()) => expand::expand_item(&item).into(),
        Err(errors) => expand::fallback::expand_fallback(&item, errors).into(),
    }
}

/// The expansion of `deployment_validate::pattern!`. In: the path of the crate, a comma and the pattern.
#[doc(hidden)]
#[proc_macro]
pub fn compile_pattern(input: TokenStream) -> TokenStream {
    let context = errors::context::Context::default();
    let tokens = rules::pattern_macro::expand(input.into(), &context);
    match context.finish() {
        Ok(()) => tokens.into(),
        Err(errors) => errors.into(),
    }
}
