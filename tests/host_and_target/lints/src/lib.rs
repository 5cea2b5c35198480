//! A macro that validates its argument with the library.

use deployment_validate::{DeploymentValidate, Valid};
use proc_macro::{Literal, TokenStream, TokenTree};

#[derive(DeploymentValidate)]
struct Name(#[validate(pattern = r"^[a-z]+(-[a-z]+)*$", length(max = 54))] String);

/// Its argument, a string, if that is a valid name.
#[proc_macro]
pub fn checked_name(input: TokenStream) -> TokenStream {
    let written = input.to_string();
    let name = Name(written.trim_matches('"').to_owned());
    match Valid::new(name) {
        Ok(name) => TokenTree::from(Literal::string(&name.0)).into(),
        Err(rejected) => format!("::core::compile_error!({:?})", rejected.report().to_string())
            .parse()
            .unwrap_or_default(),
    }
}
