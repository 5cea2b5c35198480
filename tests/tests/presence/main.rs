//! What is there, what is not and what was there before: changes, `Maybe`, `nullable` and `Templated`, in typed values, documents, `const` and JSON Schema.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod change;
mod maybe;
mod templated;

use std::fmt::Debug;

use deployment_validate::{DeploymentValidate, json, json_schema, yaml};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Pointer and code of a violation.
type Expected<'a> = (&'a str, &'a str);

/// Judges texts in every way: JSON, the verdict alone, YAML, serde's `Valid`, and the exported schema against somebody
/// else's validator. What is valid is written as it was read.
fn check<T>(cases: &[(&str, &[Expected<'_>])])
where
    T: Debug + Serialize + DeserializeOwned + DeploymentValidate,
{
    let schema = json_schema::<T>();
    assert!(jsonschema::meta::is_valid(&schema), "{schema:#}");
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let mut failures = Vec::new();
    for (text, expected) in cases {
        let mut fail = |what: &str, found: &dyn Debug| failures.push(format!("{text}: {what}: {found:?}"));
        let read = json::from_str::<T>(text);
        let found: Vec<(String, String)> = read.as_ref().err().map_or_else(Vec::new, |report| {
            report.violations().iter().map(|v| (v.pointer().to_owned(), v.code().to_owned())).collect()
        });
        if !found.iter().map(|(pointer, code)| (pointer.as_str(), code.as_str())).eq(expected.iter().copied())
        {
            fail("report", &found);
        }
        if let Err(report) = &read
            && report.violations().iter().any(|violation| violation.span().is_none())
        {
            fail("no place", report);
        }
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        if let Ok(valid) = &read
            && serde_json::to_value(valid).unwrap() != value
        {
            fail("written as", &serde_json::to_string(valid).unwrap());
        }
        if json::is_valid::<T>(text) != expected.is_empty() {
            fail("verdict", &"");
        }
        // serde's own derive reads a denied `null` as absent.
        let is_denied_null = |(_, code): &Expected<'_>| *code == "type" && text.contains(":null");
        let is_valid = serde_json::from_str::<deployment_validate::Valid<T>>(text).is_ok();
        if is_valid != expected.is_empty() && !expected.iter().all(is_denied_null) {
            fail("serde's verdict", &"");
        }
        if validator.is_valid(&value) != expected.is_empty() {
            fail("schema", &schema.to_string());
        }
        let in_yaml = yaml::from_str::<T>(text).err().map_or(0, |report| report.violations().len());
        if in_yaml != expected.len() {
            fail("YAML", &in_yaml);
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}
