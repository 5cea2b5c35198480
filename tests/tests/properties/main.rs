//! Random documents: what `json::from_str` says and what serde plus `validate` say never disagree.
//!
//! Documents are grown from right ones of each type and then damaged, so that most of them are nearly right. The
//! generator is seeded: a failure names the text, and the same run finds it again. `PROPERTY_RUNS` takes more.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use deployment_validate::deployment::Deployment;
use deployment_validate::{DeploymentValidate, Report, Violation, json, json_schema, yaml};
use deployment_validate_tests::record_verdicts;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// xorshift64*: small, seeded, good enough to choose branches.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

/// Codes that only a text can have: the typed value knows nothing of them.
const TEXT_CODES: [&str; 4] = ["unknown", "type", "duplicate", "forbidden"];

fn runs() -> usize {
    std::env::var("PROPERTY_RUNS").map_or(3_000, |runs| runs.parse().expect("a number"))
}

/// Any value, of a few words and numbers that the types below know.
fn any_value(dice: &mut Dice, depth: usize) -> Value {
    const WORDS: [&str; 14] = [
        "", "a", "ab", "abcd", "A", "x/y", "😀😀", "latest", "plain", "dryRun", "Unit", "http", "a\nb",
        "null",
    ];
    match dice.roll(if depth == 0 { 7 } else { 9 }) {
        0 => Value::Null,
        1 => Value::Bool(dice.roll(2) == 0),
        2 => json!(dice.pick(&[0_i64, 1, 2, 5, 9, 10, 100, 255, 256, 65536, -1, -128, i64::MAX])),
        3 => json!(dice.pick(&[0.5, 1.0, -0.25, 0.1, 1e300])),
        4..=6 => json!(dice.pick(&WORDS)),
        7 => (0..dice.roll(4)).map(|_| any_value(dice, depth - 1)).collect(),
        _ => Value::Object((0..dice.roll(4)).map(|_| (any_key(dice), any_value(dice, depth - 1))).collect()),
    }
}

fn any_key(dice: &mut Dice) -> String {
    const KEYS: [&str; 20] = [
        "name", "nmae", "kind", "count", "tags", "map", "inner", "low", "high", "type", "t", "c", "text",
        "n", "path", "external", "internal", "docker", "x/y~", "",
    ];
    (*dice.pick(&KEYS)).to_owned()
}

/// Changes something, somewhere.
fn damage(value: &mut Value, dice: &mut Dice) {
    if dice.roll(5) == 0 {
        *value = any_value(dice, 2);
        return;
    }
    match value {
        Value::Object(entries) if !entries.is_empty() => {
            let key = entries.keys().nth(dice.roll(entries.len())).cloned().unwrap();
            match dice.roll(6) {
                0 => drop(entries.remove(&key)),
                1 => {
                    let inside = entries.remove(&key).unwrap();
                    entries.insert(format!("{key}x"), inside);
                }
                2 => drop(entries.insert(any_key(dice), any_value(dice, 1))),
                _ => damage(entries.get_mut(&key).unwrap(), dice),
            }
        }
        Value::Array(items) if !items.is_empty() => {
            let index = dice.roll(items.len());
            match dice.roll(5) {
                0 => drop(items.remove(index)),
                1 => items.insert(index, any_value(dice, 1)),
                _ => damage(&mut items[index], dice),
            }
        }
        _ => *value = any_value(dice, 1),
    }
}

