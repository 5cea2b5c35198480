//! `when` and `warn`: rules that apply on a condition, rules that only warn.

use std::collections::BTreeMap;

use deployment_validate::{DeploymentValidate, Report, Severity, Valid, Violation, json, yaml};
use serde::Deserialize;

use super::Table;

#[derive(Clone, Copy, Debug, PartialEq, Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Http,
    Tcp,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
struct Probe {
    kind: Kind,
    size: Option<u8>,
    #[validate(when(kind = Http, pattern = r"^/", length(max = 5)), when(kind = Tcp, size, length(min = 2)))]
    path: Option<String>,
    #[validate(
        range(max = 100),
        when(kind != Http, range(min = 10, message = "too low"), multiple_of = 5),
        when(size >= 3, custom(even))
    )]
    limit: u8,
    #[serde(default)]
    #[validate(each(length(max = 3), when(kind = Http, ascii)), when(kind = Tcp, length(max = 1)))]
    tags: Vec<String>,
    #[serde(default)]
    #[validate(values(when(kind = Http, size = 1, range(max = 9))), keys(when(kind = Tcp, prefix = "x")))]
    map: BTreeMap<String, u8>,
    #[validate(when(kind = Tcp, any_of((length(equal = 2)), (one_of("latest")))))]
    tag: Option<String>,
}

fn even(value: &u8) -> Result<(), &'static str> {
    if value.is_multiple_of(2) { Ok(()) } else { Err("must be even") }
}

fn probe(kind: Kind) -> Probe {
    Probe { kind, size: None, path: None, limit: 10, tags: Vec::new(), map: BTreeMap::new(), tag: None }
}

#[test]
fn rules_apply_where_their_condition_holds() {
    let mut table = Table::default();
    table.valid("nothing", &probe(Kind::Http));
    table.valid("nothing else", &probe(Kind::Tcp));
    let path = |text: &str| Some(String::from(text));
    table.case(
        "path of http",
        &Probe { path: path("health"), ..probe(Kind::Http) },
        &[
            ("/path", "pattern", "character 1 is not allowed here: expected / when kind is http"),
            ("/path", "length", "must be at most 5 characters long when kind is http"),
        ],
    );
    table.valid("path of tcp", &Probe { path: path("h"), ..probe(Kind::Tcp) });
    table.case(
        "path of tcp and size",
        &Probe { path: path("h"), size: Some(0), ..probe(Kind::Tcp) },
        &[("/path", "length", "must be at least 2 characters long when kind is tcp and size is present")],
    );
    table.case(
        "limit",
        &Probe { limit: 7, size: Some(3), ..probe(Kind::Tcp) },
        &[
            ("/limit", "range", "too low"),
            ("/limit", "multiple_of", "must be a multiple of 5 when kind is not http"),
            ("/limit", "custom", "must be even when size is at least 3"),
        ],
    );
    table.valid("limit of http", &Probe { limit: 7, size: Some(2), ..probe(Kind::Http) });
    table.case(
        "items",
        &Probe { tags: vec!["é".into(), "abcd".into()], ..probe(Kind::Http) },
        &[
            ("/tags/1", "length", "must be at most 3 characters long"),
            ("/tags/0", "ascii", "must have ASCII characters only when kind is http"),
        ],
    );
    table.case(
        "list",
        &Probe { tags: vec!["é".into(), "a".into()], ..probe(Kind::Tcp) },
        &[("/tags", "length", "must have at most 1 item when kind is tcp")],
    );
    table.case(
        "map",
        &Probe { map: [("a".into(), 10)].into(), size: Some(1), ..probe(Kind::Http) },
        &[("/map/a", "range", "must be at most 9 when kind is http and size is 1")],
    );
    table.case(
        "keys",
        &Probe { map: [("a".into(), 10)].into(), ..probe(Kind::Tcp) },
        &[("/map/a", "prefix", "the key must begin with \"x\" when kind is tcp")],
    );
    table.case(
        "alternatives",
        &Probe { tag: path("abc"), ..probe(Kind::Tcp) },
        &[("/tag", "any_of", "must be 2 characters long, or must be \"latest\" when kind is tcp")],
    );
    table.end();
    let report = Probe { limit: 7, ..probe(Kind::Tcp) }.validate().unwrap_err();
    assert_eq!(report.violations()[1].params().get("multiple_of"), Some(&5.into()));
}

