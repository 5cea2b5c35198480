//! `Maybe`, `Templated`, `deny_null`, and what functions and conversions make of flattened fields.

use std::collections::BTreeMap;
use std::num::NonZeroU8;

use deployment_validate::{DeploymentValidate, Maybe, Templated, Valid};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::json;

use super::{Inner, Kind, check, check_beside, check_type, judge};

/// Read through serde's derive.
#[derive(Debug, Serialize, Deserialize, DeploymentValidate)]
#[validate(at_most_one_of(low, high))]
struct Changed {
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    #[validate(length(max = 2))]
    name: Maybe<String>,
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    kind: Maybe<Kind>,
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    #[validate(required_if(kind = DryRun), range(max = 9))]
    low: Maybe<u8>,
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    #[validate(forbidden_if(name = "ab"))]
    high: Maybe<Templated<u8>>,
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    inner: Maybe<Inner>,
}

/// The same by the derive's own impl, where `null` is denied.
#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null, at_least_one_of(name, n, count))]
#[allow(dead_code)]
struct Emitted {
    #[validate(length(max = 2))]
    name: Maybe<String>,
    n: Option<NonZeroU8>,
    #[validate(nullable, range(max = 9))]
    count: Option<u8>,
    #[validate(length(max = 2), each(range(max = 9)))]
    tags: Option<Templated<Vec<u8>>>,
    #[validate(required_if(name))]
    kind: Option<Templated<Kind>>,
    map: Option<BTreeMap<NonZeroU8, Changed>>,
}

#[test]
fn absent_null_and_templates() {
    let inner = json!({ "n": 1, "text": "a" });
    let right = [
        json!({}),
        json!({ "name": null, "kind": "plain", "high": "${x}", "inner": inner }),
        json!({ "name": "a", "kind": "dryRun", "low": 9, "inner": null }),
        json!({ "name": "x/", "high": 5, "low": null, "kind": null }),
    ];
    let right = right.iter().filter(|one| one.get("high").is_none() || one.get("low").is_none());
    let right: Vec<_> = right.cloned().collect();
    check_type!(51, &right, Changed);
    let right = [
        json!({ "name": "ab", "kind": "plain", "tags": [1, 9] }),
        json!({ "n": 1, "tags": "${tags}", "map": { "2": { "name": null }, "9": {} } }),
        json!({ "count": null, "n": 5, "kind": "${kind}" }),
    ];
    check_type!(52, &right, Emitted);
}

fn halved<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Inner, D::Error> {
    Inner::deserialize(deserializer).map(|inner| Inner { n: inner.n / 2, ..inner })
}

fn is_small(inner: &Inner) -> Result<(), &'static str> {
    if inner.n < 9 { Ok(()) } else { Err("must be small") }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(from = "Inner")]
#[allow(dead_code)]
struct Swapped {
    #[validate(length(max = 2))]
    text: Option<String>,
    n: u8,
}

impl From<Inner> for Swapped {
    fn from(Inner { n, text }: Inner) -> Self {
        Swapped { text, n }
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatFunction {
    #[validate(length(max = 2))]
    name: String,
    #[serde(flatten, deserialize_with = "halved")]
    #[validate(custom(is_small))]
    inner: Inner,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatWire {
    #[validate(length(max = 2))]
    name: String,
    #[serde(flatten, deserialize_with = "halved")]
    #[validate(wire = Inner, custom(is_small))]
    inner: Inner,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatFrom {
    #[validate(length(max = 2))]
    name: String,
    #[serde(flatten)]
    swapped: Swapped,
    #[serde(deserialize_with = "halved")]
    #[validate(wire = Inner)]
    inner: Inner,
    map: Option<BTreeMap<String, Valid<Inner>>>,
}

#[test]
fn what_functions_make_of_flattened_fields() {
    let right = [json!({ "name": "a", "n": 9 }), json!({ "name": "ab", "n": 2, "text": "x" })];
    check_type!(53, &right, FlatFunction);
    check_type!(54, &right, FlatWire);
    let right = [
        json!({ "name": "a", "n": 255, "inner": { "n": 10 } }),
        json!({ "name": "ab", "n": 2, "text": "ab", "inner": { "n": 18, "text": "a" }, "map": { "a": { "n": 9 } } }),
    ];
    check_type!(55, &right, FlatFrom);
}
