//! Items, entries and variants, in the form that serde's visitors read.

use serde::de::{
    self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor,
};

use super::error::{Cause, Error};
use super::reader::Deserializer;
use crate::lexer::fault::Fault;

/// Keys that serde_json uses to hand over values that JSON has no type for. In the object of a text they would be a
/// forgery.
const PRIVATE_KEYS: [&str; 2] = ["$serde_json::private::Number", "$serde_json::private::RawValue"];

/// The items of a list or the entries of an object. `ANY` marks an object for a type that accepts any value, which
/// may be one of serde_json's own types and so understand the private keys.
pub(super) struct Entries<'a, 'de, const ANY: bool> {
    de: &'a mut Deserializer<'de>,
    is_first: bool,
}

impl<'a, 'de, const ANY: bool> Entries<'a, 'de, ANY> {
    #[inline(always)]
    pub(super) fn new(de: &'a mut Deserializer<'de>) -> Self {
        Entries { de, is_first: true }
    }
}

impl<'de> Deserializer<'de> {
    #[inline(always)]
    fn checked<T>(&mut self, found: Result<T, Fault>) -> Result<T, Error> {
        match found {
            Ok(found) => Ok(found),
            Err(fault) => Err(self.fail(fault)),
        }
    }

    /// Reads a value, and places an error at it.
    #[inline(always)]
    fn seeded<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        self.value(|deserializer| seed.deserialize(deserializer))
    }

    #[inline(always)]
    fn colon(&mut self) -> Result<(), Error> {
        let colon = self.lexer.colon();
        self.checked(colon)
    }

    /// Refuses the key whose quote is the next byte if it is one of serde_json's own.
    #[inline]
    fn refuse_private(&self) -> Result<(), Error> {
        match self.lexer.byte_behind() {
            b'$' | b'\\' => self.refuse_private_key(),
            _ => Ok(()),
        }
    }

    #[cold]
    fn refuse_private_key(&self) -> Result<(), Error> {
        let mut lexer = self.lexer;
        match lexer.string() {
            Ok(key) if PRIVATE_KEYS.iter().any(|name| lexer.is_text(key, name)) => {
                Err(Error::new(Cause::Private("a key of this name is serde_json's own"))
                    .or_at(self.lexer.offset()))
            }
            _ => Ok(()),
        }
    }
}

impl<'de, const ANY: bool> SeqAccess<'de> for Entries<'_, 'de, ANY> {
    type Error = Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let has_item = self.de.lexer.has_item(self.is_first);
        if !self.de.checked(has_item)? {
            return Ok(None);
        }
        self.is_first = false;
        self.de.seeded(seed).map(Some)
    }
}

impl<'de, const ANY: bool> MapAccess<'de> for Entries<'_, 'de, ANY> {
    type Error = Error;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let has_key = self.de.lexer.has_key(self.is_first);
        if !self.de.checked(has_key)? {
            return Ok(None);
        }
        if ANY {
            self.de.refuse_private()?;
        }
        self.is_first = false;
        self.de.seeded_key(seed).map(Some)
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        self.de.colon()?;
        self.de.seeded(seed)
    }
}

/// An object whose only key names a variant.
pub(super) struct MapVariant<'a, 'de>(pub(super) &'a mut Deserializer<'de>);

impl<'de> EnumAccess<'de> for MapVariant<'_, 'de> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let has_key = self.0.lexer.has_key(true);
        if !self.0.checked(has_key)? {
            return Err(Error::new(Cause::OneKey));
        }
        let variant = self.0.seeded_key(seed)?;
        self.0.colon()?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for MapVariant<'_, 'de> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Err(de::Error::invalid_type(Unexpected::Map, &"a string, since the variant holds nothing"))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        let content = self.0.seeded(seed);
        self.only(content)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Error> {
        let content = self.0.value(|content| de::Deserializer::deserialize_tuple(content, len, visitor));
        self.only(content)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let content = self.0.value(|content| de::Deserializer::deserialize_map(content, visitor));
        self.only(content)
    }
}

impl MapVariant<'_, '_> {
    /// The content of a variant; refuses a further entry.
    fn only<T>(self, content: Result<T, Error>) -> Result<T, Error> {
        if content.is_ok() && self.0.lexer.peek() == b',' {
            let next = self.0.lexer.has_key(false);
            return match next {
                Ok(_) => Err(Error::new(Cause::OneKey)),
                Err(fault) => Err(self.0.fail(fault)),
            };
        }
        content
    }
}
