//! One schema and its imported types: three verdicts on a document, and what explains that they differ.
//!
//! ```text
//! original   the schema as it was given, by the jsonschema crate
//! exported   the schema of the imported types, by the same
//! types      json::from_str
//! ```

use std::error::Error;
use std::fs;

use deployment_validate_import::read::nodes::Nodes;
use deployment_validate_import::read::yaml;
use jsonschema::{Draft, Retrieve, Uri, Validator};
use serde_json::{Map, Value, json};

use crate::places::{is_told, trail};
use crate::types::Types;
use crate::values::{Mistakes, Random};

/// What mistakes make of one document, and of all documents of a schema.
const MUTATIONS: usize = 100;
const MAX_MUTATIONS: usize = 1500;
/// A document of more bytes is judged as it is, and not mutated.
const MAX_MUTATED: usize = 10_000;
/// Beyond the integers of the types, which are told to have 64 bits.
const BEYOND: &str = "18446744073709551615";
/// Differences of a kind that are shown.
const SHOWN: usize = 6;

type Outcome<T> = Result<T, Box<dyn Error>>;

pub(crate) struct Compared<'r> {
    asked: &'r Value,
    name: &'r str,
    types: &'r mut Types,
    schema: Value,
    own: Value,
    original: Validator,
    exported: Validator,
    has_comment: bool,
}

/// Finds files beside the schema, as the import does.
struct Files;

impl Retrieve for Files {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        let path = uri.as_str().strip_prefix("file://").ok_or("nothing is fetched")?;
        Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
    }
}

fn validator(schema: &Value, uri: &str) -> Result<Validator, String> {
    jsonschema::options()
        .with_draft(Draft::default().detect(schema))
        .should_validate_formats(true)
        .should_ignore_unknown_formats(true)
        .with_base_uri(uri)
        .with_retriever(Files)
        .build(schema)
        .map_err(|error| error.to_string())
}

/// The schema without an `$id`, which would hide the place of the file.
fn placed(mut schema: Value) -> Value {
    if let Some(keywords) = schema.as_object_mut() {
        for key in ["$id", "id"] {
            if keywords.get(key).is_some_and(Value::is_string) {
                keywords.remove(key);
            }
        }
    }
    schema
}

impl<'r> Compared<'r> {
    pub(crate) fn new(asked: &'r Value, types: &'r mut Types) -> Outcome<Self> {
        let name = asked["name"].as_str().unwrap_or_default();
        let path = asked["schema"].as_str().unwrap_or_default();
        let schema: Value = serde_json::from_str(fs::read_to_string(path)?.trim_start_matches('\u{feff}'))?;
        let uri = format!("file://{path}");
        // Some schemas refer to themselves by their `$id`.
        let original = validator(&placed(schema.clone()), &uri).or_else(|_| validator(&schema, &uri))?;
        let own = types.schema(name)?;
        let exported =
            validator(&own, "json-schema:///exported").map_err(|error| format!("exported: {error}"))?;
        let has_comment = own.to_string().contains("\"$comment\"");
        Ok(Compared { asked, name, types, schema, own, original, exported, has_comment })
    }

    pub(crate) fn all(&mut self) -> Outcome<Value> {
        let mut wrong = Vec::new();
        let mut values = Vec::new();
        let mut disputed = 0;
        let documents = self.asked["documents"].as_array().map_or(&[][..], Vec::as_slice);
        for document in documents {
            let (verdict, path) = (&document[0], document[1].as_str().unwrap_or_default());
            let report = match read(path) {
                Ok((text, value)) => {
                    // Of a document about which suite and validator differ, mistakes would tell nothing.
                    if self.original.is_valid(&value) != (verdict == "valid") {
                        disputed += 1;
                    } else if text.len() <= MAX_MUTATED {
                        values.push(value);
                    }
                    self.types.report(self.name, &text)?
                }
                Err(error) => Some(error.to_string()),
            };
            if report.is_none() != (verdict == "valid") {
                let why = self.reason(path, report.is_none());
                wrong.push(json!({ "verdict": verdict, "path": path, "answer": report, "why": why }));
            }
        }
        let mutated = self.mutated(&values)?;
        let is_exported = self.asked["is_exported"] == true;
        let fault = is_exported.then(|| difference(&self.schema, &self.own, "")).flatten();
        Ok(json!({
            "name": self.name, "documents": documents.len(), "disputed": disputed, "wrong": wrong,
            "mutated": mutated, "fault": fault,
        }))
    }

