//! Compares the rules of one value by the sets of values that they allow: none may be empty or redundant, no two may
//! exclude each other, the other rules must allow what `one_of` lists, and alternatives of `any_of` must differ and be
//! possible. What the macro cannot decide passes.

use quote::ToTokens;
use syn::Type;

use crate::errors::context::Context;
use crate::rules::rule::{FieldRule, Judged, Source};
use crate::value_set::ValueSet;

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
        let kind = &own.rule.kind;
        kind.check_alone(own, ty, context);
        kind.check_parts(&own.rule.name, &all, ty, context);
        let earlier = all[..index].iter().filter(|_| !kind.has_parts());
        earlier.for_each(|first| check_rules_agree(first, own, context));
    }
}

/// Reports two rules that leave no value. `check_parts` compares listed literals and alternatives one by one.
fn check_rules_agree(first: &Judged<'_>, second: &Judged<'_>, context: &Context) {
    if first.rule.kind.has_parts() {
        return;
    }
    let (earlier, own) = (first.rule.kind.source(), second.rule.kind.source());
    let are_patterns = match (&earlier, &own) {
        (Some(Source::Pattern(earlier)), Some(Source::Pattern(source))) => {
            if earlier.value() == source.value() {
                if !first.values.is_empty() {
                    context.error_with_help(source, "this pattern is given twice", "keep one of them");
                }
                return;
            }
            true
        }
        // That a rule is repeated is reported elsewhere.
        _ if first.rule.name == second.rule.name => return,
        _ => false,
    };
    let Some(clash) = first.values.clash(&second.values) else { return };
    let (first, second) = (&first.rule.name, &second.rule.name);
    let message = match (&earlier, &own) {
        (Some(_), Some(_)) if !are_patterns => {
            format!("no string keeps this `{second}` and the `{first}` before it")
        }
        (Some(Source::Other(_)), None) => format!("no string of an allowed length has this `{first}`"),
        (None, Some(Source::Other(_))) => format!("no string of an allowed length has this `{second}`"),
        _ => clash.message,
    };
    let place: &dyn ToTokens = match own.or(earlier) {
        Some(Source::Pattern(source)) => source,
        Some(Source::Other(source)) => source,
        None => second,
    };
    context.error_with_help(place, message, clash.help);
}
