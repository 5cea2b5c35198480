//! The schema of a field's type, found by method resolution: each probe stands for the type and dereferences to
//! the next one, and the first counts whose method's bounds the type satisfies.

use core::marker::PhantomData;
use core::ops::Deref;

#[cfg(feature = "serde")]
use serde::de::DeserializeOwned;

#[cfg(feature = "serde")]
use super::readable::Readable;
use super::source::{Derives, SchemaSource, Unknown};
use crate::schema::SchemaOf;
use crate::validate::DeploymentValidate;

/// The schema that method resolution finds. It is known from the closure's type: the closure is never called, so
/// that each type has one function, in however many fields it is.
#[must_use]
pub const fn schema_from<S: SchemaSource + ?Sized>(_: &impl Fn() -> PhantomData<S>) -> SchemaOf {
    S::schema
}

macro_rules! probes {
    ($($(#[$doc:meta])* $probe:ident => $next:ident;)*) => {$(
        $(#[$doc])*
        pub struct $probe<T: ?Sized, const READ: bool>($next<T, READ>);

        impl<T: ?Sized, const READ: bool> $probe<T, READ> {
            /// The probe.
            pub const NEW: Self = $probe($next::NEW);
        }

        impl<T: ?Sized, const READ: bool> Deref for $probe<T, READ> {
            type Target = $next<T, READ>;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }
    )*};
}

probes! {
    /// Stands for a type whose schema is wanted; `READ` when serde may be asked to read it. The method is that of
    /// a type that derives.
    TypeProbe => UnderivedProbe;
    /// The same for a type that is not looked into. The method is that of a list or map which serde can read.
    UnderivedProbe => ReadableOptionProbe;
    /// An `Option` that serde can read.
    ReadableOptionProbe => ReadableProbe;
    /// Any type that serde can read.
    ReadableProbe => OptionProbe;
    /// An `Option`.
    OptionProbe => AnyProbe;
}

/// Any type.
pub struct AnyProbe<T: ?Sized, const READ: bool>(PhantomData<T>);

impl<T: ?Sized, const READ: bool> AnyProbe<T, READ> {
    /// The probe.
    pub const NEW: Self = AnyProbe(PhantomData);
}

macro_rules! sources {
    ($([$($generics:tt)*] $probe:ty => $source:ty;)*) => {$(
        impl<$($generics)*> $probe {
            /// Never called.
            pub fn schema_source(&self) -> PhantomData<$source> {
                PhantomData
            }
        }
    )*};
}

sources! {
    [T: DeploymentValidate + ?Sized, const READ: bool] TypeProbe<T, READ> => Derives<T>;
    [T, const READ: bool] OptionProbe<Option<T>, READ> => Option<Unknown<T>>;
    [T, const READ: bool] AnyProbe<T, READ> => Unknown<T>;
}

#[cfg(feature = "serde")]
sources! {
    [T: SchemaSource] UnderivedProbe<T, true> => T;
    [T: DeserializeOwned] ReadableOptionProbe<Option<T>, true> => Option<Readable<T>>;
    [T: DeserializeOwned] ReadableProbe<T, true> => Readable<T>;
}
