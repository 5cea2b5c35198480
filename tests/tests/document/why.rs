//! Where in a text the character stands that a pattern does not allow.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Report, Span, Violation, json, yaml};
use serde::Deserialize;

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Names {
    #[validate(pattern = r#"^[a-z"é\n😀]+$"#)]
    name: Option<String>,
    #[validate(each(pattern = r"^[a-z]+:[a-z]+$"))]
    pairs: Option<Vec<String>>,
    #[validate(keys(pattern = "^[a-z]+$"))]
    map: Option<BTreeMap<String, u8>>,
    #[validate(pattern = "^[a-z]+$", message = "only small letters")]
    told: Option<String>,
}

fn judged(text: &str) -> Report {
    let report = json::from_str::<Names>(text).unwrap_err();
    super::check_report(text, &report);
    super::check_with_yaml::<Names>(text, &report);
    report
}

/// What is underlined of each violation: the string, and the part of it.
fn underlined<'t>(text: &'t str, report: &Report) -> Vec<(&'t str, Option<&'t str>)> {
    let part = |span: Span| &text[span.offset..span.offset + span.len];
    let of = |violation: &Violation| (part(violation.span().unwrap()), violation.detail_span().map(part));
    report.violations().iter().map(of).collect()
}

#[test]
fn the_character_in_json_also_as_an_escape() {
    let cases: &[(&str, &str)] = &[
        (r#"{"name":"abC"}"#, "C"),
        (r#"{"name":"a\"\u00e9\n\ud83d\ude00 b"}"#, " "),
        (r#"{"name":"aé😀\u0041b"}"#, r"\u0041"),
        (r#"{"name":"a\ud83d\ude01b"}"#, r"\ud83d\ude01"),
        (r#"{"name":"ab\\"}"#, r"\\"),
        (r#"{"name":"ab\/"}"#, r"\/"),
        (r#"{"name":""}"#, ""),
        ("{\n  \"pairs\": [\"a:b\", \"é\"]\n}", "é"),
        (r#"{"told":"aB"}"#, "B"),
        // Beside another mistake the whole text is judged again.
        (r#"{"name":"a\u00e9B","map":{"a":"1"}}"#, "B"),
    ];
    for (text, part) in cases {
        let report = judged(text);
        assert_eq!(underlined(text, &report)[0].1, Some(*part), "{text}");
    }
    let text = r#"{"pairs":["ab"]}"#;
    let report = judged(text);
    let violation = &report.violations()[0];
    assert_eq!(violation.message(), "ends too soon: expected :");
    let end = violation.detail_span().unwrap();
    assert_eq!((&text[end.offset..], end.len), ("\"]}", 0));
    let value = serde_json::to_value(&report).unwrap();
    assert_eq!(value[0]["detail"], serde_json::json!({"offset": end.offset, "len": 0}));
    let text = r#"{"told":"aB"}"#;
    assert_eq!(judged(text).violations()[0].message(), "only small letters");
}

#[test]
fn keys_and_typed_values_have_their_own_place_or_none() {
    // A mistake beside it: keys are underlined, and the character in them.
    let text = r#"{"map":{"aB":1,"x":"1"}}"#;
    let report = judged(text);
    assert_eq!(underlined(text, &report)[0], ("\"aB\"", Some("B")));
    // Without one, the value stands for its key, and there is no character to be underlined.
    let text = r#"{"map":{"aB":1}}"#;
    let report = judged(text);
    assert!(matches!(underlined(text, &report)[0], ("\"aB\"", Some("B")) | ("1", None)));
    let value = Names { name: Some("A".into()), pairs: None, map: None, told: None };
    assert_eq!(value.validate().unwrap_err().violations()[0].detail_span(), None);
    assert!(json::from_str::<Names>(r#"{"name":"a"}"#).is_ok());
}

#[test]
fn the_character_in_yaml_where_the_scalar_is_one_line_as_it_is() {
    let cases: &[(&str, Option<&str>)] = &[
        ("name: abC\n", Some("C")),
        ("name: ab é\n", Some(" ")),
        ("name: 'abC'\n", Some("C")),
        ("name: 'ab''C'\n", None),
        ("name: \"ab\\u00e9C\"\n", Some("C")),
        ("name: \"ab\\x43\"\n", None),
        ("name: >-\n  ab C\n", Some(" ")),
        ("name: >-\n  ab\n  cd\n", None),
        ("name: ab\n  cd\n", None),
        ("name: \"ab\n  cd\"\n", None),
        ("pairs:\n- ab:\n- x\n", Some("")),
    ];
    for (text, part) in cases {
        let Err(report) = yaml::from_str::<Names>(text) else { panic!("{text} is valid") };
        let found = underlined(text, &report);
        assert_eq!(found.last().unwrap().1, *part, "{text}: {report}");
    }
}
