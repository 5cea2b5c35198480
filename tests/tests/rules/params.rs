//! The parameters of each code against the table in the docs of `Params`, and conditions as data.

use std::collections::BTreeMap;

use deployment_validate::deployment::Deployment;
use deployment_validate::schema::{Kind as Shape, Object, Rule};
use deployment_validate::{DeploymentValidate, Param, Violation, json};
use serde::Deserialize;
use serde_json::json;

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(exactly_one_of(c, d), at_most_one_of(a, b), all_or_none_of(a, f), at_least_one_of(g, h))]
struct Codes {
    #[validate(pattern = "^a", length(min = 2, max = 2))]
    text: String,
    #[validate(prefix = "a", suffix = "c", contains = "d")]
    name: String,
    #[validate(range(min = 2, max = 3))]
    number: u8,
    #[validate(multiple_of = 5)]
    step: u8,
    #[validate(range(exclusive_min = 0.5, exclusive_max = 0.75))]
    float: f32,
    #[validate(one_of("x", "y"))]
    literal: String,
    #[validate(any_of((length(equal = 3)), (pattern = "^x")))]
    either: String,
    kind: Kind,
    #[validate(required_if(kind = One))]
    one: Option<u8>,
    #[validate(required_unless(kind = Two))]
    two: Option<u8>,
    #[validate(forbidden_if(kind = One))]
    a: Option<u8>,
    #[validate(forbidden_unless(kind = Two), ignored_unless(kind = Two, d))]
    b: Option<u8>,
    c: Option<u8>,
    d: Option<u8>,
    #[validate(required)]
    e: Option<u8>,
    f: Option<u8>,
    g: Option<u8>,
    h: Option<u8>,
    typed: bool,
    #[serde(default)]
    #[validate(pattern("^b$", ignore_case))]
    flagged: Option<String>,
    #[serde(default)]
    #[validate(not(length(max = 3)))]
    long: Option<String>,
    #[serde(default)]
    #[validate(format = date)]
    day: Option<String>,
    #[serde(default)]
    #[validate(unique)]
    list: Vec<u8>,
    #[serde(default)]
    #[validate(range(min = self.number, max = self.low), equals = self.number)]
    high: Option<u8>,
    #[serde(default)]
    #[validate(range(exclusive_min = self.number, exclusive_max = self.high), differs = self.high)]
    low: Option<u8>,
    #[serde(default)]
    #[validate(length(min = self.number, max = self.high))]
    few: Option<String>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(exactly_one_of(beta, gamma))]
