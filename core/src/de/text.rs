//! Reading straight from the tokens of a JSON text, past serde's visitors. In: a lexer at a value. Out: the value, and
//! the lexer behind it; or nothing, and then serde's way has to say what is wrong.
//!
//! A type is asked by serde's own protocol: `whole` hands its `Deserialize` a `Whole` text, which only the visitor of
//! a type that the derive reads takes. What is inside reads itself by [`ReadText`] where it can, else by serde.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{
    self, Deserialize, DeserializeSeed, Deserializer, IntoDeserializer as _, MapAccess, Visitor,
};
use serde::forward_to_deserialize_any;

pub use crate::lexer::Lexer;

use crate::lexer::{self, Str};
use crate::schema::Schema;
use crate::schema::visit::{denies_null, text_of};
use crate::validate::Maybe;

/// A type that reads itself from the tokens of a text.
pub trait ReadText<'t>: Sized {
    /// Reads the value at which the lexer stands, and moves behind it.
    ///
    /// # Errors
    ///
    /// A value that serde has to read.
    fn read_text(lexer: &mut Lexer<'t>) -> Result<Self, Refused>;
}

/// Reads a whole text as a type that the derive reads.
///
/// # Errors
///
/// Any other type, and a text that is not read, or of which the value does not show whether it is right.
#[inline]
pub(crate) fn whole<'t, T: Deserialize<'t>>(text: &'t str, schema: &'static Schema) -> Result<T, Refused> {
    T::deserialize(Whole { text: Some(text), schema })
}

/// Reads the value at which the lexer stands by serde. What that accepts although the text has more to say of it is left
/// to the long way.
pub(super) fn by_serde<'t, T>(
    lexer: &mut Lexer<'t>,
    read: impl FnOnce(&mut lexer::Deserializer<'t>) -> Result<T, lexer::Error>,
) -> Result<T, Refused> {
    lexer::Deserializer::part(lexer, read).ok_or(Refused)
}

/// The name under which a [`Whole`] text is requested.
const WHOLE: &str = "$deployment_validate::private::Whole";

/// A text for a struct that the derive reads. It is handed over as the key of an entry. Whoever then asks for the value
/// says that serde has read a part, and for another key that there was a `null`: both are refused where the value does not
/// show whether that may stand there.
struct Whole<'de> {
    text: Option<&'de str>,
    schema: &'static Schema,
}

impl<'de> MapAccess<'de> for Whole<'de> {
    type Error = Refused;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Refused> {
        match self.text.take() {
            Some(text) => seed.deserialize(BorrowedStrDeserializer::new(text)).map(Some),
            None if denies_null(self.schema) => Err(Refused),
            None => Ok(None),
        }
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refused> {
        if text_of(self.schema).hides { Err(Refused) } else { seed.deserialize(().into_deserializer()) }
    }
}

impl<'de> Deserializer<'de> for Whole<'de> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Refused> {
        Err(Refused)
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        if name == WHOLE { visitor.visit_map(self) } else { Err(Refused) }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// Reads the text that a [`Whole`] is, as `T`.
#[inline]
pub(super) fn take_whole<'t, T: ReadText<'t>, D: Deserializer<'t>>(deserializer: D) -> Result<T, D::Error> {
    struct WholeVisitor<T>(PhantomData<T>);

    impl<'t, T: ReadText<'t>> Visitor<'t> for WholeVisitor<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        #[inline]
        fn visit_map<A: MapAccess<'t>>(self, mut whole: A) -> Result<T, A::Error> {
            let mut lexer = Lexer::new(whole.next_key()?.unwrap_or_default());
            lexer.peek();
            let read = T::read_text(&mut lexer);
            if lexer.end().is_err() {
                return Err(de::Error::custom("the text is not read"));
            }
            if lexer.has_foreign() {
                whole.next_value::<()>()?;
            }
            if lexer.has_null() {
                whole.next_key::<()>()?;
            }
            read.map_err(de::Error::custom)
        }
    }

    deserializer.deserialize_newtype_struct(WHOLE, WholeVisitor(PhantomData))
}

