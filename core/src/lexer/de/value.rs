//! Values: one method for each type that serde's visitors expect.

use serde::de::{self, Visitor};

use super::access::{Entries, MapVariant};
use super::error::{Cause, Error};
use super::key::NamedVariant;
use super::reader::Deserializer;
use crate::lexer::string::Str;

/// The name by which serde_json's `RawValue` requests the text of a value.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

impl<'de> Deserializer<'de> {
    #[inline(always)]
    fn text<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        match self.lexer.string() {
            Ok(string) if !string.is_escaped => visitor.visit_borrowed_str(self.lexer.raw(string)),
            Ok(string) => self.escaped_text(string, visitor),
            Err(fault) => Err(self.fail(fault)),
        }
    }

    #[cold]
    fn escaped_text<V: Visitor<'de>>(&mut self, string: Str, visitor: V) -> Result<V::Value, Error> {
        match self.lexer.unescape(string) {
            Ok(text) => visitor.visit_string(text),
            Err(fault) => Err(self.fail(fault)),
        }
    }

    /// Reads the string whose quote is the next byte, as a key.
    #[inline(always)]
    pub(super) fn key_text<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.text(visitor)
    }

    #[inline(always)]
    fn list<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.enter()?;
        let value = visitor.visit_seq(Entries::<false>::new(self));
        self.leave(b']', value)
    }

    #[inline(always)]
    fn object<V: Visitor<'de>, const ANY: bool>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.enter()?;
        let value = visitor.visit_map(Entries::<ANY>::new(self));
        self.leave(b'}', value)
    }

    #[inline(always)]
    fn enter(&mut self) -> Result<(), Error> {
        match self.lexer.open() {
            Ok(()) => Ok(()),
            Err(fault) => Err(self.fail(fault)),
        }
    }

    /// Leaves a container that has been read, and reports what is left in it.
    #[inline(always)]
    fn leave<T>(&mut self, bracket: u8, read: Result<T, Error>) -> Result<T, Error> {
        let is_end = self.lexer.peek() == bracket;
        if is_end {
            self.lexer.leave();
        }
        if read.is_ok() && !is_end {
            return Err(self.left_over(bracket));
        }
        read
    }

    /// The error for what is left in a container.
    #[cold]
    #[inline(never)]
    fn left_over(&mut self, bracket: u8) -> Error {
        let offset = self.lexer.offset();
        let more = match bracket {
            b']' => self.lexer.has_item(false),
            _ => self.lexer.has_key(false),
        };
        match more {
            Ok(_) => Error::new(Cause::Unread).or_at(offset),
            Err(fault) => self.fail(fault),
        }
    }

    #[inline]
    fn null(&mut self) -> Result<(), Error> {
        match self.lexer.null() {
            Ok(()) => Ok(()),
            Err(fault) => Err(self.fail(fault)),
        }
    }

    #[inline]
    fn truth<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        match self.lexer.bool() {
            Ok(truth) => visitor.visit_bool(truth),
            Err(fault) => Err(self.fail(fault)),
        }
    }
}

/// Methods for values that begin with one of these bytes.
macro_rules! values {
    ($($first:pat => $read:ident($($method:ident($($unused:ty),*))*);)*) => {$($(
        #[inline]
        fn $method<V: Visitor<'de>>(self, $(_: $unused,)* visitor: V) -> Result<V::Value, Error> {
            match self.lexer.peek() {
                $first => self.$read(visitor),
                _ => Err(self.misfit(&visitor)),
            }
        }
    )*)*};
}

type Name = &'static str;
type Names = &'static [&'static str];

impl<'de> de::Deserializer<'de> for &mut Deserializer<'de> {
    type Error = Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.has_any = true;
        match self.lexer.peek() {
            b'"' => self.text(visitor),
            b'{' => self.object::<V, true>(visitor),
            b'[' => self.list(visitor),
            b't' | b'f' => self.truth(visitor),
            b'n' => {
                self.null()?;
                visitor.visit_unit()
            }
            b'-' | b'0'..=b'9' => self.number(visitor),
            _ => Err(self.misfit(&visitor)),
        }
    }

    values! {
        b'"' => text(
            deserialize_str() deserialize_string() deserialize_char() deserialize_identifier()
        );
        b'{' => plain_object(deserialize_struct(Name, Names));
        b'{' => open_object(deserialize_map());
        b'[' => list(deserialize_seq() deserialize_tuple(usize) deserialize_tuple_struct(Name, usize));
        b't' | b'f' => truth(deserialize_bool());
        b'-' | b'0'..=b'9' => number(
            deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64()
            deserialize_u8() deserialize_u16() deserialize_u32() deserialize_u64() deserialize_f64()
        );
        b'-' | b'0'..=b'9' => single(deserialize_f32());
        b'n' => unit(deserialize_unit() deserialize_unit_struct(Name));
        b'"' | b'[' => text_or_list(deserialize_bytes() deserialize_byte_buf());
        b'"' | b'{' => variant(deserialize_enum(Name, Names));
    }

    fn deserialize_i128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let value = self.wide(&visitor)?;
        visitor.visit_i128(value)
    }

    fn deserialize_u128<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let value = self.wide(&visitor)?;
        visitor.visit_u128(value)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.lexer.peek() == b'n' {
            self.null()?;
            return visitor.visit_none();
        }
        visitor.visit_some(self)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: Name, visitor: V) -> Result<V::Value, Error> {
        if name == RAW_VALUE {
            return Err(Error::new(Cause::Private("a `RawValue` can be read by serde_json only")));
        }
        visitor.visit_newtype_struct(self)
    }

    #[inline]
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.lexer.skip_deep_value() {
            Ok(()) => visitor.visit_unit(),
            Err(fault) => Err(self.fail(fault)),
        }
    }
}

impl<'de> Deserializer<'de> {
    #[inline(always)]
    fn plain_object<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.object::<V, false>(visitor)
    }

    /// An object whose keys its type does not know beforehand.
    #[inline(always)]
    fn open_object<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.has_any = true;
        self.plain_object(visitor)
    }

    #[inline]
    fn unit<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        self.null()?;
        visitor.visit_unit()
    }

    fn text_or_list<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        if self.lexer.peek() == b'[' {
            return self.list(visitor);
        }
        match self.lexer.string() {
            Ok(string) if !string.is_escaped => {
                visitor.visit_borrowed_bytes(self.lexer.raw(string).as_bytes())
            }
            Ok(string) => match self.lexer.unescape(string) {
                Ok(text) => visitor.visit_byte_buf(text.into_bytes()),
                Err(fault) => Err(self.fail(fault)),
            },
            Err(fault) => Err(self.fail(fault)),
        }
    }

    /// An enum: a string is a unit variant, an object with one key any other.
    #[inline(always)]
    fn variant<V: Visitor<'de>>(&mut self, visitor: V) -> Result<V::Value, Error> {
        if self.lexer.peek() == b'"' {
            return visitor.visit_enum(NamedVariant(self));
        }
        self.enter()?;
        let value = visitor.visit_enum(MapVariant(self));
        self.leave(b'}', value)
    }
}
