//! `custom(path)`, `custom(path, context, 3, "x")`, `custom(|value| ..)`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{ExprPath, LitStr, Path, Type};

use super::rule::Rule;
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::syntax::attributes::{Entry, read, split_commas, take_message};
use crate::syntax::idents::{private_at, reporter};
use crate::syntax::types::{optional_inner, templated_inner};

/// A function that validates a value.
pub(crate) struct Custom {
    /// Its path, or a closure.
    function: TokenStream,
    is_closure: bool,
    /// The keyword `context`, which hands the function the context behind the value.
    pub(crate) context: Option<Ident>,
    /// What it is handed behind the value.
    arguments: Vec<TokenStream>,
}

/// Reads `custom(path)`, `custom(path, 3, "x")` or `custom(|value| ..)`.
pub(crate) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<Custom> {
    let list = entry.list("path::of::a::function", context)?;
    let (closure, rest) = split_closure(list.stream());
    let is_closure = closure.is_some();
    let mut function = closure;
    let mut arguments = Vec::new();
    let mut keyword: Option<Ident> = None;
    for part in split_commas(rest, context) {
        if take_message(&part, message, context) {
            continue;
        }
        if function.is_none() {
            let help = "write `custom(path::of::a::function)`";
            let path = read::<ExprPath>(&part, "the path of a function", help, context)?;
            function = Some(path.to_token_stream());
        } else if is_closure {
            let is_context = is_keyword(&part);
            let help = match is_context {
                true => "name a function: `custom(path, context)`",
                false => "write the arguments into the closure",
            };
            context.error_with_help(&part, "a closure is called with the value alone", help);
            keyword = keyword.or_else(|| syn::parse2(part).ok().filter(|_| is_context));
        } else if is_keyword(&part) {
            if !arguments.is_empty() {
                let help = "write `custom(path, context, ..)`";
                context.error_with_help(&part, "`context` comes before the other arguments", help);
            } else if keyword.is_some() {
                context.error_with_help(&part, "`context` stands here twice", "take one away");
            }
            keyword = syn::parse2(part).ok();
        } else if syn::parse2::<ExprPath>(part.clone()).is_ok_and(|path| is_function(&path.path)) {
            error_two_functions(entry, &part, context);
        } else {
            arguments.push(part);
        }
    }
    if function.is_none() {
        error_no_function(entry, context);
    }
    Some(Custom { function: function?, is_closure, context: keyword, arguments })
}

/// Whether an argument is the keyword for the context.
fn is_keyword(argument: &TokenStream) -> bool {
    argument.to_string() == "context"
}

/// Whether a path is written as that of a function, and not of a constant.
fn is_function(path: &Path) -> bool {
    path.segments.last().is_some_and(|last| last.ident.to_string().starts_with(char::is_lowercase))
}

/// A closure at the start, up to the next comma, and what follows.
fn split_closure(tokens: TokenStream) -> (Option<TokenStream>, TokenStream) {
    let is_bar = |tree: &TokenTree| matches!(tree, TokenTree::Punct(bar) if bar.as_char() == '|');
    let mut trees = tokens.clone().into_iter().peekable();
    if !trees.peek().is_some_and(is_bar) {
        return (None, tokens);
    }
    let (mut closure, mut bars) = (TokenStream::new(), 0);
    for tree in trees.by_ref() {
        bars += usize::from(is_bar(&tree));
        if bars > 1 && matches!(&tree, TokenTree::Punct(comma) if comma.as_char() == ',') {
            break;
        }
        closure.extend([tree]);
    }
    (Some(closure), trees.collect())
}

fn error_two_functions(entry: &Entry, part: &TokenStream, context: &Context) {
    context.error_with_help(
        part,
        format_args!("`{}` takes one function", entry.name),
        "repeat the rule for each function",
    );
}

fn error_no_function(entry: &Entry, context: &Context) {
    context.error_with_help(
        entry,
        format_args!("`{}` names no function", entry.name),
        "write `custom(path::of::a::function)`",
    );
}

/// The function that `custom_change` names.
pub(super) fn parse_path(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<ExprPath> {
    let list = entry.list("path::of::a::function", context)?;
    let mut path = None;
    for part in split_commas(list.stream(), context) {
        if take_message(&part, message, context) {
            continue;
        }
        if path.is_some() {
            error_two_functions(entry, &part, context);
        } else {
            let help = "write `custom(path::of::a::function)`";
            path = Some(read::<ExprPath>(&part, "the path of a function", help, context)?);
        }
    }
    if path.is_none() {
        error_no_function(entry, context);
    }
    path
}

impl Custom {
    /// The function's verdict on a value, or on the value inside an `Option`, a `Maybe` or a `Templated`.
    pub(crate) fn verdict(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let (function, arguments) = (&self.function, &self.arguments);
        let span = function.span();
        let private = private_at(span);
        let in_context = self.context.as_ref().zip(scope.context);
        let context = in_context.map(|_| quote_spanned!(span=> , __context));
        let called = match self.is_closure {
            true => quote_spanned!(span=> #private::custom::called(__value, #function)),
            false => quote_spanned!(span=> #function(__value #context #(, #arguments)*)),
        };
        // The closure lets `&String` coerce to `&str` where the function takes that. rustc reports a type that does not
        // fit on the function's path.
        let verdict = quote_spanned!(span=> <_ as #private::custom::Verdict>::verdict(#called));
        let verdict = match in_context {
            Some((_, ty)) => {
                let reporter = reporter();
                quote_spanned!(span=> #private::custom::within(#reporter.context::<#ty>(), |__context| #verdict))
            }
            None => verdict,
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
        let span = self.function.span();
        let Some(inner) = ty.and_then(|ty| optional_inner(ty).or_else(|| templated_inner(ty))) else {
            return quote_spanned!(span=> #private::custom::whole(#value, |__value| #verdict));
        };
        let judge = match templated_inner(inner) {
            Some(_) => self.inside(&quote_spanned!(span=> __value), Some(inner), private, verdict),
            None => verdict.clone(),
        };
        quote_spanned!(span=> #private::custom::inside(#value, |__value| #judge))
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
        let (function, context, arguments) = (&self.function, &self.context, &self.arguments);
        Some(quote!(#function #context #(, #arguments)*).to_string())
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let name = match self.is_closure {
            true => "a function".to_owned(),
            false => self.function.to_string().replace(' ', ""),
        };
        quote!(#private::Check::Custom(#private::Custom { name: #name, more: #private::More }))
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let verdict = self.verdict(value, ty, scope);
        quote!(#private::Result::is_ok(&#verdict))
    }
}
