//! What an object has besides the keys of a struct's or variant's own fields: kept for the fields that are flattened.
//!
//! As with serde's own derive, a flattened struct takes the keys that it names, an enum the first key that names a
//! variant, and everything else is shown all that is left. Like each buffer, it has no integers of 128 bits.

use alloc::vec::Vec;
use core::marker::PhantomData;
use core::slice::IterMut;

use serde::de::value::{MapAccessDeserializer, MapDeserializer};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::buffered::Buffered;
use super::nothing::InBuffer;

/// The entries, each until a field takes it.
#[derive(Default)]
pub struct Rest<'de>(Vec<Option<Entry<'de>>>);

type Entry<'de> = (Buffered<'de>, Buffered<'de>);

impl<'de> Rest<'de> {
    /// Keeps an entry.
    pub(super) fn keep(&mut self, key: Buffered<'de>, value: Buffered<'de>) {
        self.0.push(Some((key, value)));
    }

    /// Denies what no field took, if unknown keys are denied.
    ///
    /// # Errors
    ///
    /// A key that is left.
    pub fn end<E: de::Error>(&self, deny_unknown: bool) -> Result<(), E> {
        match deny_unknown && self.0.iter().any(Option::is_some) {
            true => Err(E::custom("unknown key")),
            false => Ok(()),
        }
    }
}

/// Reads a flattened field. An optional one is absent where nothing fits it.
///
/// # Errors
///
/// The type's own.
pub fn take<'de, T: Deserialize<'de>, E: de::Error>(rest: &mut Rest<'de>) -> Result<T, E> {
    T::deserialize(Part(rest, PhantomData)).or_else(|error| T::deserialize(Misfit(error)))
}

/// serde's `Deserializer` for a flattened type.
struct Part<'r, 'de, E>(&'r mut Rest<'de>, PhantomData<E>);

impl<'de, E: de::Error> Deserializer<'de> for Part<'_, 'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        let left = self.0.0.iter().flatten();
        visitor.visit_map(MapDeserializer::new(left.map(|(key, value)| (key, value))))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        visitor.visit_map(Named { entries: self.0.0.iter_mut(), names, value: None, error: PhantomData })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        let Some(first) = self.0.0.iter_mut().find_map(|entry| take_named(entry, names)) else {
            return Err(E::custom(format_args!("no variant of `{name}` is there")));
        };
        let entry = [first];
        let entry = MapDeserializer::new(entry.iter().map(|(key, value)| (key, value)));
        visitor.visit_enum(InBuffer(MapAccessDeserializer::new(entry)))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf seq tuple tuple_struct map
        identifier
    }
}

/// Takes an entry whose key is among the names.
fn take_named<'de>(entry: &mut Option<Entry<'de>>, names: &[&str]) -> Option<Entry<'de>> {
    entry.take_if(|(key, _)| key.as_str().is_some_and(|key| names.contains(&key)))
}

/// The entries of those names, each taken when it is asked for.
struct Named<'r, 'de, E> {
    entries: IterMut<'r, Option<Entry<'de>>>,
    names: &'static [&'static str],
    /// Of the last key.
    value: Option<Buffered<'de>>,
    error: PhantomData<E>,
}

impl<'de, E: de::Error> MapAccess<'de> for Named<'_, 'de, E> {
    type Error = E;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, E> {
        let Some((key, value)) = self.entries.find_map(|entry| take_named(entry, self.names)) else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(key.read()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, E> {
        let value = self.value.take().unwrap_or(Buffered::Null);
        seed.deserialize(value.read())
    }
}

/// What a type reads that nothing fits: an optional one is absent, any other fails.
struct Misfit<E>(E);

impl<'de, E: de::Error> Deserializer<'de> for Misfit<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
