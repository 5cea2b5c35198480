//! `by_key` enums whose variants flatten types of every kind, by themselves and flattened, and structs that the derive reads
//! with such fields.

use std::collections::BTreeMap;

use deployment_validate::DeploymentValidate;
use serde::Deserialize;
use serde_json::json;

use super::{Inner, Kind, check, check_beside, check_type, judge};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(at_most_one_of(text, t))]
#[allow(dead_code)]
struct Shared {
    #[serde(default)]
    kind: Option<Kind>,
    #[validate(range(max = 9))]
    count: u8,
    #[validate(required_if(kind = DryRun))]
    text: Option<String>,
    #[serde(alias = "c")]
    t: Option<bool>,
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key)]
#[allow(dead_code)]
enum Denied {
    Path {
        path: String,
        #[serde(flatten)]
        shared: Shared,
    },
    Name {
        #[validate(length(max = 2))]
        name: String,
        n: Option<u8>,
        #[serde(flatten)]
        shared: Shared,
    },
    Rest {
        n: Option<u8>,
        #[serde(flatten)]
        shared: Shared,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Nested {
    #[serde(flatten)]
    shared: Shared,
    #[serde(flatten)]
    inner: Option<Inner>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "lowercase")]
#[allow(dead_code)]
enum Http {
    Http { n: u8 },
    Plain,
}

#[derive(Debug, DeploymentValidate)]
#[validate(by_key)]
#[allow(dead_code)]
enum Keyed {
    Low {
        low: u8,
        #[serde(flatten)]
        shared: Shared,
    },
    High {
        high: String,
        #[serde(flatten)]
        shared: Shared,
    },
}

#[derive(Debug, DeploymentValidate)]
#[validate(by_key, deny_null)]
#[allow(dead_code)]
enum Open {
    Path {
        path: String,
        #[serde(flatten)]
        nested: Nested,
    },
    Map {
        map: Option<u8>,
        #[serde(flatten)]
        #[validate(keys(length(max = 5)), values(range(max = 9)))]
        rest: BTreeMap<String, u8>,
    },
    Inner {
        inner: bool,
        #[serde(flatten)]
        http: Http,
    },
    Tags {
        tags: Vec<u8>,
        #[serde(flatten)]
        keyed: Box<Keyed>,
    },
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Read {
    version: Option<u8>,
    #[serde(flatten)]
    open: Open,
}

#[test]
fn variants_that_flatten_a_struct() {
    let right = [
        json!({ "path": "", "count": 9 }),
        json!({ "name": "ab", "count": 1, "n": 1, "kind": "dryRun", "text": "" }),
        json!({ "count": 1, "c": true }),
    ];
    check_type!(51, &right, Denied);
}

#[test]
fn variants_that_flatten_anything() {
    let right = [
        json!({ "path": "", "count": 9, "n": 1, "text": "a" }),
        json!({ "tags": [1], "low": 1, "count": 1 }),
        json!({ "tags": [], "high": "a", "t": null, "count": 1 }),
        json!({ "map": 1, "a": 1, "count": 9 }),
        json!({ "inner": true, "type": "http", "n": 1 }),
        json!({ "inner": true, "type": "plain" }),
    ];
    check_type!(52, &right, Open);
    let right = right.map(|mut one| {
        one["version"] = json!(1);
        one
    });
    check_type!(53, &right, Read);
}
