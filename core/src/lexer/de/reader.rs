//! The state of a read, and the errors that any type can meet.

use serde::de::{Deserialize, Expected};

use super::error::{Cause, Error, Found};
use crate::lexer::cursor::Lexer;
use crate::lexer::fault::Fault;

/// Reads one JSON text.
#[derive(Debug)]
pub struct Deserializer<'de> {
    pub(super) lexer: Lexer<'de>,
    /// The first syntax error. It is kept because a type may turn an error into a value and go on, which must not
    /// hide that the text is not JSON.
    broken: Option<Fault>,
    pub(super) has_any: bool,
}

impl<'de> Deserializer<'de> {
    /// Begins a text.
    #[inline]
    #[must_use]
    pub const fn new(text: &'de str) -> Self {
        Deserializer { lexer: Lexer::new(text), broken: None, has_any: false }
    }

    /// Reads the whole text as one value.
    ///
    /// # Errors
    ///
    /// A text that is not JSON, or does not fit the type.
    #[inline]
    pub fn read<T: Deserialize<'de>>(text: &'de str) -> Result<T, Error> {
        let mut deserializer = Deserializer::new(text);
        let value = deserializer.value(|deserializer| T::deserialize(deserializer))?;
        deserializer.end()?;
        Ok(value)
    }

    /// Reads the value at which a lexer stands, and moves it behind that. `None` also where an error became a value, so
    /// that the value does not show whether the text is right.
    pub fn part<T>(lexer: &mut Lexer<'de>, read: impl FnOnce(&mut Self) -> Result<T, Error>) -> Option<T> {
        let mut deserializer = Deserializer { lexer: *lexer, broken: None, has_any: false };
        let value = read(&mut deserializer).ok()?;
        let is_sure = deserializer.broken.is_none() && deserializer.lexer.is_as_deep_as(lexer);
        *lexer = deserializer.lexer.with_foreign();
        is_sure.then_some(value)
    }

    /// Reads the next value with a function, and places an error at the value.
    ///
    /// # Errors
    ///
    /// The function's.
    #[inline(always)]
    pub fn value<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Error>) -> Result<T, Error> {
        let start = self.lexer.offset();
        match read(self) {
            Ok(value) => Ok(value),
            Err(error) => Err(error.or_at_next(self.lexer.text(), start)),
        }
    }

    /// Passes white space up to the end of the text.
    ///
    /// # Errors
    ///
    /// Text behind the value, and any earlier syntax error.
    #[inline]
    pub fn end(&mut self) -> Result<(), Error> {
        let end = self.lexer.end();
        if let (None, Ok(()), true) = (self.broken, end, self.lexer.is_outside()) {
            return Ok(());
        }
        Err(self.not_ended(end))
    }

    #[cold]
    fn not_ended(&self, end: Result<(), Fault>) -> Error {
        match (self.broken, end) {
            (Some(fault), _) => fault.into(),
            (None, Err(fault)) if self.lexer.is_outside() => fault.into(),
            _ => Error::new(Cause::Unread).or_at(self.lexer.offset()),
        }
    }

    /// Whether the text has had a `null` so far.
    #[inline]
    #[must_use]
    pub const fn has_null(&self) -> bool {
        self.lexer.has_null()
    }

    /// Whether a type has asked so far for any value, or for an object of any keys, as serde does to keep values in a
    /// buffer and read them from there.
    #[inline]
    #[must_use]
    pub const fn has_any(&self) -> bool {
        self.has_any
    }

    /// The error of a fault.
    #[cold]
    #[inline(never)]
    pub(super) fn fail(&mut self, fault: Fault) -> Error {
        if fault.kind.is_syntax() && self.broken.is_none() {
            self.broken = Some(fault);
        }
        fault.into()
    }

    /// The error of a value of another type of JSON. Passes a scalar, so that a type that turns the error into a
    /// value can go on behind it.
    #[cold]
    #[inline(never)]
    pub(super) fn misfit(&mut self, expected: &dyn Expected) -> Error {
        let first = self.lexer.peek();
        let start = self.lexer.offset();
        let passed = match first {
            b'[' | b'{' => Ok(()),
            _ => self.lexer.skip_value(),
        };
        match passed {
            Ok(()) => Error::new(Cause::of_type(Found::of(first), expected)).or_at(start),
            Err(fault) => self.fail(fault),
        }
    }
}
