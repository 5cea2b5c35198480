//! Beside consts and statics in lower case: a pattern of their name means them, so generated code binds other names.

#![allow(non_upper_case_globals, unused_imports)]

use std::borrow::Cow;
use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Valid, include_payload, json};
use serde::Deserialize;

use names::*;

mod names {
    macro_rules! names {
        ($($name:ident)*) => { $(pub(super) static $name: u8 = 1;)* };
    }

    names! {
        at bound call content count default deserializer entry error field field_0 field_1 find found given holds
        index inside item items judge key list map member name node out own path payload place present private probe read
        report result root rules schema segment slot_0 slot_1 start step tag text ty unit value values variant verdict
        violation visit wire
    }
}

/// Of another type than what generated code binds.
const other: &str = "";

#[derive(Clone, Copy, Debug, Deserialize, DeploymentValidate)]
#[validate(const)]
enum Kind {
    Plain,
    Named,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(constructors, exactly_one_of(first, second), custom(whole))]
struct Rules<'a> {
    #[validate(discriminator(Plain))]
    kind: Kind,
    #[validate(range(max = 3), custom(odd))]
    number: u8,
    #[validate(length(max = 3), required_if(kind = Named), custom(not_empty))]
    first: Option<Cow<'a, str>>,
    second: Option<u8>,
    #[validate(one_of("a", "b"))]
    letter: Cow<'a, str>,
    #[validate(each(length(max = 3)), length(max = 4))]
    texts: Vec<String>,
    #[validate(keys(pattern = "a"), values(range(max = 3)))]
    numbers: BTreeMap<String, u8>,
    #[validate(any_of((range(max = 3)), (multiple_of = 5)))]
    either: u8,
    #[validate(any_of((each(length(max = 3))), (length(max = 1))))]
    any: Vec<String>,
}

fn whole(all: &Rules<'_>) -> Result<(), &'static str> {
    if all.texts.len() < 9 { Ok(()) } else { Err("must have few texts") }
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn odd(number: &u8) -> Result<(), &'static str> {
    if number % 2 == 1 { Ok(()) } else { Err("must be odd") }
}

fn not_empty(given_text: &str) -> Result<(), &'static str> {
    if given_text.is_empty() { Err("must not be empty") } else { Ok(()) }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "tag")]
enum Tagged {
    Named {
        #[validate(range(max = 3))]
        number: u8,
        #[validate(required_if(number = 1))]
        option: Option<u8>,
    },
    Plain,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
enum Tuples {
    Two(#[validate(range(max = 3))] u8, #[validate(custom(odd))] u8),
    One(#[validate(range(max = 3))] u8),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Converted {
    #[serde(deserialize_with = "parsed")]
    #[validate(wire = String, range(max = 3), custom(odd))]
    number: u8,
    #[validate(skip, custom(odd))]
    skipped: u8,
    #[serde(default = "nothing")]
    #[validate(required)]
    option: Option<u8>,
}

fn nothing() -> Option<u8> {
    None
}

fn parsed<'de, D: serde::Deserializer<'de>>(source: D) -> Result<u8, D::Error> {
    String::deserialize(source)?.parse().map_err(serde::de::Error::custom)
}

#[derive(Debug, Default, DeploymentValidate)]
#[validate(deserialize, deny_null)]
#[serde(default)]
struct Emitted {
    #[validate(range(max = 3))]
    first: Option<u8>,
    second: u8,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
enum Name {
    First,
    Second,
}

#[derive(Debug, DeploymentValidate)]
#[validate(by_key, const)]
enum ByKey {
    Object { object: Object },
    Text { text: u8, both: Option<u8> },
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize, const)]
struct Object {
    #[validate(range(max = 3))]
    number: u8,
    words: Option<String>,
}

const EMBEDDED: Valid<ByKey> = include_payload!("statics.json" as ByKey);

#[test]
fn statics_in_lower_case_are_left_alone() {
    let with_number = |number: u8| {
        format!(
            r#"{{"kind":"Named","number":{number},"first":"a","letter":"a","texts":["a"],"numbers":{{"a":1}},"either":5,
                "any":[]}}"#
        )
    };
    assert!(json::from_str::<Rules<'_>>(&with_number(1)).is_ok());
    assert!(json::from_str::<Rules<'_>>(&with_number(2)).is_err());
    let made = Rules::named(1, "a", "a", Vec::new(), BTreeMap::new(), 5, Vec::new());
    assert!(made.is_valid() && made.first.is_some());
    assert!(json::from_str::<Tagged>(r#"{"tag":"Named","number":1}"#).is_err());
    assert!(json::from_str::<Tuples>(r#"{"Two":[1,2]}"#).is_err());
    assert!(json::from_str::<Converted>(r#"{"number":"1","skipped":1,"option":1}"#).is_ok());
    assert!(json::from_str::<Converted>(r#"{"number":"1","skipped":2,"option":1}"#).is_err());
    assert!(json::from_str::<Emitted>(r#"{"first":4}"#).is_err());
    assert!(json::from_str::<Name>(r#""First""#).is_ok());
    assert!(matches!(&*EMBEDDED, ByKey::Object { object } if object.number == 3));
}
