//! The derive and `pattern!` of `deployment-validate`. Use them through that crate, which documents them.

#![forbid(unsafe_code)]

mod assert_valid;
mod attributes;
mod bounds;
mod by_key;
mod check;
mod claims;
mod constructors;
mod context;
mod discriminator;
mod emit_body;
mod emit_rules;
mod emit_schema;
mod exhausted;
mod expand;
mod fallback;
mod key;
mod known;
mod literal;
mod model;
mod parse;
mod pattern;
mod read_payload;
mod rules;
mod scope;
mod serde_names;
mod show;
mod suggest;
mod types;

use proc_macro::TokenStream;

/// Derives `DeploymentValidate`: see the documentation of `deployment_validate`.
#[proc_macro_derive(DeploymentValidate, attributes(validate, serde))]
pub fn derive_deployment_validate(input: TokenStream) -> TokenStream {
    let context = context::Context::default();
    let input = match syn::parse::<syn::DeriveInput>(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error().into(),
    };
    let item = parse::parse_item(&input, &context);
    check::check_item(&item, &context);
    match context.finish() {
        Ok(()) => expand::expand_item(&item).into(),
        Err(errors) => fallback::expand_fallback(&item, errors).into(),
    }
}

/// What `deployment_validate::pattern!` expands to: the path of the crate, a comma and the pattern.
#[doc(hidden)]
#[proc_macro]
pub fn compile_pattern(input: TokenStream) -> TokenStream {
    let context = context::Context::default();
    let tokens = rules::pattern::expand_macro(input.into(), &context);
    match context.finish() {
        Ok(()) => tokens.into(),
        Err(errors) => errors.into(),
    }
}
