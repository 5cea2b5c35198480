//! What has to hold across the fields and rules of an item, one named function for each demand.

use proc_macro2::Ident;
use quote::ToTokens;

use crate::attributes::error_unknown;
use crate::assert_valid;
use crate::by_key;
use crate::constructors;
use crate::context::Context;
use crate::model::{Field, Fields, Item, Shape, Style};
use crate::rules::RuleKind;
use crate::rules::condition::{Condition, Is, Test};
use crate::rules::presence::Kind;

/// Checks an item.
pub(crate) fn check_item(item: &Item, context: &Context) {
    by_key::check(item, context);
    assert_valid::check(item, context);
    constructors::check(item, context);
    check_deny_null_has_objects(item, context);
    match &item.shape {
        Shape::Struct(fields) => {
            check_groups_name_fields(item, fields, context);
            check_fields(fields, context);
        }
        Shape::Enum(variants) => {
            check_no_groups_on_enum(item, context);
            for variant in variants {
                check_fields(&variant.fields, context);
            }
        }
    }
}

fn check_fields(fields: &Fields, context: &Context) {
    for field in &fields.fields {
        check_rules_are_not_repeated(field, context);
        check_required_stands_alone(field, context);
        check_skip_has_no_rules(field, context);
        check_conditions(field, fields, context);
        check_forbidden_is_not_required(field, context);
    }
}

/// `deny_null` speaks of the fields of objects.
fn check_deny_null_has_objects(item: &Item, context: &Context) {
    let Some(flag) = &item.deny_null else { return };
    let has_named = match &item.shape {
        Shape::Struct(fields) => fields.style == Style::Named,
        Shape::Enum(variants) => variants.iter().any(|variant| variant.fields.style == Style::Named),
    };
    if !has_named {
        context.error_with_help(
            flag,
            "`deny_null` on a type without named fields",
            "take it away: it speaks of optional fields",
        );
    }
}

/// A group names fields of the struct.
fn check_groups_name_fields(item: &Item, fields: &Fields, context: &Context) {
    for rule in &item.rules {
        let RuleKind::Group(group) = &rule.kind else { continue };
        for name in group.fields.iter().filter(|name| fields.find(name).is_none()) {
            error_unknown_field(&rule.name, name, name, fields, context);
        }
    }
}

/// The variants of an enum have fields of their own: a group cannot name them.
fn check_no_groups_on_enum(item: &Item, context: &Context) {
    for rule in item.rules.iter().filter(|rule| matches!(rule.kind, RuleKind::Group(_))) {
        context.error_with_help(
            &rule.name,
            format_args!("`{}` on an enum", rule.name),
            "put the fields into a struct of their own, and the rule on it",
        );
    }
}

/// Of most rules, a second one on the same field would be a slip. Conditions were joined before this.
fn check_rules_are_not_repeated(field: &Field, context: &Context) {
    for (index, rule) in field.rules.iter().enumerate() {
        let may_repeat = matches!(rule.kind, RuleKind::Custom(_) | RuleKind::AnyOf(_) | RuleKind::Pattern(_));
        if !may_repeat && field.rules[..index].iter().any(|earlier| earlier.name == rule.name) {
            context.error_with_help(
                &rule.name,
                format_args!("`{}` is given twice on `{}`", rule.name, field.ident),
                "keep one of them",
            );
        }
    }
}

/// `required` says all that `required_if` could.
fn check_required_stands_alone(field: &Field, context: &Context) {
    let kinds = || {
        field.rules.iter().filter_map(|rule| match &rule.kind {
            RuleKind::Presence(presence) => Some((rule, presence.kind)),
            _ => None,
        })
    };
    if !kinds().any(|(_, kind)| kind == Kind::Required) {
        return;
    }
    for (rule, _) in kinds().filter(|(_, kind)| *kind != Kind::Required) {
        context.error_with_help(
            &rule.name,
            format_args!("`{}` beside `required`", rule.name),
            format_args!("`{}` is required in any case: keep one of the two", field.ident),
        );
    }
}

