//! Flattened enums of every tagging: what is missing, unknown or wrong is reported as of the same enum by itself, alone and
//! beside other mistakes.

use std::collections::BTreeMap;
use std::net::IpAddr;

use deployment_validate::{DeploymentValidate, Valid, json, json_schema};
use serde::Deserialize;

use super::{check_beside, check_report, check_table, messages};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(untagged)]
#[allow(dead_code)]
enum Action {
    Run {
        #[validate(length(min = 1))]
        run: String,
        shell: Option<String>,
    },
    Uses {
        uses: String,
    },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Step {
    a: u8,
    #[serde(flatten)]
    action: Action,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[allow(dead_code)]
enum Kind {
    Name(String),
    Count(u8),
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Denied {
    a: u8,
    #[serde(flatten)]
    kind: Kind,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Lent<'a> {
    name: &'a str,
}

/// Of a type with a lifetime, too, the derive asks whether serde would deny its keys.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct DeniedLent<'a> {
    #[serde(borrow, flatten)]
    lent: Lent<'a>,
}

#[test]
fn a_denied_type_may_lend() {
    let read = deployment_validate::json::from_str::<DeniedLent<'_>>(r#"{"name":"a"}"#);
    assert_eq!(read.map(|read| read.lent.name).ok(), Some("a"));
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t", content = "c")]
#[allow(dead_code)]
enum Beside {
    A(u8),
    B { n: u8 },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Adjacent {
    a: u8,
    #[serde(flatten)]
    beside: Beside,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Optional {
    a: u8,
    #[serde(flatten)]
    kind: Option<Kind>,
}

/// The cases with a right value beside them, and with a wrong one.
macro_rules! check_both {
    ($ty:ty, $cases:expr) => {
        for (part, expected) in $cases {
            check_table::<$ty>(&[(&format!(r#"{{"a":1{part}}}"#), expected)]);
            let mut beside: Vec<(&str, &str)> = vec![("/a", "type")];
            let at_object =
                expected.iter().filter(|(pointer, code)| pointer.is_empty() || *code == "missing");
            beside.splice(0..0, at_object.copied());
            beside
                .extend(expected.iter().filter(|(pointer, code)| !pointer.is_empty() && *code != "missing"));
            check_table::<$ty>(&[(&format!(r#"{{"a":""{part}}}"#), &beside)]);
        }
    };
}

#[test]
fn untagged_enums() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        (r#","run":"x""#, &[]),
        (r#","uses":"x","more":1"#, &[]),
        ("", &[("", "missing")]),
        (r#","run":"""#, &[("/run", "length")]),
        (r#","run":1"#, &[("/run", "type")]),
        (r#","run":"x","shell":1"#, &[("/shell", "type")]),
        (r#","rnu":"x""#, &[("", "missing")]),
    ];
    check_both!(Step, cases);
    assert_eq!(
        messages::<Step>(r#"{"a":1,"rnu":"x"}"#),
        ["1:1: one of these keys is required: run or uses, did you mean run?"]
    );
}

#[test]
fn externally_tagged_enums() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        (r#","name":"x""#, &[]),
        ("", &[("", "missing")]),
        (r#","name":1"#, &[("/name", "type")]),
        (r#","name":"x","z":1"#, &[("/z", "unknown")]),
        (r#","name":"x","count":1"#, &[("/count", "forbidden")]),
        (r#","nmae":"x""#, &[("/nmae", "unknown")]),
    ];
    check_both!(Denied, cases);
}

#[test]
fn adjacently_tagged_and_optional_enums() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        (r#","t":"A","c":1"#, &[]),
        (r#","t":"A""#, &[("/c", "missing")]),
        (r#","t":"C","c":1"#, &[("/t", "one_of")]),
        (r#","t":"A","c":1,"z":1"#, &[("/z", "unknown")]),
    ];
    check_both!(Adjacent, cases);
    let cases: &[(&str, &[(&str, &str)])] =
        &[("", &[]), (r#","name":"x""#, &[]), (r#","name":1"#, &[]), (r#","z":1"#, &[("/z", "unknown")])];
    check_both!(Optional, cases);
}

#[derive(Debug, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key)]
#[allow(dead_code)]
enum Keyed {
    Run { run: String },
    Uses { uses: String, with: Option<u8> },
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct KeyedStep {
    a: u8,
    #[serde(flatten)]
    keyed: Keyed,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct DeniedStep {
    a: u8,
    #[serde(flatten)]
    keyed: Keyed,
}

#[test]
fn enums_by_key() {
    let cases: &[(&str, &[(&str, &str)])] = &[
        (r#","run":"x","more":1"#, &[]),
        ("", &[("", "missing")]),
        (r#","rnu":"x""#, &[("", "missing")]),
        (r#","with":1"#, &[("/uses", "missing")]),
        (r#","run":"x","with":1"#, &[("/with", "forbidden")]),
    ];
    check_both!(KeyedStep, cases);
    assert_eq!(
        messages::<KeyedStep>(r#"{"a":1,"rnu":"x"}"#),
        ["1:1: one of these keys is required: run or uses, did you mean run?"]
    );
    let cases: &[(&str, &[(&str, &str)])] = &[
        (r#","run":"x","more":1"#, &[("/more", "unknown")]),
        ("", &[("", "missing")]),
        (r#","rnu":"x""#, &[("/rnu", "unknown")]),
    ];
    check_both!(DeniedStep, cases);
}

#[test]
fn what_fits_no_variant_is_told_all_that_could_stand_there() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(rename_all = "lowercase")]
    enum Word {
        Auto,
        Off,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Target {
        Port(u16),
        Host(IpAddr),
        Word(Word),
    }

    let told = |text: &str| messages::<Target>(text);
    assert_eq!(told("true"), ["1:1: must be an integer, an IP address or a string, not a boolean"]);
    assert_eq!(told(r#""x""#), ["1:1: must be an IP address, or auto or off"]);
    assert_eq!(told("70000"), ["1:1: must be an integer from 0 to 65535"]);
    check_table::<Target>(&[("1", &[]), (r#""::1""#, &[]), (r#""off""#, &[])]);
}

#[test]
fn schemas_of_flattened_enums_agree() {
    for (text, is_valid) in [
        (r#"{"a":1,"name":"x"}"#, true),
        (r#"{"a":1,"name":"x","z":1}"#, false),
        (r#"{"a":1}"#, false),
        (r#"{"a":1,"name":1}"#, false),
    ] {
        let value = serde_json::from_str(text).unwrap();
        assert_eq!(jsonschema::is_valid(&json_schema::<Denied>(), &value), is_valid, "{text}");
    }
}

/// What serde reads from a text only, in a type that does not show it at once.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Wide {
    n: Option<i128>,
    #[serde(default)]
    m: std::collections::BTreeMap<u32, u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(tag = "t")]
#[allow(dead_code)]
enum Tagged {
    A(Wide),
}

#[test]
fn what_serde_never_reads_is_explained() {
    check_table::<Wide>(&[(r#"{"n":1,"m":{"5":2}}"#, &[])]);
    check_table::<Tagged>(&[(r#"{"t":"A"}"#, &[])]);
    assert_eq!(
        messages::<Tagged>(r#"{"t":"A","n":1,"m":{"5":2}}"#),
        [
            "1:14: /n: cannot be read: serde reads no 128-bit integer through `tag`, `untagged` or `flatten`",
            "1:21: /m/5: the key cannot be read: serde reads keys through `tag`, `untagged` or `flatten` as texts only",
        ]
    );
}

/// serde takes the keys of a struct out of the object, and lets a map after a tagged or untagged enum see all of the
/// enum's keys.
#[test]
fn a_flattened_map_sees_what_serde_shows_it() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "type", rename_all = "lowercase")]
    #[allow(dead_code)]
    enum Probe {
        Tcp {
            #[validate(range(max = 9))]
            number: u8,
        },
        None,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Taken {
        word: String,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Extra(#[validate(values(length(max = 3)), keys(length(max = 4)))] BTreeMap<String, String>);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Open {
        #[serde(flatten)]
        action: Action,
        #[serde(flatten)]
        taken: Taken,
        #[serde(flatten)]
        extra: Extra,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Before {
        #[serde(flatten)]
        #[validate(values(range(max = 9)), length(max = 3))]
        extra: BTreeMap<String, u8>,
        #[serde(flatten)]
        probe: Probe,
        #[serde(flatten)]
        late: Option<Late>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Late {
        late: u8,
    }

    for (text, expected) in [
        (r#"{"run":"abc","word":"long","x":"abc"}"#, &[][..]),
        (r#"{"run":"abcd","word":"long"}"#, &[("/own/run", "length")]),
        (r#"{"uses":"abc","word":"long","other":"a"}"#, &[("/own/other", "length")]),
        (r#"{"run":1,"word":"long","x":1}"#, &[("/own/run", "type"), ("/own/x", "type")]),
        (r#"{"word":"long","x":"long"}"#, &[("/own", "missing"), ("/own/x", "length")]),
    ] {
        check_beside::<Open>(text, expected);
    }
    for (text, expected) in [
        (r#"{"type":"none"}"#, &[("/own/type", "type")][..]),
        (
            r#"{"type":"tcp","number":10,"x":10}"#,
            &[("/own/type", "type"), ("/own/number", "range"), ("/own/x", "range")],
        ),
        (r#"{"type":"tcp","number":""}"#, &[("/own/type", "type"), ("/own/number", "type")]),
        (r#"{"number":1,"late":10}"#, &[("/own/type", "missing"), ("/own/late", "range")]),
    ] {
        check_beside::<Before>(text, expected);
    }
}

/// serde takes a flattened option that does not fit as absent, with the keys before the one that does not fit; it denies those
/// behind.
#[test]
fn what_a_flattened_option_leaves() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Limits {
        low: u8,
        #[validate(range(max = 9))]
        high: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Strict {
        name: Option<String>,
        #[serde(flatten)]
        limits: Option<Limits>,
    }

    let told = |text: &str| messages::<Strict>(text);
    assert_eq!(told(r#"{"low":"a","high":1}"#), ["1:8: /low: must be an integer, not a string"]);
    check_table::<Strict>(&[
        (r#"{"low":1,"high":10}"#, &[("/high", "range")]),
        (r#"{"low":1,"high":"a"}"#, &[]),
        (r#"{"high":"a","low":1}"#, &[("/high", "type")]),
        (r#"{"name":1,"high":"a","low":1}"#, &[("/name", "type"), ("/high", "type")]),
        (r#"{"name":1,"low":1,"high":"a"}"#, &[("/name", "type")]),
        (r#"{"low":1}"#, &[]),
        (r#"{"low":1,"other":1}"#, &[("/other", "unknown")]),
    ]);
    assert!(json_schema::<Strict>().to_string().contains("$comment"));
}

#[test]
fn a_variant_beside_a_tag() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(rename_all = "lowercase")]
    #[allow(dead_code)]
    enum Action {
        Run(#[validate(length(min = 1))] String),
        Uses { uses: String },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "kind", rename_all = "lowercase")]
    #[allow(dead_code)]
    enum Step {
        Plain(Action),
        Wait,
    }

    check_table::<Step>(&[
        (r#"{"kind":"plain","run":"a"}"#, &[]),
        (r#"{"uses":{"uses":"a"},"kind":"plain"}"#, &[]),
        (r#"{"kind":"plain","run":""}"#, &[("/run", "length")]),
        (r#"{"kind":"plain","run":1}"#, &[("/run", "type")]),
        (r#"{"kind":"plain","uses":{}}"#, &[("/uses/uses", "missing")]),
    ]);
    let told = |text: &str| messages::<Step>(text);
    assert_eq!(
        told(r#"{"kind":"plain"}"#),
        ["1:1: must be an object with one key: run or uses, beside kind"]
    );
    assert_eq!(
        told(r#"{"kind":"plain","run":"a","uses":{"uses":"a"}}"#),
        ["1:1: must be an object with one key: run or uses, beside kind"]
    );
    assert_eq!(told(r#"{"kind":"plain","rnu":"a"}"#), ["1:17: /rnu: unknown variant, did you mean run?"]);
}

/// What fields and flattened structs before it have taken, serde shows a flattened option no more: with a key that it requires
/// it is absent, and without one that it does not the rest of it is judged.
#[test]
fn a_flattened_option_is_not_shown_what_is_taken() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Taking {
        #[serde(alias = "why")]
        y: Option<u8>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Required {
        #[validate(range(min = 5))]
        x: u8,
        #[validate(range(min = 5))]
        z: Option<u8>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Spared {
        #[validate(range(min = 5))]
        why: Option<u8>,
        #[validate(range(min = 5))]
        z: Option<u8>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(deny_null)]
    #[allow(dead_code)]
    struct Around {
        x: u8,
        #[serde(flatten)]
        taking: Taking,
        #[serde(flatten)]
        required: Option<Required>,
        #[serde(flatten)]
        spared: Option<Spared>,
        #[validate(nullable)]
        null: Option<u8>,
    }

    for (text, expected) in [
        (r#"{"x":1}"#, &[][..]),
        (r#"{"x":1,"null":null}"#, &[]),
        (r#"{"x":1,"why":1,"null":null}"#, &[]),
        (r#"{"x":1,"why":1,"z":9,"null":null}"#, &[]),
        (r#"{"x":1,"z":1,"null":null}"#, &[]),
        (r#"{"x":1,"y":"","z":1}"#, &[("/own/y", "type")]),
    ] {
        check_beside::<Around>(text, expected);
        assert_eq!(json::from_str::<Around>(text).is_ok(), expected.is_empty(), "{text}");
        assert_eq!(serde_json::from_str::<Valid<Around>>(text).is_ok(), expected.is_empty(), "{text}");
    }
    // A struct behind the option takes nothing from it.
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Behind {
        #[serde(flatten)]
        spared: Option<Spared>,
        #[serde(flatten)]
        taking: Taking,
        x: Option<u8>,
    }
    let text = r#"{"why":1,"x":""}"#;
    let report = json::from_str::<Behind>(text).err().unwrap();
    check_report(text, &report);
    let told: Vec<&str> = report.violations().iter().map(|violation| violation.pointer()).collect();
    assert_eq!(told, ["/why", "/x"]);
}

/// serde shows a flattened enum the keys of structs behind it, and those of no struct before it.
#[test]
fn an_enum_sees_the_keys_of_structs_behind_it() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Numbers {
        Map(BTreeMap<String, u8>),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Word {
        word: Option<String>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Before {
        #[serde(flatten)]
        numbers: Numbers,
        #[serde(flatten)]
        word: Word,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Behind {
        #[serde(flatten)]
        word: Word,
        #[serde(flatten)]
        numbers: Numbers,
    }

    check_beside::<Before>(r#"{"word":"a"}"#, &[("/own/word", "type")]);
    check_beside::<Before>(r#"{"a":1}"#, &[]);
    check_beside::<Behind>(r#"{"word":"a","b":1}"#, &[]);
    check_beside::<Behind>(r#"{"word":"a","b":""}"#, &[("/own/b", "type")]);
}

/// Out of serde's buffer an object without keys is nothing, too.
#[test]
fn a_variant_that_holds_nothing() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(rename_all = "lowercase")]
    enum Level {
        Low,
        High,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "kind", rename_all = "lowercase")]
    #[allow(dead_code)]
    enum Tagged {
        Plain(Level),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Flat {
        #[serde(flatten)]
        level: Level,
    }

    let agree = |value: &str, is_valid| {
        for (schema, text) in [
            (json_schema::<Tagged>(), format!(r#"{{"kind":"plain","low":{value}}}"#)),
            (json_schema::<Flat>(), format!(r#"{{"low":{value}}}"#)),
        ] {
            let document = serde_json::from_str(&text).unwrap();
            assert_eq!(jsonschema::is_valid(&schema, &document), is_valid, "{text} in {schema:#}");
        }
    };
    for value in ["null", "{}"] {
        check_beside::<Tagged>(&format!(r#"{{"kind":"plain","low":{value}}}"#), &[]);
        check_beside::<Flat>(&format!(r#"{{"low":{value}}}"#), &[]);
        agree(value, true);
    }
    for value in ["1", "[]", r#"{"a":1}"#] {
        check_beside::<Tagged>(&format!(r#"{{"kind":"plain","low":{value}}}"#), &[("/own/low", "type")]);
        check_beside::<Flat>(&format!(r#"{{"low":{value}}}"#), &[("/own/low", "type")]);
        agree(value, false);
    }
    let told = |text: &str| messages::<Tagged>(text);
    assert_eq!(
        told(r#"{"kind":"plain"}"#),
        ["1:1: must be an object with one key: low or high, beside kind"]
    );
    assert_eq!(told(r#"{"kind":"plain","low":1}"#), ["1:23: /low: must be null: this variant holds nothing"]);
}
