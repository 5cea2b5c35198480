//! Finds in `const`, where traits cannot be called, the inherent methods for a type: each type has an associated
//! `Via` with them. rustc resolves the type, so aliases work, and a type that is not known here and does not derive
//! with `const` does not compile.

use alloc::borrow::Cow;
use alloc::string::String;
use core::marker::PhantomData;

use super::json::{ConstReader, FileNode};
use crate::report::path::Path;
use crate::validate::known::{each_foreign, each_integer};

/// A type that is known in `const`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be validated in `const`",
    label = "not known in `const`",
    note = "if the type derives `DeploymentValidate`, put `#[validate(const)]` on it",
    note = "otherwise write `skip` on the field, or take the `const` of the type around it away"
)]
pub trait InConst {
    /// The type with the methods `assert_valid_at` and `read_payload`.
    type Via;
    /// Its only value.
    const VIA: Self::Via;
    /// Whether a value can break a rule.
    const HAS_RULES: bool;
}

macro_rules! scalars {
    ($([$($generics:tt)*] $ty:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> InConst for $ty {
            type Via = ConstReader<$ty>;
            const VIA: ConstReader<$ty> = ConstReader::NEW;
            const HAS_RULES: bool = false;
        }
    )*};
}

scalars! {
    [] str;
    [] String;
    ['t] Cow<'t, str>;
    [] bool;
    [] char;
    [] f32;
    [] f64;
    [T: ?Sized] PhantomData<T>;
    ['t, T: InConst<Via = ConstReader<T>> + ?Sized] &'t T;
}

macro_rules! integers {
    ($($int:ident $nonzero:ident),*) => {scalars! {
        $(
            [] $int;
            [] core::num::$nonzero;
        )*
    }};
}

each_integer!(integers);

/// Types of which `const` can make no value.
macro_rules! closed {
    ($($(#[$attr:meta])* $closed:ty => $noun:literal, [$($json:literal),*], $format:literal;)*) => {$(
        $(#[$attr])*
        #[diagnostic::do_not_recommend]
        impl InConst for $closed {
            type Via = Refusing;
            const VIA: Refusing = Refusing;
            const HAS_RULES: bool = false;
        }
    )*};
}

each_foreign!(closed);

closed! {
    core::time::Duration => "", [], "";
    () => "", [], "";
}

/// Falls back to [`Unknown::VIA`] when `T` has no const reader: an inherent constant goes before one of a trait.
pub struct Perhaps<T: ?Sized>(PhantomData<T>);

impl<T: InConst + ?Sized> Perhaps<T> {
    /// The value with the method `read_payload` of the type.
    pub const VIA: T::Via = T::VIA;
}

/// The fallback for types without a const reader.
pub trait Unknown {
    /// The value with the method `read_payload`.
    const VIA: Refusing = Refusing;
}

impl<T: ?Sized> Unknown for Perhaps<T> {}

/// Stops the compiler where a file holds a value of an unknown type.
pub struct Refusing;

impl Refusing {
    /// Checks nothing: the type has no rules.
    #[inline]
    pub const fn assert_valid_at<T>(&self, _: &T, _: &Path<'_>) {}

    /// No value.
    ///
    /// # Panics
    ///
    /// Always.
    #[track_caller]
    #[inline]
    pub const fn read_payload<T>(&self, node: FileNode, at: &Path<'_>) -> T {
        ConstReader::<T>::NEW.refuse(node, at)
    }
}

/// The `Via` of a type whose derive reported a mistake, so that its uses report no other.
pub struct Mistaken;

impl Mistaken {
    /// Nothing.
    #[inline]
    pub const fn assert_valid_at<T>(&self, _: &T, _: &Path<'_>) {}

    /// No value.
    ///
    /// # Panics
    ///
    /// Always.
    #[track_caller]
    #[inline]
    pub const fn read_payload<T>(&self, node: FileNode, at: &Path<'_>) -> T {
        node.fail(at, "the rules of this type have a mistake")
    }
}
