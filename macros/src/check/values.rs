//! The rules of one value, by the sets of values that they allow: none is empty or says nothing, no two leave nothing,
//! what `one_of` lists the others allow, and alternatives of `any_of` differ and can hold. What cannot be told is let
//! pass.

use quote::ToTokens;
use syn::Type;

use super::literals::{check_listed_once, check_literal_fits};
use crate::errors::context::Context;
use crate::errors::nearest::nearest;
use crate::errors::show::show;
use crate::rules::one_of::OneOf;
use crate::rules::pattern::Pattern;
use crate::rules::rule::{AnyOf, FieldRule, RuleKind};
use crate::syntax::known_type::{Integer, Known, array_len, known};
use crate::syntax::literal::{Literal, Value};
use crate::value_set::ValueSet;

/// A rule, and the values of the type that it allows.
pub(super) struct Judged<'a> {
    pub(super) rule: &'a FieldRule,
    pub(super) values: ValueSet,
}

/// Each rule with the values that it allows.
pub(super) fn judged<'a>(rules: &'a [FieldRule], ty: Option<&Type>) -> Vec<Judged<'a>> {
    let of_type = ValueSet::of_type(ty);
    let judged = |rule: &'a FieldRule| Judged { rule, values: of_type.intersect(&rule.kind.values(ty)) };
    rules.iter().map(judged).collect()
}

/// Checks the rules of a value against its type and against each other.
pub(super) fn check_values(rules: &[FieldRule], ty: Option<&Type>, context: &Context) {
    let all = judged(rules, ty);
    for (index, own) in all.iter().enumerate() {
        check_decides(own, ty, context);
        match &own.rule.kind {
            RuleKind::OneOf(one_of) => check_literals(one_of, &all, ty, context),
            RuleKind::AnyOf(any) => check_alternatives(any, &all, ty, context),
            _ => all[..index].iter().for_each(|first| check_rules_agree(first, own, context)),
        }
    }
}

/// A rule allows some values of the type, and a pattern not all.
fn check_decides(own: &Judged<'_>, ty: Option<&Type>, context: &Context) {
    let is_empty = || own.values.is_empty() && !own.rule.kind.values(None).is_empty();
    match &own.rule.kind {
        RuleKind::Pattern(Pattern::Ecma { source, dfa, .. }) if dfa.is_empty() => {
            let help = match source.value().starts_with('/') {
                true => "a pattern is written without the slashes around it",
                false => "`^` holds only where the text begins, `$` only where it ends, and `[]` nowhere",
            };
            context.error_with_help(source, "no string matches this pattern", help);
        }
        RuleKind::Pattern(Pattern::Ecma { source, dfa, .. }) if dfa.is_universal() => context
            .error_with_help(
                source,
                "every string matches this pattern",
                "take it away; or it lacks `^` at its beginning and `$` at its end",
            ),
        RuleKind::Length(length) if is_empty() => {
            let Some(len) = ty.and_then(array_len) else { return };
            let is_above = length.min.as_ref().is_some_and(|min| {
                min.number.and_then(|min| min.whole()).is_some_and(|min| min > i128::from(len))
            });
            context.error_with_help(
                if is_above { &length.min } else { &length.max },
                format_args!("`{}` can never hold: the array has {len} items", own.rule.name),
                "change the bound, or take the rule away",
            );
        }
        RuleKind::Range(range) if is_empty() => {
            let Some(Known::Integer(integer)) = ty.and_then(known) else { return };
            let Integer { name, .. } = integer;
            // A bound outside the type was noted already.
            let mut numbers = range.bounds().into_iter().filter_map(|(_, bound)| bound.as_ref()?.number);
            if numbers.all(|number| number.whole().is_some() && integer.holds(number)) {
                context.error_with_help(
                    &own.rule.name,
                    format_args!("no `{name}` is within these bounds"),
                    "an exclusive bound is not itself allowed: move the bounds apart",
                );
            }
        }
        _ => {}
    }
}