struct Fits {
    kind: Kind,
    #[validate(required_if(kind = One), forbidden_unless(kind = One))]
    #[serde(default)]
    beta: Option<u8>,
    gamma: Option<u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
enum Kind {
    One,
    Two,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Chain {
    #[allow(dead_code)]
    next: Option<Box<Chain>>,
}

fn violations() -> Vec<Violation> {
    let wrong = r#"{
        "text": "b", "name": "b", "number": 4, "step": 4, "float": 0.25, "literal": "no", "either": "a", "kind": "One",
        "a": 1, "b": 1, "typed": true, "list": [1, 1], "flagged": "c", "day": "", "high": 3, "low": 3, "few": "", "long": ""
    }"#;
    let codes = [
        wrong,
        &wrong.replace("0.25", "1"),
        r#"{"typed": 1, "typed": true, "txet": "b"}"#,
        &wrong.replace("\"One\"", "\"Ome\"").replace("\"text\": \"b\", ", ""),
        "{",
    ];
    let fits = [r#"{"kind": "Three", "beta": 1}"#, r#"{"beta": 1}"#, r#"{"kind": "One", "gamma": 1}"#];
    let told = codes.iter().map(|text| json::from_str::<Codes>(text).unwrap_err());
    let fitting = fits.iter().map(|text| json::from_str::<Fits>(text).unwrap_err());
    let forbidden = json::from_str::<Deployment<'_>>(r#"{"external": {}, "internal": {}}"#).unwrap_err();
    let deep = format!("{}{{}}{}", "{\"next\":".repeat(200), "}".repeat(200));
    let many = format!("{{{}\"last\":1}}", "\"more\":1,".repeat(2000));
    let limits = [json::from_str::<Chain>(&deep).unwrap_err(), json::from_str::<Codes>(&many).unwrap_err()];
    told.chain(fitting).chain([forbidden]).chain(limits).flatten().collect()
}

fn kind(param: &Param) -> &'static str {
    match param {
        Param::Text(_) => "text",
        Param::Number(_) => "number",
        Param::Bool(_) => "truth value",
        Param::Map(_) => "map",
        Param::List(list) if list.iter().all(|item| matches!(item, Param::List(_))) => {
            let is_rule = |item: &Param| matches!(item, Param::Map(rule) if rule.get("code").is_some());
            let has_rules = |list: &Param| matches!(list, Param::List(list) if list.iter().any(is_rule));
            if list.iter().any(has_rules) { "list of lists of rules" } else { "list of lists of tests" }
        }
        Param::List(list) if list.iter().any(|item| !matches!(item, Param::Text(_))) => "list of literals",
        Param::List(_) => "list of texts",
        _ => "something new",
    }
}

/// Rows of the table in the docs: code, names of the parameters, what they are.
fn documented() -> BTreeMap<&'static str, BTreeMap<&'static str, &'static str>> {
    let rows = include_str!("../../../core/src/rules/params.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("/// | `"));
    let mut codes = BTreeMap::new();
    for row in rows {
        let (names, params) = row.split_once("` |").unwrap();
        let params =
            params.trim_end_matches('|').split(", ").filter_map(|param| param.trim().split_once(": "));
        let params: BTreeMap<_, _> =
            params.map(|(name, kind)| (name.trim_matches('`'), kind.trim())).collect();
        codes.extend(names.split("`, `").map(|code| (code, params.clone())));
    }
    codes
}

#[test]
fn params_are_those_of_the_table() {
    let mut seen: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    let all = violations();
    let params: Vec<_> = all.iter().map(|violation| (violation.code(), violation.params())).collect();
    for (code, params) in &params {
        let seen = seen.entry(code).or_default();
        for (name, param) in params.iter() {
            let kind = if name == "values" { "list of literals" } else { kind(param) };
            seen.insert(name, kind);
        }
    }
    assert_eq!(seen, documented());
}

#[test]
fn conditions_are_prose_and_data() {
    #[derive(DeploymentValidate)]
    struct Conditions {
        a: bool,
        b: u8,
        c: Option<u8>,
        #[validate(required_unless(a = true, b = 1), required_unless(c))]
        tests: Option<u8>,
        #[validate(required_unless(b = 1 | 5..), required_unless(c = 0))]
        values: Option<u8>,
        #[validate(required_if(a = false), required_if(b = ..=0))]
        when: Option<u8>,
    }

    let wrong = Conditions { a: false, b: 0, c: None, tests: None, values: None, when: None };
    let report = wrong.validate().unwrap_err();
    let told: Vec<_> = report
        .violations()
        .iter()
        .map(|violation| json!([violation.message(), violation.params().get("when")]))
        .collect();
    let is = |field: &str, values: serde_json::Value| json!({ "field": field, "one_of": values });
    assert_eq!(
        told,
        [
            json!([
                "required unless a is true and b is 1, or c is present",
                [[is("a", json!([true])), is("b", json!([1]))], [{ "field": "c", "present": true }]],
            ]),
            json!([
                "required unless b is 1 or 5 or more, or c is 0",
                [[is("b", json!([1, { "min": 5 }]))], [is("c", json!([0]))]],
            ]),
            json!([
                "required when a is false, or when b is 0 or less",
                [[is("a", json!([false]))], [is("b", json!([{ "max": 0 }]))]],
            ]),
        ]
    );
    let condition = |index: usize| report.violations()[index].params().get("condition").cloned();
    assert_eq!(condition(0), Some(Param::from("a is true and b is 1, or c is present")));
    assert_eq!(condition(2), Some(Param::from("a is false or b is 0 or less")));
}

#[test]
fn a_duplicate_tells_where_the_first_is() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(deny_unknown_fields)]
    struct Keys {
        #[serde(alias = "other")]
        #[allow(dead_code)]
        key: u8,
    }

    for (text, first) in [
        (r#"{"key": 1, "key": 1}"#, 1),
        ("{\n \"other\": 1, \"key\": 1}", 3),
        (r#"{"key": 1, "x": 1, "x": 2}"#, 11),
    ] {
        let report = json::from_str::<Keys>(text).unwrap_err();
        let duplicate = report.violations().iter().find(|violation| violation.code() == "duplicate").unwrap();
        assert_eq!(duplicate.params().get("first"), Some(&Param::from(first)), "{text}");
    }
}

fn never<T: ?Sized>(_: &T) -> Result<(), &'static str> {
    Err("never")
}

