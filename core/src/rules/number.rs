//! Numbers as rules see them: exact integers up to 128 bits and floats. They compare without rounding, also in
//! `const`.

use core::cmp::Ordering;
use core::fmt;

/// A number of a payload or a bound of a rule.
///
/// ```
/// use core::cmp::Ordering;
/// use deployment_validate::Number;
///
/// assert_eq!(Number::from(3).compare(Number::from(2.5)), Some(Ordering::Greater));
/// assert_eq!(Number::from(u64::MAX).compare(Number::from(-1)), Some(Ordering::Greater));
/// assert_eq!(Number::from(f64::NAN).compare(Number::from(0)), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Number {
    /// An integer that an `i128` holds.
    Int(i128),
    /// An integer above `i128::MAX`.
    Big(u128),
    /// Any other number.
    Float(f64),
    /// An `f32`. A float beside it is rounded to `f32` before the two compare, so that `0.1_f32`
    /// is at most `0.1`.
    Single(f32),
}

/// 2 to the power of 127: the first float that no `i128` equals.
const I128_END: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;

impl Number {
    /// Compares exactly; `None` when either is not a number.
    #[inline]
    #[must_use]
    pub const fn compare(self, other: Number) -> Option<Ordering> {
        match (self, other) {
            (Number::Int(a), Number::Int(b)) => Some(order(a < b, a > b)),
            _ => self.compare_kinds(other),
        }
    }

    const fn compare_kinds(self, other: Number) -> Option<Ordering> {
        match (self, other) {
            (Number::Int(a), Number::Int(b)) => Some(order(a < b, a > b)),
            (Number::Big(a), Number::Big(b)) => Some(order(a < b, a > b)),
            (Number::Int(_), Number::Big(_)) => Some(Ordering::Less),
            (Number::Big(_), Number::Int(_)) => Some(Ordering::Greater),
            (Number::Float(a), Number::Float(b)) => {
                if a.is_nan() || b.is_nan() {
                    None
                } else {
                    Some(order(a < b, a > b))
                }
            }
            (Number::Single(a), Number::Single(b)) => compare_single(a, b),
            (Number::Single(a), Number::Float(b)) => compare_single(a, b as f32),
            (Number::Float(a), Number::Single(b)) => compare_single(a as f32, b),
            (Number::Single(a), b) => Number::Float(a as f64).compare(b),
            (a, Number::Single(b)) => a.compare(Number::Float(b as f64)),
            (Number::Int(a), Number::Float(b)) => compare_int_float(a, b),
            (Number::Float(a), Number::Int(b)) => match compare_int_float(b, a) {
                Some(ordering) => Some(ordering.reverse()),
                None => None,
            },
            // A float above `i128::MAX` has no fraction, so the cast is exact below 2^128.
            (Number::Big(a), Number::Float(b)) => compare_big_float(a, b),
            (Number::Float(a), Number::Big(b)) => match compare_big_float(b, a) {
                Some(ordering) => Some(ordering.reverse()),
                None => None,
            },
        }
    }

    /// Whether the number is a whole multiple of `step`.
    ///
    /// Integers are exact, and so are steps that a float has exactly, such as 0.25. For any other step the quotient has
    /// to be whole to within one part in 2^50 (2^21 for an `f32`), so that 0.07 is a multiple of 0.01 as a person would
    /// expect.
    #[must_use]
    pub const fn is_multiple_of(self, step: Number) -> bool {
        match (self, step) {
            (Number::Int(value), Number::Int(step)) => step != 0 && value.wrapping_rem(step) == 0,
            (Number::Big(value), Number::Int(step)) => step != 0 && value % step.unsigned_abs() == 0,
            (Number::Int(value), Number::Big(step)) => value.unsigned_abs() % step == 0,
            (Number::Big(value), Number::Big(step)) => value % step == 0,
            (value, step) if step.is_dyadic() => is_whole(value.as_f64() / step.as_f64(), 0.0),
            (Number::Single(value), step) => is_whole(value as f64 / step.as_f64(), 1.0 / (1 << 21) as f64),
            (value, step) => is_whole(value.as_f64() / step.as_f64(), 1.0 / (1_u64 << 50) as f64),
        }
    }

    /// Whether a float has the number's digits exactly: a whole number of 1024ths.
    pub(crate) const fn is_dyadic(self) -> bool {
        match self {
            Number::Int(_) | Number::Big(_) => true,
            Number::Float(_) | Number::Single(_) => is_whole(self.as_f64() * 1024.0, 0.0),
        }
    }

    /// Whether a lower bound leaves a number below an upper one; an exclusive one also when the two are equal.
    #[doc(hidden)]
    #[must_use]
    pub const fn are_apart(low: Number, high: Number, is_exclusive: bool) -> bool {
        match low.compare(high) {
            Some(Ordering::Greater) => false,
            Some(Ordering::Equal) => !is_exclusive,
            Some(Ordering::Less) | None => true,
        }
    }

