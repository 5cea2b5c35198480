//! The `Deserializer` of an absent key.

use core::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};
use serde::forward_to_deserialize_any;

/// Reads an absent key: an `Option` becomes `None`, any other type fails.
pub(crate) struct AbsentKey<E> {
    name: &'static str,
    error: PhantomData<E>,
}

impl<E> AbsentKey<E> {
    pub(crate) const fn new(name: &'static str) -> Self {
        AbsentKey { name, error: PhantomData }
    }
}

impl<'de, E: Error> Deserializer<'de> for AbsentKey<E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, E> {
        Err(E::missing_field(self.name))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