/// Writes a value with its keys shuffled, some of them repeated, some characters escaped.
fn write(value: &Value, dice: &mut Dice, text: &mut String) {
    match value {
        Value::Object(entries) => {
            let mut entries: Vec<_> = entries.iter().collect();
            for index in (1..entries.len()).rev() {
                entries.swap(index, dice.roll(index + 1));
            }
            if !entries.is_empty() && dice.roll(25) == 0 {
                entries.push(entries[dice.roll(entries.len())]);
            }
            text.push('{');
            for (index, (key, value)) in entries.into_iter().enumerate() {
                text.push_str(if index > 0 { ",\n " } else { "" });
                write(&json!(key), dice, text);
                text.push_str(if dice.roll(2) == 0 { ":" } else { ": " });
                write(value, dice, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                write(item, dice, text);
            }
            text.push(']');
        }
        Value::String(string) if dice.roll(6) == 0 => {
            text.push('"');
            for unit in string.encode_utf16() {
                text.push_str(&format!("\\u{unit:04x}"));
            }
            text.push('"');
        }
        other => text.push_str(&other.to_string()),
    }
}

fn pair(violation: &Violation) -> (String, String) {
    (violation.pointer().to_owned(), violation.code().to_owned())
}

/// Whether a number stands where the types below have tags.
fn has_number_tag(text: &str) -> bool {
    fn is_inside(value: &Value) -> bool {
        match value {
            Value::Array(items) => {
                // A list stands for the tag and what is beside it.
                let is_tag = matches!(items.as_slice(), [Value::Number(_), rest @ ..] if !rest.iter().all(Value::is_number));
                is_tag || items.iter().any(is_inside)
            }
            Value::Object(entries) => {
                ["type", "t"].iter().any(|tag| entries.get(*tag).is_some_and(Value::is_number))
                    || entries.values().any(is_inside)
            }
            _ => false,
        }
    }
    serde_json::from_str(text).is_ok_and(|root| is_inside(&root))
}

/// A pointer into a value as far as the text has what it leads to, when the value was converted.
fn cut<'p>(root: &Value, pointer: &'p str) -> &'p str {
    match pointer.rsplit_once('/') {
        Some((parent, key)) => match root.pointer(parent) {
            Some(Value::Object(_)) => pointer,
            // A list stands for a struct.
            Some(Value::Array(_)) if key.parse::<usize>().is_ok() => pointer,
            _ => cut(root, parent),
        },
        None => pointer,
    }
}

/// The text with all edits of its report applied has none of the violations that had them.
fn check_edits<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str, report: &Report) {
    let mended: BTreeSet<_> =
        report.violations().iter().filter(|violation| violation.edit().is_some()).map(pair).collect();
    if mended.is_empty() || mended.iter().any(|(_, code)| code == "syntax") {
        return;
    }
    let edited = String::leak(report.edited(text));
    let left = json::from_str::<T>(edited).err().map(Report::into_violations).unwrap_or_default();
    for violation in left.iter().map(pair) {
        assert!(!mended.contains(&violation), "{violation:?} of {text} survives in {edited}");
    }
}

