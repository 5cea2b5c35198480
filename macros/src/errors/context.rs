//! Collects errors, so that one compilation reports all mistakes of an item.

use std::cell::{Cell, RefCell};
use std::fmt::Display;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// The errors found so far.
#[derive(Default)]
pub(crate) struct Context {
    errors: RefCell<Vec<syn::Error>>,
    has_code_field: Cell<bool>,
}

impl Context {
    /// Adds an error that underlines the tokens.
    pub(crate) fn error(&self, tokens: impl ToTokens, message: impl Display) {
        self.note(tokens.into_token_stream(), &message, None);
    }

    /// Adds an error and how to fix it.
    pub(crate) fn error_with_help(&self, tokens: impl ToTokens, message: impl Display, help: impl Display) {
        self.note(tokens.into_token_stream(), &message, Some(&help));
    }

    fn note(&self, tokens: TokenStream, message: &dyn Display, help: Option<&dyn Display>) {
        let message = match help {
            Some(help) => format!("{message}\nhelp: {help}"),
            None => message.to_string(),
        };
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// Adds an error of syn.
    pub(crate) fn push(&self, error: syn::Error) {
        self.errors.borrow_mut().push(error);
    }

    /// Notes whether the fields that are read have one called `code`, which conditions may test.
    pub(crate) fn note_code_field(&self, has_code_field: bool) {
        self.has_code_field.set(has_code_field);
    }

    /// Whether there is a field called `code`.
    pub(crate) fn has_code_field(&self) -> bool {
        self.has_code_field.get()
    }

    /// The number of errors so far. A step that leaves it unchanged found none.
    pub(crate) fn count(&self) -> usize {
        self.errors.borrow().len()
    }

    /// The value; adds the error if there is none.
    pub(crate) fn keep<T>(&self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// The errors as `compile_error!`s, one each.
    pub(crate) fn finish(self) -> Result<(), TokenStream> {
        let errors = self.errors.into_inner();
        if errors.is_empty() {
            return Ok(());
        }
        let errors = errors.iter().map(syn::Error::to_compile_error);
        Err(quote!(#(#errors)*))
    }
}
