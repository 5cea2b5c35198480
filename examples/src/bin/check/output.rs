//! How results are told: the trait of all formats, and the JSON lines.

use deployment_validate::{Params, Span, Violation};
use serde::Serialize;

use crate::payload::{Payload, Tally, is_error};
use crate::text::json;

/// A format. Payloads are drawn by several threads and put out in order.
pub(crate) trait Output: Send + Sync {
    /// What comes before the first payload.
    fn begin(&self) -> Vec<u8> {
        Vec::new()
    }

    /// Appends what is told of a payload, in whole lines.
    fn payload(&self, payload: &Payload<'_>, found: Vec<Violation>, out: &mut Vec<u8>);

    /// What was drawn, as it is put out; called in the order of the input.
    fn in_turn<'d>(&self, drawn: &'d [u8]) -> &'d [u8] {
        drawn
    }

    /// What comes after the last payload.
    fn end(&self, _tally: &Tally) -> Vec<u8> {
        Vec::new()
    }
}

/// One line of JSON for each payload.
pub(crate) struct Json;

#[derive(Serialize)]
struct Entry<'a> {
    pointer: &'a str,
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    severity: Option<&'static str>,
    line: u64,
    column: u64,
    #[serde(skip_serializing_if = "Params::is_empty")]
    params: Params,
    /// Bytes of the source before the place.
    offset: u64,
    len: usize,
    #[serde(skip_serializing_if = "is_false")]
    key: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<Detail>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edit: Option<Change>,
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_false(truth: &bool) -> bool {
    !truth
}

/// A part of the source, and what mends it.
#[derive(Serialize)]
struct Change {
    offset: u64,
    len: usize,
    replacement: String,
}

/// The place inside a string of the character that a pattern does not allow.
#[derive(Serialize)]
struct Detail {
    offset: u64,
    len: usize,
}

impl<'a> Entry<'a> {
    fn of(payload: &Payload<'_>, violation: &'a Violation) -> Self {
        let (line, column) = payload.place(violation);
        let (offset, len) = violation.span().map_or((0, 0), |Span { offset, len, .. }| (offset, len));
        Entry {
            pointer: violation.pointer(),
            code: violation.code(),
            message: violation.message(),
            severity: (!is_error(violation)).then_some("warning"),
            line,
            column,
            params: violation.params(),
            offset: payload.offset + offset as u64,
            len,
            key: violation.in_key(),
            edit: violation.edit().map(|edit| Change {
                offset: payload.offset + edit.span.offset as u64,
                len: edit.span.len,
                replacement: edit.replacement,
            }),
            detail: violation
                .detail_span()
                .map(|Span { offset, len, .. }| Detail { offset: payload.offset + offset as u64, len }),
        }
    }
}

impl Output for Json {
    fn payload(&self, payload: &Payload<'_>, found: Vec<Violation>, out: &mut Vec<u8>) {
        out.extend_from_slice(payload.source.head.as_bytes());
        out.extend_from_slice(payload.record.to_string().as_bytes());
        if found.is_empty() {
            out.extend_from_slice(b",\"valid\":true,\"violations\":[]}\n");
            return;
        }
        let entry = |violation| Entry::of(payload, violation);
        let valid: &[u8] = if found.iter().any(is_error) { b"false" } else { b"true" };
        out.extend_from_slice(b",\"valid\":");
        out.extend_from_slice(valid);
        out.extend_from_slice(b",\"violations\":");
        out.extend_from_slice(json(&found.iter().map(entry).collect::<Vec<_>>()).as_bytes());
        out.extend_from_slice(b"}\n");
    }
}
