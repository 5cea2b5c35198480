//! Rules that depend on other fields, also on fields inside them.

use deployment_validate::DeploymentValidate;
use serde::Deserialize;
use serde_json::json;

use super::{Inner, Kind, check, check_beside, check_type, judge};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Conditions {
    kind: Option<Kind>,
    count: i16,
    name: Option<String>,
    inner: Option<Box<Inner>>,
    #[validate(required_if(kind != Plain))]
    low: Option<u8>,
    #[validate(required_if(count > 3, count <= 10))]
    high: Option<u8>,
    #[validate(forbidden_unless(name != "a" | "ab"))]
    n: Option<u8>,
    #[validate(required_if(inner.text != "abcd"), forbidden_unless(inner.n >= 1))]
    t: Option<u8>,
}

#[test]
fn conditions() {
    let inner = json!({ "n": 1, "text": "a" });
    let right = [
        json!({ "count": 1 }),
        json!({ "kind": "dryRun", "count": 5, "low": 1, "high": 2, "name": "abcd", "n": 3 }),
        json!({ "kind": "plain", "count": 100, "inner": inner, "t": 1 }),
        json!({ "count": -1, "inner": { "n": 0 }, "name": "a" }),
        json!({ "count": 2, "inner": { "n": 9, "text": "abcd" }, "t": null }),
    ];
    check_type!(20, &right, Conditions);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Terms {
    kind: Option<Kind>,
    count: i16,
    #[validate(when(kind = Plain, length(min = 2), pattern = "^a"), when(count > 3, kind, length(max = 3)))]
    name: Option<String>,
    #[serde(default)]
    #[validate(each(when(kind != Plain, length(max = 2))), warn(length(max = 1)))]
    tags: Vec<String>,
    #[validate(when(inner.n > 3, one_of("a", "ab")), ignored_unless(kind))]
    text: Option<String>,
    inner: Option<Inner>,
}

#[test]
fn rules_on_a_condition() {
    let right = [
        json!({ "count": 1, "name": "b", "tags": ["abcd"] }),
        json!({ "count": 5, "kind": "plain", "name": "abc", "tags": ["abcd", "a"], "text": "x" }),
        json!({ "count": 5, "kind": "dryRun", "name": "", "tags": ["ab"], "inner": { "n": 5 }, "text": "ab" }),
    ];
    check_type!(21, &right, Terms);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Others {
    low: Option<f64>,
    #[validate(range(min = self.low, max = self.inner.n))]
    high: Option<i16>,
    inner: Option<Inner>,
    count: u8,
    #[serde(default)]
    #[validate(length(max = self.count), each(differs = self.name))]
    tags: Vec<String>,
    name: String,
    #[validate(equals = self.name)]
    text: Option<String>,
}

#[test]
fn other_fields() {
    let right = [
        json!({ "low": 0.5, "high": 1, "inner": { "n": 2 }, "count": 2, "tags": ["a", "ab"], "name": "abcd", "text": "abcd" }),
        json!({ "high": 100, "count": 0, "name": "" }),
        json!({ "low": 5, "high": 5, "count": 100, "tags": ["a"], "name": "ab", "text": null }),
    ];
    check_type!(22, &right, Others);
}

/// Tests of fields with defaults.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Filled {
    #[serde(default = "five")]
    count: u8,
    #[serde(default = "may_be_five")]
    low: Option<u8>,
    #[serde(default)]
    n: Option<u8>,
    #[validate(required_if(count = 5))]
    high: Option<u8>,
    #[validate(required_if(low = 5))]
    t: Option<u8>,
    #[validate(required_if(n = 5), required_unless(n))]
    text: Option<String>,
}

fn five() -> u8 {
    5
}

fn may_be_five() -> Option<u8> {
    Some(5)
}

#[test]
fn conditions_on_defaults() {
    let right = [
        json!({ "high": 1, "t": 1, "text": "a" }),
        json!({ "count": 1, "low": 1, "n": 9 }),
        json!({ "count": 1, "low": null, "n": 5, "text": "" }),
    ];
    check_type!(23, &right, Filled);
}
