//! Which values some rules allow, as one set: texts by their patterns and lengths, numbers by their ranges and steps,
//! truth values, collections by their lengths. `length(max = 3)` and `pattern = "^ab+$"` of a `String` meet in the texts
//! `ab` and `abb`; with `one_of("b")` beside them nothing is left. A set holds at least what its rules allow: that it is
//! empty is certain. Whether it holds anything else is told by `is_exact`, and only an exact set includes another.

mod explain;
mod numbers;
mod set;
mod texts;

pub(crate) use numbers::{Edge, Interval};
pub(crate) use set::{ValueSet, are_apart};
pub(crate) use texts::{Span, Unit};
