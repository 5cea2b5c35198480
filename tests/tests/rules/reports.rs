//! What a report is to programs and people: parameters, `Display`, `Serialize`, traits; and `Valid`.

use std::collections::BTreeMap;
use std::error::Error;

use deployment_validate::{DeploymentValidate, Param, Report, Valid, Violation};
use serde::{Deserialize, Serialize};
use serde_json::json;

#[derive(Debug, Default, DeploymentValidate)]
#[validate(exactly_one_of(other, if_flag), custom(whole))]
#[allow(dead_code)]
struct AllRules {
    #[validate(pattern = "^a$", length(min = 1, max = 2))]
    text: String,
    #[validate(length(bytes, equal = 1))]
    bytes: String,
    #[validate(length(utf16, max = 0))]
    units: String,
    #[validate(length(min = 1))]
    items: Vec<u8>,
    #[validate(range(min = 1, exclusive_max = 340282366920938463463374607431768211455))]
    number: u128,
    #[validate(range(exclusive_min = 0.5), multiple_of = 0.25)]
    float: f32,
    #[validate(one_of(1, 5..=9, -2))]
    literal: i8,
    #[validate(one_of("a", "b"))]
    text_literal: String,
    #[validate(any_of((length(equal = 3)), (pattern = "^x", one_of("xy"))))]
    either: String,
    #[validate(required)]
    required: Option<u8>,
    #[validate(required_if(plain = "zz", free = 0))]
    if_flag: Option<u8>,
    plain: String,
    free: u8,
    other: Option<u8>,
    #[validate(custom(nothing))]
    custom: String,
}

fn nothing(_: &str) -> Result<(), Violation> {
    Err(Violation::custom("wrong").with_param("limit", 3).with_param("names", vec!["a", "b"]))
}

fn whole(_: &AllRules) -> Result<(), &'static str> {
    Err("all wrong")
}

fn broken() -> AllRules {
    AllRules {
        text: "zz".into(),
        plain: "zz".into(),
        units: "a".into(),
        float: 0.3,
        text_literal: "c".into(),
        ..AllRules::default()
    }
}

#[test]
fn params_of_every_rule() {
    let report = broken().validate().unwrap_err();
    let written = serde_json::to_value(&report).unwrap();
    let params: Vec<_> =
        written.as_array().unwrap().iter().map(|v| json!([v["pointer"], v["code"], v["params"]])).collect();
    assert_eq!(
        json!(params),
        json!([
            ["", "exactly_one_of", { "fields": ["other", "if_flag"], "present": 0 }],
            ["", "custom", null],
            ["/text", "pattern", { "pattern": "^a$", "at": 0, "expected": ["a"] }],
            ["/bytes", "length", { "min": 1, "max": 1, "unit": "bytes" }],
            ["/units", "length", { "max": 0, "unit": "utf16" }],
            ["/items", "length", { "min": 1, "unit": "items" }],
            ["/number", "range", { "min": 1, "exclusive_max": "340282366920938463463374607431768211455" }],
            ["/float", "range", { "exclusive_min": 0.5 }],
            ["/float", "multiple_of", { "multiple_of": 0.25 }],
            ["/literal", "one_of", { "values": [1, { "min": 5, "max": 9 }, -2] }],
            ["/text_literal", "one_of", { "values": ["a", "b"] }],
            ["/either", "any_of", { "alternatives": [
                [{ "code": "length", "min": 3, "max": 3, "unit": "characters" }],
                [{ "code": "pattern", "pattern": "^x" }, { "code": "one_of", "values": ["xy"] }],
            ] }],
            ["/required", "required", null],
            ["/if_flag", "required_if", {
                "condition": "plain is \"zz\" and free is 0",
                "when": [[{ "field": "plain", "one_of": ["zz"] }, { "field": "free", "one_of": [0] }]],
            }],
            ["/custom", "custom", { "limit": 3, "names": ["a", "b"] }],
        ])
    );
    let length = report.violations()[3].params();
    assert_eq!(length.get("min"), Some(&Param::from(1)));
    assert_eq!(length.get("none"), None);
    assert_eq!(length.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["min", "max", "unit"]);
    assert!(report.violations()[12].params().is_empty());
}

