//! Rules that compare a field with another one: the other exists, is another, and has values to compare with.

use syn::Type;

use super::unknown_field::error_unknown_field;
use crate::errors::context::Context;
use crate::errors::show::show;
use crate::model::{Field, Fields};
use crate::rules::field_path::FieldPath;
use crate::rules::length::Length;
use crate::rules::range::Range;
use crate::rules::rule::FieldRule;
use crate::rules::sibling::{Sibling, Sides, is_number};
use crate::syntax::known_type::{Known, known};

/// Checks the rules of a field, and those inside them.
pub(super) fn check_others(field: &Field, fields: &Fields, context: &Context) {
    check_rules(&field.rules, Some(&field.ty), field, fields, context);
}

fn check_rules(rules: &[FieldRule], ty: Option<&Type>, field: &Field, fields: &Fields, context: &Context) {
    check_sides(rules, context);
    for rule in rules {
        if rule.kind.condition().is_none() {
            check_paths(rule, ty, field, fields, context);
            check_constants(rule, fields, context);
        }
        for inside in rule.kind.inside(ty) {
            check_rules(inside.rules, inside.ty, field, fields, context);
        }
    }
}

fn check_paths(rule: &FieldRule, ty: Option<&Type>, field: &Field, fields: &Fields, context: &Context) {
    for path in rule.kind.paths() {
        let Some(other) = fields.find(path.first()) else {
            error_unknown_field(&rule.name, path.first(), fields, Some(field), context);
            continue;
        };
        if other.ident == field.ident {
            context.error_with_help(
                path,
                format_args!("`{}` compares the field with itself", rule.name),
                "name another field of the struct",
            );
            continue;
        }
        let other = known(&other.ty).filter(|_| !path.is_nested());
        check_kinds(rule, ty.and_then(known), other, path, context);
    }
}

/// Reports types that cannot be compared, where their names show that.
fn check_kinds(
    rule: &FieldRule,
    own: Option<Known>,
    other: Option<Known>,
    path: &impl quote::ToTokens,
    context: &Context,
) {
    let name = &rule.name;
    let path_shown = show(path);
    if rule.get::<Length>().is_some() {
        if let Some(other) = other.filter(|other| !is_number(*other)) {
            context.error_with_help(
                path,
                format_args!(
                    "`{name}` compares a length with `self.{path_shown}`, which is a {}",
                    other.name()
                ),
                "name a field that is a number",
            );
        }
    } else if rule.get::<Range>().is_some()
        && let Some(other) = other.filter(|other| !is_number(*other))
    {
        context.error_with_help(
            path,
            format_args!("`self.{path_shown}` is a {}, which is no bound of a range", other.name()),
            "name a field that is a number, or of a type that implements `Ordered`",
        );
    } else if let (Some(own), Some(other)) = (own, other) {
        let kind = |known: Known| (is_number(known), if is_number(known) { "number" } else { known.name() });
        let is_text = |known: Known| matches!(known, Known::Text | Known::Char);
        if kind(own) != kind(other) && !(is_text(own) && is_text(other)) {
            context.error_with_help(
                path,
                format_args!("`self.{path_shown}` is a {}, and the field is a {}", other.name(), own.name()),
                "compare fields of one type",
            );
        }
    }
}

/// Reports rules that compare with one field so that no value is left.
fn check_sides(rules: &[FieldRule], context: &Context) {
    let mut before: Vec<(&FieldRule, &FieldPath, Sides)> = Vec::new();
    for rule in rules.iter().filter(|rule| !rule.terms.is_warning) {
        let sibling = rule.get::<Sibling>().map(|own| (&own.path, own.sides()));
        let bounds = rule.get::<Range>().into_iter().flat_map(Range::fields);
        let bounds = bounds.map(|(order, path)| (path, Sides::of(order)));
        for (path, sides) in sibling.into_iter().chain(bounds) {
            let is_same = |(other, to, _): &&(&FieldRule, &FieldPath, Sides)| {
                *to == path && other.terms.is_same(&rule.terms)
            };
            if let Some((other, ..)) = before.iter().filter(is_same).find(|own| !own.2.meets(sides)) {
                context.error_with_help(
                    path,
                    format_args!(
                        "`{}` leaves no value beside `{}`: both compare with `self.{path}`",
                        rule.name, other.name
                    ),
                    "take one of them away, or compare with another field",
                );
            }
            before.push((rule, path, sides));
        }
    }
}

/// Reports a field that is named without `self` where a constant is possible.
fn check_constants(rule: &FieldRule, fields: &Fields, context: &Context) {
    let is_compared =
        rule.get::<Range>().is_some() || rule.get::<Length>().is_some() || rule.get::<Sibling>().is_some();
    for name in rule.kind.constants().into_iter().filter(|_| is_compared) {
        if fields.find(&name).is_some() {
            context.error_with_help(
                &name,
                format_args!("`{name}` is a field, and no constant"),
                format_args!("write `self.{name}`"),
            );
        }
    }
}
