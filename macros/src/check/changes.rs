//! Rules of changes: what they compare can be compared, and none says what another one says.

use crate::errors::context::Context;
use crate::errors::show::show;
use crate::model::{Field, Fields, Item};
use crate::rules::change::{Change, ChangeKind};
use crate::rules::rule::FieldRule;
use crate::syntax::known_type::{Known, Part, is_option, item_of, known};
use crate::syntax::types::outer_name;

/// Checks the attribute of the type.
pub(super) fn check_type(item: &Item, context: &Context) {
    let Some(change) = &item.change else { return };
    if change.from.as_ref().and_then(outer_name).is_some_and(|name| *name == item.ident || name == "Self") {
        context.error_with_help(
            &change.from,
            format_args!("`{}` is compared with itself in any case", item.ident),
            "take `change` away, or name the type of the value before",
        );
    }
    let compares = |field: &Field| field.change.is_some() || field.rules.iter().any(is_change);
    if !item.all_fields().any(compares) && context.count() == 0 {
        context.error_with_help(
            &change.name,
            "`change` on a type that has no rule of a change",
            "put `immutable`, `set_once`, `never_decreases` or `custom_change(..)` on a field, or `change(from = ..)` \
             on one that has such fields",
        );
    }
}

/// Checks the fields of a struct or variant.
pub(super) fn check_fields(item: &Item, fields: &Fields, context: &Context) {
    for field in &fields.fields {
        let changes: Vec<(&FieldRule, &Change)> =
            field.rules.iter().filter_map(|rule| Some((rule, rule.get::<Change>()?))).collect();
        for (rule, change) in &changes {
            check_compared(field, rule, change, context);
        }
        check_immutable_stands_alone(&changes, context);
        check_field(item, field, &changes, context);
    }
}

fn is_change(rule: &FieldRule) -> bool {
    rule.get::<Change>().is_some()
}

/// Reports a rule that cannot compare the field's type.
fn check_compared(field: &Field, rule: &FieldRule, change: &Change, context: &Context) {
    let Some(known) = known(&field.ty) else { return };
    let name = &rule.name;
    match &change.kind {
        ChangeKind::NeverDecreases if !matches!(known, Known::Integer(_) | Known::Float) => context
            .error_with_help(
                name,
                format_args!("`{name}` on `{}`, which is no number", field.ident),
                "write `immutable` or `set_once`, or compare the two values in `custom_change(path)`",
            ),
        ChangeKind::SetOnce if !is_option(&field.ty) => context.error_with_help(
            name,
            format_args!("`{name}` on `{}`, which is always set", field.ident),
            format_args!("write `immutable`, or `Option<{}>`", show(&field.ty)),
        ),
        _ => {}
    }
}

/// Reports a rule beside `immutable`, which allows no change that the other could refuse.
fn check_immutable_stands_alone(changes: &[(&FieldRule, &Change)], context: &Context) {
    let is_immutable = |(_, change): &&(&FieldRule, &Change)| matches!(change.kind, ChangeKind::Immutable);
    let Some((immutable, _)) = changes.iter().find(is_immutable) else { return };
    if let Some((other, _)) = changes.iter().find(|change| !is_immutable(change)) {
        context.error_with_help(
            &other.name,
            format_args!("`{}` beside `{}`, which allows no change at all", other.name, immutable.name),
            "keep one of them",
        );
    }
}

/// Checks `change(..)` on a field.
fn check_field(item: &Item, field: &Field, changes: &[(&FieldRule, &Change)], context: &Context) {
    let Some(change) = &field.change else { return };
    if changes.iter().any(|(_, change)| matches!(change.kind, ChangeKind::Immutable)) {
        context.error_with_help(
            &change.name,
            "`change` beside `immutable`, which allows no change inside",
            "keep one of them",
        );
    }
    if let Some(by) = change.by.as_ref().filter(|_| item_of(&field.ty, Part::Each).is_none()) {
        context.error_with_help(
            by,
            format_args!("`change(by = {by})` on `{}`, which is no list", field.ident),
            "take it away: only the items of a `Vec` and its kin are matched by a key",
        );
    }
    if let (Some(from), None) = (&change.from, &item.change) {
        context.error_with_help(
            from,
            format_args!("the old type of `{}` without one of its struct", field.ident),
            "put `#[validate(change(from = ..))]` on the struct, or take this away",
        );
    }
}
