//! The verdict makes no value: of types that own strings and lists it allocates nothing, whatever it says.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::IpAddr;
use std::num::NonZeroI8;

use allocation_counter::measure;
use deployment_validate::{DeploymentValidate, json};
use serde::Deserialize;

use crate::newtypes::{Name, Wrapped};

/// Judges a text by the schema alone. Reading it would allocate.
fn decide<T: DeploymentValidate + for<'de> Deserialize<'de>>(text: &str, is_valid: bool) {
    let mut verdict = None;
    let judging = measure(|| verdict = Some(json::is_valid::<T>(text)));
    assert_eq!((verdict, judging.count_total), (Some(is_valid), 0), "{text}");
    let mut read = None;
    let reading = measure(|| read = Some(json::from_str::<T>(text).is_ok()));
    assert_eq!(read, Some(is_valid), "{text}");
    assert_ne!(reading.count_total, 0, "{text} allocates");
}

/// The same of a right text and a wrong one, each beside a string that a value would own.
fn decide_both<T: DeploymentValidate + for<'de> Deserialize<'de>>(right: &str, wrong: &str) {
    decide::<(String, T)>(&format!(r#"["owned",{right}]"#), true);
    decide::<(String, T)>(&format!(r#"["owned",{wrong}]"#), false);
}

#[derive(Debug, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[validate(deserialize)]
#[allow(dead_code)]
enum Choice {
    First,
    Second(#[validate(range(max = 9))] u8),
    Third(u8, String),
    Fourth { a: String },
}

#[derive(Debug, DeploymentValidate)]
#[validate(by_key)]
#[allow(dead_code)]
enum Keyed {
    A { a: String, c: Option<u8> },
    B { b: u8, c: Option<u8> },
}

#[test]
fn every_kind_of_type_is_judged_without_a_value() {
    decide_both::<bool>("true", "1");
    decide_both::<char>(r#""é""#, r#""ab""#);
    decide_both::<i8>("-128", "128");
    decide_both::<u64>("18446744073709551615", "18446744073709551616");
    decide_both::<u128>("340282366920938463463374607431768211455", "340282366920938463463374607431768211456");
    decide_both::<i128>(
        "-170141183460469231731687303715884105728",
        "170141183460469231731687303715884105728",
    );
    decide_both::<NonZeroI8>("-1", "0");
    decide_both::<f32>("3e38", "1e39");
    decide_both::<f64>("0.1", &"9".repeat(400));
    decide_both::<()>("null", "0");
    decide_both::<Option<u8>>("null", r#""""#);
    decide_both::<[u8; 2]>("[1,2]", "[1]");
    decide_both::<Vec<String>>(r#"["a","\n"]"#, "[1]");
    decide_both::<BTreeSet<u8>>("[1,1]", "[256]");
    decide_both::<BTreeMap<String, u8>>(r#"{"a":1,"\u0061":2}"#, r#"{"a":""}"#);
    decide_both::<HashMap<u16, u8>>(r#"{"1":1}"#, r#"{" 1":1}"#);
    decide_both::<BTreeMap<NonZeroI8, u8>>(r#"{"-1":1}"#, r#"{"0":1}"#);
    decide_both::<(u8, u8)>("[1,2]", "[1,2,3]");
    decide::<(String, IpAddr)>(r#"["owned","::1"]"#, true);
    decide_both::<Result<u8, String>>(r#"{"Err":"a"}"#, r#"{"Neither":1}"#);
    decide_both::<std::ops::Range<u8>>(r#"{"start":1,"end":2}"#, r#"{"start":1}"#);
    decide_both::<Wrapped<u8>>("1", "null");
    decide_both::<Vec<Wrapped<u8>>>(&format!("[{}1]", "1,".repeat(200)), "[null]");
    decide_both::<Choice>(r#""first""#, r#""fifth""#);
    decide_both::<Choice>(r#""f\u0069rst""#, r#""second""#);
    decide_both::<Choice>(r#"{"second":1}"#, r#"{"second":10}"#);
    decide_both::<Choice>(r#"{"third":[1,"a"]}"#, r#"{"third":[1,"a"],"a":1}"#);
    decide_both::<Choice>(r#"{"fourth":{"a":"a"}}"#, r#"{"fourth":{}}"#);
    decide_both::<Keyed>(r#"{"a":"a"}"#, r#"{"a":"a","b":1}"#);
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize, at_most_one_of(map, list))]
#[allow(dead_code)]
struct Ruled {
    text: String,
    #[validate(pattern = "^a")]
    pattern: Option<String>,
    #[validate(length(min = 2, max = 3))]
    length: Option<String>,
    #[validate(range(max = 9))]
    range: Option<u8>,
    #[validate(multiple_of = 0.5)]
    multiple: Option<f64>,
    #[validate(one_of(true))]
    truth: Option<bool>,
    #[validate(none_of("a"))]
    letter: Option<char>,
    #[validate(prefix = "a", ascii)]
    prefix: Option<String>,
    #[validate(format = ipv4)]
    format: Option<String>,
    #[validate(any_of((length(max = 1)), (prefix = "ab")))]
    any: Option<String>,
    #[validate(not(prefix = "a"))]
    not: Option<String>,
    #[validate(length(max = 1), each(range(max = 9)))]
    list: Option<Vec<u8>>,
    #[validate(length(max = 1), keys(length(max = 1)), values(range(max = 9)))]
    map: Option<BTreeMap<String, u8>>,
    #[validate(values(range(max = 9)))]
    free: Option<BTreeMap<String, u8>>,
    #[validate(immutable)]
    fixed: Option<u8>,
}

#[test]
fn every_rule_is_judged_without_a_value() {
    let cases = [
        (r#""pattern":"a""#, true),
        (r#""pattern":"b""#, false),
        (r#""length":"ab""#, true),
        (r#""length":"abcd""#, false),
        (r#""range":9"#, true),
        (r#""range":10"#, false),
        (r#""multiple":1.5"#, true),
        (r#""multiple":1.25"#, false),
        (r#""truth":true"#, true),
        (r#""truth":false"#, false),
        (r#""letter":"b""#, true),
        (r#""letter":"a""#, false),
        (r#""prefix":"ab""#, true),
        (r#""prefix":"aé""#, false),
        (r#""format":"127.0.0.1""#, true),
        (r#""format":"127.0.0""#, false),
        (r#""any":"abc""#, true),
        (r#""any":"bc""#, false),
        (r#""not":"b""#, true),
        (r#""not":"a""#, false),
        (r#""list":[9]"#, true),
        (r#""list":[10]"#, false),
        (r#""list":[1,1]"#, false),
        (r#""map":{"a":9}"#, true),
        (r#""map":{"a":1,"b":1}"#, false),
        (r#""map":{"a":1},"range":10"#, false),
        (r#""map":{"a":1},"list":[1]"#, false),
        (r#""free":{"a":1,"a":2}"#, true),
        (r#""fixed":1"#, true),
    ];
    for (entries, is_valid) in cases {
        decide::<Ruled>(&format!(r#"{{"text":"owned",{entries}}}"#), is_valid);
    }
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Conditional {
    text: String,
    kind: Option<Kind>,
    name: Option<String>,
    single: Option<f32>,
    truth: Option<bool>,
    #[validate(required_if(kind = Http))]
    a: Option<u8>,
    #[validate(required_if(name = "x"))]
    b: Option<u8>,
    #[validate(forbidden_if(name != "x"))]
    c: Option<u8>,
    #[validate(required_if(single > 5))]
    d: Option<u8>,
    #[validate(required_if(truth = true))]
    e: Option<u8>,
    #[validate(forbidden_unless(e))]
    f: Option<u8>,
}

#[derive(Debug, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[validate(deserialize)]
enum Kind {
    Http,
    Cmd,
}

#[test]
fn conditions_are_judged_without_a_value() {
    let cases = [
        (r#""kind":"http","a":1"#, true),
        (r#""kind":"http""#, false),
        (r#""kind":"cmd""#, true),
        (r#""kind":null,"name":null"#, true),
        (r#""name":"x","b":1,"c":1"#, true),
        (r#""name":"x""#, false),
        (r#""name":"y","c":1"#, false),
        (r#""single":5"#, true),
        (r#""single":5.5"#, false),
        (r#""truth":true"#, false),
        (r#""truth":false"#, true),
        (r#""e":1,"f":1"#, true),
        (r#""f":1"#, false),
    ];
    for (entries, is_valid) in cases {
        decide::<Conditional>(&format!(r#"{{"text":"owned",{entries}}}"#), is_valid);
    }
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Filled {
    owned: String,
    #[serde(default)]
    #[validate(length(max = 3))]
    text: String,
    #[serde(default)]
    #[validate(one_of(false))]
    truth: bool,
    #[serde(default)]
    #[validate(range(max = 9))]
    number: i8,
    #[serde(default)]
    #[validate(immutable)]
    fixed: u8,
    #[serde(default)]
    #[validate(length(max = 1), each(range(max = 9)))]
    list: Vec<u8>,
    #[serde(default)]
    #[validate(length(max = 1))]
    map: BTreeMap<String, u8>,
    #[serde(default = "nine")]
    free: u8,
}

fn nine() -> u8 {
    9
}

#[test]
fn defaults_are_judged_without_a_value() {
    decide::<Filled>(r#"{"owned":"owned"}"#, true);
    decide::<Filled>(r#"{"owned":"owned","number":10}"#, false);
}

/// What borrows allocates for a map, and for a string that owns.
#[test]
fn what_borrows_is_judged_without_a_value() {
    fn count(judge: impl FnOnce() -> bool) -> u64 {
        measure(|| assert!(judge())).count_total
    }
    type Borrowed<'a> = BTreeMap<&'a str, Name<'a>>;
    assert_eq!(count(|| json::is_valid::<Borrowed<'_>>(r#"{"a":"b"}"#)), 0);
    assert_eq!(count(|| !json::is_valid::<Borrowed<'_>>(r#"{"a":"b","\u0061":"b"}"#)), 0);
    assert_eq!(count(|| json::is_valid::<BTreeMap<Name<'_>, u8>>(r#"{"a":1}"#)), 0);
    // Only an escape in a string that has rules has to be unescaped.
    assert_eq!(count(|| json::is_valid::<Ruled>(r#"{"text":"\n","pattern":"a\n"}"#)), 1);
}
