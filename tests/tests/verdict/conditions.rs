//! Conditions, groups and bounds: rules that ask for other fields.

use deployment_validate::DeploymentValidate;

use crate::{Kind, compare};

/// Rules on conditions and warnings, beside rules that the walk judges.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Advised {
    #[validate(warn(range(max = 5)), range(max = 9))]
    port: Option<u8>,
    #[validate(ignored_unless(port))]
    path: Option<String>,
    #[validate(when(port = 1, length(max = 1)))]
    name: Option<String>,
    #[validate(when(port != 1, each(length(max = 1))), warn(each(length(max = 2))))]
    names: Vec<String>,
    #[validate(required_if(port > 5), format = ipv4)]
    address: Option<String>,
    #[validate(range(min = self.port))]
    above: Option<u8>,
    #[validate(length(max = self.above))]
    short: Option<String>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Literals {
    text: Option<String>,
    single: Option<f32>,
    #[validate(required_if(text = "a"))]
    a: Option<u8>,
    #[validate(required_if(text != "a"))]
    b: Option<u8>,
    #[validate(forbidden_if(single = 16777216))]
    c: Option<u8>,
    #[validate(forbidden_if(single > 5))]
    d: Option<u8>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Variants {
    text: String,
    kind: Option<Kind>,
    truth: Option<bool>,
    #[validate(required_if(kind != Http))]
    a: Option<u8>,
    #[validate(required_if(kind = Http, truth = true))]
    b: Option<u8>,
    #[validate(forbidden_unless(a))]
    c: Option<u8>,
}

/// Rules on an enum.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Few {
    text: String,
    #[validate(none_of(Cmd))]
    kind: Option<Kind>,
}

/// What only warns, whatever it asks for.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Warned {
    text: Option<String>,
    #[validate(ignored_unless(text))]
    a: Option<u8>,
}

/// The value of a default decides too.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Asked {
    text: String,
    #[serde(default)]
    number: u8,
    #[validate(required_if(number = 0))]
    a: Option<u8>,
    #[serde(default = "nine")]
    filled: Option<u8>,
    #[validate(required_if(filled = 9))]
    b: Option<u8>,
    #[validate(forbidden_if(filled))]
    c: Option<u8>,
}

fn nine() -> Option<u8> {
    Some(9)
}

/// No document holds what serde skips, but its default is there.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Skipped {
    text: String,
    #[serde(skip, default = "nine")]
    skipped: Option<u8>,
    #[validate(required_if(skipped))]
    a: Option<u8>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(by_key)]
#[allow(dead_code)]
enum SkippedByKey {
    First {
        first: String,
        #[serde(skip, default = "nine")]
        skipped: Option<u8>,
        #[validate(required_if(skipped))]
        a: Option<u8>,
    },
    Second {
        second: String,
    },
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Bounded {
    text: String,
    low: Option<u8>,
    #[validate(range(min = self.low))]
    high: Option<u8>,
}

#[test]
fn conditions_are_judged_as_read() {
    let texts = [r#"{"text":"a","a":1,"single":1,"d":1}"#, r#"{"text":"b","b":1,"c":1}"#, "{}"];
    assert!(compare::<Literals>(&texts) > 20);
    let texts = [
        r#"{"text":"","kind":"http","truth":true,"b":1}"#,
        r#"{"text":"","kind":"cmd","a":1,"c":1}"#,
        r#"{"text":"","kind":"http","truth":false,"a":1}"#,
    ];
    assert!(compare::<Variants>(&texts) > 20);
    assert!(compare::<Few>(&[r#"{"text":"","kind":"http"}"#]) > 5);
    assert!(compare::<Warned>(&[r#"{"text":"a","a":1}"#, r#"{"a":1}"#]) > 5);
    let advised = [
        r#"{"port":1,"name":"a","names":["long"]}"#,
        r#"{"path":"a","name":"ab","names":["b"]}"#,
        r#"{"port":7,"names":[],"address":"127.0.0.1"}"#,
        r#"{"port":1,"names":[],"above":1,"short":"a"}"#,
    ];
    assert!(compare::<Advised>(&advised) > 20);
    assert!(compare::<Bounded>(&[r#"{"text":"","low":1,"high":5}"#]) > 5);
}

#[test]
fn conditions_see_defaults() {
    let texts = [
        r#"{"text":"","number":1,"filled":5}"#,
        r#"{"text":"","number":1,"filled":null,"c":1}"#,
        r#"{"text":"","a":1,"b":1}"#,
    ];
    assert!(compare::<Asked>(&texts) > 20);
    assert!(compare::<Skipped>(&[r#"{"text":"","a":1}"#]) > 5);
    assert!(compare::<SkippedByKey>(&[r#"{"first":"","a":1}"#, r#"{"second":""}"#]) > 5);
}
