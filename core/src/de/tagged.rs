//! Enums that generated `Deserialize` impls read by a tag. Where the tag comes first nothing is kept; what stands in
//! front of it is, until the variant is known.
//!
//! ```text
//! internal  {"kind": "http", "port": 80}                 variant http, read from the entries that are left
//! internal  {"port": 80, "kind": "http"}                 the same from `port`, kept, and the entries that are left
//! adjacent  {"kind": "http", "with": {"port": 80}}       variant http, read from the value of `with`
//! ```

use alloc::vec::{self, Vec};
use core::fmt;
use core::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{
    self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::buffered::Buffered;
use super::enums::{Content, NoContent, ReadVariants, known};
use super::nothing::InBuffer;
use super::source::NameSeed;

/// Reads an enum whose tag is a key among those of its content.
///
/// # Errors
///
/// No tag, or a second one; an unknown name, and the content's own.
pub fn internal<'de, T: ReadVariants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    tag: &'static str,
) -> Result<T, D::Error> {
    deserializer.deserialize_map(Internal(tag, PhantomData))
}

struct Internal<T>(&'static str, PhantomData<T>);

impl<'de, T: ReadVariants<'de>> Visitor<'de> for Internal<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, an object with `{}`", T::NAME, self.0)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut kept = Vec::new();
        while let Some(key) = map.next_key::<Buffered<'de>>()? {
            if key.as_str() == Some(self.0) {
                let variant = known(map.next_value_seed(NameSeed(T::index_of))?)?;
                let kept = kept.into_iter();
                return T::read_variant(variant, Rest { tag: self.0, kept, value: None, map });
            }
            kept.push((key, map.next_value()?));
        }
        Err(de::Error::missing_field(self.0))
    }
}

/// The entries of an object without its tag: those that were kept, and those that are left.
struct Rest<'de, A> {
    tag: &'static str,
    kept: vec::IntoIter<(Buffered<'de>, Buffered<'de>)>,
    /// The value of the last key, if that was kept.
    value: Option<Buffered<'de>>,
    map: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Rest<'de, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        if let Some((key, value)) = self.kept.next() {
            self.value = Some(value);
            return seed.deserialize(key.read()).map(Some);
        }
        match self.map.next_key::<Buffered<'de>>()? {
            Some(key) if key.as_str() == Some(self.tag) => Err(de::Error::duplicate_field(self.tag)),
            Some(key) => seed.deserialize(key.read()).map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value.read()),
            None => self.map.next_value_seed(seed),
        }
    }
}

impl<'de, A: MapAccess<'de>> VariantAccess<'de> for Rest<'de, A> {
    type Error = A::Error;

    fn unit_variant(mut self) -> Result<(), A::Error> {
        while self.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        seed.deserialize(Object(self))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, A::Error> {
        Err(de::Error::invalid_type(Unexpected::Map, &visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        visitor.visit_map(self)
    }
}

/// The entries as a value of their own: what is inside a newtype variant.
struct Object<'de, A>(Rest<'de, A>);

impl<'de, A: MapAccess<'de>> Deserializer<'de> for Object<'de, A> {
    type Error = A::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_map(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        let value = visitor.visit_enum(InBuffer(MapAccessDeserializer::new(&mut self.0)))?;
        match self.0.next_key::<IgnoredAny>()? {
            None => Ok(value),
            Some(_) => Err(de::Error::invalid_length(2, &"an object with one key beside the tag")),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, A::Error> {
        match self.0.next_key::<IgnoredAny>()? {
            None => visitor.visit_unit(),
            Some(_) => Err(de::Error::invalid_type(Unexpected::Map, &visitor)),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.deserialize_unit(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf seq tuple tuple_struct
        map struct identifier ignored_any
    }
}

/// Reads an enum whose tag is a key beside that of its content. `keys` are the tag and the content's key.
///
/// # Errors
///
/// No tag, a key twice, an unknown key if those are denied; an unknown name, and the content's own.
pub fn adjacent<'de, T: ReadVariants<'de>, D: Deserializer<'de>>(
    deserializer: D,
    keys: &'static [&'static str; 2],
    denies_unknown: bool,
) -> Result<T, D::Error> {
    deserializer.deserialize_struct(T::NAME, keys, Adjacent { keys, denies_unknown, of: PhantomData })
}

struct Adjacent<T> {
    keys: &'static [&'static str; 2],
    denies_unknown: bool,
    of: PhantomData<T>,
}

impl<'de, T: ReadVariants<'de>> Visitor<'de> for Adjacent<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, an object with `{}` and `{}`", T::NAME, self.keys[0], self.keys[1])
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let [tag, content] = *self.keys;
        let (mut variant, mut kept, mut read) = (None, None, None);
        let index_of = |name: &str| self.keys.iter().position(|own| *own == name);
        while let Some(key) = map.next_key_seed(NameSeed(index_of))? {
            match (key, variant) {
                (Some(0), None) => variant = Some(known(map.next_value_seed(NameSeed(T::index_of))?)?),
                (Some(0), Some(_)) => return Err(de::Error::duplicate_field(tag)),
                (Some(_), _) if kept.is_some() || read.is_some() => {
                    return Err(de::Error::duplicate_field(content));
                }
                (Some(_), Some(variant)) => {
                    read = Some(map.next_value_seed(ContentOf(variant, PhantomData))?)
                }
                (Some(_), None) => kept = Some(map.next_value::<Buffered<'de>>()?),
                (None, _) if self.denies_unknown => return Err(de::Error::custom("unknown key")),
                (None, _) => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        match (variant, read, kept) {
            (None, ..) => Err(de::Error::missing_field(tag)),
            (Some(_), Some(read), _) => Ok(read),
            (Some(variant), None, Some(kept)) => T::read_variant(variant, Content(kept.read())),
            (Some(variant), None, None) => T::read_variant(variant, NoContent(content, PhantomData)),
        }
    }
}

/// Reads the content of the variant of that index.
struct ContentOf<T>(usize, PhantomData<T>);

impl<'de, T: ReadVariants<'de>> DeserializeSeed<'de> for ContentOf<T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::read_variant(self.0, Content(deserializer))
    }
}