#[test]
fn display_is_one_line_a_violation() {
    #[derive(DeploymentValidate)]
    #[validate(at_least_one_of(a, b))]
    struct Two {
        a: Option<u8>,
        b: Option<u8>,
        #[validate(length(max = 1))]
        text: String,
    }

    let report = Two { a: None, b: None, text: "secret".into() }.validate().unwrap_err();
    let text = "at least one of a and b is required\n/text: must be at most 1 character long";
    assert_eq!(report.to_string(), text);
    assert_eq!(report.violations()[1].to_string(), "/text: must be at most 1 character long");
    let error: Box<dyn Error + Send + Sync> = Box::new(report.clone());
    assert_eq!(error.to_string(), text);
    assert!(error.source().is_none());
    let first: &dyn Error = &report.violations()[0];
    assert_eq!(first.to_string(), "at least one of a and b is required");
    assert_eq!((&report).into_iter().count(), 2);
    assert_eq!(
        report.clone().into_iter().map(|v| v.code().to_owned()).collect::<Vec<_>>(),
        ["at_least_one_of", "length"]
    );
    assert_eq!(report, report.clone());
    assert_eq!(report.violations()[0].span(), None);
    assert!(!format!("{report:?}").contains("secret"));
}

#[test]
fn display_shows_what_a_terminal_would_obey() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(deny_unknown_fields)]
    struct Empty {}

    for (key, shown) in [
        ("x\n1:1: /a: fake", "x\\u{a}1:1: ~1a: fake"),
        ("\u{1b}[2J\u{7f}", "\\u{1b}[2J\\u{7f}"),
        ("\u{85}\u{9b}", "\\u{85}\\u{9b}"),
        ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
        ("\u{61c}\u{200e}\u{200f}\u{202a}\u{202e}", "\\u{61c}\\u{200e}\\u{200f}\\u{202a}\\u{202e}"),
        ("\u{2066}\u{2069}x", "\\u{2066}\\u{2069}x"),
        ("größe \u{200d}👩\u{200d}🚀", "größe \u{200d}👩\u{200d}🚀"),
    ] {
        let text = json!({ key: 1, "b": 1 }).to_string();
        let report = deployment_validate::json::from_str::<Empty>(&text).unwrap_err();
        let own = report.violations().iter().find(|violation| violation.pointer() != "/b").unwrap();
        assert_eq!(own.pointer(), format!("/{}", key.replace('/', "~1")));
        assert!(own.to_string().ends_with(&format!(": /{shown}: unknown key")), "{own}");
        assert_eq!(report.to_string().lines().count(), 2);
        let custom = Violation::custom(key.to_owned());
        assert_eq!(custom.message(), key);
        assert_eq!(custom.to_string(), shown.replace("~1", "/"));
    }
}

#[test]
fn debug_shows_what_is_wrong_and_where() {
    let report = deployment_validate::json::from_str::<Port>("0").unwrap_err();
    let span = "Some(Span { offset: 0, len: 1, line: 1, column: 1 })";
    assert_eq!(
        format!("{report:?}"),
        format!(
            "Report {{ violations: [Violation {{ pointer: \"\", code: \"range\", message: \"must be at least 1\", span: {span} }}] }}"
        )
    );
}

#[test]
fn reports_are_serialised_whole() {
    #[derive(DeploymentValidate)]
    struct One {
        #[serde(rename = "a/b~c")]
        #[validate(required)]
        value: Option<u8>,
    }

    let report = One { value: None }.validate().unwrap_err();
    assert_eq!(
        serde_json::to_value(&report).unwrap(),
        json!([{ "pointer": "/a~1b~0c", "code": "required", "message": "required" }])
    );
}

