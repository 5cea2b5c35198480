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

/// The value of a slot, or what its type makes from an absent key.
///
/// # Errors
///
/// A missing key that the type does not allow.
pub fn take<'de, T: Deserialize<'de>, E: de::Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    match slot {
        Some(value) => Ok(value),
        None => T::deserialize(AbsentKey::new(name)),
    }
}
