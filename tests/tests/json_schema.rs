//! The exported JSON Schema against somebody else's validator: for each value the verdict of the `jsonschema`
//! crate on `json_schema::<T>()` is the verdict of `json::from_str::<T>`.
//!
//! Values are right ones and all that one mistake makes of them, then several mistakes at random. Every value
//! is tried before a test fails.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code)]

#[path = "json_schema/buffers.rs"]
mod buffers;
#[path = "json_schema/exact.rs"]
mod exact;
#[path = "json_schema/newtypes.rs"]
mod newtypes;
#[path = "json_schema/siblings.rs"]
mod siblings;
mod values;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use deployment_validate::deployment::Deployment;
use deployment_validate::{DeploymentValidate, Templated, json, json_schema};
use serde::Deserialize;
use serde_json::{Value, json};
use values::{Mistakes, Random};

const CASES: &str = include_str!("../conformance/payloads/cases.json");
const EXPORTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/payloads/exported.schema.json");

/// Both verdicts on values of one type.
struct Judge {
    schema: Value,
    validator: jsonschema::Validator,
    valid: usize,
    invalid: usize,
    differing: usize,
    shown: String,
}

impl Judge {
    fn new<T: DeploymentValidate>() -> Self {
        let schema = json_schema::<T>();
        assert!(jsonschema::meta::is_valid(&schema), "not a schema: {schema:#}");
        let validator =
            jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{error}: {schema:#}"));
        Judge { schema, validator, valid: 0, invalid: 0, differing: 0, shown: String::new() }
    }

    fn compare(&mut self, text: &str, value: &Value, own: Result<(), String>) {
        let schema_says = self.validator.is_valid(value);
        *(if own.is_ok() { &mut self.valid } else { &mut self.invalid }) += 1;
        if schema_says != own.is_ok() {
            self.differing += 1;
            if self.differing <= 12 {
                let why = match own {
                    Ok(()) => {
                        let errors: Vec<String> = self
                            .validator
                            .iter_errors(value)
                            .map(|error| format!("{}: {error}", error.instance_path()))
                            .collect();
                        format!("only the schema refuses it: {}", errors.join("; "))
                    }
                    Err(report) => format!("only json::from_str refuses it: {}", report.replace('\n', "; ")),
                };
                let _ = writeln!(self.shown, "{text}\n    {why}");
            }
        }
    }

    fn assert_agreement(&self) {
        let total = self.valid + self.invalid;
        assert!(
            self.differing == 0,
            "{} of {total} verdicts differ:\n{}\nin {:#}",
            self.differing,
            self.shown,
            self.schema
        );
        assert!(self.valid > 0 && self.invalid > 0, "{} valid, {} invalid", self.valid, self.invalid);
    }
}

fn own_verdict<'t, T: Deserialize<'t> + DeploymentValidate>(text: &'t str) -> Result<(), String> {
    json::from_str::<T>(text).map(drop).map_err(|report| report.to_string())
}

#[test]
fn sets_and_denied_keys_beside_a_content_have_one_verdict() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Holder {
        #[validate(length(min = 1, max = 2))]
        set: std::collections::BTreeSet<u8>,
        part: Part,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(tag = "t", content = "c", deny_unknown_fields)]
    #[allow(dead_code)]
    enum Part {
        A(u8),
        C,
    }

    agree::<Holder>(&[
        json!({"set": [1, 1], "part": {"t": "A", "c": 1}}),
        json!({"set": [1, 2], "part": {"t": "C"}}),
        json!({"set": [2, 2, 2], "part": {"t": "C", "c": null}}),
    ]);
}

/// All values near the right ones, and `random` more with several mistakes.
fn near(right: &[Value], random: usize) -> Vec<Value> {
    let mistakes = Mistakes::among(right);
    let mut values = right.to_vec();
    values.extend(right.iter().flat_map(|value| mistakes.each(value)));
    let mut numbers = Random::new(1);
    for _ in 0..random {
        let value = &right[numbers.below(right.len())];
        values.push(mistakes.several(value, &mut numbers));
    }
    values
}

/// Holds both verdicts on values near the right ones against each other.
fn agree<T: for<'t> Deserialize<'t> + DeploymentValidate>(right: &[Value]) {
    agree_on::<T>(right, |_| true);
}

/// The same, on some of the values.
fn agree_on<T: for<'t> Deserialize<'t> + DeploymentValidate>(
    right: &[Value],
    is_meant: impl Fn(&Value) -> bool,
) {
    let mut judge = Judge::new::<T>();
    for value in right {
        assert_eq!(own_verdict::<T>(&value.to_string()), Ok(()), "{value} is meant to be right");
    }
    for value in near(right, 1_000).into_iter().filter(is_meant) {
        let text = value.to_string();
        judge.compare(&text, &value, own_verdict::<T>(&text));
    }
    judge.assert_agreement();
}

