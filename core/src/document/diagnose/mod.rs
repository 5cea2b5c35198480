//! The second pass compares a text with a type's schema and reports every mistake once.
//!
//! In: the root [`Node`](super::tree::node::Node) of a text and the [`Schema`](crate::schema::Schema) of its type.
//! Out: a `Diagnosis`, whose `finish` gives violations with byte ranges. For a struct with `port: u32` and `path:
//! String`, and rule `pattern` on `path`:
//!
//! ```text
//! {"port": "80", "path": "x", "size": 1}
//! object    check_keys   size is no field           -> /size  unknown
//!   field   port: value  a string, not an integer   -> /port  type
//!   field   path: value  is a string; then rules    -> /path  pattern
//! finish    adds what only typed values show (functions of `custom`), without repeating the above
//! ```
//!
//! A check that depends on something wrong does not run: its violation would repeat the first mistake.

mod by_key;
mod diagnosis;
mod enums;
mod fields;
mod flattened;
mod hidden;
mod hints;
mod list;
mod look;
mod map;
mod merge;
mod nearest;
mod object;
mod opaque;
mod presence;
mod repeats;
mod tagged;
mod value;
mod walk;

pub(crate) use walk::diagnose;
