//! The keywords of a schema, read once and checked for their types; several schemas that hold together, as one.

pub mod keywords;
pub mod loops;
pub mod merged;
pub mod object_keys;
pub mod parts;
pub mod reader;
