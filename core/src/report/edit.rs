//! The certain mend of a mistake in a text.

use alloc::string::String;

use super::span::Span;

/// A change of a text that mends a violation: [`Violation::edit`](crate::Violation::edit).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}
