//! Types whose every part the walk decides: places of tuples, keys with rules, keys that decide, types of std.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::num::NonZeroI8;

use deployment_validate::{DeploymentValidate, json};

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
    #[validate(keys(range(max = 1)))]
    signed: BTreeMap<NonZeroI8, u8>,
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
    for text in [r#"{"map":{"6":1},"signed":{}}"#, r#"{"map":{},"signed":{"2":1}}"#] {
        assert!(json::from_str::<Ruled>(text).is_err() && !json::is_valid::<Ruled>(text), "{text}");
    }
    for text in [r#"{"a":1}"#, r#"{"b":1}"#, r#"{"d":1}"#, r#"{"e":1}"#, r#"{"a":1,"c":"a"}"#] {
        assert!(json::from_str::<Keyed>(text).is_err() && !json::is_valid::<Keyed>(text), "{text}");
    }
    assert!(compare::<Ruled>(&[r#"{"map":{"1":1,"5":0},"signed":{"-1":1}}"#]) > 2);
}
