//! serde's `Deserializer` over the lexer: a text goes in, a value of any type comes out.
//!
//! It is as free as serde_json with what a type asks for, but for two liberties of serde's derive: a list does not
//! stand for a struct, nor an object for a unit variant. So a text is valid exactly when the type's schema says so.

mod access;
mod error;
mod key;
mod number;
mod reader;
mod value;

pub use error::{Cause, Error, Found};
pub use reader::Deserializer;
