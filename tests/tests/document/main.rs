//! `json::from_str` on types that are not the crate's own: everything that is wrong with a text, in one report, in
//! document order, each with a pointer and a place. What the modules share stands here: a reader that holds every
//! report to what is promised of all reports.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod again;
mod apart;
mod asked;
mod beside;
mod converted;
mod decided;
mod defaults;
mod direct;
mod each_rule;
mod enums;
mod fits;
mod flattened;
mod foreign;
mod hidden;
mod itself;
mod keyed;
mod objects;
mod scalars;
mod seldom;
mod syntax;
mod taken;
mod whole;
mod why;

use deployment_validate::{DeploymentValidate, Limits, Options, Report, Violation, json, yaml};
use serde::Deserialize;
use serde_json::Value;

/// Line and column of a byte, counted from the text alone.
fn place_of(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line = before.matches('\n').count() + 1;
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[line_start..].chars().count() + 1)
}

/// Holds a report to what is promised of every one.
fn check_report(text: &str, report: &Report) {
    let violations = report.violations();
    assert!(!violations.is_empty(), "an empty report for {text}");
    let root: Option<Value> = serde_json::from_str(text).ok();
    let repeats = violations.iter().any(|violation| violation.code() == "duplicate");
    let mut last = 0;
    for violation in violations {
        let span = violation.span().unwrap_or_else(|| panic!("{violation} has no place"));
        assert!(span.offset >= last, "{violation} stands out of order in {text}");
        last = span.offset;
        let part = text.get(span.offset..span.offset + span.len);
        let part = part.unwrap_or_else(|| panic!("{violation} is outside of {text}, or cuts a character"));
        assert_eq!((span.line, span.column), place_of(text, span.offset), "{violation} in {text}");
        assert!(!violation.message().is_empty(), "{violation:?}");
        check_detail(text, violation);
        let (Some(root), false) = (&root, repeats) else { continue };
        // What is underlined is the value itself, its key, or what it is missing from.
        let parsed: Result<Value, _> = serde_json::from_str(part);
        let parsed = parsed.unwrap_or_else(|error| panic!("{violation}: {part} is no value: {error}"));
        let pointer = violation.pointer();
        let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
        let key = Value::from(key.replace("~1", "/").replace("~0", "~"));
        let places = [root.pointer(pointer), Some(&key), root.pointer(parent)];
        assert!(places.contains(&Some(&parsed)), "{violation} underlines {part} in {text}");
    }
}

/// Options for reports that leave nothing out.
fn without_limits() -> Options {
    Options::new().limits(Limits::new().violations(usize::MAX).bytes(usize::MAX))
}

/// Holds the place inside a string to the parameter `at`: so many characters stand before it.
fn check_detail(text: &str, violation: &Violation) {
    let Some(detail) = violation.detail_span() else { return };
    let span = violation.span().unwrap();
    assert!(span.offset < detail.offset && detail.offset + detail.len < span.offset + span.len);
    assert_eq!((detail.line, detail.column), place_of(text, detail.offset), "{violation} in {text}");
    let before: String = serde_json::from_str(&format!("{}\"", &text[span.offset..detail.offset])).unwrap();
    assert_eq!(violation.params().get("at"), Some(&before.chars().count().into()), "{violation} in {text}");
}

/// Holds a report on what serde reads to what is said of the text as YAML: of that, all is always judged again, where
/// JSON is only searched for the places of what the typed value breaks.
fn check_with_yaml<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str, report: &Report) {
    if serde_json::from_str::<T>(text).is_err() {
        return;
    }
    let whole = yaml::from_str::<T>(text).err().unwrap_or_else(|| panic!("{text} is right as YAML"));
    // What JSON has and YAML refuses, as escapes of half a character.
    if whole.violations().iter().all(|violation| violation.code() != "syntax") {
        assert_eq!(report.violations(), whole.violations(), "{text}\n{report}\nas YAML:\n{whole}");
    }
}

/// Pointer and code of each violation of a text, after `check_report`; none when the text is valid.
fn judge<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Vec<(String, String)> {
    let read = json::from_str::<T>(text);
    assert_eq!(json::is_valid::<T>(text), read.is_ok(), "{text}");
    match read {
        Ok(value) => {
            assert!(value.is_valid(), "an invalid value came out of {text}");
            assert!(serde_json::from_str::<T>(text).is_ok(), "serde alone refuses {text}");
            Vec::new()
        }
        Err(report) => {
            check_report(text, &report);
            check_with_yaml::<T>(text, &report);
            let pair = |v: &deployment_validate::Violation| (v.pointer().to_owned(), v.code().to_owned());
            report.violations().iter().map(pair).collect()
        }
    }
}

/// Tries every text of a table before failing.
fn check_table<T: DeploymentValidate + for<'de> Deserialize<'de>>(cases: &[(&str, &[(&str, &str)])]) {
    let mut failures = Vec::new();
    for (text, expected) in cases {
        let found = judge::<T>(text);
        let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        if found != *expected {
            failures.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// Holds the report on a text inside a document to what is expected, alone and beside a mistake in another field.
fn check_beside<T: DeploymentValidate + for<'de> Deserialize<'de>>(text: &str, expected: &[(&str, &str)]) {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Around<T> {
        own: T,
        other: Option<u8>,
    }
    check_table::<Around<T>>(&[(&format!(r#"{{"own":{text}}}"#), expected)]);
    let expected: Vec<_> = expected.iter().copied().chain([("/other", "type")]).collect();
    check_table::<Around<T>>(&[(&format!(r#"{{"own":{text},"other":""}}"#), &expected)]);
}

/// The messages of a text's violations.
fn messages<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> Vec<String> {
    match json::from_str::<T>(text) {
        Ok(_) => Vec::new(),
        Err(report) => {
            check_report(text, &report);
            check_with_yaml::<T>(text, &report);
            report.violations().iter().map(ToString::to_string).collect()
        }
    }
}
