//! Whether a field's type derives, found out by method resolution: of several traits with one method
//! the one for the type with the most references wins. Nothing is skipped by forgetting, and a type that
//! does not derive needs no attribute.
//!
//! Generated code has `schema_from(&|| TypeProbe::<T, true>::NEW.schema_source())` and
//! `(&ValueProbe(&value)).look_into_value(..)`: names that no other trait has.

use alloc::borrow::{Cow, ToOwned};
use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};
use core::marker::PhantomData;

use crate::report::path::Segment;
use crate::validate::{DeploymentValidate, Reporter};

#[cfg(feature = "serde")]
pub use readable::{
    CanRecheck, CanRecheckField, CannotRecheck, CannotRecheckField, RecheckProbe, read_with, recheck_with,
};
pub use types::{TypeProbe, UnderivedProbe, schema_from};

#[cfg(feature = "serde")]
mod parts;
#[cfg(feature = "serde")]
mod readable;
mod source;
mod types;

/// A value that is looked into when its type derives.
pub struct ValueProbe<'a, T: ?Sized>(pub &'a T);

impl<T: DeploymentValidate + ?Sized> ValueProbe<'_, T> {
    /// Validates what is inside.
    #[inline]
    pub fn look_into_value(&self, reporter: &mut Reporter<'_, '_>, segment: Segment<'_>) {
        reporter.look_into(self.0, segment);
    }
}

/// A type that derives, or a container of one, whether it can be looked into or not.
pub trait Derived {}

macro_rules! derived {
    ($([$($generics:tt)*] $container:ty;)*) => {$(
        impl<$($generics)*> Derived for $container {}
    )*};
}

derived! {
    [T: Derived + ?Sized] &T;
    [T: Derived + ?Sized] &mut T;
    [T: Derived + ?Sized] Box<T>;
    [T: Derived + ?Sized] Rc<T>;
    [T: Derived + ?Sized] Arc<T>;
    [T: Derived + ToOwned + ?Sized] Cow<'_, T>;
    [T: Derived + ?Sized] RefCell<T>;
    [T: Derived] Cell<T>;
    [T: Derived] Option<T>;
    [T: Derived, E] Result<T, E>;
    [T: Derived] [T];
    [T: Derived, const N: usize] [T; N];
    [T: Derived] Vec<T>;
    [T: Derived] VecDeque<T>;
    [T: Derived] LinkedList<T>;
    [T: Derived] BTreeSet<T>;
    [T: Derived] BinaryHeap<T>;
    [K, V: Derived] BTreeMap<K, V>;
}

#[cfg(feature = "std")]
derived! {
    [T: Derived, S] std::collections::HashSet<T, S>;
    [K, V: Derived, S] std::collections::HashMap<K, V, S>;
    [T: Derived + ?Sized] std::sync::Mutex<T>;
    [T: Derived + ?Sized] std::sync::RwLock<T>;
}

/// A container of a type that derives which cannot be looked into: rustc says why.
pub trait HoldsDerived {
    /// The container.
    type Container: ?Sized;

    /// Would validate what is inside.
    fn look_into_value(&self, reporter: &mut Reporter<'_, '_>, segment: Segment<'_>)
    where
        Self::Container: DeploymentValidate;
}

impl<T: Derived + ?Sized> HoldsDerived for ValueProbe<'_, T> {
    type Container = T;

    #[inline]
    fn look_into_value(&self, reporter: &mut Reporter<'_, '_>, segment: Segment<'_>)
    where
        T: DeploymentValidate,
    {
        reporter.look_into(self.0, segment);
    }
}

/// A value whose type does not derive.
pub trait NothingInside {
    /// Does nothing.
    #[inline]
    fn look_into_value(&self, _: &mut Reporter<'_, '_>, _: Segment<'_>) {}
}

impl<T: ?Sized> NothingInside for &ValueProbe<'_, T> {}

/// Stands for a type that holds a tuple, and for the same with the type at a place of it in place of the tuple.
pub struct PlaceProbe<W: ?Sized, P: ?Sized>(PhantomData<W>, PhantomData<P>);

impl<W: ?Sized, P: ?Sized> PlaceProbe<W, P> {
    /// The probe.
    pub const NEW: Self = PlaceProbe(PhantomData, PhantomData);
}

impl<W: DeploymentValidate + ?Sized, P: ?Sized> PlaceProbe<W, P> {
    /// Nothing to say: the whole is looked into.
    pub fn demand_rules(&self) {}
}

/// A type that derives, in a tuple that cannot be looked into beside what is with it: rustc says why.
pub trait IsDerivedPlace {
    /// What holds the tuple.
    type Whole: ?Sized;

    /// Demands that it can be looked into.
    fn demand_rules(&self)
    where
        Self::Whole: DeploymentValidate;
}

impl<W: ?Sized, P: Derived + ?Sized> IsDerivedPlace for PlaceProbe<W, P> {
    type Whole = W;

    fn demand_rules(&self)
    where
        W: DeploymentValidate,
    {
    }
}

/// A type that does not derive.
pub trait IsNoDerivedPlace {
    /// Nothing to say.
    fn demand_rules(&self) {}
}

impl<W: ?Sized, P: ?Sized> IsNoDerivedPlace for &PlaceProbe<W, P> {}

/// Stands for an enum whose variants' names are wanted.
pub struct VariantNames<T>(PhantomData<T>);

impl<T: DeploymentValidate> VariantNames<T> {
    /// The names in Rust and in documents.
    pub const NAMES: &'static [(&'static str, &'static str)] = T::VARIANT_NAMES;
}

/// A type that does not derive: its variants have no other names than in Rust.
pub trait NoVariantNames {
    /// None.
    const NAMES: &'static [(&'static str, &'static str)] = &[];
}

impl<T> NoVariantNames for VariantNames<T> {}
