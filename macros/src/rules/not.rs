//! `not(rules)`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{LitStr, Type};

use super::rule::{FieldRule, Inside, Judged, ParseRules, Rule};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::syntax::attributes::{Entry, split_commas, take_message};
use crate::syntax::known_type::is_option;
use crate::value_set::ValueSet;

/// Rules that may not hold together; at least one.
pub(crate) struct Not {
    rules: Vec<FieldRule>,
}

pub(crate) fn parse(
    parse_rules: ParseRules,
    entry: &Entry,
    message: &mut Option<LitStr>,
    context: &Context,
) -> Option<Not> {
    let before = context.count();
    let list = entry.list("prefix = \"-\"", context)?;
    let parts = split_commas(list.stream(), context).into_iter();
    let parts: Vec<TokenStream> = parts.filter(|part| !take_message(part, message, context)).collect();
    let rules = parse_rules(quote!(#(#parts),*), context);
    if rules.is_empty() && context.count() == before {
        context.error_with_help(
            entry,
            format_args!("`{}` has no rules", entry.name),
            "write rules into its parentheses: `not(prefix = \"-\")`",
        );
    }
    (!rules.is_empty()).then_some(Not { rules })
}

impl Not {
    /// The values for which all the rules hold.
    fn refused(&self, ty: Option<&Type>) -> ValueSet {
        self.rules.iter().fold(ValueSet::of_type(ty), |set, rule| set.intersect(&rule.kind.values(ty)))
    }

    /// An expression for whether there is a value that the rules judge.
    fn has_value(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> Option<TokenStream> {
        let read = |read| {
            let private = scope.private;
            let read = scope.read(read, value, ty, None);
            Some(quote!(#private::Option::is_some(&#read)))
        };
        let subjects = || self.rules.iter().map(|rule| rule.kind.judges());
        let has = |subject| subjects().any(|own| own == subject);
        match () {
            () if has(Subject::Text) => read(("Text", "text")),
            () if has(Subject::Number) => read(("Numeric", "number")),
            () if has(Subject::Scalar) => read(("Scalar", "scalar")),
            () => ty.filter(|ty| is_option(ty)).map(|_| scope.is_present(value, ty)),
        }
    }
}

impl Rule for Not {
    fn judges(&self) -> Subject {
        Subject::Other
    }

    fn inside<'a>(&'a self, ty: Option<&'a Type>) -> Vec<Inside<'a>> {
        vec![Inside { rules: &self.rules, ty }]
    }

    fn identity(&self) -> Option<String> {
        None
    }

    fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let rules = scope.rules(&self.rules, ty);
        quote!(#private::Check::Not { 0: #private::Not { rules: #rules, more: #private::More } })
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let rules = self.rules.iter().map(|rule| rule.holds(value, ty, scope));
        let has_value = self.has_value(value, ty, scope).map(|has_value| quote!(#has_value &&));
        quote!(!(#has_value #(#rules)&&*))
    }

    fn has_parts(&self) -> bool {
        true
    }

    /// Reports rules that refuse all that is left, or nothing of it.
    fn check_parts(&self, name: &Ident, all: &[Judged<'_>], ty: Option<&Type>, context: &Context) {
        let others = all.iter().filter(|own| own.rule.get::<Not>().is_none());
        let left = others.fold(ValueSet::of_type(ty), |left, own| left.intersect(&own.values));
        let refused = self.refused(ty);
        if left.is_empty() || refused.is_empty() {
            return;
        }
        if refused.includes(&left) {
            context.error_with_help(
                name,
                format_args!("`{name}` leaves no value"),
                "its rules hold for all that the type and the other rules allow: make them narrower",
            );
        } else if refused.is_apart(&left) {
            context.error_with_help(
                name,
                format_args!("`{name}` refuses nothing"),
                "the other rules refuse those values already: take it away, or change one of the two",
            );
        }
    }
}
