//! What `const` requires of a type. In `const`, a rule calls inherent methods; without these checks, rustc would report
//! a missing method as a second error beside the missing trait.

use proc_macro2::Ident;
use syn::Type;

use crate::errors::context::Context;
use crate::model::{Field, Item};
use crate::rules::rule::FieldRule;
use crate::rules::subject::Subject;
use crate::syntax::known_type::{Known, is_option, known};
use crate::syntax::types::{box_inner, list_inner, optional_inner, outer_name, templated_inner};

/// Containers whose contents `const` code cannot reach.
const CLOSED: [&str; 10] = [
    "HashMap",
    "BTreeMap",
    "IndexMap",
    "HashSet",
    "BTreeSet",
    "IndexSet",
    "VecDeque",
    "LinkedList",
    "Rc",
    "Arc",
];

/// Reports what cannot run in `const`.
pub(super) fn check_runs_in_const(item: &Item, context: &Context) {
    let Some(flag) = &item.is_const else { return };
    if let Some(parameter) = item.generics.type_params().next() {
        context.error_with_help(
            &parameter.ident,
            format_args!("`{flag}` on a type with the type parameter `{}`", parameter.ident),
            "traits cannot be called in `const`: name the type, or take `const` away",
        );
    }
    for rule in &item.rules {
        check_rule_runs(rule, None, context);
    }
    for field in item.all_fields() {
        let mut is_reported = false;
        for rule in &field.rules {
            is_reported |= check_rule_runs(rule, Some(&field.ty), context);
        }
        if field.skip.is_none() && !is_reported {
            check_contents(&field.ty, context);
        }
    }
}

/// Reports a rule that cannot run in `const`; returns whether the field's type is the reason.
fn check_rule_runs(rule: &FieldRule, ty: Option<&Type>, context: &Context) -> bool {
    let name = &rule.name;
    let of_when = rule.terms.when.iter().flat_map(|when| when.condition.tests()).map(|test| &test.path);
    for path in rule.kind.paths().into_iter().chain(of_when).filter(|path| path.is_nested()) {
        context.error_with_help(
            path,
            format_args!("`{path}` cannot be read in `const`"),
            "traits cannot be called in `const`: name a field of this type, or take the `const` of the type away",
        );
    }
    let is_compared = rule.kind.condition().is_none() && !rule.kind.paths().is_empty();
    if is_compared && ty.is_some_and(|ty| known(ty).is_none()) {
        context.error_with_help(
            name,
            format_args!(
                "`{name}` compares fields that are no strings or scalars, which cannot run in `const`"
            ),
            "take the rule or the `const` of the type away",
        );
        return false;
    }
    if !rule.kind.runs_in_const() {
        let help = "take the rule or the `const` of the type away";
        context.error_with_help(name, format_args!("`{name}` cannot run in `const`"), help);
        return false;
    }
    match rule.kind.judges() {
        Subject::Presence | Subject::Change => false,
        Subject::Other => {
            let mut is_reported = false;
            for inside in rule.kind.inside(ty) {
                for rule in inside.rules {
                    is_reported |= check_rule_runs(rule, inside.ty, context);
                }
            }
            is_reported
        }
        _ => check_judged_type(name, ty, context),
    }
}

/// Reports a type behind a pointer, which lacks the inherent methods through which rules read values; returns whether
/// it reported one.
fn check_judged_type(name: &Ident, ty: Option<&Type>, context: &Context) -> bool {
    let Some(ty) = ty.map(|ty| optional_inner(ty).unwrap_or(ty)) else { return false };
    let ty = templated_inner(ty).unwrap_or(ty);
    let is_closed = |outer: &&Ident| *outer == "Box" || CLOSED.iter().any(|closed| outer == closed);
    let Some(outer) = outer_name(ty).filter(is_closed) else { return false };
    context.error_with_help(
        ty,
        format_args!("`{name}` cannot judge a `{outer}` in `const`"),
        "in `const` it judges strings, numbers, `bool`, `char`, and lists in a `Vec`, an array or a slice",
    );
    true
}

fn check_contents(ty: &Type, context: &Context) {
    let inner = optional_inner(ty).or_else(|| templated_inner(ty));
    if let Some(inner) = inner.or_else(|| box_inner(ty)).or_else(|| list_inner(ty)) {
        return check_contents(inner, context);
    }
    if let Some(name) = outer_name(ty).filter(|name| CLOSED.iter().any(|closed| name == closed)) {
        context.error_with_help(
            ty,
            format_args!("`{name}` cannot be validated in `const`"),
            "write `skip` on the field, or take the `const` of the type away",
        );
    }
}

/// Reports a rule that cannot read its field's type in `const`, where the type's name shows that.
pub(super) fn check_rules_judge_types(item: &Item, context: &Context) {
    if item.is_const.is_none() {
        return;
    }
    for field in item.all_fields() {
        let Some(known) = known(&field.ty) else { continue };
        for rule in &field.rules {
            check_rule_judges(rule, field, known, context);
        }
    }
}

fn check_rule_judges(rule: &FieldRule, field: &Field, known: Known, context: &Context) {
    if let Some(what) = rule.kind.judges().lacked_by(known, is_option(&field.ty)) {
        context.error_with_help(
            &rule.name,
            format_args!("`{}` cannot judge the type of `{}`", rule.name, field.ident),
            format_args!("it judges {what}: change the type, or take the rule away"),
        );
    }
    // `const` cannot validate the contents of containers; another check reports that.
    let inside = rule.kind.inside(None).into_iter().filter(|_| rule.kind.runs_in_const());
    inside.flat_map(|inside| inside.rules).for_each(|rule| check_rule_judges(rule, field, known, context));
}
