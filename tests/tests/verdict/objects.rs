//! Structs, and enums whose names or keys decide.

use std::borrow::Cow;

use deployment_validate::{DeploymentValidate, json};
use serde::Deserialize;

use crate::{Kind, compare, compare_borrowed};

#[derive(Debug, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(deserialize, deny_null, at_most_one_of(path, command))]
struct Probe<'a> {
    #[serde(alias = "type")]
    kind: Kind,
    #[validate(required_if(kind = Http), pattern = "^/", length(max = 8))]
    path: Option<Cow<'a, str>>,
    #[validate(forbidden_unless(kind = Cmd, port = 1..=9))]
    command: Option<String>,
    #[validate(range(min = 1, max = 100), multiple_of = 5)]
    #[serde(default)]
    port: u8,
    #[validate(required_if(command))]
    #[serde(alias = "text")]
    shell: Option<&'a str>,
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key, deny_null)]
#[allow(dead_code)]
enum Source<'a> {
    Image {
        #[validate(pattern = "^[a-z]+$")]
        image: Cow<'a, str>,
        run: Option<Run>,
    },
    Build {
        run: Option<Run>,
        #[serde(alias = "ref")]
        build: Option<u8>,
        #[validate(forbidden_if(build = 1))]
        tag: Option<String>,
    },
    Pushed {
        run: Option<Run>,
        push: u8,
        to: u8,
    },
    Neither {
        run: Option<Run>,
    },
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize, exactly_one_of(a, b))]
#[allow(dead_code)]
struct Run {
    a: Option<u8>,
    b: Option<u8>,
}

/// Of this one only the typed value knows.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Judged {
    #[validate(custom(is_even))]
    even: u8,
    run: Option<Run>,
    text: Option<String>,
}

fn is_even(value: &u8) -> Result<(), &'static str> {
    if value.is_multiple_of(2) { Ok(()) } else { Err("must be even") }
}

/// A type by hand that says no more than what another says.
#[derive(Debug, Deserialize)]
struct ByHand(u8);

impl DeploymentValidate for ByHand {
    const SCHEMA: &'static deployment_validate::schema::Schema = u8::SCHEMA;

    fn validate_at(&self, at: &deployment_validate::Path<'_>, out: &mut deployment_validate::Collector) {
        if self.0 == 7 {
            out.add(at, deployment_validate::Violation::custom("must not be 7"));
        }
    }
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct HasByHand {
    inner: Option<Vec<ByHand>>,
}

/// An enum with names, all of them plain.
#[derive(Debug, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[validate(deserialize)]
#[allow(dead_code)]
enum Choice {
    Http,
    One(#[validate(range(max = 5))] u8),
    Two(u8, Option<String>),
    Named {
        a: String,
    },
    #[serde(skip)]
    Hidden,
}

const PROBES: [&str; 4] = [
    r#"{"kind":"http","path":"/\u00e4","port":5}"#,
    r#" { "port" : 5 , "type" : "tcp" , "text" : "ü" } "#,
    r#"{"kind":"cmd","command":"c\n","shell":"sh","port":5}"#,
    r#"{"kind":"socket","port":100}"#,
];

const SOURCES: [&str; 5] = [
    r#"{"image":"a","run":{"a":1}}"#,
    r#"{"run":{"b":1},"build":2,"tag":"t"}"#,
    r#"{"run":{"a":null,"b":1}}"#,
    r#"{"push":1,"to":2}"#,
    "{}",
];

/// The texts of the type with `null` under `deny_null` left out.
#[test]
fn structs_are_judged_as_read() {
    assert!(compare_borrowed!(Probe, PROBES) > 40);
}

#[test]
fn enums_are_judged_as_read() {
    assert!(compare::<Kind>(&[r#""http""#, r#""tcp""#]) > 4);
    let texts = [
        r#""http""#,
        r#"{"one":1}"#,
        r#"{"two":[1,"a"]}"#,
        r#"{"named":{"a":"a"}}"#,
        r#"{"n\u0061med":{"a":"a"}}"#,
    ];
    assert!(compare::<Choice>(&texts) > 20);
}

#[test]
fn enums_are_judged_as_read_where_keys_decide() {
    assert!(compare_borrowed!(Source, SOURCES) > 20);
}

#[test]
fn functions_and_impls_by_hand_judge_the_value() {
    assert!(compare::<Judged>(&[r#"{"even":0,"run":{"a":1}}"#]) > 5);
    assert!(compare::<HasByHand>(&[r#"{"inner":[1,2]}"#, "{}"]) > 5);
    assert!(!json::is_valid::<HasByHand>(r#"{"inner":[7]}"#));
    assert!(!json::is_valid::<ByHand>("7"));
}
