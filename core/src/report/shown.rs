//! Violations as text and as errors, and when two are the same.

use alloc::borrow::ToOwned as _;
use alloc::string::String;
use core::fmt;

use super::edit::Edit;
use super::printable::Printable;
use super::span::Span;
use super::violation::Violation;

impl PartialEq for Violation {
    fn eq(&self, other: &Self) -> bool {
        self.pointer() == other.pointer()
            && self.code() == other.code()
            && self.severity() == other.severity()
            && self.message() == other.message()
            && self.span() == other.span()
            && self.in_key() == other.in_key()
            && place(self.detail_span()) == place(other.detail_span())
            && mended(self.mend()) == mended(other.mend())
    }
}

impl Eq for Violation {}

/// Where a part of the text is. Lines and columns are not told of a detail in JSON, so they do not count.
fn place(span: Option<Span>) -> Option<(usize, usize)> {
    span.map(|span| (span.offset, span.len))
}

fn mended(edit: Option<&Edit>) -> Option<(Option<(usize, usize)>, &str)> {
    edit.map(|edit| (place(Some(edit.span)), &*edit.replacement))
}

impl fmt::Display for Violation {
    /// `/pointer: message`, with `line:column` in front when the payload came from text, and `warning` where it is one.
    ///
    /// It is one line and safe to print: control characters, line separators and direction marks, which keys of the
    /// payload may contain, are escaped as in `\u{1b}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(span) = self.span() {
            write!(f, "{}:{}: ", span.line, span.column)?;
        }
        if self.is_warning() {
            f.write_str("warning: ")?;
        }
        if self.pointer().is_empty() {
            write!(f, "{}", Printable(self.message()))
        } else {
            write!(f, "{}: {}", Printable(self.pointer()), Printable(self.message()))
        }
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Violation")
            .field("pointer", &self.pointer())
            .field("code", &self.code())
            .field("message", &self.message())
            .field("span", &self.span())
            .finish()
    }
}

impl core::error::Error for Violation {}

impl From<&str> for Violation {
    fn from(message: &str) -> Self {
        Violation::custom(message.to_owned())
    }
}

impl From<String> for Violation {
    fn from(message: String) -> Self {
        Violation::custom(message)
    }
}
