//! The second pass: a text against a type's schema.

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

pub(crate) use diagnosis::{Diagnosis, diagnose};
