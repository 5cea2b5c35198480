//! Conditions: they name other fields and values that these can have, and they neither always nor never hold.

use syn::Type;

use super::siblings::Siblings;
use super::unknown_field::error_unknown_field;
use crate::errors::context::Context;
use crate::errors::show::show;
use crate::model::Field;
use crate::rules::condition::{Is, Test};
use crate::rules::literals::{check_listed_once, check_literal_fits, covers, meet};
use crate::rules::presence::Presence;
use crate::rules::rule::{FieldRule, Judged, refusal};
use crate::syntax::known_type::{Known, is_option, known};
use crate::syntax::literal::Literal;
use crate::value_set::ValueSet;

/// Checks the conditions of a field's rules. Compares tests with each other only after each is valid by itself.
pub(super) fn check_conditions(field: &Field, siblings: &Siblings<'_>, context: &Context) {
    for rule in &field.rules {
        let Some(presence) = rule.get::<Presence>() else { continue };
        let Some(condition) = &presence.condition else { continue };
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
            for tests in &condition.any {
                check_tests_agree(tests, context);
            }
        }
        if context.count() == before {
            check_alternatives_differ(rule, &condition.any, context);
        }
    }
}

/// Reports variants after a comma, which were meant for the test before it.
fn check_comma_is_meant(before: &[Test], next: &[Test], siblings: &Siblings<'_>, context: &Context) -> bool {
    let is_variant = |test: &&Test| {
        let is_name = matches!(test.is, Is::Present) && siblings.find(&test.field).is_none();
        is_name && test.field.to_string().starts_with(char::is_uppercase)
    };
    let Some(Test { is: Is::Variants(_), .. }) = before.last() else { return true };
    let strays: Vec<&Test> = next.iter().take_while(is_variant).collect();
    let Some(first) = strays.first() else { return true };
    let all: Vec<String> = before.last().into_iter().chain(strays.iter().copied()).map(show).collect();
    context.error_with_help(
        first,
        format_args!("`{}` is no field: a comma is `and`", first.field),
        format_args!("for `or` write `{}`", all.join(" | ")),
    );
    false
}

/// Reports a test that does not name another field of the same struct or variant, or not a value that it can have.
fn check_test(test: &Test, rule: &FieldRule, field: &Field, siblings: &Siblings<'_>, context: &Context) {
    let Some((place, tested)) = siblings.find(&test.field) else {
        return error_unknown_field(&rule.name, &test.field, siblings.fields, Some(field), context);
    };
    if tested.ident == field.ident {
        context.error_with_help(
            &test.field,
            format_args!("`{}` depends on the field that it stands on", rule.name),
            "name another field of the struct",
        );
        return;
    }
    match &test.is {
        Is::Present => check_present_is_open(test, tested, context),
        Is::Variants(variants) => {
            for (index, variant) in variants.iter().enumerate() {
                if variants[..index].contains(variant) {
                    context.error_with_help(
                        variant,
                        format_args!("`{variant}` is listed twice"),
                        "keep one of them",
                    );
                }
            }
            check_variants_are_possible(test, rule, tested, context);
        }
        Is::Literals(literals) => {
            check_listed_once(literals, context);
            check_literals_are_possible(test, tested, siblings.rules(place), context);
        }
    }
}

/// Reports a test of presence on a field that is never absent.
fn check_present_is_open(test: &Test, tested: &Field, context: &Context) {
    let name = &test.field;
    if tested.rules.iter().any(Presence::is_required) {
        context.error_with_help(
            name,
            format_args!("`{name}` is always present: it is `required`"),
            "take the test away, or the `required`",
        );
    } else if let Some(known) = known(&tested.ty).filter(|_| !is_option(&tested.ty)) {
        let help = match known {
            Known::Bool => format!("write `{name} = true`"),
            Known::Collection => "no condition looks into a collection: name another field".to_owned(),
            Known::Text => format!("compare it: `{name} = \"..\"`; or make it an `Option`"),
            _ => format!("compare it: `{name} = 1..`; or make it an `Option`"),
        };
        context.error_with_help(name, format_args!("`{name}` is always present: it is no `Option`"), help);
    }
}

