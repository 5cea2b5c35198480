//! One payload on its way from a source to an output, and the count of them.

use std::borrow::Cow;

use deployment_validate::{Severity, Span, Violation};

use crate::input::Source;

/// A payload's text and where it stands.
pub(crate) struct Payload<'a> {
    pub(crate) source: &'a Source,
    /// Counts from 1 within the source.
    pub(crate) record: u64,
    /// The line of the source that the text begins on, from 1.
    pub(crate) first_line: u64,
    /// Bytes of the source before the text.
    pub(crate) offset: u64,
    pub(crate) bytes: &'a [u8],
}

impl Payload<'_> {
    /// Line and column of a violation in the source; one without a place is at the payload's begin.
    pub(crate) fn place(&self, violation: &Violation) -> (u64, u64) {
        violation.span().map_or((self.first_line, 1), |span| self.place_of(span))
    }

    /// Line and column of a place of the text in the source.
    pub(crate) fn place_of(&self, span: Span) -> (u64, u64) {
        (self.first_line + span.line as u64 - 1, span.column as u64)
    }

    /// The text; offsets of violations hold in it, though bytes that are no text are replaced.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.bytes)
    }
}

/// Whether a violation makes its payload invalid; the others are warnings.
pub(crate) fn is_error(violation: &Violation) -> bool {
    violation.severity() == Severity::Error
}

/// How many payloads were checked, and with what result.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) payloads: u64,
    pub(crate) invalid: u64,
    /// Without the warnings.
    pub(crate) violations: u64,
    pub(crate) warnings: u64,
    /// Payloads that `--fix` mended.
    pub(crate) fixed: u64,
    /// What could not be read, in words.
    pub(crate) unread: Vec<String>,
}

impl Tally {
    /// Counts a payload by what was found.
    pub(crate) fn add(&mut self, found: &[Violation]) {
        let violations = found.iter().filter(|violation| is_error(violation)).count();
        self.payloads += 1;
        self.invalid += u64::from(violations > 0);
        self.violations += violations as u64;
        self.warnings += (found.len() - violations) as u64;
    }

    /// Adds what was counted elsewhere.
    pub(crate) fn merge(&mut self, other: Tally) {
        self.payloads += other.payloads;
        self.invalid += other.invalid;
        self.violations += other.violations;
        self.warnings += other.warnings;
        self.fixed += other.fixed;
        self.unread.extend(other.unread);
    }
}
