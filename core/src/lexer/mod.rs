//! The one reader of JSON: a text goes in, its tokens come out with the bytes where they stand. [`Lexer`] is a
//! `const fn` from end to end, so that a text is JSON to `include_payload!` exactly when it is to `json::from_str`.
//! `de` is serde's `Deserializer` over it.
//!
//! Strict as RFC 8259 is, and in the same way everywhere: no byte order mark, no trailing comma, no control
//! character in a string, no more than [`MAX_DEPTH`] containers inside each other that are read; nor, in `const`, that are skipped. The escape of
//! half a surrogate pair is JSON, but no text: it is a fault where the string is read, not where it is skipped.
//!
//! The room imports nothing of the crate.

/// The value of a `Result` in a `const fn`, where `?` cannot be.
macro_rules! tri {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(fault) => return Err(fault),
        }
    };
}

mod bytes;
mod container;
mod cursor;
#[cfg(feature = "serde")]
mod de;
mod fault;
mod number;
mod skip;
mod string;

pub use container::Entry;
pub use cursor::{Lexer, MAX_DEPTH, ValueKind};
#[cfg(feature = "serde")]
pub use de::{Cause, Deserializer, Error, Found};
pub use fault::{Fault, FaultKind};
pub use number::{Integer, Numeral};
pub use string::{Str, read_escape};
