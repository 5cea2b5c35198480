//! Numbers: the integer of Rust that holds them, and their bounds.

use super::Builder;
use crate::dsl::rules::{Edge, Literal, Rule};
use crate::dsl::types::{Ty, Typed};
use crate::read::tree::Number;
use crate::schema::keywords::Bound;
use crate::schema::merged::Merged;

impl Builder<'_, '_> {
    /// A number with its bounds.
    pub(crate) fn number(&self, merged: &Merged, is_integer: bool) -> Typed {
        if !is_integer {
            let mut typed = Typed::plain(Ty::Float);
            let edge = |bound: Option<Bound>| {
                bound.map(|bound| Edge { value: as_float(bound.value), exclusive: bound.exclusive })
            };
            let (min, max) = (edge(merged.min), edge(merged.max));
            if is_crossed(min, max) {
                self.lose_first(merged, &mut typed.losses, "minimum", "no number is within both bounds");
            } else if min.is_some() || max.is_some() {
                typed.rules.push(Rule::Range(min, max));
            }
            self.multiples(merged, &mut typed);
            return typed;
        }
        let (min, max) = (lowest(merged.min), highest(merged.max));
        let (mut low, mut high) = (min, max);
        for (format, _) in &merged.formats {
            if let Some((least, greatest)) = width(format) {
                low = Some(low.map_or(least, |low| low.max(least)));
                high = Some(high.map_or(greatest, |high| high.min(greatest)));
            }
        }
        let name = integer(low, high);
        let (_, least, greatest) =
            INTEGERS.into_iter().find(|(other, ..)| *other == name).unwrap_or(INTEGERS[7]);
        let mut typed = Typed::plain(Ty::Int(name));
        let edge = |bound: i128| Edge { value: Number::Int(bound), exclusive: false };
        let low = low.filter(|low| *low > least && *low <= greatest).map(edge);
        let high = high.filter(|high| *high < greatest && *high >= least).map(edge);
        if is_crossed(low, high) {
            self.lose_first(merged, &mut typed.losses, "minimum", "no number is within both bounds");
        } else if low.is_some() || high.is_some() {
            typed.rules.push(Rule::Range(low, high));
        }
        self.multiples(merged, &mut typed);
        typed
    }

    fn multiples(&self, merged: &Merged, typed: &mut Typed) {
        let is_whole = matches!(typed.ty, Ty::Int(_));
        let mut is_given = false;
        for multiple in &merged.multiples {
            let rule = if is_whole { whole_multiple(*multiple) } else { Some(as_float(*multiple)) };
            match rule {
                Some(Number::Int(1)) if is_whole => {}
                Some(number) if number.as_f64() > 0.0 && !is_given => {
                    typed.rules.push(Rule::MultipleOf(number));
                    is_given = true;
                }
                _ => {
                    let why = if is_given { "another one stands already" } else { "no rule says this" };
                    self.lose_first(merged, &mut typed.losses, "multipleOf", why);
                }
            }
        }
    }
}

/// The whole number whose multiples are the whole multiples of a number: 5 for 2.5, 1 for 0.01.
fn whole_multiple(multiple: Number) -> Option<Number> {
    let text = multiple.to_string();
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let places = i32::try_from(fraction.len()).ok()? - exponent.parse::<i32>().ok()?;
    let counter: i128 = format!("{whole}{fraction}").parse().ok()?;
    let denominator = 10_i128.checked_pow(u32::try_from(places.max(0)).ok()?)?;
    let counter = counter.checked_mul(10_i128.checked_pow(u32::try_from((-places).max(0)).ok()?)?)?;
    let (mut one, mut other) = (counter, denominator);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    (counter > 0).then(|| Number::Int(counter / one))
}

/// A number as a literal of an `f64`: one beyond 64 bits has a point.
pub(crate) fn as_float(number: Number) -> Number {
    match number {
        Number::Int(int) if i64::try_from(int).is_err() => Number::Float(number.as_f64()),
        other => other,
    }
}

/// The integers of Rust with their bounds, the narrowest first.
const INTEGERS: [(&str, i128, i128); 8] = [
    ("u8", 0, 0xff),
    ("i8", -0x80, 0x7f),
    ("u16", 0, 0xffff),
    ("i16", -0x8000, 0x7fff),
    ("u32", 0, 0xffff_ffff),
    ("i32", -0x8000_0000, 0x7fff_ffff),
    ("u64", 0, u64::MAX as i128),
    ("i64", i64::MIN as i128, i64::MAX as i128),
];

/// Whether a literal is of a type.
pub(crate) fn fits(literal: &Literal, ty: &Ty) -> bool {
    match (literal, ty) {
        (Literal::Text(_), Ty::Text) | (Literal::Bool(_), Ty::Bool) | (Literal::Number(_), Ty::Float) => true,
        (Literal::Number(number), Ty::Int(name)) => number.as_int().is_some_and(|int| holds(name, int)),
        _ => false,
    }
}

/// Whether an integer of Rust holds a number.
pub(crate) fn holds(name: &str, int: i128) -> bool {
    INTEGERS.iter().any(|(other, min, max)| *other == name && (*min..=*max).contains(&int))
}

fn is_crossed(min: Option<Edge>, max: Option<Edge>) -> bool {
    let (Some(min), Some(max)) = (min, max) else { return false };
    let (low, high) = (min.value.as_f64(), max.value.as_f64());
    low > high || ((min.exclusive || max.exclusive) && low >= high)
}

/// The least whole number within a bound.
pub(crate) fn lowest(bound: Option<Bound>) -> Option<i128> {
    bound.map(|bound| whole(bound, true))
}

/// The greatest whole number within a bound.
pub(crate) fn highest(bound: Option<Bound>) -> Option<i128> {
    bound.map(|bound| whole(bound, false))
}

#[allow(clippy::cast_possible_truncation)]
fn whole(bound: Bound, is_lower: bool) -> i128 {
    let step = if is_lower { 1 } else { -1 };
    match bound.value.as_int() {
        Some(int) if bound.exclusive => int.saturating_add(step),
        Some(int) => int,
        None if is_lower => bound.value.as_f64().ceil() as i128,
        None => bound.value.as_f64().floor() as i128,
    }
}

/// The bounds that a format of OpenAPI or of schemars gives to integers.
fn width(format: &str) -> Option<(i128, i128)> {
    let name = match format {
        "int8" => "i8",
        "int16" => "i16",
        "int32" => "i32",
        "uint8" => "u8",
        "uint16" => "u16",
        "uint32" => "u32",
        "uint64" | "uint" => "u64",
        _ => return None,
    };
    INTEGERS.into_iter().find(|(other, ..)| *other == name).map(|(_, min, max)| (min, max))
}

/// The narrowest integer that holds what the bounds allow; 64 bits where a bound is missing.
pub(crate) fn integer(min: Option<i128>, max: Option<i128>) -> &'static str {
    let is_signed = min.is_none_or(|min| min < 0);
    let Some(max) = max else { return if is_signed { "i64" } else { "u64" } };
    let Some(min) = min else { return "i64" };
    let holds = |(name, least, greatest): &(&str, i128, i128)| {
        name.starts_with('i') == is_signed && *least <= min && max <= *greatest
    };
    INTEGERS
        .iter()
        .find(|integer| holds(integer))
        .map_or(if is_signed { "i64" } else { "u64" }, |found| found.0)
}
