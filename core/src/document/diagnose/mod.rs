//! The second pass: a text against a type's schema. Everything that is wrong is found, each mistake once;
//! what depends on something wrong is not judged.

mod by_key;
mod diagnosis;
mod enums;
mod fields;
mod hints;
mod list;
mod map;
mod merge;
mod nearest;
mod object;
mod opaque;
mod presence;
mod tagged;
mod value;
mod walk;

pub(crate) use walk::diagnose;
