//! Everything at once: types, missing, unknown and repeated keys, rules, functions, groups, conditions.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use deployment_validate::{DeploymentValidate, Violation, json};
use serde::Deserialize;

use super::{check_report, check_table, judge, messages, without_limits};

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(at_most_one_of(token, password))]
#[allow(dead_code)]
struct Service {
    #[validate(length(min = 2), pattern = r"^[a-z-]+$")]
    name: String,
    #[validate(range(min = 1, max = 65535))]
    port: u32,
    kind: Kind,
    #[validate(required_if(kind = DryRun))]
    reason: Option<String>,
    token: Option<String>,
    password: Option<String>,
    #[serde(default)]
    #[validate(each(length(max = 3)))]
    tags: Vec<String>,
    #[serde(default)]
    #[validate(keys(pattern = "^[A-Z_]+$"), values(length(min = 1)))]
    env: BTreeMap<String, String>,
    #[validate(custom(is_even))]
    weight: Option<u8>,
    limits: Option<Limits>,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(rename_all = "camelCase")]
enum Kind {
    Plain,
    DryRun,
}

#[derive(Debug, Deserialize, DeploymentValidate)]
#[validate(custom(in_order))]
struct Limits {
    low: u8,
    #[validate(range(max = 100))]
    high: u8,
}

fn is_even(weight: &u8) -> Result<(), &'static str> {
    if weight.is_multiple_of(2) { Ok(()) } else { Err("must be even") }
}

fn in_order(limits: &Limits) -> Result<(), Violation> {
    if limits.low <= limits.high { Ok(()) } else { Err(Violation::custom("must not exceed high").on("low")) }
}

const WRONG: &str = r#"{
  "name": "A",
  "prot": 80,
  "kind": "dryRun",
  "password": 5,
  "token": "t",
  "tags": ["ok", "🦀🦀🦀🦀", 7],
  "env": {"A": "", "é/~": "x"},
  "weight": 3,
  "weight": 4,
  "limits": {"low": 9, "high": 2},
  "extra": null
}"#;

#[test]
fn all_kinds_of_mistakes_in_one_report() {
    let found = messages::<Service>(WRONG);
    let expected = [
        "1:1: at most one of token and password is allowed",
        "1:1: /reason: required when kind is dryRun",
        "2:11: /name: must be at least 2 characters long",
        "2:11: /name: character 1 is not allowed here: expected a-z or -",
        "3:3: /prot: unknown key, did you mean port?",
        "5:15: /password: must be a string, not a number",
        "7:18: /tags/1: must be at most 3 characters long",
        "7:26: /tags/2: must be a string, not a number",
        "8:16: /env/A: must be at least 1 character long",
        "8:20: /env/é~1~0: in the key, character 1 is not allowed here: expected A-Z or _",
        "9:13: /weight: must be even",
        "10:3: /weight: repeated key",
        "11:21: /limits/low: must not exceed high",
        "12:3: /extra: unknown key",
    ];
    assert_eq!(found, expected, "{found:#?}");
}

