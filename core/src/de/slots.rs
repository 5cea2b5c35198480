//! Slots for the fields of a struct while generated `Deserialize` impls read it, each filled at most once.

use alloc::borrow::Cow;
use core::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess};

use super::absent::AbsentKey;
use super::borrow;
use crate::validate::Maybe;

/// How a value is read into its slot.
pub trait ReadSlot<'de, T> {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// The value's own.
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error>;
}

/// Reads a value by its type's `Deserialize`.
pub struct AsItIs;

impl<'de, T: Deserialize<'de>> ReadSlot<'de, T> for AsItIs {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}

/// Reads an optional value that must not be `null`.
pub struct NotNull;

impl<'de, T: Deserialize<'de>> ReadSlot<'de, Option<T>> for NotNull {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}

/// Reads a string, borrowed where the text has no escapes in it.
pub struct Borrow;

impl<'de: 'a, 'a> ReadSlot<'de, Cow<'a, str>> for Borrow {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'a, str>, D::Error> {
        borrow::present(deserializer).map(Option::unwrap_or_default)
    }
}

impl<'de: 'a, 'a> ReadSlot<'de, Option<Cow<'a, str>>> for Borrow {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Cow<'a, str>>, D::Error> {
        borrow::option(deserializer)
    }
}

impl<'de: 'a, 'a> ReadSlot<'de, Maybe<Cow<'a, str>>> for Borrow {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<Maybe<Cow<'a, str>>, D::Error> {
        borrow::option(deserializer).map(Maybe::from)
    }
}

/// The same for an optional string that must not be `null`.
pub struct BorrowNotNull;

impl<'de: 'a, 'a> ReadSlot<'de, Option<Cow<'a, str>>> for BorrowNotNull {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Cow<'a, str>>, D::Error> {
        borrow::present(deserializer)
    }
}

/// Reads a value as its slot wants it.
pub(super) struct Seed<T, R>(pub(super) R, pub(super) PhantomData<T>);

impl<'de, T, R: ReadSlot<'de, T>> DeserializeSeed<'de> for Seed<T, R> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        self.0.read(deserializer)
    }
}

/// Reads the next value into its slot.
///
/// # Errors
///
/// The value's own, and a slot that is filled already.
pub fn fill<'de, T, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    map: &mut A,
    name: &'static str,
    read: impl ReadSlot<'de, T>,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(de::Error::duplicate_field(name));
    }
    *slot = Some(map.next_value_seed(Seed(read, PhantomData))?);
    Ok(())
}

/// Passes over the value of an unknown key.
///
/// # Errors
///
/// A value that is not well-formed.
pub fn ignore<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

/// A slot after all keys were read.
pub struct Slot<T>(pub Option<T>);

impl<T> Slot<Maybe<T>> {
    /// The value of the slot: an absent key is no `null`.
    ///
    /// # Errors
    ///
    /// Never.
    pub fn take<E>(self, _: &'static str) -> Result<Maybe<T>, E> {
        Ok(self.0.unwrap_or(Maybe::Absent))
    }
}

/// A slot of any other type.
pub trait Take<'de, T> {
    /// The value of the slot, or what its type makes from an absent key.
    ///
    /// # Errors
    ///
    /// A missing key that the type does not allow.
    fn take<E: de::Error>(self, name: &'static str) -> Result<T, E>;
}

impl<'de, T: Deserialize<'de>> Take<'de, T> for Slot<T> {
    fn take<E: de::Error>(self, name: &'static str) -> Result<T, E> {
        match self.0 {
            Some(value) => Ok(value),
            None => T::deserialize(AbsentKey::new(name)),
        }
    }
}
