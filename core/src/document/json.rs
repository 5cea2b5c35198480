//! JSON texts: [`from_str`], [`from_slice`] and [`is_valid`]; with [`Options`] in [`from_str_with`] and
//! [`from_slice_with`].

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use serde::Deserialize;

use super::diagnose::diagnose;
use super::direct;
use super::edits::Mend;
use super::locate::{Found, locate, pointer_at, say_omitted};
use super::tree::node::Node;
use super::unreadable::{syntax, syntax_in, unexplained, utf8};
use crate::lexer::{Cause, Deserializer, Error, Fault, FaultKind, Lexer};
use crate::report::limits::MAX_LEVELS;
use crate::report::violation::Violation;
use crate::report::{Limits, Report};
use crate::schema::Schema;
use crate::schema::visit::{denies_null, hides_text};
use crate::validate::change::validate_both;
use crate::validate::valid::{Valid, assume};
use crate::validate::{DeploymentValidate, Options, Precedes, all_within, validate_within};

/// Reads a JSON text and validates what it says.
///
/// Valid texts take one pass, in which serde reads them, and no allocation beyond its own. For any other text a second pass
/// finds everything that is wrong: syntax, types, missing, unknown and repeated keys, broken rules. A map, unlike a
/// struct, may have a key twice: its last value counts, as it does to serde.
///
/// Reading is stricter than serde's derive by itself: a list does not stand for a struct, an object not for a unit
/// variant, and a number not for a variant's name. Where serde buffers (`flatten`, `untagged`, `tag`), that takes a
/// second pass for valid texts too; `by_key` does not buffer. So do the rules of a type that another one is read from
/// (`from`, `try_from`), which hold as well as those of the outcome.
///
/// # Errors
///
/// A report with at least one violation, in the order in which they stand in the text, each with line and
/// column. A text that is not JSON has exactly one, with code `syntax`. What exceeds the defaults of [`Limits`] is left out,
/// as a last violation says.
///
/// ```
/// use deployment_validate::{DeploymentValidate, json};
/// use serde::Deserialize;
///
/// #[derive(Debug, Deserialize, DeploymentValidate)]
/// #[serde(deny_unknown_fields)]
/// struct Probe {
///     #[validate(range(min = 1, max = 65535))]
///     port: u32,
///     #[validate(pattern = r"^/")]
///     path: String,
/// }
///
/// assert_eq!(json::from_str::<Probe>(r#"{"port":80,"path":"/"}"#).unwrap().port, 80);
///
/// let report = json::from_str::<Probe>(r#"{"port":"80","path":"health","size":1}"#).unwrap_err();
/// let found: Vec<_> = report.violations().iter().map(|v| (v.pointer(), v.code())).collect();
/// assert_eq!(found, [("/port", "type"), ("/path", "pattern"), ("/size", "unknown")]);
/// ```
pub fn from_str<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Result<Valid<T>, Report> {
    from_str_with(text, &Options::new())
}

/// The same as [`from_str`], with options.
///
/// # Errors
///
/// As [`from_str`], within the limits of the options.
///
/// ```
/// use deployment_validate::{Limits, Options, json};
///
/// let shallow = Options::new().limits(Limits::new().depth(2));
/// assert!(json::from_str_with::<Vec<Vec<u8>>>("[[]]", &shallow).is_ok());
/// let report = json::from_str_with::<Vec<Vec<u8>>>("[[1]]", &shallow).unwrap_err();
/// assert_eq!(report.to_string(), "1:3: /0/0: nested more than 2 levels deep");
/// ```
pub fn from_str_with<'de, T: Deserialize<'de> + DeploymentValidate>(
    text: &'de str,
    options: &Options,
) -> Result<Valid<T>, Report> {
    let limits = options.limits_of();
    read(text, limits, |value| validate_within(value, limits))
}

