//! Tuple structs, and the content of tuple variants, that generated `Deserialize` impls read from a list by place; and
//! unit structs.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, Deserializer, Visitor};

pub use serde::de::SeqAccess;

use super::slots::{ReadSlot, Seed};

/// A tuple struct, or the tuple variant of an enum at the index `AT`, that is read from the items of a list.
pub trait ReadItems<'de, const AT: usize = 0>: Sized {
    /// The type's name.
    const NAME: &'static str;
    /// How many items it is read from.
    const LEN: usize;

    /// Reads the items.
    ///
    /// # Errors
    ///
    /// Errors of the values, and too few of them.
    fn read_items<A: SeqAccess<'de>>(items: A) -> Result<Self, A::Error>;
}

/// Reads a list.
///
/// # Errors
///
/// As [`ReadItems::read_items`].
#[inline]
pub fn read<'de, T: ReadItems<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_tuple_struct(T::NAME, T::LEN, ItemsVisitor::<T, 0>(PhantomData))
}

pub(super) struct ItemsVisitor<T, const AT: usize>(pub(super) PhantomData<T>);

impl<'de, T: ReadItems<'de, AT>, const AT: usize> Visitor<'de> for ItemsVisitor<T, AT> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, a list of length {}", T::NAME, T::LEN)
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
        T::read_items(items)
    }
}

/// Reads the next item, if there is one.
///
/// # Errors
///
/// The value's own.
pub fn next<'de, T, A: SeqAccess<'de>>(
    items: &mut A,
    read: impl ReadSlot<'de, T>,
) -> Result<Option<T>, A::Error> {
    items.next_element_seed(Seed(read, PhantomData))
}

/// The item of a list that has to be there.
///
/// # Errors
///
/// A list that ends before it.
pub fn needed<'de, T, R: ReadItems<'de, AT>, const AT: usize, E: de::Error>(
    item: Option<T>,
    index: usize,
) -> Result<T, E> {
    item.ok_or_else(|| E::invalid_length(index, &ItemsVisitor::<R, AT>(PhantomData)))
}

/// Reads a unit struct.
///
/// # Errors
///
/// Another value than `null`.
pub fn unit<'de, D: Deserializer<'de>>(deserializer: D, name: &'static str) -> Result<(), D::Error> {
    struct UnitVisitor(&'static str);

    impl Visitor<'_> for UnitVisitor {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{}, null", self.0)
        }

        fn visit_unit<E: de::Error>(self) -> Result<(), E> {
            Ok(())
        }
    }

    deserializer.deserialize_unit_struct(name, UnitVisitor(name))
}
