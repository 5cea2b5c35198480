//! What crosses: every tagging around flattened fields, conversions, groups, aliases and keys, and the other way round.

use std::borrow::Cow;
use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Violation};
use serde::Deserialize;
use serde_json::{Value, json};

use super::converted::{Even, Foreign, Interval, Maybe};
use super::{Inner, check, check_beside, check_type, judge};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(at_least_one_of(low, high))]
#[allow(dead_code)]
struct Ends {
    #[serde(alias = "nmae")]
    low: Option<u8>,
    high: Option<Even>,
}

fn even_length(name: &str) -> Result<(), Violation> {
    if name.len().is_multiple_of(2) { Ok(()) } else { Err(Violation::custom("is of an odd length")) }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "camelCase")]
#[allow(dead_code)]
enum Internal {
    Plain,
    DryRun {
        #[serde(flatten)]
        ends: Ends,
        #[validate(required_if(text))]
        name: Option<String>,
        text: Option<bool>,
    },
    Unit(Box<Wrapping>),
    Http {
        #[serde(flatten)]
        rest: BTreeMap<String, u8>,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "camelCase")]
#[allow(dead_code)]
enum Open {
    Named {
        name: String,
    },
    #[serde(other)]
    Other,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Wrapping {
    #[serde(flatten)]
    inner: Option<Inner>,
    #[validate(custom(even_length))]
    name: Cow<'static, str>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t", content = "c", deny_unknown_fields)]
#[allow(dead_code)]
enum Adjacent {
    A(Interval),
    B {
        #[serde(flatten)]
        inner: Inner,
        even: Even,
    },
    C(
        Even,
        #[serde(default)]
        #[validate(skip)]
        Option<Foreign>,
    ),
    D(#[validate(skip)] Maybe),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Untagged {
    Null,
    List(#[validate(length(max = 2), each(range(max = 9)))] Vec<u8>),
    Both {
        #[validate(range(max = 9))]
        low: u8,
        high: Even,
    },
    Tagged(Internal),
    Beside(Adjacent),
    One {
        n: Option<u8>,
        #[serde(flatten)]
        interval: Interval,
    },
    Text(#[validate(one_of("a", "ab"))] String),
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key, deny_null)]
#[allow(dead_code)]
enum Keyed {
    Path {
        path: Untagged,
        n: Option<Even>,
    },
    Name {
        name: String,
        inner: Option<Box<Keyed>>,
        #[validate(skip)]
        count: Maybe,
    },
    Tags {
        tags: BTreeMap<Key, Adjacent>,
    },
    Rest {
        text: Option<Interval>,
    },
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Key {
    Plain,
    DryRun,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(transparent)]
#[allow(dead_code)]
struct Name<T> {
    #[validate(length(min = 1, max = 2), keys(length(max = 4)))]
    value: BTreeMap<String, T>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(default)]
#[validate(deny_null)]
#[allow(dead_code)]
struct Crossed {
    #[validate(required_unless(kind = DryRun))]
    name: Option<Name<Even>>,
    kind: Option<Key>,
    #[validate(forbidden_if(kind = Plain))]
    tags: Option<Vec<Even2>>,
    internal: Option<Internal>,
    list: (u8, Vec<Untagged>),
    inner: Vec<Open>,
    map: Vec<Name<Keyed>>,
    #[serde(skip)]
    hidden: u8,
}

impl Default for Crossed {
    fn default() -> Self {
        Crossed {
            name: None,
            kind: Some(Key::DryRun),
            tags: None,
            internal: None,
            list: (0, Vec::new()),
            inner: Vec::new(),
            map: Vec::new(),
            hidden: 0,
        }
    }
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
struct Even2(#[validate(multiple_of = 2)] u8);

fn internals() -> [Value; 5] {
    [
        json!({ "type": "plain" }),
        json!({ "type": "dryRun", "low": null, "high": 2 }),
        json!({ "type": "dryRun", "text": true, "name": "a", "high": 0, "nmae": 3 }),
        json!({ "type": "unit", "name": "ab", "n": 1, "text": "a" }),
        json!({ "type": "http", "x": 1 }),
    ]
}

fn adjacents() -> [Value; 5] {
    [
        json!({ "t": "A", "c": { "low": 1, "high": 2 } }),
        json!({ "t": "B", "c": { "n": 1, "even": 2 } }),
        json!({ "t": "C", "c": [2, { "n": 1 }] }),
        json!({ "t": "C", "c": [2] }),
        json!({ "t": "D", "c": null }),
    ]
}

fn untaggeds() -> Vec<Value> {
    let others = [
        json!(null),
        json!({ "low": 1, "high": 2 }),
        json!({ "low": 1, "high": 3 }),
        json!({ "n": 1, "low": 1, "high": 3 }),
        json!([1, 9]),
        json!("ab"),
    ];
    internals().into_iter().take(5).chain(adjacents().into_iter().take(3)).chain(others).collect()
}

fn keyeds() -> Vec<Value> {
    vec![
        json!({ "path": [1], "n": 2 }),
        json!({ "path": { "t": "D", "c": null } }),
        json!({ "name": "a", "count": 3, "inner": { "name": "b", "inner": { "text": { "low": 1, "high": 2 } } } }),
        json!({ "tags": { "plain": { "t": "A", "c": { "low": 1, "high": 2 } }, "dryRun": { "t": "D", "c": 2 } } }),
        json!({ "text": { "low": 1, "high": 1 } }),
    ]
}

#[test]
fn internal_tags() {
    check_type!(21, &internals(), Internal);
}

#[test]
fn adjacent_tags() {
    check_type!(22, &adjacents(), Adjacent);
}

#[test]
fn untagged() {
    check_type!(23, &untaggeds(), Untagged);
}

#[test]
fn by_key() {
    check_type!(24, &keyeds(), Keyed);
}

#[test]
fn everything() {
    let right = [
        json!({}),
        json!({ "kind": "plain", "name": { "a": 2 }, "internal": { "type": "plain" } }),
        json!({ "tags": [2, 4], "list": [1, untaggeds()], "map": keyeds().iter().map(|one| json!({ "a": one })).collect::<Vec<_>>() }),
        json!({ "internal": internals()[2], "map": [{ "a": keyeds()[2] }], "inner": [{ "type": "x" }, { "type": "named", "name": "" }] }),
    ];
    check_type!(25, &right, Crossed);
}
