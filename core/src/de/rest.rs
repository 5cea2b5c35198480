//! What an object has besides the keys of a struct's or variant's own fields: kept for the fields that are flattened.
//!
//! As with serde's own derive, a flattened struct takes the keys that it names, an enum the first key that names a
//! variant, and everything else is shown all that is left. Like each buffer, it has no integers of 128 bits.

use alloc::vec::Vec;
use core::marker::PhantomData;

use serde::de::value::MapDeserializer;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::buffered::Buffered;

/// The entries that are left.
#[derive(Default)]
pub struct Rest<'de>(Vec<Entry<'de>>);

type Entry<'de> = (Buffered<'de>, Buffered<'de>);

impl<'de> Rest<'de> {
    /// Keeps an entry.
    pub(super) fn keep(&mut self, key: Buffered<'de>, value: Buffered<'de>) {
        self.0.push((key, value));
    }

    /// Denies what no field took, if unknown keys are denied.
    ///
    /// # Errors
    ///
    /// A key that is left.
    pub fn end<E: de::Error>(&self, deny_unknown: bool) -> Result<(), E> {
        match deny_unknown && !self.0.is_empty() {
            true => Err(E::custom("unknown key")),
            false => Ok(()),
        }
    }
}

/// A flattened field's type.
pub struct Flattened<T>(PhantomData<T>);

impl<T> Flattened<T> {
    /// The only value.
    pub const NEW: Self = Flattened(PhantomData);
}

impl<'de, T: Deserialize<'de>> Flattened<Option<T>> {
    /// Reads it; what does not fit is absent.
    ///
    /// # Errors
    ///
    /// Never.
    pub fn take<E: de::Error>(self, rest: &mut Rest<'de>) -> Result<Option<T>, E> {
        Ok(T::deserialize(Part(rest, PhantomData::<E>)).ok())
    }
}

/// Any other type.
pub trait Take<'de, T> {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// The type's own.
    fn take<E: de::Error>(self, rest: &mut Rest<'de>) -> Result<T, E>;
}

impl<'de, T: Deserialize<'de>> Take<'de, T> for Flattened<T> {
    fn take<E: de::Error>(self, rest: &mut Rest<'de>) -> Result<T, E> {
        T::deserialize(Part(rest, PhantomData::<E>))
    }
}

/// serde's `Deserializer` for a flattened type.
struct Part<'r, 'de, E>(&'r mut Rest<'de>, PhantomData<E>);

impl<'de, E: de::Error> Part<'_, 'de, E> {
    /// Takes the entries out whose keys are among the names.
    fn take(&mut self, names: &[&str]) -> Vec<Entry<'de>> {
        let is_named = |(key, _): &mut Entry<'de>| names.iter().any(|name| key.is(name));
        self.0.0.extract_if(.., is_named).collect()
    }
}

impl<'de, E: de::Error> Deserializer<'de> for Part<'_, 'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_map(MapDeserializer::new(self.0.0.iter().map(|(key, value)| (key, value))))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        let own = self.take(names);
        visitor.visit_map(MapDeserializer::new(own.iter().map(|(key, value)| (key, value))))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        let is_named = |(key, _): &Entry<'de>| names.iter().any(|name| key.is(name));
        let Some(first) = self.0.0.iter().position(is_named) else {
            return Err(E::custom(format_args!("no variant of `{name}` is there")));
        };
        let variant = Buffered::Map(Vec::from([self.0.0.remove(first)]));
        variant.read::<E>().deserialize_enum(name, names, visitor)
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
