//! JSON texts: [`from_str`] and [`from_slice`].

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::diagnose::diagnose;
use super::direct;
use super::locate::{locate, pointer_at};
use super::tree::node::Node;
use super::unreadable::{syntax, syntax_in, unexplained, utf8};
use crate::de::strict::{Nulls, Strict};
use crate::report::Report;
use crate::report::source_map::offset_of;
use crate::report::violation::Violation;
use crate::schema::Schema;
use crate::schema::visit::{denies_null, hides_text};
use crate::validate::valid::{Valid, assume};
use crate::validate::{DeploymentValidate, validate_for_text};

/// Reads a JSON text and validates what it says.
///
/// Valid texts take one pass, serde's own, and no allocation beyond it. For any other text a second pass
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
/// column. A text that is not JSON has exactly one, with code `syntax`. When the pointers of what is wrong take more
/// than 64 MiB together, as below a very long key, a last violation of that code says that the rest is left out.
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
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let nulls = Nulls::default();
    let read = T::deserialize(Strict::new(&mut deserializer, &nulls));
    // The value is looked at where it is: moving a large one takes as long as judging it.
    let violations = match &read {
        Ok(value) => match deserializer.end() {
            Ok(()) => explain_read(text, T::SCHEMA, validate_for_text(value), &nulls),
            Err(error) => explain_unread(text, T::SCHEMA, &error),
        },
        Err(error) => explain_unread(text, T::SCHEMA, error),
    };
    match read {
        Ok(value) if violations.is_empty() => Ok(assume(value)),
        _ => Err(Report::new(violations)),
    }
}

/// Reads a JSON text in UTF-8 and validates what it says.
///
/// # Errors
///
/// As [`from_str`]; bytes that are not UTF-8 are a violation with code `syntax`.
///
/// ```
/// use deployment_validate::deployment::Deployment;
/// use deployment_validate::json;
///
/// assert!(json::from_slice::<Deployment<'_>>(b"{}").is_ok());
/// assert_eq!(json::from_slice::<Deployment<'_>>(b"\xff").unwrap_err().violations()[0].code(), "syntax");
/// ```
pub fn from_slice<'de, T: Deserialize<'de> + DeploymentValidate>(
    bytes: &'de [u8],
) -> Result<Valid<T>, Report> {
    from_str(utf8(bytes)?)
}

/// What is wrong with a text that serde could not read as the type.
#[cold]
fn explain_unread(text: &str, schema: &'static Schema, error: &serde_json::Error) -> Vec<Violation> {
    if let Some(violations) = check_syntax(text) {
        return violations;
    }
    let root = Node::root(text);
    let mut found = diagnose(root, schema).finish(root);
    if found.is_empty() {
        found.push(unexplained(schema, pointer_at(root, offset_in(text, error))));
    }
    locate(text, found)
}

/// What is wrong with a text that serde could read, and whose typed value got this verdict.
#[inline]
fn explain_read(
    text: &str,
    schema: &'static Schema,
    verdict: Result<(), Report>,
    nulls: &Nulls,
) -> Vec<Violation> {
    let has_denied_null = || nulls.may_be_there() && has_denied_null(text, schema);
    let asks_for_more = has_denied_null() || hides_text(schema);
    match verdict {
        Ok(()) if !asks_for_more => Vec::new(),
        verdict => explain_again(text, schema, verdict, asks_for_more),
    }
}

/// The second pass over such a text: all of it when it asks for that, otherwise to where the verdict leads.
#[cold]
fn explain_again(
    text: &str,
    schema: &'static Schema,
    verdict: Result<(), Report>,
    asks_for_more: bool,
) -> Vec<Violation> {
    let verdict = match verdict {
        Err(report) if !asks_for_more => match direct::find(text, schema, report) {
            Ok(violations) => return violations,
            Err(report) => Err(report),
        },
        verdict => verdict,
    };
    let root = Node::root(text);
    let mut diagnosis = diagnose(root, schema);
    if let Err(report) = verdict {
        diagnosis.merge_whole(report, root);
    }
    locate(text, diagnosis.finish(root))
}

/// Where serde_json stopped reading a text.
fn offset_in(text: &str, error: &serde_json::Error) -> usize {
    offset_of(text, error.line(), error.column())
}

/// The one violation of a text that is not JSON. This alone depends on how serde_json words its errors.
fn check_syntax(text: &str) -> Option<Vec<Violation>> {
    if text.starts_with('\u{feff}') {
        return Some(syntax(text, 0, "starts with a byte order mark, which JSON does not allow"));
    }
    let error = serde_json::from_str::<IgnoredAny>(text).err()?;
    let full = alloc::string::ToString::to_string(&error);
    // serde_json ends its messages with the place.
    let message = full.rsplit_once(" at line ").map_or(full.as_str(), |(message, _)| message);
    let offset = offset_in(text, &error);
    let before = text[..offset].trim_end();
    let word = word_at(text, offset);
    Some(match text[offset..].chars().next() {
        _ if text.trim().is_empty() => syntax(text, offset, "the document is empty"),
        Some('}' | ']') if before.ends_with(',') => syntax(text, before.len() - 1, "trailing comma"),
        _ if !word.is_empty() && matches!(message, "expected ident" | "expected value") => {
            let message = "expected a value: without quotes stand only true, false, null and numbers";
            syntax_in(text, word, message.into())
        }
        _ => syntax(text, offset, String::from(message)),
    })
}

/// The letters and digits around a place of a text.
fn word_at(text: &str, offset: usize) -> Range<usize> {
    let is_part = |char: char| char.is_alphanumeric() || char == '_';
    let start = text[..offset].trim_end_matches(is_part).len();
    let end = text.len() - text[offset..].trim_start_matches(is_part).len();
    start..end
}

/// Whether a `null` stands in the text and the type, or one inside it, denies some.
fn has_denied_null(text: &str, schema: &'static Schema) -> bool {
    text.contains("null") && has_null_token(text.as_bytes()) && denies_null(schema)
}

/// Whether `null` stands outside of strings.
fn has_null_token(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'n' => return true,
            b'"' => {
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
            }
            _ => {}
        }
        at += 1;
    }
    false
}