/// Reads a JSON text, validates what it says and compares it with the value before.
///
/// What is wrong and what must not have changed come in one report. Where the text cannot be read as the type, only what
/// is wrong is told.
///
/// # Errors
///
/// As [`from_str`]; rules of changes are violations at the changed value, or around it where the value is gone.
///
/// ```
/// use deployment_validate::{DeploymentValidate, Maybe, json};
///
/// #[derive(DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Create {
///     name: String,
///     #[validate(range(max = 100))]
///     storage: u32,
/// }
///
/// #[derive(DeploymentValidate)]
/// #[validate(deserialize, change(from = Create))]
/// struct Patch {
///     #[validate(immutable)]
///     name: Maybe<String>,
///     #[validate(range(max = 100), never_decreases)]
///     storage: Maybe<u32>,
/// }
///
/// let old = json::from_str::<Create>(r#"{"name":"api","storage":10}"#).unwrap();
/// let patch = |text| json::from_str_changing::<Patch>(text, &old).map(drop).map_err(|report| report.to_string());
/// assert_eq!(patch(r#"{"storage":20}"#), Ok(()));
/// assert_eq!(
///     patch(r#"{"name":"web","storage":5}"#).unwrap_err(),
///     "1:9: /name: must not change\n1:25: /storage: must not decrease"
/// );
/// ```
pub fn from_str_changing<'de, T: Deserialize<'de> + DeploymentValidate>(
    text: &'de str,
    old: &(impl Precedes<T> + ?Sized),
) -> Result<Valid<T>, Report> {
    let limits = Options::new().limits_of();
    read(text, limits, |value: &T| validate_both(value, old, limits))
}

/// Reads a JSON text; `judge` validates the value.
fn read<'de, T: Deserialize<'de> + DeploymentValidate>(
    text: &'de str,
    limits: Limits,
    judge: impl FnOnce(&T) -> Result<(), Report>,
) -> Result<Valid<T>, Report> {
    let mut deserializer = Deserializer::new(text);
    let read = deserializer.value(|deserializer| T::deserialize(deserializer));
    // Borrows the value: moving a large one costs as much as validating it.
    let violations = match &read {
        Ok(value) => match deserializer.end() {
            Ok(()) => explain_read(text, T::SCHEMA, limits, judge(value), deserializer.has_null()),
            Err(error) => explain_unread(text, T::SCHEMA, limits, &error),
        },
        Err(error) => explain_unread(text, T::SCHEMA, limits, error),
    };
    match (read, Report::of(violations)) {
        (Ok(value), report) if !report.has_errors() => Ok(assume(value)),
        (_, report) => Err(report),
    }
}

/// The warnings about a JSON text, each with its place: rules inside `warn` that do not hold, and `ignored_unless`. A
/// valid text may have some; of one that is not valid, [`from_str`] reports them beside the errors.
///
/// ```
/// use deployment_validate::{DeploymentValidate, json};
///
/// #[derive(DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Probe {
///     path: Option<String>,
///     #[validate(ignored_unless(path))]
///     timeout: Option<u32>,
/// }
///
/// let text = r#"{"timeout":5}"#;
/// assert!(json::from_str::<Probe>(text).is_ok());
/// assert_eq!(json::advice::<Probe>(text).to_string(), "1:2: /timeout: ignored unless path is present");
/// ```
#[must_use]
pub fn advice<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Report {
    let limits = Limits::new();
    let mut deserializer = Deserializer::new(text);
    let read = deserializer.value(|deserializer| T::deserialize(deserializer));
    let violations = match read.and_then(|value| deserializer.end().map(|()| value)) {
        Ok(value) => {
            let verdict = Err(all_within(&value, limits));
            explain_read(text, T::SCHEMA, limits, verdict, deserializer.has_null())
        }
        Err(error) => explain_unread(text, T::SCHEMA, limits, &error),
    };
    let mut report = Report::of(violations);
    report.retain_warnings();
    report
}

