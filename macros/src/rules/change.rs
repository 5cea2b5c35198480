//! `immutable`, `set_once`, `never_decreases`, `custom_change(path)`: rules of a field's change, which only
//! `validate_change` asks.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{ExprPath, LitStr, Type};

use super::custom;
use super::flag::read_flag;
use super::rule::{FieldRule, Rule};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::syntax::attributes::Entry;
use crate::syntax::idents::{called, private_at};
use crate::syntax::types::optional_inner;

/// A rule of a field's change.
pub(crate) struct Change {
    pub(crate) kind: ChangeKind,
}

#[derive(Clone)]
pub(crate) enum ChangeKind {
    Immutable,
    SetOnce,
    NeverDecreases,
    Custom(ExprPath),
}

pub(crate) fn parse(
    kind: ChangeKind,
    entry: &Entry,
    message: &mut Option<LitStr>,
    context: &Context,
) -> Option<Change> {
    read_flag(entry, message, context);
    Some(Change { kind })
}

pub(crate) fn parse_custom(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<Change> {
    custom::parse_path(entry, message, context).map(|path| Change { kind: ChangeKind::Custom(path) })
}

/// The values of a field before and after.
pub(crate) struct Values<'a> {
    pub(crate) new: &'a TokenStream,
    pub(crate) old: &'a TokenStream,
    pub(crate) ty: &'a Type,
}

impl Values<'_> {
    /// What the field holds after and before, inside its `Option` or `Maybe`, as expressions of core's `Held`.
    fn held(&self, rule: &FieldRule) -> (TokenStream, TokenStream) {
        let span = rule.name.span();
        let private = private_at(span);
        let inner = optional_inner(self.ty).unwrap_or(self.ty);
        let inner = rule.here(Some(inner));
        let held =
            |value: &TokenStream| quote_spanned!(span=> #private::change::HeldAs::<#inner>::held(#value));
        (held(self.new), held(self.old))
    }

    /// An expression that is true when the change keeps the rule; `None` for a function.
    pub(crate) fn holds(&self, rule: &FieldRule, change: &Change) -> Option<TokenStream> {
        let span = rule.name.span();
        let private = private_at(span);
        let function = match &change.kind {
            ChangeKind::Immutable => called("immutable"),
            ChangeKind::SetOnce => called("set_once"),
            ChangeKind::NeverDecreases => called("never_decreases"),
            ChangeKind::Custom(_) => return None,
        };
        let inner = rule.here(Some(optional_inner(self.ty).unwrap_or(self.ty)));
        let (new, old) = self.held(rule);
        Some(quote_spanned!(span=> #private::change::#function::<#inner>(#new, #old)))
    }

    /// The verdict of a function; `None` for the other rules.
    pub(crate) fn verdict(&self, rule: &FieldRule, change: &Change) -> Option<TokenStream> {
        let ChangeKind::Custom(path) = &change.kind else { return None };
        let private = private_at(path.span());
        let (new, old) = self.held(rule);
        Some(quote_spanned! {path.span()=>
            #private::change::custom(#new, #old, |__new, __old| {
                <_ as #private::custom::Verdict>::verdict(#path(__new, __old))
            })
        })
    }
}

impl Rule for Change {
    fn judges(&self) -> Subject {
        Subject::Change
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let read_only = scope.is_update;
        let kind = match &self.kind {
            ChangeKind::Immutable => quote!(Immutable { read_only: #read_only }),
            ChangeKind::SetOnce => quote!(SetOnce),
            ChangeKind::NeverDecreases => quote!(NeverDecreases),
            ChangeKind::Custom(path) => {
                let name = path.to_token_stream().to_string().replace(' ', "");
                quote!(Custom(#name))
            }
        };
        quote!(#private::Check::Change(#private::Change::#kind))
    }

    /// A value by itself keeps the rule.
    fn holds(&self, _: &TokenStream, _: Option<&Type>, _: &Scope<'_>) -> TokenStream {
        quote!(true)
    }

    fn identity(&self) -> Option<String> {
        Some(match &self.kind {
            ChangeKind::Custom(path) => path.to_token_stream().to_string(),
            _ => String::new(),
        })
    }
}
