//! serde's `Deserializer` over the lexer. In: a text. Out: a value of any type, or an [`Error`] with a byte offset.
//!
//! It accepts what serde_json accepts, with two exceptions: a list for a struct, and an object for a unit variant,
//! which serde's derive would take. So it accepts a text exactly when the type's schema does.

mod access;
mod error;
mod key;
mod number;
mod reader;
mod value;

pub use error::{Cause, Error, Found};
pub use reader::Deserializer;
