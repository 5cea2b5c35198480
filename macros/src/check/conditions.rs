//! Conditions: they name other fields and values that these can have, and they neither always nor never hold.

use proc_macro2::Ident;

use super::siblings::Siblings;
use super::unknown_field::error_unknown_field;
use crate::errors::context::Context;
use crate::errors::show::show;
use crate::model::Field;
use crate::rules::condition::{Condition, Is, Order, Test};
use crate::rules::literals::{check_listed_once, check_literal_fits};
use crate::rules::none_of::values_beside;
use crate::rules::presence::Presence;
use crate::rules::rule::{Judged, refusal};
use crate::syntax::known_type::{Known, is_option, known};
use crate::syntax::literal::Value;
use crate::value_set::{Edge, Interval, ValueSet};

/// Checks the conditions of a field's rules. Compares tests with each other only after each is valid by itself.
pub(super) fn check_conditions(field: &Field, siblings: &Siblings<'_>, context: &Context) {
    let mut earlier = None;
    for rule in &field.rules {
        if let Some(when) = rule.own_when(earlier) {
            check_condition(&when.condition, &when.name, field, siblings, context);
        }
        if let Some(condition) = rule.kind.condition() {
            check_condition(condition, &rule.name, field, siblings, context);
        }
        earlier = Some(rule);
    }
}

fn check_condition(
    condition: &Condition,
    rule: &Ident,
    field: &Field,
    siblings: &Siblings<'_>,
    context: &Context,
) {
    let before = context.count();
    for tests in &condition.any {
        for (index, test) in tests.iter().enumerate() {
            if !check_comma_is_meant(&tests[..index], &tests[index..], siblings, context) {
                break;
            }
            check_test(test, rule, field, siblings, context);
        }
    }
    if context.count() == before {
        condition.any.iter().for_each(|tests| check_tests_agree(tests, context));
    }
    if context.count() == before {
        check_alternatives_differ(rule, &condition.any, context);
    }
}

/// Reports variants after a comma, which were meant for the test before it.
fn check_comma_is_meant(before: &[Test], next: &[Test], siblings: &Siblings<'_>, context: &Context) -> bool {
    let is_variant = |test: &&Test| {
        let name = test.path.first();
        let is_name = matches!(test.is, Is::Present) && siblings.find(name).is_none();
        is_name && name.to_string().starts_with(char::is_uppercase)
    };
    let Some(Test { is: Is::Variants(_) | Is::NotVariants(_), .. }) = before.last() else { return true };
    let strays: Vec<&Test> = next.iter().take_while(is_variant).collect();
    let Some(first) = strays.first() else { return true };
    let all: Vec<String> = before.last().into_iter().chain(strays.iter().copied()).map(show).collect();
    context.error_with_help(
        first,
        format_args!("`{}` is no field: a comma is `and`", first.path),
        format_args!("for `or` write `{}`", all.join(" | ")),
    );
    false
}

/// Reports a test that does not name another field of the same struct or variant, or not a value that it can have.
fn check_test(test: &Test, rule: &Ident, field: &Field, siblings: &Siblings<'_>, context: &Context) {
    let name = test.path.first();
    let Some((place, tested)) = siblings.find(name) else {
        return error_unknown_field(rule, name, siblings.fields, Some(field), context);
    };
    if tested.ident == field.ident {
        context.error_with_help(
            &test.path,
            format_args!("`{rule}` depends on its own field"),
            "name another field of the struct",
        );
        return;
    }
    for (index, variant) in test.is.variants().iter().enumerate() {
        if test.is.variants()[..index].contains(variant) {
            context.error_with_help(variant, format_args!("`{variant}` is listed twice"), "keep one of them");
        }
    }
    check_listed_once(test.is.literals(), context);
    if test.path.is_nested() {
        return check_has_fields(test, tested, context);
    }
    match &test.is {
        Is::Present => check_present_is_open(test, tested, context),
        Is::Variants(_) | Is::NotVariants(_) => check_variants_are_possible(test, rule, tested, context),
        Is::Literals(_) | Is::NotLiterals(_) | Is::Compared(..) => {
            check_literals_are_possible(test, tested, siblings.rules(place), context);
        }
    }
}

/// Reports a path into a field whose type has no fields.
fn check_has_fields(test: &Test, tested: &Field, context: &Context) {
    let Some(known) = known(&tested.ty) else { return };
    let name = test.path.first();
    context.error_with_help(
        &test.path,
        format_args!("`{name}` has no fields: it is a {}", known.name()),
        match known {
            Known::Collection => "conditions do not read collections: name another field",
            _ => "name the field alone, or one whose type is a struct",
        },
    );
}

