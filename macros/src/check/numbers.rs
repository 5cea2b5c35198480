//! Bounds and steps of numbers against the field's integer type and against each other.

use syn::Type;

use super::verdict::whole_step;
use crate::bounds::Bound;
use crate::context::Context;
use crate::known::{Integer, Known, known};
use crate::literal::Number;
use crate::model::FieldRule;
use crate::rules::RuleKind;
use crate::rules::range::Range;

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

/// Some integer is within the bounds, and is a multiple of the step.
pub(super) fn check_some_number_fits(rules: &[FieldRule], ty: Option<&Type>, context: &Context) {
    let Some(Known::Integer(integer)) = ty.and_then(known) else { return };
    for (index, rule) in rules.iter().enumerate() {
        let RuleKind::Range(range) = &rule.kind else { continue };
        // A bound outside the type, or bounds in the wrong order, have been noted already.
        let Some((low, high)) = whole_limits(range, integer) else { continue };
        if low > high {
            context.error_with_help(
                &rule.name,
                format_args!("no `{}` is within these bounds", integer.name),
                "an exclusive bound is not itself allowed: move the bounds apart",
            );
            continue;
        }
        for (other, step) in rules.iter().enumerate().filter_map(|(other, rule)| match &rule.kind {
            RuleKind::MultipleOf(step) => Some((other, whole_step(step)?)),
            _ => None,
        }) {
            if low.div_euclid(step) == high.div_euclid(step) && low.rem_euclid(step) != 0 {
                let second = &rules[index.max(other)].name;
                context.error_with_help(
                    second,
                    format_args!("no multiple of {step} is within {low} to {high}"),
                    format_args!(
                        "the next ones are {} and {}",
                        low - low.rem_euclid(step),
                        high - high.rem_euclid(step) + step
                    ),
                );
            }
        }
    }
}

/// The least and the greatest integer within the bounds, when every bound is a literal that fits the type.
fn whole_limits(range: &Range, integer: Integer) -> Option<(i128, i128)> {
    let all = range.bounds().into_iter().filter_map(|(_, bound)| bound.as_ref());
    let fits =
        |bound: &Bound| bound.number.is_some_and(|number| number.whole().is_some() && integer.holds(number));
    if !all.clone().all(fits) {
        return None;
    }
    let whole = |bound: &Option<Bound>| bound.as_ref().and_then(|bound| bound.number?.whole());
    let (min, max) = (whole(&range.min), whole(&range.max));
    let (above, below) = (whole(&range.exclusive_min), whole(&range.exclusive_max));
    if min.or(above).zip(max.or(below)).is_some_and(|(low, high)| low > high)
        || min.zip(below).is_some_and(|(a, b)| a >= b)
    {
        return None;
    }
    if above.zip(max.or(below)).is_some_and(|(low, high)| low >= high) {
        return None;
    }
    let low = [integer.min.whole(), min, above.map(|above| above.saturating_add(1))];
    let high =
        [Some(integer.max.whole().unwrap_or(i128::MAX)), max, below.map(|below| below.saturating_sub(1))];
    Some((low.into_iter().flatten().max()?, high.into_iter().flatten().min()?))
}
