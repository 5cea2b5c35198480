//! `custom(path)`.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{LitStr, Path, Type};

use super::rule::Rule;
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::syntax::attributes::{Entry, read, split_commas, take_message};
use crate::syntax::idents::private_at;
use crate::syntax::types::{maybe_inner, option_inner, templated_inner};

/// The path of a function that validates a value.
pub(crate) struct Custom {
    path: Path,
}

pub(crate) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<Custom> {
    parse_path(entry, message, context).map(|path| Custom { path })
}

/// The function that `custom` and `custom_change` name.
pub(super) fn parse_path(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<Path> {
    let list = entry.list("path::of::a::function", context)?;
    let mut path = None;
    for part in split_commas(list.stream(), context) {
        if take_message(&part, message, context) {
            continue;
        }
        if path.is_some() {
            context.error_with_help(
                &part,
                format_args!("`{}` takes one function", entry.name),
                match syn::parse2::<Path>(part.clone()) {
                    Ok(_) => "repeat the rule for each function",
                    Err(_) => "it is called with the value alone: name one that calls yours with the rest",
                },
            );
        } else {
            let help = "write `custom(path::of::a::function)`";
            path = Some(read::<Path>(&part, "the path of a function", help, context)?);
        }
    }
    if path.is_none() {
        context.error_with_help(
            entry,
            format_args!("`{}` names no function", entry.name),
            "write `custom(path::of::a::function)`",
        );
    }
    path
}

impl Custom {
    /// The function's verdict on a value, or on the value inside an `Option`, a `Maybe` or a `Templated`.
    pub(crate) fn verdict(&self, value: &TokenStream, ty: Option<&Type>) -> TokenStream {
        let path = &self.path;
        let private = private_at(path.span());
        // The closure lets `&String` coerce to `&str` where the function takes that. rustc reports a type that does not
        // fit on the function's path.
        let verdict = quote_spanned! {path.span()=>
            <_ as #private::custom::Verdict>::verdict(#path(__value))
        };
        self.inside(value, ty, &private, &verdict)
    }

    /// Calls the verdict on what is inside the type's `Option`, `Maybe` and `Templated`.
    fn inside(
        &self,
        value: &TokenStream,
        ty: Option<&Type>,
        private: &Ident,
        verdict: &TokenStream,
    ) -> TokenStream {
        let span = self.path.span();
        let around = [
            ("inside", ty.and_then(option_inner)),
            ("inside_maybe", ty.and_then(maybe_inner)),
            ("inside_templated", ty.and_then(templated_inner)),
        ];
        let mut around = around.into_iter().filter_map(|(function, inner)| Some((function, inner?)));
        let Some((function, inner)) = around.next() else {
            return quote_spanned!(span=> #private::custom::whole(#value, |__value| #verdict));
        };
        let function = Ident::new(function, span);
        let judge = match templated_inner(inner) {
            Some(_) => self.inside(&quote_spanned!(span=> __value), Some(inner), private, verdict),
            None => verdict.clone(),
        };
        quote_spanned!(span=> #private::custom::#function(#value, |__value| #judge))
    }
}

impl Rule for Custom {
    fn judges(&self) -> Subject {
        Subject::Other
    }

    fn runs_in_const(&self) -> bool {
        false
    }

    fn has_custom(&self) -> bool {
        true
    }

    fn identity(&self) -> Option<String> {
        Some(self.path.to_token_stream().to_string())
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let name = self.path.to_token_stream().to_string().replace(' ', "");
        quote!(#private::Check::Custom(#private::Custom { name: #name }))
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let verdict = self.verdict(value, ty);
        quote!(#private::Result::is_ok(&#verdict))
    }
}
