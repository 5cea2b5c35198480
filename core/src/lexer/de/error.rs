//! Why and where a text could not be read, as data. Only messages of other crates may contain values of the text.

use alloc::boxed::Box;
use alloc::format;
use core::fmt;

use serde::de::{self, Expected, Unexpected};

use crate::lexer::cursor::{Lexer, ValueKind};
use crate::lexer::fault::{Fault, FaultKind};

/// Why a text could not be read, and where.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    cause: Cause,
    offset: Option<usize>,
}

/// Why a text could not be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum Cause {
    /// The text is not JSON, or one of its values cannot be represented.
    Fault(FaultKind),
    /// A value of another type or size than the Rust type takes.
    Value {
        /// The value's type.
        found: Found,
        /// What the type takes, in its own words.
        expected: Box<str>,
    },
    /// A list or object of another length.
    Length {
        /// How many items there are.
        found: usize,
        /// What the type takes, in its own words.
        expected: Box<str>,
    },
    /// Items or entries that the type leaves unread.
    Unread,
    /// An object that names a variant has to have one key.
    OneKey,
    /// A variant that the enum does not have.
    UnknownVariant(&'static [&'static str]),
    /// A key that the type does not have.
    UnknownField(&'static [&'static str]),
    /// A key that is not there.
    MissingField(&'static str),
    /// A key that is there twice.
    DuplicateField(&'static str),
    /// A type that only serde_json itself can read.
    Private(&'static str),
    /// A type's own message, which may quote a value.
    Custom(Box<str>),
}

/// What the text has where the type expects something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A value of JSON.
    Value(ValueKind),
    /// The name of a variant that holds nothing.
    UnitVariant,
    /// Something else.
    Other,
}

impl Found {
    pub(super) fn of(first: u8) -> Self {
        ValueKind::of(first).map_or(Found::Other, Found::Value)
    }
}

impl From<Unexpected<'_>> for Found {
    fn from(unexpected: Unexpected<'_>) -> Self {
        Found::Value(match unexpected {
            Unexpected::Bool(_) => ValueKind::Bool,
            Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => ValueKind::Number,
            Unexpected::Char(_) | Unexpected::Str(_) | Unexpected::Bytes(_) => ValueKind::String,
            Unexpected::Unit | Unexpected::Option => ValueKind::Null,
            Unexpected::Seq => ValueKind::List,
            Unexpected::Map => ValueKind::Object,
            Unexpected::UnitVariant => return Found::UnitVariant,
            _ => return Found::Other,
        })
    }
}

impl Cause {
    pub(super) fn of_type(found: Found, expected: &dyn Expected) -> Self {
        Cause::Value { found, expected: format!("{expected}").into_boxed_str() }
    }
}

impl Error {
    #[cold]
    #[inline(never)]
    pub(super) fn new(cause: Cause) -> Self {
        Error(Box::new(Inner { cause, offset: None }))
    }

    /// Places the error at this byte if it has no place yet.
    #[cold]
    #[inline(never)]
    pub(super) fn or_at(mut self, offset: usize) -> Self {
        self.0.offset.get_or_insert(offset);
        self
    }

    /// Places the error at the first byte from there on that is no white space, if it has no place yet.
    #[cold]
    #[inline(never)]
    pub(super) fn or_at_next(self, text: &str, offset: usize) -> Self {
        let mut lexer = Lexer::at(text, offset);
        lexer.peek();
        self.or_at(lexer.offset())
    }

    /// Why.
    #[must_use]
    pub fn cause(&self) -> &Cause {
        &self.0.cause
    }

    /// Where: the byte at which the text is not JSON, or the start of the value that does not fit.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset.unwrap_or_default()
    }
}

impl From<Fault> for Error {
    #[cold]
    #[inline(never)]
    fn from(fault: Fault) -> Self {
        Error(Box::new(Inner { cause: Cause::Fault(fault.kind), offset: Some(fault.offset) }))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.cause {
            Cause::Fault(kind) => f.write_str(kind.message()),
            Cause::Value { expected, .. } | Cause::Length { expected, .. } => {
                write!(f, "expected {expected}")
            }
            Cause::Unread => f.write_str("more items than the type has"),
            Cause::OneKey => f.write_str("expected an object with one key, which names a variant"),
            Cause::UnknownVariant(_) => f.write_str("unknown variant"),
            Cause::UnknownField(_) => f.write_str("unknown key"),
            Cause::MissingField(name) => write!(f, "missing key `{name}`"),
            Cause::DuplicateField(name) => write!(f, "repeated key `{name}`"),
            Cause::Private(reason) => f.write_str(reason),
            Cause::Custom(message) => f.write_str(message),
        }
    }
}

impl core::error::Error for Error {}

impl de::Error for Error {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Error::new(Cause::Custom(format!("{message}").into_boxed_str()))
    }

    #[cold]
    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Error::new(Cause::of_type(unexpected.into(), expected))
    }

    #[cold]
    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Error::new(Cause::of_type(unexpected.into(), expected))
    }

    #[cold]
    fn invalid_length(found: usize, expected: &dyn Expected) -> Self {
        Error::new(Cause::Length { found, expected: format!("{expected}").into_boxed_str() })
    }

    #[cold]
    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Error::new(Cause::UnknownVariant(expected))
    }

    #[cold]
    fn unknown_field(_: &str, expected: &'static [&'static str]) -> Self {
        Error::new(Cause::UnknownField(expected))
    }

    #[cold]
    fn missing_field(field: &'static str) -> Self {
        Error::new(Cause::MissingField(field))
    }

    #[cold]
    fn duplicate_field(field: &'static str) -> Self {
        Error::new(Cause::DuplicateField(field))
    }
}