fn found(report: &Report) -> Vec<(String, String)> {
    let pair = |own: &Violation| (own.pointer().to_owned(), own.code().to_owned());
    report.violations().iter().map(pair).collect()
}

#[test]
fn documents_say_the_same() {
    for (text, expected) in [
        (r#"{"kind":"http","limit":7,"path":"/a"}"#, vec![]),
        (r#"{"kind":"http","limit":7,"path":"health"}"#, vec![("/path", "pattern"), ("/path", "length")]),
        (r#"{"kind":"tcp","limit":7}"#, vec![("/limit", "range"), ("/limit", "multiple_of")]),
        (r#"{"kind":"tcp","limit":105,"path":"h","size":1}"#, vec![("/limit", "range"), ("/path", "length")]),
        (r#"{"kind":"http","limit":9,"size":3}"#, vec![("/limit", "custom")]),
        (r#"{"kind":"http","limit":9,"tags":["é"]}"#, vec![("/tags/0", "ascii")]),
        (r#"{"kind":"tcp","limit":10,"map":{"a":1}}"#, vec![("/map/a", "prefix")]),
        (r#"{"kind":"http","limit":10,"map":{"a":10},"size":1}"#, vec![("/map/a", "range")]),
        (r#"{"kind":"tcp","limit":10,"tag":"abc"}"#, vec![("/tag", "any_of")]),
    ] {
        let told = json::from_str::<Probe>(text).err().map(|report| found(&report)).unwrap_or_default();
        let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (&**a, &**b)).collect();
        assert_eq!(told, expected, "{text}");
        assert_eq!(yaml::from_str::<Probe>(text).is_ok(), expected.is_empty(), "{text}");
        // Beside a mistake because of which serde makes no value; a function needs the value of the field alone.
        let wrong = text.replace('}', r#","size":"x"}"#).replacen(r#","size":3"#, "", 1);
        if expected.iter().any(|(_, code)| *code == "custom") || text.contains("size") || text.contains("map")
        {
            continue;
        }
        let report = json::from_str::<Probe>(&wrong).unwrap_err();
        let mut told = found(&report);
        told.retain(|(pointer, _)| pointer != "/size");
        let told: Vec<(&str, &str)> = told.iter().map(|(a, b)| (&**a, &**b)).collect();
        assert_eq!(told, expected, "{wrong}");
    }
    // What decides is wrong: nothing is known.
    let report = json::from_str::<Probe>(r#"{"kind":"udp","limit":7,"path":"health"}"#).unwrap_err();
    assert_eq!(found(&report), [("/kind".to_owned(), "one_of".to_owned())]);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Service {
    kind: Kind,
    #[validate(length(max = 20), warn(length(max = 10), custom(lower)))]
    name: String,
    #[validate(ignored_unless(kind = Http))]
    path: Option<String>,
    #[serde(default)]
    #[validate(warn(each(range(max = 9))), when(kind = Tcp, warn(length(min = 1, message = "nothing listens"))))]
    ports: Vec<u16>,
}

fn lower(text: &str) -> Result<(), Violation> {
    if text == text.to_lowercase() { Ok(()) } else { Err(Violation::custom("should be lower case")) }
}

#[test]
fn warnings_make_nothing_invalid() {
    let service =
        Service { kind: Kind::Tcp, name: "A-long-long-name".into(), path: Some("/".into()), ports: vec![] };
    assert!(service.is_valid());
    assert!(service.validate().is_ok());
    let advice = service.advice();
    assert_eq!(
        advice.to_string(),
        "warning: /name: must be at most 10 characters long\n\
         warning: /name: should be lower case\n\
         warning: /path: ignored unless kind is http\n\
         warning: /ports: nothing listens"
    );
    let codes: Vec<&str> = advice.violations().iter().map(Violation::code).collect();
    assert_eq!(codes, ["length", "custom", "ignored_unless", "length"]);
    assert!(advice.violations().iter().all(|own| own.severity() == Severity::Warning));
    assert!(Valid::new(service).is_ok());
    let fine = Service { kind: Kind::Http, name: "a".into(), path: Some("/".into()), ports: vec![1] };
    assert!(fine.advice().is_empty());

    // An error is told with the warnings, in order.
    let broken = Service { kind: Kind::Http, name: "a".repeat(21), path: None, ports: vec![10] };
    let report = broken.validate().unwrap_err();
    let severities: Vec<Severity> = report.violations().iter().map(Violation::severity).collect();
    assert_eq!(severities, [Severity::Error, Severity::Warning, Severity::Warning]);
    assert_eq!(
        serde_json::to_string(&report.violations()[2]).unwrap(),
        r#"{"pointer":"/ports/0","code":"range","message":"must be at most 9","severity":"warning","params":{"max":9}}"#
    );
    assert!(!serde_json::to_string(&report.violations()[0]).unwrap().contains("severity"));
    let again: Report = serde_json::from_str(&serde_json::to_string(&report).unwrap()).unwrap();
    assert_eq!(again.violations()[2].severity(), Severity::Warning);
    assert_eq!(broken.advice().violations().len(), 2);
}

#[test]
fn advice_on_documents_has_places() {
    let text = "{\"kind\":\"tcp\",\n \"name\":\"A-long-long-name\",\"path\":\"/\"}";
    let valid = json::from_str::<Service>(text).unwrap();
    assert_eq!(valid.name, "A-long-long-name");
    let advice = json::advice::<Service>(text);
    assert_eq!(
        advice.to_string(),
        "1:1: warning: /ports: nothing listens: the key is absent, and its default breaks this\n\
         2:9: warning: /name: must be at most 10 characters long\n\
         2:9: warning: /name: should be lower case\n\
         2:28: warning: /path: ignored unless kind is http"
    );
    let of_yaml = yaml::advice::<Service>(text);
    assert_eq!(of_yaml.to_string(), advice.to_string());
    assert!(json::advice::<Service>(r#"{"kind":"http","name":"a"}"#).is_empty());
    assert!(json::advice::<Service>("{").is_empty());
    // Of a text that is wrong, errors and warnings stand in one report.
    let wrong = r#"{"kind":"tcp","name":"a-long-long-name","ports":["x"],"path":"/"}"#;
    let report = json::from_str::<Service>(wrong).unwrap_err();
    let told: Vec<(&str, Severity)> =
        report.violations().iter().map(|own| (own.pointer(), own.severity())).collect();
    assert_eq!(
        told,
        [("/name", Severity::Warning), ("/ports/0", Severity::Error), ("/path", Severity::Warning)]
    );
    assert_eq!(json::advice::<Service>(wrong).violations().len(), 2);
    assert!(json::is_valid::<Service>(text) && !json::is_valid::<Service>(wrong));
}

#[derive(Debug, DeploymentValidate)]
#[validate(const)]
struct Literal<'a> {
    kind: Kind,
    #[validate(when(kind = Http, pattern = r"^/"), warn(length(max = 1)))]
    path: &'a str,
}

const LITERAL: Valid<Literal<'static>> = Literal { kind: Kind::Tcp, path: "health" }.assert_valid();

#[test]
fn literals_are_judged_while_they_compile() {
    assert!(LITERAL.is_valid());
    let broken = Literal { kind: Kind::Http, path: "health" };
    let error = std::panic::catch_unwind(|| broken.assert_valid()).unwrap_err();
    let message = error.downcast_ref::<String>().unwrap();
    assert!(message.ends_with("when kind is http"), "{message}");
}
