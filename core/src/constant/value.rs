//! What rules read of a field's value in `const`: inherent methods, for each type that a literal can hold, by itself
//! and inside an `Option`, a `Maybe`, a `Templated` or one of the first two around the last.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::rules::length::Length;
use crate::rules::literal::ScalarValue;
use crate::rules::number::{Number, Numeral};
use crate::validate::{Maybe, Templated};

/// A field's value.
pub struct ConstValue<'v, T: ?Sized>(pub &'v T);

impl<'v, T> ConstValue<'v, Option<T>> {
    /// Whether there is a value.
    #[must_use]
    #[inline]
    pub const fn is_present(&self) -> bool {
        self.0.is_some()
    }
}

impl<'v, T> ConstValue<'v, Maybe<T>> {
    /// Whether the key is there.
    #[must_use]
    #[inline]
    pub const fn is_present(&self) -> bool {
        !self.0.is_absent()
    }
}

macro_rules! texts {
    ($([$($lifetime:lifetime)?] $text:ty => |$value:ident| $str:expr;)*) => {$(
        impl<'v $(, $lifetime)?> ConstValue<'v, $text> {
            /// The string.
            #[must_use]
            #[inline]
            pub const fn text(&self) -> Option<&'v str> {
                let $value = self.0;
                Some($str)
            }

            /// The string, to be compared with literals.
            #[must_use]
            #[inline]
            pub const fn scalar(&self) -> Option<ScalarValue<'v>> {
                let $value = self.0;
                Some(ScalarValue::Text($str))
            }

            /// Whether the string's length is within the bounds.
            #[must_use]
            #[inline]
            pub const fn is_within(&self, length: &Length) -> bool {
                let $value = self.0;
                length.admits_text($str)
            }
        }

        texts!(@inside [$($lifetime)?] Option<$text>, |$value| Some($value) => $str);
        texts!(@inside [$($lifetime)?] Maybe<$text>, |$value| Maybe::Value($value) => $str);
        texts!(@inside [$($lifetime)?] Templated<$text>, |$value| Templated::Literal($value) => $str);
        texts!(@inside [$($lifetime)?] Option<Templated<$text>>, |$value| Some(Templated::Literal($value)) => $str);
        texts!(@inside [$($lifetime)?] Maybe<Templated<$text>>, |$value| Maybe::Value(Templated::Literal($value)) => $str);
    )*};
    (@inside [$($lifetime:lifetime)?] $inside:ty, |$value:ident| $pattern:pat => $str:expr) => {
        impl<'v $(, $lifetime)?> ConstValue<'v, $inside> {
            /// The string, if there is one.
            #[must_use]
            #[inline]
            pub const fn text(&self) -> Option<&'v str> {
                match self.0 {
                    $pattern => Some($str),
                    _ => None,
                }
            }

            /// The string, to be compared with literals.
            #[must_use]
            #[inline]
            pub const fn scalar(&self) -> Option<ScalarValue<'v>> {
                match self.0 {
                    $pattern => Some(ScalarValue::Text($str)),
                    _ => None,
                }
            }

            /// Whether the string's length is within the bounds.
            #[must_use]
            #[inline]
            pub const fn is_within(&self, length: &Length) -> bool {
                match self.0 {
                    $pattern => length.admits_text($str),
                    _ => true,
                }
            }
        }
    };
}

texts! {
    ['t] &'t str => |text| text;
    [] String => |text| text.as_str();
    ['t] Cow<'t, str> => |text| match text {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => text.as_str(),
    };
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl<'v> ConstValue<'v, $number> {
            /// The number.
            #[must_use]
            #[inline]
            pub const fn number(&self) -> Option<Number> {
                Some(Numeral(*self.0).number())
            }

            /// The number, to be compared with literals.
            #[must_use]
            #[inline]
            pub const fn scalar(&self) -> Option<ScalarValue<'v>> {
                Some(ScalarValue::Number(Numeral(*self.0).number()))
            }
        }

        numbers!(@inside Option<$number>, |number| Some(number));
        numbers!(@inside Maybe<$number>, |number| Maybe::Value(number));
        numbers!(@inside Templated<$number>, |number| Templated::Literal(number));
        numbers!(@inside Option<Templated<$number>>, |number| Some(Templated::Literal(number)));
        numbers!(@inside Maybe<Templated<$number>>, |number| Maybe::Value(Templated::Literal(number)));
    )*};
    (@inside $inside:ty, |$number:ident| $pattern:pat) => {
        impl<'v> ConstValue<'v, $inside> {
            /// The number, if there is one.
            #[must_use]
            #[inline]
            pub const fn number(&self) -> Option<Number> {
                match self.0 {
                    $pattern => Some(Numeral(*$number).number()),
                    _ => None,
                }
            }

            /// The number, to be compared with literals.
            #[must_use]
            #[inline]
            pub const fn scalar(&self) -> Option<ScalarValue<'v>> {
                match self.0 {
                    $pattern => Some(ScalarValue::Number(Numeral(*$number).number())),
                    _ => None,
                }
            }
        }
    };
}