fn never_so(_: &u8, _: &u8) -> Result<(), &'static str> {
    Err("never")
}

#[derive(DeploymentValidate)]
#[allow(dead_code)]
struct Listed {
    #[validate(custom(never))]
    custom: u8,
    #[validate(custom_change(never_so))]
    change: u8,
    #[validate(immutable)]
    still: u8,
    #[validate(not(prefix = "a", suffix = "b"))]
    not: String,
    #[validate(any_of((each(range(max = 18446744073709551615))), (each(range(min = 7))), (length(equal = 2))))]
    list: Vec<u128>,
    #[validate(any_of((keys(length(min = 1))), (values(prefix = "v"))))]
    map: BTreeMap<String, String>,
    inside: Inside,
    #[validate(required_if(inside.on = true))]
    needed: Option<u8>,
}

#[derive(DeploymentValidate)]
struct Inside {
    #[allow(dead_code)]
    on: bool,
}

/// Code, message and parameters of each rule of a type, for programs that read its schema.
#[test]
fn rules_are_data() {
    let Shape::Struct(Object { fields, .. }) = Listed::SCHEMA.kind else { panic!("a struct") };
    let data = |rule: &Rule| json!([rule.code(), rule.check.message(), rule.params()]);
    let found: Vec<_> = fields.iter().flat_map(|field| field.rules).map(data).collect();
    assert_eq!(
        found,
        [
            json!(["custom", "must pass a check of its own", { "name": "never" }]),
            json!(["custom_change", "must change as allowed by never_so", { "name": "never_so" }]),
            json!(["immutable", "must not change", {}]),
            json!([
                "not",
                "must not fit this: must begin with \"a\" and must end with \"b\"",
                { "rules": "must begin with \"a\" and must end with \"b\"" },
            ]),
            json!([
                "any_of",
                "each item must be at most 18446744073709551615, or each item must be at least 7, or must have 2 items",
                { "alternatives": [
                    [{ "code": "each", "rules": [{ "code": "range", "max": 18_446_744_073_709_551_615_u64 }] }],
                    [{ "code": "each", "rules": [{ "code": "range", "min": 7 }] }],
                    [{ "code": "length", "max": 2, "min": 2, "unit": "items" }],
                ] },
            ]),
            json!([
                "any_of",
                "each key must be at least 1 character long, or each value must begin with \"v\"",
                { "alternatives": [
                    [{ "code": "keys", "rules": [{ "code": "length", "min": 1, "unit": "characters" }] }],
                    [{ "code": "values", "rules": [{ "code": "prefix", "prefix": "v" }] }],
                ] },
            ]),
            json!([
                "required_if",
                "required when inside.on is true",
                {
                    "condition": "inside.on is true",
                    "when": [[{ "field": "inside.on", "one_of": [true] }]],
                },
            ]),
        ]
    );
}
