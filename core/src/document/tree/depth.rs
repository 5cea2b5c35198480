//! How deep documents are read.

use crate::lexer;

/// Lists and objects that may stand around a value, whatever the text is written in.
pub(crate) const MAX_CONTAINERS: usize = lexer::MAX_DEPTH as usize;

/// Levels of a document: the value inside of them is one more.
pub(crate) const MAX_LEVELS: usize = MAX_CONTAINERS + 1;
