//! Bounds and steps of numbers against the field's integer type.

use syn::Type;

use crate::errors::context::Context;
use crate::rules::bound::Bound;
use crate::rules::rule::{FieldRule, RuleKind};
use crate::syntax::known_type::{Integer, Known, known};
use crate::syntax::literal::Number;

/// A bound of an integer is a whole number that its type holds.
pub(super) fn check_bounds_fit_type(rules: &[FieldRule], ty: Option<&Type>, context: &Context) {
    let Some(Known::Integer(integer)) = ty.and_then(known) else { return };
    for rule in rules {
        match &rule.kind {
            RuleKind::Range(range) => {
                for (name, bound) in range.bounds() {
                    check_bound(name, bound.as_ref(), integer, context);
                }
            }
            RuleKind::MultipleOf(step) => check_bound("multiple_of", Some(&step.step), integer, context),
            _ => {}
        }
    }
}

fn check_bound(name: &str, bound: Option<&Bound>, integer: Integer, context: &Context) {
    let Some((bound, number)) = bound.and_then(|bound| Some((bound, bound.number?))) else { return };
    let Integer { name: ty, min, max } = integer;
    if let Number::Float(_) = number {
        context.error_with_help(
            bound,
            format_args!("`{name}` is a fraction, and the field is a `{ty}`"),
            "write a whole number without a point",
        );
    } else if !integer.holds(number) {
        context.error_with_help(
            bound,
            format_args!("`{name}` ({number}) is outside `{ty}`"),
            format_args!("`{ty}` holds {min} to {max}: move the bound, or take it away"),
        );
    }
}
