//! Compares the rules that require or forbid one field.

use std::slice::from_ref;

use proc_macro2::Ident;

use super::conditions::{implies, show_all, surely_meet};
use crate::errors::context::Context;
use crate::errors::show::show;
use crate::model::Field;
use crate::rules::condition::{Condition, Is, Test};
use crate::rules::field_path::FieldPath;
use crate::rules::presence::{Presence, PresenceKind};
use crate::rules::rule::FieldRule;

/// Reports conditions beside `required`, which already includes what `required_if` could add.
pub(super) fn check_required_stands_alone(field: &Field, context: &Context) {
    let errors = || field.rules.iter().filter(|rule| !rule.terms.is_warning);
    let kinds = || errors().filter_map(|rule| Some((rule, rule.get::<Presence>()?.kind)));
    if !kinds().any(|(_, kind)| kind == PresenceKind::Required) {
        return;
    }
    for (rule, _) in kinds().filter(|(_, kind)| *kind != PresenceKind::Required) {
        context.error_with_help(
            &rule.name,
            format_args!("`{}` beside `required`", rule.name),
            format_args!("`{}` is required in any case: keep one of the two", field.ident),
        );
    }
}

/// Reports a field that is both required and forbidden, or is either one in every case.
pub(super) fn check_conditions_agree(field: &Field, context: &Context) {
    let pair = |a: PresenceKind, b: PresenceKind| find(field, a).zip(find(field, b));
    if let Some(pair) = pair(PresenceKind::RequiredIf, PresenceKind::ForbiddenIf) {
        check_both(field, pair, if_and_if(pair), context);
    }
    if let Some(pair) = pair(PresenceKind::RequiredIf, PresenceKind::ForbiddenUnless) {
        check_both(field, pair, beyond(pair.0.1, pair.1.1), context);
    }
    if let Some(pair) = pair(PresenceKind::RequiredUnless, PresenceKind::ForbiddenIf) {
        check_both(field, pair, beyond(pair.1.1, pair.0.1), context);
    }
    if let Some(((first, a), (second, b))) = pair(PresenceKind::RequiredUnless, PresenceKind::ForbiddenUnless)
        && is_same(a, b)
    {
        let tests = b.any.first().map(|tests| show_all(tests)).unwrap_or_default();
        context.error_with_help(
            &second.name,
            format_args!("`{}` is required and forbidden unless `{tests}`", field.ident),
            format_args!("`{}` names the same condition: keep one of the two", first.name),
        );
    }
    for (kinds, always, help) in [
        (
            (PresenceKind::RequiredIf, PresenceKind::RequiredUnless),
            "required",
            "write `required`, or change one of the two",
        ),
        (
            (PresenceKind::ForbiddenIf, PresenceKind::ForbiddenUnless),
            "forbidden",
            "take the field away, or change one of the two",
        ),
    ] {
        let Some(((_, a), (second, b))) = pair(kinds.0, kinds.1) else { continue };
        if is_same(a, b) {
            context.error_with_help(
                &second.name,
                format_args!("`{}` is {always} in any case", field.ident),
                help,
            );
        }
    }
}

/// Reports a warning about a field that an error forbids in the same cases.
pub(super) fn check_warnings_add_something(field: &Field, context: &Context) {
    if let Some(((warning, a), (error, b))) =
        find(field, PresenceKind::IgnoredUnless).zip(find(field, PresenceKind::ForbiddenUnless))
        && is_same(a, b)
    {
        context.error_with_help(
            &warning.name,
            format_args!("`{}` never warns: `{}` refuses the same", warning.name, error.name),
            "keep one of the two",
        );
    }
}

type Conditional<'a> = (&'a FieldRule, &'a Condition);

/// The first rule of a kind, with its condition.
fn find(field: &Field, wanted: PresenceKind) -> Option<Conditional<'_>> {
    field.rules.iter().find_map(|rule| {
        let presence = rule.get::<Presence>().filter(|presence| presence.kind == wanted)?;
        Some((rule, presence.condition.as_ref()?))
    })
}

