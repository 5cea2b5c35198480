//! Rules of changes: a value beside the one before, typed and in documents, with the schema that tells of them.

use std::collections::{BTreeMap, BTreeSet};

use deployment_validate::{
    DeploymentValidate, Maybe, Report, Templated, Valid, Violation, json, json_schema, yaml,
};
use serde::Deserialize;

/// `pointer code`, one for each violation.
fn told(verdict: Result<(), Report>) -> Vec<String> {
    let report = verdict.err();
    report.map_or_else(Vec::new, |report| {
        report.violations().iter().map(|v| format!("{} {}", v.pointer(), v.code())).collect()
    })
}

fn grows_by_ten(new: &u32, old: &u32) -> Result<(), &'static str> {
    if *new <= old + 10 { Ok(()) } else { Err("must grow by 10 at most") }
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize, DeploymentValidate)]
enum Mode {
    Plain,
    Strict,
}

#[derive(Clone, Debug, PartialEq, Deserialize, DeploymentValidate)]
struct Port {
    name: String,
    #[validate(immutable)]
    number: u16,
    #[serde(default)]
    #[validate(set_once, message = "the host stays")]
    host: Option<String>,
}

#[derive(Clone, Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Source {
    Image {
        #[validate(immutable)]
        registry: String,
        tag: String,
    },
    Build(Port),
    Nothing,
}

#[derive(Clone, Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
struct Service {
    #[validate(immutable)]
    id: String,
    #[validate(immutable)]
    run_mode: Mode,
    #[validate(set_once)]
    region: Option<String>,
    #[validate(never_decreases, range(max = 1000))]
    storage: Option<u32>,
    #[validate(custom_change(grows_by_ten))]
    replicas: u32,
    #[validate(change(by = name))]
    ports: Vec<Port>,
    by_place: Option<Vec<Option<Port>>>,
    by_name: BTreeMap<String, Port>,
    #[validate(immutable)]
    labels: BTreeMap<String, String>,
    source: Source,
    tags: BTreeSet<String>,
}

fn port(name: &str, number: u16) -> Port {
    Port { name: name.to_owned(), number, host: None }
}

fn service() -> Service {
    Service {
        id: "api".to_owned(),
        run_mode: Mode::Plain,
        region: Some("eu".to_owned()),
        storage: Some(10),
        replicas: 1,
        ports: vec![port("a", 1), port("b", 2)],
        by_place: Some(vec![Some(port("a", 1))]),
        by_name: [("x/y".to_owned(), port("a", 1))].into(),
        labels: [("a".to_owned(), "b".to_owned())].into(),
        source: Source::Image { registry: "docker".to_owned(), tag: "1".to_owned() },
        tags: ["a".to_owned()].into(),
    }
}

fn changed(change: impl FnOnce(&mut Service)) -> Vec<String> {
    let (old, mut new) = (service(), service());
    change(&mut new);
    told(new.validate_change(&old))
}

#[test]
fn each_rule_of_a_change() {
    assert_eq!(changed(|_| {}), [""; 0]);
    assert_eq!(changed(|new| new.id = "web".to_owned()), ["/id immutable"]);
    assert_eq!(changed(|new| new.run_mode = Mode::Strict), ["/runMode immutable"]);
    assert_eq!(changed(|new| new.region = Some("us".to_owned())), ["/region set_once"]);
    assert_eq!(changed(|new| new.region = None), ["/region set_once"]);
    assert_eq!(changed(|new| new.storage = Some(9)), ["/storage never_decreases"]);
    assert_eq!(changed(|new| new.storage = Some(11)), [""; 0]);
    assert_eq!(changed(|new| new.storage = None), [""; 0]);
    assert_eq!(changed(|new| new.replicas = 11), [""; 0]);
    assert_eq!(changed(|new| new.replicas = 12), ["/replicas custom_change"]);
    assert_eq!(changed(|new| drop(new.labels.insert("c".to_owned(), String::new()))), ["/labels immutable"]);
    let mut unset = service();
    unset.region = None;
    assert!(service().validate_change(&unset).is_ok());
}

