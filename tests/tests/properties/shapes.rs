//! What serde makes of a type: attributes in pieces, types that read themselves, functions, defaults under conditions, and
//! flattened enums of every tagging.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use deployment_validate::DeploymentValidate;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::json;

use super::{check, check_beside, check_type, judge};

/// Read from a number, as `serde_repr` does.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
enum Level {
    Low = 1,
    High = 2,
}

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u8::deserialize(deserializer)? {
            1 => Ok(Level::Low),
            2 => Ok(Level::High),
            _ => Err(serde::de::Error::custom("1 or 2")),
        }
    }
}

#[derive(Debug, Deserialize, Serialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Plain,
    DryRun,
}

fn dry_run() -> Kind {
    Kind::DryRun
}

fn five() -> u8 {
    5
}

fn trimmed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(String::deserialize(deserializer)?.trim_end_matches('b').to_owned())
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all(serialize = "UPPERCASE"))]
#[serde(rename_all(deserialize = "camelCase"))]
#[allow(dead_code)]
struct Shapes {
    #[serde(rename(deserialize = "type"))]
    #[serde(rename(serialize = "t"))]
    level: Level,
    #[serde(default)]
    inner: BTreeMap<Ipv4Addr, Vec<Level>>,
    #[serde(default = "dry_run")]
    kind: Kind,
    #[validate(required_if(kind = DryRun))]
    low: Option<u8>,
    #[serde(default = "five")]
    #[validate(range(max = 9))]
    high: u8,
    #[validate(forbidden_if(high = 5))]
    n: Option<u8>,
    #[serde(default, deserialize_with = "trimmed")]
    #[validate(wire = String, length(max = 1))]
    text: String,
}

#[test]
fn what_serde_makes_of_fields() {
    let right = [
        json!({ "type": 1, "low": 1 }),
        json!({ "type": 2, "kind": "plain", "high": 9, "n": 1, "text": "abb" }),
        json!({ "type": 2, "kind": "dryRun", "low": 2, "inner": { "127.0.0.1": [1, 2] } }),
    ];
    check_type!(41, &right, Shapes);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Either {
    Path {
        #[validate(length(min = 1))]
        path: String,
        n: Option<u8>,
    },
    Count {
        count: u8,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code)]
enum External {
    External(#[validate(length(max = 2))] String),
    Internal { n: u8 },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatUntagged {
    #[validate(length(max = 2))]
    name: String,
    #[serde(flatten)]
    either: Either,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct FlatDenied {
    #[validate(length(max = 2))]
    name: String,
    #[serde(flatten)]
    external: External,
}

#[test]
fn what_serde_makes_of_flattened_enums() {
    let right =
        [json!({ "name": "a", "path": "x", "n": 1 }), json!({ "name": "ab", "count": 1, "more": [] })];
    check_type!(42, &right, FlatUntagged);
    let right = [json!({ "name": "a", "external": "ab" }), json!({ "name": "", "internal": { "n": 1 } })];
    check_type!(43, &right, FlatDenied);
}
