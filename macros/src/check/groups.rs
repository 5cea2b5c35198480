//! Groups must name optional fields of the struct, and leave each of them a choice.

use proc_macro2::Ident;

use super::unknown_field::error_unknown_field;
use crate::errors::context::Context;
use crate::model::{Field, Fields};
use crate::rules::group::{Count, Group};
use crate::rules::presence::Presence;
use crate::rules::rule::FieldRule;
use crate::syntax::known_type::{is_option, known};

/// Checks the groups of a struct. Compares groups with each other only after each is valid by itself.
pub(super) fn check_groups(whole: &[FieldRule], fields: &Fields, context: &Context) {
    let before = context.count();
    let groups: Vec<(&FieldRule, &Group)> =
        whole.iter().filter_map(|rule| Some((rule, rule.get::<Group>()?))).collect();
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
        if groups[..index].iter().any(|(_, earlier)| is_same(earlier, group)) {
            context.error_with_help(
                &rule.name,
                format_args!("`{}` is given twice for the same fields", rule.name),
                "keep one of them",
            );
        }
    }
}

/// Reports a group's field that does not exist or is never absent.
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

/// Reports a required field in a group, because it leaves the other fields no choice.
fn check_required_leaves_a_choice(rule: &FieldRule, group: &Group, fields: &Fields, context: &Context) {
    let is_required = |field: &&Field| field.rules.iter().any(Presence::is_required);
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

fn is_same(a: &Group, b: &Group) -> bool {
    a.count == b.count
        && a.fields.len() == b.fields.len()
        && a.fields.iter().all(|name| b.fields.contains(name))
}

impl Group {
    /// Whether the group allows this number of its fields to be present.
    pub(super) fn allows(&self, present: usize) -> bool {
        match self.count {
            Count::ExactlyOne => present == 1,
            Count::AtMostOne => present <= 1,
            Count::AtLeastOne => present >= 1,
            Count::AllOrNone => present == 0 || present == self.fields.len(),
        }
    }
}