/// Reports that a field is both required and forbidden.
fn check_both(
    field: &Field,
    (required, forbidden): (Conditional<'_>, Conditional<'_>),
    when: Option<String>,
    context: &Context,
) {
    let Some(when) = when else { return };
    context.error_with_help(
        &forbidden.0.name,
        format_args!("`{}` is required and forbidden when `{when}`", field.ident),
        format_args!("let it agree with `{}`", required.0.name),
    );
}

/// The case in which both conditions hold, if the fields of one are among the other's.
fn if_and_if(((_, required), (_, forbidden)): (Conditional<'_>, Conditional<'_>)) -> Option<String> {
    required.any.iter().find_map(|a| {
        forbidden.any.iter().find_map(|b| {
            // What implies the other meets it, however many tests a field has.
            (meets(a, b) || meets(b, a) || implies(a, b) || implies(b, a)).then(|| both(a, b))
        })
    })
}

/// Whether some value of each field that the tests are about certainly passes these and the others.
fn meets(tests: &[Test], others: &[Test]) -> bool {
    tests.iter().all(|test| {
        let both = only_one(tests, &test.path).zip(only_one(others, &test.path));
        both.is_some_and(|(own, other)| surely_meet(&own.is, &other.is))
    })
}

/// The test of a field; `None` also where several test it, as what passes each of them may not pass all.
fn only_one<'a>(tests: &'a [Test], path: &FieldPath) -> Option<&'a Test> {
    let mut own = tests.iter().filter(|test| test.path == *path);
    own.next().filter(|_| own.next().is_none())
}

/// The tests of both, without those that follow from others, and of variants those that both name.
fn both(a: &[Test], b: &[Test]) -> String {
    let follows = |test: &Test, other: &Test| implies(from_ref(other), from_ref(test));
    let of_a = a.iter().filter(|test| !b.iter().any(|other| follows(test, other)));
    let of_a = of_a.map(|test| b.iter().find_map(|other| common(test, other)).unwrap_or_else(|| show(test)));
    let is_shown = |test: &Test, other: &Test| follows(test, other) || common(other, test).is_some();
    let of_b = b.iter().filter(|test| !a.iter().any(|other| !follows(other, test) && is_shown(test, other)));
    of_a.chain(of_b.map(show)).collect::<Vec<_>>().join(", ")
}

/// A test of the variants that both tests of a field name.
fn common(a: &Test, b: &Test) -> Option<String> {
    let (Is::Variants(own), Is::Variants(other)) = (&a.is, &b.is) else { return None };
    let names: Vec<String> =
        own.iter().filter(|variant| other.contains(variant)).map(ToString::to_string).collect();
    (a.path == b.path && !names.is_empty()).then(|| format!("{} = {}", a.path, names.join(" | ")))
}

/// The variants that only the first condition names, if both test the same single field.
fn beyond(first: &Condition, second: &Condition) -> Option<String> {
    let (field, named) = variants_of(first)?;
    let (other, allowed) = variants_of(second)?;
    let left: Vec<String> = named
        .into_iter()
        .filter(|variant| !allowed.contains(variant))
        .map(|variant| variant.to_string())
        .collect();
    (field == other && !left.is_empty()).then(|| format!("{field} = {}", left.join(" | ")))
}

/// The single field that a condition tests, and the variants that it names.
fn variants_of(condition: &Condition) -> Option<(&FieldPath, Vec<&Ident>)> {
    let mut found: Option<(&FieldPath, Vec<&Ident>)> = None;
    for tests in &condition.any {
        let [test] = tests.as_slice() else { return None };
        let Is::Variants(variants) = &test.is else { return None };
        match &mut found {
            None => found = Some((&test.path, variants.iter().collect())),
            Some((path, all)) if **path == test.path => all.extend(variants),
            Some(_) => return None,
        }
    }
    found
}

/// Whether the tests show that two conditions hold in the same cases.
fn is_same(a: &Condition, b: &Condition) -> bool {
    let has = |condition: &Condition, tests: &Vec<Test>| {
        condition.any.iter().any(|own| implies(own, tests) && implies(tests, own))
    };
    a.any.iter().all(|tests| has(b, tests)) && b.any.iter().all(|tests| has(a, tests))
}
