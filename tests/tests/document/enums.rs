//! Enums in each of serde's representations, and `by_key`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, json, json_schema};
use serde::Deserialize;

use super::{check_beside, check_report, check_table, judge, messages};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[allow(dead_code)]
struct Inner {
    #[validate(range(max = 9))]
    n: u8,
}

#[test]
fn externally_tagged() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[allow(dead_code)]
    enum External {
        DoNothing,
        #[serde(alias = "named")]
        WithFields {
            #[validate(length(max = 1))]
            text: String,
            other: Option<u8>,
        },
        Pair(u8, #[validate(range(max = 9))] u8),
        New(Inner),
    }

    check_table::<External>(&[
        (r#""doNothing""#, &[]),
        (r#"{"withFields":{"text":"a"}}"#, &[]),
        (r#"{"named":{"text":"a"}}"#, &[]),
        (r#"{"pair":[1,2]}"#, &[]),
        (r#"{"new":{"n":1}}"#, &[]),
        (r#""DoNothing""#, &[("", "one_of")]),
        (r#""withFields""#, &[("", "type")]),
        (r#"{"doNothing":null}"#, &[("", "type")]),
        (r#"{"withField":{"text":"a"}}"#, &[("/withField", "unknown")]),
        (
            r#"{"withFields":{"text":"ab","x":1}}"#,
            &[("/withFields/text", "length"), ("/withFields/x", "unknown")],
        ),
        (r#"{"named":{"text":1}}"#, &[("/named/text", "type")]),
        (r#"{"withFields":{}}"#, &[("/withFields/text", "missing")]),
        (r#"{"withFields":[]}"#, &[("/withFields", "type")]),
        (r#"{"pair":[1]}"#, &[("/pair", "type")]),
        (r#"{"pair":["",10]}"#, &[("/pair/0", "type"), ("/pair/1", "range")]),
        (r#"{"new":{"n":10}}"#, &[("/new/n", "range")]),
        (r#"{"new":{"n":10,"m":1}}"#, &[("/new/n", "range"), ("/new/m", "unknown")]),
        ("{}", &[("", "type")]),
        (r#"{"pair":[1,2],"new":{"n":1}}"#, &[("", "type")]),
        ("1", &[("", "type")]),
        ("null", &[("", "type")]),
    ]);
}

#[test]
fn unit_enums_tell_what_is_possible() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(rename_all = "kebab-case")]
    #[allow(dead_code)]
    enum Level {
        VeryLow,
        #[serde(alias = "mid")]
        Middle,
        #[serde(skip)]
        Secret,
    }

    check_table::<Level>(&[
        (r#""very-low""#, &[]),
        (r#""mid""#, &[]),
        (r#""Secret""#, &[("", "one_of")]),
        (r#""secret""#, &[("", "one_of")]),
        ("1", &[("", "type")]),
        (r#"["very-low"]"#, &[("", "type")]),
        (r#"{"very-low":null}"#, &[("", "type")]),
    ]);
    assert_eq!(
        messages::<Level>(r#""veryLow""#),
        ["1:1: must be very-low or middle, did you mean very-low?"]
    );
    #[derive(Debug, Deserialize, DeploymentValidate)]
    enum Letter {
        A,
        B,
    }
    assert_eq!(messages::<Letter>(r#""D""#), ["1:1: must be A or B"]);
    assert_eq!(messages::<Letter>(r#""a""#), ["1:1: must be A or B, did you mean A?"]);
    assert_eq!(messages::<Level>(r#""zzz""#), ["1:1: must be very-low or middle"]);
    assert_eq!(messages::<Level>("1"), ["1:1: must be a string, not a number"]);
}

#[test]
fn internally_tagged() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
    #[allow(dead_code)]
    enum Check {
        Http {
            #[validate(pattern = "^/")]
            path: String,
        },
        Cmd {
            command: Vec<String>,
        },
        Tcp,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    #[allow(dead_code)]
    enum Loose {
        New(Plain),
        #[serde(other)]
        Unknown,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Plain {
        #[validate(range(max = 9))]
        n: u8,
    }

    check_table::<Check>(&[
        (r#"{"type":"http","path":"/"}"#, &[]),
        (r#"{"path":"/","type":"http"}"#, &[]),
        (r#"{"type":"tcp"}"#, &[]),
        (r#"{"type":"http","path":"x"}"#, &[("/path", "pattern")]),
        (r#"{"type":"http"}"#, &[("/path", "missing")]),
        (r#"{"path":1,"type":"http","x":1}"#, &[("/path", "type"), ("/x", "unknown")]),
        (r#"{"type":"htpp"}"#, &[("/type", "one_of")]),
        (r#"{"type":1}"#, &[("/type", "type")]),
        (r#"{"path":"/"}"#, &[("/type", "missing")]),
        (r#"{"typ":"http","path":"/"}"#, &[("/typ", "unknown")]),
        (r#"{"path":"/","Type":"tcp","tipe":1}"#, &[("/Type", "unknown")]),
        (r#"{"command":[]}"#, &[("/type", "missing")]),
        (r#"{"type":"cmd","command":["a",1]}"#, &[("/command/1", "type")]),
        (r#"{"type":"http","path":"/","type":"http"}"#, &[("/type", "duplicate")]),
        ("[]", &[("", "type")]),
        (r#""tcp""#, &[("", "type")]),
    ]);
    check_table::<Loose>(&[
        (r#"{"t":"New","n":1}"#, &[]),
        (r#"{"t":"New","n":10}"#, &[("/n", "range")]),
        (r#"{"t":"New","n":""}"#, &[("/n", "type")]),
        (r#"{"t":"New"}"#, &[("/n", "missing")]),
        (r#"{"t":"Whatever"}"#, &[]),
        ("{}", &[("/t", "missing")]),
        (r#"{"T":"New","n":1}"#, &[("/t", "missing")]),
    ]);
    assert_eq!(
        messages::<Check>(r#"{"typ":"http","path":"/"}"#),
        ["1:2: /typ: unknown key, did you mean type?"]
    );
    // What a variant knows is not meant as another key.
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "type", deny_unknown_fields)]
    #[allow(dead_code)]
    enum Shape {
        Round { types: u8 },
    }
    check_table::<Shape>(&[
        (r#"{"types":1}"#, &[("/type", "missing")]),
        (r#"{"typ":1}"#, &[("/typ", "unknown")]),
    ]);
}

#[test]
fn adjacently_tagged() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t", content = "c")]
    #[allow(dead_code)]
    enum Adjacent {
        Unit,
        New(Inner),
        Pair(u8, u8),
        Named {
            #[validate(length(max = 1))]
            text: String,
        },
    }

    check_table::<Adjacent>(&[
        (r#"{"t":"Unit"}"#, &[]),
        (r#"{"t":"New","c":{"n":1}}"#, &[]),
        (r#"{"c":{"n":1},"t":"New"}"#, &[]),
        (r#"{"t":"Pair","c":[1,2]}"#, &[]),
        (r#"{"t":"New","c":{"n":10}}"#, &[("/c/n", "range")]),
        (r#"{"c":{"n":10,"x":1},"t":"New"}"#, &[("/c/n", "range"), ("/c/x", "unknown")]),
        (r#"{"t":"Pair","c":[1,""]}"#, &[("/c/1", "type")]),
        (r#"{"t":"Pair","c":[1]}"#, &[("/c", "type")]),
        (r#"{"t":"Named","c":{"text":"ab"}}"#, &[("/c/text", "length")]),
        (r#"{"t":"Named"}"#, &[("/c", "missing")]),
        (r#"{"c":{}}"#, &[("/t", "missing")]),
        (r#"{"t":"Other","c":{}}"#, &[("/t", "one_of")]),
        (r#"{"t":null,"c":{}}"#, &[("/t", "type")]),
        ("[]", &[("", "type")]),
    ]);
}

#[test]
fn adjacently_tagged_with_unknown_keys_denied() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "tag", content = "content", deny_unknown_fields)]
    #[allow(dead_code)]
    enum Denying {
        A(u8),
        C,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Flat {
        own: u8,
        #[serde(flatten)]
        inside: Denying,
    }

    check_table::<Denying>(&[
        (r#"{"tag":"A","content":1}"#, &[]),
        (r#"{"tag":"C"}"#, &[]),
        (r#"{"tag":"C","content":null}"#, &[]),
        (r#"{"tag":"A","content":1,"z":1}"#, &[("/z", "unknown")]),
        (
            r#"{"tag":"A","content":"","zz":1,"yy":2}"#,
            &[("/content", "type"), ("/zz", "unknown"), ("/yy", "unknown")],
        ),
        (r#"{"tag":"C","z":1}"#, &[("/z", "unknown")]),
        (r#"{"tag":"A","tag":"A","content":1}"#, &[("/tag", "duplicate")]),
        (r#"{"tag":"A","content":1,"content":1}"#, &[("/content", "duplicate")]),
        (r#"{"tag":"A","contnet":1}"#, &[("/contnet", "unknown")]),
        (r#"{"tga":"A","content":1}"#, &[("/tga", "unknown")]),
    ]);
    // In a flattened enum the keys beside are those of others.
    check_table::<Flat>(&[
        (r#"{"own":1,"tag":"A","content":1,"z":3}"#, &[]),
        (r#"{"own":1,"tag":"A","content":"","z":3}"#, &[("/content", "type")]),
    ]);
}

#[test]
fn untagged() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Untagged {
        Number(#[validate(range(max = 9))] u8),
        Text(#[validate(length(max = 2))] String),
        Object { a: u8, b: Option<u8> },
        List(Vec<u8>),
    }

    check_table::<Untagged>(&[
        ("1", &[]),
        ("\"ab\"", &[]),
        (r#"{"a":1}"#, &[]),
        ("[1]", &[]),
        ("10", &[("", "range")]),
        ("\"abc\"", &[("", "length")]),
        (r#"{"a":1,"b":""}"#, &[("/b", "type")]),
        (r#"{"b":1}"#, &[("/a", "missing")]),
        ("[1,\"\"]", &[("/1", "type")]),
        ("true", &[("", "type")]),
    ]);
}

/// What is no variant is told against one that is of its kind, wherever that stands.
#[test]
fn untagged_variants_are_told_by_their_kind() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Untagged<'a> {
        Object { a: u8, b: u8, c: u8 },
        Nothing,
        Number(u8),
        Text(&'a str),
        List(Vec<u8>),
    }

    for (text, message) in [
        ("300", "1:1: must be an integer from 0 to 255"),
        (r#""\n""#, "1:1: must stand in the text as it is, without escapes"),
        ("[1,300]", "1:4: /1: must be an integer from 0 to 255"),
        (r#"{"a":1,"b":2}"#, "1:1: /c: required key is missing"),
    ] {
        let report = json::from_str::<Untagged<'_>>(text).unwrap_err();
        assert_eq!(report.to_string(), message);
    }
}

#[test]
fn kinds_that_no_variant_takes_are_told_with_those_that_one_does() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum Named {
        Plain,
        Sized(u8),
        Wide(u16),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Inner {
        Flags(bool),
        Letter(Option<char>),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Either {
        Object { a: u8 },
        Pair(u8, u8),
        Named(Named),
        Number(f32),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Nested {
        Count(u8),
        Inner(Inner),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "kind")]
    #[allow(dead_code)]
    enum Partly {
        Tagged {
            a: u8,
        },
        #[serde(untagged)]
        Text(String),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Foreign {
        Object { a: u8 },
        Address(std::net::Ipv4Addr),
    }

    let told = |told: Vec<String>| told.join("\n");
    assert_eq!(
        told(messages::<Either>("true")),
        "1:1: must be an object, a list, a string or a number, not a boolean"
    );
    assert_eq!(
        told(messages::<Nested>("[]")),
        "1:1: must be an integer, a boolean, a single character or null, not a list"
    );
    assert_eq!(told(messages::<Partly>("1")), "1:1: must be an object or a string, not a number");
    assert_eq!(told(messages::<Foreign>("true")), "1:1: must be an object or an IPv4 address, not a boolean");
    assert_eq!(told(messages::<Named>("{}")), "1:1: must be an object with one key: Sized or Wide");
    assert_eq!(told(messages::<Named>("true")), "1:1: must be a string or an object, not a boolean");
}

/// And against the one that has most of the keys, also where that is an enum with a tag.
#[test]
fn untagged_variants_are_told_by_their_keys() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "kind")]
    #[allow(dead_code)]
    enum Probe {
        Http { port: u16, path: String },
        Exec { command: String },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "type", content = "value")]
    #[allow(dead_code)]
    enum Limit {
        Memory(u32),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum Named {
        #[serde(alias = "Picture")]
        Image { tag: String },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Either {
        Simple { port: u16 },
        Probe(Probe),
        Limit(Limit),
        Named(Named),
    }

    check_table::<Either>(&[
        (r#"{"kind":"Http","port":1,"path":"/"}"#, &[]),
        (r#"{"kind":"Http","port":"1","path":"/"}"#, &[("/port", "type")]),
        (r#"{"kind":"Htpt","command":""}"#, &[("/kind", "one_of")]),
        (r#"{"kind":"Exec"}"#, &[("/command", "missing")]),
        (r#"{"type":"Memory","value":""}"#, &[("/value", "type")]),
        (r#"{"type":"Memry"}"#, &[("/type", "one_of")]),
        (r#"{"Image":{}}"#, &[("/Image/tag", "missing")]),
        (r#"{"Picture":{}}"#, &[("/Picture/tag", "missing")]),
        (r#"{"command":1}"#, &[("/kind", "missing")]),
        (r#"{"port":""}"#, &[("/port", "type")]),
        ("{}", &[("/port", "missing")]),
    ]);
}

#[test]
fn untagged_variants_of_tagged_enums() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "kind")]
    #[allow(dead_code)]
    enum Partly {
        A {
            n: u8,
        },
        #[serde(untagged)]
        Loose {
            #[validate(range(max = 9))]
            m: u8,
        },
    }

    check_table::<Partly>(&[
        (r#"{"kind":"A","n":1}"#, &[]),
        (r#"{"m":1}"#, &[]),
        (r#"{"m":10}"#, &[("/m", "range")]),
        (r#"{"kind":"A","n":""}"#, &[("/n", "type")]),
    ]);
}

/// serde tries an untagged variant also for what is named like a tagged one and does not fit that.
#[test]
fn untagged_variants_take_what_tagged_ones_refuse() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum Ext {
        A,
        B(#[validate(range(max = 9))] u8),
        #[serde(untagged)]
        Other(#[validate(length(max = 2))] String),
    }

    check_table::<Ext>(&[
        (r#""A""#, &[]),
        (r#""B""#, &[]),
        (r#""C""#, &[]),
        (r#"{"B":1}"#, &[]),
        (r#"{"B":10}"#, &[("/B", "range")]),
        (r#"{"B":""}"#, &[("/B", "type")]),
        (r#""CCC""#, &[("", "length")]),
        ("1", &[("", "type")]),
    ]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Build {
    #[validate(length(min = 1))]
    branch: String,
}

#[derive(Debug, PartialEq, DeploymentValidate)]
#[serde(deny_unknown_fields, rename_all_fields = "camelCase")]
#[validate(by_key, deny_null)]
enum Strict<'a> {
    Image {
        #[serde(alias = "img")]
        #[validate(length(min = 2))]
        image_path: Cow<'a, str>,
        digest: Option<String>,
        #[serde(default)]
        #[validate(each(range(max = 9)))]
        ports: Vec<u8>,
    },
    Build {
        build_id: u64,
        #[validate(required_if(build_id = 7))]
        note: Option<String>,
        #[serde(default)]
        ports: Vec<u8>,
    },
    Keep {
        #[serde(default)]
        ports: Vec<u8>,
    },
}

#[test]
fn by_key_with_everything_denied() {
    fn table(cases: &[(&str, &[(&str, &str)])]) {
        for (text, expected) in cases {
            let found = match json::from_str::<Strict<'_>>(text) {
                Ok(_) => Vec::new(),
                Err(report) => {
                    super::check_report(text, &report);
                    report
                        .violations()
                        .iter()
                        .map(|v| (v.pointer().to_owned(), v.code().to_owned()))
                        .collect()
                }
            };
            let found: Vec<(&str, &str)> = found.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    table(&[
        ("{}", &[]),
        (r#"{"ports":[1]}"#, &[]),
        (r#"{"imagePath":"ab"}"#, &[]),
        (r#"{"img":"ab","digest":"x"}"#, &[]),
        // A second key of the same variant decides as well: what is missing is missing.
        (r#"{"digest":"x"}"#, &[("/imagePath", "missing")]),
        (r#"{"buildId":1,"ports":[1]}"#, &[]),
        (r#"{"buildId":7}"#, &[("/note", "required_if")]),
        (
            r#"{"img":"a","ports":[10,""]}"#,
            &[("/img", "length"), ("/ports/0", "range"), ("/ports/1", "type")],
        ),
        (r#"{"imagePath":"ab","buildId":1}"#, &[("/buildId", "forbidden")]),
        (r#"{"buildId":1,"imagePath":"ab"}"#, &[("/buildId", "forbidden")]),
        (
            r#"{"imagePath":"ab","note":"x","buildId":1}"#,
            &[("/note", "forbidden"), ("/buildId", "forbidden")],
        ),
        (r#"{"imagePath":"ab","img":"cd"}"#, &[("/img", "duplicate")]),
        (r#"{"imagePath":null}"#, &[("/imagePath", "type")]),
        (r#"{"imagePath":"ab","digest":null}"#, &[("/digest", "type")]),
        (r#"{"ports":[],"port":[]}"#, &[("/port", "unknown")]),
        (r#"{"ports":[],"ports":[]}"#, &[("/ports", "duplicate")]),
        ("[]", &[("", "type")]),
        ("null", &[("", "type")]),
        (r#""Keep""#, &[("", "type")]),
    ]);
    let text = r#"{"imagePath":"ab","buildId":1}"#;
    let report = json::from_str::<Strict<'_>>(text).unwrap_err();
    assert_eq!(report.violations()[0].message(), "not allowed beside imagePath");
    let image = json::from_str::<Strict<'_>>(r#"{"img":"ab"}"#).unwrap();
    assert!(matches!(&*image, Strict::Image { digest: None, .. }));
}

#[test]
fn by_key_with_nothing_denied_and_no_variant_without_a_key() {
    #[derive(Debug, DeploymentValidate)]
    #[validate(by_key)]
    #[allow(dead_code)]
    enum Free {
        First { a: Build, shared: Option<u8>, extra: Option<u8> },
        Second { b: u8, shared: Option<u8> },
    }

    check_table::<Free>(&[
        (r#"{"extra":1}"#, &[("/a", "missing")]),
        (r#"{"a":{"branch":"x"}}"#, &[]),
        (r#"{"b":1,"shared":null,"other":[],"other":1}"#, &[]),
        (r#"{"a":{"branch":""},"shared":""}"#, &[("/a/branch", "length"), ("/shared", "type")]),
        (r#"{"a":{},"b":1}"#, &[("/a/branch", "missing"), ("/b", "forbidden")]),
        ("{}", &[("", "missing")]),
        (r#"{"shared":1}"#, &[("", "missing")]),
    ]);
    assert_eq!(messages::<Free>("{}"), ["1:1: one of these keys is required: a or b"]);
    assert_eq!(
        messages::<Free>(r#"{"B":1}"#),
        ["1:1: one of these keys is required: a or b, did you mean b?"]
    );
    let found = judge::<Vec<Free>>(r#"[{"b":1},{"a":{},"b":1},{}]"#);
    let found: Vec<_> = found.iter().map(|(pointer, code)| (pointer.as_str(), code.as_str())).collect();
    assert_eq!(found, [("/1/a/branch", "missing"), ("/1/b", "forbidden"), ("/2", "missing")]);
}

#[test]
fn by_key_fills_in_defaults_and_borrows() {
    fn nine() -> u8 {
        9
    }
    #[derive(Debug, PartialEq, DeploymentValidate)]
    #[validate(by_key)]
    enum Part<'a> {
        Named {
            name: u8,
            #[serde(default = "nine")]
            count: u8,
            #[serde(skip, default = "nine")]
            hidden: u8,
            #[serde(skip)]
            empty: u8,
            #[serde(borrow, default)]
            text: Cow<'a, str>,
            #[serde(borrow)]
            more: Option<Cow<'a, str>>,
        },
        Listed {
            list: Vec<u8>,
        },
    }
    #[derive(Debug, DeploymentValidate)]
    #[validate(by_key, deny_null)]
    enum Never<'a> {
        Null {
            #[serde(borrow)]
            text: Option<Cow<'a, str>>,
        },
    }

    let part = |text: &'static str, more| Part::Named {
        name: 1,
        count: 9,
        hidden: 9,
        empty: 0,
        text: text.into(),
        more,
    };
    let read = |text| json::from_str::<Part<'_>>(text).unwrap().into_inner();
    assert_eq!(read(r#"{"name":1}"#), part("", None));
    assert_eq!(read(r#"{"name":1,"text":"\u0062\u002f","more":null}"#), part("b/", None));
    let borrowed = read(r#"{"name":1,"text":"a","more":"b"}"#);
    assert_eq!(borrowed, part("a", Some("b".into())));
    let is_borrowed =
        matches!(borrowed, Part::Named { text: Cow::Borrowed("a"), more: Some(Cow::Borrowed("b")), .. });
    assert!(is_borrowed);
    let Never::Null { text } = json::from_str::<Never<'_>>(r#"{"text":"a"}"#).unwrap().into_inner();
    assert!(matches!(text, Some(Cow::Borrowed("a"))));
    for text in [r#"{"name":1,"text":1}"#, r#"{"name":1,"more":1}"#, r#"{"name":1,"text":null}"#] {
        let report = json::from_str::<Part<'_>>(text).unwrap_err();
        check_report(text, &report);
        assert_eq!(report.violations()[0].code(), "type");
    }
    assert!(json::from_str::<Never<'_>>(r#"{"text":null}"#).is_err());
}

#[test]
fn keys_are_judged_when_it_is_not_known_which_variant_is_meant() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "kind", deny_unknown_fields)]
    #[allow(dead_code)]
    enum Notice {
        Mail { address: String, copy: Option<String> },
        Hook { url: String },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "kind", deny_unknown_fields)]
    #[allow(dead_code)]
    enum Switch {
        Mail { address: String },
        Off,
    }
    #[derive(Debug, DeploymentValidate)]
    #[serde(deny_unknown_fields)]
    #[validate(by_key)]
    #[allow(dead_code)]
    enum Schedule {
        Cron { cron: String, zone: Option<String> },
        Every { every: u32, zone: Option<String> },
    }

    check_table::<Notice>(&[
        (r#"{"kind":"Nail","adress":"x"}"#, &[("/kind", "one_of"), ("/adress", "unknown")]),
        (r#"{"adress":"x"}"#, &[("/kind", "missing"), ("/adress", "unknown")]),
        (r#"{"kid":"Mail","address":"x"}"#, &[("/kid", "unknown")]),
        (r#"{"kind":3,"x":1,"url":""}"#, &[("/kind", "type"), ("/x", "unknown")]),
        (r#"{"kind":"x","url":"","url":""}"#, &[("/kind", "one_of"), ("/url", "duplicate")]),
        (r#"{"kind":"x","kind":"y"}"#, &[("/kind", "one_of"), ("/kind", "duplicate")]),
    ]);
    // Beside a variant that holds nothing any key may stand.
    check_table::<Switch>(&[(r#"{"kind":"of","adress":"x"}"#, &[("/kind", "one_of")])]);
    check_table::<Schedule>(&[
        // A misspelt key decides as the one that it is meant to be.
        (r#"{"Cron":"","zone":1}"#, &[("/Cron", "unknown"), ("/zone", "type")]),
        (r#"{"Cron":"","Every":1}"#, &[("/Cron", "unknown"), ("/Every", "unknown")]),
        (r#"{"zon":"","zone":""}"#, &[("", "missing"), ("/zon", "unknown")]),
    ]);
    assert_eq!(messages::<Schedule>(r#"{"Cron":""}"#), ["1:2: /Cron: unknown key, did you mean cron?"]);
}

#[test]
fn conditions_on_tags_of_every_kind() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "is")]
    #[allow(dead_code)]
    enum Tagged {
        A { n: u8 },
        B { n: u8 },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum External {
        Unit,
        New(u8),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Holder {
        tagged: Option<Tagged>,
        external: Option<External>,
        #[validate(required_if(tagged = A))]
        x: Option<u8>,
        #[validate(required_if(external = New))]
        y: Option<u8>,
    }

    check_table::<Holder>(&[
        (r#"{"tagged":{"is":"B","n":1},"external":"Unit"}"#, &[]),
        (r#"{"tagged":{"is":"A","n":1}}"#, &[("/x", "required_if")]),
        (r#"{"external":{"New":1}}"#, &[("/y", "required_if")]),
        (r#"{"tagged":{"is":"A","n":""}}"#, &[("/x", "required_if"), ("/tagged/n", "type")]),
        (r#"{"tagged":{"is":"C"},"external":"Other"}"#, &[("/tagged/is", "one_of"), ("/external", "one_of")]),
    ]);
}

#[test]
fn numbers_do_not_stand_for_variants() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "is")]
    #[allow(dead_code)]
    enum Tagged {
        A {
            #[validate(range(min = 1))]
            n: u8,
        },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Flattened {
        #[serde(flatten)]
        tagged: Tagged,
    }

    // serde reads this out of its buffer, and YAML had it read the first.
    let expected = ["1:7: /is: must be a string, not a number"];
    assert_eq!(messages::<Flattened>(r#"{"is":0,"n":1}"#), expected);
    assert_eq!(messages::<Tagged>(r#"{"is":0,"n":0}"#), expected);
    let report = deployment_validate::yaml::from_str::<Tagged>(r#"{"is":0,"n":0}"#).unwrap_err();
    assert_eq!(report.to_string(), expected[0]);
}

#[test]
fn a_tag_of_a_unit_variant_stands_once() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    #[allow(dead_code)]
    enum Tagged {
        Unit,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Flat {
        #[serde(flatten)]
        tagged: Tagged,
        x: Option<u8>,
    }

    check_table::<Tagged>(&[
        (r#"{"t":"Unit","t":"Unit"}"#, &[("/t", "duplicate")]),
        (r#"{"t":"Unit","x":1,"x":2}"#, &[]),
    ]);
    check_table::<Flat>(&[(r#"{"t":"Unit","x":"","t":"Unit"}"#, &[("/x", "type"), ("/t", "duplicate")])]);
}

#[test]
fn flattened_enums_beside_everything_else() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum External {
        #[serde(rename = "a")]
        First(#[validate(range(max = 9))] u8),
        Unit,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    #[allow(dead_code)]
    enum Internal {
        First {
            #[validate(range(max = 9))]
            b: u8,
        },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Holder {
        first: u8,
        #[serde(flatten)]
        external: External,
        #[serde(flatten)]
        internal: Option<Internal>,
    }

    for (first, told) in [("1", None), ("\"\"", Some(("/first", "type")))] {
        let told =
            |before: &[(&'static str, &'static str)], behind: &[(&'static str, &'static str)]| -> Vec<_> {
                before.iter().copied().chain(told).chain(behind.iter().copied()).collect()
            };
        let holder = |rest: &str| format!(r#"{{"first":{first}{rest}}}"#);
        check_table::<Holder>(&[
            (&holder(r#","a":1"#), &told(&[], &[])),
            (&holder(r#","Unit":null,"t":"First","b":9"#), &told(&[], &[])),
            (&holder(r#","a":10,"t":"First","b":10"#), &told(&[], &[("/a", "range"), ("/b", "range")])),
            (&holder(r#","a":1,"t":"Frist","b":10"#), &told(&[], &[])),
            (&holder(r#","First":1"#), &told(&[("", "missing")], &[])),
        ]);
    }
    assert_eq!(messages::<Holder>(r#"{"first":1}"#), ["1:1: one of these keys is required: a or Unit"]);
}

/// Of what stands beside a tag, the tag is no part.
#[test]
fn types_beside_a_tag_do_not_see_it() {
    mod reading {
        use super::*;

        pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
            deserializer: D,
        ) -> Result<BTreeMap<String, u8>, D::Error> {
            BTreeMap::deserialize(deserializer)
        }

        pub(super) fn option<'de, D: serde::Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Option<u8>, D::Error> {
            Option::deserialize(deserializer)
        }
    }
    #[derive(Debug, DeploymentValidate)]
    #[serde(deny_unknown_fields)]
    #[validate(by_key)]
    #[allow(dead_code)]
    enum Keyed {
        First {
            #[validate(range(max = 9))]
            a: u8,
        },
        Second {
            b: Vec<u8>,
        },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t", deny_unknown_fields)]
    #[allow(dead_code)]
    enum Inner {
        One {
            #[validate(range(max = 9))]
            a: u8,
        },
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "kind")]
    #[allow(dead_code)]
    enum Outer {
        Keyed(Keyed),
        Inner(Inner),
        #[serde(with = "reading")]
        Variant(BTreeMap<String, u8>),
        Field(#[serde(with = "reading")] BTreeMap<String, u8>),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "kind", content = "value")]
    #[allow(dead_code)]
    enum Beside {
        Read(#[serde(deserialize_with = "reading::option")] Option<u8>),
        Plain(u8),
    }

    check_table::<Vec<Outer>>(&[
        (r#"[{"kind":"Keyed","a":1},{"b":[1],"kind":"Keyed"}]"#, &[]),
        (r#"[{"kind":"Keyed","a":10,"c":1}]"#, &[("/0/a", "range"), ("/0/c", "unknown")]),
        (r#"[{"kind":"Inner","t":"One","a":1}]"#, &[]),
        (
            r#"[{"kind":"Inner","t":"One","a":10,"c":1},1]"#,
            &[("/0/a", "range"), ("/0/c", "unknown"), ("/1", "type")],
        ),
        (r#"[{"kind":"Variant"},{"kind":"Variant","a":1},{"kind":"Field","a":1}]"#, &[]),
        (r#"[{"kind":"Variant","a":""},{"kind":"Field","a":""}]"#, &[("/0/a", "type"), ("/1/a", "type")]),
    ]);
    check_table::<Vec<Beside>>(&[
        (r#"[{"kind":"Read"},{"kind":"Read","value":1}]"#, &[]),
        (
            r#"[{"kind":"Read","value":""},{"kind":"Plain"}]"#,
            &[("/0/value", "type"), ("/1/value", "missing")],
        ),
    ]);
}

#[test]
fn an_enum_without_variants_has_no_value() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    enum Never {}

    for text in [r#""a""#, "{}", "1", "null"] {
        assert_eq!(
            messages::<Never>(text),
            ["1:1: no value is possible: the type has no variants"],
            "{text}"
        );
    }
}

/// A report stays short, and a program can still read every name from the parameter.
#[test]
fn of_many_variants_a_message_names_some() {
    macro_rules! many {
        ($($name:ident)*) => {
            #[derive(Debug, Deserialize, DeploymentValidate)]
            enum Many { $($name),* }
        };
    }
    many!(A B C D E F G H I J K L M N O P Q R S T U V W X Y Z);

    let report = json::from_str::<Many>(r#""none""#).unwrap_err();
    assert_eq!(
        report.to_string(),
        "1:1: must be A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T or one of 6 more"
    );
    let values = serde_json::to_value(&report).unwrap()[0]["params"]["values"].as_array().map(Vec::len);
    assert_eq!(values, Some(26));
}

#[test]
fn a_misspelt_tag_is_mended_where_one_key_means_it() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "type", deny_unknown_fields)]
    #[allow(dead_code)]
    enum Tagged {
        Named { name: String },
        Open(Open),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Open {
        n: Option<u8>,
    }
    let edited = |text: &str| json::from_str::<Tagged>(text).err().map(|report| report.edited(text));
    assert_eq!(edited(r#"{"typex":"Named","name":""}"#).as_deref(), Some(r#"{"type":"Named","name":""}"#));
    for text in [r#"{"typex":"Named","name":"","typex":"Named"}"#, r#"{"typex":"Named","tpye":"Named"}"#] {
        assert_eq!(edited(text).as_deref(), Some(text));
    }
}

/// Where some variants are untagged, what only named ones look like means one of these.
#[test]
fn what_looks_like_a_named_variant_means_one() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(rename_all = "lowercase")]
    #[allow(dead_code)]
    enum Named {
        None,
        Count(u8),
        #[serde(untagged)]
        Number(i64),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "type")]
    #[allow(dead_code)]
    enum Tagged {
        Count {
            count: u8,
        },
        #[serde(untagged)]
        Text(String),
    }

    assert_eq!(messages::<Named>(r#"{"cuont":1}"#), ["1:2: /cuont: unknown variant, did you mean count?"]);
    assert_eq!(messages::<Named>(r#""nnoe""#), ["1:1: must be none or count, did you mean none?"]);
    assert_eq!(messages::<Named>("true"), ["1:1: must be a string, an object or an integer, not a boolean"]);
    assert_eq!(
        messages::<Tagged>(r#"{"type":"Cuont","count":1}"#),
        ["1:9: /type: must be Count, did you mean Count?"]
    );
    assert_eq!(
        messages::<Tagged>(r#"{"count":1}"#),
        ["1:1: /type: required key is missing (the other keys fit Count)"]
    );
    assert_eq!(messages::<Tagged>("1"), ["1:1: must be an object or a string, not a number"]);
}

/// The tag beside the content of a variant is no entry of a map, whatever the map is inside of.
#[test]
fn a_map_beside_a_tag_does_not_have_the_tag() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Counts(#[validate(values(range(max = 9)))] BTreeMap<String, u8>);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    #[allow(dead_code)]
    enum Tagged {
        Plain(#[validate(length(max = 2), keys(length(min = 2)))] BTreeMap<String, u8>),
        Optional(#[validate(length(max = 2), keys(length(min = 2)))] Option<BTreeMap<String, u8>>),
        New(Box<Counts>),
        Both(Option<Counts>),
    }

    for variant in ["Plain", "Optional"] {
        let text = |rest: &str| format!(r#"{{"t":"{variant}",{rest}}}"#);
        check_beside::<Tagged>(&text(r#""aa":1,"bb":2"#), &[]);
        check_beside::<Tagged>(&text(r#""aa":1,"bb":2,"cc":3"#), &[("/own", "length")]);
        check_beside::<Tagged>(&text(r#""aa":1,"b":"""#), &[("/own/b", "length"), ("/own/b", "type")]);
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    #[allow(dead_code)]
    enum Named {
        Open {
            #[serde(flatten)]
            #[validate(values(range(max = 9)))]
            rest: BTreeMap<String, u8>,
        },
    }
    check_beside::<Named>(r#"{"t":"Open","a":9}"#, &[]);
    check_beside::<Named>(r#"{"a":10,"t":"Open"}"#, &[("/own/a", "range")]);

    for variant in ["New", "Both"] {
        let text = |rest: &str| format!(r#"{{{rest},"t":"{variant}"}}"#);
        check_beside::<Tagged>(&text(r#""a":9"#), &[]);
        check_beside::<Tagged>(&text(r#""a":10,"b":"""#), &[("/own/a", "range"), ("/own/b", "type")]);
    }
}

#[test]
fn rules_of_what_stands_beside_a_tag() {
    fn is_even(inner: &Inner) -> Result<(), &'static str> {
        if inner.x.is_multiple_of(2) { Ok(()) } else { Err("is odd") }
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Inner {
        #[validate(range(max = 9))]
        x: u8,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    enum Outside {
        Empty,
        Number(u8),
        Inner(Inner),
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t")]
    #[allow(dead_code)]
    enum Tagged {
        Judged(#[validate(custom(is_even))] Inner),
        Outside(Outside),
    }

    for (text, expected) in [
        (r#"{"t":"Judged","x":2}"#, &[][..]),
        (r#"{"t":"Judged","x":3}"#, &[("/own", "custom")]),
        (r#"{"x":11,"t":"Judged"}"#, &[("/own", "custom"), ("/own/x", "range")]),
        (r#"{"t":"Judged","x":""}"#, &[("/own/x", "type")]),
        (r#"{"t":"Outside","Number":1}"#, &[]),
        (r#"{"t":"Outside","Empty":null}"#, &[]),
        (r#"{"t":"Outside","Number":""}"#, &[("/own/Number", "type")]),
        (r#"{"Inner":{"x":10},"t":"Outside"}"#, &[("/own/Inner/x", "range")]),
        (r#"{"t":"Outside","Numbr":1}"#, &[("/own/Numbr", "unknown")]),
        (r#"{"t":"Outside"}"#, &[("/own", "type")]),
    ] {
        check_beside::<Tagged>(text, expected);
    }
    let schema = json_schema::<Tagged>().to_string();
    assert!(schema.contains("what stands beside other keys here"), "{schema}");
}
