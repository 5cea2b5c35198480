//! Conditions on fields that documents do not show as values have them: filled in, converted, misspelt, templates.

use deployment_validate::{DeploymentValidate, Templated};
use serde::{Deserialize, Deserializer};

use super::check_table;

fn one() -> Option<u8> {
    Some(1)
}

fn doubled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    Ok(u8::deserialize(deserializer)? * 2)
}

fn none<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    u8::deserialize(deserializer).map(|_| None)
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Inside {
    #[serde(default = "one")]
    filled: Option<u8>,
    #[serde(default = "one")]
    tested: Option<u8>,
    #[validate(forbidden_if(tested = 9))]
    plain: Option<u8>,
    #[serde(deserialize_with = "doubled")]
    doubled: u8,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Asked {
    inside: Inside,
    #[serde(deserialize_with = "doubled")]
    doubled: u8,
    template: Option<Templated<u8>>,
    #[validate(required_if(inside.tested))]
    a: Option<u8>,
    #[validate(required_if(inside.doubled = 4))]
    b: Option<u8>,
    #[validate(required_if(doubled = 4))]
    c: Option<u8>,
    #[validate(required_unless(inside.plain))]
    d: Option<u8>,
    #[validate(required_if(template))]
    e: Option<u8>,
    #[validate(required_if(template = 1))]
    f: Option<u8>,
    #[validate(required_unless(inside.filled))]
    k: Option<u8>,
    #[validate(required_unless(inside.plain = 1, doubled = 4))]
    g: Option<u8>,
    #[serde(default, deserialize_with = "none")]
    #[validate(forbidden_if(inside.plain = 2))]
    h: Option<u8>,
    flag: Option<bool>,
    #[validate(required_if(flag = true))]
    i: Option<u8>,
    #[validate(length(max = 2))]
    name: Option<Templated<String>>,
    #[validate(length(max = 2))]
    text: Option<String>,
    wide: Option<i128>,
    n: u8,
}

fn document(inside: &str, rest: &str) -> String {
    format!(r#"{{"inside":{{{inside}}},{rest}}}"#)
}

const RIGHT: &str = r#""doubled":1,"a":1,"d":1,"g":1"#;

#[test]
fn conditions_hold_as_for_the_value() {
    for (inside, rest, expected) in [
        (r#""doubled":1"#, r#""doubled":1,"a":1,"d":1,"g":1"#, &[][..]),
        (r#""doubled":1"#, r#""doubled":1,"d":1,"g":1"#, &[("/a", "required_if")]),
        (r#""doubled":1,"tested":null"#, r#""doubled":1,"d":1,"g":1"#, &[]),
        (r#""doubled":4"#, r#""doubled":4,"a":1,"d":1,"g":1"#, &[]),
        (r#""doubled":1"#, r#""doubled":1,"a":1"#, &[("/d", "required_unless"), ("/g", "required_unless")]),
        (r#""doubled":1,"plain":1"#, r#""doubled":2,"a":1,"c":1"#, &[]),
        (r#""doubled":1,"plain":2"#, r#""doubled":2,"a":1,"c":1,"h":5"#, &[("/g", "required_unless")]),
        (r#""doubled":1"#, r#""doubled":1,"a":1,"d":1,"g":1,"template":"${T}""#, &[("/e", "required_if")]),
        (r#""doubled":1"#, r#""doubled":1,"a":1,"d":1,"g":1,"e":1,"template":"${T}""#, &[]),
        (r#""doubled":1"#, r#""doubled":1,"a":1,"d":1,"g":1,"e":1,"template":1"#, &[("/f", "required_if")]),
    ] {
        check_table::<Asked>(&[(&document(inside, &format!(r#"{rest},"n":1"#)), expected)]);
        let beside = [expected, &[("/n", "type")]].concat();
        check_table::<Asked>(&[(&document(inside, &format!(r#"{rest},"n":"""#)), &beside)]);
    }
}

#[test]
fn values_are_judged_beside_a_mistake_as_without_one() {
    for (part, expected) in [
        (r#""flag":true"#, &[("/i", "required_if")][..]),
        (r#""flag":true,"i":1"#, &[]),
        (r#""flag":false"#, &[]),
        (r#""name":"abc""#, &[("/name", "length")]),
        (r#""name":"${a}""#, &[]),
        (r#""text":"${a}""#, &[("/text", "length")]),
        // 128 bits take the sign of a zero.
        (r#""wide":-0"#, &[]),
        (r#""wide":-0.0"#, &[("/wide", "type")]),
    ] {
        let rest = format!("{RIGHT},{part}");
        let inside = r#""doubled":1"#;
        check_table::<Asked>(&[(&document(inside, &format!(r#"{rest},"n":1"#)), expected)]);
        let beside = [expected, &[("/n", "type")]].concat();
        check_table::<Asked>(&[(&document(inside, &format!(r#"{rest},"n":"""#)), &beside)]);
    }
}
