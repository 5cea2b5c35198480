//! How serde reads a [`Templated`]: a string with `${..}` is a template, anything else is handed on to the literal's
//! type.

use alloc::borrow::{Cow, ToOwned as _};
use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, IntoDeserializer as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use crate::rules::template::is_template;
use crate::validate::Templated;

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Templated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TemplatedVisitor(PhantomData))
    }
}

struct TemplatedVisitor<T>(PhantomData<T>);

/// A value that is no template. What `serde` makes of a value knows neither options nor newtypes.
struct Literal<D> {
    value: D,
    is_null: bool,
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Literal<D> {
    type Error = D::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.value.deserialize_any(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        if self.is_null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.value.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// Hands a value on to the literal's type.
fn literal<'de, T: Deserialize<'de>, D: Deserializer<'de>>(value: D) -> Result<Templated<T>, D::Error> {
    T::deserialize(Literal { value, is_null: false }).map(Templated::Literal)
}

/// The methods that do so with a value of their own.
macro_rules! hand_on {
    ($($method:ident($value:ty);)*) => {$(
        fn $method<E: Error>(self, value: $value) -> Result<Templated<T>, E> {
            literal(value.into_deserializer())
        }
    )*};
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for TemplatedVisitor<T> {
    type Value = Templated<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, or a string with ${..}")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Templated<T>, E> {
        if is_template(text) {
            return Ok(Templated::Template(Cow::Owned(text.to_owned())));
        }
        literal(text.into_deserializer())
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Templated<T>, E> {
        if is_template(text) {
            return Ok(Templated::Template(Cow::Owned(text.to_owned())));
        }
        literal(BorrowedStrDeserializer::new(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Templated<T>, E> {
        if is_template(&text) {
            return Ok(Templated::Template(Cow::Owned(text)));
        }
        literal(text.into_deserializer())
    }

    fn visit_none<E: Error>(self) -> Result<Templated<T>, E> {
        self.visit_unit()
    }

    fn visit_unit<E: Error>(self) -> Result<Templated<T>, E> {
        T::deserialize(Literal { value: ().into_deserializer(), is_null: true }).map(Templated::Literal)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Templated<T>, D::Error> {
        Templated::deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Templated<T>, D::Error> {
        Templated::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Templated<T>, A::Error> {
        literal(SeqAccessDeserializer::new(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Templated<T>, A::Error> {
        literal(MapAccessDeserializer::new(entries))
    }

    hand_on! {
        visit_bool(bool);
        visit_i64(i64);
        visit_u64(u64);
        visit_i128(i128);
        visit_u128(u128);
        visit_f64(f64);
    }
}
