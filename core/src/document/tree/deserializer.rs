//! serde's `Deserializer` over a tree. It accepts and refuses the same as the one for JSON.

use alloc::borrow::Cow;
use core::cell::Cell;

use serde::de::value::{Error, StrDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::parsed::{Content, Key, Tree};
use crate::rules::number::Number;

/// A value of the tree, to be read.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a, 't> {
    pub(crate) tree: &'a Tree<'t>,
    pub(crate) index: usize,
    /// The value that is being read, for the place of an error.
    pub(crate) last: &'a Cell<usize>,
}

impl<'t> Reader<'_, 't> {
    fn content(&self) -> &Content<'t> {
        self.last.set(self.index);
        self.tree.content(self.index)
    }

    /// Reads a value inside this one. An error after it belongs to this one.
    fn inside<S: DeserializeSeed<'t>>(&self, index: usize, seed: S) -> Result<S::Value, Error> {
        let value = seed.deserialize(Reader { index, ..*self })?;
        self.last.set(self.index);
        Ok(value)
    }
}

fn visit_text<'t, V: Visitor<'t>>(text: &Cow<'t, str>, visitor: V) -> Result<V::Value, Error> {
    match text {
        Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
        Cow::Owned(text) => visitor.visit_str(text),
    }
}

fn visit_number<'t, V: Visitor<'t>>(number: Number, visitor: V) -> Result<V::Value, Error> {
    match number {
        Number::Int(int) => match (u64::try_from(int), i64::try_from(int)) {
            (Ok(int), _) => visitor.visit_u64(int),
            (_, Ok(int)) => visitor.visit_i64(int),
            _ => visitor.visit_f64(int as f64),
        },
        Number::Big(big) => visitor.visit_f64(big as f64),
        Number::Float(float) => visitor.visit_f64(float),
        Number::Single(single) => visitor.visit_f64(f64::from(single)),
    }
}

