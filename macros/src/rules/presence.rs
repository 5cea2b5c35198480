//! `required`, `required_if(..)`, `required_unless(..)`, `forbidden_if(..)`, `forbidden_unless(..)`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{LitStr, Type};

use super::condition::{Condition, Is, Test, parse_condition};
use super::field_path::FieldPath;
use super::flag::read_flag;
use super::rule::{FieldRule, Rule};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::syntax::attributes::{Entry, split_commas, take_message};

/// When an optional field must be present, or must be absent.
pub(crate) struct Presence {
    pub(crate) kind: PresenceKind,
    /// The condition; `None` for `required`.
    pub(crate) condition: Option<Condition>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum PresenceKind {
    Required,
    RequiredIf,
    RequiredUnless,
    ForbiddenIf,
    ForbiddenUnless,
    IgnoredUnless,
}

pub(crate) fn parse_required(
    entry: &Entry,
    message: &mut Option<LitStr>,
    context: &Context,
) -> Option<Presence> {
    read_flag(entry, message, context);
    Some(Presence { kind: PresenceKind::Required, condition: None })
}

pub(crate) fn parse(
    kind: PresenceKind,
    entry: &Entry,
    message: &mut Option<LitStr>,
    context: &Context,
) -> Option<Presence> {
    let list = entry.list("field = Variant", context)?;
    let before = context.count();
    let parts = split_commas(list.stream(), context);
    let tests: Vec<_> = parts.into_iter().filter(|part| !take_message(part, message, context)).collect();
    if tests.is_empty() && context.count() == before {
        context.error_with_help(
            entry,
            format_args!("`{}` has no condition", entry.name),
            format_args!(
                "write `{}(field = Variant)`, or `{}(field)` for \"is present\"",
                entry.name, entry.name
            ),
        );
    }
    let condition = parse_condition(tests, context)?;
    Some(Presence { kind, condition: Some(condition) })
}

impl PresenceKind {
    fn function(self) -> Ident {
        format_ident!(
            "{}",
            match self {
                PresenceKind::Required => "required",
                PresenceKind::RequiredIf => "required_if",
                PresenceKind::RequiredUnless => "required_unless",
                PresenceKind::ForbiddenIf => "forbidden_if",
                PresenceKind::ForbiddenUnless => "forbidden_unless",
                PresenceKind::IgnoredUnless => "ignored_unless",
            }
        )
    }
}

impl Presence {
    /// Whether a rule is `required`.
    pub(crate) fn is_required(rule: &FieldRule) -> bool {
        rule.get::<Presence>().is_some_and(|own| own.kind == PresenceKind::Required)
    }
}

impl Rule for Presence {
    fn judges(&self) -> Subject {
        Subject::Presence
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let condition = self.condition.as_ref().map(|condition| {
            let condition = condition.data(scope);
            quote!({ 0: #condition })
        });
        let variant = format_ident!("{}", format!("{:?}", self.kind));
        quote!(#private::Check::Presence { 0: #private::Presence::#variant #condition })
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let function = self.kind.function();
        let condition = self.condition.as_ref().map(|condition| {
            let condition = condition.holds(scope);
            quote!(, #condition)
        });
        let is_present = scope.is_present(value, ty);
        quote!(#private::presence::#function(#is_present #condition))
    }

    fn named(&self) -> Vec<(&Ident, bool)> {
        let tests = self.condition.iter().flat_map(|condition| condition.any.iter().flatten());
        let is_asked = |test: &Test| matches!(test.is, Is::Present) && !test.path.is_nested();
        tests.map(|test| (test.path.first(), is_asked(test))).collect()
    }

    fn condition(&self) -> Option<&Condition> {
        self.condition.as_ref()
    }

    fn paths(&self) -> Vec<&FieldPath> {
        let tests = self.condition.iter().flat_map(|condition| condition.any.iter().flatten());
        tests.map(|test| &test.path).collect()
    }

    /// A repeated condition adds alternatives to the first.
    fn join(&mut self, later: &dyn Rule) -> bool {
        let later = later.get::<Presence>().and_then(|later| later.condition.as_ref());
        let (Some(own), Some(later)) = (&mut self.condition, later) else { return false };
        own.any.extend(later.any.iter().cloned());
        true
    }
}