/// What is valid the schema accepts; it accepts more only with a comment.
fn never_refuses<T: for<'t> Deserialize<'t> + DeploymentValidate>(right: &[Value]) {
    let schema = json_schema::<T>();
    assert!(schema.to_string().contains("$comment"), "{schema:#}");
    let validator = jsonschema::validator_for(&schema).unwrap();
    for value in right {
        assert_eq!(own_verdict::<T>(&value.to_string()), Ok(()), "{value} is meant to be right");
    }
    for value in near(right, 1_000) {
        if own_verdict::<T>(&value.to_string()).is_ok() {
            assert!(validator.is_valid(&value), "{value} by {schema:#}");
        }
    }
}

// ---- rules

#[derive(Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Rules {
    #[validate(pattern = r"^[a-z]+$", length(min = 1, max = 5))]
    word: String,
    #[validate(length(max = 3))]
    list: Vec<u8>,
    #[validate(length(min = 1))]
    map: Option<BTreeMap<String, i64>>,
    #[validate(range(min = 1, max = 9), multiple_of = 3)]
    number: Option<i32>,
    #[validate(range(exclusive_min = -0.5, exclusive_max = 2))]
    float: Option<f64>,
    #[validate(one_of("a", "b"))]
    one: Option<String>,
    #[validate(one_of(1, 7))]
    digit: u64,
    #[validate(one_of("a", "x"))]
    letter: Option<char>,
    #[validate(any_of((length(equal = 40)), (one_of("latest"))))]
    build: Option<String>,
    #[validate(each(length(min = 2), pattern = "b"))]
    words: Option<Vec<Option<String>>>,
    #[validate(keys(pattern = "^[a-z]"), values(range(min = 2)), length(max = 2))]
    sizes: HashMap<String, u32>,
    #[validate(each(each(range(max = 5))))]
    matrix: [Vec<i8>; 2],
    #[validate(prefix = "x.", suffix = "|")]
    affixes: Option<String>,
    flag: bool,
    nothing: (),
}

