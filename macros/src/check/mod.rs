//! What must hold across the fields and rules of an item: one named function for each requirement. This file is the
//! table of contents; the modules below hold the checks.

mod applies;
mod buffered;
mod by_key;
mod changes;
mod choices;
mod conditions;
mod constants;
mod constructors;
mod containers;
mod contexts;
mod deserialize;
mod discriminators;
mod groups;
mod nulls;
mod others;
mod presence;
mod puzzle;
mod reach;
mod read_attributes;
mod reasons;
mod repeated;
mod satisfiable;
mod search;
mod serde;
mod serialize;
mod siblings;
mod unknown_field;
mod values;

use syn::Type;

use self::siblings::Siblings;
use crate::errors::context::Context;
use crate::model::{Fields, Item, Shape};
use crate::rules::rule::FieldRule;

/// Checks an item.
pub(crate) fn check_item(item: &Item, context: &Context) {
    serde::check_attributes_are_known(item, context);
    read_attributes::check(item, context);
    by_key::check(item, context);
    deserialize::check(item, context);
    serialize::check(item, context);
    reasons::check(item, context);
    constants::check_runs_in_const(item, context);
    constructors::check(item, context);
    changes::check_type(item, context);
    contexts::check(item, context);
    constants::check_rules_judge_types(item, context);
    containers::check_deny_null_has_objects(item, context);
    containers::check_holds_more_than_itself(item, context);
    serde::check_variant_names_differ(item, context);
    serde::check_wire_of_item_is_meant(item, context);
    buffered::check_types_can_be_read(item, context);
    item.rules.iter().for_each(|rule| check_wording_is_there(rule, context));
    match &item.shape {
        Shape::Struct(fields) => {
            nulls::check(item, fields, context);
            reasons::check_fields(fields, context);
            changes::check_fields(item, fields, context);
            check_fields(&item.rules, fields, context);
        }
        Shape::Enum(variants) => {
            containers::check_no_groups_on_enum(item, context);
            for variant in variants {
                nulls::check(item, &variant.fields, context);
                reasons::check_fields(&variant.fields, context);
                changes::check_fields(item, &variant.fields, context);
                serde::check_read_variant_has_no_rules(variant, context);
                check_fields(&[], &variant.fields, context);
            }
        }
    }
}

fn check_fields(whole: &[FieldRule], fields: &Fields, context: &Context) {
    let mut noted = count_noted(context, || groups::check_groups(whole, fields, context));
    serde::check_names_differ(fields, context);
    let siblings = Siblings::new(fields);
    for field in &fields.fields {
        check_rules(&field.rules, Some(&field.ty), context);
        noted += count_noted(context, || {
            presence::check_required_stands_alone(field, context);
            presence::check_conditions_agree(field, context);
            presence::check_warnings_add_something(field, context);
            conditions::check_conditions(field, &siblings, context);
        });
        others::check_others(field, fields, context);
        discriminators::check_discriminator(field, context);
        serde::check_skipped_has_no_rules(field, context);
        serde::check_flattened_has_fields(field, context);
        serde::check_wire_type_is_known(field, context);
        serde::check_wire_type_is_meant(field, context);
    }
    // This check would report problems of groups and conditions again, in other words.
    if noted == 0 {
        satisfiable::check_rules_can_hold(whole, fields, context);
    }
}

/// How many problems a check reports.
fn count_noted(context: &Context, check: impl FnOnce()) -> usize {
    let before = context.count();
    check();
    context.count() - before
}

/// Checks rules that validate one value together: those of a field, of an item, of an alternative.
fn check_rules(rules: &[FieldRule], ty: Option<&Type>, context: &Context) {
    repeated::check_rules_are_not_repeated(rules, context);
    values::check_values(rules, ty, context);
    for rule in rules {
        check_wording_is_there(rule, context);
        let inside = rule.kind.inside(ty).into_iter();
        inside.for_each(|inside| check_rules(inside.rules, inside.ty, context));
    }
}

/// Reports a message or a code without words.
fn check_wording_is_there(rule: &FieldRule, context: &Context) {
    let messages = "say what the value has to be, or take `message` away";
    let codes = "write a name for programs, as `code = \"too_short\"`, or take `code` away";
    for (what, text, help) in [("message", &rule.message, messages), ("code", &rule.code, codes)] {
        if let Some(empty) = text.as_ref().filter(|text| text.value().trim().is_empty()) {
            context.error_with_help(empty, format_args!("the {what} of `{}` is empty", rule.name), help);
        }
    }
}
