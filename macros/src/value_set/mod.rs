//! Which values rules allow, as a set: texts by patterns and lengths, numbers by ranges and steps, booleans, and
//! collections by length. In: the rules of a field, each as a [`ValueSet`]. Out: whether the sets share a value,
//! whether one includes another, and an example or a reason for the message.
//!
//! ```text
//! of_type(String)                     any text
//! of_length(max = 3)                  texts of up to 3 characters, lists of up to 3 items
//! intersect                           texts of up to 3 characters
//! of_pattern(^ab+$)                   intersect: "ab", "abb"
//! of_literals("b")                    intersect: nothing
//! clash                               `one_of("b")` beside the pattern is an error: "it refuses each literal"
//! ```
//!
//! A set holds at least the values that its rules allow. So an empty set is certain proof of a mistake, while
//! `is_exact` says whether the set holds nothing else; only an exact set can include another. Where the answer is
//! unknown, no error is reported.

mod explain;
mod numbers;
mod set;
mod texts;

pub(crate) use numbers::{Edge, Interval};
pub(crate) use set::{ValueSet, are_apart};
pub(crate) use texts::{Span, Unit};
