//! What rules read of a typed value: its text, its number, its value for comparison. An absent `Option` has none of
//! them, and a rule passes where it has nothing to check.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::sync::Arc;

use super::known::{each_integer, each_pointer};
use crate::rules::literal::ScalarValue;
use crate::rules::number::Number;

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
///     #[validate(skip, pattern = r"^[!-~]{12,}$")] // `Secret` has no rules of its own
///     password: Secret,
/// }
///
/// assert!(!Login { password: Secret("short".into()) }.is_valid());
/// ```
#[diagnostic::on_unimplemented(
    message = "a rule for strings cannot judge `{Self}`",
    label = "`{Self}` is no string",
    note = "`pattern`, `prefix`, `suffix`, `contains` and `length(bytes, ..)` judge `str`, `String`, `Cow<str>`, an \
            `Option`, `Box`, `Rc` or `Arc` of these, and types that implement `deployment_validate::Text`",
    note = "for the items of a list write `each(..)`, for the keys or values of a map `keys(..)` or `values(..)`"
)]
pub trait Text {
    /// The string; `None` when there is none to check.
    fn text(&self) -> Option<&str>;
}

/// A type that holds a number.
#[diagnostic::on_unimplemented(
    message = "a rule for numbers cannot judge `{Self}`",
    label = "`{Self}` is no number",
    note = "`range` and `multiple_of` judge integers and floats, also in an `Option`, `Box`, `Rc` or `Arc`, and types \
            that implement `deployment_validate::Numeric`",
    note = "for the items of a list write `each(..)`, for the values of a map `values(..)`, for how long something is \
            `length(..)`"
)]
pub trait Numeric {
    /// The number; `None` when there is none to check.
    fn number(&self) -> Option<Number>;
}

/// A type whose values can be compared with literals: strings, numbers, truth values, characters.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with literals",
    label = "`{Self}` is no string, number, `bool` or `char`",
    note = "variants of an enum are written bare: `one_of(A, B)`, in a condition `field = A | B`",
    note = "`one_of(..)` and conditions with literals judge strings, integers, floats, `bool` and `char`, also in an \
            `Option`, `Box`, `Rc` or `Arc`, and types that implement `deployment_validate::Scalar`",
    note = "for the items of a list write `each(..)`, for the keys or values of a map `keys(..)` or `values(..)`"
)]
pub trait Scalar {
    /// The value; `None` when there is none to check.
    fn scalar(&self) -> Option<ScalarValue<'_>>;
}

/// An `Option`: something that can be absent.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is never absent",
    label = "`{Self}` is no `Option`",
    note = "make the field an `Option`, or take this away: `required`, `forbidden_if` and their kin, groups and a \
            condition that names a field alone ask whether there is a value",
    note = "a condition on a field that is always there compares it: `field = A | B`"
)]
pub trait CanBeAbsent {
    /// Whether there is a value.
    fn is_present(&self) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T> CanBeAbsent for Option<T> {
    #[inline]
    fn is_present(&self) -> bool {
        self.is_some()
    }
}

#[diagnostic::do_not_recommend]
impl Text for str {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl Text for String {
    #[inline]
    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl Scalar for str {
    #[inline]
    fn scalar(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Text(self))
    }
}

#[diagnostic::do_not_recommend]
impl Scalar for String {
    #[inline]
    fn scalar(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Text(self))
    }
}

#[diagnostic::do_not_recommend]
impl Scalar for bool {
    #[inline]
    fn scalar(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Bool(*self))
    }
}

#[diagnostic::do_not_recommend]
impl Scalar for char {
    #[inline]
    fn scalar(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Char(*self))
    }
}

macro_rules! numbers {
    ($($number:ty: |$value:ident| $primitive:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Numeric for $number {
            #[inline]
            fn number(&self) -> Option<Number> {
                let $value = *self;
                Some(Number::from($primitive))
            }
        }

        #[diagnostic::do_not_recommend]
        impl Scalar for $number {
            #[inline]
            fn scalar(&self) -> Option<ScalarValue<'_>> {
                Numeric::number(self).map(ScalarValue::Number)
            }
        }
    )*};
}

macro_rules! integers {
    ($($int:ident $nonzero:ident),*) => {numbers! {$(
        $int: |value| value;
        core::num::$nonzero: |value| value.get();
    )*}};
}

each_integer!(integers);

numbers! {
    f32: |value| value;
    f64: |value| value;
}

/// Implements the traits for pointers, through the value inside.
macro_rules! pointers {
    ($([$($generics:tt)*] $pointer:ty => $inner:ty, $schema:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Text for $pointer where $inner: Text {
            #[inline]
            fn text(&self) -> Option<&str> {
                <$inner as Text>::text(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Numeric for $pointer where $inner: Numeric {
            #[inline]
            fn number(&self) -> Option<Number> {
                <$inner as Numeric>::number(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> Scalar for $pointer where $inner: Scalar {
            #[inline]
            fn scalar(&self) -> Option<ScalarValue<'_>> {
                <$inner as Scalar>::scalar(self)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> CanBeAbsent for $pointer where $inner: CanBeAbsent {
            #[inline]
            fn is_present(&self) -> bool {
                <$inner as CanBeAbsent>::is_present(self)
            }
        }
    )*};
}

each_pointer!(pointers);

#[diagnostic::do_not_recommend]
impl<T: Text> Text for Option<T> {
    #[inline]
    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(Text::text)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Numeric> Numeric for Option<T> {
    #[inline]
    fn number(&self) -> Option<Number> {
        self.as_ref().and_then(Numeric::number)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Scalar> Scalar for Option<T> {
    #[inline]
    fn scalar(&self) -> Option<ScalarValue<'_>> {
        self.as_ref().and_then(Scalar::scalar)
    }
}
