//! What is right costs nothing: validation allocates nothing, and `json::from_str` nothing beyond serde.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;

use allocation_counter::measure;
use deployment_validate::deployment::{Deployment, Docker, DockerConfigType, External};
use deployment_validate::{DeploymentValidate, Limits, Options, Report, Style, Valid, Violation, json, yaml};
use serde::Deserialize;

const VALID: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/payloads/valid");

/// The payloads of the examples that are right.
fn texts() -> Vec<(String, String)> {
    let entries = fs::read_dir(VALID).unwrap().map(|entry| entry.unwrap().path());
    let texts: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap()))
        .collect();
    assert!(texts.len() >= 6, "{VALID} holds {} payloads", texts.len());
    texts
}

#[test]
fn the_counter_counts() {
    assert_eq!(measure(|| drop(black_box(Box::new(1)))).count_total, 1);
}

#[test]
fn deployments_are_read_and_judged_without_allocating() {
    for (name, text) in texts() {
        assert!(!text.contains('\\'), "{name} has escapes, which take an allocation");
        // The first reading is counted like any other: nothing is set up on first use.
        let mut read = None;
        let reading = measure(|| read = Some(json::from_str::<Deployment<'_>>(&text)));
        assert_eq!(reading.count_total, 0, "reading {name}");
        let deployment = read.unwrap().unwrap();
        let judging = measure(|| assert!(deployment.validate().is_ok()));
        assert_eq!(judging.count_total, 0, "validating {name}");
        assert_eq!(measure(|| assert!(deployment.is_valid())).count_total, 0, "is_valid of {name}");
        let slice = measure(|| assert!(json::from_slice::<Deployment<'_>>(text.as_bytes()).is_ok()));
        assert_eq!(slice.count_total, 0, "reading {name} from bytes");
    }
}

#[test]
fn escapes_cost_what_they_cost_serde() {
    let text = r#"{"external":{"imagePath":"a\u002fb:c"},"docker":{"configType":"customCommand","customCommand":"\n"}}"#;
    let ours = measure(|| assert!(json::from_str::<Deployment<'_>>(text).is_ok()));
    let serdes = measure(|| assert!(serde_json::from_str::<Deployment<'_>>(text).is_ok()));
    assert!(serdes.count_total > 0);
    assert!(ours.count_total <= serdes.count_total, "{} against {}", ours.count_total, serdes.count_total);
}

#[test]
fn is_valid_never_allocates_even_when_the_answer_is_no() {
    let wrong = Deployment::External {
        external: External { image_path: "no tag".into(), credentials: Some("a b".into()) },
        docker: Some(Docker {
            config_type: DockerConfigType::CustomEntrypointCustomCommand,
            custom_entrypoint: None,
            custom_command: None,
        }),
    };
    assert_eq!(measure(|| assert!(!wrong.is_valid())).count_total, 0);
}

#[derive(Deserialize, DeploymentValidate)]
#[validate(at_most_one_of(low, high))]
struct Everything<'a> {
    #[serde(borrow)]
    #[validate(pattern = r"^[a-z]+$", length(min = 1, max = 9), one_of("abc", "def"))]
    text: Cow<'a, str>,
    #[validate(length(max = 3), each(range(min = 1, max = 9), multiple_of = 1), unique)]
    numbers: Vec<u64>,
    #[validate(keys(length(max = 9)), values(any_of((length(equal = 1)), (pattern = "^x"))))]
    map: BTreeMap<String, Option<String>>,
    low: Option<f64>,
    high: Option<f64>,
    kind: Kind,
    #[validate(required_if(kind = Some, low))]
    detail: Option<Box<Everything<'a>>>,
}

#[derive(Deserialize, DeploymentValidate)]
enum Kind {
    Some,
    Newtype(#[validate(length(min = 1))] String),
    Named {
        #[validate(custom(not_empty))]
        list: Vec<String>,
    },
}

fn not_empty(list: &[String]) -> Result<(), &'static str> {
    if list.is_empty() { Err("must not be empty") } else { Ok(()) }
}

#[test]
fn every_rule_is_judged_without_allocating_and_read_as_cheaply_as_by_serde() {
    let text = r#"{
        "text": "abc", "numbers": [1, 9, 5], "map": {"a": "1", "b": null, "c": "xyz"}, "low": 0.5, "kind": "Some",
        "detail": {"text": "def", "numbers": [], "map": {}, "kind": {"Named": {"list": ["a\n", "b"]}}}
    }"#;
    let mut read = None;
    let ours = measure(|| read = Some(json::from_str::<Everything<'_>>(text)));
    let read = read.unwrap().unwrap_or_else(|report| panic!("{report}"));
    let mut plain = None;
    let serdes = measure(|| plain = Some(serde_json::from_str::<Everything<'_>>(text)));
    assert!(plain.unwrap().is_ok());
    assert!(ours.count_total <= serdes.count_total, "{} against {}", ours.count_total, serdes.count_total);
    assert!(ours.bytes_total <= serdes.bytes_total, "{} against {}", ours.bytes_total, serdes.bytes_total);
    assert_eq!(measure(|| assert!(read.validate().is_ok())).count_total, 0);
    assert_eq!(measure(|| assert!(read.is_valid())).count_total, 0);
    let newtype = r#"{"text":"abc","numbers":[],"map":{},"kind":{"Newtype":"x"}}"#;
    let ours = measure(|| assert!(json::from_str::<Everything<'_>>(newtype).is_ok()));
    let serdes = measure(|| assert!(serde_json::from_str::<Everything<'_>>(newtype).is_ok()));
    assert!(ours.count_total <= serdes.count_total, "{} against {}", ours.count_total, serdes.count_total);
}

#[derive(DeploymentValidate)]
struct Labels {
    #[validate(unique, unique(by = key))]
    labels: Vec<Label>,
}

#[derive(DeploymentValidate)]
struct Label {
    key: String,
    values: BTreeMap<String, Option<u8>>,
}

#[test]
fn items_are_compared_without_allocating_up_to_sixteen() {
    let label = |index: u8| Label { key: index.to_string(), values: [("a".into(), Some(index))].into() };
    let allocated = |count: u8| {
        let labels = Labels { labels: (0..count).map(label).collect() };
        measure(|| assert!(labels.validate().is_ok())).count_total
    };
    assert_eq!(allocated(16), 0);
    assert!(allocated(17) > 0);
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Node {
    #[validate(range(max = 9))]
    size: u8,
    #[serde(default)]
    #[validate(unique)]
    repeated: Vec<u8>,
    #[serde(default)]
    inside: BTreeMap<String, Vec<Node>>,
}

const REPEATED: &str = r#"{"size":1,"size":1}"#;

/// Texts of some 180 kB that ask for much: a mistake at every few bytes, below keys as long as the text.
fn hostile() -> Vec<(&'static str, String)> {
    let key = "k".repeat(90_000);
    let below_key = |item: &str| {
        let items = vec![item; 90_000 / (item.len() + 1)].join(",");
        format!(r#"{{"size":1,"inside":{{"{key}":[{items}]}}}}"#)
    };
    let deep = (0..40).fold(vec![r#"{"size":10}"#; 7000].join(","), |inside, _| {
        format!(r#"{{"size":10,"inside":{{"{}":[{inside}]}}}}"#, "k".repeat(2000))
    });
    let repeated = format!(r#"{{"size":1,"repeated":[{}]}}"#, vec!["0"; 40_000].join(","));
    vec![
        ("broken rules", below_key(r#"{"size":10}"#)),
        ("wrong types", below_key(r#"{"size":""}"#)),
        ("wrong items", below_key("0")),
        ("missing keys", below_key("{}")),
        ("unknown keys", below_key(r#"{"size":1,"sizes":1}"#)),
        ("repeated keys", below_key(REPEATED)),
        ("repeated items", below_key(&repeated[..])),
        ("deep", deep),
        ("empty keys", format!("{{{}}}", vec!["\"\":0"; 36_000].join(","))),
        ("brackets", "[".repeat(180_000)),
        ("not closed", format!(r#"{{"{key}":[{}"#, "0,".repeat(45_000))),
    ]
}

#[test]
fn a_hostile_text_takes_little_memory() {
    type Way = (&'static str, fn(&str) -> bool);
    let ways: [Way; 9] = [
        ("json::from_str", |text| json::from_str::<Node>(text).is_err()),
        ("json::from_slice", |text| json::from_slice::<Node>(text.as_bytes()).is_err()),
        ("json::from_reader", |text| json::from_reader::<Node>(text.as_bytes()).is_err()),
        ("json::from_value", |text| {
            let value = serde_json::from_str(text).ok();
            // serde_json takes the last of repeated keys.
            value.is_none_or(|value| json::from_value::<Node>(&value).is_err() || text.contains(REPEATED))
        }),
        ("json::is_valid", |text| !json::is_valid::<Node>(text)),
        ("json::advice", |text| json::advice::<Node>(text).is_empty()),
        ("Valid in serde_json", |text| serde_json::from_str::<Valid<Node>>(text).is_err()),
        ("Valid in json", |text| json::from_str::<Valid<Node>>(text).is_err()),
        ("yaml::from_str", |text| yaml::from_str::<Node>(text).is_err()),
    ];
    for (what, text) in hostile() {
        for (way, read) in ways {
            let peak = measure(|| assert!(read(&text), "{what} by {way}")).bytes_max;
            // What parses YAML takes 25 MB of these, and up to 45.
            let most = if way == "yaml::from_str" { 60 << 20 } else { 25 << 20 };
            assert!(peak < most, "{what} by {way}: {peak} bytes at once for a text of {}", text.len());
        }
    }
}

/// Each value is read once, however many places are looked for in it. To be drawn, what is no JSON is not read again.
#[test]
fn reports_are_located_and_drawn_in_little_memory() {
    let text = format!("[{}]", vec![r#"{"a":1}"#; 1000].join(","));
    let found = (0..1000).map(|index| Violation::custom("is taken").on(&index.to_string()).on("a"));
    let mut report: Report = found.collect();
    let locating = measure(|| report.locate(&text));
    assert_eq!(report.violations().last().unwrap().span().unwrap().offset, text.len() - 3);
    assert!(locating.bytes_total < 4 << 20, "{} bytes", locating.bytes_total);

    let text = format!("[{}}}", "1,".repeat(100_000));
    let report = json::from_str::<Node>(&text).map(drop).unwrap_err();
    let drawing = measure(|| assert!(report.render("a.json", &text, Style::new()).contains("[syntax]")));
    assert!(drawing.bytes_max < text.len() as u64, "{} bytes at once", drawing.bytes_max);
}

#[derive(Debug, DeploymentValidate)]
#[validate(deserialize)]
#[allow(dead_code)]
struct Placed {
    #[validate(range(max = 9))]
    a: Option<u8>,
    #[validate(range(max = 9))]
    ab: Option<u8>,
    #[validate(required_if(a))]
    b: Option<u8>,
    #[validate(required_if(a))]
    c: Option<u8>,
    #[validate(forbidden_if(a))]
    d: Option<u8>,
    #[serde(rename = "x/y")]
    #[validate(range(max = 9))]
    slashed: Option<u8>,
    #[serde(default)]
    list: Vec<Placed>,
    inner: Option<Box<Placed>>,
    #[serde(default)]
    numbers: Vec<u8>,
}

/// The broken rules of a value are placed by their pointers, as long as they are few, and not by a second pass.
#[test]
fn broken_rules_are_placed_without_a_second_pass() {
    let numbers = vec!["1"; 1000].join(",");
    let many = vec![r#"{"ab":10}"#; 16].join(",");
    for entries in [
        r#""ab":10"#,
        r#""a":1"#,
        r#""a":10,"b":1"#,
        r#""a":1,"b":1,"c":1,"d":1"#,
        r#""x/y":10"#,
        r#""inner":{"a":10}"#,
        r#""list":[{},{"ab":10},{}]"#,
        r#""list":[{"a":10,"b":1,"c":1,"ab":1},{"ab":10}],"inner":{"ab":10}"#,
        &format!(r#""list":[{many}]"#),
    ] {
        let text = format!(r#"{{{entries},"numbers":[{numbers}]}}"#);
        let slowly = Options::new().limits(Limits::new().depth(127));
        let mut reports = [None, None];
        let fast = measure(|| reports[0] = json::from_str::<Placed>(&text).err()).bytes_total;
        let slow = measure(|| reports[1] = json::from_str_with::<Placed>(&text, &slowly).err()).bytes_total;
        let [found, expected] = reports.map(Option::unwrap);
        assert_eq!(found, expected, "{entries}");
        assert!(fast + 20_000 < slow, "{entries}: {fast} bytes against {slow}");
    }
    assert_eq!(measure(|| assert!(json::advice::<Placed>(r#"{"ab":1}"#).is_empty())).count_total, 0);
}