#[test]
fn every_rule() {
    let right = json!({
        "word": "abc", "list": [1, 2], "map": {"a": 1}, "number": 3, "float": 1.5, "one": "a", "digit": 7,
        "letter": "x", "build": "latest", "words": ["abc", null], "sizes": {"small": 2}, "matrix": [[1], [5, -3]],
        "affixes": "x.|", "flag": true, "nothing": null
    });
    let least = json!({ "word": "z", "list": [], "digit": 1, "sizes": {}, "matrix": [[], []], "flag": false, "nothing": null });
    agree::<Rules>(&[right, least]);
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Mode {
    Off,
    #[serde(alias = "on")]
    Active,
    AtTime(u32),
    Window {
        from_hour: u8,
        to_hour: u8,
    },
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Conditions {
    mode: Option<Mode>,
    size: u32,
    #[serde(alias = "label")]
    name: Option<String>,
    #[validate(required_if(mode = Active | AtTime))]
    reason: Option<String>,
    #[validate(required_unless(size = 1..=9))]
    wide: Option<bool>,
    #[validate(forbidden_if(name, size = 7))]
    seven: Option<u8>,
    #[validate(forbidden_unless(name = "a"))]
    alpha: Option<Vec<u8>>,
    #[validate(required_if(size = 1, mode = Off), required_if(size = 2))]
    tiny: Option<String>,
    #[validate(required_unless(name))]
    id: Option<String>,
}

#[test]
fn conditions() {
    agree::<Conditions>(&[
        json!({ "mode": "off", "size": 2, "tiny": "t", "id": "i" }),
        json!({ "mode": { "atTime": 1 }, "size": 3, "reason": "r", "label": "a", "alpha": [] }),
        json!({ "mode": { "window": { "fromHour": 1, "toHour": 2 } }, "size": 300, "wide": true, "name": "b" }),
        json!({ "size": 7, "seven": 1, "id": "x", "name": null }),
        json!({ "mode": "on", "reason": "x", "size": 4, "id": "x" }),
    ]);
}

#[derive(Deserialize, DeploymentValidate)]
#[validate(deny_null)]
struct Strict {
    mode: Mode,
    #[validate(required_if(mode = Active))]
    reason: Option<String>,
    #[validate(forbidden_if(reason))]
    other: Option<Byte>,
    #[validate(required)]
    must: Option<u8>,
    #[validate(required_if(kept = 7))]
    seven: Option<()>,
    #[serde(default)]
    kept: u8,
}

#[derive(Deserialize, DeploymentValidate)]
enum Hiding {
    Shown,
    #[serde(skip)]
    Hidden,
}

#[derive(Deserialize, DeploymentValidate)]
struct OfHidden {
    kind: Hiding,
    #[validate(required_if(kind = Hidden))]
    name: Option<u8>,
}

#[test]
fn conditions_on_variants_that_documents_never_have() {
    agree::<OfHidden>(&[json!({ "kind": "Shown" }), json!({ "kind": "Shown", "name": 1 })]);
}

fn one() -> Option<u8> {
    Some(1)
}

/// An `Option` that is not written as one.
type Byte = Option<u8>;

/// What serde fills in is there as much as what documents hold.
#[derive(Deserialize, DeploymentValidate)]
#[serde(default)]
#[validate(exactly_one_of(low, high), at_least_one_of(low, given), at_most_one_of(never, more))]
struct Filled {
    mode: Option<Kept>,
    #[validate(required_unless(mode = Long))]
    reason: Option<u8>,
    #[validate(required_if(mode))]
    given: Option<u8>,
    #[validate(required)]
    must: Option<u8>,
    low: Byte,
    high: Byte,
    #[serde(default = "one", alias = "other")]
    #[validate(forbidden_unless(given))]
    more: Option<u8>,
    #[serde(default)]
    never: Option<u8>,
}

#[derive(Deserialize, DeploymentValidate)]
enum Kept {
    Short,
    Long,
}

impl Default for Filled {
    fn default() -> Self {
        Filled {
            mode: Some(Kept::Long),
            reason: None,
            given: Some(1),
            must: Some(1),
            low: Some(1),
            high: None,
            more: None,
            never: Some(1),
        }
    }
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(default)]
#[validate(deny_null, exactly_one_of(low, high))]
struct FilledStrictly {
    low: Option<u8>,
    high: Option<u8>,
    #[validate(required_if(low))]
    more: Option<u8>,
}

impl Default for FilledStrictly {
    fn default() -> Self {
        FilledStrictly { low: Some(1), high: None, more: None }
    }
}

#[test]
fn defaults_that_are_there() {
    agree::<Filled>(&[
        json!({}),
        json!({ "low": null, "high": 1, "mode": null, "reason": 1 }),
        json!({ "low": 1, "given": null, "other": null, "mode": null, "reason": 1, "never": 1 }),
        json!({ "low": null, "high": 1, "more": null, "given": 1 }),
        json!({ "mode": "Short", "reason": 1, "must": 2, "never": null }),
    ]);
    agree::<FilledStrictly>(&[json!({ "more": 1 }), json!({ "low": 2, "more": 2 })]);
}

#[test]
fn deny_null() {
    agree::<Strict>(&[
        json!({ "mode": "active", "reason": "r", "must": 1 }),
        json!({ "mode": "off", "other": 1, "must": 1, "kept": 2 }),
    ]);
}

#[derive(Deserialize, DeploymentValidate)]
struct Required {
    #[validate(required, length(min = 2))]
    text: Option<String>,
    #[serde(alias = "b", alias = "c")]
    #[validate(required)]
    a: Option<u8>,
    #[serde(rename = "type", alias = "kind")]
    kind: String,
}

#[test]
fn required_and_aliases() {
    agree::<Required>(&[
        json!({ "text": "ab", "b": 1, "kind": "x" }),
        json!({ "text": "abc", "a": 1, "type": "x" }),
    ]);
}

#[derive(Deserialize, DeploymentValidate)]
#[validate(exactly_one_of(a, b, c), at_most_one_of(d, e))]
#[validate(all_or_none_of(f, g), at_least_one_of(d, f))]
struct Groups {
    a: Option<u8>,
    b: Option<String>,
    #[serde(alias = "cc")]
    c: Option<bool>,
    d: Option<u8>,
    e: Option<u8>,
    f: Option<u8>,
    g: Option<u8>,
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(exactly_one_of(a, b), at_most_one_of(a, e, f), all_or_none_of(c, d), deny_null)]
struct StrictGroups {
    a: Option<u8>,
    b: Option<u8>,
    c: Option<u8>,
    d: Option<u8>,
    e: Option<u8>,
    f: Option<u8>,
}

#[test]
fn groups() {
    agree::<Groups>(&[
        json!({ "a": 1, "d": 1 }),
        json!({ "cc": true, "e": null, "f": 1, "g": 2, "b": null }),
    ]);
    agree::<StrictGroups>(&[json!({ "a": 1 }), json!({ "b": 1, "e": 2, "c": 1, "d": 1 })]);
}

// ---- shapes

#[derive(Deserialize, DeploymentValidate)]
struct Slug(#[validate(pattern = "^[a-z-]+$", length(max = 8))] String);

#[derive(Deserialize, DeploymentValidate)]
struct Pair(#[validate(range(max = 7))] u8, Option<Slug>);

#[derive(Deserialize, DeploymentValidate)]
struct Unit;

#[derive(Deserialize, DeploymentValidate)]
#[serde(transparent)]
struct Wrapped {
    inner: Option<Slug>,
}

#[derive(Deserialize, DeploymentValidate)]
struct Shapes {
    slug: Slug,
    pair: Pair,
    unit: Unit,
    wrapped: Wrapped,
    tuple: (u8, String, Option<bool>),
    array: [i16; 2],
    #[serde(skip)]
    hidden: u8,
    boxed: Box<Option<Slug>>,
    small: Option<u64>,
    negative: Option<i64>,
    nonzero: Option<std::num::NonZeroU8>,
    signed: Option<std::num::NonZeroI16>,
    #[serde(default)]
    counts: BTreeMap<std::num::NonZeroI16, u8>,
    #[validate(length(max = 2))]
    nested: Option<Vec<BTreeMap<String, Pair>>>,
}

#[test]
fn shapes() {
    let right = json!({
        "slug": "a-b", "pair": [7, null], "unit": null, "wrapped": null, "tuple": [1, "a", true], "array": [1, -1],
        "boxed": "a", "small": 18_446_744_073_709_551_615_u64, "negative": -1, "nonzero": 1,
        "signed": -32768, "counts": { "-32768": 1, "7": 2 }, "nested": [{ "a": [1, "a"] }]
    });
    agree::<Shapes>(&[right]);
    agree::<Slug>(&[json!("a-b")]);
    agree::<Vec<Option<Pair>>>(&[json!([null, [1, "a"]])]);
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Node {
    name: Slug,
    #[validate(length(max = 2))]
    children: Option<Vec<Node>>,
    next: Option<Box<Node>>,
}

#[test]
fn types_that_contain_themselves() {
    agree::<Node>(&[json!({ "name": "a", "children": [{ "name": "b", "next": { "name": "c" } }] })]);
    let schema = json_schema::<Node>();
    assert_eq!(schema["properties"]["children"]["items"]["$ref"], "#");
    assert_eq!(schema["$defs"].as_object().unwrap().keys().collect::<Vec<_>>(), ["Slug"]);
}

mod other {
    use super::{DeploymentValidate, Deserialize};

    #[derive(Deserialize, DeploymentValidate)]
    pub(super) struct Slug(#[validate(length(min = 2))] pub(super) String);
}

#[derive(Deserialize, DeploymentValidate)]
struct Page<T> {
    items: Vec<T>,
    #[validate(required_if(size = 1..))]
    next: Option<other::Slug>,
    size: u32,
}

#[derive(Deserialize, DeploymentValidate)]
struct Pages {
    slugs: Page<Slug>,
    numbers: Page<u8>,
    more: Option<Page<Slug>>,
}

#[test]
fn generics_and_two_types_of_one_name() {
    agree::<Pages>(&[json!({
        "slugs": { "items": ["a"], "next": "bc", "size": 1 }, "numbers": { "items": [1], "size": 0 }
    })]);
    let schema = json_schema::<Pages>();
    let names: Vec<&String> = schema["$defs"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["Page", "Page2", "Slug", "Slug2"]);
    assert_eq!(schema["properties"]["slugs"]["$ref"], "#/$defs/Page");
    assert_eq!(schema["properties"]["numbers"]["$ref"], "#/$defs/Page2");
}

// ---- enums

#[derive(Deserialize, DeploymentValidate)]
struct Point {
    #[validate(range(min = 1))]
    x: i32,
    y: Option<i32>,
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Closed {
    name: Slug,
    size: Option<u8>,
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
enum External {
    Unit,
    #[serde(alias = "new")]
    Newtype(#[validate(range(max = 7))] u32),
    Tuple(u8, #[validate(length(min = 1))] String),
    Struct {
        #[validate(length(min = 1))]
        a: String,
        b: Option<u8>,
    },
    Inner(Point),
    #[serde(skip)]
    Hidden,
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(tag = "t", rename_all = "lowercase")]
enum Internal {
    #[serde(alias = "u")]
    Unit,
    Struct {
        #[validate(length(min = 1))]
        a: String,
        b: Option<u8>,
    },
    Inner(Point),
    Shut(Closed),
    Map(BTreeMap<String, Slug>),
    Deeper(Adjacent),
    Nested {
        point: Point,
        kind: Option<External>,
    },
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(tag = "t", deny_unknown_fields)]
enum InternalClosed {
    Unit,
    Struct {
        a: String,
        #[validate(forbidden_if(a = "x"))]
        b: Option<u8>,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(tag = "k", content = "c")]
enum Adjacent {
    Unit,
    Newtype(#[validate(range(max = 7))] u32),
    Maybe(Option<u8>),
    Tuple(u8, String),
    Struct {
        #[validate(length(min = 1))]
        a: String,
        b: Option<u8>,
    },
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(tag = "k", content = "c", deny_unknown_fields)]
enum AdjacentClosed {
    Unit,
    Struct { a: Slug, b: Option<u8> },
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum Untagged {
    Short(#[validate(length(max = 2))] String),
    Number(#[validate(range(max = 7))] u8),
    Big(u64),
    Named {
        #[validate(length(min = 1))]
        a: String,
    },
    Map(BTreeMap<String, u32>),
    Nothing,
    List(Vec<u8>),
}

#[derive(DeploymentValidate)]
#[serde(deny_unknown_fields)]
#[validate(by_key, deny_null)]
enum ByKey {
    A {
        a: Point,
        #[serde(alias = "sharedToo")]
        shared: Option<u8>,
    },
    B {
        b: String,
        bb: Option<u8>,
        #[serde(alias = "sharedToo")]
        shared: Option<u8>,
    },
    Rest {
        #[serde(alias = "sharedToo")]
        shared: Option<u8>,
        #[validate(length(min = 2))]
        only: Option<String>,
    },
}

#[derive(DeploymentValidate)]
#[validate(by_key)]
enum ByKeyOpen {
    A {
        a: u8,
        #[validate(required_if(a = 1))]
        x: Option<u8>,
    },
    B {
        b: Option<u8>,
        x: Option<u8>,
    },
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
enum Partly {
    Unit,
    Inner(Point),
    #[serde(untagged)]
    Number(u8),
    #[serde(untagged)]
    Text(#[validate(length(max = 5))] String),
}

#[test]
fn external() {
    agree::<External>(&[
        json!("Unit"),
        json!({ "new": 7 }),
        json!({ "Tuple": [1, "a"] }),
        json!({ "Struct": { "a": "x", "b": null } }),
        json!({ "Inner": { "x": 1, "more": 1 } }),
    ]);
}

#[test]
fn internal() {
    agree::<Internal>(&[
        json!({ "t": "u", "more": 1 }),
        json!({ "t": "struct", "a": "x" }),
        json!({ "t": "inner", "x": 1, "y": 2 }),
        json!({ "t": "shut", "name": "a", "size": 1 }),
        json!({ "t": "map", "a": "b" }),
        json!({ "t": "deeper", "k": "Newtype", "c": 1 }),
        json!({ "t": "nested", "point": { "x": 1 }, "kind": "Unit" }),
    ]);
    agree::<InternalClosed>(&[json!({ "t": "Struct", "a": "y", "b": 1 }), json!({ "t": "whatever" })]);
}

#[test]
fn adjacent() {
    agree::<Adjacent>(&[
        json!({ "k": "Unit" }),
        json!({ "k": "Newtype", "c": 7 }),
        json!({ "k": "Maybe" }),
        json!({ "k": "Tuple", "c": [1, "a"] }),
        json!({ "k": "Struct", "c": { "a": "a" }, "more": 1 }),
    ]);
    agree::<AdjacentClosed>(&[
        json!({ "k": "Unit", "c": null }),
        json!({ "c": { "a": "a" }, "k": "Struct" }),
    ]);
}

#[test]
fn untagged() {
    agree::<Untagged>(&[
        json!("ab"),
        json!(7),
        json!(300),
        json!({ "a": "a" }),
        json!({ "b": 1 }),
        json!(null),
        json!([1, 2]),
    ]);
    agree::<Partly>(&[json!("unit"), json!({ "inner": { "x": 1 } }), json!(3), json!("abc")]);
}

#[test]
fn by_key() {
    agree::<ByKey>(&[
        json!({ "a": { "x": 1 }, "sharedToo": 1 }),
        json!({ "b": "b", "bb": 1, "shared": 2 }),
        json!({ "bb": 2, "b": "" }),
        json!({ "only": "ab" }),
    ]);
    agree::<ByKeyOpen>(&[json!({ "a": 2, "more": 1 }), json!({ "b": null, "x": 1 })]);
}

#[derive(Deserialize, DeploymentValidate, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "camelCase")]
enum Resource {
    Cpu,
    #[serde(alias = "memory")]
    Mem,
}

/// Verdicts on maps of one key.
fn agree_on_keys<K>(keys: &[String])
where
    BTreeMap<K, u8>: for<'t> Deserialize<'t> + DeploymentValidate,
{
    let mut judge = Judge::new::<BTreeMap<K, u8>>();
    for key in keys {
        let value = json!({ key.as_str(): 1 });
        let text = value.to_string();
        judge.compare(&text, &value, own_verdict::<BTreeMap<K, u8>>(&text));
    }
    judge.assert_agreement();
}

#[test]
fn keys_of_maps() {
    use std::num::{NonZeroI8, NonZeroI32, NonZeroI64, NonZeroU8, NonZeroU16, NonZeroU64};

    macro_rules! integers {
        ($($int:ident $nonzero:ident)*) => {$({
            let (min, max) = (i128::from($int::MIN), i128::from($int::MAX));
            let near = [min - 1, min, min + 1, -10, -9, -1, 0, 1, 9, 10, 11, 99, 100, max / 10, max - 1, max, max + 1];
            let mut keys: Vec<String> = near.iter().map(ToString::to_string).collect();
            keys.extend(["", "-", "-0", "01", "+1", " 1", "1 ", "1.0", "1e1", "a", "-01"].map(String::from));
            agree_on_keys::<$int>(&keys);
            agree_on_keys::<$nonzero>(&keys);
        })*};
    }
    integers!(u8 NonZeroU8 i8 NonZeroI8 u16 NonZeroU16 i32 NonZeroI32 u64 NonZeroU64 i64 NonZeroI64);
    let texts = ["true", "false", "True", "", "a", "ab", "é", "cpu", "mem", "memory", "Cpu", "1"];
    let texts = texts.map(String::from);
    // serde_json panics where it takes a key that is not ASCII for a truth value.
    let ascii: Vec<String> = texts.iter().filter(|text| text.is_ascii()).cloned().collect();
    agree_on_keys::<bool>(&ascii);
    agree_on_keys::<char>(&texts);
    agree_on_keys::<Resource>(&texts);
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(tag = "kind")]
enum Around {
    Number(Float),
    Names(Vec<u8>),
    Inside(Paging),
    Letters(BTreeMap<char, u8>),
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum Either {
    Named { name: String },
    Letters(BTreeMap<char, u8>),
}

#[derive(Deserialize, DeploymentValidate)]
struct Holder {
    first: u8,
    #[serde(flatten)]
    either: Either,
}

#[derive(Deserialize, DeploymentValidate)]
struct Float(f64);

#[test]
fn what_never_stands_beside_a_tag() {
    agree::<Around>(&[json!({ "kind": "Inside", "limit": 1 }), json!({ "kind": "Letters", "é": 1 })]);
    agree::<Holder>(&[json!({ "first": 1, "é": 1 }), json!({ "first": 1, "name": "a" })]);
    for kind in ["Number", "Names"] {
        assert!(!jsonschema::is_valid(&json_schema::<Around>(), &json!({ "kind": kind })), "{kind}");
    }
}

// ---- what a flattened type is shown

#[derive(Deserialize, DeploymentValidate)]
struct Least {
    #[validate(range(min = 5))]
    n: u8,
    m: Option<u8>,
}

#[derive(Deserialize, DeploymentValidate)]
struct OwnKeyFirst {
    n: u8,
    #[serde(flatten)]
    least: Option<Least>,
}

#[derive(Deserialize, DeploymentValidate)]
struct WithMap {
    #[validate(range(min = 5))]
    n: u8,
    #[serde(flatten)]
    rest: BTreeMap<String, u8>,
}

#[derive(Deserialize, DeploymentValidate)]
struct OptionWithMap {
    #[serde(flatten)]
    inner: Option<WithMap>,
}

#[derive(Deserialize, DeploymentValidate)]
struct OptionalMap {
    #[serde(flatten)]
    #[validate(values(range(min = 5)))]
    map: Option<BTreeMap<String, u8>>,
}

/// The keys of the first stand before or behind that which does not fit: serde shows the second those behind.
#[derive(Deserialize, DeploymentValidate)]
struct Shared {
    #[serde(flatten)]
    least: Option<Least>,
    #[serde(flatten)]
    other: Option<Other>,
}

#[derive(Deserialize, DeploymentValidate)]
struct Other {
    n: u8,
    #[validate(length(max = 2))]
    text: String,
}

#[derive(Deserialize, DeploymentValidate)]
struct MapInFront {
    name: String,
    #[serde(flatten)]
    #[validate(keys(length(max = 4)))]
    map: BTreeMap<String, u8>,
    #[serde(flatten)]
    wide: Wide16,
}

#[derive(Deserialize, DeploymentValidate)]
struct Wide16 {
    word: u16,
    #[serde(flatten)]
    least: Least,
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(try_from = "Least")]
struct Small(#[validate(range(max = 9))] u8);

impl TryFrom<Least> for Small {
    type Error = &'static str;

    fn try_from(least: Least) -> Result<Self, Self::Error> {
        if least.m.is_none() { Ok(Small(least.n)) } else { Err("m is not wanted") }
    }
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(tag = "kind")]
enum Beside {
    Map(Templated<BTreeMap<String, u8>>),
    Strict(Templated<Word>),
    Level(Level),
    Small(Small),
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Word {
    word: String,
}

#[derive(Deserialize, DeploymentValidate)]
enum Level {
    Low,
    High,
}

#[test]
fn what_flattened_types_are_shown() {
    agree::<OwnKeyFirst>(&[json!({ "n": 1 }), json!({ "n": 7, "m": null })]);
    never_refuses::<OptionWithMap>(&[json!({ "n": 5, "z": 1 }), json!({ "n": 1, "z": "a" })]);
    never_refuses::<OptionalMap>(&[json!({ "y": 5 }), json!({ "z": "a", "y": 1 })]);
    never_refuses::<Shared>(&[json!({ "n": 5, "m": 1 }), json!({ "n": 5, "text": "abc" })]);
    agree::<MapInFront>(&[json!({ "name": "a", "word": 255, "n": 5 })]);
    let refused = json!({ "name": "a", "word": 300, "n": 5 });
    assert!(!jsonschema::is_valid(&json_schema::<MapInFront>(), &refused));
    never_refuses::<Beside>(&[
        json!({ "kind": "Map", "x": 1 }),
        json!({ "kind": "Strict", "word": "a" }),
        json!({ "kind": "Level", "Low": null }),
        json!({ "kind": "Small", "n": 1 }),
    ]);
}

// ---- flatten

#[derive(Deserialize, DeploymentValidate)]
#[validate(at_most_one_of(limit, offset))]
struct Paging {
    #[validate(range(max = 7))]
    limit: Option<u32>,
    offset: Option<u32>,
}

#[derive(Deserialize, DeploymentValidate)]
struct Flat {
    name: Slug,
    #[serde(flatten)]
    paging: Paging,
    #[serde(flatten)]
    #[validate(values(range(min = 2)), keys(pattern = "^[a-z]"))]
    rest: BTreeMap<String, u32>,
}

#[derive(Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct FlatClosed {
    name: Slug,
    #[serde(flatten)]
    paging: Paging,
}

#[derive(Deserialize, DeploymentValidate)]
struct FlatMaybe {
    name: Option<String>,
    #[serde(flatten)]
    point: Option<Point>,
}

#[derive(Deserialize, DeploymentValidate)]
struct FlatEnum {
    name: Slug,
    #[serde(flatten)]
    kind: Internal,
}

#[derive(Deserialize, DeploymentValidate)]
struct FlatExternal {
    name: Slug,
    #[serde(flatten)]
    kind: External,
}

#[test]
fn flatten() {
    agree::<Flat>(&[json!({ "name": "a", "limit": 7, "more": 2 }), json!({ "name": "a", "offset": 300 })]);
    agree::<FlatClosed>(&[json!({ "name": "a", "limit": 7 })]);
    agree::<FlatMaybe>(&[json!({ "x": 1 }), json!({ "name": "a", "x": "no" })]);
    agree::<FlatEnum>(&[
        json!({ "name": "a", "t": "struct", "a": "x" }),
        json!({ "name": "a", "t": "inner", "x": 1 }),
    ]);
    let right = [
        json!({ "name": "a", "Newtype": 1 }),
        json!({ "name": "a", "Struct": { "a": "x" } }),
        json!({ "name": "a", "Unit": null }),
    ];
    // Of two variants serde takes the first, which no schema can tell.
    let variants = ["Newtype", "Struct", "Unit"];
    agree_on::<FlatExternal>(&right, |value| {
        variants.iter().filter(|name| value.get(name).is_some()).count() < 2
    });
}

// ---- documentation and what has no keyword

/// # A probe
///
/// Calls a service.
///
/// ```
/// let code = "is left out";
/// ```
#[derive(Deserialize, DeploymentValidate)]
#[deprecated]
struct Documented {
    /// Seconds between two calls.
    #[deprecated]
    #[validate(custom(is_even))]
    period: u8,
    #[validate(length(bytes, min = 5, max = 8))]
    path: String,
    kind: Kind,
}

#[derive(Deserialize, DeploymentValidate)]
enum Kind {
    /// Over TCP.
    Tcp,
    #[deprecated]
    Udp,
}

fn is_even(number: &u8) -> Result<(), &'static str> {
    if number.is_multiple_of(2) { Ok(()) } else { Err("must be even") }
}

#[test]
#[allow(deprecated)]
fn documentation() {
    let schema = json_schema::<Documented>();
    let expected = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": { "Kind": {
            "title": "Kind",
            "description": "- `Tcp`: Over TCP.\n- `Udp` (deprecated)",
            "type": "string",
            "enum": ["Tcp", "Udp"],
        } },
        "title": "A probe",
        "description": "Calls a service.",
        "deprecated": true,
        "type": "object",
        "required": ["period", "path", "kind"],
        "properties": {
            "period": {
                "description": "Seconds between two calls.",
                "deprecated": true,
                "type": "integer",
                "minimum": 0,
                "maximum": 255,
                "$comment": r#"custom {"name":"is_even"}"#,
            },
            "path": {
                "type": "string",
                "minLength": 2,
                "maxLength": 8,
                "$comment": r#"length {"max":8,"min":5,"unit":"bytes"}"#,
            },
            "kind": { "$ref": "#/$defs/Kind" },
        },
    });
    assert_eq!(schema, expected, "{schema:#}");
}

#[test]
fn schemars_has_the_same_schema() {
    use deployment_validate::Valid;
    use schemars::{SchemaGenerator, generate::SchemaSettings};

    let own = json_schema::<Deployment<'_>>();
    let mut generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    assert_eq!(
        generator.subschema_for::<Deployment<'_>>().as_value(),
        &json!({ "$ref": "#/$defs/Deployment" })
    );
    let definitions = generator.take_definitions(true);
    assert_eq!(definitions["Docker"], own["$defs"]["Docker"]);
    assert_eq!(definitions["Deployment"]["title"], "Deployment");

    // Two types of one name, one after the other; then the first again.
    let names: Vec<Value> = [
        generator.subschema_for::<Valid<Slug>>(),
        generator.subschema_for::<Valid<other::Slug>>(),
        generator.subschema_for::<Valid<Slug>>(),
    ]
    .into_iter()
    .map(|schema| schema.as_value()["$ref"].clone())
    .collect();
    assert_eq!(names, ["#/$defs/Slug", "#/$defs/Slug2", "#/$defs/Slug"]);

    let mut openapi = SchemaGenerator::new(SchemaSettings::openapi3());
    let schema = openapi.subschema_for::<Valid<Node>>();
    assert_eq!(schema.as_value()["$ref"], "#/components/schemas/Node");
    let root = schemars::schema_for!(Valid<Node>).to_value();
    let validator = jsonschema::draft202012::new(&root).unwrap();
    assert!(validator.is_valid(&json!({ "name": "a", "next": { "name": "b" } })));
    assert!(!validator.is_valid(&json!({ "name": "a", "next": { "name": "B" } })));
}

// ---- the deployment payloads

#[derive(Deserialize)]
struct Case {
    text: Option<String>,
    text_parts: Option<Vec<(String, usize)>>,
    violations: Vec<Violation>,
}

#[derive(Deserialize)]
struct Violation {
    code: String,
}

/// The payloads of the corpus that a JSON value can hold: no broken syntax and no repeated key.
fn corpus() -> Vec<(String, Value)> {
    let cases: Vec<Case> = serde_json::from_str(CASES).unwrap();
    let texts =
        cases.into_iter().filter(|case| case.violations.iter().all(|found| found.code != "duplicate"));
    let texts = texts.map(|case| match (case.text, case.text_parts) {
        (Some(text), _) => text,
        (None, parts) => parts.into_iter().flatten().map(|(part, times)| part.repeat(times)).collect(),
    });
    texts.filter_map(|text| serde_json::from_str(&text).ok().map(|value| (text, value))).collect()
}

fn compare_deployments(judge: &mut Judge, text: &str, value: &Value) {
    let own = json::from_str::<Deployment<'_>>(text).map(drop).map_err(|report| report.to_string());
    judge.compare(text, value, own);
}

/// Payloads made from the right ones of the corpus.
fn generate_deployments(judge: &mut Judge, count: usize, seed: u64) {
    let right: Vec<Value> = corpus()
        .into_iter()
        .filter(|(text, _)| json::from_str::<Deployment<'_>>(text).is_ok())
        .map(|(_, value)| value)
        .collect();
    let small: Vec<Value> = right.iter().filter(|value| value.to_string().len() < 400).cloned().collect();
    let mistakes = Mistakes::among(&small);
    let mut random = Random::new(seed);
    for round in 0..count {
        let value = &right[random.below(right.len())];
        let value = if round % 4 == 0 { value.clone() } else { mistakes.several(value, &mut random) };
        compare_deployments(judge, &value.to_string(), &value);
    }
}

#[test]
fn deployments() {
    let mut judge = Judge::new::<Deployment<'_>>();
    for (text, value) in corpus() {
        compare_deployments(&mut judge, &text, &value);
    }
    assert!(judge.valid + judge.invalid > 1_400, "the corpus has shrunk");
    generate_deployments(&mut judge, 2_000, 1);
    judge.assert_agreement();
}

#[test]
#[ignore = "takes a minute; conformance/payloads/README.md has the command"]
fn many_deployments() {
    let mut judge = Judge::new::<Deployment<'_>>();
    generate_deployments(&mut judge, 100_000, 2);
    judge.assert_agreement();
    println!("{} valid and {} invalid payloads have the same verdict", judge.valid, judge.invalid);
}

/// The schema that other programs are tested with is the one that is exported. `REWRITE=1` writes it anew.
#[test]
fn exported_schema_is_current() {
    let schema = json_schema::<Deployment<'_>>();
    if std::env::var_os("REWRITE").is_some() {
        std::fs::write(EXPORTED, format!("{schema:#}\n")).unwrap();
    }
    let committed: Value = serde_json::from_str(&std::fs::read_to_string(EXPORTED).unwrap()).unwrap();
    assert!(
        committed == schema,
        "exported.schema.json is not what json_schema::<Deployment>() makes: rewrite it"
    );
}
