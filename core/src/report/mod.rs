//! Violations and reports: where, which rule, in which words.

pub(crate) mod byte_search;
pub(crate) mod collector;
pub(crate) mod const_text;
#[cfg(feature = "serde")]
mod detail;
mod edit;
pub(crate) mod file;
#[cfg(feature = "serde")]
mod found;
pub(crate) mod limits;
mod message;
pub(crate) mod path;
mod printable;
#[cfg(feature = "problem")]
mod problem;
#[cfg(feature = "serde")]
mod serial;
mod shown;
pub(crate) mod sorting;
pub(crate) mod source_map;
mod span;
pub(crate) mod violation;
mod violations;

pub use collector::Collector;
pub use edit::Edit;
pub use limits::Limits;
pub use path::{Path, Segment, Shown};
#[cfg(feature = "problem")]
pub use problem::Problem;
pub use span::Span;
pub use violation::Violation;
pub use violations::{Messages, Report};
