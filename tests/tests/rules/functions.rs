//! Functions of `custom`: arguments, closures, several violations.

use deployment_validate::{DeploymentValidate, Report, Severity, Valid, Violation, json};
use serde::Deserialize;

use super::Table;

const MOST: usize = 3;

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Job {
    #[validate(custom(shorter, MOST + 1, "name"), custom(|name| if name.is_empty() { Err("is empty") } else { Ok(()) }))]
    name: String,
    #[serde(default)]
    #[validate(custom(|size: &u8| if size % 2 == 0 { Ok(()) } else { Err("is odd") }, message = "must be even"))]
    size: Option<u8>,
    #[serde(default)]
    #[validate(custom(apart))]
    list: Vec<i32>,
    #[serde(default)]
    #[validate(each(custom(shorter, 2, "tag")))]
    tags: Vec<String>,
}

fn shorter(text: &str, most: usize, what: &str) -> Result<(), String> {
    if text.len() <= most { Ok(()) } else { Err(format!("{what} is longer than {most}")) }
}

/// Every negative number is a violation of its own.
fn apart(list: &[i32]) -> Result<(), Report> {
    let mut report = Report::new();
    for (index, _) in list.iter().enumerate().filter(|(_, number)| **number < 0) {
        report.push(Violation::custom("must not be negative").with_code("sign").on(&index.to_string()));
    }
    if report.is_empty() { Ok(()) } else { Err(report) }
}

#[derive(DeploymentValidate)]
struct Pair {
    first: Option<u8>,
    #[validate(required_if(first))]
    second: Option<u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(custom(of_another))]
#[allow(dead_code)]
struct Own {
    second: u8,
}

fn of_another(_: &Own) -> Result<(), Report> {
    Pair { first: Some(1), second: None }.validate()
}

#[derive(DeploymentValidate)]
struct Small {
    #[validate(range(max = 9))]
    size: u8,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(custom(too_large))]
struct Without {
    other: Option<u8>,
}

fn too_large(_: &Without) -> Result<(), Report> {
    Small { size: 20 }.validate()
}

/// That it is of no key here says nothing of a default.
#[test]
fn what_a_function_passes_on_of_another_key() {
    let report = json::from_str::<Without>(r#"{"other":1}"#).unwrap_err();
    assert_eq!(report.to_string(), "1:1: /size: must be at most 9");
}

/// A rule of another type that a function passes on has the place that it would have there.
#[test]
fn what_a_function_passes_on_has_a_place() {
    let report = json::from_str::<Own>(r#"{"second":1}"#).unwrap_err();
    assert_eq!(report.to_string(), "1:2: /second: required when first is present");
}

#[test]
fn functions_are_called_with_arguments_and_may_say_much() {
    let job = |name: &str, size, list: &[i32], tags: &[&str]| Job {
        name: name.into(),
        size,
        list: list.into(),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
    };
    let mut table = Table::default();
    table.valid("right", &job("abcd", Some(2), &[1], &["ab"]));
    table.case(
        "wrong",
        &job("abcde", Some(3), &[-1, 0, -2], &["ab", "abc"]),
        &[
            ("/name", "custom", "name is longer than 4"),
            ("/size", "custom", "must be even"),
            ("/list/0", "sign", "must not be negative"),
            ("/list/2", "sign", "must not be negative"),
            ("/tags/1", "custom", "tag is longer than 2"),
        ],
    );
    table.case("empty", &job("", None, &[], &[]), &[("/name", "custom", "is empty")]);
    table.end();

    let report = json::from_str::<Job>(r#"{"name":"","list":[0,-1,-2],"tags":["abc"]}"#).unwrap_err();
    let told: Vec<(&str, usize)> =
        report.violations().iter().map(|own| (own.pointer(), own.span().unwrap().column)).collect();
    assert_eq!(told, [("/name", 9), ("/list/1", 22), ("/list/2", 25), ("/tags/0", 37)]);
}

#[test]
fn functions_of_types_are_called_by_any_path() {
    trait Check {
        fn check(value: &u8) -> Result<(), &'static str>;
    }
    struct Small<const N: u8>;
    impl<const N: u8> Check for Small<N> {
        fn check(value: &u8) -> Result<(), &'static str> {
            if *value < N { Ok(()) } else { Err("must be small") }
        }
    }
    #[derive(DeploymentValidate)]
    struct Three {
        #[validate(custom(<Small<3>>::check))]
        first: u8,
        #[validate(custom(<Small<3> as Check>::check))]
        second: u8,
        #[validate(custom(Small::<3>::check))]
        third: u8,
    }
    assert!(Three { first: 2, second: 2, third: 2 }.is_valid());
    let report = Three { first: 3, second: 3, third: 3 }.validate().unwrap_err();
    assert_eq!(report.violations().len(), 3);
}

/// A function that ends with `Err` refuses the value, also where its report is empty.
#[test]
fn an_empty_report_refuses_the_value_in_each_way() {
    fn refuse<T: ?Sized>(_: &T) -> Result<(), Report> {
        Err(Report::new())
    }
    fn refuse_change<T: ?Sized>(_: &T, _: &T) -> Result<(), Report> {
        Err(Report::new())
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(custom(refuse))]
    struct Whole {
        #[validate(custom(refuse))]
        field: u8,
        #[validate(each(custom(refuse)))]
        items: Vec<u8>,
        #[validate(any_of((custom(refuse)), (range(max = 1))))]
        either: u8,
        #[validate(custom_change(refuse_change), custom(refuse, message = "must be another"))]
        changed: u8,
    }
    let value = |either| Whole { field: 1, items: vec![1], either, changed: 1 };
    let said = [
        ("", "custom", "is not valid"),
        ("/field", "custom", "is not valid"),
        ("/items/0", "custom", "is not valid"),
        ("/either", "any_of", "is not valid, or must be at most 1"),
        ("/changed", "custom", "must be another"),
    ];
    let mut table = Table::default();
    table.case("typed", &value(2), &said);
    table.end();

    let text = r#"{"field":1,"items":[1],"either":2,"changed":1}"#;
    let report = json::from_str::<Whole>(text).unwrap_err();
    let mut pointers: Vec<&str> = report.violations().iter().map(Violation::pointer).collect();
    pointers.sort_unstable();
    assert_eq!(pointers, ["", "/changed", "/either", "/field", "/items/0"]);
    assert!(!json::is_valid::<Whole>(text));
    assert!(serde_json::from_str::<Valid<Whole>>(text).is_err());

    let report = value(1).validate_change(&value(1)).unwrap_err();
    let changed = report.violations().iter().find(|own| own.pointer() == "/changed").unwrap();
    assert_eq!((changed.code(), changed.message()), ("custom_change", "is not valid"));
}

/// Warnings make nothing invalid, whoever says them.
#[test]
fn a_report_of_warnings_alone_is_advice() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Job {
        #[validate(custom(advise))]
        name: String,
    }
    fn advise(_: &str) -> Result<(), Report> {
        Err(Report::from(Violation::custom("is long").with_severity(Severity::Warning)))
    }
    let job = Job { name: "a".into() };
    assert!(job.is_valid());
    assert_eq!(job.advice().violations()[0].message(), "is long");
    assert!(json::from_str::<Job>(r#"{"name":"a"}"#).is_ok());
}
