//! `by_key` enums with flattened fields, and with very many variants.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, json, json_schema};
use serde::Deserialize;

use super::{check_table, messages};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Shared {
    #[validate(length(min = 1))]
    title: String,
    #[serde(alias = "timeout")]
    #[validate(range(max = 9))]
    minutes: Option<u8>,
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key)]
#[allow(dead_code)]
enum Step {
    Run {
        run: String,
        #[serde(flatten)]
        shared: Shared,
    },
    Uses {
        uses: String,
        with: Option<BTreeMap<String, u8>>,
        #[serde(flatten)]
        shared: Shared,
    },
    Wait {
        #[serde(flatten)]
        shared: Shared,
    },
}

#[test]
fn variants_share_what_they_flatten() {
    check_table::<Step>(&[
        (r#"{"run":"x","title":"a"}"#, &[]),
        (r#"{"title":"a","uses":"x","with":{"n":1},"timeout":9}"#, &[]),
        (r#"{"title":"a"}"#, &[]),
        (r#"{"run":"x"}"#, &[("/title", "missing")]),
        (r#"{"run":1}"#, &[("/title", "missing"), ("/run", "type")]),
        (r#"{"run":"x","title":"","minutes":10}"#, &[("/title", "length"), ("/minutes", "range")]),
        (r#"{"run":"x","title":"a","minutes":""}"#, &[("/minutes", "type")]),
        (r#"{"run":"x","uses":"x","title":"a"}"#, &[("/uses", "forbidden")]),
        (r#"{"title":"a","with":{},"run":"x"}"#, &[("/with", "forbidden")]),
        (r#"{"run":"x","title":"a","more":1}"#, &[("/more", "unknown")]),
        (r#"{"run":"x","title":"a","title":"b"}"#, &[("/title", "duplicate")]),
        (r#"{"run":"x","title":"a","minutes":1,"timeout":2}"#, &[("/timeout", "duplicate")]),
        (r#"{"rnu":"x","title":"a"}"#, &[("/rnu", "unknown")]),
        ("[]", &[("", "type")]),
    ]);
    assert_eq!(
        messages::<Step>(r#"{"run":"x","titel":"a"}"#),
        ["1:12: /titel: unknown key, did you mean title?"]
    );
}

#[test]
fn schemas_of_variants_that_flatten_agree() {
    for (text, is_valid) in [
        (r#"{"run":"x","title":"a"}"#, true),
        (r#"{"title":"a"}"#, true),
        (r#"{"run":"x"}"#, false),
        (r#"{"run":"x","uses":"y","title":"a"}"#, false),
        (r#"{"run":"x","title":"a","more":1}"#, false),
    ] {
        let value = serde_json::from_str(text).unwrap();
        assert_eq!(jsonschema::is_valid(&json_schema::<Step>(), &value), is_valid, "{text}");
        assert_eq!(json::from_str::<Step>(text).is_ok(), is_valid, "{text}");
    }
}

/// What flattens such an enum shows it all keys.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Job {
    name: Option<u8>,
    #[serde(flatten)]
    step: Open,
}

#[derive(Debug, DeploymentValidate)]
#[validate(by_key)]
#[allow(dead_code)]
enum Open {
    Run {
        run: String,
        #[serde(flatten)]
        shared: Option<Shared>,
    },
    Map {
        map: bool,
        #[serde(flatten)]
        #[validate(values(range(max = 9)))]
        rest: BTreeMap<String, u8>,
    },
}

#[test]
fn such_an_enum_may_be_flattened_itself() {
    check_table::<Job>(&[
        (r#"{"run":"x"}"#, &[]),
        (r#"{"name":1,"run":"x","title":"a"}"#, &[]),
        (r#"{"run":"x","title":""}"#, &[("/title", "length")]),
        (r#"{"map":true,"a":1}"#, &[]),
        (r#"{"map":true,"name":1,"a":10,"b":""}"#, &[("/a", "range"), ("/b", "type")]),
        (r#"{"name":""}"#, &[("", "missing"), ("/name", "type")]),
        (r#"{"map":true,"run":"x"}"#, &[("/map", "forbidden")]),
    ]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Around {
    name: Option<u8>,
    #[serde(flatten)]
    plain: Plain,
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key)]
#[allow(dead_code)]
enum Plain {
    Run { run: String },
    Uses { uses: String },
}

/// serde shows it only the keys that it names, so it denies none of the object around it.
#[test]
fn the_schema_of_a_flattened_one_denies_no_key_around_it() {
    let text = r#"{"name":1,"run":"x","more":[]}"#;
    check_table::<Around>(&[(text, &[])]);
    assert!(jsonschema::is_valid(&json_schema::<Around>(), &serde_json::from_str(text).unwrap()));
}

include!(concat!(env!("OUT_DIR"), "/many_keys.rs"));

/// One of the keys alone, the last ones together, none, and one that is wrong.
fn check_many<T: DeploymentValidate + for<'de> Deserialize<'de>>(count: usize) {
    let schema = json_schema::<T>();
    let text = schema.to_string();
    let read: serde_json::Value = serde_json::from_str(&text).expect("the schema does not nest too deep");
    let validator = jsonschema::validator_for(&read).unwrap();
    let last = count - 1;
    for index in [0, 1, 31, 32, 63, 64, 65, 127, 128, 129, last - 1, last] {
        let other = (index + 64) % count;
        let foreign = index.max(other);
        let cases = [
            (format!(r#"{{"key_{index}":9,"note":"x"}}"#), vec![]),
            (format!(r#"{{"key_{index}":10}}"#), vec![(format!("/key_{index}"), "range")]),
            (
                format!(r#"{{"key_{index}":1,"key_{other}":1}}"#),
                vec![(format!("/key_{foreign}"), "forbidden")],
            ),
        ];
        for (text, expected) in cases {
            let expected: Vec<_> = expected.iter().map(|(pointer, code)| (pointer.as_str(), *code)).collect();
            check_table::<T>(&[(&text, &expected)]);
            let is_valid = validator.is_valid(&serde_json::from_str(&text).unwrap());
            assert_eq!(is_valid, expected.is_empty(), "{text}");
        }
    }
    check_table::<T>(&[(r#"{"note":"x"}"#, &[("", "missing")])]);
    assert!(!validator.is_valid(&serde_json::json!({ "note": "x" })));
}

#[test]
fn an_object_without_a_key_is_told_some_of_many() {
    let some = |quote: &str| {
        let names: Vec<String> = (0..20).map(|key| format!("{quote}key_{key}{quote}")).collect();
        names.join(", ")
    };
    let report = json::from_str::<Hundreds>("{}").unwrap_err();
    let message = format!("one of these keys is required: {} or another", some(""));
    assert_eq!(report.violations()[0].message(), message);
    let error = serde_json::from_str::<Hundreds>("{}").unwrap_err().to_string();
    assert!(error.starts_with(&format!("one of {} or another key is required", some("`"))), "{error}");
}

#[test]
fn an_enum_has_any_number_of_variants() {
    check_many::<Hundreds>(130);
    check_many::<Thousand>(1_000);
}
