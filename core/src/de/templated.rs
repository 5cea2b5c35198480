//! How serde reads a [`Templated`]: a string with `${..}` is a template, anything else is handed on to the literal's
//! type.

use alloc::borrow::{Cow, ToOwned as _};
use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, IntoDeserializer as _, MapAccess, SeqAccess, Visitor};

use crate::rules::template::is_template;
use crate::validate::Templated;

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Templated<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TemplatedVisitor(PhantomData))
    }
}

struct TemplatedVisitor<T>(PhantomData<T>);

/// Hands a value on to the literal's type.
macro_rules! hand_on {
    ($($method:ident($value:ty);)*) => {$(
        fn $method<E: Error>(self, value: $value) -> Result<Templated<T>, E> {
            T::deserialize(value.into_deserializer()).map(Templated::Literal)
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
        T::deserialize(text.into_deserializer()).map(Templated::Literal)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Templated<T>, E> {
        if is_template(text) {
            return Ok(Templated::Template(Cow::Owned(text.to_owned())));
        }
        T::deserialize(BorrowedStrDeserializer::new(text)).map(Templated::Literal)
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Templated<T>, E> {
        if is_template(&text) {
            return Ok(Templated::Template(Cow::Owned(text)));
        }
        T::deserialize(text.into_deserializer()).map(Templated::Literal)
    }

    fn visit_none<E: Error>(self) -> Result<Templated<T>, E> {
        self.visit_unit()
    }

    fn visit_unit<E: Error>(self) -> Result<Templated<T>, E> {
        T::deserialize(().into_deserializer()).map(Templated::Literal)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Templated<T>, D::Error> {
        Templated::deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Templated<T>, D::Error> {
        Templated::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Templated<T>, A::Error> {
        T::deserialize(SeqAccessDeserializer::new(items)).map(Templated::Literal)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Templated<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(entries)).map(Templated::Literal)
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
