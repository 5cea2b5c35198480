//! What serde fills in for an absent key: it decides conditions and keeps rules as a value of the document does, with
//! the same verdict of the text, of the value and of the schema.

use deployment_validate::{DeploymentValidate, Valid, json, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{check_beside, check_table, messages};

#[derive(Debug, Deserialize, Serialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Plain,
    Secure,
}

fn secure() -> Kind {
    Kind::Secure
}

fn three() -> u8 {
    3
}

fn long() -> Option<String> {
    Some("abcd".into())
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Probe {
    #[serde(default = "secure")]
    kind: Kind,
    #[validate(required_if(kind = Secure))]
    detail: Option<u8>,
    #[serde(default = "three")]
    #[validate(range(max = 2))]
    level: u8,
    #[serde(default)]
    n: u8,
    #[serde(default = "long")]
    #[validate(length(max = 9))]
    name: Option<String>,
    #[validate(forbidden_if(n = 0, name = "abcd"))]
    other: Option<u8>,
}

/// The verdict of serde's `Valid`, of the text and of the schema, which have to be one.
fn is_valid<T: for<'t> Deserialize<'t> + DeploymentValidate>(text: &str) -> bool {
    let own = json::from_str::<T>(text).is_ok();
    assert_eq!(serde_json::from_str::<Valid<T>>(text).is_ok(), own, "{text}");
    let schema = json_schema::<T>();
    let value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(jsonschema::is_valid(&schema, &value), own, "{text} in {schema:#}");
    own
}

#[test]
fn defaults_decide_conditions_and_break_rules() {
    let absent = [("/detail", "required_if"), ("/level", "range")];
    check_table::<Probe>(&[
        ("{}", &absent),
        (r#"{"level":1}"#, &[("/detail", "required_if")]),
        (r#"{"level":1,"kind":"plain"}"#, &[]),
        (r#"{"level":1,"detail":1}"#, &[]),
        (r#"{"level":1,"detail":1,"other":1}"#, &[("/other", "forbidden_if")]),
        (r#"{"level":1,"detail":1,"other":1,"n":1}"#, &[]),
        (r#"{"level":1,"detail":1,"other":1,"name":"x"}"#, &[]),
        (r#"{"level":1,"detail":1,"other":1,"name":null}"#, &[]),
        // Beside what cannot be read.
        (r#"{"n":"no"}"#, &[absent[0], absent[1], ("/n", "type")]),
        (
            r#"{"n":0,"level":"","other":1}"#,
            &[("/detail", "required_if"), ("/level", "type"), ("/other", "forbidden_if")],
        ),
    ]);
    for text in [
        "{}",
        r#"{"level":1}"#,
        r#"{"level":1,"kind":"plain"}"#,
        r#"{"level":1,"kind":"secure"}"#,
        r#"{"level":1,"detail":1}"#,
        r#"{"level":1,"detail":1,"other":1}"#,
        r#"{"level":1,"detail":1,"other":1,"n":1}"#,
        r#"{"level":1,"detail":1,"other":1,"name":null}"#,
        r#"{"level":3,"detail":1}"#,
    ] {
        is_valid::<Probe>(text);
    }
}

#[test]
fn a_default_that_breaks_a_rule_is_said_to_be_one() {
    let told = "/level: must be at most 2: the key is absent, and its default breaks this";
    assert_eq!(messages::<Probe>(r#"{"detail":1}"#), [format!("1:1: {told}")]);
    assert_eq!(
        messages::<Probe>(r#"{"detail":1,"n":""}"#),
        [format!("1:1: {told}"), "1:17: /n: must be an integer, not a string".into()]
    );
    assert_eq!(messages::<Probe>(r#"{"detail":1,"level":3}"#), ["1:21: /level: must be at most 2"]);
}

#[test]
fn an_item_of_a_default_that_repeats_another_is_said_to_be_one() {
    fn twice() -> Vec<u8> {
        vec![1, 1]
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Listed {
        #[serde(default = "twice")]
        #[validate(unique)]
        tags: Vec<u8>,
        n: u8,
    }

    let told =
        "1:1: /tags/1: must be unique: repeats /tags/0: the key is absent, and its default breaks this";
    let said = |text| json::from_str::<Listed>(text).unwrap_err().to_string();
    assert_eq!(said(r#"{"n":1}"#), told);
    assert_eq!(said(r#"{"n":""}"#), format!("{told}\n1:6: /n: must be an integer, not a string"));
}

#[test]
fn the_schema_has_the_defaults() {
    let schema = json_schema::<Probe>();
    let defaults = ["kind", "level", "n", "name"].map(|name| schema["properties"][name]["default"].clone());
    assert_eq!(defaults, [json!("secure"), json!(3), json!(0), json!("abcd")]);
    assert_eq!(schema["properties"]["detail"].get("default"), None);
}

#[test]
fn defaults_of_whole_types_are_known_too() {
    #[derive(Debug, Default, Deserialize, Serialize, DeploymentValidate)]
    struct Inner {
        #[validate(length(min = 1))]
        name: String,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(default)]
    struct Outer {
        #[validate(required_if(mode = "fast"))]
        limit: Option<u8>,
        mode: String,
        inner: Inner,
        list: Vec<Inner>,
    }
    impl Default for Outer {
        fn default() -> Self {
            Outer { limit: None, mode: "fast".into(), inner: Inner::default(), list: vec![Inner::default()] }
        }
    }

    let inside = [("/inner/name", "length"), ("/limit", "required_if"), ("/list/0/name", "length")];
    let sorted = |text: &str| {
        let report = json::from_str::<Outer>(text).unwrap_err();
        let mut found: Vec<_> =
            report.violations().iter().map(|v| (v.pointer().to_owned(), v.code().to_owned())).collect();
        found.sort();
        found
    };
    assert_eq!(sorted("{}"), inside.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
    for (text, right) in [
        ("{}", false),
        (r#"{"inner":{"name":"a"}}"#, false),
        (r#"{"inner":{"name":"a"},"list":[]}"#, false),
        (r#"{"inner":{"name":"a"},"list":[],"limit":1}"#, true),
        (r#"{"inner":{"name":"a"},"list":[],"mode":"slow"}"#, true),
    ] {
        assert_eq!(is_valid::<Outer>(text), right, "{text}");
    }
}

#[test]
fn a_default_may_be_a_function_of_any_type() {
    #[derive(Debug, Default, Deserialize, DeploymentValidate)]
    #[serde(default = "Default::default")]
    struct Inner {
        #[serde(default = "Default::default")]
        #[validate(range(min = 1))]
        count: u8,
        #[serde(default = "Vec::new")]
        list: Vec<u8>,
        #[validate(length(min = 1))]
        name: String,
    }

    check_table::<Inner>(&[
        ("{}", &[("/count", "range"), ("/name", "length")]),
        (r#"{"count":1,"name":"a"}"#, &[]),
        (r#"{"list":1}"#, &[("/count", "range"), ("/name", "length"), ("/list", "type")]),
    ]);
}

#[test]
fn what_only_the_value_shows_is_judged_beside_other_mistakes() {
    fn two() -> u8 {
        2
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Limits {
        #[serde(default)]
        least: u8,
        #[serde(default = "two")]
        most: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Own {
        #[validate(range(max = self.most))]
        size: u8,
        #[serde(default = "two")]
        most: u8,
        limits: Limits,
        #[validate(required_if(limits.least = 0))]
        note: Option<u8>,
        #[validate(range(max = self.limits.most))]
        depth: Option<u8>,
    }

    for (text, expected) in [
        (r#"{"size":2,"limits":{"least":1},"depth":2}"#, &[][..]),
        (r#"{"size":3,"limits":{"least":1}}"#, &[("/own/size", "range")]),
        (r#"{"size":3,"most":3,"limits":{}}"#, &[("/own/note", "required_if")]),
        (r#"{"size":2,"limits":{},"note":1,"depth":3}"#, &[("/own/depth", "range")]),
    ] {
        check_beside::<Own>(text, expected);
    }
}

/// What a condition asks for inside a struct is a default there.
#[test]
fn defaults_inside_a_tested_struct() {
    fn may_be_five() -> Option<u8> {
        Some(5)
    }
    fn nothing() -> Option<u8> {
        None
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(at_least_one_of(low, none))]
    #[allow(dead_code)]
    struct Inner {
        #[serde(default = "may_be_five")]
        low: Option<u8>,
        #[serde(default = "nothing")]
        none: Option<u8>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Outer {
        inner: Inner,
        #[validate(required_if(inner.low = 1))]
        first: Option<u8>,
        #[validate(required_if(inner.none))]
        second: Option<u8>,
        #[validate(required_if(inner.low))]
        third: Option<u8>,
        z: u8,
    }

    check_table::<Outer>(&[
        (r#"{"inner":{},"third":1,"z":1}"#, &[]),
        (r#"{"inner":{},"third":1,"z":""}"#, &[("/z", "type")]),
        (r#"{"inner":{},"z":1}"#, &[("/third", "required_if")]),
        (
            r#"{"inner":{"low":1,"none":1},"z":""}"#,
            &[
                ("/first", "required_if"),
                ("/second", "required_if"),
                ("/third", "required_if"),
                ("/z", "type"),
            ],
        ),
    ]);
}
