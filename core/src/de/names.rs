//! Structs, and the content of variants, that generated `Deserialize` impls read from an object by name.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Visitor};

pub use serde::de::{Deserialize, Deserializer, MapAccess};

/// A struct, a `by_key` enum, or the variant of an enum at the index `AT`, that is read from the entries of an object.
pub trait ReadEntries<'de, const AT: usize = 0>: Sized {
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
    deserializer.deserialize_struct(T::NAME, T::NAMES, EntriesVisitor::<T, 0>(PhantomData))
}

pub(super) struct EntriesVisitor<T, const AT: usize>(pub(super) PhantomData<T>);

impl<'de, T: ReadEntries<'de, AT>, const AT: usize> Visitor<'de> for EntriesVisitor<T, AT> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, an object", T::NAME)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read_entries(map)
    }
}

/// The index of the next key, if there is one; `Some(None)` for an unknown key.
///
/// # Errors
///
/// An unknown key, if those are denied.
#[inline]
pub fn next_key<'de, T: ReadEntries<'de, AT>, const AT: usize, A: MapAccess<'de>>(
    map: &mut A,
) -> Result<Option<Option<usize>>, A::Error> {
    match map.next_key_seed(Name(T::key_of))? {
        Some(None) if T::DENIES_UNKNOWN => Err(de::Error::custom("unknown key")),
        key => Ok(key),
    }
}

/// Reads a name and maps it to its meaning.
pub(super) struct Name<F>(pub(super) F);

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
