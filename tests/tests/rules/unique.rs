//! `unique` and `unique(by = field)`: on typed values, in documents alone and beside other mistakes, in `const` and in
//! JSON Schema. A comparison of all pairs of JSON values is the oracle.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::{Duration, Instant};

use deployment_validate::{DeploymentValidate, Param, Valid, json, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Table, holder};

#[derive(Clone, Debug, Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
struct Port {
    #[serde(rename = "portName", alias = "n")]
    name: Option<String>,
    number: u16,
}

fn port(name: Option<&str>, number: u16) -> Port {
    Port { name: name.map(Into::into), number }
}

#[test]
fn each_repeated_item_is_one_violation_at_it() {
    holder!(OfTexts<'a>: Vec<&'a str>, unique);
    holder!(OfNumbers: Option<VecDeque<f64>>, unique);
    holder!(OfStructs: Vec<Port>, unique);
    holder!(OfFields: Vec<Port>, unique(by = name));
    holder!(OfOptions: Vec<Option<Box<Port>>>, unique(by = number));
    holder!(OfNested: Vec<Vec<u8>>, each(unique), unique);
    holder!(OfMap: BTreeMap<String, Vec<u8>>, values(unique(message = "no number twice")));
    holder!(OfAny: Vec<u8>, any_of((unique), (length(max = 2))));

    let mut table = Table::default();
    let twice = |at, first: &'static str| (at, "unique", first);
    table.valid("none", &OfTexts { value: vec![] });
    table.valid("all differ", &OfTexts { value: vec!["a", "b", "", "aa"] });
    table.case(
        "texts",
        &OfTexts { value: vec!["a", "b", "a", "b", "a"] },
        &[
            twice("/value/2", "must be unique: repeats /value/0"),
            twice("/value/3", "must be unique: repeats /value/1"),
            twice("/value/4", "must be unique: repeats /value/0"),
        ],
    );
    table.valid("absent", &OfNumbers { value: None });
    table.case(
        "floats",
        &OfNumbers { value: Some([0.0, 1.5, -0.0, f64::NAN, f64::NAN].into()) },
        &[twice("/value/2", "must be unique: repeats /value/0")],
    );
    let ports = || vec![port(Some("a"), 1), port(None, 1), port(Some("a"), 2), port(None, 1)];
    table.case(
        "structs",
        &OfStructs { value: ports() },
        &[twice("/value/3", "must be unique: repeats /value/1")],
    );
    table.case(
        "an absent field repeats nothing",
        &OfFields { value: ports() },
        &[twice("/value/2/portName", "must be unique: repeats /value/0/portName")],
    );
    let boxed = |number| Some(Box::new(port(None, number)));
    table.case(
        "options",
        &OfOptions { value: vec![None, boxed(1), None, boxed(2), boxed(1)] },
        &[twice("/value/4/number", "must be unique: repeats /value/1/number")],
    );
    table.case(
        "nested",
        &OfNested { value: vec![vec![1, 2], vec![1, 1], vec![1, 2]] },
        &[
            twice("/value/1/1", "must be unique: repeats /value/1/0"),
            twice("/value/2", "must be unique: repeats /value/0"),
        ],
    );
    table.case(
        "map",
        &OfMap { value: [("a/b".into(), vec![7, 7])].into() },
        &[twice("/value/a~1b/1", "no number twice")],
    );
    table.valid("one alternative", &OfAny { value: vec![1, 1] });
    table.valid("the other", &OfAny { value: vec![1, 2, 3] });
    table.case(
        "no alternative",
        &OfAny { value: vec![1, 1, 1] },
        &[("/value", "any_of", "must be unique, or must have at most 2 items")],
    );
    table.end();
}

#[test]
fn the_parameter_is_the_pointer_of_the_first() {
    holder!(Holder: Vec<u8>, unique);
    let report = Holder { value: vec![3, 4, 4] }.validate().unwrap_err();
    let params = report.violations()[0].params();
    assert_eq!(params.get("first"), Some(&Param::from(String::from("/value/1"))));
}

/// A value of each shape that documents have.
#[derive(Clone, Debug, Deserialize, Serialize, DeploymentValidate)]
#[serde(untagged)]
enum Any {
    Int(i64),
    Float(f64),
    Truth(bool),
    Text(String),
    List(Vec<Any>),
    Struct(Port),
    Tagged(Tagged),
    Map(HashMap<String, Any>),
}

#[derive(Clone, Debug, Deserialize, Serialize, DeploymentValidate)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Tagged {
    A { x: u8 },
    B(Flat),
    C,
}