/// A skipped field is not looked into, so it has no rules.
fn check_skip_has_no_rules(field: &Field, context: &Context) {
    if let (Some(skip), Some(rule)) =
        (&field.skip, field.rules.iter().find(|rule| !matches!(rule.kind, RuleKind::Presence(_))))
    {
        context.error_with_help(
            skip,
            format_args!("`skip` beside `{}`", rule.name),
            "a skipped field is not looked into: keep one of the two",
        );
    }
}

/// Conditions name other fields of the same struct or variant.
fn check_conditions(field: &Field, fields: &Fields, context: &Context) {
    for rule in &field.rules {
        let RuleKind::Presence(presence) = &rule.kind else { continue };
        for test in presence.condition.iter().flat_map(|condition| condition.any.iter().flatten()) {
            match fields.find(&test.field) {
                None => error_unknown_field(&rule.name, &test.field, test, fields, context),
                Some(tested) if tested.ident == field.ident => context.error_with_help(
                    &test.field,
                    format_args!("`{}` depends on the field that it stands on", rule.name),
                    "name another field of the struct",
                ),
                Some(_) => check_alternatives_differ(test, context),
            }
        }
    }
}

/// An alternative is listed once.
fn check_alternatives_differ(test: &Test, context: &Context) {
    match &test.is {
        Is::Present => {}
        Is::Variants(variants) => {
            for (index, variant) in variants.iter().enumerate() {
                if variants[..index].contains(variant) {
                    error_listed_twice(variant, variant, context);
                }
            }
        }
        Is::Literals(literals) => {
            for (index, literal) in literals.iter().enumerate() {
                if literals[..index].iter().any(|earlier| earlier.value == literal.value) {
                    error_listed_twice(literal, &literal.tokens, context);
                }
            }
        }
    }
}

fn error_listed_twice(tokens: impl ToTokens, shown: impl std::fmt::Display, context: &Context) {
    context.error_with_help(tokens, format_args!("`{shown}` is listed twice"), "keep one of them");
}

/// A field cannot be both required and forbidden by one condition.
fn check_forbidden_is_not_required(field: &Field, context: &Context) {
    let find = |wanted: Kind| {
        field.rules.iter().find_map(|rule| match &rule.kind {
            RuleKind::Presence(presence) if presence.kind == wanted => {
                Some((rule, presence.condition.as_ref()?))
            }
            _ => None,
        })
    };
    for (required, forbidden) in
        [(Kind::RequiredIf, Kind::ForbiddenIf), (Kind::RequiredUnless, Kind::ForbiddenUnless)]
    {
        let (Some((required, a)), Some((forbidden, b))) = (find(required), find(forbidden)) else { continue };
        if let Some(test) = shared_alternative(a, b) {
            context.error_with_help(
                &forbidden.name,
                format_args!("`{}` is required and forbidden when `{test}`", field.ident),
                format_args!("`{}` names the same condition: keep one of the two", required.name),
            );
        }
    }
}

/// An alternative that both conditions have, as written.
fn shared_alternative(a: &Condition, b: &Condition) -> Option<String> {
    let texts = |condition: &Condition| -> Vec<String> {
        let text = |tests: &Vec<Test>| {
            tests.iter().map(|test| test.to_token_stream().to_string()).collect::<Vec<_>>().join(", ")
        };
        condition.any.iter().map(text).collect()
    };
    let (a, b) = (texts(a), texts(b));
    a.into_iter().find(|text| b.contains(text))
}

/// Notes a name that no field has, with the nearest that one has.
fn error_unknown_field(rule: &Ident, name: &Ident, _: impl ToTokens, fields: &Fields, context: &Context) {
    let known: Vec<&str> = fields.fields.iter().map(|field| field.ident.as_str()).collect();
    error_unknown(name, &format!("`{rule}` names a field that does not exist: `{name}`"), &known, context);
}
