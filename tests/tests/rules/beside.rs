//! Rules that look at other fields or call functions, on documents that cannot be read as a whole: each is judged beside the
//! mistake that is in the way.

use std::collections::BTreeMap;

use deployment_validate::schema::{Check, Kind};
use deployment_validate::{DeploymentValidate, Ordered, Violation, json, yaml};
use serde::Deserialize;

#[derive(Debug, PartialEq, PartialOrd, Deserialize, DeploymentValidate)]
struct Version {
    major: u32,
    minor: u32,
}

impl Ordered for Version {}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Booking {
    from: chrono::NaiveDate,
    #[validate(range(min = self.from))]
    to: Option<chrono::NaiveDate>,
    least: Version,
    #[validate(each(range(exclusive_min = self.least, max = self.most)))]
    versions: Vec<Version>,
    most: Option<Box<Version>>,
    #[validate(equals = self.least)]
    again: Option<Version>,
    limit: u8,
    #[validate(keys(length(max = self.limit)), values(range(min = self.limit)))]
    tags: BTreeMap<String, u8>,
    size: u8,
}

/// Pointers and codes of what is wrong, in order.
fn found(report: &deployment_validate::Report) -> Vec<(&str, &str)> {
    report.violations().iter().map(|own| (own.pointer(), own.code())).collect()
}

const WRONG: &str = r#"{
    "from": "2024-02-01",
    "to": "2024-01-31",
    "least": {"major": 1, "minor": 2},
    "versions": [{"major": 1, "minor": 3}, {"major": 1, "minor": 2}, {"major": 3, "minor": 0}],
    "most": {"major": 2, "minor": 0},
    "again": {"major": 1, "minor": 3},
    "limit": 2,
    "tags": {"ab": 2, "abc": 1},
    "size": "large"
}"#;

#[test]
fn values_with_an_order_of_their_own_are_compared() {
    let wrong = [
        ("/to", "range"),
        ("/versions/1", "range"),
        ("/versions/2", "range"),
        ("/again", "equals"),
        ("/tags/abc", "length"),
        ("/tags/abc", "range"),
        ("/size", "type"),
    ];
    assert_eq!(found(&json::from_str::<Booking>(WRONG).unwrap_err()), wrong);
    assert_eq!(found(&yaml::from_str::<Booking>(WRONG).unwrap_err()), wrong);
    // The same where nothing is in the way.
    let read = WRONG.replace("\"large\"", "3");
    assert_eq!(found(&json::from_str::<Booking>(&read).unwrap_err()), wrong[..6]);
    // What cannot be compared, or is absent, is no mistake of the rule.
    let text = WRONG.replace("2024-02-01", "soon").replace("\"again\"", "\"once\"");
    let report = json::from_str::<Booking>(&text).unwrap_err();
    assert_eq!(found(&report)[0], ("/from", "type"));
    assert!(found(&report).iter().all(|(pointer, _)| !["/to", "/again"].contains(pointer)), "{report}");
}

#[test]
fn what_compares_equals_itself_alone() {
    let Kind::Struct(object) = Booking::SCHEMA.kind else { panic!("a struct") };
    let bounds = |name: &str| match &object.fields.iter().find(|own| own.name == name).unwrap().rules[0].check
    {
        Check::Range(range) => range.compare,
        Check::Items(items) => match &items.rules()[0].check {
            Check::Range(range) => range.compare,
            _ => &[],
        },
        _ => &[],
    };
    let (dates, versions) = (bounds("to"), bounds("versions"));
    assert!(dates[0].is_some() && dates == bounds("to"));
    assert_eq!(versions.len(), 2);
    assert_ne!(dates[0], versions[0]);
}

/// The first is the highest.
#[derive(Debug, PartialEq, Deserialize, DeploymentValidate)]
struct Rank(u8);

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        other.0.partial_cmp(&self.0)
    }
}

impl Ordered for Rank {}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Ranks {
    low: Rank,
    #[validate(range(min = self.low))]
    high: Rank,
    #[validate(range(exclusive_max = self.low))]
    below: Option<Rank>,
    size: u8,
}

#[test]
fn numbers_with_another_order_are_compared_by_that() {
    let size = ("/size", "type");
    let report = json::from_str::<Ranks>(r#"{"low": 5, "high": 4, "size": "large"}"#).unwrap_err();
    assert_eq!(found(&report), [size]);
    let report = json::from_str::<Ranks>(r#"{"low": 5, "high": 6, "size": "large"}"#).unwrap_err();
    assert_eq!(found(&report), [("/high", "range"), size]);
    let below = |below| Ranks { low: Rank(5), high: Rank(5), below: Some(Rank(below)), size: 1 }.is_valid();
    assert_eq!([4, 5, 6].map(below), [false, false, true]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Open {
    limit: u8,
    kind: Option<String>,
    size: u8,
    #[serde(flatten)]
    #[validate(
        length(max = self.limit),
        keys(length(max = self.limit)),
        values(range(max = self.limit)),
        when(kind = "strict", keys(prefix = "x"))
    )]
    rest: BTreeMap<String, u8>,
}

#[test]
fn flattened_maps_see_the_object_around() {
    let text = r#"{"limit":1,"xy":2,"b":0,"size":"","kind":"strict"}"#;
    let report = json::from_str::<Open>(text).unwrap_err();
    let mut all = found(&report);
    all.sort_unstable();
    let wrong = [("", "length"), ("/b", "prefix"), ("/size", "type"), ("/xy", "length"), ("/xy", "range")];
    assert_eq!(all, wrong);
    let report = json::from_str::<Open>(&text.replace("\"\"", "1")).unwrap_err();
    assert_eq!(report.violations().len(), wrong.len() - 1, "{report}");
    assert!(json::from_str::<Open>(r#"{"limit":1,"x":1,"size":1,"kind":"strict"}"#).is_ok());
    assert!(json::from_str::<Open>(r#"{"limit":1,"b":1,"size":1,"kind":"loose"}"#).is_ok());
}

fn short(text: &str) -> Result<(), Violation> {
    if text.len() < 3 { Ok(()) } else { Err(Violation::custom("must be short")) }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Either {
    #[validate(any_of((custom(short)), (prefix = "x", custom(short, message = "be brief")), (custom(|_: &String| Err("must be right")))))]
    name: String,
    #[validate(each(any_of((custom(short)), (not(custom(short))))))]
    more: Vec<String>,
}

/// The alternatives of `any_of` say what their functions said.
#[test]
fn functions_inside_alternatives_say_their_own_message() {
    let report = json::from_str::<Either>(r#"{"name":"long","more":["a"]}"#).unwrap_err();
    assert_eq!(
        report.to_string(),
        "1:9: /name: must be short, or must begin with \"x\" and be brief, or must be right"
    );
    let value = Either { name: "long".into(), more: vec!["long".into()] };
    assert_eq!(value.validate().unwrap_err().violations()[0].message(), report.violations()[0].message());
}
