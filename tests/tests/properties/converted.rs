//! Types that serde converts, reads by itself or takes out of a buffer.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Violation};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::{check, check_beside, check_type, judge};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(try_from = "u32")]
pub(super) struct Even {
    #[validate(range(max = 10))]
    value: u32,
}

impl TryFrom<u32> for Even {
    type Error = &'static str;

    fn try_from(value: u32) -> Result<Self, &'static str> {
        if value.is_multiple_of(2) { Ok(Even { value }) } else { Err("odd") }
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Ends {
    low: u8,
    high: u8,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(try_from = "Ends")]
#[validate(custom(narrow))]
pub(super) struct Interval {
    #[validate(range(max = 100))]
    low: u8,
    high: u8,
}

impl TryFrom<Ends> for Interval {
    type Error = &'static str;

    fn try_from(Ends { low, high }: Ends) -> Result<Self, &'static str> {
        if low <= high { Ok(Interval { low, high }) } else { Err("crossed") }
    }
}

fn narrow(interval: &Interval) -> Result<(), Violation> {
    if interval.high - interval.low < 100 { Ok(()) } else { Err(Violation::custom("is too wide")) }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(from = "Option<u8>")]
struct Filled {
    #[validate(range(max = 9))]
    count: u8,
}

impl From<Option<u8>> for Filled {
    fn from(count: Option<u8>) -> Self {
        Filled { count: count.unwrap_or_default() }
    }
}

fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.contains('x') {
        return Err(serde::de::Error::custom("has an x"));
    }
    Ok(text.split('\n').map(String::from).collect())
}

fn differ(words: &[String]) -> Result<(), Violation> {
    let repeats = words.windows(2).any(|pair| pair[0] == pair[1]);
    if repeats { Err(Violation::custom("repeats a word")) } else { Ok(()) }
}

/// Foreign, and reads an `Option`.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
#[allow(dead_code)]
pub(super) struct Maybe(Option<u8>);

/// Foreign, with an object of its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
pub(super) struct Foreign {
    n: u8,
    text: Option<String>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "type", deny_unknown_fields)]
#[allow(dead_code)]
enum Tagged {
    Interval(Interval),
    Inline {
        n: Even,
        #[validate(skip)]
        maybe: Maybe,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Either {
    Even(Even),
    Interval(Interval),
    Text(#[validate(length(max = 2))] String),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Converting {
    n: Even,
    low: Option<Interval>,
    #[serde(default)]
    tags: Vec<Either>,
    #[serde(default)]
    map: BTreeMap<String, Tagged>,
    #[serde(default, deserialize_with = "words")]
    #[validate(wire = String, length(max = 2), custom(differ))]
    text: Vec<String>,
    count: Filled,
    #[validate(skip)]
    maybe: Maybe,
    #[validate(skip, required_if(low))]
    inner: Option<Foreign>,
    #[serde(default)]
    #[validate(skip)]
    path: Vec<Foreign>,
}

#[test]
fn conversions_and_foreign_types() {
    let interval = json!({ "low": 1, "high": 100 });
    let tagged = json!({ "type": "Interval", "low": 1, "high": 2 });
    let right: [Value; 3] = [
        json!({ "n": 2 }),
        json!({ "n": 10, "low": interval, "inner": { "n": 1 }, "tags": [2, interval, "ab"], "text": "a\nb" }),
        json!({
            "n": 0, "map": { "a": tagged, "b": { "type": "Inline", "n": 2 } }, "count": 9, "maybe": 5,
            "path": [{ "n": 1, "text": "x/y" }],
        }),
    ];
    check_type!(7, &right, Converting);
    check_type!(8, &[json!([{ "low": 1, "high": 9 }])], Vec<Interval>);
    check_type!(9, &[json!([2, { "low": 1, "high": 9 }, "a"])], Vec<Either>);
    check_type!(10, &[tagged], Tagged);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(custom(ordered), all_or_none_of(low, high))]
struct Limits {
    low: Option<u8>,
    #[validate(range(max = 99))]
    high: Option<u8>,
}

fn ordered(limits: &Limits) -> Result<(), Violation> {
    if limits.low <= limits.high { Ok(()) } else { Err(Violation::custom("are crossed")) }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "lowercase")]
#[allow(dead_code)]
enum Type {
    Unit,
    Named {
        #[validate(length(max = 2))]
        text: String,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Pair {
    Unit,
    Number(#[validate(range(max = 9))] u8),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code)]
enum Either2 {
    External(#[validate(length(max = 2))] String),
    Internal { n: u8 },
}

#[derive(Debug, DeploymentValidate)]
#[validate(by_key)]
#[allow(dead_code)]
enum When {
    Path {
        #[validate(length(min = 1))]
        path: String,
    },
    Count {
        #[validate(range(min = 1))]
        count: u8,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatTagged {
    name: String,
    #[serde(flatten)]
    limits: Limits,
    #[serde(flatten)]
    tagged: Type,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatAdjacent {
    #[validate(length(max = 2))]
    name: Option<String>,
    #[serde(flatten)]
    pair: Pair,
    #[serde(flatten)]
    interval: Option<Interval>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatExternal {
    #[validate(length(max = 2))]
    name: Option<String>,
    #[serde(flatten)]
    either: Either2,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct FlatByKey {
    #[validate(length(max = 2))]
    name: String,
    #[serde(flatten)]
    when: When,
    #[serde(flatten)]
    interval: Interval,
}

#[test]
fn flattened_types() {
    check_type!(
        11,
        &[
            json!({ "name": "a", "type": "unit" }),
            json!({ "name": "a", "type": "named", "text": "ab", "low": 1, "high": 2 }),
        ],
        FlatTagged
    );
    check_type!(
        12,
        &[json!({ "t": "Unit" }), json!({ "name": "ab", "t": "Number", "c": 9, "low": 1, "high": 2 })],
        FlatAdjacent
    );
    check_type!(
        13,
        &[json!({ "external": "ab" }), json!({ "name": "ab", "internal": { "n": 1 }, "more": [1] })],
        FlatExternal
    );
    check_type!(
        14,
        &[
            json!({ "name": "a", "path": "x", "low": 1, "high": 9 }),
            json!({ "name": "", "count": 1, "low": 1, "high": 9 }),
        ],
        FlatByKey
    );
}