#[test]
fn pointers_are_escaped_as_rfc_6901_says() {
    #[derive(DeploymentValidate)]
    struct Map {
        #[validate(values(range(min = 1)))]
        map: BTreeMap<String, u8>,
    }

    // Keys and tokens of RFC 6901, section 5, and some harder ones.
    let keys = [
        ("foo", "foo"),
        ("", ""),
        ("a/b", "a~1b"),
        ("c%d", "c%d"),
        ("e^f", "e^f"),
        ("g|h", "g|h"),
        ("i\\j", "i\\j"),
        ("k\"l", "k\"l"),
        (" ", " "),
        ("m~n", "m~0n"),
        ("~1", "~01"),
        ("~~//", "~0~0~1~1"),
        ("ключ/😀", "ключ~1😀"),
        ("line\nbreak", "line\nbreak"),
    ];
    for (key, token) in keys {
        let map = Map { map: [(key.to_owned(), 0)].into() };
        let report = map.validate().unwrap_err();
        let pointer = report.violations()[0].pointer().to_owned();
        assert_eq!(pointer, format!("/map/{token}"));
        // Somebody else's resolver finds the value there.
        assert_eq!(json!({ "map": map.map }).pointer(&pointer), Some(&json!(0)));
    }
}

#[test]
fn violations_made_by_hand() {
    let violation = Violation::custom("wrong").on("a/b").on("c").with_code("own").with_param("a", true);
    assert_eq!(violation.pointer(), "/a~1b/c");
    assert_eq!(violation.code(), "own");
    assert_eq!(violation.params().get("a"), Some(&Param::Bool(true)));
    assert_eq!(Violation::from("text"), Violation::custom("text"));
    assert_eq!(Violation::from(String::from("text")), Violation::custom("text"));
    assert_ne!(Violation::custom("text"), Violation::custom("text").on("a"));
}

#[test]
fn types_are_send_sync_and_static() {
    fn check<T: Send + Sync + 'static>() {}
    check::<Report>();
    check::<Violation>();
    check::<Valid<u8>>();
    fn error<T: Error>() {}
    error::<Report>();
    error::<Violation>();
    error::<deployment_validate::Rejected<u8>>();
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, DeploymentValidate)]
struct Port(#[validate(range(min = 1))] u16);

#[test]
fn valid_holds_only_what_passed() {
    let valid = Valid::new(Port(80)).unwrap();
    assert_eq!(valid.0, 80);
    assert_eq!(*valid, Port(80));
    assert_eq!(valid.as_ref(), &Port(80));
    assert_eq!(serde_json::to_string(&valid).unwrap(), "80");
    assert_eq!(valid.clone().into_inner(), Port(80));
    assert_eq!(valid.map(|port| Port(port.0 + 1)).unwrap().0, 81);

    let rejected = Valid::new(Port(0)).unwrap_err();
    assert_eq!(rejected.report().violations().len(), 1);
    assert_eq!(rejected.to_string(), "must be at least 1");
    let (value, report) = rejected.into_parts();
    assert_eq!((value, report.violations()[0].code()), (Port(0), "range"));

    let report: Report = Valid::new(Port(0)).unwrap_err().into();
    assert_eq!(report, Valid::new(Port(0)).unwrap_err().into_report());
    assert_eq!(Valid::new(Port(0)).unwrap_err().into_value(), Port(0));

    #[derive(Debug, DeploymentValidate)]
    struct Secret(#[validate(length(max = 1))] String);
    let rejected = Valid::new(Secret("hunter2".into())).unwrap_err();
    assert!(!format!("{rejected:?} {rejected}").contains("hunter2"));
}

#[test]
fn valid_validates_while_it_is_read() {
    assert_eq!(serde_json::from_str::<Valid<Port>>("80").unwrap().0, 80);
    let error = serde_json::from_str::<Valid<Port>>("0").unwrap_err();
    assert!(error.to_string().starts_with("must be at least 1"), "{error}");
    assert!(serde_json::from_str::<Vec<Valid<Port>>>("[1, 0]").is_err());
    assert!(serde_json::from_str::<Valid<Port>>("\"80\"").is_err());
}

#[test]
fn everything_about_a_value_is_in_declaration_order() {
    let report = broken().validate().unwrap_err();
    let pointers: Vec<_> = report.violations().iter().map(Violation::pointer).collect();
    let expected = [
        "",
        "",
        "/text",
        "/bytes",
        "/units",
        "/items",
        "/number",
        "/float",
        "/float",
        "/literal",
        "/text_literal",
        "/either",
        "/required",
        "/if_flag",
        "/custom",
    ];
    assert_eq!(pointers, expected);
}
