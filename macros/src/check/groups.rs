//! Groups name optional fields of the struct, and leave each of them a choice.

use proc_macro2::Ident;

use super::error_unknown_field;
use crate::context::Context;
use crate::known::{is_option, known};
use crate::model::{Field, FieldRule, Fields, Item};
use crate::rules::RuleKind;
use crate::rules::group::{Count, Group};
use crate::rules::presence::Kind;

/// Fields of two groups whose combinations are tried, at most.
const MAX_FIELDS: usize = 16;

/// Checks the groups of a struct. Relations between groups are judged only where each is right.
pub(super) fn check_groups(item: &Item, fields: &Fields, context: &Context) {
    let before = context.count();
    let groups: Vec<(&FieldRule, &Group)> = item
        .rules
        .iter()
        .filter_map(|rule| match &rule.kind {
            RuleKind::Group(group) => Some((rule, group)),
            _ => None,
        })
        .collect();
    for (rule, group) in &groups {
        for name in &group.fields {
            check_member(rule, name, fields, context);
        }
    }
    if context.count() > before {
        return;
    }
    for (index, (rule, group)) in groups.iter().enumerate() {
        check_required_leaves_a_choice(rule, group, fields, context);
        for (earlier, first) in &groups[..index] {
            check_pair((earlier, first), (rule, group), context);
        }
    }
}

/// A group names fields that can be absent.
fn check_member(rule: &FieldRule, name: &Ident, fields: &Fields, context: &Context) {
    match fields.find(name) {
        None => error_unknown_field(&rule.name, name, fields, None, context),
        Some(field) if known(&field.ty).is_some() && !is_option(&field.ty) => context.error_with_help(
            name,
            format_args!("`{}` names `{name}`, which is never absent", rule.name),
            format_args!("make it an `Option`, or take it out of `{}`", rule.name),
        ),
        Some(_) => {}
    }
}

/// A field that is required leaves the others of its group no choice.
fn check_required_leaves_a_choice(rule: &FieldRule, group: &Group, fields: &Fields, context: &Context) {
    let is_required = |field: &&Field| {
        field
            .rules
            .iter()
            .any(|rule| matches!(&rule.kind, RuleKind::Presence(own) if own.kind == Kind::Required))
    };
    let Some(name) = group.fields.iter().find(|name| fields.find(name).filter(is_required).is_some()) else {
        return;
    };
    let follows = match group.count {
        Count::AtLeastOne => "the group always holds",
        Count::ExactlyOne | Count::AtMostOne => "the others can never be there",
        Count::AllOrNone => "all of them are required",
    };
    context.error_with_help(
        name,
        format_args!("`{}` names `{name}`, which is `required`: {follows}", rule.name),
        format_args!("take the `required` of `{name}` away, or the group"),
    );
}

/// Two groups are not the same, hold together, and leave no field out for ever.
fn check_pair(
    (earlier, first): (&FieldRule, &Group),
    (rule, second): (&FieldRule, &Group),
    context: &Context,
) {
    let mut all: Vec<&Ident> = first.fields.iter().collect();
    all.extend(second.fields.iter().filter(|name| !first.fields.contains(name)));
    let shared = first.fields.len() + second.fields.len() - all.len();
    if shared < 2 || all.len() > MAX_FIELDS {
        return;
    }
    if first.count == second.count && shared == all.len() {
        context.error_with_help(
            &rule.name,
            format_args!("`{}` is given twice for the same fields", rule.name),
            "keep one of them",
        );
        return;
    }
    let mask = |group: &Group| {
        let bits = all.iter().enumerate().filter(|(_, name)| group.fields.contains(name));
        bits.fold(0_u32, |mask, (bit, _)| mask | 1 << bit)
    };
    let (a, b) = (mask(first), mask(second));
    let possible = (0..1_u32 << all.len()).filter(|present| {
        first.allows((present & a).count_ones()) && second.allows((present & b).count_ones())
    });
    let ever = possible.clone().fold(0, |ever, present| ever | present);
    let shut = all.iter().enumerate().find(|(bit, _)| ever >> bit & 1 == 0);
    if possible.count() == 0 {
        context.error_with_help(
            &rule.name,
            format_args!("`{}` and `{}` never hold together", earlier.name, rule.name),
            "keep one of the two, or give them other fields",
        );
    } else if let Some((_, name)) = shut {
        context.error_with_help(
            &rule.name,
            format_args!("with `{}` and `{}` the field `{name}` can never be there", earlier.name, rule.name),
            "keep one of the two, or give them other fields",
        );
    }
}

impl Group {
    /// Whether so many of its fields may be there.
    fn allows(&self, present: u32) -> bool {
        match self.count {
            Count::ExactlyOne => present == 1,
            Count::AtMostOne => present <= 1,
            Count::AtLeastOne => present >= 1,
            Count::AllOrNone => present == 0 || present as usize == self.fields.len(),
        }
    }
}
