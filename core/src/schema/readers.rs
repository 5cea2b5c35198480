//! How serde reads a part of a document once more.

use super::facts::Misfit;
use crate::report::{Path, Report};

/// Reads a JSON text as an opaque type; the error says where it does not fit. `None` when serde cannot read the type.
pub type Reader = fn(&str) -> Option<Result<(), Misfit>>;

/// Reads a JSON text as a type that derives, or as the type of a field, and validates the value; the error says why
/// serde cannot read it. `Ok(None)` when nothing is wrong. The path is the root of the document, with its context.
pub type Rechecker = fn(&str, &Path<'_>) -> Verdict;

/// What validation says of a text, or why serde cannot read it.
pub type Verdict = Result<Option<Report>, Misfit>;

/// Reads a JSON text as a type, if it is not serde's derive that reads it; without a text, an absent key.
pub type SelfReader = fn(Option<&str>, &Path<'_>) -> Reading<Verdict>;

/// Reads a JSON text as an enum; the name in Rust of the variant, or nothing where serde cannot read it.
pub type VariantReader = fn(&str) -> Option<&'static str>;

/// The outcome of a read that only an impl of `Deserialize` by hand takes part in.
#[derive(Debug)]
pub enum Reading<T> {
    /// serde's derive reads the type, and the schema shows what documents hold.
    Derived,
    /// The type reads itself, in a way that needs more of serde's derive.
    Unknown,
    /// The type read itself.
    Itself(T),
}