/// Reports variants of a field that is not an enum.
fn check_variants_are_possible(test: &Test, rule: &FieldRule, tested: &Field, context: &Context) {
    let (Some(known), Is::Variants(variants)) = (known(&tested.ty), &test.is) else { return };
    let Some(variant) = variants.first() else { return };
    let name = &test.field;
    if is_option(&tested.ty) && variant == "Some" {
        context.error_with_help(
            variant,
            format_args!("a condition looks into the `Option` of `{name}`"),
            format_args!("for \"is present\" write `{name}` alone"),
        );
    } else if is_option(&tested.ty) && variant == "None" {
        let text = rule.name.to_string();
        let opposite = match text.strip_suffix("_if") {
            Some(stem) => format!("{stem}_unless"),
            None => text.replace("_unless", "_if"),
        };
        context.error_with_help(
            variant,
            format_args!("a condition looks into the `Option` of `{name}`"),
            format_args!("for \"is absent\" write `{opposite}({name})`"),
        );
    } else {
        let help = match known {
            Known::Text => format!("compare it with a string: `{name} = \"{variant}\"`"),
            Known::Bool => format!("compare it with `true` or `false`: `{name} = true`"),
            Known::Collection => "no condition looks into a collection: name another field".to_owned(),
            _ => format!("compare it with a literal: `{name} = 1`"),
        };
        context.error_with_help(variant, format_args!("`{name}` has no variants: it is no enum"), help);
    }
}

/// Reports literals that the field's type or rules refuse, and literals that include all its values.
fn check_literals_are_possible(test: &Test, tested: &Field, rules: &[Judged<'_>], context: &Context) {
    let Is::Literals(literals) = &test.is else { return };
    let known = known(&tested.ty).filter(|known| *known != Known::Collection);
    for literal in literals {
        if let Some(known) = known.filter(|known| known.refuses(literal).is_some()) {
            check_literal_fits(literal, known, context);
            continue;
        }
        if let Some((rule, reason)) = refusal(rules, literal) {
            context.error_with_help(
                literal,
                format_args!("`{}` is never `{}`: its rule `{rule}` refuses that", test.field, literal),
                match reason.starts_with("did you mean") {
                    true => reason,
                    false => format!("change one of the two: {reason}"),
                },
            );
        }
    }
    if known.is_some() && !is_option(&tested.ty) && covers_all(literals, rules, &tested.ty) {
        context.error_with_help(
            test,
            format_args!("`{}` always holds", show(test)),
            "name fewer values, or take the test away",
        );
    }
}

/// Whether the literals include all values that the type and the rules allow.
fn covers_all(literals: &[Literal], rules: &[Judged<'_>], ty: &Type) -> bool {
    let all = rules.iter().fold(ValueSet::of_type(Some(ty)), |set, own| set.intersect(&own.values));
    !all.is_empty() && ValueSet::of_literals(literals).includes(&all)
}

/// Reports a test that never holds beside an earlier one of its alternative, or repeats the field of one.
fn check_tests_agree(tests: &[Test], context: &Context) {
    for (index, test) in tests.iter().enumerate() {
        let Some(earlier) = tests[..index].iter().find(|earlier| earlier.field == test.field) else {
            continue;
        };
        if can_meet(&earlier.is, &test.is) {
            context.error_with_help(
                test,
                format_args!("`{}` is tested twice", test.field),
                "keep the narrower test: both have to hold",
            );
        } else {
            context.error_with_help(
                test,
                format_args!("`{}` and `{}` never hold together", show(earlier), show(test)),
                "a comma is `and`: for `or` write `|`, or repeat the rule",
            );
        }
    }
}

/// Reports an alternative that holds only where another one does.
fn check_alternatives_differ(rule: &FieldRule, any: &[Vec<Test>], context: &Context) {
    for (index, narrow) in any.iter().enumerate() {
        let is_within = |wide: &&Vec<Test>| implies(narrow, wide);
        let earlier = any[..index].iter().find(is_within);
        let later = any[index + 1..].iter().filter(|wide| !implies(wide, narrow)).find(is_within);
        let Some(wide) = earlier.or(later) else { continue };
        context.error_with_help(
            quote::quote!(#(#narrow),*),
            format_args!("`{}` names a condition that it has already", rule.name),
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
        .all(|wide| narrow.iter().any(|narrow| narrow.field == wide.field && is_within(&narrow.is, &wide.is)))
}

fn is_within(narrow: &Is, wide: &Is) -> bool {
    match (narrow, wide) {
        (_, Is::Present) => true,
        (Is::Variants(narrow), Is::Variants(wide)) => narrow.iter().all(|variant| wide.contains(variant)),
        (Is::Literals(narrow), Is::Literals(wide)) => covers(wide, narrow),
        _ => false,
    }
}

/// Whether one value of a field can pass both tests.
pub(super) fn can_meet(a: &Is, b: &Is) -> bool {
    match (a, b) {
        (Is::Variants(a), Is::Variants(b)) => a.iter().any(|variant| b.contains(variant)),
        (Is::Literals(a), Is::Literals(b)) => meet(a, b),
        _ => true,
    }
}

/// The tests as an author writes them.
pub(super) fn show_all(tests: &[Test]) -> String {
    tests.iter().map(show).collect::<Vec<_>>().join(", ")
}
