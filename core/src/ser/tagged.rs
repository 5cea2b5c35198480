//! Variants whose name is a key among those of their content. Content that is an object of its own gets the tag as its
//! first entry; content that has no keys is an error.

use core::fmt::Display;

use serde::ser::{Error, Impossible, Serialize, SerializeMap as _, SerializeStruct as _, Serializer};

use super::variant::{Named, WriteVariant};

pub(super) struct Tagged<S> {
    pub(super) serializer: S,
    pub(super) tag: &'static str,
}

impl<S: Serializer> WriteVariant for Tagged<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type Fields = S::SerializeStruct;
    type Items = Impossible<S::Ok, S::Error>;

    fn unit(self, variant: Named) -> Result<S::Ok, S::Error> {
        self.fields(variant, 0)?.end()
    }

    fn newtype<T: Serialize + ?Sized>(self, variant: Named, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(Content { serializer: self.serializer, tag: self.tag, variant })
    }

    fn items(self, _: Named, _: usize) -> Result<Self::Items, S::Error> {
        Err(no_keys("a list"))
    }

    fn fields(self, variant: Named, len: usize) -> Result<S::SerializeStruct, S::Error> {
        let mut object = self.serializer.serialize_struct(variant.of, len + 1)?;
        object.serialize_field(self.tag, variant.name)?;
        Ok(object)
    }
}

fn no_keys<E: Error>(content: impl Display) -> E {
    E::custom(format_args!("{content} has no key for the tag"))
}

/// Writes what a newtype variant holds, with the tag in front.
struct Content<S> {
    serializer: S,
    tag: &'static str,
    variant: Named,
}

impl<S: Serializer> Content<S> {
    fn map(self, len: Option<usize>) -> Result<S::SerializeMap, S::Error> {
        let mut map = self.serializer.serialize_map(len.map(|len| len + 1))?;
        map.serialize_entry(self.tag, self.variant.name)?;
        Ok(map)
    }
}

macro_rules! refuse {
    ($($method:ident($($value:ty),*) $(-> $parts:ident)? = $content:literal;)*) => {$(
        fn $method(self, $(_: $value),*) -> Result<refuse!(@ $($parts)?), S::Error> {
            Err(no_keys($content))
        }
    )*};
    (@) => { S::Ok };
    (@ $parts:ident) => { Self::$parts };
}

impl<S: Serializer> Serializer for Content<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = S::SerializeMap;
    type SerializeStruct = S::SerializeStruct;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    refuse! {
        serialize_bool(bool) = "a truth value";
        serialize_i8(i8) = "a number";
        serialize_i16(i16) = "a number";
        serialize_i32(i32) = "a number";
        serialize_i64(i64) = "a number";
        serialize_i128(i128) = "a number";
        serialize_u8(u8) = "a number";
        serialize_u16(u16) = "a number";
        serialize_u32(u32) = "a number";
        serialize_u64(u64) = "a number";
        serialize_u128(u128) = "a number";
        serialize_f32(f32) = "a number";
        serialize_f64(f64) = "a number";
        serialize_char(char) = "a string";
        serialize_str(&str) = "a string";
        serialize_bytes(&[u8]) = "a list";
        serialize_none() = "null";
        serialize_seq(Option<usize>) -> SerializeSeq = "a list";
        serialize_tuple(usize) -> SerializeTuple = "a list";
        serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct = "a list";
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant
            = "a variant with several fields";
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant
            = "a variant with several fields";
    }

    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        self.map(Some(0))?.end()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<S::Ok, S::Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<S::Ok, S::Error> {
        let mut map = self.map(Some(1))?;
        map.serialize_entry(name, &())?;
        map.end()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        let mut map = self.map(Some(1))?;
        map.serialize_entry(name, value)?;
        map.end()
    }

    fn serialize_map(self, len: Option<usize>) -> Result<S::SerializeMap, S::Error> {
        self.map(len)
    }

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<S::SerializeStruct, S::Error> {
        let mut object = self.serializer.serialize_struct(name, len + 1)?;
        object.serialize_field(self.tag, self.variant.name)?;
        Ok(object)
    }
}
