//! Structs, and the content of variants, that generated `Deserialize` impls read from an object by name.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{MapAccess, Visitor};

pub use serde::de::{Deserialize, Deserializer};

pub use super::source::{ReadEntries, Source};

use super::keeping::Keeping;
use super::source::{OfMap, OfTokens};
use super::text::{Lexer, ReadText, Refused, take_whole};

/// Reads an object.
///
/// # Errors
///
/// As [`ReadEntries::read_entries`].
#[inline]
pub fn read<'de, T: ReadEntries<'de> + ReadText<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_struct(T::NAME, T::NAMES, WholeVisitor(PhantomData))
}

/// Reads an object with flattened fields.
///
/// # Errors
///
/// As [`ReadEntries::read_entries`].
pub fn read_flattening<'de, T: ReadEntries<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_map(KeepingVisitor::<T, 0>(PhantomData))
}

/// Reads an object from the tokens of a text.
///
/// # Errors
///
/// An object that serde has to read.
#[inline]
pub fn read_text<'t, T: ReadEntries<'t>>(lexer: &mut Lexer<'t>) -> Result<T, Refused> {
    if lexer.peek() != b'{' {
        return Err(Refused);
    }
    lexer.enter().map_err(|_| Refused)?;
    T::read_entries(OfTokens { lexer, expected: 0 })
}

/// Reads the entries, or a whole text.
struct WholeVisitor<T>(PhantomData<T>);

impl<'de, T: ReadEntries<'de> + ReadText<'de>> Visitor<'de> for WholeVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        EntriesVisitor::<T, 0>(PhantomData).expecting(f)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read_entries(OfMap(map))
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        take_whole(deserializer)
    }
}

/// Reads the entries and keeps what is flattened.
pub(super) struct KeepingVisitor<T, const AT: usize>(pub(super) PhantomData<T>);

impl<'de, T: ReadEntries<'de, AT>, const AT: usize> Visitor<'de> for KeepingVisitor<T, AT> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        EntriesVisitor::<T, AT>(PhantomData).expecting(f)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read_entries(Keeping::new(map))
    }
}

/// Reads the entries.
pub(super) struct EntriesVisitor<T, const AT: usize>(pub(super) PhantomData<T>);

impl<'de, T: ReadEntries<'de, AT>, const AT: usize> Visitor<'de> for EntriesVisitor<T, AT> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, an object", T::NAME)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read_entries(OfMap(map))
    }
}
