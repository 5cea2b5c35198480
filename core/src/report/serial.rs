//! Violations and reports as serde writes and reads them.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::edit::Edit;
use super::message::Own;
use super::span::Span;
use super::violation::Violation;
use super::violations::Report;
use crate::rules::params::Params;
use crate::rules::severity::Severity;

/// A place inside another, as reports write it.
#[derive(Serialize, Deserialize)]
struct Detail {
    offset: usize,
    len: usize,
}

/// An edit, as reports write it.
#[derive(Serialize, Deserialize)]
struct Change<'a> {
    offset: usize,
    len: usize,
    replacement: Cow<'a, str>,
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let params = self.params();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("pointer", self.pointer())?;
        map.serialize_entry("code", self.code())?;
        map.serialize_entry("message", self.message())?;
        if self.is_warning() {
            map.serialize_entry("severity", "warning")?;
        }
        if !params.is_empty() {
            map.serialize_entry("params", &params)?;
        }
        if self.in_key() {
            map.serialize_entry("key", &true)?;
        }
        if let Some(span) = self.span() {
            map.serialize_entry("line", &span.line)?;
            map.serialize_entry("column", &span.column)?;
            map.serialize_entry("offset", &span.offset)?;
            map.serialize_entry("len", &span.len)?;
        }
        if let Some(detail) = self.detail_span() {
            map.serialize_entry("detail", &Detail { offset: detail.offset, len: detail.len })?;
        }
        if let Some(Edit { span, replacement }) = self.mend() {
            let replacement = Cow::Borrowed(&**replacement);
            map.serialize_entry("edit", &Change { offset: span.offset, len: span.len, replacement })?;
        }
        map.end()
    }
}

/// A severity, as reports write it.
#[derive(Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Weight {
    Warning,
    #[default]
    Error,
}

/// What is read of a violation.
#[derive(Deserialize)]
struct Told {
    pointer: String,
    code: String,
    message: String,
    #[serde(default)]
    severity: Weight,
    #[serde(default)]
    params: Params,
    #[serde(default)]
    key: bool,
    line: Option<usize>,
    column: Option<usize>,
    offset: Option<usize>,
    len: Option<usize>,
    detail: Option<Detail>,
    edit: Option<Change<'static>>,
}

impl<'de> Deserialize<'de> for Violation {
    /// Reads what [`Serialize`] writes. Line and column of a detail and of an edit are those of the whole.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let told = Told::deserialize(deserializer)?;
        let span = match (told.offset, told.len, told.line, told.column) {
            (Some(offset), Some(len), Some(line), Some(column)) => Some(Span { offset, len, line, column }),
            _ => None,
        };
        let (line, column) = span.map_or((1, 1), |span| (span.line, span.column));
        let inside = |offset, len| Span { offset, len, line, column };
        let own = Own {
            code: Cow::Owned(told.code),
            severity: match told.severity {
                Weight::Warning => Severity::Warning,
                Weight::Error => Severity::Error,
            },
            params: told.params,
            words: Some(told.message),
            detail: told.detail.map(|detail| inside(detail.offset, detail.len)),
            edit: told.edit.map(|edit| Edit {
                span: inside(edit.offset, edit.len),
                replacement: edit.replacement.into_owned(),
            }),
            ..Own::default()
        };
        Ok(Violation::told(told.pointer, span, told.key, own))
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.violations())
    }
}

impl<'de> Deserialize<'de> for Report {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Report::of)
    }
}