/// Whether a JSON text is valid: the verdict of [`from_str`], without a report and sooner where something is wrong.
///
/// ```
/// use deployment_validate::{DeploymentValidate, json};
///
/// #[derive(DeploymentValidate)]
/// #[validate(deserialize)]
/// struct Probe {
///     #[validate(range(min = 1, max = 65535))]
///     port: u32,
/// }
///
/// assert!(json::is_valid::<Probe>(r#"{"port":80}"#));
/// assert!(!json::is_valid::<Probe>(r#"{"port":0}"#));
/// ```
#[must_use]
pub fn is_valid<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> bool {
    let mut deserializer = Deserializer::new(text);
    let read = deserializer.value(|deserializer| T::deserialize(deserializer));
    match &read {
        Ok(value) if deserializer.end().is_ok() && value.is_valid() => {
            !needs_second_pass(T::SCHEMA, deserializer.has_null())
                || diagnose(Node::root(text), T::SCHEMA, Limits::new()).finish().is_right()
        }
        _ => false,
    }
}

/// Reads a JSON text in UTF-8 and validates what it says.
///
/// # Errors
///
/// As [`from_str`]; bytes that are not UTF-8 are a violation with code `syntax`.
///
/// ```
/// use deployment_validate::json;
///
/// assert_eq!(*json::from_slice::<Vec<u8>>(b"[1, 2]").unwrap(), [1, 2]);
/// assert_eq!(json::from_slice::<Vec<u8>>(b"\xff").unwrap_err().violations()[0].code(), "syntax");
/// ```
pub fn from_slice<'de, T: Deserialize<'de> + DeploymentValidate>(
    bytes: &'de [u8],
) -> Result<Valid<T>, Report> {
    from_str(utf8(bytes)?)
}

/// The same as [`from_slice`], with options.
///
/// # Errors
///
/// As [`from_slice`], within the limits of the options.
pub fn from_slice_with<'de, T: Deserialize<'de> + DeploymentValidate>(
    bytes: &'de [u8],
    options: &Options,
) -> Result<Valid<T>, Report> {
    from_str_with(utf8(bytes)?, options)
}

/// Explains why serde could not read a text as the type.
#[cold]
fn explain_unread(text: &str, schema: &'static Schema, limits: Limits, error: &Error) -> Vec<Violation> {
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

/// Explains what is wrong with a text that serde could read, given the verdict on its value.
#[inline]
fn explain_read(
    text: &str,
    schema: &'static Schema,
    limits: Limits,
    verdict: Result<(), Report>,
    has_null: bool,
) -> Vec<Violation> {
    let needs_second_pass = limits.depth < MAX_LEVELS || needs_second_pass(schema, has_null);
    match verdict {
        Ok(()) if !needs_second_pass => Vec::new(),
        verdict => explain_again(text, schema, limits, verdict, needs_second_pass),
    }
}

/// Whether a text may be wrong although its typed value is valid.
#[inline]
fn needs_second_pass(schema: &'static Schema, has_null: bool) -> bool {
    has_null && denies_null(schema) || hides_text(schema)
}

/// Runs the second pass if the text needs it, else looks up the places of the verdict's violations.
#[cold]
fn explain_again(
    text: &str,
    schema: &'static Schema,
    limits: Limits,
    verdict: Result<(), Report>,
    needs_second_pass: bool,
) -> Vec<Violation> {
    let mut verdict = verdict.err();
    let omitted = verdict.as_mut().map_or(0, Report::take_omitted);
    if let Some(report) = verdict.take_if(|_| !needs_second_pass && limits.violations > 0) {
        match direct::find(text, schema, report) {
            Ok(mut violations) => {
                say_omitted(text, &mut violations, omitted);
                return violations;
            }
            Err(report) => verdict = Some(report),
        }
    }
    let root = Node::root(text);
    let mut diagnosis = diagnose(root, schema, limits);
    if let Some(report) = verdict {
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
