//! What the emitted impls do that serde's derive does not.

use std::borrow::Cow;
use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Maybe, json};

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, DeploymentValidate)]
#[serde(rename_all = "UPPERCASE")]
#[validate(deserialize)]
enum Key {
    First,
    #[serde(alias = "zwei")]
    Second,
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null)]
struct Strict<'a> {
    text: Option<Cow<'a, str>>,
    number: Option<u8>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
struct Lax<'a, T> {
    text: Option<Cow<'a, str>>,
    own: Cow<'static, str>,
    inner: Option<T>,
}

#[test]
fn names_are_keys_of_maps() {
    let keys = r#"{"FIRST":1,"zwei":2}"#;
    let read: BTreeMap<Key, u8> = serde_json::from_str(keys).expect("has known keys");
    assert_eq!(read.into_keys().collect::<Vec<_>>(), [Key::First, Key::Second]);
}

#[test]
fn optional_strings_borrow_without_being_told() {
    let read = json::from_str::<Lax<'_, Key>>(r#"{"text":"a","own":"b","inner":"FIRST"}"#).expect("is valid");
    assert!(matches!(read.text, Some(Cow::Borrowed("a"))));
    assert!(matches!(read.own, Cow::Owned(_)));
    assert_eq!(read.inner, Some(Key::First));
    let read = json::from_str::<Lax<'_, u8>>(r#"{"text":null,"own":"\u0062"}"#).expect("is valid");
    assert!(read.text.is_none() && read.inner.is_none());
    let read = json::from_str::<Lax<'_, u8>>(r#"{"text":"\u0061","own":""}"#).expect("is valid");
    assert_eq!(read.text, Some(Cow::Owned::<str>("a".to_owned())));
}

#[test]
fn null_is_no_absent_key_where_it_is_denied() {
    for text in [r#"{"text":null}"#, r#"{"number":null}"#, r#"{"text":"a","number": null}"#] {
        assert!(serde_json::from_str::<Strict<'_>>(text).is_err(), "{text}");
        let report = json::from_str::<Strict<'_>>(text).expect_err("has a null");
        assert_eq!(report.violations()[0].code(), "type", "{text}");
    }
    let read = json::from_str::<Strict<'_>>("{}").expect("is valid");
    assert!(read.text.is_none() && read.number.is_none());
}

#[test]
fn no_value_is_in_what_serde_is_told() {
    let secret = "hunter2";
    let error = serde_json::from_str::<Key>(&format!("\"{secret}\"")).expect_err("is unknown");
    assert!(!error.to_string().contains(secret), "{error}");
}

#[derive(Debug, DeploymentValidate)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[validate(deserialize, serialize)]
enum Patch<'a> {
    Rename {
        new_name: Maybe<Cow<'a, str>>,
        old_name: Option<Cow<'a, str>>,
    },
    #[serde(rename = "2")]
    Scale(Scale),
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize, serialize, deny_null)]
struct Scale {
    to: Maybe<u8>,
    at: Option<u8>,
    #[validate(nullable)]
    on: Option<u8>,
}

#[test]
fn absent_fields_are_left_out() {
    for (text, written) in [
        (r#"{"kind":"rename"}"#, r#"{"kind":"rename","oldName":null}"#),
        (
            r#"{"kind":"rename","newName":null,"oldName":"a"}"#,
            r#"{"kind":"rename","newName":null,"oldName":"a"}"#,
        ),
        (r#"{"newName":"b","kind":"rename"}"#, r#"{"kind":"rename","newName":"b","oldName":null}"#),
        // Under `deny_null` a `null` could not be read again.
        (r#"{"kind":"2"}"#, r#"{"kind":"2","on":null}"#),
        (r#"{"kind":"2","to":null,"at":1,"on":2}"#, r#"{"kind":"2","to":null,"at":1,"on":2}"#),
    ] {
        let read = json::from_str::<Patch<'_>>(text).expect("is valid");
        assert_eq!(serde_json::to_string(&*read).expect("is written"), written);
        assert!(json::is_valid::<Patch<'_>>(written));
    }
    assert!(json::from_str::<Patch<'_>>(r#"{"kind":"2","at":null}"#).is_err());
}

#[test]
fn strings_borrow_in_variants() {
    for text in [r#"{"kind":"rename","newName":"b"}"#, r#"{"newName":"b","kind":"rename"}"#] {
        let read = json::from_str::<Patch<'_>>(text).expect("is valid");
        assert!(matches!(*read, Patch::Rename { new_name: Maybe::Value(Cow::Borrowed("b")), .. }));
    }
}
