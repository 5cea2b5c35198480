//! What stands inside newtypes, options and templates.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Templated};
use serde::Deserialize;
use serde_json::json;

use super::{Inner, Kind, check, check_beside, check_type, judge};

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
struct Wrap<T>(T);

/// Read through serde's derive.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Wrapped {
    kind: Kind,
    wrapped: Wrap<Kind>,
    inner: Option<Wrap<Inner>>,
    name: Wrap<Option<String>>,
    count: Wrap<Templated<u8>>,
    size: Option<Templated<Wrap<Option<u8>>>>,
    deep: Option<Templated<Option<Wrap<Inner>>>>,
    #[validate(required_if(kind = DryRun))]
    high: Option<Wrap<Wrap<u8>>>,
    #[validate(required_if(inner))]
    t: Option<Wrap<String>>,
    #[serde(default)]
    map: BTreeMap<Wrap<String>, Wrap<May>>,
    may: Option<Wrap<May>>,
}

/// Which variants take `null`.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum May {
    Low { low: u8 },
    Pair(u8, u8),
    Text(Wrap<Option<String>>),
}

/// The same where `null` is denied.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize, deny_null)]
#[allow(dead_code)]
struct Denied {
    kind: Kind,
    name: Option<Wrap<Option<String>>>,
    #[serde(default)]
    may: Option<May>,
    count: Option<Templated<u8>>,
    #[validate(required_if(kind = DryRun), each(length(max = 2)))]
    tags: Option<Vec<String>>,
}

/// What stands beside a tag.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "camelCase")]
#[allow(dead_code)]
enum Tagged {
    Wrapped(Wrap<Inner>),
    Nothing(()),
    May(Option<Inner>),
    Map(BTreeMap<String, Wrap<u8>>),
    Number(u8),
    Plain,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Around {
    name: String,
    #[serde(flatten)]
    tagged: Wrap<Tagged>,
}

#[test]
fn what_is_inside() {
    let inner = json!({ "n": 1, "text": "abcd" });
    let right = [
        json!({ "kind": "plain", "wrapped": "dryRun", "name": null, "count": 5 }),
        json!({ "kind": "dryRun", "wrapped": "plain", "name": "ab", "count": "${x}", "high": 1, "map": { "a": null, "b": "x" } }),
        json!({ "kind": "dryRun", "wrapped": "plain", "name": "", "count": 1, "high": 2, "inner": inner, "t": "a", "may": { "low": 1 }, "deep": inner }),
        json!({ "kind": "plain", "wrapped": "plain", "name": "a", "count": 0, "size": 1, "deep": "${x}", "may": [1, 2], "map": { "": [0, 0], "x/y": "a" } }),
    ];
    check_type!(61, &right, Wrapped);
    let right = [
        json!({ "kind": "plain", "name": "a", "may": "a" }),
        json!({ "kind": "dryRun", "tags": ["a"], "count": "${x}", "may": { "low": 1 } }),
    ];
    check_type!(62, &right, Denied);
}

#[test]
fn what_is_beside_a_tag() {
    let right = [
        json!({ "type": "wrapped", "n": 1, "text": "a" }),
        json!({ "type": "nothing" }),
        json!({ "type": "may", "n": 5 }),
        json!({ "type": "map", "a": 1, "n": 2 }),
        json!({ "type": "plain" }),
    ];
    check_type!(63, &right, Tagged);
    let named = right.map(|mut one| {
        one["name"] = json!("a");
        one
    });
    check_type!(64, &named[..2], Around);
}
