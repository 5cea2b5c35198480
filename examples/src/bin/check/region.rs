//! Where a violation ends in its source, for formats that tell both ends.

use deployment_validate::{Span, Violation};

use crate::payload::Payload;

/// Lines and columns from 1, columns in characters; the end is behind the last character.
pub(crate) struct Region {
    pub(crate) start: (u64, u64),
    pub(crate) end: (u64, u64),
    /// Bytes of the source before the region.
    pub(crate) offset: u64,
    /// Bytes of the region.
    pub(crate) len: u64,
}

impl Region {
    /// The place of a violation; one without a place is at the payload's begin.
    pub(crate) fn of(payload: &Payload<'_>, text: &str, violation: &Violation) -> Self {
        Self::of_span(payload, text, violation.span().unwrap_or(Span::START))
    }

    pub(crate) fn of_span(payload: &Payload<'_>, text: &str, span: Span) -> Self {
        let start = payload.place_of(span);
        let Span { offset, len, .. } = span;
        let inside = text.get(offset..offset + len).unwrap_or_default();
        let (mut line, mut column) = start;
        for char in inside.chars() {
            if char == '\n' {
                line += 1;
                column = 1;
            } else {
                column += 1;
            }
        }
        Region { start, end: (line, column), offset: payload.offset + offset as u64, len: len as u64 }
    }
}