#[test]
fn changes_inside() {
    // Another order changes nothing where a key matches the items.
    assert_eq!(changed(|new| new.ports.reverse()), [""; 0]);
    assert_eq!(changed(|new| new.ports = vec![port("c", 7), port("b", 3)]), ["/ports/1/number immutable"]);
    assert_eq!(changed(|new| new.ports.clear()), [""; 0]);
    let place = |port: Port| Some(vec![Some(port)]);
    assert_eq!(changed(|new| new.by_place = place(port("z", 1))), [""; 0]);
    assert_eq!(changed(|new| new.by_place = place(port("a", 2))), ["/byPlace/0/number immutable"]);
    assert_eq!(
        changed(|new| drop(new.by_name.insert("x/y".to_owned(), port("a", 2)))),
        ["/byName/x~1y/number immutable"]
    );
    let image = |registry: &str| Source::Image { registry: registry.to_owned(), tag: "2".to_owned() };
    assert_eq!(changed(|new| new.source = image("docker")), [""; 0]);
    assert_eq!(changed(|new| new.source = image("quay")), ["/source/image/registry immutable"]);
    assert_eq!(changed(|new| new.source = Source::Nothing), [""; 0]);
    let built = |number| Service { source: Source::Build(port("a", number)), ..service() };
    assert_eq!(told(built(2).validate_change(&built(1))), ["/source/build/number immutable"]);
}

/// What is inside a type of the crate or of std.
#[derive(Clone, DeploymentValidate)]
#[validate(deserialize)]
struct Around {
    maybe: Maybe<Port>,
    template: Templated<Port>,
    result: Result<Port, Port>,
    valid: Valid<Port>,
}

#[test]
fn changes_inside_what_stands_around_a_value() {
    let around = |number| Around {
        maybe: Maybe::Value(port("a", number)),
        template: Templated::Literal(port("a", number)),
        result: Ok(port("a", number)),
        valid: Valid::new(port("a", number)).unwrap(),
    };
    let old = around(1);
    assert!(around(1).validate_change(&old).is_ok());
    let changed = ["/maybe/number", "/template/number", "/result/Ok/number", "/valid/number"];
    assert_eq!(told(around(2).validate_change(&old)), changed.map(|at| format!("{at} immutable")));
    let wrong = |number| Around { result: Err(port("a", number)), ..around(1) };
    assert_eq!(told(wrong(2).validate_change(&wrong(1))), ["/result/Err/number immutable"]);
    let other = Around { maybe: Maybe::Null, template: Templated::template("${a}"), ..wrong(2) };
    assert!(other.validate_change(&old).is_ok());
}

#[test]
fn messages_are_the_author_s_or_say_what_must_not_change() {
    let (mut old, mut new) = (service(), service());
    old.ports[0].host = Some("a".to_owned());
    new.id.push('2');
    new.storage = Some(1);
    new.replicas = 100;
    let report = new.validate_change(&old).unwrap_err();
    assert_eq!(
        report.to_string(),
        "/id: must not change\n/storage: must not decrease\n/replicas: must grow by 10 at most\n\
         /ports/0/host: the host stays"
    );
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
struct Create<'a> {
    #[validate(length(max = 5))]
    name: &'a str,
    region: Option<String>,
    mode: Option<Mode>,
    #[validate(range(max = 100))]
    storage: u32,
    billing: Option<Billing>,
    ports: Option<Vec<CreatePort>>,
    volumes: Vec<CreatePort>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
struct Billing {
    plan: String,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
struct CreatePort {
    id: u8,
    number: u16,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize, deny_null, change(from = Create<'a>))]
struct Patch<'a> {
    #[validate(length(max = 5), immutable)]
    name: Maybe<&'a str>,
    #[validate(set_once)]
    region: Maybe<String>,
    #[validate(set_once)]
    mode: Maybe<Mode>,
    #[validate(never_decreases, range(max = 100))]
    storage: Maybe<u32>,
    #[validate(change(from = Billing))]
    billing: Maybe<PatchBilling>,
    #[validate(change(by = id, from = CreatePort))]
    ports: Maybe<Vec<PatchPort>>,
    #[validate(change(from = CreatePort))]
    volumes: Maybe<Vec<PatchPort>>,
    added: Maybe<u8>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize, change(from = Billing))]
struct PatchBilling {
    #[validate(immutable)]
    plan: Maybe<String>,
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize, change(from = CreatePort))]
struct PatchPort {
    id: u8,
    #[validate(immutable)]
    number: Maybe<u16>,
}

fn create() -> Valid<Create<'static>> {
    let text = r#"{"name":"api","region":"eu","storage":10,"billing":{"plan":"small"},
        "ports":[{"id":1,"number":1},{"id":2,"number":2}],"volumes":[{"id":1,"number":1}]}"#;
    json::from_str(text).unwrap()
}

