//! Slots for the fields of a struct while generated `Deserialize` impls read it, each filled at most once.

use alloc::borrow::Cow;
use core::marker::PhantomData;

use serde::de::{self, Deserialize, DeserializeSeed, Deserializer};

use super::absent::AbsentKey;
use super::borrow;
use super::text::{self, Lexer, ReadText, Refused};
use crate::validate::Maybe;

/// How a value is read into its slot.
pub trait ReadSlot<'de, T>: Sized {
    /// Reads it by serde.
    ///
    /// # Errors
    ///
    /// The value's own.
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error>;

    /// Reads it from the tokens of a text.
    ///
    /// # Errors
    ///
    /// A value that is not read, or not in that way.
    fn read_text(self, lexer: &mut Lexer<'de>) -> Result<T, Refused> {
        text::by_serde(lexer, |deserializer| self.read(deserializer))
    }
}

/// Reads a value by its type's `Deserialize`.
pub struct AsItIs;

impl<'de, T: Deserialize<'de>> ReadSlot<'de, T> for AsItIs {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }
}

/// The same for a type that reads itself from a text.
pub struct OfText;

impl<'de, T: Deserialize<'de> + ReadText<'de>> ReadSlot<'de, T> for OfText {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(deserializer)
    }

    #[inline]
    fn read_text(self, lexer: &mut Lexer<'de>) -> Result<T, Refused> {
        T::read_text(lexer)
    }
}

/// Reads an optional value that must not be `null`, by the reader of the value.
pub struct NotNull<R>(pub R);

impl<'de, T, R: ReadSlot<'de, T>> ReadSlot<'de, Option<T>> for NotNull<R> {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        self.0.read(deserializer).map(Some)
    }

    #[inline]
    fn read_text(self, lexer: &mut Lexer<'de>) -> Result<Option<T>, Refused> {
        self.0.read_text(lexer).map(Some)
    }
}

/// Reads a string, borrowed where the text has no escapes in it.
pub struct Borrow;

impl<'de: 'a, 'a> ReadSlot<'de, Cow<'a, str>> for Borrow {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<Cow<'a, str>, D::Error> {
        borrow::present(deserializer).map(Option::unwrap_or_default)
    }

    #[inline]
    fn read_text(self, lexer: &mut Lexer<'de>) -> Result<Cow<'a, str>, Refused> {
        text::cow(lexer)
    }
}

impl<'de: 'a, 'a> ReadSlot<'de, Option<Cow<'a, str>>> for Borrow {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Cow<'a, str>>, D::Error> {
        borrow::option(deserializer)
    }

    #[inline]
    fn read_text(self, lexer: &mut Lexer<'de>) -> Result<Option<Cow<'a, str>>, Refused> {
        if text::null(lexer)? { Ok(None) } else { text::cow(lexer).map(Some) }
    }
}

impl<'de: 'a, 'a> ReadSlot<'de, Maybe<Cow<'a, str>>> for Borrow {
    fn read<D: Deserializer<'de>>(self, deserializer: D) -> Result<Maybe<Cow<'a, str>>, D::Error> {
        borrow::option(deserializer).map(Maybe::from)
    }

    #[inline]
    fn read_text(self, lexer: &mut Lexer<'de>) -> Result<Maybe<Cow<'a, str>>, Refused> {
        if text::null(lexer)? { Ok(Maybe::Null) } else { text::cow(lexer).map(Maybe::Value) }
    }
}

/// Finds out how a type is read: `(&Reading::<T>::NEW).reader()`.
pub struct Reading<T>(PhantomData<T>);

impl<T> Reading<T> {
    /// The only value.
    pub const NEW: Self = Reading(PhantomData);
}

/// The types that read themselves.
pub trait ByText<'t> {
    /// The reader.
    fn reader(&self) -> OfText {
        OfText
    }
}

impl<'t, T: ReadText<'t>> ByText<'t> for Reading<T> {}

/// All others.
pub trait BySerde {
    /// The reader.
    fn reader(&self) -> AsItIs {
        AsItIs
    }
}

impl<T> BySerde for &Reading<T> {}

/// Reads a value as its slot wants it.
pub(super) struct Seed<T, R>(pub(super) R, pub(super) PhantomData<T>);

impl<'de, T, R: ReadSlot<'de, T>> DeserializeSeed<'de> for Seed<T, R> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        self.0.read(deserializer)
    }
}

/// A slot after all keys were read.
pub struct Slot<T>(pub Option<T>);

impl<T> Slot<Maybe<T>> {
    /// The value of the slot: an absent key is no `null`.
    ///
    /// # Errors
    ///
    /// Never.
    pub fn take<E>(self, _: &'static str) -> Result<Maybe<T>, E> {
        Ok(self.0.unwrap_or(Maybe::Absent))
    }
}

/// A slot of any other type.
pub trait Take<'de, T> {
    /// The value of the slot, or what its type makes from an absent key.
    ///
    /// # Errors
    ///
    /// A missing key that the type does not allow.
    fn take<E: de::Error>(self, name: &'static str) -> Result<T, E>;
}

impl<'de, T: Deserialize<'de>> Take<'de, T> for Slot<T> {
    fn take<E: de::Error>(self, name: &'static str) -> Result<T, E> {
        match self.0 {
            Some(value) => Ok(value),
            None => T::deserialize(AbsentKey::new(name)),
        }
    }
}
