//! `when(condition, rules)` and `warn(rules)`: they hold no rule of their own, but set the terms of the rules inside.

use std::rc::Rc;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::condition::{Condition, parse_condition};
use super::items::Items;
use super::rule::FieldRule;
use super::scope::Scope;
use crate::errors::context::Context;
use crate::syntax::attributes::{Entry, split_commas};

/// When a rule applies, and how much it weighs.
#[derive(Clone, Default)]
pub(crate) struct Terms {
    /// The condition of the `when` around the rule; of one inside another, both.
    pub(crate) when: Option<Rc<When>>,
    /// Whether a broken rule is a warning only.
    pub(crate) is_warning: bool,
}

/// A condition, and the `when` that it is of.
pub(crate) struct When {
    pub(crate) name: Ident,
    pub(crate) condition: Condition,
}

impl Terms {
    /// Whether the rules of both apply in the same cases, as the same `when` says.
    pub(crate) fn is_same(&self, other: &Terms) -> bool {
        let is_same = match (&self.when, &other.when) {
            (None, None) => true,
            (Some(own), Some(other)) => own.condition.shows(&other.condition),
            _ => false,
        };
        is_same && self.is_warning == other.is_warning
    }

    /// Whether rules of the other terms apply wherever those of these do, as far as the conditions show.
    pub(crate) fn includes(&self, other: &Terms) -> bool {
        match (&self.when, &other.when) {
            (_, None) => true,
            (Some(own), Some(other)) => other.condition.is_part_of(&own.condition),
            (None, Some(_)) => false,
        }
    }

    /// The condition as an expression of core's `Option<Condition>`.
    pub(crate) fn when_data(&self, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        match &self.when {
            Some(when) => {
                let condition = when.condition.data(scope);
                quote!(#private::Option::Some { 0: #condition })
            }
            None => quote!(#private::None),
        }
    }

    /// The severity as an expression of core's `Severity`.
    pub(crate) fn severity(&self, private: &Ident) -> TokenStream {
        match self.is_warning {
            true => quote!(#private::Severity::Warning),
            false => quote!(#private::Severity::Error),
        }
    }

    /// The terms of a rule under both.
    fn under(&self, outer: &Terms) -> Terms {
        let when = match (&self.when, &outer.when) {
            (Some(own), Some(outer)) => {
                let condition = outer.condition.and(&own.condition);
                Some(Rc::new(When { name: own.name.clone(), condition }))
            }
            (own, outer) => own.clone().or_else(|| outer.clone()),
        };
        Terms { when, is_warning: self.is_warning || outer.is_warning }
    }
}

/// Sets the terms of rules.
pub(super) fn set_terms(rules: Vec<FieldRule>, terms: &Terms) -> Vec<FieldRule> {
    let under = |rule: FieldRule| FieldRule { terms: rule.terms.under(terms), ..rule };
    rules.into_iter().map(under).collect()
}

/// Takes the terms of rules inside `each`, `keys` and `values` outside: a rule for each of them.
pub(super) fn hoisted(rule: FieldRule) -> Vec<FieldRule> {
    if rule
        .get::<Items>()
        .is_none_or(|items| items.rules.iter().all(|own| own.terms.is_same(&Terms::default())))
    {
        return vec![rule];
    }
    let FieldRule { name, kind, message, terms } = rule;
    let Some(items) = kind.into::<Items>() else { return Vec::new() };
    let mut groups: Vec<(Terms, Vec<FieldRule>)> = Vec::new();
    for rule in items.rules {
        let own = rule.terms.clone();
        let rule = FieldRule { terms: Terms::default(), ..rule };
        match groups.iter_mut().find(|(terms, _)| terms.is_same(&own)) {
            Some((_, rules)) => rules.push(rule),
            None => groups.push((own, vec![rule])),
        }
    }
    let part = items.part;
    groups
        .into_iter()
        .map(|(own, rules)| FieldRule {
            name: name.clone(),
            kind: Box::new(Items { part, rules }),
            message: message.clone(),
            terms: own.under(&terms),
        })
        .collect()
}

/// Whether a name is that of a rule, and what may follow it.
pub(super) type IsRule = fn(&str) -> bool;

/// The condition of `when`, and the tokens of the rules behind it. Tests come first: what has parentheses, or the name
/// of a rule behind the first test, is a rule.
pub(super) fn split_when(
    entry: &Entry,
    is_rule: IsRule,
    context: &Context,
) -> Option<(Terms, Vec<TokenStream>)> {
    let before = context.count();
    let list = entry.list("kind = A, length(max = 64)", context)?;
    let parts = split_commas(list.stream(), context);
    let is_rule_part = |part: &TokenStream| {
        let mut trees = part.clone().into_iter();
        match (trees.next(), trees.next()) {
            (Some(TokenTree::Ident(_)), Some(TokenTree::Group(_))) => true,
            (Some(TokenTree::Ident(name)), None) => is_rule(&name.to_string()),
            (Some(TokenTree::Ident(name)), Some(TokenTree::Punct(sign))) => {
                let name = name.to_string();
                sign.as_char() == '=' && (is_rule(&name) || name == "message")
            }
            _ => false,
        }
    };
    let is_called = |part: &TokenStream| matches!(part.clone().into_iter().nth(1), Some(TokenTree::Group(_)));
    let first = parts.iter().enumerate().position(|(place, part)| match place {
        0 => is_called(part),
        _ => is_rule_part(part),
    });
    let mut tests = parts;
    let rules = tests.split_off(first.unwrap_or(tests.len()));
    if (tests.is_empty() || rules.is_empty()) && context.count() == before {
        let (lacks, help) = match tests.is_empty() {
            true => ("condition", "write the condition first: `when(kind = A, length(max = 64))`"),
            false => ("rule", "write the rules behind the condition: `when(kind = A, length(max = 64))`"),
        };
        context.error_with_help(entry, format_args!("`{}` has no {lacks}", entry.name), help);
        return None;
    }
    let condition = parse_condition(tests, context)?;
    let when = Some(Rc::new(When { name: entry.name.clone(), condition }));
    Some((Terms { when, is_warning: false }, rules))
}
