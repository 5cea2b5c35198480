//! `Maybe` and `nullable`: rules see the value, conditions and groups whether the key is there.

use std::borrow::Cow;
use std::collections::BTreeMap;

use deployment_validate::private::InConst;
use deployment_validate::private::include::{Document, unescape_into};
use deployment_validate::{DeploymentValidate, Maybe, Path, Templated, Valid, json, json_schema};
use serde::{Deserialize, Serialize};

use super::{Expected, check};

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Mode {
    Plain,
    Strict,
}

#[derive(Debug, Serialize, Deserialize, DeploymentValidate)]
struct Port {
    #[validate(range(min = 1))]
    number: u16,
}

/// The fields of both types below, which serde's derive reads and the derive itself.
macro_rules! patches {
    ($name:ident, [$($derive:ident)?], $($attribute:meta)?, $($own:meta)?) => {
        #[derive(Debug, Serialize, $($derive,)? DeploymentValidate)]
        #[serde(deny_unknown_fields)]
        $(#[$own])?
        #[validate(deny_null, at_most_one_of(left, right))]
        struct $name {
            $(#[$attribute])?
            #[serde(skip_serializing_if = "Maybe::is_absent")]
            #[validate(length(max = 3), pattern = "^a")]
            name: Maybe<String>,
            $(#[$attribute])?
            #[serde(skip_serializing_if = "Maybe::is_absent")]
            #[validate(range(max = 9))]
            count: Maybe<u8>,
            $(#[$attribute])?
            #[serde(skip_serializing_if = "Maybe::is_absent")]
            mode: Maybe<Mode>,
            $(#[$attribute])?
            #[serde(skip_serializing_if = "Maybe::is_absent")]
            #[validate(required_if(mode = Strict), each(range(min = 2)))]
            list: Maybe<Vec<u8>>,
            $(#[$attribute])?
            #[serde(skip_serializing_if = "Maybe::is_absent")]
            #[validate(values(length(min = 1)))]
            map: Maybe<BTreeMap<String, String>>,
            $(#[$attribute])?
            #[serde(skip_serializing_if = "Maybe::is_absent")]
            port: Maybe<Box<Port>>,
            $(#[$attribute])?
            #[serde(skip_serializing_if = "Maybe::is_absent")]
            left: Maybe<bool>,
            $(#[$attribute])?
            #[serde(skip_serializing_if = "Maybe::is_absent")]
            right: Maybe<bool>,
            $(#[$attribute])?
            #[serde(skip_serializing_if = "Maybe::is_absent")]
            #[validate(forbidden_if(left), one_of("x", "y"))]
            third: Maybe<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            plain: Option<u8>,
        }
    };
}

patches!(BySerde, [Deserialize], serde(default),);
patches!(ByDerive, [], , validate(deserialize));

const CASES: &[(&str, &[Expected<'_>])] = &[
    ("{}", &[]),
    (r#"{"name":null,"count":null,"mode":null,"list":null,"map":null,"port":null,"left":null}"#, &[]),
    (r#"{"name":"abc","count":9,"mode":"strict","list":[2],"map":{"a":"b"},"port":{"number":1}}"#, &[]),
    (r#"{"name":"bbbb"}"#, &[("/name", "length"), ("/name", "pattern")]),
    (r#"{"count":10}"#, &[("/count", "range")]),
    (r#"{"count":"10"}"#, &[("/count", "type")]),
    (r#"{"count":256}"#, &[("/count", "range")]),
    (r#"{"list":[1,2,0]}"#, &[("/list/0", "range"), ("/list/2", "range")]),
    (r#"{"map":{"a":""}}"#, &[("/map/a", "length")]),
    (r#"{"port":{"number":0}}"#, &[("/port/number", "range")]),
    (r#"{"port":{}}"#, &[("/port/number", "missing")]),
    (r#"{"mode":"strict"}"#, &[("/list", "required_if")]),
    (r#"{"mode":"strict","list":null}"#, &[]),
    (r#"{"mode":"plain"}"#, &[]),
    (r#"{"left":null,"right":true}"#, &[("", "at_most_one_of")]),
    (r#"{"left":null,"right":null}"#, &[("", "at_most_one_of")]),
    (r#"{"right":null,"third":"x"}"#, &[]),
    (r#"{"left":null,"third":"x"}"#, &[("/third", "forbidden_if")]),
    (r#"{"left":null,"third":null}"#, &[("/third", "forbidden_if")]),
    (r#"{"third":"z"}"#, &[("/third", "one_of")]),
    (r#"{"plain":null}"#, &[("/plain", "type")]),
    (
        r#"{"plain":null,"count":10,"left":null,"third":null}"#,
        &[("/plain", "type"), ("/count", "range"), ("/third", "forbidden_if")],
    ),
    (r#"{"nam":null}"#, &[("/nam", "unknown")]),
];

#[test]
fn rules_see_the_value_and_conditions_the_key() {
    check::<BySerde>(CASES);
    check::<ByDerive>(CASES);
}

#[test]
fn the_schema_says_value_or_null_and_not_required() {
    let schema = json_schema::<ByDerive>();
    assert_eq!(schema["properties"]["count"]["type"], serde_json::json!(["integer", "null"]));
    assert_eq!(schema["properties"]["plain"]["type"], "integer");
    assert!(schema.get("required").is_none(), "{schema:#}");
}

#[test]
fn typed_values_of_each_state() {
    let patch = |left, third| {
        let patch = json::from_str::<BySerde>("{}").unwrap().into_inner();
        BySerde { left, third, ..patch }
    };
    let codes = |patch: BySerde| {
        let report = patch.validate().err();
        report.map_or_else(Vec::new, |report| {
            report.violations().iter().map(|v| format!("{} {}", v.pointer(), v.code())).collect::<Vec<_>>()
        })
    };
    assert_eq!(codes(patch(Maybe::Absent, Maybe::Value("x".to_owned()))), [""; 0]);
    assert_eq!(codes(patch(Maybe::Null, Maybe::Value("x".to_owned()))), ["/third forbidden_if"]);
    assert_eq!(codes(patch(Maybe::Absent, Maybe::Value("z".to_owned()))), ["/third one_of"]);
    assert_eq!(codes(patch(Maybe::Absent, Maybe::Null)), [""; 0]);
}

#[test]
fn nullable_lifts_deny_null_on_one_field() {
    #[derive(Debug, Serialize, DeploymentValidate)]
    #[validate(deny_null, deserialize, at_least_one_of(lifted, denied))]
    struct Lifted {
        #[serde(skip_serializing_if = "Option::is_none")]
        #[validate(nullable, range(max = 9))]
        lifted: Option<u8>,
        #[serde(skip_serializing_if = "Option::is_none")]
        denied: Option<u8>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(deny_null)]
    #[allow(dead_code)]
    struct BySerde {
        #[validate(nullable, range(max = 9))]
        lifted: Option<u8>,
        denied: Option<u8>,
    }

    check::<Lifted>(&[
        (r#"{"lifted":1}"#, &[]),
        (r#"{"lifted":10}"#, &[("/lifted", "range")]),
        // An `Option` has no third state: `null` is absent.
        (r#"{"lifted":null}"#, &[("", "at_least_one_of")]),
        (r#"{"denied":null}"#, &[("", "at_least_one_of"), ("/denied", "type")]),
    ]);
    let codes = |text| {
        json::from_str::<BySerde>(text).err().map(|report| report.violations()[0].pointer().to_owned())
    };
    assert_eq!(codes(r#"{"lifted":null}"#), None);
    assert_eq!(codes(r#"{"lifted":null,"denied":null}"#).as_deref(), Some("/denied"));
    let schema = json_schema::<BySerde>();
    assert_eq!(schema["properties"]["lifted"]["type"], serde_json::json!(["integer", "null"]));
    assert_eq!(schema["properties"]["denied"]["type"], "integer");
}

#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[validate(const, deserialize, deny_null, at_most_one_of(code, part))]
struct InSource<'a> {
    #[validate(length(max = 3))]
    text: Maybe<Cow<'a, str>>,
    #[validate(range(max = 9), required_if(text = "a"))]
    number: Maybe<u8>,
    code: Maybe<&'a str>,
    part: Maybe<Inner>,
}

#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[validate(const, deserialize)]
struct Inner {
    #[validate(range(min = 1))]
    size: u8,
}

const ABSENT: InSource<'_> =
    InSource { text: Maybe::Absent, number: Maybe::Absent, code: Maybe::Absent, part: Maybe::Absent };
const VALID: Valid<InSource<'_>> = InSource {
    text: Maybe::Value(Cow::Borrowed("a")),
    number: Maybe::Null,
    part: Maybe::Value(Inner { size: 1 }),
    ..ABSENT
}
.assert_valid();

fn panic_of(value: &InSource<'static>) -> Option<String> {
    let value = value.clone();
    let error = std::panic::catch_unwind(move || drop(value.assert_valid())).err()?;
    Some(*error.downcast::<String>().unwrap())
}

#[test]
fn const_says_what_run_time_says() {
    assert!(VALID.number.is_null());
    let part = |size| Maybe::Value(Inner { size });
    let values = [
        ABSENT,
        VALID.clone().into_inner(),
        InSource { text: Maybe::Null, ..ABSENT },
        InSource { text: Maybe::Value("abcd".into()), ..ABSENT },
        InSource { text: Maybe::Value("a".into()), ..ABSENT },
        InSource { number: Maybe::Value(10), ..ABSENT },
        InSource { code: Maybe::Null, part: part(1), ..ABSENT },
        InSource { part: part(0), ..ABSENT },
    ];
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let found: Vec<_> = values.iter().map(panic_of).collect();
    std::panic::set_hook(hook);
    let typed =
        |value: &InSource<'_>| value.validate().err().map(|report| report.violations()[0].to_string());
    assert_eq!(found, values.iter().map(typed).collect::<Vec<_>>());
    assert_eq!(found.iter().filter(|found| found.is_some()).count(), 5);
}

#[test]
fn files_are_read_in_const_as_at_run_time() {
    for text in [
        "{}",
        r#"{"text":null,"number":null,"code":null}"#,
        r#"{"text":"a","number":1,"code":"b"}"#,
        r#"{"part":{"size":1}}"#,
    ] {
        let mut strings = vec![0xFF; text.len()];
        unescape_into(text, &mut strings);
        let root = Document::new("file.json", text, Vec::leak(strings)).root();
        let read = <InSource<'_> as InConst>::VIA.read_payload(root, &Path::file(&root));
        assert_eq!(read, json::from_str::<InSource<'_>>(text).unwrap().into_inner(), "{text}");
    }
}

#[test]
fn strings_are_borrowed_inside_a_maybe() {
    let read = json::from_str::<InSource<'_>>(r#"{"text":"abc"}"#).unwrap();
    assert!(matches!(read.text, Maybe::Value(Cow::Borrowed("abc"))));
}

#[test]
fn each_of_the_three_is_told_apart() {
    let all = [Maybe::Absent, Maybe::Null, Maybe::Value(1)];
    assert_eq!(all.map(|own| own.is_absent()), [true, false, false]);
    assert_eq!(all.map(|own| own.is_null()), [false, true, false]);
    assert_eq!(all.map(|own| own.is_value()), [false, false, true]);
    assert_eq!(all.map(Maybe::value), [None, None, Some(1)]);
    assert_eq!(all.map(Maybe::into_nested), [None, Some(None), Some(Some(1))]);
    let both = [Templated::Literal(1), Templated::template("${x}")];
    assert_eq!(both.clone().map(|own| own.is_template()), [false, true]);
    assert_eq!(both.map(Templated::literal), [Some(1), None]);
}

/// A condition reads inside a value that may be absent.
#[test]
fn paths_lead_into_a_maybe() {
    #[derive(DeploymentValidate)]
    #[validate(deserialize)]
    struct Outer {
        part: Maybe<Inner>,
        #[validate(required_if(part.size = 1))]
        name: Option<u8>,
    }
    let is_valid = |part| Outer { part, name: None }.is_valid();
    let parts = [Maybe::Absent, Maybe::Null, Maybe::Value(2), Maybe::Value(1)];
    assert_eq!(parts.map(|own| is_valid(own.map(|size| Inner { size }))), [true, true, true, false]);
}

/// A function judges the value of a field that may be absent.
#[test]
fn functions_judge_the_value_of_a_maybe() {
    fn is_even(value: &u8) -> Result<(), &'static str> {
        if value.is_multiple_of(2) { Ok(()) } else { Err("must be even") }
    }
    #[derive(DeploymentValidate)]
    #[validate(deserialize)]
    struct Holder {
        #[validate(custom(is_even))]
        size: Maybe<u8>,
    }
    let sizes = [Maybe::Absent, Maybe::Null, Maybe::Value(2), Maybe::Value(1)];
    assert_eq!(sizes.map(|size| Holder { size }.is_valid()), [true, true, true, false]);
}
