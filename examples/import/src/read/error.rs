//! What stops an import: one message with its place.

use std::fmt;

/// Why nothing can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    /// The file, and the pointer inside it.
    pub place: String,
    /// What is wrong there.
    pub message: String,
}

impl ImportError {
    /// A message with its place.
    pub fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        ImportError { place: place.into(), message: message.into() }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            return out.write_str(&self.message);
        }
        // A key may hold anything; an error is one line.
        let visible = |text: &str| text.replace(char::is_control, "\u{fffd}");
        write!(out, "{}: {}", visible(&self.place), visible(&self.message))
    }
}

impl std::error::Error for ImportError {}
