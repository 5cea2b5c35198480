//! Bounds and steps of numbers against the field's integer type and against each other.

use syn::Type;

use super::value_set::whole_step;
use crate::errors::context::Context;
use crate::rules::bound::Bound;
use crate::rules::range::Range;
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
        for (other, rule) in rules.iter().enumerate() {
            let RuleKind::MultipleOf(step) = &rule.kind else { continue };
            let Some(step) = whole_step(step) else { continue };
            check_multiple_fits(&rules[index.max(other)], [low, high, step], 0, context);
        }
    }
}

/// Some decimal fraction within the bounds of a float is a multiple of the step.
pub(super) fn check_some_fraction_fits(rules: &[FieldRule], ty: Option<&Type>, context: &Context) {
    if ty.and_then(known) != Some(Known::Float) {
        return;
    }
    for (index, rule) in rules.iter().enumerate() {
        let RuleKind::Range(range) = &rule.kind else { continue };
        let (low, high) = (range.min.as_ref().or(range.exclusive_min.as_ref()), range.max.as_ref());
        let Some((low, high)) = low.zip(high.or(range.exclusive_max.as_ref())) else { continue };
        for (other, rule) in rules.iter().enumerate() {
            let RuleKind::MultipleOf(step) = &rule.kind else { continue };
            let numbers = [low.number, high.number, step.step.number];
            let Some((numbers, places)) = scaled(numbers) else { continue };
            check_multiple_fits(&rules[index.max(other)], numbers, places, context);
        }
    }
}

/// Notes it when no multiple of a step is between two bounds, all given in units of so many decimal places.
fn check_multiple_fits(second: &FieldRule, numbers: [i128; 3], places: u32, context: &Context) {
    let [low, high, step] = numbers;
    if low > high || low.div_euclid(step) != high.div_euclid(step) || low.rem_euclid(step) == 0 {
        return;
    }
    let (below, above) = (low - low.rem_euclid(step), high - high.rem_euclid(step) + step);
    let show = |number: i128| match places {
        0 => number.to_string(),
        places => (number as f64 / 10_f64.powf(f64::from(places))).to_string(),
    };
    context.error_with_help(
        &second.name,
        format_args!("no multiple of {} is within {} to {}", show(step), show(low), show(high)),
        format_args!("the next ones are {} and {}", show(below), show(above)),
    );
}

/// Literals as whole numbers of so many decimal places. `None` for large ones: a float is a multiple to within one
/// part in 2^21.
fn scaled(numbers: [Option<Number>; 3]) -> Option<([i128; 3], u32)> {
    let mut texts = Vec::new();
    for number in numbers {
        texts.push(number?.to_string());
    }
    let places = |text: &String| text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let most = texts.iter().map(places).max()?;
    let mut all = [0; 3];
    for (slot, text) in all.iter_mut().zip(&texts) {
        let digits = text.replace('.', "") + &"0".repeat(most - places(text));
        *slot = digits.parse::<i128>().ok().filter(|number| number.unsigned_abs() < 1 << 20)?;
    }
    (all[2] > 0).then_some((all, u32::try_from(most).ok()?))
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
