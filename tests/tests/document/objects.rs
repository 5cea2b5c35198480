//! Objects: `null`, defaults, aliases, `flatten`, `transparent`, `from` and `try_from`, maps with keys of every kind.

use std::collections::{BTreeMap, HashMap};

use deployment_validate::{DeploymentValidate, json};
use serde::{Deserialize, Deserializer};

use super::{check_table, judge, messages};

#[test]
fn null_with_and_without_deny_null() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Free {
        a: Option<u8>,
        #[validate(required)]
        b: Option<Vec<u8>>,
        #[serde(default)]
        c: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(deny_null)]
    #[allow(dead_code)]
    struct Denied {
        a: Option<u8>,
        #[validate(required)]
        b: Option<Vec<Option<u8>>>,
        inner: Option<Free>,
        unit: Option<()>,
    }

    check_table::<Free>(&[
        (r#"{"a":null,"b":[]}"#, &[]),
        (r#"{"b":null}"#, &[("/b", "required")]),
        ("{}", &[("/b", "required")]),
        (r#"{"b":[],"c":null}"#, &[("/c", "type")]),
        (r#"{"b":[null]}"#, &[("/b/0", "type")]),
    ]);
    check_table::<Denied>(&[
        (r#"{"b":[]}"#, &[]),
        (r#"{"b":[null]}"#, &[]),
        (r#"{"a":null,"b":[]}"#, &[("/a", "type")]),
        (r#"{"b":[],"inner":null}"#, &[("/inner", "type")]),
        // Each type decides for its own fields.
        (r#"{"b":[],"inner":{"a":null,"b":[]}}"#, &[]),
        (r#"{"b":[],"inner":{"a":null,"b":null}}"#, &[("/inner/b", "required")]),
        (r#"{"b":[],"unit":null}"#, &[("/unit", "type")]),
    ]);
    // The word alone denies nothing.
    let text = r#"{"b":[],"null":"null","x":"\"null"}"#;
    assert_eq!(judge::<Denied>(text), []);
    let report = json::from_str::<Denied>(r#"{"b":[],"a":null}"#).unwrap_err();
    assert!(!report.to_string().is_empty());
}

/// However a function reads a `null` that is denied, it is told.
#[test]
fn null_read_by_a_function() {
    use serde::de::IgnoredAny;
    use serde_json::Value;

    fn ignored<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| None)
    }
    fn any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
        Value::deserialize(deserializer).map(|value| value.as_u64().map(|number| number as u8))
    }
    fn unit<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
        <()>::deserialize(deserializer).map(|()| None)
    }
    fn unit_struct<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
        #[derive(Deserialize)]
        struct Nothing;
        Nothing::deserialize(deserializer).map(|_| None)
    }
    fn option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
        Option::deserialize(deserializer)
    }

    #[derive(Debug, Default, Deserialize, DeploymentValidate)]
    #[serde(default)]
    #[validate(deny_null)]
    #[allow(dead_code)]
    struct Denied {
        #[serde(deserialize_with = "ignored")]
        #[validate(wire = Option<u8>)]
        ignored: Option<u8>,
        #[serde(deserialize_with = "any")]
        #[validate(wire = Option<u8>)]
        any: Option<u8>,
        #[serde(deserialize_with = "unit")]
        #[validate(wire = Option<()>)]
        unit: Option<u8>,
        #[serde(deserialize_with = "unit_struct")]
        #[validate(wire = Option<()>)]
        unit_struct: Option<u8>,
        #[serde(deserialize_with = "option")]
        #[validate(wire = Option<u8>)]
        option: Option<u8>,
    }

    assert_eq!(judge::<Denied>(r#"{"ignored":1,"any":1,"option":1,"other":"null"}"#), []);
    for key in ["ignored", "any", "unit", "unit_struct", "option"] {
        assert_eq!(
            judge::<Denied>(&format!(r#"{{"{key}":null}}"#)),
            [(format!("/{key}"), "type".to_owned())]
        );
    }
}

#[test]
fn defaults_aliases_and_skipped_fields() {
    #[derive(Debug, Default, Deserialize, DeploymentValidate)]
    #[serde(default, deny_unknown_fields, rename_all = "camelCase")]
    #[allow(dead_code)]
    struct Defaulted {
        #[serde(alias = "oldName", alias = "o")]
        #[validate(length(max = 1))]
        new_name: String,
        #[serde(skip)]
        hidden: u8,
        #[serde(skip_serializing)]
        read_only: Option<u8>,
        #[validate(required_if(new_name = "x"))]
        detail: Option<u8>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Mixed {
        #[serde(alias = "b")]
        a: u8,
        #[serde(default = "nine")]
        nine: u8,
    }
    fn nine() -> u8 {
        9
    }

    check_table::<Defaulted>(&[
        ("{}", &[]),
        (r#"{"oldName":"a"}"#, &[]),
        (r#"{"o":1}"#, &[("/o", "type")]),
        (r#"{"newName":"a","o":"b"}"#, &[("/o", "duplicate")]),
        (r#"{"o":"b","oldName":"a"}"#, &[("/oldName", "duplicate")]),
        (r#"{"hidden":1}"#, &[("/hidden", "unknown")]),
        (r#"{"readOnly":1}"#, &[]),
        (r#"{"o":"x"}"#, &[("/detail", "required_if")]),
        (r#"{"o":"x","detail":null}"#, &[("/detail", "required_if")]),
    ]);
    assert_eq!(
        messages::<Defaulted>(r#"{"newName":"a","o":"b","newNam":1,"readOnl":1,"readonly":2}"#),
        [
            "1:16: /o: repeated key: another name of newName",
            "1:24: /newNam: unknown key, did you mean newName?",
            "1:35: /readOnl: unknown key, did you mean readOnly?",
            "1:47: /readonly: unknown key, did you mean readOnly?",
        ]
    );
    check_table::<Mixed>(&[
        (r#"{"b":1}"#, &[]),
        (r#"{"nine":1}"#, &[("/a", "missing")]),
        (r#"{"b":1,"a":1}"#, &[("/a", "duplicate")]),
        (r#"{"b":1,"nine":null}"#, &[("/nine", "type")]),
        // Unknown keys are free here, repeated ones too.
        (r#"{"b":1,"x":1,"x":2}"#, &[]),
    ]);
}

/// A default that is there counts as a value, whether the text is read once or twice.
#[test]
fn defaults_of_optional_fields_are_present() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Rest {
        rest: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(default)]
    #[validate(exactly_one_of(low, high))]
    #[allow(dead_code)]
    struct Filled {
        kind: Option<String>,
        #[validate(required_unless(kind = "a"))]
        detail: Option<u8>,
        #[serde(default = "one")]
        #[validate(required_if(kind))]
        made: Option<u8>,
        low: Option<u8>,
        high: Option<u8>,
        #[serde(flatten)]
        rest: Rest,
    }
    fn one() -> Option<u8> {
        Some(1)
    }
    impl Default for Filled {
        fn default() -> Self {
            let kind = Some(String::from("a"));
            Filled { kind, detail: None, made: None, low: Some(1), high: None, rest: Rest { rest: 1 } }
        }
    }

    check_table::<Filled>(&[
        (r#"{"rest":1}"#, &[]),
        (r#"{"rest":1,"high":1,"low":null}"#, &[]),
        (r#"{"rest":1,"high":1}"#, &[("", "exactly_one_of")]),
        (r#"{"rest":1,"made":null}"#, &[("/made", "required_if")]),
        (r#"{"rest":1,"kind":"b"}"#, &[("/detail", "required_unless")]),
        // What the default of `kind` is, only the typed value tells.
        (r#"{"rest":""}"#, &[("/rest", "type")]),
        (
            r#"{"rest":"","high":1,"made":null}"#,
            &[("", "exactly_one_of"), ("/rest", "type"), ("/made", "required_if")],
        ),
    ]);
}

/// A key of the name of a skipped field is another one.
#[test]
fn rules_that_ask_for_a_skipped_field() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Rest {
        rest: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(at_most_one_of(hidden, other))]
    #[allow(dead_code)]
    struct Skipping {
        #[serde(skip)]
        hidden: Option<u8>,
        #[serde(skip)]
        is_admin: bool,
        #[validate(required_if(is_admin = true), forbidden_if(hidden))]
        reason: Option<u8>,
        other: Option<u8>,
        #[serde(flatten)]
        rest: Rest,
    }

    check_table::<Skipping>(&[
        (r#"{"rest":1,"is_admin":true}"#, &[]),
        (r#"{"rest":1,"hidden":1,"reason":1,"other":1}"#, &[]),
        (r#"{"rest":"","hidden":1,"reason":1,"other":1,"is_admin":true}"#, &[("/rest", "type")]),
    ]);
}

#[test]
fn types_that_are_flattened_into_themselves() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Next {
        #[validate(range(max = 3))]
        v: u8,
        #[serde(flatten)]
        next: Option<Box<Next>>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Around {
        #[serde(flatten)]
        inside: Inside,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    #[allow(dead_code)]
    enum Inside {
        Again(Box<Around>),
        End,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    #[allow(dead_code)]
    enum Tagged {
        Again(Box<Tagged>),
        End { a: u8 },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Untagged {
        a: u8,
        #[serde(flatten)]
        either: Option<Box<Either>>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Either {
        Again(Untagged),
        Text(String),
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Twice {
        v: u8,
        #[serde(flatten)]
        left: Option<Box<Twice>>,
        #[serde(flatten)]
        right: Option<Box<Twice>>,
    }

    let started = std::time::Instant::now();
    assert!(json::from_str::<Twice>(r#"{"v":""}"#).is_err());
    assert!(json::from_str::<Twice>(r#"{"v":1}"#).is_ok());
    assert!(started.elapsed() < std::time::Duration::from_secs(5), "took {:?}", started.elapsed());
    check_table::<Vec<Next>>(&[
        (r#"[{"v":1}]"#, &[]),
        (r#"[{"v":4},1]"#, &[("/0/v", "range"), ("/1", "type")]),
    ]);
    assert!(!judge::<Around>(r#"{"t":"Again"}"#).is_empty());
    check_table::<Around>(&[(r#"{"t":"End"}"#, &[]), ("{}", &[("/t", "missing")])]);
    check_table::<Tagged>(&[(r#"{"t":"End","a":1}"#, &[]), (r#"{"t":"Again","a":1}"#, &[("/t", "missing")])]);
    assert!(json::from_str::<Untagged>(r#"{"a":""}"#).is_err());
    assert!(json::from_str::<Untagged>(r#"{"a":1}"#).is_ok());
    for schema in [
        deployment_validate::json_schema::<Next>(),
        deployment_validate::json_schema::<Around>(),
        deployment_validate::json_schema::<Tagged>(),
        deployment_validate::json_schema::<Untagged>(),
    ] {
        assert!(schema.to_string().len() < 20_000);
    }
}

#[test]
fn required_places_without_a_key() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct New(#[validate(required)] Option<u8>);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(transparent)]
    struct Transparent {
        #[validate(required)]
        inside: Option<u8>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum Either {
        New(#[validate(required)] Option<u8>),
        Pair(u8, #[validate(required)] Option<u8>),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct All {
        first: u8,
        new: New,
        transparent: Transparent,
        either: Vec<Either>,
    }

    let expected = [
        ("/new", "required"),
        ("/transparent", "required"),
        ("/either/0/New", "required"),
        ("/either/1/Pair/1", "required"),
    ];
    let text = |first: &str| {
        format!(
            r#"{{"first":{first},"new":null,"transparent":null,"either":[{{"New":null}},{{"Pair":[1,null]}}]}}"#
        )
    };
    check_table::<All>(&[(&text("1"), &expected)]);
    let all: Vec<_> = [("/first", "type")].into_iter().chain(expected).collect();
    check_table::<All>(&[(&text("\"\""), &all)]);
}

#[test]
fn rules_of_flattened_maps_stand_beside_everything_else() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Labels {
        #[serde(flatten)]
        #[validate(keys(length(max = 2)), values(range(max = 3)), length(max = 2))]
        labels: BTreeMap<String, u8>,
        own: u8,
    }

    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Around {
        #[serde(flatten)]
        inside: Labels,
        outer: u8,
    }

    check_table::<Around>(&[(r#"{"own":1,"outer":"","abc":1}"#, &[("/outer", "type"), ("/abc", "length")])]);
    for (own, told) in [("1", None), ("\"\"", Some(("/own", "type")))] {
        let told = |expected: &[(&'static str, &'static str)]| -> Vec<_> {
            expected.iter().copied().chain(told).collect()
        };
        let labels = |labels: &str| format!(r#"{{{labels}"own":{own}}}"#);
        check_table::<Labels>(&[
            (&labels(""), &told(&[])),
            (&labels(r#""ab":1,"c":3,"#), &told(&[])),
            (&labels(r#""abc":4,"#), &told(&[("/abc", "length"), ("/abc", "range")])),
            (&labels(r#""a":1,"a":4,"b":9,"b":1,"#), &told(&[("/a", "range")])),
            (&labels(r#""a":1,"b":1,"c":"","d":2,"#), &told(&[("", "length"), ("/c", "type")])),
        ]);
    }
}

#[test]
fn skipped_fields_of_tuples_and_newtypes() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Deep(#[validate(range(max = 3))] u8);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Places(
        #[serde(skip)] u8,
        #[validate(range(max = 3))] u8,
        #[serde(skip)] u8,
        Deep,
        #[validate(length(max = 1))] String,
    );
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct New(#[serde(skip)] u8);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum External {
        Skipped(#[serde(skip)] u8),
        Pair(#[serde(skip)] u8, Deep),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    #[allow(dead_code)]
    enum Internal {
        Skipped(#[serde(skip)] u8),
        Other { y: Option<u8> },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t", content = "c")]
    #[allow(dead_code)]
    enum Adjacent {
        Skipped(#[serde(skip)] u8),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Untagged {
        Skipped(#[serde(skip)] u8),
        Other { y: u8 },
    }

    check_table::<Places>(&[
        (r#"[1,1,""]"#, &[]),
        (r#"[4,4,"ab"]"#, &[("/0", "range"), ("/1", "range"), ("/2", "length")]),
        (r#"["",4,"ab"]"#, &[("/0", "type"), ("/1", "range"), ("/2", "length")]),
    ]);
    check_table::<Vec<New>>(&[("[5]", &[]), (r#"[5,""]"#, &[("/1", "type")]), ("[[]]", &[("/0", "type")])]);
    check_table::<Vec<External>>(&[
        (r#"["Skipped"]"#, &[]),
        (r#"["Skipped",{"Pair":[4]}]"#, &[("/1/Pair/0", "range")]),
        (r#"["Skipped",{"Pair":[4]},1]"#, &[("/1/Pair/0", "range"), ("/2", "type")]),
        (r#"[{"Skipped":1}]"#, &[("/0", "type")]),
    ]);
    check_table::<Internal>(&[(r#"{"t":"Skipped"}"#, &[]), (r#"{"t":"Skipped","x":1}"#, &[])]);
    check_table::<Adjacent>(&[
        (r#"{"t":"Skipped","c":null}"#, &[]),
        (r#"{"t":"Skipped","c":1}"#, &[("/c", "type")]),
    ]);
    check_table::<Untagged>(&[("null", &[]), (r#"{"y":1}"#, &[]), ("1", &[("", "type")])]);
}

#[test]
fn unknown_keys_name_the_nearest() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    #[allow(dead_code)]
    struct Image {
        image_path: Option<String>,
        credentials: Option<String>,
    }

    for (key, message) in [
        ("imagepath", "unknown key, did you mean imagePath?"),
        ("image_path", "unknown key, did you mean imagePath?"),
        ("imgePath", "unknown key, did you mean imagePath?"),
        ("zzz", "unknown key"),
        ("", "unknown key"),
    ] {
        let text = format!("{{\"{key}\":1}}");
        let report = json::from_str::<Image>(&text).unwrap_err();
        assert_eq!(report.violations()[0].message(), message, "{key}");
        assert_eq!(report.violations()[0].code(), "unknown", "{key}");
        let nearest = report.violations()[0].params().get("nearest").is_some();
        assert_eq!(nearest, message.contains("did you mean"), "{key}");
    }
}

#[test]
fn flattened_structs_options_and_maps() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(at_most_one_of(x, y))]
    #[allow(dead_code)]
    struct Common {
        #[validate(range(max = 9))]
        level: u8,
        x: Option<u8>,
        y: Option<u8>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct WithStruct {
        name: String,
        #[serde(flatten)]
        common: Common,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct WithMap {
        name: String,
        #[serde(flatten)]
        rest: BTreeMap<String, u8>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct WithValues {
        name: String,
        #[serde(flatten)]
        rest: HashMap<String, serde_json::Value>,
    }

    check_table::<WithStruct>(&[
        (r#"{"name":"a","level":1}"#, &[]),
        (r#"{"name":1,"level":10}"#, &[("/name", "type"), ("/level", "range")]),
        (r#"{"name":"a"}"#, &[("/level", "missing")]),
        (r#"{"level":"","name":"a"}"#, &[("/level", "type")]),
        (r#"{"name":"a","level":1,"x":1,"y":2}"#, &[("", "at_most_one_of")]),
        (r#"{"name":"a","level":1,"other":{}}"#, &[]),
        ("[]", &[("", "type")]),
    ]);
    check_table::<WithMap>(&[
        (r#"{"name":"a","x":1,"y/z":2}"#, &[]),
        (r#"{"name":"a","x":"1","y/z":256}"#, &[("/x", "type"), ("/y~1z", "type")]),
        (r#"{"x":"1"}"#, &[("/name", "missing"), ("/x", "type")]),
    ]);
    check_table::<WithValues>(&[
        (r#"{"name":"a","x":[1,{}]}"#, &[]),
        (r#"{"x":[1,{}]}"#, &[("/name", "missing")]),
    ]);
}

#[test]
fn a_flattened_option_is_there_or_not() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Auth {
        #[validate(length(min = 2))]
        user: String,
        password: String,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Outer {
        name: String,
        #[serde(flatten)]
        auth: Option<Auth>,
    }

    check_table::<Outer>(&[
        (r#"{"name":"a"}"#, &[]),
        (r#"{"name":"a","user":"ab","password":""}"#, &[]),
        (r#"{"name":"a","user":"a","password":""}"#, &[("/user", "length")]),
        // Absent as a whole: nothing of it is missing when something else is wrong.
        (r#"{"name":1}"#, &[("/name", "type")]),
    ]);
}

#[test]
fn a_denied_null_is_one_mistake() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(exactly_one_of(path, port), deny_null)]
    #[allow(dead_code)]
    struct Probe {
        path: Option<String>,
        port: Option<u16>,
        #[validate(forbidden_if(path), required_if(port))]
        scheme: Option<String>,
    }

    check_table::<Probe>(&[
        (r#"{"path":"/","port":null}"#, &[("/port", "type")]),
        (r#"{"path":"/","scheme":null}"#, &[("/scheme", "type")]),
        // Left out, as it has to be, it leaves nothing.
        (r#"{"path":null}"#, &[("", "exactly_one_of"), ("/path", "type")]),
        (r#"{"path":null,"scheme":1}"#, &[("", "exactly_one_of"), ("/path", "type"), ("/scheme", "type")]),
        (r#"{"port":1,"scheme":null}"#, &[("/scheme", "type")]),
        (r#"{"path":"/","port":1,"scheme":null}"#, &[("", "exactly_one_of"), ("/scheme", "type")]),
    ]);
}

#[test]
fn rules_that_ask_whether_a_flattened_field_is_there() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Password {
        user: String,
        password: String,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Token {
        token: String,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(exactly_one_of(by_password, by_token))]
    #[allow(dead_code)]
    struct Login {
        #[validate(range(min = 1))]
        tries: u8,
        #[serde(flatten)]
        by_password: Option<Password>,
        #[serde(flatten)]
        by_token: Option<Token>,
        #[validate(required_if(by_password), forbidden_if(by_token))]
        realm: Option<String>,
    }

    check_table::<Login>(&[
        (r#"{"tries":1,"token":"a"}"#, &[]),
        (r#"{"tries":1,"user":"a","password":"b","realm":"c"}"#, &[]),
        (r#"{"tries":1,"user":"a","password":"b"}"#, &[("/realm", "required_if")]),
        (r#"{"tries":1,"token":"a","realm":"c"}"#, &[("/realm", "forbidden_if")]),
        (r#"{"tries":1}"#, &[("", "exactly_one_of")]),
        (r#"{"tries":0,"token":"a"}"#, &[("/tries", "range")]),
        (r#"{"tries":0}"#, &[("", "exactly_one_of"), ("/tries", "range")]),
        // Only the value tells whether it is there, and there is none.
        (r#"{"tries":"","token":"a"}"#, &[("/tries", "type")]),
    ]);
}

#[test]
fn lists_of_another_length_than_their_type_has() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Pair(#[validate(range(min = 1))] u8, #[serde(default)] u8);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Lists {
        first: u8,
        pair: Option<Pair>,
        array: Option<[u8; 3]>,
        tuple: Option<(u8, bool)>,
    }

    for (first, told) in [("1", None), ("\"\"", Some(("/first", "type")))] {
        let cases: &[(&str, &[(&str, &str)])] = &[
            (r#""pair":[1]"#, &[]),
            (r#""pair":[0]"#, &[("/pair/0", "range")]),
            (r#""pair":[]"#, &[("/pair", "type")]),
            (r#""pair":["",2,3]"#, &[("/pair", "type"), ("/pair/0", "type")]),
            (r#""array":[1,"2"]"#, &[("/array", "type"), ("/array/1", "type")]),
            (r#""tuple":[1,2,3]"#, &[("/tuple", "type"), ("/tuple/1", "type")]),
        ];
        for (part, expected) in cases {
            let text = format!(r#"{{"first":{first},{part}}}"#);
            check_table::<Lists>(&[(
                &text,
                &told.into_iter().chain(expected.iter().copied()).collect::<Vec<_>>(),
            )]);
        }
    }
    assert_eq!(
        messages::<Lists>(r#"{"first":1,"pair":[],"array":[]}"#),
        ["1:19: /pair: must be a list of 1 to 2 items", "1:30: /array: must be a list of 3 items"]
    );
}

#[test]
fn transparent_newtypes_from_and_try_from() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(transparent)]
    struct Transparent {
        #[validate(range(max = 9))]
        value: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(from = "String")]
    struct Upper(#[validate(length(max = 2))] String);
    impl From<String> for Upper {
        fn from(text: String) -> Self {
            Upper(text.to_uppercase())
        }
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(try_from = "Raw")]
    #[allow(dead_code)]
    struct Cooked {
        sum: u16,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Raw {
        #[validate(range(max = 100))]
        a: u8,
        b: u8,
    }
    impl TryFrom<Raw> for Cooked {
        type Error = String;
        fn try_from(raw: Raw) -> Result<Self, String> {
            let sum = u16::from(raw.a) + u16::from(raw.b);
            if sum < 200 { Ok(Cooked { sum }) } else { Err(format!("{sum} is too much")) }
        }
    }

    check_table::<Transparent>(&[("9", &[]), ("10", &[("", "range")]), ("{\"value\":1}", &[("", "type")])]);
    check_table::<Upper>(&[("\"ab\"", &[]), ("\"abc\"", &[("", "length")]), ("1", &[("", "type")])]);
    check_table::<Vec<Upper>>(&[
        ("[\"abc\",1]", &[("/0", "length"), ("/1", "type")]),
        ("[\"abc\",\"a\"]", &[("/0", "length")]),
    ]);
    check_table::<Cooked>(&[
        (r#"{"a":1,"b":2}"#, &[]),
        (r#"{"a":1}"#, &[("/b", "missing")]),
        (r#"{"a":"","b":256}"#, &[("/a", "type"), ("/b", "type")]),
    ]);
    let found = judge::<Cooked>(r#"{"a":99,"b":150}"#);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(!messages::<Cooked>(r#"{"a":99,"b":150}"#)[0].contains("249"));
}

#[test]
fn maps_with_keys_of_every_kind() {
    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
    #[serde(rename_all = "lowercase")]
    enum Level {
        Low,
        High,
    }

    check_table::<BTreeMap<u8, bool>>(&[
        (r#"{"1":true,"255":false}"#, &[]),
        (r#"{"1":1}"#, &[("/1", "type")]),
        ("[]", &[("", "type")]),
    ]);
    check_table::<BTreeMap<Level, u8>>(&[
        (r#"{"low":1,"high":2}"#, &[]),
        (r#"{"low":""}"#, &[("/low", "type")]),
    ]);
    check_table::<BTreeMap<bool, u8>>(&[
        (r#"{"true":1,"false":2}"#, &[]),
        (r#"{"true":-1}"#, &[("/true", "type")]),
        (r#"{"yes":1}"#, &[("/yes", "type")]),
    ]);
    check_table::<BTreeMap<char, u8>>(&[(r#"{"a":1,"/":2}"#, &[]), (r#"{"/":-1}"#, &[("/~1", "type")])]);
    // Keys that the type cannot be: an answer at or above the key.
    for text in [r#"{"256":true}"#, r#"{"x":true}"#, r#"{"":true}"#, r#"{"1":true,"-1":true}"#] {
        let found = judge::<BTreeMap<u8, bool>>(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
    }
    for text in [r#"{"middle":1}"#, r#"{"Low":1}"#] {
        assert_eq!(judge::<BTreeMap<Level, u8>>(text).len(), 1, "{text}");
    }
    // A repeated key of a map is one entry to serde.
    assert_eq!(judge::<BTreeMap<u8, bool>>(r#"{"1":true,"1":false}"#), []);
}

#[test]
fn keys_that_are_truth_values_are_read_as_text() {
    #[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, DeploymentValidate)]
    struct Flag(bool);

    // serde_json by itself refuses the first and panics on the others.
    assert!(json::from_str::<BTreeMap<bool, u8>>(r#"{"tr\u0075e":1}"#).is_ok());
    assert!(json::from_str::<BTreeMap<Flag, u8>>(r#"{"tr\u0075e":1}"#).is_ok());
    for key in ["é", "🦀", "éa"] {
        let text = format!("{{\"{key}\":1}}");
        let found = [
            json::from_str::<BTreeMap<bool, u8>>(&text).unwrap_err(),
            json::from_str::<BTreeMap<Flag, u8>>(&text).unwrap_err(),
        ];
        for report in found {
            assert_eq!(report.to_string(), format!("1:2: /{key}: the key must be true or false"));
        }
    }
}

#[test]
fn rules_of_map_entries_point_at_keys_and_values() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Env {
        #[validate(length(max = 2), keys(pattern = "^[A-Z]+$"), values(length(min = 1)))]
        env: HashMap<String, String>,
    }

    check_table::<Env>(&[
        (r#"{"env":{"A":"1","B":"2"}}"#, &[]),
        (r#"{"env":{"a":""}}"#, &[("/env/a", "pattern"), ("/env/a", "length")]),
        (
            r#"{"env":{"A":"","B":"1","C":2}}"#,
            &[("/env", "length"), ("/env/A", "length"), ("/env/C", "type")],
        ),
        (r#"{"env":[]}"#, &[("/env", "type")]),
    ]);
    let report = json::from_str::<Env>(r#"{"env":{"a":""}}"#).unwrap_err();
    let offsets: Vec<_> = report.violations().iter().map(|v| v.span().unwrap().offset).collect();
    assert_eq!(offsets, [8, 12]);
}

/// The reader takes escapes in such keys, so the second pass does.
#[test]
fn keys_that_are_truth_values_may_have_escapes() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Truths {
        map: BTreeMap<bool, u8>,
        n: u8,
    }
    for (n, codes) in [("1", vec![]), ("\"\"", vec!["/n"])] {
        let text = format!(r#"{{"map":{{"\u0074rue":1}},"n":{n}}}"#);
        let found = json::from_str::<Truths>(&text).err();
        let found: Vec<_> =
            found.iter().flat_map(|report| report.violations()).map(|own| own.pointer()).collect();
        assert_eq!(found, codes, "{text}");
    }
}