/// Why a value is not read: serde's way says it.
#[derive(Debug)]
pub struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not read")
    }
}

impl core::error::Error for Refused {}

impl de::Error for Refused {
    #[cold]
    fn custom<T: fmt::Display>(_: T) -> Self {
        Refused
    }
}

/// The string at which the lexer stands.
#[inline(always)]
pub(super) fn string(lexer: &mut Lexer<'_>) -> Result<Str, Refused> {
    if lexer.peek() != b'"' {
        return Err(Refused);
    }
    lexer.string().map_err(|_| Refused)
}

/// The string at which the lexer stands, borrowed where it has no escapes.
#[inline(always)]
pub(super) fn cow<'t>(lexer: &mut Lexer<'t>) -> Result<Cow<'t, str>, Refused> {
    let string = string(lexer)?;
    lexer.text_of(string).map_err(|_| Refused)
}

/// Whether the lexer stands at `null`; if so, passes it.
#[inline(always)]
pub(super) fn null(lexer: &mut Lexer<'_>) -> Result<bool, Refused> {
    if lexer.peek() != b'n' {
        return Ok(false);
    }
    lexer.null().map(|()| true).map_err(|_| Refused)
}

impl<'t> ReadText<'t> for String {
    #[inline]
    fn read_text(lexer: &mut Lexer<'t>) -> Result<Self, Refused> {
        cow(lexer).map(Cow::into_owned)
    }
}

impl<'t: 'a, 'a> ReadText<'t> for &'a str {
    #[inline]
    fn read_text(lexer: &mut Lexer<'t>) -> Result<Self, Refused> {
        let string = string(lexer)?;
        if string.is_escaped { Err(Refused) } else { Ok(lexer.raw(string)) }
    }
}

impl<'t> ReadText<'t> for bool {
    #[inline]
    fn read_text(lexer: &mut Lexer<'t>) -> Result<Self, Refused> {
        if matches!(lexer.peek(), b't' | b'f') { lexer.bool().map_err(|_| Refused) } else { Err(Refused) }
    }
}

impl<'t, T: ReadText<'t>> ReadText<'t> for Option<T> {
    #[inline]
    fn read_text(lexer: &mut Lexer<'t>) -> Result<Self, Refused> {
        if null(lexer)? { Ok(None) } else { T::read_text(lexer).map(Some) }
    }
}

impl<'t, T: ReadText<'t>> ReadText<'t> for Maybe<T> {
    #[inline]
    fn read_text(lexer: &mut Lexer<'t>) -> Result<Self, Refused> {
        Option::read_text(lexer).map(Maybe::from)
    }
}

impl<'t, T: ReadText<'t>> ReadText<'t> for Box<T> {
    #[inline]
    fn read_text(lexer: &mut Lexer<'t>) -> Result<Self, Refused> {
        T::read_text(lexer).map(Box::new)
    }
}

impl<'t, T: ReadText<'t>> ReadText<'t> for Vec<T> {
    fn read_text(lexer: &mut Lexer<'t>) -> Result<Self, Refused> {
        if lexer.peek() != b'[' {
            return Err(Refused);
        }
        lexer.enter().map_err(|_| Refused)?;
        let mut items = Vec::new();
        while lexer.next_item(items.is_empty()).map_err(|_| Refused)? {
            lexer.peek();
            items.push(T::read_text(lexer)?);
        }
        Ok(items)
    }
}

macro_rules! integers {
    ($($ty:ty)*) => {$(
        impl<'t> ReadText<'t> for $ty {
            #[inline]
            fn read_text(lexer: &mut Lexer<'t>) -> Result<Self, Refused> {
                match lexer.short_integer() {
                    Some(value) => value.try_into().map_err(|_| Refused),
                    None => by_serde(lexer, |deserializer| <$ty>::deserialize(deserializer)),
                }
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 u8 u16 u32 u64 usize isize);
