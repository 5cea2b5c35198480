//! Types whose every part the walk decides: places of tuples, keys with rules, keys that decide, types of std.

use std::collections::BTreeMap;
use std::ffi::CString;
use std::net::IpAddr;
use std::num::NonZeroI8;

use deployment_validate::schema::Schema;
use deployment_validate::{DeploymentValidate, Key, Number, Scalar, ScalarValue, Segment, json};
use serde::Deserialize;

use crate::compare;

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Places {
    pair: (u8, bool),
    three: (u8, u8, Option<String>),
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Ruled {
    #[validate(keys(range(max = 5)))]
    map: BTreeMap<u8, u8>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Signed {
    #[validate(keys(range(max = 1)))]
    map: BTreeMap<NonZeroI8, u8>,
}

/// A key that a conversion may refuse.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
#[serde(try_from = "String")]
struct Lower(String);

impl Key for Lower {
    const TYPE: &'static Schema = <Self as DeploymentValidate>::SCHEMA;

    fn segment(&self) -> Segment<'_> {
        Segment::Key(&self.0)
    }
}

impl TryFrom<String> for Lower {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.chars().all(char::is_lowercase) { Ok(Lower(text)) } else { Err("must be lower case".into()) }
    }
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Lowered {
    map: BTreeMap<Lower, u8>,
}

/// A number that is written as a text.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
struct Amount(String);

impl Scalar for Amount {
    fn scalar(&self) -> Option<ScalarValue<'_>> {
        Some(ScalarValue::Number(Number::Int(self.0.parse().ok()?)))
    }
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Amounts {
    amount: Amount,
    #[validate(required_if(amount = 5))]
    name: Option<String>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Deep {
    next: Option<Box<Deep>>,
    bytes: Option<CString>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Values {
    #[validate(values(range(max = 9)))]
    map: BTreeMap<String, u8>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(by_key)]
#[allow(dead_code)]
enum Keyed {
    First { a: u8, b: u8, c: Option<String> },
    Second { d: u8, e: u8 },
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Single {
    part: f32,
    #[validate(required_if(part = 0.1))]
    name: Option<String>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Addresses {
    own: IpAddr,
    other: Option<IpAddr>,
}

#[test]
fn the_verdict_is_that_of_reading_each_place() {
    assert!(compare::<Places>(&[r#"{"pair":[1,true],"three":[1,2,"a"]}"#]) > 5);
    assert!(compare::<Values>(&[r#"{"map":{"b":10,"b":1}}"#, r#"{"map":{"a":1,"b":2}}"#]) > 5);
    assert!(compare::<Keyed>(&[r#"{"a":1,"b":2}"#, r#"{"d":1,"e":2}"#]) > 2);
    assert!(compare::<Single>(&[r#"{"part":0.1,"name":"a"}"#, r#"{"part":0.10000000149,"name":"a"}"#]) > 5);
    assert!(compare::<Addresses>(&[r#"{"own":"::1","other":"127.0.0.1"}"#]) > 2);
    refuse::<Ruled>(r#"{"map":{"6":1}}"#);
    refuse::<Signed>(r#"{"map":{"2":1}}"#);
    refuse::<Lowered>(r#"{"map":{"A":1}}"#);
    refuse::<Amounts>(r#"{"amount":"5"}"#);
    for text in [r#"{"a":1}"#, r#"{"b":1}"#, r#"{"d":1}"#, r#"{"e":1}"#, r#"{"a":1,"c":"a"}"#] {
        refuse::<Keyed>(text);
    }
    assert!(compare::<Ruled>(&[r#"{"map":{"1":1,"5":0}}"#]) > 2);
    assert!(compare::<Signed>(&[r#"{"map":{"-1":1}}"#]) > 2);
    assert!(compare::<Lowered>(&[r#"{"map":{"a":1}}"#]) > 1);
    assert!(compare::<Amounts>(&[r#"{"amount":"5","name":"a"}"#]) > 1);
}

/// Checks that a text is refused, whoever is asked first.
fn refuse<T: DeploymentValidate + for<'de> Deserialize<'de>>(text: &str) {
    assert!(!json::is_valid::<T>(text), "{text}");
    assert!(json::from_str::<T>(text).is_err(), "{text}");
}

/// What is read by itself is as deep as what encloses it.
#[test]
fn the_verdict_is_that_of_reading_what_is_deep() {
    let mut valid = 0;
    for depth in 100..140 {
        let text = format!("{}{{\"bytes\":[1]}}{}", "{\"next\":".repeat(depth), "}".repeat(depth));
        let is_valid = json::from_str::<Deep>(&text).is_ok();
        assert_eq!(json::is_valid::<Deep>(&text), is_valid, "{depth}");
        valid += usize::from(is_valid);
    }
    assert!((1..40).contains(&valid), "{valid}");
}
