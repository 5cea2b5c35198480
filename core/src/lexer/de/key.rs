//! Keys of maps: strings, which types may read as numbers and booleans.

use serde::de::{self, DeserializeSeed, EnumAccess, Unexpected, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::error::{Cause, Error, Found};
use super::reader::Deserializer;
use crate::lexer::cursor::ValueKind;

/// Reads the key whose quote is the next byte.
struct KeyReader<'a, 'de>(&'a mut Deserializer<'de>);

impl<'de> Deserializer<'de> {
    /// Reads the key whose quote is the next byte, and places an error at it.
    #[inline(always)]
    pub(super) fn seeded_key<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let start = self.lexer.offset();
        seed.deserialize(KeyReader(self)).map_err(|error| error.or_at(start))
    }
}

impl<'de> KeyReader<'_, 'de> {
    /// Reads a number between the quotes, in the form that it has without them.
    fn number<T>(self, read: impl FnOnce(&mut Deserializer<'de>) -> Result<T, Error>) -> Result<T, Error> {
        let start = self.0.lexer.offset();
        let key = match self.0.lexer.string() {
            Ok(key) => key,
            Err(fault) => return Err(self.0.fail(fault)),
        };
        let after = self.0.lexer.offset();
        self.0.lexer.move_to(key.start);
        let mut inside = self.0.lexer;
        let is_number = inside.number().is_ok() && inside.offset() == key.end;
        let number =
            if is_number { read(self.0) } else { Err(Error::new(Cause::of_type(STRING, &"a number"))) };
        self.0.lexer.move_to(after);
        number.map_err(|error| error.or_at(start))
    }
}

const STRING: Found = Found::Value(ValueKind::String);

macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.number(|deserializer| de::Deserializer::$method(deserializer, visitor))
        }
    )*};
}

impl<'de> de::Deserializer<'de> for KeyReader<'_, 'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.key_text(visitor)
    }

    numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        struct Truth;

        impl Visitor<'_> for Truth {
            type Value = Option<bool>;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("true or false")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Option<bool>, E> {
                Ok(text.parse().ok())
            }
        }

        match self.0.key_text(Truth)? {
            Some(truth) => visitor.visit_bool(truth),
            None => Err(Error::new(Cause::of_type(STRING, &visitor))),
        }
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(NamedVariant(self.0))
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        de::Deserializer::deserialize_bytes(self.0, visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        de::Deserializer::deserialize_byte_buf(self.0, visitor)
    }

    forward_to_deserialize_any! {
        char str string unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// A string that names a variant.
pub(super) struct NamedVariant<'a, 'de>(pub(super) &'a mut Deserializer<'de>);

impl<'de> EnumAccess<'de> for NamedVariant<'_, 'de> {
    type Error = Error;
    type Variant = UnitOnly;

    #[inline]
    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, UnitOnly), Error> {
        self.0.seeded_key(seed).map(|variant| (variant, UnitOnly))
    }
}

/// The content of a variant that is only a name: none.
pub(super) struct UnitOnly;

impl<'de> VariantAccess<'de> for UnitOnly {
    type Error = Error;

    #[inline]
    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, _: S) -> Result<S::Value, Error> {
        Err(de::Error::invalid_type(Unexpected::UnitVariant, &"a variant that holds a value"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        Err(de::Error::invalid_type(Unexpected::UnitVariant, &"a variant that holds values"))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Error> {
        Err(de::Error::invalid_type(Unexpected::UnitVariant, &"a variant with named fields"))
    }
}
