//! The depth limit of documents.

use crate::lexer;

/// How many lists and objects may enclose a value, in JSON and YAML alike.
pub(crate) const MAX_CONTAINERS: usize = lexer::MAX_DEPTH as usize;