#[test]
fn a_patch_follows_what_was_created() {
    let old = create();
    let cases: &[(&str, &[&str])] = &[
        ("{}", &[]),
        (r#"{"name":"api","region":"eu","mode":"Strict","storage":10,"added":1}"#, &[]),
        (r#"{"name":"web"}"#, &["1:9 /name immutable"]),
        (r#"{"name":null}"#, &["1:9 /name immutable"]),
        (r#"{"region":null,"mode":null}"#, &["1:11 /region set_once"]),
        (r#"{"storage":9,"region":"us"}"#, &["1:12 /storage never_decreases", "1:23 /region set_once"]),
        (r#"{"billing":{"plan":"large"}}"#, &["1:20 /billing/plan immutable"]),
        (r#"{"billing":null,"ports":null}"#, &[]),
        (
            r#"{"ports":[{"id":2,"number":3},{"id":1},{"id":3,"number":9}]}"#,
            &["1:28 /ports/0/number immutable"],
        ),
        (r#"{"volumes":[{"id":7,"number":3}]}"#, &["1:30 /volumes/0/number immutable"]),
        // What is wrong by itself comes in the same report.
        (
            r#"{"storage":101,"name":"longer","region":"us"}"#,
            &["1:12 /storage range", "1:23 /name length", "1:23 /name immutable", "1:41 /region set_once"],
        ),
        (r#"{"storage":"9","name":"web"}"#, &["1:12 /storage type"]),
    ];
    for (text, expected) in cases {
        let verdict = json::from_str_changing::<Patch<'_>>(text, &old);
        // The same text is YAML too.
        for verdict in [verdict, yaml::from_str_changing::<Patch<'_>>(text, &old)] {
            let found = verdict.err().map_or_else(Vec::new, |report| {
                let place =
                    |v: &Violation| v.span().map(|span| format!("{}:{}", span.line, span.column)).unwrap();
                let violations = report.violations().iter();
                violations.map(|v| format!("{} {} {}", place(v), v.pointer(), v.code())).collect()
            });
            assert_eq!(found, *expected, "{text}");
        }
    }
    let patch = json::from_str::<Patch<'_>>(r#"{"name":"web","storage":1}"#).unwrap();
    assert_eq!(told(patch.validate_change(&old)), ["/name immutable", "/storage never_decreases"]);
}

#[test]
fn what_is_gone_is_told_around_it() {
    let text = r#"{"id":"api","runMode":"Plain","replicas":1,"ports":[],"byName":{},"labels":{"a":"b"},"source":"nothing","tags":[]}"#;
    let report = json::from_str_changing::<Service>(text, &service()).unwrap_err();
    let violation = &report.violations()[0];
    assert_eq!((violation.pointer(), violation.code()), ("/region", "set_once"));
    assert_eq!(violation.span().unwrap().offset, 0);
}

#[test]
fn the_schema_tells_of_changes() {
    let patch = json_schema::<Patch<'_>>();
    assert_eq!(patch["properties"]["name"]["readOnly"], true);
    let text = patch["properties"]["storage"].to_string();
    assert!(text.contains("self >= oldSelf"), "{text}");
    let service = json_schema::<Service>();
    let id = &service["properties"]["id"];
    assert!(id.get("readOnly").is_none() && id.to_string().contains("self == oldSelf"), "{id}");
    // A value by itself keeps all rules of changes.
    let validator = jsonschema::draft202012::new(&patch).unwrap();
    assert!(validator.is_valid(&serde_json::json!({"name": "web", "storage": 1})));
}
