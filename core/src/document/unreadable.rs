//! Reports on texts that cannot be read, for JSON and YAML alike.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec;
use core::ops::Range;

use super::locate::{Found, locate};
use crate::report::Report;
use crate::report::violation::Violation;

/// The bytes as text.
///
/// # Errors
///
/// Bytes that are not UTF-8.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, Report> {
    core::str::from_utf8(bytes).map_err(|error| {
        let (good, _) = bytes.split_at(error.valid_up_to());
        let good = core::str::from_utf8(good).unwrap_or_default();
        Report::of(locate(good, vec![syntax(good, good.len(), "not valid UTF-8")]))
    })
}

/// The violation of a text that is malformed at a byte.
pub(super) fn syntax(text: &str, offset: usize, message: impl Into<Cow<'static, str>>) -> Found {
    let len = text[offset..].chars().next().map_or(0, char::len_utf8);
    syntax_in(offset..offset + len, message)
}

/// The same, for a range.
pub(super) fn syntax_in(range: Range<usize>, message: impl Into<Cow<'static, str>>) -> Found {
    Found::new(Violation::new(String::new(), "syntax", message), range)
}

/// A failure that only serde found: the place is known, and a reason only when it cannot quote the value.
pub(super) fn unexplained((pointer, range): (String, Range<usize>), reason: Option<&'static str>) -> Found {
    let mut message = String::from("cannot be read");
    if let Some(reason) = reason {
        message = message + ": " + reason;
    }
    Found::new(Violation::new(pointer, "type", message), range)
}
