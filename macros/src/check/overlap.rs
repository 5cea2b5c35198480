//! Alternatives of `any_of` against each other and against the rules beside them: one that another one
//! includes says nothing, one that the others rule out never holds.

use std::cmp::Ordering;

use syn::Type;

use super::strings::{length_clash, pattern_clash};
use super::value_set::{covers, literal_bounds, refuses, unit_of};
use crate::errors::context::Context;
use crate::rules::bound::Bound;
use crate::rules::pattern::Pattern;
use crate::rules::range::Range;
use crate::rules::rule::AnyOf;
use crate::rules::rule::{FieldRule, RuleKind};
use crate::syntax::literal::{Number, Value};

/// Checks each `any_of` among the rules of a value.
pub(super) fn check_alternatives(rules: &[FieldRule], ty: Option<&Type>, context: &Context) {
    for rule in rules {
        let RuleKind::AnyOf(any) = &rule.kind else { continue };
        check_alternatives_differ(any, ty, context);
        check_alternatives_can_hold(any, rules, ty, context);
    }
}

/// No alternative allows only what another one allows.
fn check_alternatives_differ(any: &AnyOf, ty: Option<&Type>, context: &Context) {
    let mut noted: Vec<usize> = Vec::new();
    // Of two that are the same, the second one is noted.
    for (narrow, tokens) in any.tokens.iter().enumerate().rev() {
        let wide = (0..any.tokens.len()).find(|wide| {
            *wide != narrow
                && !noted.contains(wide)
                && includes(&any.alternatives[*wide], &any.alternatives[narrow], ty)
        });
        if let Some(wide) = wide {
            noted.push(narrow);
            context.error_with_help(
                tokens,
                format_args!(
                    "all that this alternative allows, `{}` allows too",
                    crate::errors::show::show(&any.tokens[wide])
                ),
                "take this one away, or make the other one narrower",
            );
        }
    }
}

/// The rules beside `any_of` leave room for each alternative.
fn check_alternatives_can_hold(any: &AnyOf, rules: &[FieldRule], ty: Option<&Type>, context: &Context) {
    for (alternative, tokens) in any.alternatives.iter().zip(&any.tokens) {
        let clash = rules.iter().find_map(|beside| {
            let help = alternative.iter().find_map(|rule| clash(beside, rule, ty))?;
            Some((&beside.name, help))
        });
        if let Some((beside, help)) = clash {
            context.error_with_help(
                tokens,
                format_args!("`{beside}` rules this alternative out"),
                format_args!("{help}: change one of the two"),
            );
        }
    }
}

/// Why no value keeps both rules; `None` when one does or it cannot be told.
fn clash(a: &FieldRule, b: &FieldRule, ty: Option<&Type>) -> Option<String> {
    if let (Some((_, dfa)), Some((_, other))) = (a.kind.language(), b.kind.language()) {
        let are_patterns = matches!((&a.kind, &b.kind), (RuleKind::Pattern(_), RuleKind::Pattern(_)));
        let reason = if are_patterns { "no string matches both patterns" } else { "no string keeps both" };
        return pattern_clash(dfa, other).map(|_| reason.to_owned());
    }
    match (&a.kind, &b.kind) {
        (RuleKind::OneOf(_), RuleKind::OneOf(one_of)) | (_, RuleKind::OneOf(one_of)) => one_of
            .literals
            .iter()
            .all(|literal| refuses(a, literal, ty).is_some())
            .then(|| "it refuses each literal".to_owned()),
        (RuleKind::OneOf(_), _) => clash(b, a, ty),
        (RuleKind::Length(x), RuleKind::Length(y)) if unit_of(x, ty) == unit_of(y, ty) => {
            let ((a_min, a_max), (b_min, b_max)) = (literal_bounds(x), literal_bounds(y));
            let is_apart =
                |max: Option<usize>, min: Option<usize>| max.zip(min).is_some_and(|(max, min)| max < min);
            (is_apart(a_max, b_min) || is_apart(b_max, a_min))
                .then(|| "no length is within both bounds".to_owned())
        }
        (RuleKind::Range(x), RuleKind::Range(y)) => {
            let is_apart = |upper: Option<Edge>, lower: Option<Edge>| {
                upper.zip(lower).is_some_and(|(upper, lower)| match upper.0.compare(lower.0) {
                    Some(Ordering::Less) => true,
                    Some(Ordering::Equal) => upper.1 || lower.1,
                    _ => false,
                })
            };
            (is_apart(upper(x), lower(y)) || is_apart(upper(y), lower(x)))
                .then(|| "no number is within both bounds".to_owned())
        }
        (RuleKind::Length(length), _) => length_clash(length, b.kind.language()?.1, ty),
        (_, RuleKind::Length(length)) => length_clash(length, a.kind.language()?.1, ty),
        _ => None,
    }
}