#[derive(Clone, Debug, Deserialize, Serialize, DeploymentValidate)]
struct Flat {
    y: (u8, Option<u8>),
    #[serde(flatten)]
    more: BTreeMap<String, u8>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
struct Anything {
    #[validate(unique)]
    items: Vec<Any>,
}

/// Equality as JSON Schema has it.
fn equal(a: &serde_json::Value, b: &serde_json::Value) -> bool {
    use serde_json::Value;

    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| equal(a, b)))
        }
        (a, b) => a == b,
    }
}

#[test]
fn equality_is_that_of_json_values() {
    let values = [
        json!(1),
        json!(1.0),
        json!(1.5),
        json!(true),
        json!("1"),
        json!(""),
        json!([]),
        json!([1, "a"]),
        json!([1.0, "a"]),
        json!(["a", 1]),
        json!({"portName": "a", "number": 1}),
        json!({"number": 1, "portName": "a"}),
        json!({"number": 1}),
        json!({"kind": "a", "x": 1}),
        json!({"x": 1, "kind": "a"}),
        json!({"kind": "b", "y": [1, 2], "z": 3}),
        json!({"kind": "b", "z": 3, "y": [1, 2]}),
        json!({"kind": "b", "z": 3, "y": [2, 1]}),
        json!({"kind": "c"}),
        json!({"p": 1, "q": [2]}),
        json!({"q": [2.0], "p": 1.0}),
        json!({"q": {"p": 1}}),
        json!({}),
    ];
    for a in &values {
        for b in &values {
            let text = json!({"items": [a, b]}).to_string();
            let found: Vec<_> = match json::from_str::<Anything>(&text) {
                Ok(_) => Vec::new(),
                Err(report) => report.violations().iter().map(|own| own.pointer().to_owned()).collect(),
            };
            let expected: &[&str] = if equal(a, b) { &["/items/1"] } else { &[] };
            assert_eq!(found, expected, "{text}");
            assert_eq!(json::is_valid::<Anything>(&text), expected.is_empty(), "{text}");
        }
    }
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Service {
    #[validate(unique)]
    tags: Vec<String>,
    #[validate(unique(by = name))]
    ports: Vec<Port>,
    #[serde(default)]
    #[validate(unique)]
    sizes: Vec<f32>,
}

/// Pointers, codes and the texts that the spans cover.
fn found(text: &str) -> Vec<(String, String, String)> {
    let report = json::from_str::<Service>(text).unwrap_err();
    let told = report.violations().iter().map(|own| {
        let span = own.span().unwrap();
        let part = &text[span.offset..span.offset + span.len];
        (own.pointer().to_owned(), own.code().to_owned(), part.to_owned())
    });
    told.collect()
}

fn told(pointer: &str, code: &str, part: &str) -> (String, String, String) {
    (pointer.to_owned(), code.to_owned(), part.to_owned())
}

#[test]
fn documents_show_the_place_alone_and_beside_other_mistakes() {
    let alone = r#"{"tags": ["a", "b", "\u0061"], "ports": [{"number": 1, "n": "x"}, {"portName": "x", "number": 2}]}"#;
    let repeats = [told("/tags/2", "unique", r#""\u0061""#), told("/ports/1/portName", "unique", r#""x""#)];
    assert_eq!(found(alone), repeats);

    let beside = r#"{"tags": ["a", 1, "a", 1], "ports": [{"portName": "x"}, {"portName": "x", "number": 2}], "size": 1}"#;
    let expected = [
        told("/tags/1", "type", "1"),
        told("/tags/2", "unique", r#""a""#),
        told("/tags/3", "type", "1"),
        told("/ports/0/number", "missing", r#"{"portName": "x"}"#),
        told("/ports/1/portName", "unique", r#""x""#),
        told("/size", "unknown", r#""size""#),
    ];
    assert_eq!(found(beside), expected);

    // Only the typed values are equal: an `f32` holds neither text exactly.
    let typed = r#"{"tags": [], "ports": [], "sizes": [0.1, 0.10000000000000001, 0.1000000001], "size": 1}"#;
    let codes: Vec<_> = found(typed).into_iter().map(|(pointer, ..)| pointer).collect();
    assert_eq!(codes, ["/sizes/1", "/size"]);
    let typed = r#"{"tags": [], "ports": [], "sizes": [0.1, 0.1000000001]}"#;
    assert_eq!(found(typed), [told("/sizes/1", "unique", "0.1000000001")]);
}

#[test]
fn a_million_items_take_the_time_of_sorting() {
    holder!(Holder: Vec<u32>, unique);
    let time = |value: &Holder, is_valid: bool| {
        let start = Instant::now();
        assert_eq!(value.is_valid(), is_valid);
        start.elapsed()
    };
    let all_differ = Holder { value: (0..1_000_000).collect() };
    let one_repeats = Holder { value: (0..999_999).chain([7]).collect() };
    let all_equal = Holder { value: vec![7; 1_000_000] };
    let longest = time(&all_differ, true).max(time(&one_repeats, false)).max(time(&all_equal, false));
    assert!(longest < Duration::from_secs(20), "{longest:?}");
    let report = one_repeats.validate().unwrap_err();
    assert_eq!(report.to_string(), "/value/999999: must be unique: repeats /value/7");
}

#[derive(DeploymentValidate)]
struct Tree {
    #[validate(unique)]
    inside: Vec<Tree>,
}

#[test]
fn what_contains_itself_is_compared_up_to_a_depth() {
    let leaf = || Tree { inside: Vec::new() };
    let of = |inside| Tree { inside };
    let report = of(vec![of(vec![leaf()]), leaf(), of(vec![leaf()])]).validate().unwrap_err();
    assert_eq!(report.to_string(), "/inside/2: must be unique: repeats /inside/0");
    let mut deep = leaf();
    for _ in 0..50_000 {
        deep = of(vec![deep]);
    }
    // Dropping it would take more stack than validating it.
    let value = std::mem::ManuallyDrop::new(of(vec![leaf(), deep]));
    assert_eq!(value.validate().unwrap_err().violations().last().unwrap().code(), "depth");
}

#[derive(DeploymentValidate)]
#[validate(const)]
struct Literal<'a> {
    #[validate(unique)]
    names: &'a [&'a str],
    #[validate(unique)]
    numbers: [Option<u8>; 3],
    #[validate(any_of((unique), (length(max = 1))))]
    either: Vec<char>,
    #[validate(unique(by = id))]
    rows: &'a [Row<'a>],
}

#[derive(DeploymentValidate)]
#[validate(const)]
struct Row<'a> {
    id: Option<&'a str>,
    text: Cow<'a, str>,
}

const fn row(id: Option<&'static str>) -> Row<'static> {
    Row { id, text: Cow::Borrowed("") }
}

const ROWS: &[Row<'static>] = &[row(Some("a")), row(None), row(None)];

const LITERAL: Valid<Literal<'static>> =
    Literal { names: &["a", "b"], numbers: [Some(1), None, Some(2)], either: Vec::new(), rows: ROWS }
        .assert_valid();

#[test]
fn literals_are_judged_while_they_compile() {
    assert!(LITERAL.is_valid());
    assert_eq!(LITERAL.rows[0].text, "");
    let wrong = std::panic::catch_unwind(|| {
        Literal { names: &["a", "b", "a"], numbers: [None; 3], either: vec![], rows: &[] }.assert_valid();
    });
    let message = wrong.unwrap_err();
    assert_eq!(message.downcast_ref::<String>().unwrap(), "/names/2: must be unique");
    let wrong = std::panic::catch_unwind(|| {
        let numbers = [Some(1), None, Some(1)];
        Literal { names: &[], numbers, either: vec![], rows: &[] }.assert_valid();
    });
    let message = wrong.unwrap_err();
    assert_eq!(message.downcast_ref::<String>().unwrap(), "/numbers/2: must be unique");
    let wrong = std::panic::catch_unwind(|| {
        let rows = &[row(Some("a")), row(Some("a"))];
        Literal { names: &[], numbers: [Some(1), None, Some(2)], either: vec![], rows }.assert_valid();
    });
    let message = wrong.unwrap_err();
    assert_eq!(message.downcast_ref::<String>().unwrap(), "/rows/1/id: must be unique");
}

#[test]
fn schemas_say_what_they_can() {
    #[derive(DeploymentValidate)]
    struct Exported {
        #[validate(unique)]
        exact: Vec<String>,
        #[validate(unique)]
        wider: Vec<Port>,
        #[validate(unique(by = name))]
        by: Vec<Port>,
    }

    let schema = json_schema::<Exported>();
    let properties = &schema["properties"];
    assert_eq!(properties["exact"]["uniqueItems"], true);
    assert_eq!(properties["exact"]["$comment"], json!(null));
    assert_eq!(properties["wider"]["uniqueItems"], true);
    assert_eq!(
        properties["wider"]["$comment"],
        "items are also equal where their texts differ and their values do not"
    );
    assert_eq!(properties["by"]["uniqueItems"], json!(null));
    assert_eq!(properties["by"]["$comment"], "items are unique by portName");
}
