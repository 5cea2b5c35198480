//! Rules that depend on other fields: conditions with `!=`, comparisons and paths.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Number, Numeric, Templated, json as read, json_schema};
use serde::Deserialize;
use serde_json::json;

use super::{agree, never_refuses};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Mode {
    Strict,
    DryRun,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
enum Place {
    Here { n: u8 },
    There,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Tls {
    #[serde(alias = "kind")]
    mode: Option<Mode>,
    #[serde(default = "nine")]
    size: i32,
    #[serde(flatten)]
    limits: Limits,
    place: Place,
}

fn nine() -> i32 {
    9
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Limits {
    most: f64,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Conditions {
    mode: Option<Mode>,
    count: i64,
    name: Option<String>,
    tls: Option<Box<Tls>>,
    #[validate(required_if(mode != Strict), forbidden_if(mode = Strict))]
    a: Option<u8>,
    #[validate(required_if(count > 3, count <= 10), forbidden_if(count != 4..=99))]
    b: Option<u8>,
    #[validate(forbidden_unless(name != "a" | "b"))]
    c: Option<u8>,
    #[validate(required_if(tls.mode = Strict), forbidden_if(tls.mode != Strict))]
    d: Option<u8>,
    #[validate(required_unless(tls.limits.most >= 1.5))]
    e: Option<u8>,
    #[validate(required_if(tls.place = Here))]
    f: Option<u8>,
    #[validate(forbidden_if(tls.place != Here, tls.mode))]
    g: Option<u8>,
}

#[test]
fn conditions_of_every_kind() {
    agree::<Conditions>(&[
        json!({"count": 3, "e": 1}),
        json!({"count": 4, "mode": "dryRun", "a": 1, "b": 1, "name": "c", "c": 1, "e": 1}),
        json!({"count": 11, "mode": "strict", "b": 1, "e": 1, "f": 2, "g": 1, "d": 1,
            "tls": {"mode": "strict", "most": 1, "place": {"t": "Here", "n": 1}}}),
        json!({"count": 100, "tls": {"kind": "dryRun", "size": 1, "most": 1.5, "place": {"t": "There"}}}),
        json!({"count": -1, "g": 1, "tls": {"mode": null, "size": 1, "most": 2, "place": {"t": "There"}}}),
    ]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Terms {
    mode: Option<Mode>,
    count: i64,
    #[serde(alias = "naem")]
    #[validate(when(mode = Strict, length(min = 2), pattern = "^a"), when(count > 3, mode, length(max = 3)))]
    name: Option<String>,
    #[validate(each(range(max = 9), when(mode != Strict, range(min = 1))), warn(length(max = 1)))]
    list: Vec<u8>,
    #[validate(when(tls.mode = Strict, one_of(1, 2)), ignored_unless(mode))]
    size: Option<u8>,
    tls: Option<Tls>,
}

#[test]
fn rules_on_a_condition() {
    agree::<Terms>(&[
        json!({"count": 4, "mode": "strict", "name": "abc", "list": [0, 9]}),
        json!({"count": 9, "naem": "bbbb", "list": []}),
        json!({"count": 3, "mode": "dryRun", "name": "", "list": [1, 9], "size": 3}),
        json!({"count": 3, "list": [0], "size": 1, "tls": {"mode": "strict", "size": 1, "most": 1, "place": {"t": "There"}}}),
    ]);
}

#[derive(DeploymentValidate)]
#[allow(dead_code)]
struct Apart {
    strict: bool,
    #[validate(when(strict = true, length(max = 3)))]
    name: Option<&'static str>,
    #[validate(when(strict = true, each(range(min = 1))))]
    list: Vec<u8>,
    #[validate(when(strict = true, length(max = 1)))]
    map: BTreeMap<u8, u8>,
    #[validate(each(range(max = 9)))]
    template: Templated<Vec<u8>>,
}

/// Strict validators want a type beside keywords that are for one.
#[test]
fn rules_apart_from_their_type_name_it() {
    let schema = json_schema::<Apart>();
    let then = |index: usize| &schema["allOf"][index]["then"]["properties"];
    assert_eq!(then(0)["name"], json!({ "maxLength": 3, "type": ["string", "null"] }));
    let items = json!({ "minimum": 1, "type": ["number", "null"] });
    assert_eq!(then(1)["list"], json!({ "items": items, "type": ["array", "null"] }));
    assert_eq!(then(2)["map"], json!({ "maxProperties": 1, "type": ["object", "null"] }));
    let rule = schema["properties"]["template"]["allOf"][0]["anyOf"][0].clone();
    assert_eq!(
        rule,
        json!({ "items": { "maximum": 9, "type": ["number", "null"] }, "type": ["array", "null"] })
    );
}

/// A text that stands for a number: rules see the number, documents the text.
#[derive(DeploymentValidate)]
#[validate(deserialize)]
struct Quantity(String);

impl Numeric for Quantity {
    fn number(&self) -> Option<Number> {
        Some(Number::Int(self.0.parse().ok()?))
    }
}

#[derive(DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Amounts {
    strict: bool,
    #[validate(when(strict = true, range(min = 1)))]
    amount: Quantity,
}

#[test]
fn rules_that_see_another_type_name_none() {
    let document = json!({ "strict": true, "amount": "5" });
    assert!(read::is_valid::<Amounts>(&document.to_string()));
    assert!(jsonschema::is_valid(&json_schema::<Amounts>(), &document));
}

/// Which of these a value is, its shape decides.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Shape {
    Low { low: u8 },
    Count { count: u8 },
    Text(String),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Shaped {
    shape: Option<Shape>,
    #[validate(required_if(shape = Low))]
    first: Option<u8>,
    #[validate(required_if(shape = Count))]
    second: Option<u8>,
}

#[test]
fn conditions_on_shapes() {
    agree::<Shaped>(&[
        json!({}),
        json!({"shape": "a"}),
        json!({"shape": {"low": 1, "count": 2}, "first": 1}),
        json!({"shape": {"count": 2}, "second": 1}),
    ]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Tag {
    A,
    B,
    #[serde(other)]
    Other,
}

#[derive(Debug, DeploymentValidate)]
#[validate(by_key)]
#[allow(dead_code)]
enum Source {
    Image { image: String },
    Build { build: String },
    Nothing {},
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Named {
    tag: Option<Tag>,
    source: Option<Source>,
    #[validate(required_if(tag = Other))]
    first: Option<u8>,
    #[validate(required_if(source = Image))]
    second: Option<u8>,
    #[validate(required_if(source = Nothing))]
    third: Option<u8>,
}

#[test]
fn conditions_on_tags_and_keys() {
    agree::<Named>(&[
        json!({"tag": {"t": "A"}}),
        json!({"tag": {"t": "x"}, "first": 1, "source": {"build": "a"}}),
        json!({"tag": {"t": "Other"}, "first": 1, "source": {"image": "a"}, "second": 1}),
        json!({"tag": {"t": "B"}, "source": {}, "third": 1}),
    ]);
}

fn halved<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    Ok(u8::deserialize(deserializer)? / 2)
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Part {
    size: u8,
}

/// Documents do not show what these conditions ask for.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Unshown {
    #[serde(deserialize_with = "halved")]
    #[validate(wire = u8)]
    half: u8,
    #[serde(skip)]
    hidden: u8,
    #[serde(flatten)]
    part: Option<Part>,
    #[validate(required_if(half = 4))]
    first: Option<u8>,
    #[validate(forbidden_if(hidden != 0))]
    second: Option<u8>,
    #[validate(required_if(part))]
    third: Option<u8>,
}

#[test]
fn conditions_on_what_documents_do_not_show() {
    never_refuses::<Unshown>(&[
        json!({"half": 4, "second": 1}),
        json!({"half": 8, "first": 1, "hidden": 1}),
        json!({"half": 1, "size": 1, "third": 1}),
        json!({"half": 1, "size": "a", "part": 1, "hidden": 0, "second": 1}),
    ]);
}
