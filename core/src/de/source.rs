//! The entries of an object while generated code reads them: those of serde's `MapAccess`, or the tokens of a text.

use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use super::rest::Rest;
use super::slots::{ReadSlot, Seed};
use super::text::{Lexer, Refused};
use crate::lexer::Name;

/// A struct, a `by_key` enum, or the variant of an enum at the index `AT`, that is read from the entries of an object.
pub trait ReadEntries<'de, const AT: usize = 0>: Sized {
    /// The type's name.
    const NAME: &'static str;
    /// The names of its keys, then their other names.
    const NAMES: &'static [&'static str];
    /// Its keys as texts mostly have them, each by its index.
    const KEYS: &'static [Name];
    /// Whether an unknown key is a mistake.
    const DENIES_UNKNOWN: bool;

    /// The index of the key of that name.
    fn key_of(name: &str) -> Option<usize>;

    /// Reads the entries.
    ///
    /// # Errors
    ///
    /// Errors of the values, unknown and repeated keys, and keys that do not belong together.
    fn read_entries<S: Source<'de>>(source: S) -> Result<Self, S::Error>;
}

/// Entries, one after the other.
pub trait Source<'de> {
    /// Why an entry is not read.
    type Error: de::Error;

    /// The index of the next key, if there is one; `Some(None)` for an unknown key.
    ///
    /// # Errors
    ///
    /// An unknown key, if those are denied.
    fn next_key<T: ReadEntries<'de, AT>, const AT: usize>(
        &mut self,
    ) -> Result<Option<Option<usize>>, Self::Error>;

    /// Reads the value of the last key into its slot.
    ///
    /// # Errors
    ///
    /// The value's own, and a slot that is filled already.
    fn fill<T>(
        &mut self,
        slot: &mut Option<T>,
        name: &'static str,
        reader: impl ReadSlot<'de, T>,
    ) -> Result<(), Self::Error>;

    /// Passes over the value of an unknown key.
    ///
    /// # Errors
    ///
    /// A value that is not well-formed.
    fn ignore(&mut self) -> Result<(), Self::Error>;

    /// The entries that were kept for flattened fields: only a source for types that have some keeps any.
    fn rest(self) -> Rest<'de>
    where
        Self: Sized,
    {
        Rest::default()
    }
}

/// Entries as serde hands them over.
pub(super) struct OfMap<A>(pub(super) A);

impl<'de, A: MapAccess<'de>> Source<'de> for OfMap<A> {
    type Error = A::Error;

    #[inline]
    fn next_key<T: ReadEntries<'de, AT>, const AT: usize>(
        &mut self,
    ) -> Result<Option<Option<usize>>, A::Error> {
        match self.0.next_key_seed(NameSeed(T::key_of))? {
            Some(None) if T::DENIES_UNKNOWN => Err(de::Error::custom("unknown key")),
            key => Ok(key),
        }
    }

    fn fill<T>(
        &mut self,
        slot: &mut Option<T>,
        name: &'static str,
        reader: impl ReadSlot<'de, T>,
    ) -> Result<(), A::Error> {
        if slot.is_some() {
            return Err(de::Error::duplicate_field(name));
        }
        *slot = Some(self.0.next_value_seed(Seed(reader, PhantomData))?);
        Ok(())
    }

    fn ignore(&mut self) -> Result<(), A::Error> {
        self.0.next_value::<IgnoredAny>().map(drop)
    }
}

/// Entries in a text, from behind the bracket on.
pub(super) struct OfTokens<'l, 't> {
    pub(super) lexer: &'l mut Lexer<'t>,
    /// The index of the key behind the last one in the order of declaration; 0 before the first entry.
    pub(super) expected: usize,
}

/// Reads a key that has escapes, white space or another name, and finds its index.
#[inline(never)]
fn read_key(lexer: &mut Lexer<'_>, key_of: fn(&str) -> Option<usize>) -> Result<Option<usize>, Refused> {
    let key = lexer.key().map_err(|_| Refused)?;
    match key.is_escaped {
        false => Ok(key_of(lexer.raw(key))),
        true => lexer.text_of(key).map(|name| key_of(&name)).map_err(|_| Refused),
    }
}

impl<'t> Source<'t> for OfTokens<'_, 't> {
    type Error = Refused;

    #[inline(always)]
    fn next_key<T: ReadEntries<'t, AT>, const AT: usize>(
        &mut self,
    ) -> Result<Option<Option<usize>>, Refused> {
        if !self.lexer.has_entry(self.expected == 0).map_err(|_| Refused)? {
            return Ok(None);
        }
        if let Some(index) = self.lexer.find_key(T::KEYS, self.expected) {
            self.expected = index + 1;
            return Ok(Some(Some(index)));
        }
        let index = read_key(self.lexer, T::key_of)?;
        self.expected = self.expected.max(1);
        if T::DENIES_UNKNOWN && index.is_none() { Err(Refused) } else { Ok(Some(index)) }
    }

    #[inline(always)]
    fn fill<T>(
        &mut self,
        slot: &mut Option<T>,
        _: &'static str,
        reader: impl ReadSlot<'t, T>,
    ) -> Result<(), Refused> {
        if slot.is_some() {
            return Err(Refused);
        }
        *slot = Some(reader.read_text(self.lexer)?);
        Ok(())
    }

    fn ignore(&mut self) -> Result<(), Refused> {
        self.lexer.skip_deep_value().map_err(|_| Refused)
    }
}

/// Reads a name and maps it to its meaning.
pub(super) struct NameSeed<F>(pub(super) F);

impl<'de, T, F: FnOnce(&str) -> Option<T>> DeserializeSeed<'de> for NameSeed<F> {
    type Value = Option<T>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<'de, T, F: FnOnce(&str) -> Option<T>> Visitor<'de> for NameSeed<F> {
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
