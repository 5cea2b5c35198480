//! What conversions, buffers and conditions hide of a text: nothing is told of it beside other mistakes.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Ordered, Templated, Violation};
use serde::{Deserialize, Deserializer};

use super::{check_beside, check_table, messages};

fn one() -> Option<u8> {
    Some(1)
}

fn none() -> Option<u8> {
    None
}

fn doubled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    Ok(u8::deserialize(deserializer)? * 2)
}

fn filled<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Some(String::deserialize(deserializer)?).filter(|text| !text.is_empty()))
}

fn odd(number: &u8) -> Result<(), Violation> {
    if number % 2 == 1 { Ok(()) } else { Err(Violation::custom("must be odd")) }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Pair(#[validate(required)] Option<u8>, #[validate(custom(odd))] u8);

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(try_from = "Pair")]
struct Sum(#[validate(range(max = 99))] u8);

impl TryFrom<Pair> for Sum {
    type Error = &'static str;

    fn try_from(Pair(first, second): Pair) -> Result<Self, Self::Error> {
        first.unwrap_or_default().checked_add(second).map(Sum).ok_or("too much")
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(custom(ordered))]
struct Ends {
    low: u8,
    high: u8,
}

fn ordered(ends: &Ends) -> Result<(), Violation> {
    if ends.low <= ends.high { Ok(()) } else { Err(Violation::custom("are crossed")) }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(from = "Ends")]
struct Width {
    #[validate(range(max = 9))]
    width: u8,
}

impl From<Ends> for Width {
    fn from(ends: Ends) -> Self {
        Width { width: ends.high.abs_diff(ends.low) }
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Flat {
    #[serde(flatten)]
    width: Width,
}

/// Read from other keys than its own.
#[derive(Debug, DeploymentValidate)]
struct Through {
    #[validate(range(max = 9))]
    n: u8,
}

impl<'de> Deserialize<'de> for Through {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Form {
            number: u8,
        }
        Form::deserialize(deserializer).map(|form| Through { n: form.number })
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct FlatThrough {
    #[serde(flatten)]
    through: Through,
}

#[test]
fn rules_of_what_is_converted() {
    for (text, expected) in [
        ("[1,1]", &[][..]),
        ("[null,1]", &[]),
        ("[null,2]", &[]),
        ("[50,50]", &[("/own", "range")]),
        // What the conversion refuses has no rules either.
        ("[6,250]", &[("/own", "type")]),
        ("[1,\"\"]", &[("/own/1", "type")]),
    ] {
        check_beside::<Sum>(text, expected);
    }
    for (text, expected) in [
        (r#"{"low":1,"high":2}"#, &[][..]),
        (r#"{"low":2,"high":1}"#, &[]),
        (r#"{"low":2}"#, &[("/own/high", "missing")]),
    ] {
        check_beside::<Width>(text, expected);
        check_beside::<Flat>(text, expected);
    }
    check_beside::<FlatThrough>(r#"{"number":9}"#, &[]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Auth {
    user: String,
    password: String,
    #[serde(default = "one")]
    tries: Option<u8>,
    #[serde(default, deserialize_with = "filled")]
    realm: Option<String>,
    #[serde(default = "none")]
    never: Option<u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Login {
    auth: Option<Auth>,
    #[validate(required_if(auth.tries))]
    a: Option<u8>,
    #[validate(required_if(auth.realm))]
    b: Option<u8>,
    #[validate(forbidden_unless(auth.user = "root", auth.password = "x"))]
    c: Option<u8>,
    #[validate(required_if(auth.tries = 9))]
    d: Option<u8>,
    #[validate(required_if(auth.never))]
    e: Option<u8>,
    #[validate(skip, wire = Option<String>)]
    host: Option<Host>,
    #[validate(required_if(host))]
    f: Option<u8>,
}

/// A type that does not derive.
#[derive(Debug)]
#[allow(dead_code)]
struct Host(String);

impl<'de> Deserialize<'de> for Host {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&str>::deserialize(deserializer).map(|text| Host(text.into()))
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct FlatLogin {
    #[serde(flatten)]
    auth: Option<Auth>,
    #[validate(required_if(auth.user = "root"))]
    a: Option<u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Misspelt {
    mode: Option<String>,
    #[validate(required_unless(mode))]
    by_hand: Option<u8>,
}

#[test]
fn what_conditions_ask() {
    for (text, expected) in [
        (r#"{"auth":{"user":"root","password":"x"},"a":1,"c":1}"#, &[][..]),
        // A default is there.
        (r#"{"auth":{"user":"root","password":"x"}}"#, &[("/own/a", "required_if")]),
        (r#"{"host":"x"}"#, &[("/own/f", "required_if")]),
        (r#"{"host":null}"#, &[]),
        // Only the function knows.
        (r#"{"auth":{"user":"root","password":"x","realm":""},"a":1}"#, &[]),
        (r#"{"auth":{"user":"root","password":"x","realm":"y"},"a":1}"#, &[("/own/b", "required_if")]),
        // One of two tests fails, whatever the other one would say.
        (
            r#"{"auth":{"user":"me","password":1},"a":1,"c":1}"#,
            &[("/own/auth/password", "type"), ("/own/c", "forbidden_unless")],
        ),
        (r#"{"auth":{"user":"root","password":1},"a":1,"c":1}"#, &[("/own/auth/password", "type")]),
        (
            r#"{"auth":{"user":1,"password":"y"},"a":1,"c":1}"#,
            &[("/own/auth/user", "type"), ("/own/c", "forbidden_unless")],
        ),
    ] {
        check_beside::<Login>(text, expected);
    }
    for (text, expected) in [
        (r#"{"user":"root","password":"x"}"#, &[("/own/a", "required_if")][..]),
        // serde takes what does not fit as absent.
        (r#"{"user":"root"}"#, &[]),
    ] {
        check_beside::<FlatLogin>(text, expected);
    }
    for (text, expected) in [
        (r#"{"mode":"a"}"#, &[][..]),
        (r#"{"moed":"a"}"#, &[("/own/moed", "unknown")]),
        ("{}", &[("/own/by_hand", "required_unless")]),
    ] {
        check_beside::<Misspelt>(text, expected);
    }
}

#[derive(Debug, PartialEq, PartialOrd, Deserialize, DeploymentValidate)]
struct Version {
    major: u8,
}

impl Ordered for Version {}

fn next<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Version, D::Error> {
    Version::deserialize(deserializer).map(|version| Version { major: version.major + 1 })
}

#[derive(Debug, Default, Deserialize, DeploymentValidate)]
struct Size {
    most: u8,
}

fn twice<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Size, D::Error> {
    Size::deserialize(deserializer).map(|size| Size { most: size.most * 2 })
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Compared {
    #[serde(default, deserialize_with = "doubled")]
    half: u8,
    least: u8,
    #[validate(range(min = self.half))]
    a: Option<u8>,
    #[validate(range(min = self.least))]
    b: Option<u8>,
    #[serde(deserialize_with = "next")]
    version: Version,
    #[validate(range(max = self.version))]
    c: Option<Version>,
    #[validate(not(prefix = "x"))]
    d: Option<String>,
    #[serde(default, deserialize_with = "twice")]
    #[validate(wire = Size)]
    size: Size,
    #[validate(range(max = self.size.most))]
    f: Option<u8>,
    template: Option<Templated<u8>>,
    #[validate(range(max = self.template))]
    e: Option<u8>,
}

#[test]
fn what_is_compared() {
    const VERSION: &str = r#""version":{"major":1}"#;
    for (part, expected) in [
        (r#""half":2,"a":4,"least":2,"b":2"#, &[][..]),
        (r#""half":2,"a":3,"least":2,"b":1"#, &[("/own/a", "range"), ("/own/b", "range")]),
        // What does not fit its type is compared with nothing.
        (r#""half":2,"a":4,"least":256,"b":2"#, &[("/own/least", "type")]),
        (r#""least":2,"c":{"major":2}"#, &[]),
        (r#""least":2,"c":{"major":3}"#, &[("/own/c", "range")]),
        (r#""least":2,"size":{"most":2},"f":4"#, &[]),
        // A template stands for any value, a literal for itself.
        (r#""least":2,"template":"${a}","e":2"#, &[]),
        (r#""least":2,"template":2,"e":2"#, &[]),
        (r#""least":2,"template":2,"e":3"#, &[("/own/e", "range")]),
        // Where there is nothing, `not` holds as all rules do.
        (r#""least":2,"d":null"#, &[]),
        (r#""least":2,"d":"xy""#, &[("/own/d", "not")]),
    ] {
        check_beside::<Compared>(&format!("{{{VERSION},{part}}}"), expected);
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t", content = "c")]
enum Wide {
    A(i128),
    B(#[serde(deserialize_with = "filled")] Option<String>),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct WideInside {
    n: i128,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct FlatWide {
    #[serde(flatten)]
    inside: WideInside,
}

/// serde reads what stands before its tag from a buffer, and all that is flattened.
#[test]
fn what_is_read_from_a_buffer() {
    check_beside::<Wide>(r#"{"t":"A","c":1}"#, &[]);
    check_beside::<Wide>(r#"{"x":1,"t":"A","c":1}"#, &[]);
    for text in [r#"{"c":1,"t":"A"}"#, r#"{"x":1,"c":1,"t":"A"}"#] {
        check_beside::<Wide>(text, &[("/own/c", "type")]);
    }
    check_beside::<FlatWide>(r#"{"n":1}"#, &[("/own/n", "type")]);
    assert!(messages::<FlatWide>(r#"{"n":1}"#)[0].contains("serde reads no 128-bit integer"));
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Codes {
    #[validate(range(max = 9), custom(typed))]
    n: u8,
}

fn typed(_: &u8) -> Result<(), Violation> {
    Err(Violation::custom("must be another").with_code("type"))
}

#[test]
fn a_function_may_have_the_code_of_a_misfit() {
    check_beside::<Codes>(r#"{"n":10}"#, &[("/own/n", "range"), ("/own/n", "type")]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Twice {
    #[validate(unique(by = width))]
    list: Vec<Width>,
    n: u8,
}

#[test]
fn what_is_compared_as_values() {
    let twice = r#"{"low":1,"high":2},{"low":1,"high":2}"#;
    check_table::<Twice>(&[(&format!(r#"{{"list":[{twice}],"n":""}}"#), &[("/n", "type")])]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct KeysWhen {
    kind: Option<String>,
    #[validate(keys(when(kind = "strict", prefix = "x")))]
    map: BTreeMap<String, u8>,
}

#[test]
fn what_keys_have_to_be_at_times() {
    check_beside::<KeysWhen>(r#"{"kind":"loose","map":{"a":1}}"#, &[]);
    check_beside::<KeysWhen>(r#"{"kind":"strict","map":{"xa":1}}"#, &[]);
    check_beside::<KeysWhen>(r#"{"kind":"strict","map":{"a":1}}"#, &[("/own/map/a", "prefix")]);
}
