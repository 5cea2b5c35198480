//! The one lexer of JSON. In: a text. Out: its tokens with their byte ranges, or the first [`Fault`]. [`Lexer`] is
//! `const` from end to end, so `include_payload!` and `json::from_str` agree on what JSON is. `de` is serde's
//! `Deserializer` over it.
//!
//! ```text
//! {"a": [1, "b\n"]}
//! enter         depth 1, behind `{`
//! next_entry    key "a" at 1..4, value begins at 6
//! enter         depth 2, behind `[`
//! next_item     true, at 7;   number  Numeral { start: 7, end: 8, is_integer: true, .. }
//! next_item     true, at 10;  string  Str { start: 11, end: 14, is_escaped: true }
//! next_item     false, behind `]`
//! next_entry    None, behind `}`
//! end           Ok
//! ```
//!
//! It is as strict as RFC 8259 everywhere: no byte order mark, no trailing comma, no control character in a string.
//! Values that are read nest at most [`MAX_DEPTH`] containers; so do values that `const` skips. The escape of half a
//! surrogate pair is valid JSON but no text, so it is a fault only where the string is read.
//!
//! The room imports nothing of the crate.

/// `?` for a `const fn`, which does not have it.
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
#[cfg(feature = "serde")]
mod keys;
mod name;
mod number;
mod skip;
mod string;

#[cfg(feature = "serde")]
pub(crate) use bytes::{behind_space, byte_at, word_or_zeros};
pub use container::Entry;
pub use cursor::{Lexer, MAX_DEPTH, ValueKind};
#[cfg(feature = "serde")]
pub use de::{Cause, Deserializer, Error, Found};
pub use fault::{Fault, FaultKind};
pub use name::Name;
pub use number::{Integer, Numeral};
pub use string::{Str, read_escape};
