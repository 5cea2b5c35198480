//! `code = ".."`: inside a rule's parentheses and beside it, on typed values and in documents.

use deployment_validate::{DeploymentValidate, json};
use serde::Deserialize;

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(at_most_one_of(a, b), code = "a_or_b")]
#[validate(custom(whole, code = "whole"))]
struct Codes {
    #[validate(length(min = 2, code = "too_short", message = "is short"))]
    text: String,
    #[validate(code = "no_name", pattern = "^[a-z]+$")]
    name: String,
    #[validate(ascii(code = "plain"), one_of("a", "b", code = "a_b"))]
    both: String,
    #[validate(each(range(max = 9, code = "digit")), unique(code = "twice"))]
    list: Vec<u8>,
    #[validate(any_of((length(equal = 3)), (prefix = "x"), code = "either"))]
    either: String,
    #[validate(required_if(name = "n", code = "needs_a"))]
    a: Option<u8>,
    b: Option<u8>,
    #[validate(custom(odd), code = "odd")]
    odd: u8,
    #[validate(when(b = 1, not(one_of(0)), code = "not_zero"))]
    zero: u8,
    #[validate(format(date, code = "day"))]
    day: Option<String>,
}

fn whole(value: &Codes) -> Result<(), &'static str> {
    if value.odd > 100 { Err("is too much") } else { Ok(()) }
}

fn odd(value: &u8) -> Result<(), &'static str> {
    if value % 2 == 1 { Ok(()) } else { Err("must be odd") }
}

/// Each code with its pointer, sorted.
fn codes(violations: &[deployment_validate::Violation]) -> Vec<String> {
    let mut codes: Vec<_> =
        violations.iter().map(|own| format!("{} {}", own.pointer(), own.code())).collect();
    codes.sort();
    codes
}

#[test]
fn authors_name_what_is_broken() {
    let text = r#"{"text":"","name":"n1","both":"é","list":[12,1,1],"either":"a","a":1,"b":1,"odd":102,"zero":0,"day":""}"#;
    let expected = [
        " a_or_b",
        " whole",
        "/both a_b",
        "/both plain",
        "/day day",
        "/either either",
        "/list/0 digit",
        "/list/2 twice",
        "/name no_name",
        "/odd odd",
        "/text too_short",
        "/zero not_zero",
    ];
    let value: Codes = serde_json::from_str(text).unwrap();
    let typed = value.validate().unwrap_err();
    assert_eq!(codes(typed.violations()), expected);
    let read = json::from_str::<Codes>(text).unwrap_err();
    assert_eq!(codes(read.violations()), expected);
    let short = typed.violations().iter().find(|own| own.code() == "too_short").unwrap();
    assert_eq!(short.message(), "is short");

    let beside = text.replace("\"zero\":0", "\"zero\":0,\"more\":1");
    let report = json::from_str::<Codes>(&beside).unwrap_err();
    let codes = codes(report.violations());
    assert!(codes.contains(&"/more unknown".to_owned()), "{codes:?}");
    assert!(expected[2..11].iter().all(|code| codes.iter().any(|own| own == code)), "{codes:?}");

    let needs = r#"{"text":"ab","name":"n","both":"a","list":[],"either":"x","odd":1,"zero":0}"#;
    assert_eq!(json::from_str::<Codes>(needs).unwrap_err().violations()[0].code(), "needs_a");
}

#[test]
fn a_field_called_code_is_still_tested() {
    #[derive(DeploymentValidate)]
    struct Error {
        code: &'static str,
        #[validate(required_if(code = "other"), code = "says_nothing")]
        text: Option<String>,
    }

    assert!(Error { code: "known", text: None }.is_valid());
    let report = Error { code: "other", text: None }.validate().unwrap_err();
    assert_eq!(codes(report.violations()), ["/text says_nothing"]);
}

#[test]
fn unique_follows_when_and_warn() {
    #[derive(Deserialize, DeploymentValidate)]
    struct Lists {
        strict: bool,
        #[validate(when(strict = true, unique))]
        when: Vec<u8>,
        #[validate(warn(unique))]
        warn: Vec<u8>,
    }

    let of = |strict| Lists { strict, when: vec![1, 1], warn: vec![2, 2] };
    assert!(of(false).is_valid() && of(false).validate().is_ok());
    let report = of(true).validate().unwrap_err();
    assert_eq!(codes(report.violations()), ["/warn/1 unique", "/when/1 unique"]);
    let message = report.violations().iter().find(|own| own.pointer() == "/when/1").unwrap().message();
    assert_eq!(message, "must be unique: repeats /when/0 when strict is true");
}