/// Reports a test of presence on a field that is never absent.
fn check_present_is_open(test: &Test, tested: &Field, context: &Context) {
    let name = test.path.first();
    if tested.rules.iter().any(Presence::is_required) {
        context.error_with_help(
            name,
            format_args!("`{name}` is always present: it is `required`"),
            "take the test away, or the `required`",
        );
    } else if let Some(known) = known(&tested.ty).filter(|_| !is_option(&tested.ty)) {
        let help = match known {
            Known::Bool => format!("write `{name} = true`"),
            Known::Collection => "conditions do not read collections: name another field".to_owned(),
            Known::Text => format!("compare it: `{name} = \"..\"`; or make it an `Option`"),
            _ => format!("compare it: `{name} = 1..`; or make it an `Option`"),
        };
        context.error_with_help(name, format_args!("`{name}` is always present: it is no `Option`"), help);
    }
}

/// Reports variants of a field that is not an enum.
fn check_variants_are_possible(test: &Test, rule: &Ident, tested: &Field, context: &Context) {
    let Some((known, variant)) = known(&tested.ty).zip(test.is.variants().first()) else { return };
    let name = test.path.first();
    if is_option(&tested.ty) && variant == "Some" {
        context.error_with_help(
            variant,
            format_args!("a condition reads the value inside the `Option` of `{name}`"),
            format_args!("for \"is present\" write `{name}` alone"),
        );
    } else if is_option(&tested.ty) && variant == "None" {
        let text = rule.to_string();
        let opposite = match text.strip_suffix("_if") {
            Some(stem) => format!("{stem}_unless"),
            None => text.replace("_unless", "_if"),
        };
        context.error_with_help(
            variant,
            format_args!("a condition reads the value inside the `Option` of `{name}`"),
            format_args!("for \"is absent\" write `{opposite}({name})`"),
        );
    } else {
        let help = match known {
            Known::Text => format!("compare it with a string: `{name} = \"{variant}\"`"),
            Known::Bool => format!("compare it with `true` or `false`: `{name} = true`"),
            Known::Collection => "conditions do not read collections: name another field".to_owned(),
            _ => format!("compare it with a literal: `{name} = 1`"),
        };
        context.error_with_help(variant, format_args!("`{name}` has no variants: it is no enum"), help);
    }
}

