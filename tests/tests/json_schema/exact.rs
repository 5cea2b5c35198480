//! Keywords as they are written, where a validator sees no difference or no value of a test does.

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::num::NonZeroI8;

use deployment_validate::schema::{Kind, Schema};
use deployment_validate::{DeploymentValidate, Key, Segment, json_schema};
use serde::Deserializer;
use serde_json::json;

#[derive(DeploymentValidate)]
#[allow(dead_code)]
struct Exact {
    #[validate(range(min = -5, max = 10))]
    small: i8,
    #[validate(range(max = 18446744073709551615))]
    wide: u128,
    #[validate(length(min = 1))]
    set: BTreeSet<u8>,
    #[validate(multiple_of = 0.1)]
    tenths: f64,
    #[validate(keys(multiple_of = 2))]
    even: BTreeMap<u8, bool>,
    #[validate(keys(one_of(1, 2)))]
    few: BTreeMap<u8, bool>,
    twice: Option<Option<u8>>,
    nothing: Option<()>,
    above: Option<NonZeroI8>,
    #[serde(deserialize_with = "boxed")]
    boxed: Option<Box<Opaque>>,
    #[serde(deserialize_with = "listed")]
    listed: Vec<Opaque>,
    #[serde(deserialize_with = "in_place")]
    in_place: [u8; 2],
    plain: BTreeMap<String, bool>,
    words: BTreeMap<Word, bool>,
    digits: BTreeMap<Digit, bool>,
    any: serde_json::Value,
    socket: SocketAddr,
    places: Places,
    sockets: BTreeMap<SocketAddr, bool>,
    #[validate(not(each(format = ipv4)))]
    hosts: Vec<String>,
    #[validate(not(any_of((format = ipv4), (length(max = 3)))))]
    host: String,
}

#[derive(DeploymentValidate)]
struct Opaque(u8);

#[derive(PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
#[allow(non_camel_case_types)]
struct word_(#[validate(pattern = "^a")] String);

type Word = word_;

#[derive(DeploymentValidate)]
struct Places(#[serde(default)] u8, #[serde(default)] u8);

/// A key of one digit, by hand.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Digit(u8);

impl Key for Digit {
    const TYPE: &'static Schema = &Schema::of(Kind::Integer { min: 0, max: 5 });

    fn segment(&self) -> Segment<'_> {
        self.0.segment()
    }
}

#[derive(DeploymentValidate)]
struct Flat {
    #[serde(flatten)]
    #[validate(keys(pattern = "^a"))]
    rest: BTreeMap<String, bool>,
}

/// Keys of a flattened map beside none.
#[test]
fn names_of_a_flattened_map() {
    let schema = json_schema::<Flat>();
    assert_eq!(schema["propertyNames"], json!({ "pattern": "^a" }), "{schema}");
}

fn boxed<'de, D: Deserializer<'de>>(_: D) -> Result<Option<Box<Opaque>>, D::Error> {
    Ok(None)
}

fn listed<'de, D: Deserializer<'de>>(_: D) -> Result<Vec<Opaque>, D::Error> {
    Ok(Vec::new())
}

fn in_place<'de, D: Deserializer<'de>>(_: D) -> Result<[u8; 2], D::Error> {
    Ok([0; 2])
}

#[test]
fn keywords_of_single_rules() {
    let schema = json_schema::<Exact>();
    let byte = json!({ "type": "integer", "minimum": 0, "maximum": 255 });
    let bytes = "^(?:0|[1-9][0-9]{0,1}|[1-1][0-9]{2}|2[0-4][0-9]|25[0-4]|255)$";
    assert!(jsonschema::meta::is_valid(&schema));
    for (name, expected) in [
        ("small", json!({ "type": "integer", "minimum": -5, "maximum": 10 })),
        ("wide", json!({ "type": "integer", "minimum": 0, "maximum": 18_446_744_073_709_551_615_u64 })),
        ("set", json!({ "type": "array", "items": byte, "minItems": 1 })),
        ("tenths", json!({ "type": "number", "$comment": "multiple_of {\"step\":0.1}" })),
        ("even", json!({ "$comment": "multiple_of {\"step\":2}", "pattern": bytes })),
        ("few", json!({ "enum": ["1", "2"], "pattern": bytes })),
        ("plain", json!({ "type": "object", "additionalProperties": { "type": "boolean" } })),
        ("words", json!({ "$ref": "#/$defs/word_" })),
        ("digits", json!({ "pattern": "^(?:0|[1-4]|5)$" })),
        ("any", json!({})),
        ("socket", json!({ "$comment": "must be an IP address with a port", "type": "string" })),
        ("sockets", json!({ "$comment": "must be an IP address with a port" })),
        ("places", json!({ "$ref": "#/$defs/Places" })),
        ("twice", json!({ "type": ["integer", "null"], "minimum": 0, "maximum": 255 })),
        ("nothing", json!({ "type": "null" })),
        (
            "above",
            json!({ "anyOf": [
                { "type": "integer", "minimum": -128, "maximum": 127, "not": { "const": 0 } },
                { "type": "null" },
            ] }),
        ),
        ("boxed", json!({ "$comment": "as serde reads Opaque" })),
        ("listed", json!({ "$comment": "as serde reads Vec" })),
        ("in_place", json!({ "$comment": "as serde reads [u8; 2]" })),
        // Validators may leave `format` out, and would refuse what is valid.
        (
            "hosts",
            json!({
                "$comment": "must not fit this: each item must be an IPv4 address",
                "type": "array",
                "items": { "type": "string" },
            }),
        ),
        (
            "host",
            json!({
                "$comment": "must not fit this: must be an IPv4 address, or must be at most 3 characters long",
                "type": "string",
            }),
        ),
    ] {
        let property = &schema["properties"][name];
        assert_eq!(property.get("propertyNames").unwrap_or(property), &expected, "{name}");
    }
}

#[derive(DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Either {
    Number(u8),
    Text { text: String },
}

#[derive(DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Ruled {
    Short {
        #[validate(length(max = 1))]
        text: String,
    },
    Other {
        text: String,
    },
}

/// The first variant decides only where its rules may refuse what its type takes.
#[test]
fn variants_without_rules_are_alternatives() {
    let either = json_schema::<Either>();
    assert_eq!(either["anyOf"][0], json!({ "type": "integer", "minimum": 0, "maximum": 255 }), "{either}");
    let ruled = json_schema::<Ruled>();
    assert!(ruled.get("anyOf").is_none() && ruled.get("if").is_some(), "{ruled}");
}

#[derive(DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Wide {
    Host {
        host: SocketAddr,
        #[validate(length(max = 1))]
        text: String,
    },
    Other {
        text: String,
    },
}

/// A type that accepts more than serde reads decides nothing: its rules hold or what is otherwise.
#[test]
fn variants_of_types_that_are_not_exact_are_alternatives() {
    let wide = json_schema::<Wide>();
    assert!(
        wide["$comment"].as_str().is_some_and(|own| own.contains("the first that serde can read")),
        "{wide}"
    );
    let lists = &wide["anyOf"];
    assert_eq!(lists.as_array().map(Vec::len), Some(2), "{wide}");
    assert!(
        lists[0].to_string().contains("maxLength") && !lists[1].to_string().contains("maxLength"),
        "{wide}"
    );
}
