//! `Templated`: rules apply to literals, and a text with `${..}` stands for any of them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use deployment_validate::private::InConst;
use deployment_validate::private::include::{Document, unescape_into};
use deployment_validate::{
    DeploymentValidate, Maybe, Path, Templated, Valid, Violation, json, json_schema, yaml,
};
use serde::{Deserialize, Serialize};

use super::check;

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
enum Mode {
    Plain,
    Strict,
}

#[derive(Debug, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize)]
struct Limits {
    #[validate(range(min = 1))]
    size: Templated<u8>,
}

fn is_even(count: &u8) -> Result<(), Violation> {
    if count.is_multiple_of(2) { Ok(()) } else { Err(Violation::custom("must be even")) }
}

#[derive(Debug, Serialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(deserialize, deny_null)]
struct Service {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 99))]
    port: Option<Templated<u16>>,
    #[validate(length(max = 5), pattern = "^a")]
    #[serde(skip_serializing_if = "Maybe::is_absent")]
    name: Maybe<Templated<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<Templated<Mode>>,
    #[serde(default = "plain")]
    always: Templated<Mode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(required_if(mode = Strict), required_if(always = Strict), each(range(max = 9)), length(max = 2))]
    list: Option<Templated<Vec<Templated<u8>>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(values(one_of("x", "y")))]
    map: Option<BTreeMap<String, Templated<String>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limits: Option<Templated<Limits>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(any_of((range(max = 3)), (multiple_of = 5)), required_if(name = "ab"))]
    count: Option<Templated<u8>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(forbidden_if(count))]
    flag: Option<Templated<bool>>,
}

fn plain() -> Templated<Mode> {
    Templated::Literal(Mode::Plain)
}

