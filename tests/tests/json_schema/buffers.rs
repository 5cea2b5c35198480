//! What serde reads otherwise through a buffer, or not at all: the schema refuses it, or says so in a comment.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, json, json_schema};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Wide {
    n: Option<u128>,
    #[serde(default)]
    ports: BTreeMap<u16, u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Tagged {
    A(Wide),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Untagged {
    A { wide: Vec<Wide> },
}

/// Where serde reads a number from a text, or nothing at all.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Spared {
    A {
        #[serde(skip)]
        skipped: u128,
        #[serde(deserialize_with = "by_text")]
        #[validate(wire = String)]
        wide: u128,
    },
    #[serde(skip)]
    B { wide: u128 },
}

fn by_text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u128, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
}

/// The tag stands around the content.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
enum Around {
    A { wide: u128 },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Beside {
    A(Wide),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Flat {
    #[serde(flatten)]
    wide: Wide,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Tuples {
    A(Vec<Inside>),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Inside {
    pair: (u8, i128),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Narrow {
    A { signed: i64, unsigned: u64, map: BTreeMap<String, u64> },
}

#[test]
fn what_serde_reads_from_a_text_only_is_a_comment() {
    const SAID: &str = "serde reads no 128-bit integers, and keys of maps as texts only, through `tag`, `untagged` and `flatten`";
    for schema in [
        json_schema::<Tagged>(),
        json_schema::<Untagged>(),
        json_schema::<Beside>(),
        json_schema::<Flat>(),
        json_schema::<Tuples>(),
    ] {
        assert_eq!(schema["$comment"], SAID, "{schema}");
    }
    for schema in [json_schema::<Wide>(), json_schema::<Narrow>()] {
        assert!(!schema.to_string().contains("$comment"), "{schema}");
    }
    let text = r#"{"t":"A","n":1,"ports":{"80":1}}"#;
    assert!(json::from_str::<Tagged>(text).is_err());
    assert!(json::from_str::<Wide>(r#"{"n":1,"ports":{"80":1}}"#).is_ok());
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "kind")]
#[allow(dead_code)]
enum Outer {
    Needs(Needs),
    May(May),
    Alias(Alias),
    Inner(Inner),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Needs {
    kind: String,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct May {
    kind: Option<u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Alias {
    #[serde(alias = "kind")]
    name: String,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "inner")]
#[allow(dead_code)]
enum Inner {
    Needs { kind: String },
    Not { n: u8 },
}

#[test]
fn what_is_read_from_a_text_may_be_wide() {
    assert!(json::from_str::<Spared>(r#"{"wide":"340282366920938463463374607431768211455"}"#).is_ok());
    assert!(json::from_str::<Around>(r#"{"A":{"wide":340282366920938463463374607431768211455}}"#).is_ok());
}

#[test]
fn a_key_that_is_the_tag_is_no_field() {
    let schema = json_schema::<Outer>();
    for (document, is_valid) in [
        (json!({ "kind": "Needs" }), false),
        (json!({ "kind": "May" }), true),
        (json!({ "kind": "Alias" }), false),
        (json!({ "kind": "Alias", "name": "a" }), true),
        (json!({ "kind": "Inner", "inner": "Needs" }), false),
        (json!({ "kind": "Inner", "inner": "Not", "n": 1 }), true),
    ] {
        let text = document.to_string();
        assert_eq!(json::from_str::<Outer>(&text).is_ok(), is_valid, "{text}");
        assert_eq!(jsonschema::is_valid(&schema, &document), is_valid, "{text}: {schema}");
    }
}

#[test]
fn an_f32_has_bounds() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Single {
        plain: f32,
        #[validate(range(max = 1e30))]
        ruled: Option<f32>,
    }
    let schema = json_schema::<Single>();
    for (text, is_valid) in [
        (r#"{"plain":-3.4028235e38}"#, true),
        (r#"{"plain":3.4028235e38,"ruled":1e30}"#, true),
        (r#"{"plain":-1e39}"#, false),
        (r#"{"plain":1,"ruled":-1e39}"#, false),
        (r#"{"plain":1,"ruled":1e31}"#, false),
    ] {
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(json::from_str::<Single>(text).is_ok(), is_valid, "{text}");
        assert_eq!(jsonschema::is_valid(&schema, &value), is_valid, "{text}: {schema}");
    }
}

#[test]
fn a_bound_that_is_a_field_is_a_sentence() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Span {
        start: u8,
        #[validate(range(min = self.start))]
        end: u8,
        #[validate(length(max = self.end))]
        list: Vec<u8>,
    }
    let properties = &json_schema::<Span>()["properties"];
    assert_eq!(properties["end"]["$comment"], "it must be at least start");
    assert_eq!(properties["list"]["$comment"], "its length must be at most end");
}

/// The object around the tag is content, so serde never takes it for an absent one.
#[test]
fn optional_content_beside_a_tag_is_required() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Inner {
        #[validate(range(max = 9))]
        x: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    #[allow(dead_code)]
    enum Optional {
        Inside(Option<Inner>),
        Behind(Option<Box<Inner>>),
        Map(Option<BTreeMap<String, u8>>),
        Own(Option<Box<Optional>>),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Around {
        n: Option<u8>,
        #[serde(flatten)]
        optional: Optional,
    }

    for (text, is_valid) in [
        (r#"{"t":"Inside","x":1}"#, true),
        (r#"{"t":"Inside","x":10}"#, false),
        (r#"{"t":"Inside"}"#, false),
        (r#"{"t":"Behind","x":1}"#, true),
        (r#"{"t":"Behind"}"#, false),
        (r#"{"t":"Map","x":1}"#, true),
        (r#"{"t":"Map","x":"a"}"#, false),
    ] {
        let document: Value = serde_json::from_str(text).unwrap();
        assert_eq!(json::from_str::<Optional>(text).is_ok(), is_valid, "{text}");
        assert_eq!(json::from_str::<Around>(text).is_ok(), is_valid, "{text}");
        assert_eq!(jsonschema::is_valid(&json_schema::<Optional>(), &document), is_valid, "{text}");
        assert_eq!(jsonschema::is_valid(&json_schema::<Around>(), &document), is_valid, "{text}");
    }
}

#[test]
fn a_place_with_a_wrong_default_is_required() {
    fn four() -> u8 {
        4
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Pair(
        u8,
        #[serde(default = "four")]
        #[validate(range(max = 3))]
        u8,
        #[serde(default)] u8,
    );

    for (text, is_valid) in [("[1]", false), ("[1,3]", true), ("[1,4]", false), ("[1,3,1]", true)] {
        let document: Value = serde_json::from_str(text).unwrap();
        assert_eq!(json::from_str::<Pair>(text).is_ok(), is_valid, "{text}");
        assert_eq!(jsonschema::is_valid(&json_schema::<Pair>(), &document), is_valid, "{text}");
    }
}
