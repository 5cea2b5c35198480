//! Checks flags and rules of a struct or enum against its shape.

use crate::errors::context::Context;
use crate::model::{Item, Shape, Style};
use crate::rules::group::Group;
use crate::syntax::types::{optional_inner, outer_name, pointer_inner, templated_inner};

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

/// Reports a type that holds nothing but itself: reading it would never end.
pub(super) fn check_holds_more_than_itself(item: &Item, context: &Context) {
    let Shape::Struct(fields) = &item.shape else { return };
    let reads = item.deserialize.is_some() && !item.reads_another();
    let Some(field) = fields.whole().filter(|_| reads) else { return };
    let mut ty = &field.ty;
    while let Some(inner) = optional_inner(ty).or_else(|| templated_inner(ty)).or_else(|| pointer_inner(ty)) {
        ty = inner;
    }
    if outer_name(ty).is_some_and(|name| *name == item.ident) {
        context.error_with_help(
            &field.ty,
            format_args!("`{}` holds nothing but itself: reading one would never end", item.ident),
            format_args!("write a struct with more fields, or a list: `Vec<{}>`", item.ident),
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
