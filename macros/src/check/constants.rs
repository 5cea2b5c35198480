//! Rules of a type with `const` against the types of its fields. In `const` a rule calls inherent methods, whose
//! absence would be a second error beside that of the missing trait.

use crate::errors::context::Context;
use crate::model::{Field, Item};
use crate::rules::rule::{FieldRule, RuleKind};
use crate::syntax::known_type::{Known, is_option, known};

/// In `const`, a rule stands on a type that it can judge, where the type's name tells.
pub(super) fn check_rules_judge_types(item: &Item, context: &Context) {
    if item.is_const.is_none() {
        return;
    }
    for field in item.all_fields() {
        let Some(known) = known(&field.ty) else { continue };
        for rule in &field.rules {
            check_rule(rule, field, known, context);
        }
    }
}

fn check_rule(rule: &FieldRule, field: &Field, known: Known, context: &Context) {
    let (judges, what) = match &rule.kind {
        RuleKind::Presence(_) => (is_option(&field.ty), "fields that are an `Option`"),
        RuleKind::Pattern(_) => (known == Known::Text, "strings"),
        RuleKind::Length(length) if length.unit.is_some() => (known == Known::Text, "strings"),
        RuleKind::Length(_) => (matches!(known, Known::Text | Known::Collection), "strings and lists"),
        RuleKind::Range(_) | RuleKind::MultipleOf(_) => {
            (matches!(known, Known::Integer(_) | Known::Float), "numbers")
        }
        RuleKind::OneOf(_) => (known != Known::Collection, "strings, numbers, `bool` and `char`"),
        RuleKind::AnyOf(any) => {
            for rule in any.alternatives.iter().flatten() {
                check_rule(rule, field, known, context);
            }
            return;
        }
        RuleKind::Items(_) | RuleKind::Custom(_) | RuleKind::Group(_) => return,
    };
    if !judges {
        context.error_with_help(
            &rule.name,
            format_args!("`{}` cannot judge the type of `{}`", rule.name, field.ident),
            format_args!("it judges {what}: change the type, or take the rule away"),
        );
    }
}
