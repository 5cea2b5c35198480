//! What rules can read of a typed value: its text, its number, its items. An absent `Option` has none
//! of them, and a rule that finds nothing to judge holds.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;

use crate::condition::ScalarValue;
use crate::number::Number;

/// A type that holds a string. Implement it for string types of your own.
///
/// ```
/// use deployment_validate::{DeploymentValidate, Text};
///
/// struct Secret(String);
///
/// impl Text for Secret {
///     fn text(&self) -> Option<&str> {
///         Some(&self.0)
///     }
/// }
///
/// #[derive(DeploymentValidate)]
/// struct Login {
///     #[validate(pattern = r"^[!-~]{12,}$")]
///     password: Secret,
/// }
///
/// assert!(!Login { password: Secret("short".into()) }.is_valid());
/// ```
#[diagnostic::on_unimplemented(
    message = "a rule for strings cannot judge `{Self}`",
    label = "this is no string",
    note = "`pattern` and `length(bytes, ..)` judge `str`, `String`, `Cow<str>`, an `Option`, `Box`, `Rc` or `Arc` of \
            these, and types that implement `deployment_validate::Text`",
    note = "for the items of a list write `each(..)`, for the keys or values of a map `keys(..)` or `values(..)`"
)]
pub trait Text {
    /// The string; `None` when there is none to judge.
    fn text(&self) -> Option<&str>;
}

/// A type that holds a number.
#[diagnostic::on_unimplemented(
    message = "a rule for numbers cannot judge `{Self}`",
    label = "this is no number",
    note = "`range` and `multiple_of` judge integers and floats, also in an `Option`, `Box`, `Rc` or `Arc`, and types \
            that implement `deployment_validate::Numeric`",
    note = "for the items of a list write `each(..)`, for the values of a map `values(..)`"
)]
pub trait Numeric {
    /// The number; `None` when there is none to judge.
    fn number(&self) -> Option<Number>;
}

/// A type whose values can be compared with literals: strings, numbers, truth values, characters.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with literals",
    label = "this is no string, number, `bool` or `char`",
    note = "`one_of(..)` and conditions with literals judge strings, integers, floats, `bool` and `char`, also in an \
            `Option`, `Box`, `Rc` or `Arc`, and types that implement `deployment_validate::Scalar`"
)]
pub trait Scalar {
    /// The value; `None` when there is none to judge.
    fn scalar(&self) -> Option<ScalarValue<'_>>;
}

/// An `Option`: something that can be absent.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is never absent",
    label = "this is no `Option`",
    note = "`required`, `required_if`, `required_unless`, `forbidden_if`, `forbidden_unless`, groups and conditions on \
            presence judge fields that are an `Option`"
)]
pub trait Presence {
    /// Whether there is a value.
    fn is_present(&self) -> bool;
}

impl<T> Presence for Option<T> {
    #[inline]
    fn is_present(&self) -> bool {
        self.is_some()
    }
}

impl<T: Presence + ?Sized> Presence for Box<T> {
    #[inline]
    fn is_present(&self) -> bool {
        (**self).is_present()
    }
}

impl Text for str {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Text for String {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Scalar for str {
    #[inline]
    fn scalar(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Text(self))
    }
}

impl Scalar for String {
    #[inline]
    fn scalar(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Text(self))
    }
}

impl Scalar for bool {
    #[inline]
    fn scalar(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Bool(*self))
    }
}

impl Scalar for char {
    #[inline]
    fn scalar(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Char(*self))
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl Numeric for $number {
            #[inline]
            fn number(&self) -> Option<Number> {
                Some(Number::from(*self))
            }
        }

        impl Scalar for $number {
            #[inline]
            fn scalar(&self) -> Option<ScalarValue<'_>> {
                Some(ScalarValue::Number(Number::from(*self)))
            }
        }
    )*};
}

numbers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64);

macro_rules! nonzero_numbers {
    ($($number:ident)*) => {$(
        impl Numeric for core::num::$number {
            #[inline]
            fn number(&self) -> Option<Number> {
                Some(Number::from(self.get()))
            }
        }

        impl Scalar for core::num::$number {
            #[inline]
            fn scalar(&self) -> Option<ScalarValue<'_>> {
                Some(ScalarValue::Number(Number::from(self.get())))
            }
        }
    )*};
}

nonzero_numbers!(NonZeroI8 NonZeroI16 NonZeroI32 NonZeroI64 NonZeroI128 NonZeroIsize);
nonzero_numbers!(NonZeroU8 NonZeroU16 NonZeroU32 NonZeroU64 NonZeroU128 NonZeroUsize);

/// Passes the traits through a pointer type.
macro_rules! through_pointers {
    ($([$($generics:tt)*] $pointer:ty => $inner:ty;)*) => {$(
        impl<$($generics)*> Text for $pointer where $inner: Text {
            #[inline]
            fn text(&self) -> Option<&str> {
                <$inner as Text>::text(self)
            }
        }

        impl<$($generics)*> Numeric for $pointer where $inner: Numeric {
            #[inline]
            fn number(&self) -> Option<Number> {
                <$inner as Numeric>::number(self)
            }
        }

        impl<$($generics)*> Scalar for $pointer where $inner: Scalar {
            #[inline]
            fn scalar(&self) -> Option<ScalarValue<'_>> {
                <$inner as Scalar>::scalar(self)
            }
        }
    )*};
}

through_pointers! {
    [T: ?Sized] &T => T;
    [T: ?Sized] Box<T> => T;
    [T: ?Sized] Rc<T> => T;
    [T: ?Sized] Arc<T> => T;
    ['a, T: ToOwned + ?Sized] Cow<'a, T> => T;
}

impl<T: Text> Text for Option<T> {
    #[inline]
    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(Text::text)
    }
}

impl<T: Numeric> Numeric for Option<T> {
    #[inline]
    fn number(&self) -> Option<Number> {
        self.as_ref().and_then(Numeric::number)
    }
}

impl<T: Scalar> Scalar for Option<T> {
    #[inline]
    fn scalar(&self) -> Option<ScalarValue<'_>> {
        self.as_ref().and_then(Scalar::scalar)
    }
}