/// Two rules leave some value. What is listed, and alternatives, are held against the others one by one.
fn check_rules_agree(first: &Judged<'_>, second: &Judged<'_>, context: &Context) {
    let (earlier, own) = (&first.rule.kind, &second.rule.kind);
    if matches!(earlier, RuleKind::OneOf(_) | RuleKind::AnyOf(_)) {
        return;
    }
    let are_patterns = matches!((earlier, own), (RuleKind::Pattern(_), RuleKind::Pattern(_)));
    let sources = (earlier.source(), own.source());
    match sources {
        (Some(earlier), Some(source)) if are_patterns && earlier.value() == source.value() => {
            if !first.values.is_empty() {
                context.error_with_help(source, "this pattern is given twice", "keep one of them");
            }
            return;
        }
        // That a rule is repeated is reported elsewhere.
        _ if first.rule.name == second.rule.name && !are_patterns => return,
        _ => {}
    }
    let Some(clash) = first.values.clash(&second.values) else { return };
    let is_affix = |kind: &RuleKind| matches!(kind, RuleKind::Affix(_));
    let message = match sources {
        (Some(_), Some(_)) if !are_patterns => {
            format!("no string keeps this `{}` and the `{}` before it", second.rule.name, first.rule.name)
        }
        (Some(_), None) if is_affix(earlier) => {
            format!("no string of an allowed length has this `{}`", first.rule.name)
        }
        (None, Some(_)) if is_affix(own) => {
            format!("no string of an allowed length has this `{}`", second.rule.name)
        }
        _ => clash.message,
    };
    let place: &dyn ToTokens = match sources.1.or(sources.0) {
        Some(source) => source,
        None => &second.rule.name,
    };
    context.error_with_help(place, message, clash.help);
}

/// A listed literal is a value that the type can have, listed once, and allowed by the other rules.
fn check_literals(one_of: &OneOf, all: &[Judged<'_>], ty: Option<&Type>, context: &Context) {
    let known = ty.and_then(known);
    for literal in &one_of.literals {
        if let Some(known) = known.filter(|known| known.refuses(literal).is_some()) {
            check_literal_fits(literal, known, context);
            continue;
        }
        let others = all.iter().filter(|own| !matches!(own.rule.kind, RuleKind::OneOf(_)));
        if let Some((rule, reason)) = refusal(others, literal) {
            context.error_with_help(
                literal,
                format_args!("`one_of` lists `{}`, which `{rule}` refuses", literal),
                format_args!("take it away, or let `{rule}` allow it: {reason}"),
            );
        }
    }
    check_listed_once(&one_of.literals, context);
}

/// The rule that refuses every value that a literal names, and why.
pub(super) fn refusal<'a>(
    rules: impl IntoIterator<Item = &'a Judged<'a>>,
    literal: &Literal,
) -> Option<(&'a proc_macro2::Ident, String)> {
    let named = ValueSet::of_literals([literal]);
    rules.into_iter().find_map(|own| {
        let reason = own.values.refusal(&named)?;
        let reason = match &own.rule.kind {
            RuleKind::OneOf(one_of) => say_listed(one_of, literal),
            RuleKind::AnyOf(_) => "none of its alternatives allows it".to_owned(),
            _ => reason,
        };
        Some((&own.rule.name, reason))
    })
}

/// What is listed, or the text of it that is nearest to a literal.
fn say_listed(one_of: &OneOf, literal: &Literal) -> String {
    let texts = one_of.literals.iter().filter_map(|own| match &own.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    let meant = match &literal.value {
        Value::Text(text) => nearest(text, texts),
        _ => None,
    };
    match meant {
        Some(meant) => format!("did you mean `{meant:?}`?"),
        None => {
            let names: Vec<String> = one_of.literals.iter().map(|own| format!("`{own}`")).collect();
            format!("it lists {}", names.join(", "))
        }
    }
}

/// No alternative allows only what another one allows, and the rules beside `any_of` leave room for each.
fn check_alternatives(any: &AnyOf, all: &[Judged<'_>], ty: Option<&Type>, context: &Context) {
    let sets: Vec<ValueSet> = any.each_values(ty).collect();
    let mut noted: Vec<usize> = Vec::new();
    // Of two that are the same, the second one is noted.
    for (narrow, tokens) in any.tokens.iter().enumerate().rev() {
        let is_wide = |wide: &usize| {
            *wide != narrow
                && !noted.contains(wide)
                && !any.alternatives[*wide].is_empty()
                && !sets[narrow].is_empty()
                && sets[*wide].includes(&sets[narrow])
        };
        if let Some(wide) = (0..sets.len()).find(is_wide) {
            noted.push(narrow);
            context.error_with_help(
                tokens,
                format_args!("all that this alternative allows, `{}` allows too", show(&any.tokens[wide])),
                "take this one away, or make the other one narrower",
            );
        }
    }
    for (own, tokens) in sets.iter().zip(&any.tokens) {
        let clash = all.iter().find_map(|beside| Some((&beside.rule.name, beside.values.clash(own)?)));
        if let Some((beside, clash)) = clash {
            context.error_with_help(
                tokens,
                format_args!("`{beside}` rules this alternative out"),
                format_args!("{}: change one of the two", clash.reason),
            );
        }
    }
}
