//! Lists, maps, tuples and the enums and structs of std.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::IpAddr;
use std::num::NonZeroI8;

use deployment_validate::{DeploymentValidate, json};

use crate::{Kind, compare, compare_borrowed};

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Lists {
    #[validate(length(min = 1, max = 2), each(length(max = 1), each(range(max = 9))))]
    rows: Vec<Vec<u32>>,
    pair: (u8, Option<String>),
    three: [i8; 3],
    set: BTreeSet<u8>,
    inner: Option<Box<Lists>>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Maps {
    #[validate(length(max = 2), keys(pattern = "^[a-z]+$"), values(range(max = 9)))]
    map: BTreeMap<String, u8>,
    numbers: HashMap<u16, Vec<Kind>>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Low {
    #[validate(keys(range(max = 5)))]
    map: HashMap<u16, u8>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct LowNonZero {
    #[validate(keys(range(max = 5)))]
    map: HashMap<NonZeroI8, u8>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Others {
    text: String,
    address: Option<IpAddr>,
    result: Result<u8, String>,
    span: std::ops::Range<u8>,
}

/// Only how many keys there are, of which equal ones count once.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Few {
    #[validate(length(max = 1))]
    map: BTreeMap<String, u8>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Many {
    #[validate(length(max = 17))]
    map: BTreeMap<String, u8>,
}

/// A set's length is how many different items there are.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Counted {
    #[validate(length(max = 1))]
    set: BTreeSet<u8>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Borrowed<'a> {
    by_name: BTreeMap<&'a str, u8>,
}

#[test]
fn lists_hold_what_is_read() {
    let texts = [
        r#"{"rows":[[1]],"pair":[1,null],"three":[1,2,3],"set":[1,1]}"#,
        r#"{"rows":[[]],"pair":[1,"a"],"three":[1,2,3],"set":[],"inner":{"rows":[[],[0]],"pair":[0,""],"three":[0,0,0],"set":[]}}"#,
    ];
    assert!(compare::<Lists>(&texts) > 100);
    assert!(compare::<Counted>(&[r#"{"set":[1,1]}"#]) > 5);
    assert!(compare::<Vec<Option<u8>>>(&["[1,null]"]) > 10);
    assert!(compare::<(String, u8)>(&[r#"["a",1]"#]) > 5);
}

#[test]
fn maps_hold_what_is_read() {
    let texts = [r#"{"map":{"a":1,"b":2},"numbers":{"1":["http"]}}"#, r#"{"map":{},"numbers":{}}"#];
    assert!(compare::<Maps>(&texts) > 50);
    assert!(compare::<Low>(&[r#"{"map":{"5":1}}"#]) > 5);
    assert!(compare::<LowNonZero>(&[r#"{"map":{"-1":1}}"#]) > 5);
    assert!(compare::<BTreeMap<i64, bool>>(&[r#"{"1":true,"-1":false}"#]) > 5);
    type NonZeros = BTreeMap<NonZeroI8, Vec<NonZeroI8>>;
    assert!(compare::<NonZeros>(&[r#"{"-1":[1,-2],"5":[10]}"#, r#"{"-128":[127],"1":[]}"#]) > 0);
    assert!(compare_borrowed!(Borrowed, [r#"{"by_name":{"a":1,"b":2}}"#]) > 5);
}

#[test]
fn keys_count_once() {
    let texts = [r#"{"map":{"a":1}}"#, r#"{"map":{"a":1,"a":2}}"#, r#"{"map":{"a":1,"\u0061":2}}"#];
    assert!(compare::<Few>(&texts) > 5);
    for (keys, is_valid) in [(17, true), (18, false)] {
        let entries: Vec<String> = (0..keys).map(|key| format!(r#""{key}":1"#)).collect();
        for again in ["", r#","1":1"#] {
            let text = format!(r#"{{"map":{{{}{again}}}}}"#, entries.join(","));
            assert_eq!(json::is_valid::<Many>(&text), is_valid, "{text}");
            assert_eq!(json::from_str::<Many>(&text).is_ok(), is_valid, "{text}");
        }
    }
}

#[test]
fn what_std_reads_is_compared() {
    let texts = [
        r#"{"text":"","address":"::1","result":{"Ok":1},"span":{"start":1,"end":2}}"#,
        r#"{"text":"","result":{"Err":"e"},"span":{"end":2,"start":1}}"#,
    ];
    assert!(compare::<Others>(&texts) > 50);
}

/// Lists and objects as deep as they may be, and one deeper.
#[test]
fn depth_is_that_of_reading() {
    #[derive(Debug, DeploymentValidate)]
    #[validate(deserialize)]
    #[allow(dead_code)]
    struct Deep {
        #[serde(default)]
        a: Vec<Deep>,
        b: Option<u8>,
    }
    for (levels, is_valid) in [(62, true), (63, true), (64, false), (65, false), (1000, false)] {
        let text = r#"{"a":["#.repeat(levels) + &"]}".repeat(levels);
        assert_eq!(json::from_str::<Deep>(&text).is_ok(), is_valid, "{levels}");
        assert_eq!(json::is_valid::<Deep>(&text), is_valid, "{levels}");
        let ignored = format!(r#"{{"z":{text}}}"#);
        assert!(json::from_str::<Deep>(&ignored).is_ok());
        assert!(json::is_valid::<Deep>(&ignored));
    }
    // What stands side by side is not deep.
    let wide = format!("[{}[]]", "[],".repeat(300));
    assert!(json::is_valid::<Vec<Vec<String>>>(&wide));
}
