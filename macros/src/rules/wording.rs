//! `message = ".."` and `code = ".."`: what a violation says in place of its rule.

use proc_macro2::{Group, Ident, TokenStream};
use quote::quote;
use syn::LitStr;

use super::items::Items;
use super::rule::FieldRule;
use crate::errors::context::Context;
use crate::syntax::attributes::{Args, Entry, error_twice, split_commas};

/// Whether an entry is a message or a code, which may come before or after its rule.
pub(crate) fn is_wording(entry: &Entry) -> bool {
    matches!(entry.key().as_str(), "message" | "code")
}

/// Attaches `message = ".."` or `code = ".."` to the only rule before it, which has none in parentheses.
pub(crate) fn attach_wording(rules: &mut [FieldRule], entry: &Entry, context: &Context) {
    let Some(text) = entry.value("\"..\"", context) else { return };
    let name = &entry.name;
    let mut own = rules.iter_mut();
    match (own.next(), own.next()) {
        (Some(rule), None) if rule.get::<Items>().is_some() => context.error_with_help(
            name,
            format_args!("`{name}` beside `{}`, whose rules have {name}s of their own", rule.name),
            format_args!("put it into the parentheses of a rule inside `{}`", rule.name),
        ),
        (Some(rule), None) => {
            let wording = if name == "code" { &mut rule.code } else { &mut rule.message };
            if wording.replace(text).is_some() {
                error_twice(name, context);
            }
        }
        (None, _) => context.error_with_help(
            name,
            format_args!("`{name}` has no rule beside it"),
            "put it into the rule's parentheses, or behind a rule without any, in the same `validate(..)`",
        ),
        (Some(_), Some(_)) => context.error_with_help(
            name,
            format_args!("`{name}` could be for several rules"),
            format_args!(
                "put it inside the rule's parentheses, or the rule and its {name} into a `validate(..)` of their own"
            ),
        ),
    }
}

/// Takes `code = ".."` out of a rule's parentheses. In a condition it is a test where there is a field of that name;
/// the rules inside `each` and its kin have codes of their own.
pub(super) fn take_code(entry: &Entry, context: &Context) -> (Entry, Option<LitStr>) {
    let key = entry.key();
    let is_condition = key.ends_with("_if") || key.ends_with("_unless");
    let has_own =
        matches!(key.as_str(), "each" | "keys" | "values") || is_condition && context.has_code_field();
    let Args::List(list) = &entry.args else { return (entry.clone(), None) };
    // Faults of the list are reported where the rule reads it.
    let parts = split_commas(list.stream(), &Context::default());
    let Some(place) = parts.iter().position(|part| !has_own && code_of(part).is_some()) else {
        return (entry.clone(), None);
    };
    let code = code_of(&parts[place]);
    let others = parts.iter().enumerate().filter(|(index, _)| *index != place).map(|(_, part)| part);
    let others: Vec<&TokenStream> = others.collect();
    let mut rest = Group::new(list.delimiter(), quote!(#(#others),*));
    rest.set_span(list.span());
    let args = if others.is_empty() { Args::None } else { Args::List(rest) };
    (Entry { name: entry.name.clone(), args }, code)
}

/// The text of `code = ".."`.
fn code_of(part: &TokenStream) -> Option<LitStr> {
    let entry = syn::parse2::<syn::MetaNameValue>(part.clone()).ok()?;
    match entry.value {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) if entry.path.is_ident("code") => {
            Some(text)
        }
        _ => None,
    }
}

/// Joins the messages or the codes of a rule that is repeated.
pub(super) fn join_wording(
    what: &str,
    rule: &Ident,
    own: &mut Option<LitStr>,
    other: Option<LitStr>,
    context: &Context,
) {
    match (&own, other) {
        (Some(own), Some(other)) if own.value() != other.value() => context.error_with_help(
            other,
            format_args!("`{rule}` has another {what} than before"),
            format_args!("a rule that is repeated is one rule with one {what}: give it once"),
        ),
        (None, other) => *own = other,
        _ => {}
    }
}
