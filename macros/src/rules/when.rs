//! `when(condition, rules)` and `warn(rules)`: they are no rules of their own, but set the terms of those inside.

use std::rc::Rc;

use proc_macro2::{TokenStream, TokenTree};

use super::condition::parse_condition;
use super::items::Items;
use super::rule::FieldRule;
use super::terms::{Terms, When};
use crate::errors::context::Context;
use crate::syntax::attributes::{Entry, split_commas};

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
    let FieldRule { name, kind, message, code, terms } = rule;
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
            code: code.clone(),
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
