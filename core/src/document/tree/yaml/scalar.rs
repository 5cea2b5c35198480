//! Reads plain scalars by the core schema of YAML 1.2: `yes` is a string, `~` is null, `0x1F` and `0o17` are
//! integers, `1.0` is a float.

use alloc::borrow::Cow;

use crate::rules::number::Number;

/// A scalar.
#[derive(Debug)]
pub(super) enum Scalar<'t> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'t, str>),
    /// `.inf`, `.nan` and numbers beyond every float.
    Infinite,
}

/// Reads a plain scalar without a tag.
pub(super) fn resolve(text: Cow<'_, str>) -> Scalar<'_> {
    match text.as_ref() {
        "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
        "true" | "True" | "TRUE" => Scalar::Bool(true),
        "false" | "False" | "FALSE" => Scalar::Bool(false),
        ".nan" | ".NaN" | ".NAN" => Scalar::Infinite,
        other => number(other).unwrap_or(Scalar::Text(text)),
    }
}

fn number(text: &str) -> Option<Scalar<'static>> {
    let based = |digits: &str, base: u32| {
        let is_number = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(base));
        is_number.then(|| {
            u128::from_str_radix(digits, base).map_or(Scalar::Infinite, |int| Scalar::Number(int.into()))
        })
    };
    if let Some(digits) = text.strip_prefix("0x") {
        return based(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return based(digits, 8);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        return Some(Scalar::Infinite);
    }
    if !is_decimal(unsigned) {
        return None;
    }
    let number = Number::parse(text.strip_prefix('+').unwrap_or(text));
    Some(number.map_or(Scalar::Infinite, Scalar::Number))
}

/// Whether a text is digits with at most one point, then perhaps an exponent.
fn is_decimal(text: &str) -> bool {
    let is_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let has_digits = !whole.is_empty() || !fraction.is_empty();
    let is_exponent = |exponent: &str| {
        let digits = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !digits.is_empty() && is_digits(digits)
    };
    has_digits && is_digits(whole) && is_digits(fraction) && exponent.is_none_or(is_exponent)
}

/// Reads a scalar with a tag of the core schema; `None` when its text does not fit the tag.
pub(super) fn tagged<'t>(kind: &str, text: Cow<'t, str>) -> Option<Scalar<'t>> {
    if kind == "str" {
        return Some(Scalar::Text(text));
    }
    match (kind, resolve(text)) {
        ("null", Scalar::Null) => Some(Scalar::Null),
        ("bool", Scalar::Bool(truth)) => Some(Scalar::Bool(truth)),
        ("int", Scalar::Number(number @ (Number::Int(_) | Number::Big(_)))) => Some(Scalar::Number(number)),
        ("float", Scalar::Number(number)) => Some(Scalar::Number(Number::Float(number.as_f64()))),
        ("float", Scalar::Infinite) => Some(Scalar::Infinite),
        _ => None,
    }
}
