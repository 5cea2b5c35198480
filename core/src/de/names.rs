//! Structs and enums that generated `Deserialize` impls read by name.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, DeserializeSeed, EnumAccess, VariantAccess, Visitor};

pub use serde::de::{Deserialize, Deserializer, MapAccess};

/// A struct or `by_key` enum that is read from the entries of an object.
pub trait ReadEntries<'de>: Sized {
    /// The type's name.
    const NAME: &'static str;
    /// The names of its keys, then their other names.
    const NAMES: &'static [&'static str];
    /// Whether an unknown key is a mistake.
    const DENIES_UNKNOWN: bool;

    /// The index of the key of that name.
    fn key_of(name: &str) -> Option<usize>;

    /// Reads the entries.
    ///
    /// # Errors
    ///
    /// Errors of the values, unknown and repeated keys, and keys that do not belong together.
    fn read_entries<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

/// Reads an object.
///
/// # Errors
///
/// As [`ReadEntries::read_entries`].
#[inline]
pub fn read<'de, T: ReadEntries<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_struct(T::NAME, T::NAMES, EntriesVisitor(PhantomData))
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: ReadEntries<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, an object", T::NAME)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read_entries(map)
    }
}

/// An enum of unit variants.
pub trait ReadName: Sized {
    /// The type's name.
    const NAME: &'static str;
    /// The names of its variants.
    const NAMES: &'static [&'static str];

    /// The variant of that name.
    fn of_name(name: &str) -> Option<Self>;
}

/// Reads a name.
///
/// # Errors
///
/// Another value than one of the names.
#[inline]
pub fn read_name<'de, T: ReadName, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_enum(T::NAME, T::NAMES, NameVisitor(PhantomData))
}

struct NameVisitor<T>(PhantomData<T>);

impl<'de, T: ReadName> Visitor<'de> for NameVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, one of its names", T::NAME)
    }

    #[inline]
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<T, A::Error> {
        let (variant, content) = access.variant_seed(Name(T::of_name))?;
        content.unit_variant()?;
        // The message leaves the name out: it is a value, which may be a secret.
        variant.ok_or_else(|| de::Error::custom("unknown variant"))
    }
}

/// The index of the next key, if there is one; `Some(None)` for an unknown key.
///
/// # Errors
///
/// An unknown key, if those are denied.
#[inline]
pub fn next_key<'de, T: ReadEntries<'de>, A: MapAccess<'de>>(
    map: &mut A,
) -> Result<Option<Option<usize>>, A::Error> {
    match map.next_key_seed(Name(T::key_of))? {
        Some(None) if T::DENIES_UNKNOWN => Err(de::Error::custom("unknown key")),
        key => Ok(key),
    }
}

/// Reads a name and maps it to its meaning.
struct Name<F>(F);

impl<'de, T, F: FnOnce(&str) -> Option<T>> DeserializeSeed<'de> for Name<F> {
    type Value = Option<T>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, T, F: FnOnce(&str) -> Option<T>> Visitor<'de> for Name<F> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    #[inline]
    fn visit_str<E: de::Error>(self, name: &str) -> Result<Option<T>, E> {
        Ok((self.0)(name))
    }

    fn visit_bytes<E: de::Error>(self, name: &[u8]) -> Result<Option<T>, E> {
        Ok(core::str::from_utf8(name).ok().and_then(self.0))
    }
}
