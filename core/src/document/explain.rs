//! What is wrong with a JSON text, once serde has read it or failed to.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::diagnose::diagnose;
use super::edits::Mend;
use super::locate::{Findings, Found, locate, pointer_at};
use super::places::placed;
use super::tree::node::Node;
use super::unreadable::{syntax, syntax_in, unexplained};
use crate::lexer::{Cause, Deserializer, Error, Fault, FaultKind, Lexer};
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::report::{Limits, Report};
use crate::schema::Schema;
use crate::schema::visit::{denies_null, text_of};

/// Explains why serde could not read a text as the type.
#[cold]
pub(super) fn explain_unread(
    text: &str,
    schema: &'static Schema,
    limits: Limits,
    at: &Path<'_>,
    error: &Error,
) -> Vec<Violation> {
    match check_syntax(text) {
        None => {
            let root = Node::root(text);
            let mut findings = diagnose(root, schema, limits, at).finish();
            if findings.is_right() {
                let reason = match error.cause() {
                    Cause::Private(reason) => Some(*reason),
                    _ => None,
                };
                findings.found.push(unexplained(pointer_at(root, error.offset()), reason));
            }
            findings.report(text)
        }
        Some(Fault { kind: FaultKind::TrailingComma, .. }) => explain_mended(text, schema, limits, at),
        Some(fault) => locate(text, vec![malformed(text, fault)]),
    }
}

/// Explains a text with trailing commas. Their mend is certain, so the rest is validated as if they were not there.
fn explain_mended(text: &str, schema: &'static Schema, limits: Limits, at: &Path<'_>) -> Vec<Violation> {
    let mut commas = trailing_commas(text);
    let mut mended = String::from(text);
    for comma in &commas {
        mended.replace_range(*comma..comma + 1, " ");
    }
    let mut findings = match check_syntax(&mended) {
        None => diagnose(Node::root(&mended), schema, limits, at).finish(),
        Some(fault) => {
            commas.retain(|comma| *comma < fault.offset);
            Findings { found: vec![malformed(&mended, fault)], omitted: 0, limits }
        }
    };
    findings.found.extend(commas.into_iter().map(|comma| {
        let place = comma..comma + 1;
        Found { mend: Some(Mend::Cut(place.clone())), ..syntax_in(place, FaultKind::TrailingComma.message()) }
    }));
    findings.report(text)
}

/// The offsets of commas between a value and the end of a list or an object.
fn trailing_commas(text: &str) -> Vec<usize> {
    let (mut commas, mut comma, mut before) = (Vec::new(), None, b'[');
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => continue,
            b',' => comma = (!matches!(before, b'[' | b'{' | b',' | b':')).then_some(at),
            b']' | b'}' => commas.extend(comma.take()),
            b'"' => {
                comma = None;
                while let Some((_, byte)) = bytes.next()
                    && byte != b'"'
                {
                    if byte == b'\\' {
                        bytes.next();
                    }
                }
            }
            _ => comma = None,
        }
        before = byte;
    }
    commas
}

/// Whether a text may be wrong although its typed value is valid, once serde has read it.
#[inline]
pub(super) fn needs_second_pass(schema: &'static Schema, deserializer: &Deserializer<'_>) -> bool {
    deserializer.has_null() && denies_null(schema) || deserializer.has_any() && text_of(schema).hides
}

/// What is wrong with a value, with its places in the text that serde read it from.
#[cold]
pub(super) fn explain_value(
    text: &str,
    schema: &'static Schema,
    limits: Limits,
    at: &Path<'_>,
    report: Report,
) -> Vec<Violation> {
    let placed = if text_of(schema).renames { Err(report) } else { placed(text, report) };
    placed.unwrap_or_else(|report| explain_again(text, schema, limits, at, Err(report)))
}

/// Explains by a second pass what is wrong with a text that serde could read, given the verdict on its value.
#[cold]
pub(super) fn explain_again(
    text: &str,
    schema: &'static Schema,
    limits: Limits,
    at: &Path<'_>,
    verdict: Result<(), Report>,
) -> Vec<Violation> {
    let root = Node::root(text);
    let mut diagnosis = diagnose(root, schema, limits, at);
    if let Err(mut report) = verdict {
        let omitted = report.take_omitted();
        diagnosis.merge_whole(report, omitted, root);
    }
    diagnosis.finish().report(text)
}

/// The first thing in a text that is not JSON.
fn check_syntax(text: &str) -> Option<Fault> {
    let mut lexer = Lexer::new(text);
    lexer.skip_deep_value().and_then(|()| lexer.end()).err()
}

/// The violation of a text that is not JSON.
fn malformed(text: &str, Fault { kind, offset }: Fault) -> Found {
    // At the end there is no character to point at, so the last one is it.
    let offset = match text.chars().next_back() {
        Some(last) if offset == text.len() && last != '\n' => offset - last.len_utf8(),
        _ => offset,
    };
    let word = word_at(text, offset);
    match kind {
        FaultKind::EndInValue if text.trim().is_empty() => syntax(text, offset, "the document is empty"),
        FaultKind::NoValue | FaultKind::NoLiteral | FaultKind::EndInValue if !word.is_empty() => {
            let message = "expected a value: without quotes stand only true, false, null and numbers";
            syntax_in(word, message)
        }
        _ => syntax(text, offset, kind.message()),
    }
}

/// The word around a byte of a text.
fn word_at(text: &str, offset: usize) -> Range<usize> {
    let is_part = |char: char| char.is_alphanumeric() || char == '_';
    let start = text[..offset].trim_end_matches(is_part).len();
    let end = text.len() - text[offset..].trim_start_matches(is_part).len();
    start..end
}
