//! Reading an enum of named variants by the keys that are there: what generated `Deserialize` impls call.

use alloc::borrow::Cow;
use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, DeserializeSeed, IgnoredAny, Visitor};

pub use serde::de::{Deserialize, Deserializer, MapAccess};

use super::absent::AbsentKey;
use super::borrow;
use crate::schema::by_key::{Meant, meant};

/// An enum that is read from the entries of an object.
pub trait ByKey<'de>: Sized {
    /// The enum's name.
    const NAME: &'static str;

    /// Reads the entries.
    ///
    /// # Errors
    ///
    /// What the entries say, unknown and repeated keys, and keys that do not belong together.
    fn read<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

/// Reads an enum by its keys.
///
/// # Errors
///
/// As [`ByKey::read`].
pub fn read<'de, T: ByKey<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(ByKeyVisitor(PhantomData))
}

struct ByKeyVisitor<T>(PhantomData<T>);

impl<'de, T: ByKey<'de>> Visitor<'de> for ByKeyVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "enum {}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(map)
    }
}

/// The index of the next key; one past the last for a key that is not known.
///
/// # Errors
///
/// An unknown key, if those are denied.
pub fn next_key<'de, A: MapAccess<'de>>(
    map: &mut A,
    keys: &'static [&'static [&'static str]],
    deny_unknown: bool,
) -> Result<Option<usize>, A::Error> {
    map.next_key_seed(KeySeed { keys, deny_unknown })
}

struct KeySeed {
    keys: &'static [&'static [&'static str]],
    deny_unknown: bool,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<usize, E> {
        match self.keys.iter().position(|names| names.contains(&key)) {
            Some(index) => Ok(index),
            None if self.deny_unknown => Err(E::custom("unknown key")),
            None => Ok(self.keys.len()),
        }
    }
}

/// How a value is read into its slot.
pub trait ReadSlot<'de, T> {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// The value's own.
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error>;
}

/// Reads a value as its type says.
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

/// Reads a string, borrowed where the text has it without escapes.
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

/// The same for an optional string that must not be `null`.
pub struct BorrowNotNull;

impl<'de: 'a, 'a> ReadSlot<'de, Option<Cow<'a, str>>> for BorrowNotNull {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Cow<'a, str>>, D::Error> {
        borrow::present(deserializer)
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
    struct Seed<T, R>(R, PhantomData<T>);

    impl<'de, T, R: ReadSlot<'de, T>> DeserializeSeed<'de> for Seed<T, R> {
        type Value = T;

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
            self.0.read(deserializer)
        }
    }

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

/// The variant that is meant, when no key of another stands beside it.
///
/// # Errors
///
/// A key that the variant does not have, or no variant that could be meant.
pub fn decide<E: de::Error>(
    present: u128,
    keys: &[&[&'static str]],
    variants: &[(u128, u128)],
) -> Result<usize, E> {
    let Some(Meant { index, foreign, deciding }) = meant(present, variants) else {
        return Err(undecided(keys, variants));
    };
    if foreign == 0 {
        return Ok(index);
    }
    let name = |bits: u128| keys.get(bits.trailing_zeros() as usize).map_or("", |names| names[0]);
    let foreign = name(foreign);
    Err(match deciding {
        0 => E::custom(format_args!("`{foreign}` is not allowed here")),
        deciding => E::custom(format_args!("`{foreign}` is not allowed beside `{}`", name(deciding))),
    })
}

/// No key says which variant is meant.
#[must_use]
pub fn undecided<E: de::Error>(keys: &[&[&'static str]], variants: &[(u128, u128)]) -> E {
    let deciding = variants.iter().fold(0, |bits, (_, deciding)| bits | deciding);
    let mut names = alloc::string::String::new();
    for (_, key) in keys.iter().enumerate().filter(|(bit, _)| deciding >> bit & 1 == 1) {
        names.push_str(if names.is_empty() { "`" } else { ", `" });
        names.push_str(key[0]);
        names.push('`');
    }
    E::custom(format_args!("one of {names} is required"))
}

/// The value of a slot, or what its type makes of an absent key.
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