#[test]
fn one_mistake_is_one_violation() {
    const RIGHT: &str = r#"{"name":"ab","port":1,"kind":"plain"}"#;
    check_table::<Service>(&[
        (RIGHT, &[]),
        ("{}", &[("/name", "missing"), ("/port", "missing"), ("/kind", "missing")]),
        // What depends on something wrong is not judged.
        (r#"{"name":"ab","port":1,"kind":"dryrun"}"#, &[("/kind", "one_of")]),
        (r#"{"name":"ab","port":1,"kind":7}"#, &[("/kind", "type")]),
        (r#"{"name":"ab","port":1,"kind":{"plain":null}}"#, &[("/kind", "type")]),
        (r#"{"name":"ab","port":1}"#, &[("/kind", "missing")]),
        (r#"{"name":1,"port":"x","kind":"plain"}"#, &[("/name", "type"), ("/port", "type")]),
        // Both names of a misspelt key are one mistake.
        (r#"{"nmae":"ab","port":1,"kind":"plain"}"#, &[("/nmae", "unknown")]),
        (r#"{"name":"ab","port":1,"kind":"dryRun","reasn":""}"#, &[("/reasn", "unknown")]),
        // `null` stands for an absent key, but not where a value has to be.
        (r#"{"name":"ab","port":1,"kind":"plain","reason":null,"limits":null}"#, &[]),
        (r#"{"name":"ab","port":1,"kind":"dryRun","reason":null}"#, &[("/reason", "required_if")]),
        (r#"{"name":null,"port":1,"kind":"plain"}"#, &[("/name", "type")]),
        (r#"{"name":"ab","port":1,"kind":"plain","tags":null}"#, &[("/tags", "type")]),
        (r#"{"name":"ab","port":1,"kind":"plain","token":null,"password":""}"#, &[]),
        (r#"{"name":"ab","port":1,"kind":"plain","token":"","password":""}"#, &[("", "at_most_one_of")]),
        // Functions judge what can be read, and are not asked about the rest.
        (
            r#"{"name":"ab","port":1,"kind":"plain","limits":{"low":2,"high":1}}"#,
            &[("/limits/low", "custom")],
        ),
        (r#"{"name":"ab","port":1,"kind":"plain","limits":{"low":2}}"#, &[("/limits/high", "missing")]),
        (
            r#"{"name":"ab","port":1,"kind":"plain","limits":{"low":201,"high":200}}"#,
            &[("/limits/low", "custom"), ("/limits/high", "range")],
        ),
        (r#"{"name":"ab","port":1,"kind":"plain","weight":3}"#, &[("/weight", "custom")]),
        // Not an object at all.
        ("[]", &[("", "type")]),
        ("null", &[("", "type")]),
        (r#"["ab",1,"plain"]"#, &[("", "type")]),
        (r#"{"name":"ab","name":"A","port":1,"kind":"plain"}"#, &[("/name", "duplicate")]),
        (r#"{"x":1,"x":2,"name":"ab","port":1,"kind":"plain"}"#, &[("/x", "unknown"), ("/x", "duplicate")]),
    ]);
}

#[test]
fn places_are_counted_in_characters_and_offsets_in_bytes() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(deny_unknown_fields)]
    struct Pair {
        #[serde(rename = "ä😀")]
        #[allow(dead_code)]
        a: u8,
        #[allow(dead_code)]
        b: Vec<u8>,
    }

    let text = "\u{20}\t{\"ä😀\":\r\n\"é\",\n\t\"b\": [1,\n\n  \"x\", 256],\"😀\":1 }\n";
    let report = json::from_str::<Pair>(text).unwrap_err();
    check_report(text, &report);
    let places: Vec<_> = report
        .violations()
        .iter()
        .map(|v| v.span().unwrap())
        .map(|s| (s.offset, s.len, s.line, s.column))
        .collect();
    let at = |part: &str| text.find(part).unwrap();
    assert_eq!(
        places,
        [(at("\"é\""), 4, 2, 1), (at("\"x\""), 3, 5, 3), (at("256"), 3, 5, 8), (at("\"😀\""), 6, 5, 13),],
        "{report}"
    );
    assert!(
        report.to_string().starts_with("2:1: /ä😀: must be an integer, not a string\n5:3: /b/1: "),
        "{report}"
    );
    let written = serde_json::to_value(&report).unwrap();
    assert_eq!(written[0]["line"], 2);
    assert_eq!(written[0]["column"], 1);
    assert_eq!(written[0]["len"], 4);
}

#[test]
fn rules_on_a_list_or_a_scalar_by_itself() {
    #[derive(Deserialize, DeploymentValidate)]
    struct Ports(#[validate(length(min = 1), each(range(min = 1)))] Vec<u16>);

    check_table::<Ports>(&[
        ("[1]", &[]),
        ("[]", &[("", "length")]),
        ("[0, 1, 0]", &[("/0", "range"), ("/2", "range")]),
        ("[0, \"\", 65536]", &[("/0", "range"), ("/1", "type"), ("/2", "type")]),
        ("{}", &[("", "type")]),
    ]);
    check_table::<Vec<Ports>>(&[("[[1],[0]]", &[("/1/0", "range")])]);
    check_table::<BTreeMap<String, Option<Ports>>>(&[(r#"{"a/b":[0],"c":null}"#, &[("/a~1b/0", "range")])]);
    check_table::<(u8, Ports)>(&[("[1,[0]]", &[("/1/0", "range")]), ("[1]", &[("", "type")])]);
    check_table::<u8>(&[("1", &[]), ("256", &[("", "type")]), (" \"1\" ", &[("", "type")])]);
}

/// Functions are asked once, and not about values that break nothing else twice.
#[test]
fn violations_of_functions_come_once() {
    #[derive(Deserialize, DeploymentValidate)]
    #[serde(deny_unknown_fields)]
    #[validate(custom(Outer::check))]
    struct Outer {
        #[validate(each(custom(not_empty)))]
        names: Vec<String>,
        #[validate(custom(not_empty))]
        name: Option<String>,
        inner: Option<Box<Outer>>,
    }
    impl Outer {
        fn check(&self) -> Result<(), Violation> {
            match self.names.len() {
                0 => Err(Violation::custom("names are empty").on("names").with_code("empty")),
                _ => Ok(()),
            }
        }
    }
    fn not_empty(text: &str) -> Result<(), &'static str> {
        if text.is_empty() { Err("must not be empty") } else { Ok(()) }
    }

    check_table::<Outer>(&[
        (r#"{"names":["a"],"name":"b"}"#, &[]),
        (r#"{"names":["a",""],"name":""}"#, &[("/names/1", "custom"), ("/name", "custom")]),
        (r#"{"names":[],"inner":{"names":[]}}"#, &[("/names", "empty"), ("/inner/names", "empty")]),
        // The whole cannot be read, its parts can.
        (
            r#"{"names":["a"],"x":1,"inner":{"names":["",""],"name":"","inner":{"names":[]}}}"#,
            &[
                ("/x", "unknown"),
                ("/inner/names/0", "custom"),
                ("/inner/names/1", "custom"),
                ("/inner/name", "custom"),
                ("/inner/inner/names", "empty"),
            ],
        ),
    ]);
}

#[test]
fn long_strings_and_many_keys() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Long {
        #[validate(length(max = 1_000_000), pattern = "^[a-z😀]*$")]
        text: String,
    }

    let right = format!("{{\"text\":\"{}\"}}", "😀".repeat(1_000_000));
    assert_eq!(judge::<Long>(&right), []);
    let longer = format!("{{\"text\":\"{}\"}}", "a".repeat(1_000_001));
    assert_eq!(judge::<Long>(&longer), [("/text".to_owned(), "length".to_owned())]);
    let report = json::from_str::<Long>(&longer).unwrap_err();
    assert!(report.to_string().len() < 200);
    let other = format!("{{\"text\":\"{}1\"}}", "a".repeat(999_999));
    assert_eq!(judge::<Long>(&other), [("/text".to_owned(), "pattern".to_owned())]);
}

/// With a long key around many mistakes their pointers would be the square of the text.
#[test]
fn a_long_key_around_many_mistakes_ends_the_report() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Small(#[validate(range(max = 9))] u8);

    let text = format!("{{\"{}\":[{}]}}", "k".repeat(1 << 20), vec!["10"; 100].join(","));
    let report = json::from_str::<BTreeMap<String, Vec<Small>>>(&text).unwrap_err();
    let (last, others) = report.violations().split_last().unwrap();
    assert_eq!(others.len(), 1);
    assert!(
        others.iter().all(|violation| violation.code() == "range" && violation.pointer().len() > 1 << 20)
    );
    assert_eq!((last.code(), last.pointer()), ("limit", ""));
    assert_eq!(last.span().unwrap().offset, text.len());
}

#[test]
fn the_second_pass_judges_what_types_hold() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Single(#[validate(range(max = 0.1))] f32, #[validate(each(range(max = 0.1)))] Vec<f32>);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Map(#[validate(values(range(max = 9)), length(max = 1))] BTreeMap<String, u8>);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Nested(BTreeMap<String, Map>);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Set(#[validate(length(max = 1))] BTreeSet<u8>);
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Words(#[validate(each(pattern = "^[a-z]*$", custom(no_a)))] BTreeSet<String>);
    fn no_a(text: &str) -> Result<(), &'static str> {
        if text.contains('a') { Err("no a") } else { Ok(()) }
    }

    const BESIDE: (&str, &str) = ("/1", "type");
    check_table::<Single>(&[("[0.10000000149,[0.10000000149]]", &[])]);
    check_table::<(Single, u8)>(&[("[[0.10000000149,[0.10000000149]],\"\"]", &[BESIDE])]);
    check_table::<Map>(&[(r#"{"a":100,"a":1}"#, &[]), (r#"{"a":1,"a":100}"#, &[("/a", "range")])]);
    check_table::<(Map, u8)>(&[
        (r#"[{"a":100,"a":1},""]"#, &[BESIDE]),
        (r#"[{"a":1,"a":100},""]"#, &[("/0/a", "range"), BESIDE]),
    ]);
    let report = json::from_str::<Map>(r#"{"a":"","a":100}"#).unwrap_err();
    assert_eq!(report.to_string(), "1:6: /a: must be an integer, not a string\n1:13: /a: must be at most 9");
    check_table::<(Nested, u8)>(&[(r#"[{"x":{"a":100,"b":1},"x":{}},""]"#, &[BESIDE])]);
    check_table::<Set>(&[("[1,1]", &[]), ("[1,2]", &[("", "length")])]);
    check_table::<(Set, u8)>(&[("[[1,1],\"\"]", &[BESIDE]), ("[[1,2],\"\"]", &[("/0", "length"), BESIDE])]);
    // The items of a set have another order than in the text: the place of what a function says is the set's.
    check_table::<Words>(&[(r#"["z","B"]"#, &[("/1", "pattern")]), (r#"["z","a"]"#, &[("", "custom")])]);
}

/// Twice as many mistakes take about twice as long, whichever kind they are of.
#[test]
fn many_violations_take_no_walk_each() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Item {
        #[validate(range(max = 9))]
        n: u32,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Many {
        #[serde(default)]
        #[validate(each(custom(never)))]
        functions: Vec<u8>,
        #[serde(default)]
        items: Vec<Item>,
        #[serde(default)]
        aliased: Vec<Aliased>,
        #[serde(default)]
        #[validate(values(length(min = 1)), keys(length(max = 1)))]
        map: BTreeMap<String, String>,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Aliased {
        #[serde(alias = "m")]
        #[validate(custom(never))]
        n: u8,
    }
    fn never(_: &u8) -> Result<(), &'static str> {
        Err("never")
    }

    const COUNT: usize = 20_000;
    let list = |item: &str| vec![item; COUNT].join(",\n");
    let keys = |value: &str| (0..COUNT).map(|i| format!("\"k{i}\":{value}")).collect::<Vec<_>>().join(",");
    let texts = [
        (format!("{{\"items\":[{}]}}", list("{\"n\":10}")), "range", COUNT),
        (format!("{{\"items\":[{}]}}", list("{\"n\":\"\"}")), "type", COUNT),
        (format!("{{\"items\":[{}]}}", list("{\"m\":1}")), "unknown", COUNT),
        (format!("{{\"items\":[{}]}}", list("{}")), "missing", COUNT),
        (format!("{{\"functions\":[{}]}}", list("1")), "custom", COUNT),
        (format!("{{\"aliased\":[{}]}}", list("{\"m\":1}")), "custom", COUNT),
        (format!("{{{}}}", keys("1")), "unknown", COUNT),
        (format!("{{\"map\":{{{}}}}}", keys("\"\"")), "length", 2 * COUNT),
        (format!("{{\"items\":[],{}}}", list("\"items\":[]")), "duplicate", COUNT),
    ];
    for (text, code, count) in texts {
        let start = Instant::now();
        let report = json::from_str_with::<Many>(&text, &without_limits()).unwrap_err();
        let took = start.elapsed();
        let found = report.violations().iter().filter(|v| v.code() == code).count();
        assert_eq!(found, count, "{code}: {} in all", report.violations().len());
        // A walk over the text for each violation would take minutes.
        assert!(took < Duration::from_secs(20), "{code} took {took:?}");
    }
}

#[test]
fn an_alias_is_told_once_and_under_its_own_name() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Outer {
        #[serde(alias = "old")]
        inner: Inner,
    }
    #[derive(Debug, Deserialize, DeploymentValidate)]
    struct Inner {
        #[serde(alias = "was")]
        #[validate(length(max = 1), custom(never))]
        now: String,
    }
    fn never(_: &str) -> Result<(), &'static str> {
        Err("never")
    }

    let found = judge::<Outer>(r#"{"old":{"was":"ab"}}"#);
    let pairs: Vec<_> = found.iter().map(|(pointer, code)| (pointer.as_str(), code.as_str())).collect();
    assert_eq!(pairs, [("/old/was", "length"), ("/old/was", "custom")]);
}

#[test]
fn a_denied_null_is_not_also_missing() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[validate(deny_null)]
    #[allow(dead_code)]
    struct Strict {
        #[validate(required)]
        name: Option<String>,
    }

    let found = judge::<Strict>(r#"{"name":null}"#);
    assert_eq!(found, [("/name".to_owned(), "type".to_owned())]);
    assert_eq!(judge::<Strict>("{}"), [("/name".to_owned(), "required".to_owned())]);
}
