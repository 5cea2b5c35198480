//! Why a key is required: the value of the key that decides, where it stands in the text and what it asks
//! for.

use std::collections::BTreeMap;
use std::ops::Range;

use deployment_validate::{Span, Violation};
use serde_json::value::RawValue;

use crate::requires::{self, Place};
use crate::text::listed;

/// Why a key is required.
pub(super) struct Reason {
    required: Place,
    deciding_key: &'static str,
    /// The value that decides, and where it stands.
    value: Option<(&'static str, Range<usize>)>,
}

impl Reason {
    /// What is said at the value that decides, where there is no room for more.
    pub(super) const SHORT: &str = "requires it";

    /// The reason of a violation of `required_if`, whose span is the object that lacks the key.
    pub(super) fn of(violation: &Violation, text: &str, span: Span) -> Option<Self> {
        if violation.code() != "required_if" {
            return None;
        }
        let required = requires::place(violation.pointer())?;
        let deciding_key = required.deciding_key()?;
        let value = find(text, span, deciding_key, &required.deciding_values());
        Some(Reason { required, deciding_key, value })
    }

    pub(super) fn place(&self) -> Option<Range<usize>> {
        self.value.as_ref().map(|(_, place)| place.clone())
    }

    /// What is said at the value that decides, in the columns that are left there or in fewer words.
    pub(super) fn label(&self, columns: usize) -> String {
        match &self.value {
            Some((value, _)) if self.requires(value).len() <= columns => self.requires(value),
            _ => String::from(Self::SHORT),
        }
    }

    /// All that is required, in words.
    pub(super) fn in_words(&self) -> String {
        let values = match &self.value {
            Some((value, _)) => vec![*value],
            None => self.required.deciding_values(),
        };
        let each: Vec<String> =
            values.iter().map(|value| format!("{value} {}", self.requires(value))).collect();
        format!("{} {}", self.deciding_key, each.join("; "))
    }

    fn requires(&self, value: &str) -> String {
        let keys = self.required.required_by(self.deciding_key, value);
        format!("requires the key{} {}", if keys.len() == 1 { "" } else { "s" }, listed(&keys))
    }
}

/// The value of a key of the object at a place, if it is one of those that decide.
fn find(text: &str, span: Span, key: &str, values: &[&'static str]) -> Option<(&'static str, Range<usize>)> {
    let object = text.get(span.offset..span.offset + span.len)?;
    let raw = match serde_json::from_str::<BTreeMap<String, &RawValue>>(object) {
        Ok(entries) => entries.get(key)?.get(),
        Err(_) => only_line(object, key)?,
    };
    let value = values.iter().find(|value| raw.trim_matches(['"', '\'']) == **value)?;
    let start = span.offset + (raw.as_ptr().addr() - object.as_ptr().addr());
    Some((value, start..start + raw.len()))
}

/// The value of a key in block style, if a single line has the key.
fn only_line<'t>(object: &'t str, key: &str) -> Option<&'t str> {
    let value = |line: &'t str| line.trim_start().strip_prefix(key)?.strip_prefix(':').map(str::trim);
    let mut values = object.lines().filter_map(value);
    let first = values.next()?;
    values.next().is_none().then_some(first)
}