/// The promises, for one text.
fn check<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) {
    let typed = serde_json::from_str::<T>(text);
    let outcome = typed.as_ref().map(DeploymentValidate::validate);
    let report = match json::from_str::<T>(text) {
        // (a) What is let through is right by serde and by the rules.
        Ok(_) => {
            assert!(matches!(outcome, Ok(Ok(()))), "{text} was let through: {:?}", outcome.err());
            return;
        }
        Err(report) => report,
    };
    let violations = report.violations();
    check_edits::<T>(text, &report);
    // (b) What is refused is refused with a reason.
    assert!(!violations.is_empty(), "{text} was refused without a reason");
    let found: BTreeSet<_> = violations.iter().map(pair).collect();
    // Where serde buffers, it takes a number for a tag, which is refused; what else is told is of no variant, or of
    // another one.
    if outcome.is_ok() && has_number_tag(text) {
        return;
    }
    // To serde a flattened optional type is absent when a key of it is repeated.
    let is_repeated = violations.iter().any(|violation| violation.code() == "duplicate");
    // (g) What serde and the rules approve is refused for what serde takes too freely only.
    if matches!(outcome, Ok(Ok(()))) {
        let root: Value = serde_json::from_str(text).unwrap();
        let is_strict = |violation: &&Violation| {
            let (parent, _) = violation.pointer().rsplit_once('/').unwrap_or_default();
            let is_item = root.pointer(parent).is_some_and(Value::is_array);
            let stands_for_another = match root.pointer(violation.pointer()) {
                Some(Value::Array(_)) => true,
                Some(Value::Object(_) | Value::Number(_)) => violation.message().starts_with("must be "),
                Some(Value::Null) => {
                    violation.message().contains("not null") || violation.message().contains("not be null")
                }
                _ => false,
            };
            match violation.code() {
                _ if is_item => true,
                "type" => stands_for_another,
                code => matches!(code, "duplicate" | "forbidden" | "unknown"),
            }
        };
        let wrong: Vec<_> = violations.iter().filter(|violation| !is_strict(violation)).collect();
        assert!(wrong.is_empty() || is_repeated, "{text}\nis refused for {wrong:?}");
    }
    // (c) The rules say the same of a text as of the value that serde makes of it.
    if let Ok(verdict) = &outcome {
        let root: Value = serde_json::from_str(text).unwrap();
        let broken = verdict.as_ref().err().into_iter().flat_map(|report| report.violations());
        let expected: BTreeSet<_> =
            broken.map(pair).map(|(pointer, code)| (cut(&root, &pointer).to_owned(), code)).collect();
        let is_of_text = |(_, code): &&(String, String)| TEXT_CODES.contains(&code.as_str());
        let extra: Vec<_> = found.difference(&expected).filter(|pair| !is_of_text(pair)).collect();
        assert!(extra.is_empty() || is_repeated, "{text}\nonly in the text: {extra:?}");
        // A value that its own type refuses, such as a denied `null`, has nothing else to be said of it.
        let places: Vec<&str> =
            found.iter().filter(is_of_text).map(|(pointer, _)| pointer.as_str()).collect();
        let is_told = |pointer: &str| places.iter().any(|place| pointer.starts_with(place));
        let lost: Vec<_> = expected.difference(&found).filter(|(pointer, _)| !is_told(pointer)).collect();
        assert!(lost.is_empty(), "{text}\nlost: {lost:?}\nfound: {found:?}");
    }
    // (d) Pointers resolve, those of absent values in their parent.
    let root: Value = serde_json::from_str(text).unwrap();
    for violation in violations {
        let pointer = violation.pointer();
        let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        let resolves = root.pointer(pointer).is_some() || root.pointer(parent).is_some();
        // What a repeated key hides cannot be looked up in a `Value`.
        assert!(resolves || is_repeated, "{pointer} does not resolve in {text}");
    }
    // (f) Document order.
    let offsets: Vec<_> = violations.iter().map(|violation| violation.span().unwrap().offset).collect();
    assert!(offsets.is_sorted(), "{text}: {offsets:?}");
    // Each mistake once.
    let all: Vec<_> = violations.iter().map(|v| (v.span().unwrap().offset, pair(v), v.message())).collect();
    let distinct: BTreeSet<_> = all.iter().collect();
    assert_eq!(distinct.len(), all.len(), "{text}\n{report}");
    // The short way to what a typed value breaks tells it as the whole second pass does, which YAML always takes. YAML
    // has no escapes of half a character.
    if matches!(outcome, Ok(Err(_))) && !text.contains(r"\ud") {
        let whole = yaml::from_str::<T>(text).err().unwrap_or_else(|| panic!("{text} is right as YAML"));
        assert_eq!(violations, whole.violations(), "{text}\n{report}\nas YAML:\n{whole}");
    }
}

/// A document beside something that cannot be read.
#[derive(Debug, Deserialize, DeploymentValidate)]
#[allow(dead_code)]
struct Beside<T> {
    first: u8,
    document: T,
}