/// Whether all that the narrow rules allow, the wide rules allow too, as far as it can be told.
fn includes(wide: &[FieldRule], narrow: &[FieldRule], ty: Option<&Type>) -> bool {
    !wide.is_empty() && wide.iter().all(|wide| narrow.iter().any(|narrow| implies(narrow, wide, ty)))
}

fn implies(narrow: &FieldRule, wide: &FieldRule, ty: Option<&Type>) -> bool {
    match (&narrow.kind, &wide.kind) {
        (RuleKind::OneOf(narrow), RuleKind::OneOf(wide)) => narrow
            .literals
            .iter()
            .all(|literal| wide.literals.iter().any(|wide| covers(&wide.value, &literal.value))),
        (
            RuleKind::OneOf(one_of),
            RuleKind::Pattern(Pattern::Ecma { .. }) | RuleKind::Affix(_) | RuleKind::Length(_),
        ) => one_of
            .literals
            .iter()
            .all(|literal| refuses(wide, literal, ty).is_none() && is_judged(wide, &literal.value, ty)),
        (RuleKind::OneOf(one_of), RuleKind::Range(range)) => {
            let is_literal =
                range.bounds().into_iter().flat_map(|(_, bound)| bound).all(|bound| bound.number.is_some());
            is_literal
                && one_of.literals.iter().all(|literal| {
                    matches!(literal.value, Value::Number(_)) && refuses(wide, literal, ty).is_none()
                })
        }
        (RuleKind::Length(a), RuleKind::Length(b)) => {
            let ((a_min, a_max), (b_min, b_max)) = (literal_bounds(a), literal_bounds(b));
            is_literal(&b.min)
                && is_literal(&b.max)
                && unit_of(a, ty) == unit_of(b, ty)
                && b_min.is_none_or(|min| a_min.is_some_and(|own| own >= min))
                && b_max.is_none_or(|max| a_max.is_some_and(|own| own <= max))
        }
        (RuleKind::Range(a), RuleKind::Range(b)) => {
            b.bounds().into_iter().all(|(_, bound)| is_literal(bound))
                && is_within(lower(a), lower(b), Ordering::Greater)
                && is_within(upper(a), upper(b), Ordering::Less)
        }
        (RuleKind::Pattern(_) | RuleKind::Affix(_), RuleKind::Length(length)) => {
            let Some((_, dfa)) = narrow.kind.language() else { return false };
            let (min, max) = literal_bounds(length);
            is_literal(&length.min)
                && is_literal(&length.max)
                && unit_of(length, ty) == Some(super::value_set::Unit::Chars)
                && min.is_none_or(|min| dfa.shortest_len().is_some_and(|shortest| shortest >= min))
                && max.is_none_or(|max| dfa.longest_len().is_some_and(|longest| longest <= max))
        }
        (
            RuleKind::Pattern(Pattern::Ecma { source, .. }),
            RuleKind::Pattern(Pattern::Ecma { source: other, .. }),
        ) => source.value() == other.value(),
        (RuleKind::Affix(a), RuleKind::Affix(b)) => a.place == b.place && a.text.value() == b.text.value(),
        (RuleKind::MultipleOf(a), RuleKind::MultipleOf(b)) => {
            let steps = super::value_set::whole_step(a).zip(super::value_set::whole_step(b));
            steps.is_some_and(|(narrow, wide)| narrow % wide == 0)
        }
        _ => false,
    }
}

/// Whether a rule's verdict on a literal is certain.
fn is_judged(rule: &FieldRule, value: &Value, ty: Option<&Type>) -> bool {
    match &rule.kind {
        RuleKind::Pattern(_) | RuleKind::Affix(_) => {
            matches!(value, Value::Text(_)) && rule.kind.language().is_some()
        }
        RuleKind::Length(length) => {
            matches!(value, Value::Text(_))
                && unit_of(length, ty).is_some()
                && is_literal(&length.min)
                && is_literal(&length.max)
        }
        _ => true,
    }
}

fn is_literal(bound: &Option<Bound>) -> bool {
    bound.as_ref().is_none_or(|bound| bound.number.is_some())
}

/// An end of a range, and whether it is excluded.
#[derive(Clone, Copy)]
struct Edge(Number, bool);

fn edge(included: &Option<Bound>, excluded: &Option<Bound>) -> Option<Edge> {
    let number = |bound: &Option<Bound>| bound.as_ref().and_then(|bound| bound.number);
    number(included)
        .map(|number| Edge(number, false))
        .or_else(|| number(excluded).map(|number| Edge(number, true)))
}

fn lower(range: &Range) -> Option<Edge> {
    edge(&range.min, &range.exclusive_min)
}

fn upper(range: &Range) -> Option<Edge> {
    edge(&range.max, &range.exclusive_max)
}

/// Whether an end lies inside another one.
fn is_within(narrow: Option<Edge>, wide: Option<Edge>, inside: Ordering) -> bool {
    let Some(wide) = wide else { return true };
    narrow.is_some_and(|narrow| match narrow.0.compare(wide.0) {
        Some(Ordering::Equal) => narrow.1 || !wide.1,
        order => order == Some(inside),
    })
}
