//! `none_of`: on typed values, in documents, in `const` and in JSON Schema, each held to what `==` says.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Param, Valid, json_schema};
use serde::Deserialize;
use serde_json::json;

use super::affixes::check;
use super::{Table, holder};

#[test]
fn on_every_scalar() {
    holder!(OfText: Option<String>, none_of("admin", "root"));
    holder!(OfChar: char, none_of("é"));
    holder!(OfInteger: u64, none_of(0, 7..=9));
    holder!(OfFloat: f64, none_of(1, 0.5));
    holder!(OfBool: bool, none_of(false));
    holder!(OfKeys: BTreeMap<u8, u8>, keys(none_of(1)));
    holder!(OfItems: Vec<String>, each(none_of("", message = "is empty")));

    let mut table = Table::default();
    table.valid("None", &OfText { value: None });
    table.valid("text", &OfText { value: Some("Admin".into()) });
    table.case(
        "listed text",
        &OfText { value: Some("root".into()) },
        &[("/value", "none_of", "must not be \"admin\" or \"root\"")],
    );
    table.valid("char", &OfChar { value: 'e' });
    table.case("listed char", &OfChar { value: 'é' }, &[("/value", "none_of", "must not be \"é\"")]);
    for value in [1, 6, 10, u64::MAX] {
        table.valid("integer", &OfInteger { value });
    }
    for value in [0, 7, 8, 9] {
        table.case("listed", &OfInteger { value }, &[("/value", "none_of", "must not be 0 or 7 to 9")]);
    }
    table.valid("float", &OfFloat { value: 1.5 });
    table.case("listed float", &OfFloat { value: 1.0 }, &[("/value", "none_of", "must not be 1 or 0.5")]);
    table.valid("truth", &OfBool { value: true });
    table.case("listed truth", &OfBool { value: false }, &[("/value", "none_of", "must not be false")]);
    table.case(
        "key",
        &OfKeys { value: [(1, 0), (2, 0)].into() },
        &[("/value/1", "none_of", "the key must not be 1")],
    );
    table.case(
        "item",
        &OfItems { value: vec!["a".into(), String::new()] },
        &[("/value/1", "none_of", "is empty")],
    );
    table.end();

    let report = OfText { value: Some("root".into()) }.validate().unwrap_err();
    let values = vec![Param::from("admin"), Param::from("root")];
    assert_eq!(report.violations()[0].params().get("values"), Some(&Param::from(values)));
}

#[derive(Clone, Debug, Deserialize, DeploymentValidate)]
#[validate(const)]
struct Text {
    #[validate(none_of("a", r"^$.*+?()[]{}|/\d-", ""))]
    value: String,
}

#[derive(Clone, Debug, Deserialize, DeploymentValidate)]
#[validate(const)]
struct Integer {
    #[validate(none_of(0, -3..=-1, 9..))]
    value: Option<i32>,
}

#[test]
fn every_way_to_judge_says_the_same() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let verdicts = std::panic::catch_unwind(|| {
        let listed = ["a", r"^$.*+?()[]{}|/\d-", ""];
        for text in ["a", "", "b", "aa", "a\n", "A", "1", r"^$.*+?()[]{}|/\d-", "é"] {
            check(Text { value: text.into() }, text, !listed.contains(&text), Text::assert_valid);
        }
        for value in -5..12 {
            let is_listed = value == 0 || (-3..=-1).contains(&value) || value >= 9;
            check(Integer { value: Some(value) }, value, !is_listed, Integer::assert_valid);
        }
        check(Integer { value: None }, serde_json::Value::Null, true, Integer::assert_valid);
    });
    std::panic::set_hook(hook);
    verdicts.unwrap_or_else(|error| std::panic::resume_unwind(error));
}

#[derive(Deserialize, DeploymentValidate)]
struct Ports {
    #[validate(keys(none_of(..=1023)), values(none_of("")))]
    #[allow(dead_code)]
    ports: BTreeMap<u16, String>,
}

#[test]
fn schemas_refuse_what_is_listed() {
    let text = &json_schema::<Text>()["properties"]["value"];
    assert_eq!(text["not"], json!({ "enum": ["a", r"^$.*+?()[]{}|/\d-", ""] }));
    let ports = &json_schema::<Ports>()["properties"]["ports"];
    // Keys are strings: JSON Schema does not compare them as numbers.
    assert_eq!(ports["propertyNames"]["$comment"], r#"none_of {"values":["1023 or less"]}"#);
    assert_eq!(ports["additionalProperties"]["not"], json!({ "enum": [""] }));
}

#[derive(DeploymentValidate)]
#[validate(const)]
struct User<'a> {
    #[validate(none_of("root"), length(min = 1))]
    name: &'a str,
}

const USER: Valid<User<'static>> = User { name: "ada" }.assert_valid();

#[test]
fn literals_are_judged_while_they_compile() {
    assert!(USER.is_valid());
}