/// Of a part of a document that cannot be read the same is told as of the part alone.
fn check_beside<T: DeserializeOwned + DeploymentValidate>(text: &str) {
    let told = |violation: &Violation, prefix: &str| {
        let pointer = violation.pointer().strip_prefix(prefix).unwrap_or("outside").to_owned();
        (pointer, violation.code().to_owned(), violation.message().to_owned())
    };
    let alone = json::from_str::<T>(text).err().unwrap_or_else(|| json::advice::<T>(text));
    let alone: BTreeSet<_> = alone.violations().iter().map(|violation| told(violation, "")).collect();
    let around = format!(r#"{{"first":"","document":{text}}}"#);
    let Err(report) = json::from_str::<Beside<T>>(&around) else { panic!("{around} was let through") };
    let beside: BTreeSet<_> = report
        .violations()
        .iter()
        .filter(|violation| violation.pointer() != "/first")
        .map(|violation| told(violation, "/document"))
        .collect();
    // What only serde finds is told alone, and so are rules of the variants that it takes numbers for.
    let is_of_serde = |message: &str| message == "cannot be read";
    if alone.iter().any(|(_, _, message)| is_of_serde(message)) || has_number_tag(text) {
        return;
    }
    assert_eq!(alone, beside, "{text}");
}

/// The report on a text; empty when it is right.
fn judge<'de, T: Deserialize<'de> + DeploymentValidate>(text: &'de str) -> String {
    json::from_str::<T>(text).err().map(|report| report.to_string()).unwrap_or_default()
}

/// Whether a number is written with a fraction that is zero.
fn has_whole_float(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.is_f64() && number.as_f64().is_some_and(|float| float.fract() == 0.0),
        Value::Array(items) => items.iter().any(has_whole_float),
        Value::Object(entries) => entries.values().any(has_whole_float),
        _ => false,
    }
}

/// What reports say of mistakes that a JSON value does not show.
const OF_TEXT: [&str; 7] = [
    "repeated key",
    "an object with one key",
    "without a point",
    "without a sign",
    "as it is",
    "other half",
    "nested more than",
];

/// The exported schema against the reports: it never refuses what is valid, and accepts more only with a comment.
struct Exported {
    judge: fn(&str) -> String,
    schema: Value,
    validator: jsonschema::Validator,
    is_commented: bool,
    documents: Vec<(String, bool)>,
}

impl Exported {
    fn new(judge: fn(&str) -> String, schema: Value) -> Self {
        let validator =
            jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{error}: {schema:#}"));
        // Validators may leave formats out.
        let is_commented =
            ["\"$comment\"", "\"format\""].iter().any(|wide| schema.to_string().contains(wide));
        Exported { judge, schema, validator, is_commented, documents: Vec::new() }
    }

    fn check(&mut self, text: &str, report: &str) {
        let Ok(value) = serde_json::from_str::<Value>(text) else { return };
        // A schema knows the value alone, which has each key once.
        let again = value.to_string();
        let report = if again == text { String::from(report) } else { (self.judge)(&again) };
        if OF_TEXT.iter().any(|reason| report.contains(reason)) {
            return;
        }
        let is_valid = report.is_empty();
        // To JSON Schema 1.0 is an integer, to serde it is none. Where the nearest variant is another one, the report does
        // not say so.
        if !is_valid && has_whole_float(&value) {
            return;
        }
        if is_valid || !self.is_commented {
            let is_accepted = self.validator.is_valid(&value);
            assert_eq!(is_accepted, is_valid, "{text}\n{report}\nby the schema {:#}", self.schema);
        }
        self.documents.push((again, is_valid));
    }
}

/// Damages right documents and checks each, damaged or not.
fn check_type(seed: u64, right: &[Value], check: fn(&str), judge: fn(&str) -> String, schema: Value) {
    let mut dice = Dice(seed);
    let mut exported = Exported::new(judge, schema);
    for document in right {
        let text = document.to_string();
        let found = judge(&text);
        assert!(found.is_empty(), "{text} is not right to begin with: {found}");
    }
    for _ in 0..runs() {
        let mut value = dice.pick(right).clone();
        for _ in 0..dice.roll(4) {
            damage(&mut value, &mut dice);
        }
        let mut text = String::new();
        write(&value, &mut dice, &mut text);
        check(&text);
        exported.check(&text, &judge(&text));
    }
    for _ in 0..runs() / 4 {
        let mut text = String::new();
        let value = any_value(&mut dice, 3);
        write(&value, &mut dice, &mut text);
        check(&text);
        exported.check(&text, &judge(&text));
    }
    record_verdicts(&exported.schema.to_string(), &exported.documents);
}

macro_rules! check_type {
    ($seed:literal, $right:expr, $ty:ty) => {
        let check_both = |text: &str| {
            check::<$ty>(text);
            check_beside::<$ty>(text);
        };
        check_type(
            $seed,
            $right,
            check_both,
            |text| judge::<$ty>(text),
            deployment_validate::json_schema::<$ty>(),
        )
    };
}

mod converted;
mod crossed;
mod flattened;
mod keyed;
mod newtypes;
mod optional;
mod shapes;
mod siblings;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(at_most_one_of(low, high), all_or_none_of(text, n))]
struct Rules {
    #[validate(length(min = 1, max = 4), pattern = "^[a-z]", pattern = "[a-z]$")]
    name: String,
    #[validate(range(min = 1, max = 100), multiple_of = 5)]
    count: u8,
    #[validate(any_of((length(equal = 2)), (one_of("latest"))))]
    low: Option<String>,
    high: Option<f64>,
    kind: Kind,
    #[validate(required_if(kind = DryRun, count = 5), forbidden_if(name = "ab"))]
    text: Option<String>,
    #[validate(required_unless(kind = Plain))]
    n: Option<i64>,
    #[serde(default)]
    #[validate(length(max = 3), each(length(utf16, max = 4), one_of("a", "ab", "😀😀")))]
    tags: Vec<String>,
    #[serde(default)]
    #[validate(keys(length(max = 3)), values(each(range(max = 9))))]
    map: BTreeMap<String, Vec<u8>>,
    inner: Option<Box<Rules>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Plain,
    DryRun,
}

