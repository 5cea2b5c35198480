//! Flattened enums of each tagging, and what serde reads from a text only, in it and in buffers.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::num::NonZeroU8;

use deployment_validate::DeploymentValidate;
use serde::Deserialize;
use serde_json::json;

use super::converted::Even;
use super::{Inner, check, check_beside, check_type, judge};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "lowercase")]
#[allow(dead_code)]
enum Internal {
    Plain,
    Http {
        #[validate(range(max = 9))]
        n: u8,
        path: Option<String>,
    },
    Inner(Inner),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Adjacent {
    #[serde(alias = "abcd")]
    A(#[validate(length(max = 2))] Vec<u8>),
    Unit,
    Http {
        n: u8,
    },
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key)]
#[allow(dead_code)]
enum Keyed {
    Path {
        #[validate(length(min = 1))]
        path: String,
        n: Option<u8>,
    },
    Count {
        count: u8,
        n: Option<u8>,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatInternal {
    #[validate(length(max = 2))]
    name: String,
    #[serde(flatten)]
    internal: Internal,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct FlatAdjacent {
    #[validate(length(max = 2))]
    name: String,
    #[serde(flatten)]
    adjacent: Adjacent,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatKeyed {
    #[validate(length(max = 2))]
    name: String,
    #[serde(flatten)]
    keyed: Keyed,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatOptional {
    name: Option<u8>,
    #[serde(flatten)]
    internal: Option<Internal>,
    #[serde(flatten)]
    adjacent: Option<Adjacent>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code)]
enum Outside {
    External(#[validate(length(max = 2))] String),
    Low(u8),
    Map(#[validate(length(max = 1))] BTreeMap<String, u8>),
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key)]
#[allow(dead_code)]
enum Apart {
    Docker {
        #[validate(length(min = 1))]
        docker: String,
        tags: Option<u8>,
    },
    Kind {
        kind: u8,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatLater {
    name: Option<u8>,
    #[serde(flatten)]
    external: Option<Outside>,
    #[serde(flatten)]
    keyed: Option<Apart>,
    #[serde(flatten)]
    internal: Option<Internal>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatEarlier {
    name: Option<u8>,
    #[serde(flatten)]
    internal: Option<Internal>,
    #[serde(flatten)]
    keyed: Option<Apart>,
    #[serde(flatten)]
    external: Option<Outside>,
}

#[test]
fn optional_enums() {
    let right = [
        json!({}),
        json!({ "name": 1, "type": "http", "n": 2 }),
        json!({ "name": 1, "t": "A", "c": [1], "type": "plain" }),
    ];
    check_type!(64, &right, FlatOptional);
    let right = [
        json!({}),
        json!({ "name": 1, "docker": "x", "tags": 1, "type": "http", "n": 2 }),
        json!({ "name": 1, "kind": 1 }),
        json!({ "external": "ab", "kind": 1 }),
        json!({ "low": 1, "map": { "n": 1 } }),
    ];
    check_type!(67, &right, FlatLater);
    check_type!(68, &right, FlatEarlier);
}

#[test]
fn enums_of_each_tagging() {
    let right = [
        json!({ "name": "a", "type": "plain" }),
        json!({ "name": "", "type": "http", "n": 1, "path": null }),
        json!({ "name": "ab", "type": "inner", "n": 9 }),
    ];
    check_type!(61, &right, FlatInternal);
    let right = [
        json!({ "name": "a", "t": "A", "c": [1, 2] }),
        json!({ "name": "a", "t": "Unit" }),
        json!({ "name": "a", "t": "Http", "c": { "n": 1 } }),
    ];
    check_type!(62, &right, FlatAdjacent);
    let right = [json!({ "name": "a", "path": "x", "n": 1 }), json!({ "name": "a", "count": 1, "more": [] })];
    check_type!(63, &right, FlatKeyed);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Wide {
    n: Option<i128>,
    count: Option<u128>,
    #[serde(default)]
    map: BTreeMap<u16, f32>,
    #[serde(default)]
    inner: BTreeMap<NonZeroU8, BTreeMap<char, Option<char>>>,
    #[serde(default)]
    tags: BTreeMap<IpAddr, u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "lowercase")]
#[allow(dead_code)]
enum Buffered {
    Http(Wide),
    Plain { low: Option<u8>, high: Option<f32> },
}

#[test]
fn what_serde_reads_from_a_text_only() {
    let right = [
        json!({}),
        json!({ "n": i64::MIN, "count": u64::MAX, "map": { "1": 0.5, "65535": 1 } }),
        json!({ "inner": { "1": { "x": "a", "é": null } }, "tags": { "::1": 1, "127.0.0.1": 2 } }),
    ];
    check_type!(65, &right, Wide);
    let right = [
        json!({ "type": "http", "tags": { "::1": 1 } }),
        json!({ "type": "plain", "low": 1, "high": 1e30 }),
        json!({ "type": "http", "n": null, "map": {} }),
    ];
    check_type!(66, &right, Buffered);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Host {
    path: IpAddr,
    #[validate(range(max = 9))]
    n: u8,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum FirstThatFits {
    Host(Host),
    Wide(Signed),
    Even {
        low: Even,
        #[validate(range(max = 9))]
        n: u8,
    },
    Any(BTreeMap<String, serde_json::Value>),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Signed {
    high: i128,
    #[validate(range(max = 9))]
    n: u8,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatHost {
    #[serde(flatten)]
    host: Option<Host>,
}

/// What the schema of a type accepts and serde does not read decides nothing in the schema of what holds the type.
#[test]
fn types_that_only_serde_knows() {
    let right = [
        json!({ "path": "a", "n": 10, "low": 3 }),
        json!({ "path": "::1", "n": 9 }),
        json!({ "high": -1, "n": 9 }),
        json!({ "low": 1, "n": 100 }),
        json!({ "low": 2, "n": 0 }),
    ];
    check_type!(69, &right, FirstThatFits);
    check_type!(70, &right, FlatHost);
}