#[test]
fn rules_apply_to_literals() {
    check::<Service>(&[
        (r#"{"always":"${M}"}"#, &[]),
        (r#"{"always":"Plain","port":80,"name":"abcd","mode":"Plain","limits":{"size":1},"count":5}"#, &[]),
        (r#"{"always":"Plain","port":"${P}","name":"x ${N} is longer","mode":"${M}","limits":"${L}"}"#, &[]),
        (r#"{"always":"Plain","port":0}"#, &[("/port", "range")]),
        (r#"{"always":"Plain","port":"0"}"#, &[("/port", "type")]),
        (r#"{"always":"Plain","port":"${"}"#, &[("/port", "type")]),
        (r#"{"always":"Plain","port":"${}"}"#, &[("/port", "type")]),
        (r#"{"always":"Plain","port":null}"#, &[("/port", "type")]),
        (r#"{"always":"Plain","port":70000}"#, &[("/port", "range")]),
        (r#"{"always":"Plain","name":"a${b"}"#, &[]),
        (r#"{"always":"Plain","name":"b${b"}"#, &[("/name", "pattern")]),
        (r#"{"always":"Plain","name":null}"#, &[]),
        (r#"{"always":"Other"}"#, &[("/always", "one_of")]),
        (r#"{"always":"Strict"}"#, &[("/list", "required_if")]),
        (r#"{"always":"Plain","mode":"Strict"}"#, &[("/list", "required_if")]),
        (r#"{"always":"Plain","mode":"Strict","list":"${LIST}"}"#, &[]),
        (r#"{"always":"Plain","list":[1,"${I}"]}"#, &[]),
        (r#"{"always":"Plain","list":[1,"${I}",10]}"#, &[("/list", "length"), ("/list/2", "range")]),
        (r#"{"always":"Plain","map":{"a":"x","b":"${M}"}}"#, &[]),
        (r#"{"always":"Plain","map":{"a":"z"}}"#, &[("/map/a", "one_of")]),
        (r#"{"always":"Plain","limits":{"size":0}}"#, &[("/limits/size", "range")]),
        (r#"{"always":"Plain","limits":{"size":"${S}"}}"#, &[]),
        (r#"{"always":"Plain","limits":{}}"#, &[("/limits/size", "missing")]),
        (r#"{"always":"Plain","limits":[1]}"#, &[("/limits", "type")]),
        (r#"{"always":"Plain","count":4}"#, &[("/count", "any_of")]),
        (r#"{"always":"Plain","count":"${C}"}"#, &[]),
        (r#"{"always":"Plain","name":"ab"}"#, &[("/count", "required_if")]),
        (r#"{"always":"Plain","flag":true}"#, &[]),
        (r#"{"always":"Plain","count":"${C}","flag":true}"#, &[("/flag", "forbidden_if")]),
        (r#"{"always":"Plain","flag":"true"}"#, &[("/flag", "type")]),
    ]);
}

#[derive(Debug, Serialize, Deserialize, DeploymentValidate)]
struct Point {
    x: u8,
}

#[derive(Debug, Serialize, Deserialize, DeploymentValidate)]
struct Buffered {
    point: Templated<Point>,
}

/// serde reads a literal from a buffer, and there a list for a struct.
#[test]
fn literals_are_read_as_elsewhere() {
    check::<Buffered>(&[(r#"{"point":{"x":1}}"#, &[]), (r#"{"point":"${P}"}"#, &[])]);
    let report = json::from_str::<Buffered>(r#"{"point":[1]}"#).unwrap_err();
    assert_eq!(report.to_string(), "1:10: /point: must be an object or a string with ${..}, not a list");
}

#[test]
fn messages_say_that_a_template_may_stand_there() {
    for (text, message) in [
        (r#"{"always":"Plain","port":true}"#, "must be an integer or a string with ${..}, not a boolean"),
        (r#"{"always":"Plain","port":"80"}"#, "must be an integer or a string with ${..}"),
        (r#"{"always":"Plain","port":"${P"}"#, "must contain ${..}, closed"),
        (r#"{"always":"Plain","limits":[1]}"#, "must be an object or a string with ${..}, not a list"),
        (r#"{"always":"Plain","name":5}"#, "must be a string, not a number"),
        (r#"{"always":"Plain","port":1.5}"#, "must be an integer"),
    ] {
        let report = json::from_str::<Service>(text).unwrap_err();
        assert_eq!(
            report.violations().iter().map(Violation::message).collect::<Vec<_>>(),
            [message],
            "{text}"
        );
    }
}

#[test]
fn functions_see_the_literal() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Counts {
        #[validate(custom(is_even))]
        one: Templated<u8>,
        #[validate(custom(is_even))]
        other: Option<Templated<u8>>,
    }

    let codes = |text| {
        let report = json::from_str::<Counts>(text).map(drop).err();
        report.map_or_else(Vec::new, |report| {
            report.violations().iter().map(|v| v.pointer().to_owned()).collect::<Vec<_>>()
        })
    };
    assert_eq!(codes(r#"{"one":2,"other":"${O}"}"#), [""; 0]);
    assert_eq!(codes(r#"{"one":"${O}","other":3}"#), ["/other"]);
    assert_eq!(codes(r#"{"one":1,"other":3}"#), ["/one", "/other"]);
}

#[test]
fn the_schema_has_the_literal_or_a_template() {
    let schema = json_schema::<Limits>();
    let template = serde_json::json!({"type": "string", "pattern": r"\$\{[^}]+\}"});
    let size = &schema["properties"]["size"];
    let literal = serde_json::json!({"type": "integer", "minimum": 0, "maximum": 255});
    assert_eq!(size["anyOf"], serde_json::json!([literal, template]), "{size:#}");
    let rule = serde_json::json!({"minimum": 1, "type": ["number", "null"]});
    assert_eq!(size["allOf"][0]["anyOf"], serde_json::json!([rule, template]), "{size:#}");
}

#[test]
fn a_typed_template_is_closed() {
    let report = Limits { size: Templated::template("${SIZE") }.validate().unwrap_err();
    assert_eq!(report.to_string(), "/size: must contain ${..}, closed");
    assert_eq!(report.violations()[0].code(), "type");
    assert!(Limits { size: Templated::template("${SIZE}") }.is_valid());
    assert!(!Limits { size: Templated::Literal(0) }.is_valid());
}

#[test]
fn templates_stand_plain_in_yaml() {
    let read = |text| yaml::from_str::<Limits>(text).map(|limits| limits.into_inner().size);
    assert_eq!(read("size: ${SIZE}\n").unwrap(), Templated::template("${SIZE}"));
    assert_eq!(read("size: 3\n").unwrap(), Templated::Literal(3));
    assert!(read("size: ${SIZE\n").is_err());
}

#[derive(Clone, Debug, PartialEq, DeploymentValidate)]
#[validate(const, deserialize)]
struct InSource<'a> {
    #[validate(length(max = 3), required_if(mode = Strict))]
    text: Option<Templated<Cow<'a, str>>>,
    #[validate(range(max = 9))]
    number: Templated<u8>,
    mode: Option<Templated<Mode>>,
    #[validate(length(max = 1))]
    list: Maybe<Templated<Vec<u8>>>,
}

const PLAIN: InSource<'_> =
    InSource { text: None, number: Templated::Literal(1), mode: None, list: Maybe::Absent };
const VALID: Valid<InSource<'_>> = InSource { number: Templated::template("${N}"), ..PLAIN }.assert_valid();

#[test]
fn const_says_what_run_time_says() {
    assert!(VALID.number.is_template());
    let text = |text| Some(Templated::Literal(Cow::Borrowed(text)));
    let strict = Some(Templated::Literal(Mode::Strict));
    let values = [
        PLAIN,
        InSource { text: text("abcd"), ..PLAIN },
        InSource { text: Some(Templated::template("${LONGER}")), ..PLAIN },
        InSource { text: Some(Templated::template("none")), ..PLAIN },
        InSource { number: Templated::Literal(10), ..PLAIN },
        InSource { number: Templated::template("{N}"), ..PLAIN },
        InSource { mode: strict.clone(), ..PLAIN },
        InSource { mode: strict, text: text("abc"), ..PLAIN },
        InSource { mode: Some(Templated::template("${M}")), ..PLAIN },
        InSource { list: Maybe::Value(Templated::Literal(vec![1, 2])), ..PLAIN },
    ];
    let panic_of = |value: &InSource<'static>| {
        let value = value.clone();
        let error = std::panic::catch_unwind(move || drop(value.assert_valid())).err()?;
        Some(*error.downcast::<String>().unwrap())
    };
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let found: Vec<_> = values.iter().map(panic_of).collect();
    std::panic::set_hook(hook);
    let typed =
        |value: &InSource<'_>| value.validate().err().map(|report| report.violations()[0].to_string());
    assert_eq!(found, values.iter().map(typed).collect::<Vec<_>>());
    assert_eq!(found.iter().filter(|found| found.is_some()).count(), 6);
}

#[test]
fn files_are_read_in_const_as_at_run_time() {
    for text in
        [r#"{"number":1,"text":"abc"}"#, r#"{"number":"${N}","text":"${T}","mode":"${M}","list":null}"#]
    {
        let mut strings = vec![0xFF; text.len()];
        unescape_into(text, &mut strings);
        let root = Document::new("file.json", text, Vec::leak(strings)).root();
        let read = <InSource<'_> as InConst>::VIA.read_payload(root, &Path::file(&root));
        assert_eq!(read, json::from_str::<InSource<'_>>(text).unwrap().into_inner(), "{text}");
    }
}
