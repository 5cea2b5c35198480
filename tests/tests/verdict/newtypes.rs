//! Newtypes.

use std::borrow::Cow;
use std::collections::BTreeMap;

use deployment_validate::schema::Length;
use deployment_validate::{DeploymentValidate, HasLength, json};

use crate::{compare, compare_borrowed};

/// A newtype, which reads what is inside, also as the key of a map.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
#[validate(deserialize)]
pub(crate) struct Name<'a>(#[validate(pattern = "^[a-z]+$")] Cow<'a, str>);

impl HasLength for Name<'_> {
    fn is_within(&self, length: &Length) -> bool {
        self.0.is_within(length)
    }
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
pub(crate) struct Wrapped<T>(#[validate(required)] Option<T>);

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Named<'a> {
    name: Name<'a>,
    wrapped: Option<Wrapped<u8>>,
    by_name: BTreeMap<Name<'a>, Wrapped<bool>>,
}

/// Rules beside a newtype are judged with those inside.
#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Short<'a> {
    text: String,
    #[validate(length(max = 1))]
    name: Option<Name<'a>>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct ShortKeys<'a> {
    #[validate(keys(length(max = 1)))]
    by_name: BTreeMap<Name<'a>, u8>,
}

/// A key whose rules only its value shows.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
#[validate(deserialize)]
struct Judged(#[validate(custom(is_a))] String);

fn is_a(text: &str) -> Result<(), &'static str> {
    if text == "a" { Ok(()) } else { Err("must be a") }
}

#[test]
fn newtypes_have_rules_within_and_around() {
    assert!(compare_borrowed!(Short, [r#"{"text":"","name":"a"}"#]) > 5);
    assert!(compare_borrowed!(ShortKeys, [r#"{"by_name":{"a":1}}"#]) > 5);
    assert!(compare::<BTreeMap<Judged, u8>>(&[r#"{"a":1}"#]) > 5);
}

#[test]
fn newtypes_read_what_is_inside() {
    let texts = [r#"{"name":"a","wrapped":1,"by_name":{"a":true}}"#, r#"{"name":"\u0061","by_name":{}}"#];
    assert!(compare_borrowed!(Named, texts) > 20);
    let read = json::from_str::<Name<'_>>(r#""plain""#).unwrap().into_inner();
    assert!(matches!(read, Name(Cow::Borrowed("plain"))));
    let report =
        json::from_str::<Named<'_>>(r#"{"name":"A","wrapped":null,"by_name":{"b":null}}"#).unwrap_err();
    let found: Vec<_> = report.violations().iter().map(|found| (found.pointer(), found.code())).collect();
    assert_eq!(found, [("/name", "pattern"), ("/by_name/b", "required")]);
}
