//! What is wrong with a JSON text, once serde has read it or failed to.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::diagnose::diagnose;
use super::edits::Mend;
use super::locate::{Found, locate, pointer_at};
use super::tree::node::Node;
use super::unreadable::{syntax, syntax_in, unexplained};
use crate::lexer::{Cause, Error, Fault, FaultKind, Lexer};
use crate::report::violation::Violation;
use crate::report::{Limits, Report};
use crate::schema::Schema;
use crate::schema::visit::{denies_null, hides_text};

/// Explains why serde could not read a text as the type.
#[cold]
pub(super) fn explain_unread(
    text: &str,
    schema: &'static Schema,
    limits: Limits,
    error: &Error,
) -> Vec<Violation> {
    if let Some(violations) = check_syntax(text) {
        return violations;
    }
    let root = Node::root(text);
    let mut findings = diagnose(root, schema, limits).finish();
    if findings.is_right() {
        let reason = match error.cause() {
            Cause::Private(reason) => Some(*reason),
            _ => None,
        };
        findings.found.push(unexplained(pointer_at(root, error.offset()), reason));
    }
    findings.report(text)
}

/// Whether a text may be wrong although its typed value is valid.
#[inline]
pub(super) fn needs_second_pass(schema: &'static Schema, has_null: bool) -> bool {
    has_null && denies_null(schema) || hides_text(schema)
}

/// Explains by a second pass what is wrong with a text that serde could read, given the verdict on its value.
#[cold]
pub(super) fn explain_again(
    text: &str,
    schema: &'static Schema,
    limits: Limits,
    verdict: Result<(), Report>,
) -> Vec<Violation> {
    let root = Node::root(text);
    let mut diagnosis = diagnose(root, schema, limits);
    if let Err(mut report) = verdict {
        let omitted = report.take_omitted();
        diagnosis.merge_whole(report, omitted, root);
    }
    diagnosis.finish().report(text)
}

/// The violation of a text that is not JSON.
fn check_syntax(text: &str) -> Option<Vec<Violation>> {
    let mut lexer = Lexer::new(text);
    let Fault { kind, offset } = lexer.skip_deep_value().and_then(|()| lexer.end()).err()?;
    // At the end there is no character to point at, so the last one is it.
    let offset = match text.chars().next_back() {
        Some(last) if offset == text.len() && last != '\n' => offset - last.len_utf8(),
        _ => offset,
    };
    if matches!(kind, FaultKind::TrailingComma) {
        let place = offset..offset + 1;
        let violation = Violation::new(String::new(), "syntax", kind.message());
        let found = Found { mend: Some(Mend::Cut(place.clone())), ..Found::new(violation, place) };
        return Some(locate(text, vec![found]));
    }
    let word = word_at(text, offset);
    Some(match kind {
        FaultKind::EndInValue if text.trim().is_empty() => syntax(text, offset, "the document is empty"),
        FaultKind::NoValue | FaultKind::NoLiteral | FaultKind::EndInValue if !word.is_empty() => {
            let message = "expected a value: without quotes stand only true, false, null and numbers";
            syntax_in(text, word, message.into())
        }
        _ => syntax(text, offset, kind.message()),
    })
}

/// The word around a byte of a text.
fn word_at(text: &str, offset: usize) -> Range<usize> {
    let is_part = |char: char| char.is_alphanumeric() || char == '_';
    let start = text[..offset].trim_end_matches(is_part).len();
    let end = text.len() - text[offset..].trim_start_matches(is_part).len();
    start..end
}
