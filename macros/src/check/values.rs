//! Literals of `one_of` against the type and the other rules of the same value.

use syn::Type;

use super::value_set::{covers, literal_bounds, refuses};
use crate::errors::context::Context;
use crate::rules::rule::{FieldRule, RuleKind};
use crate::syntax::known_type::{Known, array_len, known};
use crate::syntax::literal::Literal;

/// An array has the length that its type says.
pub(super) fn check_array_can_have_length(rules: &[FieldRule], ty: Option<&Type>, context: &Context) {
    let Some(len) = ty.and_then(array_len) else { return };
    for rule in rules {
        let RuleKind::Length(length) = &rule.kind else { continue };
        let (min, max) = literal_bounds(length);
        let wrong =
            [(min, &length.min, true), (max, &length.max, false)].into_iter().find(|(bound, _, is_min)| {
                bound.is_some_and(|bound| if *is_min { bound as u64 > len } else { (bound as u64) < len })
            });
        if let Some((_, bound, _)) = wrong {
            context.error_with_help(
                bound,
                format_args!("`{}` can never hold: the array has {len} items", rule.name),
                "change the bound, or take the rule away",
            );
        }
    }
}

/// A literal of `one_of` is a value that the type can have.
pub(super) fn check_literals_fit_type(rules: &[FieldRule], ty: Option<&Type>, context: &Context) {
    let Some(known) = ty.and_then(known) else { return };
    for literal in rules.iter().flat_map(literals_of) {
        check_literal_fits(literal, known, context);
    }
}

/// A literal is a value that a type can have.
pub(super) fn check_literal_fits(literal: &Literal, known: Known, context: &Context) {
    if let Some(help) = known.refuses(literal) {
        context.error_with_help(literal, format_args!("`{literal}` is no {}", known.name()), help);
    }
}

/// A literal is listed once, and not within a range that is listed.
pub(super) fn check_literals_differ(rules: &[FieldRule], context: &Context) {
    for rule in rules {
        let RuleKind::OneOf(one_of) = &rule.kind else { continue };
        check_listed_once(&one_of.literals, context);
    }
}

/// None of the literals covers another.
pub(super) fn check_listed_once(literals: &[Literal], context: &Context) {
    for (index, literal) in literals.iter().enumerate() {
        let Some(other) = literals[..index]
            .iter()
            .find(|other| covers(&other.value, &literal.value) || covers(&literal.value, &other.value))
        else {
            continue;
        };
        if covers(&literal.value, &other.value) && covers(&other.value, &literal.value) {
            context.error_with_help(
                literal,
                format_args!("`{}` is listed twice", literal),
                "keep one of them",
            );
        } else {
            context.error_with_help(
                literal,
                format_args!("`{}` and `{}` overlap", other, literal),
                "keep the wider one",
            );
        }
    }
}

/// What `one_of` lists, the other rules of the value allow.
pub(super) fn check_literals_are_allowed(rules: &[FieldRule], ty: Option<&Type>, context: &Context) {
    let known = ty.and_then(known);
    for literal in rules.iter().flat_map(literals_of) {
        if known.is_some_and(|known| known.refuses(literal).is_some()) {
            continue;
        }
        let refusal = rules.iter().filter(|rule| !matches!(rule.kind, RuleKind::OneOf(_))).find_map(|rule| {
            let reason = refuses(rule, literal, ty)?;
            Some((&rule.name, reason))
        });
        if let Some((rule, reason)) = refusal {
            context.error_with_help(
                literal,
                format_args!("`one_of` lists `{}`, which `{rule}` refuses", literal),
                format_args!("take it away, or let `{rule}` allow it: {reason}"),
            );
        }
    }
}

fn literals_of(rule: &FieldRule) -> &[Literal] {
    match &rule.kind {
        RuleKind::OneOf(one_of) => &one_of.literals,
        _ => &[],
    }
}