fn right_rules() -> Vec<Value> {
    let inner = json!({ "name": "abcd", "count": 10, "kind": "plain", "high": 0.5 });
    vec![
        inner.clone(),
        json!({ "name": "a", "count": 5, "kind": "dryRun", "text": "x", "n": 1, "low": "latest", "inner": inner }),
        json!({ "name": "a", "count": 100, "kind": "plain", "tags": ["a", "😀😀"], "map": { "x/y": [1, 9] }, "low": "ab" }),
        json!({ "name": "ab", "count": 5, "kind": "plain", "text": null, "n": null, "inner": null }),
    ]
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum External {
    Unit,
    New(#[validate(length(min = 1))] String),
    Pair(#[validate(range(max = 9))] u8, Inner),
    Named {
        #[validate(range(min = 1))]
        n: i32,
        inner: Option<Inner>,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
enum Internal {
    Unit,
    New(Inner),
    Named {
        #[validate(pattern = "^a")]
        text: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Unit,
    New(Inner),
    Pair(u8, String),
    Named {
        #[validate(pattern = "^a")]
        text: String,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DeploymentValidate)]
#[serde(untagged)]
enum Untagged {
    Number(#[validate(range(max = 9))] i64),
    Text(#[validate(length(max = 2))] String),
    Object { n: u8, text: Option<String> },
    List(Vec<Inner>),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DeploymentValidate)]
struct Inner {
    #[validate(range(max = 9))]
    n: u8,
    text: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DeploymentValidate)]
struct Enums {
    a: External,
    b: Internal,
    c: Adjacent,
    d: Untagged,
    list: Vec<External>,
}

fn right_enums() -> Vec<Value> {
    let external = [
        json!("unit"),
        json!({ "new": "a" }),
        json!({ "pair": [9, { "n": 1 }] }),
        json!({ "named": { "n": 1 } }),
    ];
    let internal = [
        json!({ "type": "unit" }),
        json!({ "type": "new", "n": 1 }),
        json!({ "type": "named", "text": "ab" }),
    ];
    let adjacent = [
        json!({ "t": "Unit" }),
        json!({ "t": "New", "c": { "n": 1, "text": "a" } }),
        json!({ "t": "Pair", "c": [1, ""] }),
        json!({ "t": "Named", "c": { "text": "a" } }),
    ];
    let untagged = [json!(9), json!("ab"), json!({ "n": 1 }), json!([{ "n": 1, "text": null }])];
    (0..4)
        .map(|i| json!({ "a": external[i], "b": internal[i % 3], "c": adjacent[i], "d": untagged[i], "list": external }))
        .collect()
}

#[derive(Debug, Clone, PartialEq, Serialize, DeploymentValidate)]
#[serde(untagged, deny_unknown_fields)]
#[validate(by_key, deny_null)]
enum Keyed {
    Path {
        path: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        #[validate(length(max = 2))]
        text: Option<String>,
    },
    Name {
        #[validate(pattern = "^a")]
        name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        count: u8,
    },
    Nothing {
        #[serde(skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DeploymentValidate)]
struct Flat {
    #[validate(length(max = 2))]
    name: String,
    #[serde(flatten)]
    inner: Inner,
    #[serde(flatten)]
    rest: BTreeMap<String, u8>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DeploymentValidate)]
struct Shapes(
    #[validate(length(max = 3))] Vec<Flat>,
    (u8, Option<char>),
    [bool; 2],
    New,
    #[validate(custom(is_even))] u16,
);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, DeploymentValidate)]
struct New(#[validate(length(max = 2), each(custom(not_empty)))] Vec<String>);

fn is_even(number: &u16) -> Result<(), &'static str> {
    if number.is_multiple_of(2) { Ok(()) } else { Err("must be even") }
}

fn not_empty(text: &str) -> Result<(), &'static str> {
    if text.is_empty() { Err("must not be empty") } else { Ok(()) }
}

#[test]
fn every_rule_on_a_struct() {
    check_type!(1, &right_rules(), Rules);
}

#[test]
fn every_tagging() {
    check_type!(2, &right_enums(), Enums);
}

#[test]
fn enums_by_key() {
    let right = [
        json!({ "path": "", "text": "ab" }),
        json!({ "name": "a", "count": 1 }),
        json!({ "text": "abcd" }),
        json!({}),
    ];
    check_type!(3, &right, Keyed);
    let lists: Vec<Value> = right.iter().map(|one| json!([one, one])).collect();
    check_type!(4, &lists, Vec<Option<Keyed>>);
}

#[test]
fn tuples_flattened_fields_and_functions() {
    let flat = json!({ "name": "a", "n": 1, "text": "x", "more": 2 });
    let right =
        [json!([[flat], [1, "😀"], [true, false], ["a"], 2]), json!([[], [1, null], [true, false], [], 0])];
    check_type!(5, &right, Shapes);
}

#[test]
fn deployments() {
    let docker = json!({ "configType": "customEntrypointCustomCommand", "customEntrypoint": "a", "customCommand": "b" });
    let right = [
        json!({ "external": { "imagePath": "nginx:latest", "credentials": "a-b" }, "docker": docker }),
        json!({ "internal": { "id": "build-1", "branch": "main", "buildSHA": "latest" }, "docker": { "configType": "default" } }),
        json!({ "buildpack": { "configType": "customProcess", "customProcess": "web" } }),
        json!({}),
    ];
    let judge = |text: &str| judge::<Deployment<'_>>(text);
    check_type(6, &right, |text| check::<Deployment<'_>>(text), judge, json_schema::<Deployment<'_>>());
}

/// What is right comes back the same after it was written.
#[test]
fn right_values_are_read_as_they_were_written() {
    fn check<T: Debug + PartialEq + Serialize + DeserializeOwned + DeploymentValidate>(right: &[Value]) {
        for document in right {
            let value: T = serde_json::from_value(document.clone()).unwrap();
            assert!(value.is_valid(), "{document}");
            let text = serde_json::to_string(&value).unwrap();
            let read = json::from_str::<T>(&text).unwrap_or_else(|report| panic!("{text}\n{report}"));
            assert_eq!(read.into_inner(), value, "{text}");
        }
    }
    check::<Rules>(&right_rules());
    check::<Enums>(&right_enums());
    check::<Keyed>(&[json!({ "path": "", "text": "ab" }), json!({ "text": "" })]);
}