/// Reports literals that the field's type or rules refuse, and tests that all or none of its values pass.
fn check_literals_are_possible(test: &Test, tested: &Field, rules: &[Judged<'_>], context: &Context) {
    let known = known(&tested.ty).filter(|known| *known != Known::Collection);
    let before = context.count();
    for literal in test.is.literals() {
        if let (Some(known), Is::Compared(order, _)) = (known, &test.is)
            && !matches!(known, Known::Integer(_) | Known::Float)
        {
            context.error_with_help(
                &test.path,
                format_args!(
                    "`{}` compares numbers, and `{}` is a {}",
                    order.sign(),
                    test.path,
                    known.name()
                ),
                "compare it with `=` or `!=`, or name a field that is a number",
            );
        } else if let Some(known) = known.filter(|known| known.refuses(literal).is_some()) {
            check_literal_fits(literal, known, context);
        } else if matches!(test.is, Is::Compared(..)) {
            // Whether the bound itself is a value does not matter.
        } else if let Some((rule, reason)) = refusal(rules, literal) {
            context.error_with_help(
                literal,
                format_args!("`{}` is never `{}`: its rule `{rule}` refuses that", test.path, literal),
                match reason.starts_with("did you mean") {
                    true => reason,
                    false => format!("change one of the two: {reason}"),
                },
            );
        }
    }
    let (Some(_), Some(passing)) = (known, values_of(&test.is)) else { return };
    if context.count() > before {
        return;
    }
    let all = rules.iter().fold(ValueSet::of_type(Some(&tested.ty)), |set, own| set.intersect(&own.values));
    if all.is_empty() {
        return;
    }
    if !is_option(&tested.ty) && passing.includes(&all) {
        context.error_with_help(
            test,
            format_args!("`{}` always holds", show(test)),
            "name fewer values, or take the test away",
        );
    } else if passing.intersect(&all).is_empty() {
        context.error_with_help(
            test,
            format_args!("`{}` never holds", show(test)),
            format_args!("no value that the type and the rules of `{}` allow passes it", test.path),
        );
    }
}

/// The values of a field that pass a test of literals.
fn values_of(is: &Is) -> Option<ValueSet> {
    match is {
        Is::Present | Is::Variants(_) | Is::NotVariants(_) => None,
        Is::Literals(literals) => Some(ValueSet::of_literals(literals)),
        Is::NotLiterals(literals) => Some(values_beside(literals)),
        Is::Compared(order, bound) => {
            let Value::Number(number) = bound.value else { return None };
            let edge = |is_open: bool| Some(Edge { number, is_open });
            Some(ValueSet::of_interval(match order {
                Order::Above => Interval { low: edge(true), high: None },
                Order::AtLeast => Interval { low: edge(false), high: None },
                Order::Below => Interval { low: None, high: edge(true) },
                Order::AtMost => Interval { low: None, high: edge(false) },
            }))
        }
    }
}

/// Reports a test that never holds beside an earlier one of its alternative, or that says no more or less of the same
/// field.
fn check_tests_agree(tests: &[Test], context: &Context) {
    for (index, test) in tests.iter().enumerate() {
        for earlier in tests[..index].iter().filter(|earlier| earlier.path == test.path) {
            // Two sides of a range, or exceptions from one, are one test in two parts.
            let is_part = |is: &Is| matches!(is, Is::Compared(..) | Is::NotLiterals(_));
            let are_parts = (is_part(&earlier.is) || is_part(&test.is))
                && !is_within(&earlier.is, &test.is)
                && !is_within(&test.is, &earlier.is);
            if !can_meet(&earlier.is, &test.is) {
                context.error_with_help(
                    test,
                    format_args!("`{}` and `{}` never hold together", show(earlier), show(test)),
                    "a comma is `and`: for `or` write `|`, or repeat the rule",
                );
                break;
            }
            if !are_parts {
                context.error_with_help(
                    test,
                    format_args!("`{}` is tested twice", test.path),
                    "keep the narrower test: both have to hold",
                );
                break;
            }
        }
    }
}

/// Reports an alternative that holds only where another one does.
fn check_alternatives_differ(rule: &Ident, any: &[Vec<Test>], context: &Context) {
    for (index, narrow) in any.iter().enumerate() {
        let is_within = |wide: &&Vec<Test>| implies(narrow, wide);
        let earlier = any[..index].iter().find(is_within);
        let later = any[index + 1..].iter().filter(|wide| !implies(wide, narrow)).find(is_within);
        let Some(wide) = earlier.or(later) else { continue };
        context.error_with_help(
            quote::quote!(#(#narrow),*),
            format_args!("`{rule}` names a condition that it has already"),
            match implies(wide, narrow) {
                true => "keep one of them".to_owned(),
                false => {
                    format!(
                        "`{}` holds whenever `{}` does: keep the former",
                        show_all(wide),
                        show_all(narrow)
                    )
                }
            },
        );
    }
}

/// Whether the wide tests hold wherever the narrow ones do.
pub(super) fn implies(narrow: &[Test], wide: &[Test]) -> bool {
    wide.iter()
        .all(|wide| narrow.iter().any(|narrow| narrow.path == wide.path && is_within(&narrow.is, &wide.is)))
}

fn is_within(narrow: &Is, wide: &Is) -> bool {
    let has = |all: &[Ident], some: &[Ident]| some.iter().all(|variant| all.contains(variant));
    match (narrow, wide) {
        (_, Is::Present) => true,
        (Is::Variants(narrow), Is::Variants(wide)) => has(wide, narrow),
        (Is::NotVariants(narrow), Is::NotVariants(wide)) => has(narrow, wide),
        (Is::Variants(narrow), Is::NotVariants(wide)) => !narrow.iter().any(|variant| wide.contains(variant)),
        _ => values_of(narrow)
            .zip(values_of(wide))
            .is_some_and(|(narrow, wide)| !narrow.is_empty() && wide.includes(&narrow)),
    }
}

/// Whether one value of a field may pass both tests.
pub(super) fn can_meet(a: &Is, b: &Is) -> bool {
    match (a, b) {
        (Is::Variants(a), Is::Variants(b)) => a.iter().any(|variant| b.contains(variant)),
        (Is::Variants(some), Is::NotVariants(not)) | (Is::NotVariants(not), Is::Variants(some)) => {
            some.iter().any(|variant| !not.contains(variant))
        }
        _ => values_of(a).zip(values_of(b)).is_none_or(|(a, b)| !a.intersect(&b).is_empty()),
    }
}

/// Whether some value of a field certainly passes both tests.
pub(super) fn surely_meet(a: &Is, b: &Is) -> bool {
    let is_open = |is: &Is| matches!(is, Is::NotVariants(_) | Is::NotLiterals(_) | Is::Compared(..));
    can_meet(a, b) && (!is_open(a) || !is_open(b) || is_within(a, b) || is_within(b, a))
}

/// The tests as an author writes them.
pub(super) fn show_all(tests: &[Test]) -> String {
    tests.iter().map(show).collect::<Vec<_>>().join(", ")
}
