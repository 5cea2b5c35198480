//! SARIF 2.1.0, the results format of static analysis. Results are put out as they come; the rules, one for
//! each code that was seen, follow at the end, where JSON allows them as well.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use deployment_validate::Violation;
use percent_encoding::{AsciiSet, CONTROLS, percent_encode};
use serde_json::Value;

use crate::input::Source;
use crate::output::Output;
use crate::payload::{Payload, Tally, is_error};
use crate::region::Region;
use crate::text::json;

const SEPARATOR: u8 = b',';
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What may not stand in the path of a URI as it is.
const NOT_IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// One SARIF log with one run.
#[derive(Default)]
pub(crate) struct Sarif {
    codes: Mutex<BTreeSet<String>>,
    /// Whether a result was put out; all but the first have a separator in front.
    has_begun: AtomicBool,
}

impl Output for Sarif {
    fn begin(&self) -> Vec<u8> {
        let run = r#"{"columnKind":"unicodeCodePoints","results":["#;
        format!("{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{run}\n").into_bytes()
    }

    fn payload(&self, payload: &Payload<'_>, found: Vec<Violation>, out: &mut Vec<u8>) {
        if found.is_empty() {
            return;
        }
        let text = payload.text();
        for violation in &found {
            out.push(SEPARATOR);
            out.extend_from_slice(json(&result(payload, &text, violation)).as_bytes());
            out.push(b'\n');
        }
        let mut codes = self.codes.lock().unwrap_or_else(PoisonError::into_inner);
        for violation in &found {
            if !codes.contains(violation.code()) {
                codes.insert(violation.code().to_owned());
            }
        }
    }

    fn in_turn<'d>(&self, drawn: &'d [u8]) -> &'d [u8] {
        match drawn {
            [SEPARATOR, first @ ..] if !self.has_begun.swap(true, Ordering::Relaxed) => first,
            _ => drawn,
        }
    }

    fn end(&self, tally: &Tally) -> Vec<u8> {
        let codes = self.codes.lock().unwrap_or_else(PoisonError::into_inner);
        let rules: Vec<Value> = codes
            .iter()
            .map(|code| serde_json::json!({ "id": code, "shortDescription": { "text": description(code) } }))
            .collect();
        let driver = serde_json::json!({
            "name": env!("CARGO_BIN_NAME"),
            "version": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        });
        let notification =
            |message: &String| serde_json::json!({ "level": "error", "message": { "text": message } });
        let invocation = serde_json::json!({
            "executionSuccessful": tally.unread.is_empty(),
            "toolExecutionNotifications": tally.unread.iter().map(notification).collect::<Vec<_>>(),
        });
        format!("],\"invocations\":[{invocation}],\"tool\":{{\"driver\":{driver}}}}}]}}\n").into_bytes()
    }
}

fn result(payload: &Payload<'_>, text: &str, violation: &Violation) -> Value {
    let place = |marked: &Region| {
        serde_json::json!({
            "artifactLocation": { "uri": uri(payload.source) },
            "region": region(marked),
        })
    };
    let message = match violation.pointer() {
        "" => violation.message().to_owned(),
        pointer => format!("{pointer}: {}", violation.message()),
    };
    let mut result = serde_json::json!({
        "ruleId": violation.code(),
        "level": if is_error(violation) { "error" } else { "warning" },
        "message": { "text": message },
        "locations": [{
            "physicalLocation": place(&Region::of(payload, text, violation)),
            "logicalLocations": [{ "fullyQualifiedName": violation.pointer() }],
        }],
    });
    // Of a string that does not match, the character that does not.
    if let Some(detail) = violation.detail_span() {
        result["relatedLocations"] = serde_json::json!([{
            "id": 1,
            "message": { "text": if detail.len == 0 { "it ends too soon here" } else { "not allowed here" } },
            "physicalLocation": place(&Region::of_span(payload, text, detail)),
        }]);
    }
    if let Some(edit) = violation.edit() {
        let how = if edit.replacement.is_empty() { "Take it away" } else { "Write the name that is near" };
        result["fixes"] = serde_json::json!([{
            "description": { "text": how },
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(payload.source) },
                "replacements": [{
                    "deletedRegion": region(&Region::of_span(payload, text, edit.span)),
                    "insertedContent": { "text": edit.replacement },
                }],
            }],
        }]);
    }
    result
}

fn region(region: &Region) -> Value {
    serde_json::json!({
        "startLine": region.start.0,
        "startColumn": region.start.1,
        "endLine": region.end.0,
        "endColumn": region.end.1,
        "byteOffset": region.offset,
        "byteLength": region.len,
    })
}

/// The file as a URI: relative as it was named, with a scheme when it is absolute.
fn uri(source: &Source) -> String {
    let Some(path) = source.path() else { return String::from("stdin") };
    let mut name = path.as_os_str().as_encoded_bytes().to_vec();
    if std::path::MAIN_SEPARATOR == '\\' {
        name.iter_mut().filter(|byte| **byte == b'\\').for_each(|byte| *byte = b'/');
    }
    let encoded = percent_encode(&name, NOT_IN_PATH);
    match (Path::is_absolute(path), name.starts_with(b"/")) {
        (true, true) => format!("file://{encoded}"),
        (true, false) => format!("file:///{encoded}"),
        _ => encoded.to_string(),
    }
}

/// What a code means.
fn description(code: &str) -> &'static str {
    match code {
        "any_of" => "A value fits none of the alternatives",
        "duplicate" => "A key is repeated",
        "depth" => "Values are nested too deep",
        "limit" => "More is wrong than is told",
        "forbidden" | "forbidden_if" | "forbidden_unless" => "A key is not allowed beside the others",
        "ignored_unless" => "A key has no effect beside the others",
        "length" => "A text is too short or too long",
        "missing" | "required" => "A required key is missing",
        "one_of" => "A value is none of those allowed",
        "pattern" => "A text does not have the form that is asked for",
        "required_if" | "required_unless" => "A key is missing that the other values require",
        "syntax" => "The text cannot be read",
        "type" => "A value has the wrong type",
        "unknown" => "A key is not known",
        _ => "A rule of the payload is broken",
    }
}