    /// Whether the number is an integer from `min` to `max`.
    #[doc(hidden)]
    #[must_use]
    pub const fn is_integer_within(self, min: Number, max: Number) -> bool {
        matches!(self, Number::Int(_) | Number::Big(_))
            && Number::are_apart(min, self, false)
            && Number::are_apart(self, max, false)
    }

    /// Whether the number is neither infinite nor NaN.
    #[doc(hidden)]
    #[must_use]
    pub const fn is_finite(self) -> bool {
        match self {
            Number::Int(_) | Number::Big(_) => true,
            Number::Float(float) => float.is_finite(),
            Number::Single(float) => float.is_finite(),
        }
    }

    /// Whether the number is greater than zero.
    #[doc(hidden)]
    #[must_use]
    pub const fn is_above_zero(self) -> bool {
        matches!(self.compare(Number::Int(0)), Some(Ordering::Greater))
    }

    pub(crate) const fn as_f64(self) -> f64 {
        match self {
            Number::Int(int) => int as f64,
            Number::Big(big) => big as f64,
            Number::Float(float) => float,
            Number::Single(single) => single as f64,
        }
    }

    /// The number rounded to an `f32`, infinite beyond its range. A float is rounded from its shortest digits: halfway between
    /// two `f32`s those of the text may be on one side.
    #[cfg(feature = "serde")]
    pub(crate) fn to_single(self) -> f32 {
        match self {
            Number::Int(int) => int as f32,
            Number::Big(big) => big as f32,
            Number::Float(float) => alloc::format!("{float:e}").parse().unwrap_or(float as f32),
            Number::Single(single) => single,
        }
    }

    /// The number a JSON number text stands for; `None` when that is none, or too far from zero for a float.
    #[cfg(feature = "serde")]
    pub(crate) fn parse(text: &str) -> Option<Number> {
        // As in JSON readers, `-0` is a float.
        if let Some(int) = text.parse::<i128>().ok().filter(|int| *int != 0 || !text.starts_with('-')) {
            return Some(Number::Int(int));
        }
        if let Ok(big) = text.parse::<u128>() {
            return Some(Number::Big(big));
        }
        text.parse::<f64>().ok().filter(|float| float.is_finite()).map(Number::Float)
    }
}

const fn order(less: bool, greater: bool) -> Ordering {
    if less {
        Ordering::Less
    } else if greater {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

const fn compare_single(a: f32, b: f32) -> Option<Ordering> {
    if a.is_nan() || b.is_nan() { None } else { Some(order(a < b, a > b)) }
}

const fn compare_int_float(int: i128, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float >= I128_END {
        return Some(Ordering::Less);
    }
    if float < -I128_END {
        return Some(Ordering::Greater);
    }
    let whole = float as i128; // towards zero
    if int != whole {
        return Some(order(int < whole, int > whole));
    }
    let fraction = float - whole as f64;
    Some(order(fraction > 0.0, fraction < 0.0))
}

const fn compare_big_float(big: u128, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    if float < I128_END {
        return Some(Ordering::Greater);
    }
    if float >= 2.0 * I128_END {
        return Some(Ordering::Less);
    }
    let whole = float as u128;
    Some(order(big < whole, big > whole))
}

const fn is_whole(quotient: f64, slack: f64) -> bool {
    if !quotient.is_finite() {
        return false;
    }
    let size = quotient.abs();
    // Above 2^52 every float is whole.
    if size >= 4_503_599_627_370_496.0 {
        return true;
    }
    let below = size as u64 as f64;
    let fraction = size - below;
    let slack = if size > 1.0 { size * slack } else { slack };
    fraction <= slack || 1.0 - fraction <= slack
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Int(int) => int.fmt(f),
            Number::Big(big) => big.fmt(f),
            Number::Float(float) => float.fmt(f),
            Number::Single(single) => single.fmt(f),
        }
    }
}

/// Converts a number of any type in `const`, where `From` cannot be called.
pub struct Numeral<T>(pub T);

macro_rules! numerals {
    ($($number:ty => |$value:ident| $made:expr;)*) => {$(
        impl Numeral<$number> {
            /// The number.
            #[inline]
            #[must_use]
            pub const fn number(self) -> Number {
                let $value = self.0;
                $made
            }
        }

        impl From<$number> for Number {
            #[inline]
            fn from(number: $number) -> Self {
                Numeral(number).number()
            }
        }
    )*};
}

numerals! {
    i8 => |int| Number::Int(int as i128);
    i16 => |int| Number::Int(int as i128);
    i32 => |int| Number::Int(int as i128);
    i64 => |int| Number::Int(int as i128);
    i128 => |int| Number::Int(int);
    isize => |int| Number::Int(int as i128);
    u8 => |int| Number::Int(int as i128);
    u16 => |int| Number::Int(int as i128);
    u32 => |int| Number::Int(int as i128);
    u64 => |int| Number::Int(int as i128);
    u128 => |int| if int > i128::MAX as u128 { Number::Big(int) } else { Number::Int(int as i128) };
    usize => |int| Number::Int(int as i128);
    f32 => |float| Number::Single(float);
    f64 => |float| Number::Float(float);
}
