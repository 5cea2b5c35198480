//! Bounds that are other fields, `equals` and `differs`: on typed values, in documents, in `const`.

use std::time::Duration;

use deployment_validate::{DeploymentValidate, Ordered, Param, Valid, Violation, json};
use serde::Deserialize;

use super::Table;

#[derive(Clone, Debug, PartialEq, PartialOrd, Deserialize, DeploymentValidate)]
struct Version {
    major: u32,
    minor: u32,
}

impl Ordered for Version {}

#[derive(Debug, Default, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
struct Limits {
    max_size: Option<i64>,
    #[serde(default)]
    until: Option<Duration>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
struct Plan {
    at_least: f64,
    #[validate(range(min = self.at_least, max = 100))]
    size: Option<u8>,
    #[validate(range(exclusive_min = self.size, exclusive_max = self.limits.max_size))]
    more: Option<i128>,
    limits: Option<Box<Limits>>,
    count: i8,
    #[serde(default)]
    #[validate(length(max = self.count), each(range(max = self.limits.max_size)))]
    list: Vec<u16>,
    #[validate(length(equal = self.count))]
    text: Option<String>,
    password: String,
    #[validate(equals = self.password)]
    again: Option<String>,
    #[validate(differs = self.password, length(min = 2))]
    old: String,
    #[serde(default)]
    oldest: Option<Version>,
    #[serde(default)]
    #[validate(range(min = self.oldest), differs = self.oldest)]
    newest: Option<Version>,
    #[serde(default)]
    #[validate(range(max = self.limits.until))]
    wait: Duration,
}

fn plan() -> Plan {
    Plan {
        at_least: 1.5,
        size: None,
        more: None,
        limits: None,
        count: 2,
        list: Vec::new(),
        text: None,
        password: "secret".into(),
        again: None,
        old: "older".into(),
        oldest: None,
        newest: None,
        wait: Duration::ZERO,
    }
}

fn limits(max_size: i64, until: u64) -> Option<Box<Limits>> {
    Some(Box::new(Limits { max_size: Some(max_size), until: Some(Duration::from_secs(until)) }))
}

#[test]
fn on_typed_values() {
    let version = |major, minor| Some(Version { major, minor });
    let mut table = Table::default();
    table.valid("nothing to compare", &plan());
    table.valid("at the bound", &Plan { at_least: 2.0, size: Some(2), ..plan() });
    table.case(
        "below a float",
        &Plan { size: Some(1), ..plan() },
        &[("/size", "range", "must be at most 100 and at least atLeast")],
    );
    table.case(
        "exclusive",
        &Plan { size: Some(7), more: Some(7), limits: limits(7, 0), ..plan() },
        &[("/more", "range", "must be greater than size and less than limits.maxSize")],
    );
    table.valid("exclusive, within", &Plan { size: Some(7), more: Some(8), limits: limits(9, 0), ..plan() });
    table.case(
        "lengths and items",
        &Plan { list: vec![1, 2, 300], limits: limits(7, 0), text: Some("abc".into()), ..plan() },
        &[
            ("/list", "length", "must have a length of at most count"),
            ("/list/2", "range", "must be at most limits.maxSize"),
            ("/text", "length", "must have a length of at least count and at most count"),
        ],
    );
    table.case(
        "no length is negative",
        &Plan { count: -1, ..plan() },
        &[("/list", "length", "must have a length of at most count")],
    );
    table.case(
        "equal and different",
        &Plan { again: Some("Secret".into()), old: "secret".into(), ..plan() },
        &[("/again", "equals", "must equal password"), ("/old", "differs", "must differ from password")],
    );
    table.valid("equal", &Plan { again: Some("secret".into()), ..plan() });
    table.case(
        "versions",
        &Plan { oldest: version(2, 0), newest: version(1, 9), ..plan() },
        &[("/newest", "range", "must be at least oldest")],
    );
    table.case(
        "same version",
        &Plan { oldest: version(2, 0), newest: version(2, 0), ..plan() },
        &[("/newest", "differs", "must differ from oldest")],
    );
    table.case(
        "durations",
        &Plan { wait: Duration::from_millis(1001), limits: limits(0, 1), ..plan() },
        &[("/wait", "range", "must be at most limits.until")],
    );
    table.end();
    let report = Plan { size: Some(7), more: Some(7), ..plan() }.validate().unwrap_err();
    let params = report.violations()[0].params();
    assert_eq!(params.get("exclusive_min_field"), Some(&Param::from("size")));
    assert_eq!(params.get("exclusive_max_field"), Some(&Param::from(String::from("limits.maxSize"))));
}

#[test]
fn documents_say_the_same() {
    let start = r#"{"atLeast":1.5,"count":2,"password":"ab","old":"cd","wait":{"secs":0,"nanos":0}"#;
    for (more, expected) in [
        ("", vec![]),
        (r#","size":2"#, vec![]),
        (r#","size":1"#, vec![("/size", "range")]),
        (r#","size":9,"more":9"#, vec![("/more", "range")]),
        (r#","list":[1,2,3]"#, vec![("/list", "length")]),
        (r#","list":[8],"limits":{"maxSize":7}"#, vec![("/list/0", "range")]),
        (r#","list":[8],"limits":{"maxSize":null}"#, vec![]),
        (r#","text":"abc""#, vec![("/text", "length")]),
        (r#","again":"abc""#, vec![("/again", "equals")]),
        (r#","again":"ab""#, vec![]),
        (r#","oldest":{"major":2,"minor":0},"newest":{"major":1,"minor":0}"#, vec![("/newest", "range")]),
    ] {
        let found = |text: &str| -> Vec<(String, String)> {
            let report = json::from_str::<Plan>(text).err().unwrap_or_default();
            let pair = |own: &Violation| (own.pointer().to_owned(), own.code().to_owned());
            report.violations().iter().map(pair).collect()
        };
        let text = format!("{start}{more}}}");
        let told = found(&text);
        let shown: Vec<(&str, &str)> = told.iter().map(|(a, b)| (&**a, &**b)).collect();
        assert_eq!(shown, expected, "{text}");
        // Beside a mistake because of which serde makes no value; types with an order need the values.
        if more.contains("oldest") {
            continue;
        }
        let text = format!("{start}{more},\"unread\":0}}").replace("\"secs\":0", "\"secs\":\"x\"");
        let mut told = found(&text);
        told.retain(|(pointer, _)| !pointer.starts_with("/wait"));
        let shown: Vec<(&str, &str)> = told.iter().map(|(a, b)| (&**a, &**b)).collect();
        assert_eq!(shown, expected, "{text}");
    }
}

#[derive(Debug, DeploymentValidate)]
#[validate(const)]
struct Literal<'a> {
    min: u8,
    #[validate(range(min = self.min))]
    max: i64,
    #[validate(length(max = self.min))]
    name: &'a str,
    #[validate(equals = self.name)]
    again: Option<&'a str>,
}

const LITERAL: Valid<Literal<'static>> =
    Literal { min: 3, max: 3, name: "abc", again: Some("abc") }.assert_valid();

#[test]
fn literals_are_judged_while_they_compile() {
    assert!(LITERAL.is_valid());
    for broken in [
        Literal { min: 3, max: 2, name: "", again: None },
        Literal { min: 3, max: 3, name: "abcd", again: None },
        Literal { min: 3, max: 3, name: "abc", again: Some("ab") },
    ] {
        assert!(std::panic::catch_unwind(|| broken.assert_valid()).is_err());
    }
}
