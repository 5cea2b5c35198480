//! A value that is kept until it is known what it is: in front of a tag, and for enums without one. Strings that the
//! text holds without escapes stay borrowed. Like serde's own buffer, it has no integers of 128 bits, and keys stay
//! strings.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{
    Deserialize, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

/// A value of any type.
pub(super) enum Buffered<'de> {
    Null,
    Bool(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text(Cow<'de, str>),
    Bytes(Cow<'de, [u8]>),
    List(Vec<Buffered<'de>>),
    Map(Vec<(Buffered<'de>, Buffered<'de>)>),
}

impl<'de> Buffered<'de> {
    /// Reads the value, as often as one likes.
    pub(super) fn read<E>(&self) -> Reader<'_, 'de, E> {
        Reader(self, PhantomData)
    }

    /// The text that it is, if it is one.
    pub(super) fn as_str(&self) -> Option<&str> {
        match self {
            Buffered::Text(text) => Some(text),
            Buffered::Bytes(bytes) => core::str::from_utf8(bytes).ok(),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Buffered<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyVisitor)
    }
}

struct AnyVisitor;

macro_rules! keep {
    ($($method:ident($value:ty) => $kept:expr;)*) => {$(
        fn $method<E: Error>(self, value: $value) -> Result<Buffered<'de>, E> {
            Ok($kept(value))
        }
    )*};
}

impl<'de> Visitor<'de> for AnyVisitor {
    type Value = Buffered<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    keep! {
        visit_bool(bool) => Buffered::Bool;
        visit_u64(u64) => Buffered::Unsigned;
        visit_i64(i64) => Buffered::Signed;
        visit_f64(f64) => Buffered::Float;
        visit_borrowed_str(&'de str) => |text| Buffered::Text(Cow::Borrowed(text));
        visit_str(&str) => |text: &str| Buffered::Text(Cow::Owned(text.into()));
        visit_string(String) => |text| Buffered::Text(Cow::Owned(text));
        visit_borrowed_bytes(&'de [u8]) => |bytes| Buffered::Bytes(Cow::Borrowed(bytes));
        visit_bytes(&[u8]) => |bytes: &[u8]| Buffered::Bytes(Cow::Owned(bytes.into()));
        visit_byte_buf(Vec<u8>) => |bytes| Buffered::Bytes(Cow::Owned(bytes));
    }

    fn visit_unit<E: Error>(self) -> Result<Buffered<'de>, E> {
        Ok(Buffered::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Buffered<'de>, E> {
        Ok(Buffered::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Buffered<'de>, D::Error> {
        Buffered::deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Buffered<'de>, D::Error> {
        Buffered::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Buffered<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Buffered::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Buffered<'de>, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Buffered::Map(map))
    }
}

/// Reads a value that was kept.
pub(super) struct Reader<'v, 'de, E>(&'v Buffered<'de>, PhantomData<E>);

impl<'v, 'de, E: Error> IntoDeserializer<'de, E> for &'v Buffered<'de> {
    type Deserializer = Reader<'v, 'de, E>;

    fn into_deserializer(self) -> Reader<'v, 'de, E> {
        self.read()
    }
}

impl<'de, E: Error> Deserializer<'de> for Reader<'_, 'de, E> {
    type Error = E;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.0 {
            Buffered::Null => visitor.visit_unit(),
            Buffered::Bool(value) => visitor.visit_bool(*value),
            Buffered::Unsigned(value) => visitor.visit_u64(*value),
            Buffered::Signed(value) => visitor.visit_i64(*value),
            Buffered::Float(value) => visitor.visit_f64(*value),
            Buffered::Text(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Buffered::Text(Cow::Owned(text)) => visitor.visit_str(text),
            Buffered::Bytes(Cow::Borrowed(bytes)) => visitor.visit_borrowed_bytes(bytes),
            Buffered::Bytes(Cow::Owned(bytes)) => visitor.visit_bytes(bytes),
            Buffered::List(items) => {
                let mut items = SeqDeserializer::new(items.iter());
                let value = visitor.visit_seq(&mut items)?;
                items.end().map(|()| value)
            }
            Buffered::Map(entries) => {
                let mut entries = MapDeserializer::new(entries.iter().map(|(key, value)| (key, value)));
                let value = visitor.visit_map(&mut entries)?;
                entries.end().map(|()| value)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        match self.0 {
            Buffered::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, E> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, E> {
        match self.0 {
            Buffered::Text(Cow::Borrowed(name)) => visitor.visit_enum(BorrowedStrDeserializer::new(name)),
            Buffered::Text(Cow::Owned(name)) => visitor.visit_enum(name.as_str().into_deserializer()),
            Buffered::Map(entries) if entries.len() == 1 => {
                let entries = entries.iter().map(|(key, value)| (key, value));
                visitor.visit_enum(MapAccessDeserializer::new(MapDeserializer::new(entries)))
            }
            _ => Err(E::invalid_type(Unexpected::Other("another value"), &"a variant's name")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, E> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier
    }
}
