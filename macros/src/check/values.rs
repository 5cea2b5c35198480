//! Compares the rules of one value by the sets of values that they allow: none may be empty or redundant, no two may
//! exclude each other, the other rules must allow what `one_of` lists, and alternatives of `any_of` must differ and be
//! possible. What the macro cannot decide passes.

use quote::ToTokens;
use syn::Type;

use crate::errors::context::Context;
use crate::rules::rule::{FieldRule, Judged, Source};
use crate::rules::terms::Terms;
use crate::value_set::ValueSet;

/// Each rule with the values that it allows.
fn judged<'a>(rules: impl IntoIterator<Item = &'a FieldRule>, ty: Option<&Type>) -> Vec<Judged<'a>> {
    let of_type = ValueSet::of_type(ty);
    let judged = |rule: &'a FieldRule| Judged { rule, values: of_type.intersect(&rule.kind.values(ty)) };
    rules.into_iter().map(judged).collect()
}

/// Each rule that every value has to keep.
pub(super) fn always_judged<'a>(rules: &'a [FieldRule], ty: Option<&Type>) -> Vec<Judged<'a>> {
    judged(rules.iter().filter(|rule| rule.terms.is_same(&Terms::default())), ty)
}

/// Checks the rules of a value against its type and against each other: those of the same terms in any case, those of
/// a `when` and those that warn also against what holds wherever they apply.
pub(super) fn check_values(rules: &[FieldRule], ty: Option<&Type>, context: &Context) {
    let before = context.count();
    let mut groups: Vec<(&Terms, Vec<&FieldRule>)> = Vec::new();
    for rule in rules {
        match groups.iter_mut().find(|(terms, _)| terms.is_same(&rule.terms)) {
            Some((_, group)) => group.push(rule),
            None => groups.push((&rule.terms, vec![rule])),
        }
    }
    for (_, group) in &groups {
        check_together(&judged(group.iter().copied(), ty), ty, context);
    }
    if context.count() > before {
        return;
    }
    let others = groups.iter().filter(|(terms, _)| !terms.is_same(&Terms::default()));
    for (terms, group) in others {
        let applies = |rule: &&FieldRule| !rule.terms.is_warning && terms.includes(&rule.terms);
        let beside: Vec<&FieldRule> =
            rules.iter().filter(applies).filter(|rule| !rule.terms.is_same(terms)).collect();
        let beside = judged(beside, ty);
        let left = beside.iter().fold(ValueSet::of_type(ty), |left, own| left.intersect(&own.values));
        if left.is_empty() {
            continue;
        }
        // Of a rule that judges another type, rustc reports that.
        let own = judged(group.iter().copied(), ty).into_iter().filter(|own| !own.values.is_empty());
        for own in own {
            match terms.is_warning {
                true => check_warning(&own, &beside, &left, context),
                false => check_leaves_values(&own, &beside, &left, terms, context),
            }
        }
    }
}

/// Reports a rule of a `when` that leaves no value.
fn check_leaves_values(
    own: &Judged<'_>,
    beside: &[Judged<'_>],
    left: &ValueSet,
    terms: &Terms,
    context: &Context,
) {
    let Some(when) = terms.when.as_ref().filter(|_| left.intersect(&own.values).is_empty()) else { return };
    let name = &own.rule.name;
    let clash = beside.iter().find_map(|other| Some((&other.rule.name, other.values.clash(&own.values)?)));
    let tests = when.condition.show();
    context.error_with_help(
        name,
        format_args!("`{name}` leaves no value when `{tests}`"),
        match clash {
            Some((other, clash)) => {
                format!("`{other}` holds there too, and {}: change one of the two", clash.reason)
            }
            None => "the rules beside it hold there too: change one of them".to_owned(),
        },
    );
}

/// Reports a warning that no value gets, or that every value gets.
fn check_warning(own: &Judged<'_>, beside: &[Judged<'_>], left: &ValueSet, context: &Context) {
    let name = &own.rule.name;
    let is_repeated = |other: &&Judged<'_>| {
        let (kind, identity) = (&other.rule.kind, own.rule.kind.identity());
        other.rule.name == *name && kind.has_custom() && identity.is_some() && kind.identity() == identity
    };
    if own.values.includes(left) || beside.iter().any(|other| is_repeated(&other)) {
        context.error_with_help(
            name,
            format_args!("`{name}` never warns: the rules that are no warnings refuse all that it does"),
            "make it narrower, or take it away",
        );
    } else if own.values.intersect(left).is_empty() {
        context.error_with_help(
            name,
            format_args!("`{name}` warns of every value that the other rules allow"),
            "make it wider, or take it away",
        );
    }
}

/// Checks rules that apply in the same cases.
fn check_together(all: &[Judged<'_>], ty: Option<&Type>, context: &Context) {
    for (index, own) in all.iter().enumerate() {
        let kind = &own.rule.kind;
        kind.check_alone(own, ty, context);
        kind.check_parts(&own.rule.name, all, ty, context);
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
