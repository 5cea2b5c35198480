//! Checks flags and rules of a struct or enum against its shape.

use crate::errors::context::Context;
use crate::model::{Item, Shape, Style};
use crate::rules::group::Group;

/// Reports `deny_null` on a type without named fields: it concerns the fields of objects.
pub(super) fn check_deny_null_has_objects(item: &Item, context: &Context) {
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

/// Reports groups on an enum: each variant has its own fields, so a group cannot name them.
pub(super) fn check_no_groups_on_enum(item: &Item, context: &Context) {
    for rule in item.rules.iter().filter(|rule| rule.get::<Group>().is_some()) {
        context.error_with_help(
            &rule.name,
            format_args!("`{}` on an enum", rule.name),
            "put the fields into a struct of their own, and the rule on it",
        );
    }
}
