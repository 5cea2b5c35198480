//! What decides beside other mistakes, where the second pass has to know what serde makes of a text.

use std::collections::BTreeMap;

use deployment_validate::schema::{Kind, Opaque, Schema};
use deployment_validate::{
    Collector, Comparable, DeploymentValidate, Maybe, Number, Numeric, Path, Templated, Violation, json,
    json_schema, yaml,
};
use serde::{Deserialize, Deserializer};

use super::{check_beside, check_table};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Kept {
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    kept: Maybe<u8>,
    #[validate(required_if(kept = 1))]
    name: Option<u8>,
}

/// A text that is read in capitals.
#[derive(Debug)]
struct Upper(String);

impl<'de> Deserialize<'de> for Upper {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Upper(text.to_uppercase()))
    }
}

impl AsRef<str> for Upper {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Named {
    #[validate(skip, wire = Option<String>)]
    name: Option<Upper>,
    #[validate(required_if(name))]
    alias: Option<u8>,
    z: u8,
}

#[test]
fn conditions() {
    check_beside::<Kept>(r#"{"kept":1}"#, &[("/own/name", "required_if")]);
    check_beside::<Kept>(r#"{"kept":null}"#, &[]);
    check_table::<Named>(&[
        (r#"{"name":"a","z":1}"#, &[("/alias", "required_if")]),
        (r#"{"name":"a","z":""}"#, &[("/alias", "required_if"), ("/z", "type")]),
        (r#"{"name":null,"z":""}"#, &[("/z", "type")]),
    ]);
}

fn is_even(even: &Even) -> Result<(), Violation> {
    if even.n.is_multiple_of(2) { Ok(()) } else { Err(Violation::custom("must be even")) }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(custom(is_even))]
struct Even {
    n: u8,
}

/// What is made of it never is one.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(try_from = "Even")]
struct Refused(u8);

impl TryFrom<Even> for Refused {
    type Error = String;

    fn try_from(even: Even) -> Result<Self, String> {
        if even.n > 9 { Ok(Refused(even.n)) } else { Err("too small".into()) }
    }
}

/// Rules judge what a conversion makes of a value, not what it is made of.
#[test]
fn what_a_conversion_refuses() {
    check_beside::<Refused>(r#"{"n":11}"#, &[]);
    check_beside::<Refused>(r#"{"n":1}"#, &[("/own", "type")]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Halved {
    #[serde(deserialize_with = "half")]
    #[validate(wire = Even)]
    half: u8,
    z: u8,
}

fn half<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    Even::deserialize(deserializer).map(|even| even.n / 2)
}

/// Nor does it judge what a function reads first.
#[test]
fn what_a_function_makes_a_value_of() {
    check_table::<Halved>(&[
        (r#"{"half":{"n":3},"z":1}"#, &[]),
        (r#"{"half":{"n":3},"z":""}"#, &[("/z", "type")]),
    ]);
}

/// A type of which nothing is known, not even whether two values are equal.
#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Silent(u8);

impl DeploymentValidate for Silent {
    const SCHEMA: &'static Schema = &Schema::of(Kind::Opaque(Opaque::ANY));

    fn validate_at(&self, _: &Path<'_>, _: &mut Collector) {}
}

impl Comparable for Silent {}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Item {
    id: Silent,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Lists {
    #[validate(unique)]
    whole: Vec<Silent>,
    #[validate(unique(by = id))]
    by_id: Vec<Item>,
}

#[test]
fn what_nothing_is_known_of_repeats_nothing() {
    check_beside::<Lists>(r#"{"whole":[1,1],"by_id":[{"id":1},{"id":1}]}"#, &[]);
    let schema = json_schema::<Lists>();
    assert_eq!(schema["properties"]["whole"].get("uniqueItems"), None, "{schema:#}");
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Skipped {
    #[validate(skip)]
    counts: BTreeMap<String, u8>,
    z: u8,
}

/// The place is where serde stopped, not that of the key's last value.
#[test]
fn a_key_that_stands_twice_in_what_only_serde_reads() {
    let report = json::from_str::<Skipped>(r#"{"counts":{"k":"x","k":1},"z":""}"#).unwrap_err();
    let told: Vec<String> = report.violations().iter().map(ToString::to_string).collect();
    assert_eq!(told, ["1:16: /counts/k: cannot be read", "1:31: /z: must be an integer, not a string"]);
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
struct Id(u8);

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Numbered {
    names: BTreeMap<u8, u8>,
    #[serde(default)]
    ids: BTreeMap<Id, u8>,
    z: u8,
}

/// serde_json reads a number from a key's own text; in YAML the key has been read before.
#[test]
fn keys_of_numbers_with_escapes() {
    let report = json::from_str::<Numbered>(r#"{"names":{"\u0031":1},"z":1}"#).unwrap_err();
    assert_eq!(
        report.to_string(),
        "1:11: /names/1: the key must stand in the text as it is, without escapes"
    );
    let report = json::from_str::<Numbered>(r#"{"names":{},"ids":{"\u0031":1},"z":1}"#).unwrap_err();
    assert_eq!(report.to_string(), "1:20: /ids/1: the key must stand in the text as it is, without escapes");
    let report = yaml::from_str::<Numbered>("names: {\"\\x31\": 1}\nz: \"\"\n").unwrap_err();
    assert_eq!(report.to_string(), "2:4: /z: must be an integer, not a string");
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Share(f32);

impl Numeric for Share {
    fn number(&self) -> Option<Number> {
        Some(self.0.into())
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Single {
    #[validate(range(max = 1))]
    size: f32,
    #[validate(range(max = 1))]
    share: Option<Share>,
}

/// Half a step above 1 and a little more: rounded to an `f64` first, it would be 1.
#[test]
fn digits_of_a_single_float() {
    check_beside::<Single>(r#"{"size":1.00000005960464477540}"#, &[("/own/size", "range")]);
    check_beside::<Single>(r#"{"size":1.00000005960464477539}"#, &[]);
    check_beside::<Single>(r#"{"size":0,"share":1.00000005960464477540}"#, &[("/own/share", "range")]);
    check_beside::<Single>(r#"{"size":0,"share":1.00000005960464477539}"#, &[]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Adjacent {
    Read(
        #[serde(deserialize_with = "some_number")]
        #[validate(wire = u8)]
        Option<u8>,
    ),
}

fn some_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    u8::deserialize(deserializer).map(Some)
}

/// serde asks the type for a value in place of an absent content, not the function.
#[test]
fn a_content_that_may_be_absent() {
    check_beside::<Adjacent>(r#"{"t":"Read","c":1}"#, &[]);
    check_beside::<Adjacent>(r#"{"t":"Read"}"#, &[]);
}

fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    u8::deserialize(deserializer)
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Coded {
    #[serde(deserialize_with = "number")]
    #[validate(wire = u8)]
    code: u8,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Warned {
    inner: Coded,
    #[validate(warn(range(max = 5)), when(inner.code = 1, range(max = 3)))]
    n: u8,
}

/// Whether the rule applies the value alone shows; the warning of the same rule shows in the text.
#[test]
fn a_warning_hides_no_error() {
    let text = r#"{"inner":{"code":1},"n":9}"#;
    let told = "1:25: warning: /n: must be at most 5\n1:25: /n: must be at most 3 when inner.code is 1";
    assert_eq!(json::from_str::<Warned>(text).unwrap_err().to_string(), told);
    assert_eq!(yaml::from_str::<Warned>(text).unwrap_err().to_string(), told);
    assert!(!json::is_valid::<Warned>(text));
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Wide {
    wide: Templated<u128>,
    signed: Option<Templated<i128>>,
    small: Option<Templated<u8>>,
    z: u8,
}

#[test]
fn a_wide_integer_where_a_template_may_stand() {
    let told =
        "/wide: cannot be read: serde reads no integer of more than 64 bits where a template may stand";
    let text = |z: &str| format!(r#"{{"wide":{},"z":{z}}}"#, 1_u128 << 100);
    let said = |z| json::from_str::<Wide>(&text(z)).unwrap_err().to_string();
    assert_eq!(said("1"), format!("1:9: {told}"));
    assert!(said(r#""""#).starts_with(&format!("1:9: {told}\n")), "{}", said(r#""""#));
    for number in [u128::MAX, 1 << 127, 1 << 64] {
        let text = format!(r#"{{"wide":{number},"z":""}}"#);
        assert!(
            json::from_str::<Wide>(&text).unwrap_err().to_string().starts_with(&format!("1:9: {told}\n"))
        );
    }
    let signed = i128::from(i64::MIN) - 1;
    check_table::<Wide>(&[
        (r#"{"wide":18446744073709551615,"signed":-9223372036854775808,"z":1}"#, &[]),
        (r#"{"wide":18446744073709551615,"signed":-9223372036854775808,"z":""}"#, &[("/z", "type")]),
        (r#"{"wide":1,"signed":18446744073709551615,"z":""}"#, &[("/z", "type")]),
        (&format!(r#"{{"wide":1,"signed":{signed},"z":""}}"#), &[("/signed", "type"), ("/z", "type")]),
    ]);
    let small =
        json::from_str::<Wide>(r#"{"wide":1,"small":1267650600228229401496703205376,"z":1}"#).unwrap_err();
    assert_eq!(small.to_string(), "1:19: /small: must be an integer from 0 to 255");
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Written {
    wide: Option<u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(from = "Written")]
struct Made {
    high: Option<u8>,
}

impl From<Written> for Made {
    fn from(written: Written) -> Self {
        Made { high: written.wide }
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct OfMade {
    made: Made,
    #[validate(required_unless(made.high))]
    name: Option<u8>,
    z: u8,
}

/// What is made of a value is in no document.
#[test]
fn a_path_into_what_a_conversion_makes() {
    check_table::<OfMade>(&[
        (r#"{"made":{"wide":1},"z":1}"#, &[]),
        (r#"{"made":{"wide":1},"z":""}"#, &[("/z", "type")]),
        (r#"{"made":{},"z":1}"#, &[("/name", "required_unless")]),
    ]);
}