    /// Why a document has another verdict than it is known to have: the schema gives it that verdict, too, or a row tells
    /// of all that the types overlook.
    fn reason(&self, path: &str, is_taken: bool) -> &'static str {
        let Ok((_, value)) = read(path) else { return "" };
        if self.original.is_valid(&value) == is_taken {
            return "schema";
        }
        let is_told = |error| is_told(&self.schema, self.rows(), &error);
        if is_taken && self.original.iter_errors(&value).all(is_told) { "told" } else { "" }
    }

    /// Compares the verdicts on what mistakes make of the documents.
    fn mutated(&mut self, values: &[Value]) -> Outcome<Value> {
        let mistakes = Mistakes::among(values);
        let mut random = Random::new(1);
        let mut count = 0;
        let (mut passed, mut refused, mut exported) = (Found::default(), Found::default(), Found::default());
        let each = MUTATIONS.min(MAX_MUTATIONS / values.len().max(1)).max(1);
        for value in values.iter().flat_map(|value| std::iter::repeat_n(value, each)) {
            let value = mistakes.several(value, &mut random);
            let text = value.to_string();
            if text.contains(BEYOND) {
                continue;
            }
            count += 1;
            let report = self.types.report(self.name, &text)?;
            let is_valid = self.original.is_valid(&value);
            if self.exported.is_valid(&value) != report.is_none() {
                let show = || match &report {
                    None => format!("only the exported schema refuses {value}"),
                    Some(report) => format!("only the types refuse {value}: {report}"),
                };
                exported.add(self.has_comment, show);
            }
            match report {
                Some(report) if is_valid => {
                    let is_told = !self.rows().is_empty();
                    refused.add(is_told, || format!("{report} in {value}"));
                }
                None if !is_valid => {
                    let errors: Vec<_> = self.original.iter_errors(&value).collect();
                    let untold = errors.iter().find(|error| !is_told(&self.schema, self.rows(), error));
                    passed.add(untold.is_none(), || {
                        let places = untold.map(|error| trail(&self.schema, error).join(" -> "));
                        let error = untold.map(ToString::to_string);
                        format!("{}: {} in {value}", places.unwrap_or_default(), error.unwrap_or_default())
                    });
                }
                _ => {}
            }
        }
        Ok(
            json!({ "count": count, "passed": passed.json(), "refused": refused.json(), "exported": exported.json() }),
        )
    }

    /// The rows of the import's tables.
    fn rows(&self) -> &[Value] {
        self.asked["losses"].as_array().map_or(&[], Vec::as_slice)
    }
}

/// The first place where two schemas differ, the order of keys included. Where lines of a description end, and comments
/// on rules that no keyword says, are no part of the schema.
fn difference(one: &Value, other: &Value, at: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(first), Value::Object(second)) => {
            let keys = |object: &Map<String, Value>| {
                object.keys().filter(|key| *key != "$comment").cloned().collect::<Vec<_>>()
            };
            let (old, new) = (keys(first), keys(second));
            if old != new {
                let first = (0..).find(|index| old.get(*index) != new.get(*index)).unwrap_or_default();
                let (old, new) = (old.get(first), new.get(first));
                return Some(format!("exported again, key {first} of {at} is {new:?}, not {old:?}"));
            }
            old.into_iter().find_map(|key| difference(&first[&key], &second[&key], &format!("{at}/{key}")))
        }
        (Value::Array(first), Value::Array(second)) if first.len() == second.len() => {
            let mut pairs = first.iter().zip(second).enumerate();
            pairs.find_map(|(index, (one, other))| difference(one, other, &format!("{at}/{index}")))
        }
        (Value::String(first), Value::String(second))
            if first.split_whitespace().eq(second.split_whitespace()) =>
        {
            None
        }
        _ if one == other => None,
        _ => Some(format!("exported again, {at} is {other}, not {one}")),
    }
}

/// Differences of one kind.
#[derive(Default)]
struct Found {
    told: usize,
    faults: usize,
    shown: Vec<String>,
}

impl Found {
    fn add(&mut self, is_told: bool, show: impl FnOnce() -> String) {
        if is_told {
            self.told += 1;
            return;
        }
        self.faults += 1;
        if self.shown.len() < SHOWN {
            self.shown.push(show());
        }
    }

    fn json(self) -> Value {
        json!({ "told": self.told, "faults": self.faults, "shown": self.shown })
    }
}

/// A document as JSON text, and as a value. Those who wrote the suite read YAML as JavaScript does: every key is a text.
fn read(path: &str) -> Outcome<(String, Value)> {
    let text = fs::read_to_string(path)?;
    if path.ends_with(".yaml") || path.ends_with(".yml") {
        // A file without a document is `null` to them.
        let is_empty = text.lines().all(|line| line.trim().is_empty() || line.starts_with('#'));
        let value = if is_empty {
            Value::Null
        } else {
            let mut nodes = Nodes::default();
            let root = nodes.add(path, "", yaml::read(path, &text)?);
            nodes.json(root, false)
        };
        return Ok((value.to_string(), value));
    }
    let value = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    Ok((text, value))
}
