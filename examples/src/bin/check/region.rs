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
    pub(crate) fn of(payload: &Payload<'_>, text: &str, violation: &Violation) -> Self {
        let start = payload.place(violation);
        let (offset, len) = violation.span().map_or((0, 0), |Span { offset, len, .. }| (offset, len));
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