impl<'t> Deserializer<'t> for Reader<'_, 't> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.content() {
            Content::Null => visitor.visit_unit(),
            Content::Bool(truth) => visitor.visit_bool(*truth),
            Content::Number(number) => visit_number(*number, visitor),
            Content::Text(text) => visit_text(text, visitor),
            Content::List(items) => {
                let mut rest = Items { reader: self, items: items.iter() };
                let value = visitor.visit_seq(&mut rest)?;
                match rest.items.next() {
                    None => Ok(value),
                    Some(_) => Err(Error::invalid_length(items.len(), &"fewer items")),
                }
            }
            Content::Mapping(entries) => {
                let mut rest = Entries { reader: self, entries: entries.iter(), value: None };
                let value = visitor.visit_map(&mut rest)?;
                match rest.entries.next() {
                    None => Ok(value),
                    Some(_) => Err(Error::invalid_length(entries.len(), &"fewer entries")),
                }
            }
            // `content` has followed it.
            Content::Alias(_) => Err(Error::custom("an alias of an alias")),
        }
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.content() {
            Content::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    /// Refuses a list for a mapping.
    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.content() {
            Content::List(_) => Err(Error::invalid_type(Unexpected::Seq, &visitor)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_i128<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.content() {
            Content::Number(Number::Int(int)) => visitor.visit_i128(*int),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_u128<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.content() {
            Content::Number(Number::Int(int)) if *int >= 0 => visitor.visit_u128(int.unsigned_abs()),
            Content::Number(Number::Big(big)) => visitor.visit_u128(*big),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_f32<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.content() {
            Content::Number(number) => match number.to_single() {
                single if single.is_finite() => visitor.visit_f32(single),
                _ => Err(Error::custom("expected a number that a 32-bit float can hold")),
            },
            _ => self.deserialize_any(visitor),
        }
    }

    /// A number does not stand for the name of a variant.
    fn deserialize_identifier<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.content() {
            Content::Text(name) => visit_text(name, visitor),
            _ => Err(Error::custom("expected a name")),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.content() {
            Content::Text(name) => {
                let name: StrDeserializer<'_, Error> = name.as_ref().into_deserializer();
                visitor.visit_enum(name)
            }
            Content::Mapping(entries) => match entries.as_slice() {
                [(key, value)] => visitor.visit_enum(Variant { reader: self, key, value: *value }),
                _ => Err(Error::invalid_length(entries.len(), &"a mapping with one key")),
            },
            _ => Err(Error::custom("expected the name of a variant")),
        }
    }

    forward_to_deserialize_any! {
        <V: Visitor<'t>>
        bool i8 i16 i32 i64 u8 u16 u32 u64 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct
    }
}

struct Items<'a, 't> {
    reader: Reader<'a, 't>,
    items: core::slice::Iter<'a, usize>,
}

impl<'t> SeqAccess<'t> for &mut Items<'_, 't> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(&index) = self.items.next() else { return Ok(None) };
        self.reader.inside(index, seed).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

struct Entries<'a, 't> {
    reader: Reader<'a, 't>,
    entries: core::slice::Iter<'a, (Key<'t>, usize)>,
    value: Option<usize>,
}

impl<'t> MapAccess<'t> for &mut Entries<'_, 't> {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(*value);
        // An error in the key belongs to the mapping.
        self.reader.last.set(self.reader.index);
        seed.deserialize(KeyReader(&key.text)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<S::Value, Error> {
        match self.value.take() {
            Some(index) => self.reader.inside(index, seed),
            None => Err(Error::custom("a value was asked for before its key")),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

struct Variant<'a, 't> {
    reader: Reader<'a, 't>,
    key: &'a Key<'t>,
    value: usize,
}

impl<'a, 't> EnumAccess<'t> for Variant<'a, 't> {
    type Error = Error;
    type Variant = Reader<'a, 't>;

    fn variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<(S::Value, Self::Variant), Error> {
        let variant = seed.deserialize(KeyReader(&self.key.text))?;
        Ok((variant, Reader { index: self.value, ..self.reader }))
    }
}

impl<'t> VariantAccess<'t> for Reader<'_, 't> {
    type Error = Error;

    /// Refuses a mapping for a unit variant.
    fn unit_variant(self) -> Result<(), Error> {
        Err(Error::invalid_type(Unexpected::Map, &"a string, since the variant holds nothing"))
    }

    fn newtype_variant_seed<S: DeserializeSeed<'t>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'t>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'t>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }
}

/// A key: a string, from which the types of keys may read a number or a boolean, as in JSON.
struct KeyReader<'a, 't>(&'a Cow<'t, str>);

macro_rules! parsed_keys {
    ($($method:ident $visit:ident $ty:ty,)*) => {$(
        fn $method<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
            // As in JSON, no plus sign and no leading zeros.
            let is_json = !self.0.starts_with('+') && (self.0.len() == 1 || !self.0.trim_start_matches('-').starts_with('0'));
            match self.0.parse::<$ty>() {
                Ok(value) if is_json => visitor.$visit(value),
                _ => visit_text(self.0, visitor),
            }
        }
    )*};
}

impl<'t> Deserializer<'t> for KeyReader<'_, 't> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        visit_text(self.0, visitor)
    }

    parsed_keys! {
        deserialize_i8 visit_i8 i8,
        deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64,
        deserialize_i128 visit_i128 i128,
        deserialize_u8 visit_u8 u8,
        deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32,
        deserialize_u64 visit_u64 u64,
        deserialize_u128 visit_u128 u128,
        deserialize_f32 visit_f32 f32,
        deserialize_f64 visit_f64 f64,
        deserialize_bool visit_bool bool,
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let name: StrDeserializer<'_, Error> = self.0.as_ref().into_deserializer();
        visitor.visit_enum(name)
    }

    forward_to_deserialize_any! {
        <V: Visitor<'t>>
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
