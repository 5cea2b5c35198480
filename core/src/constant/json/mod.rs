//! `include_payload!`: a JSON file read and checked in `const`. The text is checked and its strings are
//! unescaped once; then each type's generated `read_payload` takes the values that it needs.
//!
//! A mistake in the file stops the compiler with the file's name, line and column.

mod choose;
mod node;
mod reader;
mod unescape;

pub use node::Found;
pub use reader::ConstReader;
pub use unescape::{unescape, unescape_into};

pub use crate::report::file::{Document, FileNode};