numbers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64);

macro_rules! scalars {
    ($($scalar:ty => $variant:ident;)*) => {$(
        impl<'v> ConstValue<'v, $scalar> {
            /// The value, to be compared with literals.
            #[must_use]
            #[inline]
            pub const fn scalar(&self) -> Option<ScalarValue<'v>> {
                Some(ScalarValue::$variant(*self.0))
            }
        }

        scalars!(@inside $variant, Option<$scalar>, |value| Some(value));
        scalars!(@inside $variant, Maybe<$scalar>, |value| Maybe::Value(value));
        scalars!(@inside $variant, Templated<$scalar>, |value| Templated::Literal(value));
        scalars!(@inside $variant, Option<Templated<$scalar>>, |value| Some(Templated::Literal(value)));
        scalars!(@inside $variant, Maybe<Templated<$scalar>>, |value| Maybe::Value(Templated::Literal(value)));
    )*};
    (@inside $variant:ident, $inside:ty, |$value:ident| $pattern:pat) => {
        impl<'v> ConstValue<'v, $inside> {
            /// The value, to be compared with literals.
            #[must_use]
            #[inline]
            pub const fn scalar(&self) -> Option<ScalarValue<'v>> {
                match self.0 {
                    $pattern => Some(ScalarValue::$variant(*$value)),
                    _ => None,
                }
            }
        }
    };
}

scalars! {
    bool => Bool;
    char => Char;
}

macro_rules! lists {
    ($([$($generics:tt)*] $list:ty => |$value:ident| $slice:expr;)*) => {$(
        impl<'v, $($generics)*> ConstValue<'v, $list> {
            /// The items.
            #[must_use]
            #[inline]
            pub const fn items(&self) -> &'v [T] {
                let $value = self.0;
                $slice
            }

            /// Whether the number of items is within the bounds.
            #[must_use]
            #[inline]
            pub const fn is_within(&self, length: &Length) -> bool {
                length.admits(self.items().len())
            }
        }

        lists!(@inside [$($generics)*] Option<$list>, |$value| Some($value) => $slice);
        lists!(@inside [$($generics)*] Maybe<$list>, |$value| Maybe::Value($value) => $slice);
        lists!(@inside [$($generics)*] Templated<$list>, |$value| Templated::Literal($value) => $slice);
        lists!(@inside [$($generics)*] Option<Templated<$list>>, |$value| Some(Templated::Literal($value)) => $slice);
        lists!(@inside [$($generics)*] Maybe<Templated<$list>>, |$value| Maybe::Value(Templated::Literal($value)) => $slice);
    )*};
    (@inside [$($generics:tt)*] $inside:ty, |$value:ident| $pattern:pat => $slice:expr) => {
        impl<'v, $($generics)*> ConstValue<'v, $inside> {
            /// The items, if there is a list.
            #[must_use]
            #[inline]
            pub const fn items(&self) -> &'v [T] {
                match self.0 {
                    $pattern => $slice,
                    _ => &[],
                }
            }

            /// Whether the number of items is within the bounds.
            #[must_use]
            #[inline]
            pub const fn is_within(&self, length: &Length) -> bool {
                match self.0 {
                    $pattern => length.admits($slice.len()),
                    _ => true,
                }
            }
        }
    };
}

lists! {
    [T] Vec<T> => |list| list.as_slice();
    [T, const N: usize] [T; N] => |list| list.as_slice();
    ['t: 'v, T] &'t [T] => |list| list;
}
