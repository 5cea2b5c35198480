//! What generated code does with a type that its author writes as `Option<..>`, `Maybe<..>` or `Templated<..>`. An alias
//! may have any of these names, so the type decides which it is. In `const`, where no trait can be called, inherent
//! functions of these wrappers do the same.

use core::marker::PhantomData;

use super::maybe::Maybe;
use super::templated::Templated;

/// A type that holds a value or something in its place.
pub trait Opens {
    /// The type of the value.
    type Value;

    /// The value, if there is one.
    fn open(&self) -> Option<&Self::Value>;
}

impl<T> Opens for Option<T> {
    type Value = T;

    #[inline]
    fn open(&self) -> Option<&T> {
        self.as_ref()
    }
}

impl<T> Opens for Maybe<T> {
    type Value = T;

    #[inline]
    fn open(&self) -> Option<&T> {
        self.as_option()
    }
}

impl<T> Opens for Templated<T> {
    type Value = T;

    #[inline]
    fn open(&self) -> Option<&T> {
        self.as_option()
    }
}

/// A reference to an optional value.
pub struct Opened<'v, T>(pub &'v T);

impl<'v, T> Opened<'v, Option<T>> {
    /// The value inside.
    #[must_use]
    #[inline]
    pub const fn value(self) -> Option<&'v T> {
        self.0.as_ref()
    }

    /// Whether its key is left out when it is written: a `None` that may not be `null`.
    #[must_use]
    #[inline]
    pub const fn leaves_out(self, denies_null: bool) -> bool {
        denies_null && self.0.is_none()
    }
}

impl<'v, T> Opened<'v, Maybe<T>> {
    /// The value inside.
    #[must_use]
    #[inline]
    pub const fn value(self) -> Option<&'v T> {
        self.0.as_option()
    }

    /// Whether its key is left out when it is written.
    #[must_use]
    #[inline]
    pub const fn leaves_out(self, _: bool) -> bool {
        self.0.is_absent()
    }
}

/// A reference to a value of any other type, which is always written.
pub trait NeverAbsent: Sized {
    /// Never.
    #[inline]
    fn leaves_out(self, _: bool) -> bool {
        false
    }
}

impl<T> NeverAbsent for Opened<'_, T> {}

/// Values of an optional type.
pub struct Optional<T>(PhantomData<T>);

impl<T> Optional<Option<T>> {
    /// What an absent key is.
    pub const ABSENT: Option<T> = None;
    /// What `null` is.
    pub const NULL: Option<T> = None;
    /// Whether those two are different.
    pub const KEEPS_NULL: bool = false;

    /// What holds a value.
    #[inline]
    pub const fn of(value: T) -> Option<T> {
        Some(value)
    }
}

impl<T> Optional<Maybe<T>> {
    /// What an absent key is.
    pub const ABSENT: Maybe<T> = Maybe::Absent;
    /// What `null` is.
    pub const NULL: Maybe<T> = Maybe::Null;
    /// Whether those two are different.
    pub const KEEPS_NULL: bool = true;

    /// What holds a value.
    #[inline]
    pub const fn of(value: T) -> Maybe<T> {
        Maybe::Value(value)
    }
}
