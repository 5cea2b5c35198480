//! YAML texts: the same data has the same verdict and violations as in JSON, whatever its style; what YAML has
//! and JSON has not means what YAML 1.2 says, or is refused at its place; no text makes the reader panic.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

// The fuzz targets share it, and use all of it.
#[allow(dead_code, unreachable_pub)]
#[path = "../fuzz/src/data.rs"]
mod data;
mod values;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use data::Data;
use deployment_validate::deployment::Deployment;
use deployment_validate::{DeploymentValidate, Report, json, yaml};
use serde::Deserialize;
use values::Random;

const CASES: &str = include_str!("../conformance/payloads/cases.json");

type Found = Vec<(String, String)>;

fn found(report: &Report) -> Found {
    let mut found: Found =
        report.violations().iter().map(|v| (v.pointer().to_string(), v.code().to_string())).collect();
    found.sort();
    found
}

fn in_json<'t, T: Deserialize<'t> + DeploymentValidate>(text: &'t str) -> Found {
    json::from_str::<T>(text).err().map_or(Vec::new(), |report| found(&report))
}

fn in_yaml<'t, T: Deserialize<'t> + DeploymentValidate>(text: &'t str) -> Found {
    yaml::from_str::<T>(text).err().map_or(Vec::new(), |report| found(&report))
}

// ---- the corpus in several styles

#[derive(Clone, Copy, Debug)]
enum Style {
    Block,
    Flow,
    Quoted,
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// A string in the style, plain where it can be.
fn string(text: &str, style: Style, indent: usize) -> String {
    let is_word = |char: char| char.is_ascii_alphanumeric() || "/._-".contains(char);
    let is_plain = text.starts_with(|char: char| char.is_ascii_alphabetic() || char == '/')
        && text.ends_with(is_word)
        && text.chars().all(|char| is_word(char) || char == ' ')
        && !["null", "true", "false"].contains(&text.to_lowercase().as_str());
    let is_block = text.contains('\n')
        && text.lines().all(|line| line.starts_with(is_word) && line.ends_with(is_word))
        && !text.contains('\r')
        && !text.ends_with('\n');
    match style {
        Style::Quoted => quoted(text),
        _ if is_plain => text.to_string(),
        Style::Block if is_block => {
            let inner = " ".repeat(indent + 2);
            format!("|-\n{inner}{}", text.replace('\n', &format!("\n{inner}")))
        }
        Style::Block
            if !text
                .contains(|char: char| char.is_control() || "\u{2028}\u{2029}\u{feff}".contains(char)) =>
        {
            format!("'{}'", text.replace('\'', "''"))
        }
        _ => quoted(text),
    }
}

fn emit(data: &Data, style: Style, indent: usize) -> String {
    match (data, style) {
        (Data::Null, _) => "null".to_owned(),
        (Data::Bool(truth), _) => truth.to_string(),
        (Data::Unsigned(number), _) => number.to_string(),
        (Data::Signed(number), _) => number.to_string(),
        (Data::Float(number), _) => format!("{number:e}"),
        (Data::Text(text), _) => string(text, style, indent),
        (Data::List(items), Style::Block) if !items.is_empty() => {
            let pad = " ".repeat(indent);
            items.iter().map(|item| format!("\n{pad}- {}", emit(item, style, indent + 2))).collect()
        }
        (Data::Object(entries), Style::Block) if !entries.is_empty() => {
            let pad = " ".repeat(indent);
            let key = |key: &String| if key == "<<" { quoted(key) } else { string(key, Style::Flow, 0) };
            entries
                .iter()
                .map(|(name, value)| format!("\n{pad}{}: {}", key(name), emit(value, style, indent + 2)))
                .collect()
        }
        (Data::List(items), _) => {
            let items: Vec<String> = items.iter().map(|item| emit(item, style, 0)).collect();
            format!("[{}]", items.join(", "))
        }
        (Data::Object(entries), _) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", string(key, style, 0), emit(value, style, 0)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

#[derive(Deserialize)]
struct Case {
    category: String,
    name: String,
    text: Option<String>,
}

#[test]
fn the_corpus_has_the_same_violations_as_yaml() {
    let cases: Vec<Case> = serde_json::from_str(CASES).unwrap();
    let mut compared = 0;
    let mut failures = Vec::new();
    for case in &cases {
        let Some(text) = &case.text else { continue };
        // What is no JSON, or only a JSON text can say.
        if ["syntax", "surrogate", "nesting"].contains(&case.category.as_str()) {
            continue;
        }
        let Ok(data) = serde_json::from_str::<Data>(text) else { continue };
        let expected = in_json::<Deployment<'_>>(text);
        for style in [Style::Block, Style::Flow, Style::Quoted] {
            let text = emit(&data, style, 0);
            let got = in_yaml::<Deployment<'_>>(&text);
            compared += 1;
            if got != expected {
                failures.push(format!(
                    "{}: {} as {style:?}\n{text}\n  expected {expected:?}\n  got      {got:?}",
                    case.category, case.name
                ));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {compared} differ:\n{}",
        failures.len(),
        failures[..failures.len().min(15)].join("\n")
    );
    assert!(compared > 4_000, "{compared} compared");
}

// ---- what YAML has of its own

#[derive(Debug, Deserialize, DeploymentValidate)]
#[serde(deny_unknown_fields)]
struct Service<'a> {
    #[serde(borrow)]
    #[validate(length(min = 2))]
    name: Cow<'a, str>,
    port: Option<u16>,
    ratio: Option<f64>,
    live: Option<bool>,
    #[validate(each(pattern = "^[a-z]+$"))]
    tags: Option<Vec<String>>,
    env: Option<BTreeMap<String, String>>,
    limits: Option<Limits>,
    fallback: Option<Limits>,
}

#[derive(Debug, PartialEq, Deserialize, DeploymentValidate)]
struct Limits {
    #[validate(range(max = 64))]
    cpu: u8,
    memory: Option<u32>,
}

/// Text, then pointer, code, line, column and what stands at the place.
type Expectation = (&'static str, &'static [(&'static str, &'static str, usize, usize, &'static str)]);

const TABLE: &[Expectation] = &[
    // Scalars.
    ("name: yes", &[]),
    ("name: 'on'\nport: 0x1F\nratio: 1\nlive: True", &[]),
    ("name: ab\nport: 0o17\nratio: .5e1\nlive: FALSE", &[]),
    ("name: ~", &[("/name", "type", 1, 7, "~")]),
    ("name: 12", &[("/name", "type", 1, 7, "12")]),
    ("name: ab\nport: 1.0", &[("/port", "type", 2, 7, "1.0")]),
    ("name: ab\nport: \"80\"", &[("/port", "type", 2, 7, "\"80\"")]),
    ("name: ab\nlive: yes", &[("/live", "type", 2, 7, "yes")]),
    ("name: ab\nport:\nratio: null", &[]),
    ("name: ab\nport: 1_000", &[("/port", "type", 2, 7, "1_000")]),
    ("name: ab\nratio: .inf", &[("", "syntax", 2, 8, ".")]),
    ("name: ab\nratio: 1e400", &[("", "syntax", 2, 8, "1")]),
    ("name: ab\nratio: -.INF", &[("", "syntax", 2, 8, "-")]),
    ("name: ab\nratio: .nan", &[("", "syntax", 2, 8, ".")]),
    // Places.
    ("name: é😀\nport: [1]", &[("/port", "type", 2, 7, "[1]")]),
    ("{name: é😀, port: '1'}", &[("/port", "type", 1, 18, "'1'")]),
    ("name: ab\r\nport: x\r\n", &[("/port", "type", 2, 7, "x")]),
    ("port: 1", &[("/name", "missing", 1, 1, "port: 1")]),
    ("name: ab\nlimits:\n  memory: 1 # no cpu\nport: 1", &[("/limits/cpu", "missing", 3, 3, "memory: 1")]),
    ("name: ab\nlimits: {memory: 1}", &[("/limits/cpu", "missing", 2, 9, "{memory: 1}")]),
    ("name: ab\nport : 1\nports: 2", &[("/ports", "unknown", 3, 1, "ports")]),
    ("name: ab\nname: cd", &[("/name", "duplicate", 2, 1, "name")]),
    ("name: ab\ntags:\n- ok\n- 'NO'\n", &[("/tags/1", "pattern", 4, 3, "'NO'")]),
    ("- ab\n", &[("", "type", 1, 1, "- ab")]),
    ("", &[("", "syntax", 1, 1, "")]),
    ("# nothing\n", &[("", "syntax", 1, 1, "#")]),
    ("name: \"\\ud83d\\ude00\"", &[("", "syntax", 1, 7, "\"")]),
    ("name:\nport: 1", &[("/name", "type", 1, 5, "")]),
    ("{name: , port: 1}", &[("/name", "type", 1, 6, "")]),
    ("tags:\n  - \n  - ok\nname: ab", &[("/tags/0", "type", 2, 5, "")]),
    // Strings in blocks.
    ("name: |\n  several\n  lines\nport: 1", &[]),
    ("name: >-\n  a\n", &[("/name", "length", 2, 3, "a")]),
    ("name: \"\\u00e9\\x41\"", &[]),
    // Anchors, aliases, merge keys.
    ("name: &n ab\ntags: [*n, &t cd, *t]", &[]),
    ("name: ab\nlimits: &l\n  cpu: 1\nfallback: *l", &[]),
    (
        "name: ab\nlimits: &l {cpu: 65}\nfallback: *l",
        &[("/limits/cpu", "range", 2, 18, "65"), ("/fallback/cpu", "range", 2, 18, "65")],
    ),
    ("name: ab\nlimits: &l {cpu: 1, memory: 5}\nfallback:\n  <<: *l\n  cpu: 2", &[]),
    (
        "name: ab\nlimits: &l {memory: x}\nfallback: {<<: [*l], cpu: 2}",
        &[
            ("/limits/cpu", "missing", 2, 12, "{memory: x}"),
            ("/limits/memory", "type", 2, 21, "x"),
            ("/fallback/memory", "type", 2, 21, "x"),
        ],
    ),
    ("name: ab\nlimits: {<<: 5, cpu: 1}", &[("", "syntax", 2, 10, "<")]),
    ("name: ab\nport: *gone", &[("", "syntax", 2, 7, "*")]),
    ("name: ab\nenv: &e {a: *e}", &[("", "syntax", 2, 13, "*")]),
    ("name: ab\nport: &p x\nratio: *p", &[("/port", "type", 2, 10, "x"), ("/ratio", "type", 3, 8, "*p")]),
    // Tags.
    ("name: !!str 12\nport: !!int 80", &[]),
    ("name: ! 12\nlimits: !!map {cpu: 1}\ntags: !!seq [ab]", &[]),
    ("name: ab\nport: !!int x", &[("", "syntax", 2, 7, "!")]),
    ("name: !secret ab\nlimits: !local {cpu: 1}\ntags: !<!local> [ab]", &[]),
    ("name: !<tag:yaml.org,2002:str> 12\nport: !<tag:yaml.org,2002:int> 80", &[]),
    ("name: !<tag:example.org,2000:name> ab\nlimits: !<tag:yaml.org,2002:map> {cpu: 1}", &[]),
    ("%TAG !y! tag:yaml.org,2002:\n---\nname: !y!str 12\nport: !y!int 80", &[]),
    ("name: ab\nport: !local 80", &[("/port", "type", 2, 14, "80")]),
    ("name: ab\nport: !<tag:yaml.org,2002:str> 80", &[("/port", "type", 2, 32, "80")]),
    ("name: ab\nport: !<tag:yaml.org,2002:int> x", &[("", "syntax", 2, 7, "!")]),
    ("name: ab\nenv: !<tag:yaml.org,2002:seq> {a: x}", &[("", "syntax", 2, 6, "!")]),
    ("name: ab\nenv: !<> {a: x}", &[("", "syntax", 2, 6, "!")]),
    ("name: ab\nenv: !!set {a}", &[("", "syntax", 2, 6, "!")]),
    // Keys.
    ("name: ab\nenv: {1: a}", &[("", "syntax", 2, 7, "1")]),
    ("name: ab\nenv:\n  true: a", &[("", "syntax", 3, 3, "t")]),
    ("name: ab\nenv: {'1': a}", &[]),
    ("name: ab\n? [a]\n: 1", &[("", "syntax", 2, 3, "[")]),
    ("? name\n: ab", &[]),
    // Documents.
    ("---\nname: ab\n...\n", &[]),
    ("%YAML 1.2\n---\nname: ab\n", &[]),
    ("---\nname: ab\n---\nname: cd\n", &[("", "syntax", 3, 1, "-")]),
    ("\u{feff}name: ab", &[]),
    ("name: a\u{0}b", &[("", "syntax", 1, 8, "\u{0}")]),
    ("name: [ab", &[("", "syntax", 1, 10, "")]),
    ("name: ab\n\tport: 1", &[("", "syntax", 2, 1, "\t")]),
    ("name: 'ab", &[("", "syntax", 1, 7, "'")]),
];

#[test]
fn yaml_of_its_own() {
    let mut failures = Vec::new();
    for (text, expected) in TABLE {
        let report = yaml::from_str::<Service<'_>>(text).err();
        let got: Vec<_> = report
            .iter()
            .flat_map(|report| report.violations())
            .map(|violation| {
                let span = violation.span().unwrap();
                let place = text.get(span.offset..span.offset + span.len).unwrap_or("?");
                (violation.pointer(), violation.code(), span.line, span.column, place)
            })
            .collect();
        if got != *expected {
            let messages = report.as_ref().map(ToString::to_string);
            failures.push(format!("{text:?}\n  expected {expected:?}\n  got      {got:?}\n  {messages:?}"));
        }
    }
    assert!(failures.is_empty(), "{} of {} differ:\n{}", failures.len(), TABLE.len(), failures.join("\n"));
}

#[test]
fn values_are_read() {
    let text =
        "name: &n ab\nport: 0x1F\ntags: [*n]\nlimits: &l {cpu: 1, memory: 5}\nfallback: {<<: *l, cpu: 2}";
    let service = yaml::from_str::<Service<'_>>(text).unwrap();
    assert_eq!((service.name.as_ref(), service.port), ("ab", Some(31)));
    assert_eq!(service.tags, Some(vec!["ab".to_string()]));
    assert_eq!(service.fallback, Some(Limits { cpu: 2, memory: Some(5) }));
    let service =
        yaml::from_str::<Service<'_>>("name: |\n  several\n  lines\nenv: {'1': \"a\\nb\"}").unwrap();
    assert_eq!(service.name, "several\nlines\n");
    assert_eq!(service.env.as_ref().unwrap()["1"], "a\nb");
}

#[test]
fn tokens_are_what_yaml_says() {
    for text in ["0x", "0xg", "1e", "1e+", "0o8", "."] {
        assert_eq!(*yaml::from_str::<String>(text).unwrap(), text);
    }
    assert_eq!(*yaml::from_str::<f64>("!!float 1").unwrap(), 1.0);
    assert_eq!(
        *yaml::from_str::<f64>("!!float 340282366920938463463374607431768211455").unwrap(),
        u128::MAX as f64
    );
    assert!(yaml::from_str::<u8>("!!float 1").is_err());
    assert!(*yaml::from_str::<bool>("!!bool true").unwrap());
    assert_eq!(*yaml::from_str::<Option<u8>>("!!null ~").unwrap(), None);
    for (text, expected) in [
        ("!!float .inf", "1:1: not a finite number"),
        ("!!null 1", "1:1: what is tagged !!null is none"),
        ("!!bool 1", "1:1: what is tagged !!bool is none"),
        ("!!int 1.0", "1:1: what is tagged !!int is none"),
        ("a:\n  b: 1\n  \tc: 1", "3:3: a tab cannot indent: indent with spaces"),
    ] {
        assert_eq!(yaml::from_str::<f64>(text).unwrap_err().to_string(), expected, "{text}");
    }
}

#[test]
fn keys_in_quotes_and_long_aliases_are_plain_data() {
    type Maps = BTreeMap<String, BTreeMap<String, u8>>;
    assert_eq!(yaml::from_str::<Maps>(r#"{"<<": {a: 1}}"#).unwrap()["<<"]["a"], 1);
    assert_eq!(yaml::from_str::<Maps>("!!str <<: {a: 1}").unwrap()["<<"]["a"], 1);
    let report = yaml::from_str::<BTreeMap<String, u8>>("a: &x # note\n  text").unwrap_err();
    assert_eq!(report.to_string(), "2:3: /a: must be an integer, not a string");
    let aliases = format!("[&a {}, *a, *a, *a, *a, *a]", "x".repeat(50_000));
    assert_eq!(yaml::from_str::<Vec<String>>(&aliases).unwrap().len(), 6);
}

#[derive(Deserialize, DeploymentValidate)]
struct Keyed {
    by_number: BTreeMap<u8, u8>,
    big: Option<u128>,
    least: Option<i128>,
    list: Option<Vec<Shape>>,
}

#[derive(Deserialize, DeploymentValidate)]
enum Shape {
    Point,
    Circle(u8),
    Box { width: u8 },
}

#[test]
fn types_are_read_as_from_json() {
    for text in [
        r#"{"by_number": {"1": 2}}"#,
        r#"{"by_number": {"256": 2}}"#,
        r#"{"by_number": {"01": 2}}"#,
        r#"{"by_number": {"a": 2}}"#,
        r#"{"by_number": {}, "big": 340282366920938463463374607431768211455}"#,
        r#"{"by_number": {}, "big": -1}"#,
        r#"{"by_number": {}, "least": -170141183460469231731687303715884105728}"#,
        r#"{"by_number": {}, "list": ["Point", {"Circle": 1}, {"Box": {"width": 2}}]}"#,
        r#"{"by_number": {}, "list": [{"Point": null}, {"Circle": "1"}, {"Box": [2]}, "Circle", {}]}"#,
        r#"{"by_number": {}, "list": [{"Circle": 1, "Point": 1}]}"#,
    ] {
        let (by_json, by_yaml) = (in_json::<Keyed>(text), in_yaml::<Keyed>(text));
        assert_eq!(by_yaml, by_json, "{text}");
    }
}

// ---- texts that mean harm

/// In YAML a list may start where its first item does, and a mapping where its first key does.
#[test]
fn what_starts_at_one_place_is_judged_apart() {
    #[derive(Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Route {
        #[validate(each(one_of("a", "b")))]
        tags: Vec<String>,
        #[validate(length(min = 3), each(range(max = 9)))]
        levels: Vec<u8>,
        #[validate(keys(range(max = 9)))]
        weights: BTreeMap<u8, u8>,
    }

    for (yaml, json) in [
        (
            "tags:\n- 5\n- x\nlevels: [1, 2, 3]\nweights: {}\n",
            r#"{"tags":[5,"x"],"levels":[1,2,3],"weights":{}}"#,
        ),
        (
            "tags:\n- a:\n- x\nlevels: [1, 2, 3]\nweights: {}\n",
            r#"{"tags":[{"a":null},"x"],"levels":[1,2,3],"weights":{}}"#,
        ),
        ("tags: []\nlevels:\n- 300\n- 10\nweights: {}\n", r#"{"tags":[],"levels":[300,10],"weights":{}}"#),
        ("tags: []\nlevels:\n- 300\n- x\nweights: {}\n", r#"{"tags":[],"levels":[300,"x"],"weights":{}}"#),
        (
            "tags: []\nlevels: 1\nweights:\n  x: 1\n  \"10\": 300\n",
            r#"{"tags":[],"levels":1,"weights":{"x":1,"10":300}}"#,
        ),
    ] {
        assert_eq!(in_yaml::<Route>(yaml), in_json::<Route>(json), "{yaml}");
    }
}

#[test]
fn an_alias_may_be_judged_as_another_type() {
    #[derive(Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Small {
        port: u8,
    }

    #[derive(Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Large {
        #[validate(multiple_of = 7)]
        port: u16,
    }

    #[derive(Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Both {
        small: Small,
        large: Large,
    }

    let found = in_yaml::<Both>("small: &port {port: 300}\nlarge: *port\n");
    assert_eq!(found, in_json::<Both>(r#"{"small":{"port":300},"large":{"port":300}}"#));
    let expected = [("/large/port", "multiple_of"), ("/small/port", "type")];
    assert_eq!(found, expected.map(|(pointer, code)| (pointer.to_owned(), code.to_owned())));
}

#[test]
fn hostile_texts_are_refused_fast() {
    let laughs = {
        let mut text = String::from("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for level in 1..40 {
            let aliases = vec![format!("*a{}", level - 1); 9].join(", ");
            text.push_str(&format!("a{level}: &a{level} [{aliases}]\n"));
        }
        text
    };
    let merges = {
        let mut text = String::from("a: &a {");
        text.push_str(&(0..1000).map(|key| format!("k{key}: 1, ")).collect::<String>());
        text.push_str("}\nlist:\n");
        text.push_str(&"- <<: *a\n".repeat(20_000));
        text
    };
    let aliases = format!("a: &a {}\nlist: [{}]", "x".repeat(100_000), "*a, ".repeat(100_000));
    let texts = [
        ("laughs", laughs),
        ("merges", merges),
        ("aliases", aliases),
        ("flow", "[".repeat(100_000)),
        ("mappings", "{a: ".repeat(100_000)),
        ("block", "- ".repeat(100_000)),
        ("keys", "? ".repeat(100_000)),
        ("nested", (0..2000).map(|level| format!("{}a:\n", " ".repeat(level))).collect()),
        ("anchors", format!("a: {}", "&a ".repeat(100_000))),
    ];
    for (name, text) in texts {
        let start = Instant::now();
        let report = yaml::from_str::<Service<'_>>(&text).unwrap_err();
        let code = if matches!(name, "flow" | "mappings" | "block" | "nested") { "depth" } else { "syntax" };
        assert_eq!(found(&report), [(String::new(), code.to_string())], "{name}");
        assert!(start.elapsed() < Duration::from_secs(5), "{name}: {:?}", start.elapsed());
    }
}

#[test]
fn depth_is_no_mistake_up_to_a_bound() {
    let nested = |levels: usize| format!("name: ab\nextra: {}{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(in_yaml::<Service<'_>>(&nested(126)), [("/extra".to_string(), "unknown".to_string())]);
    assert_eq!(in_yaml::<Service<'_>>(&nested(127)), [(String::new(), "depth".to_string())]);
}

#[test]
fn no_text_makes_the_reader_panic() {
    const PIECES: [&str; 40] = [
        "name",
        ":",
        " ",
        "\n",
        "- ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a",
        "!",
        "!!str ",
        "!<x> ",
        "|",
        ">",
        "+",
        "'",
        "\"",
        "\\",
        "\\u12",
        "#",
        "%",
        "---\n",
        "...\n",
        "<<",
        "~",
        "é",
        "😀",
        "\t",
        "\r\n",
        "\u{feff}",
        "\u{0}",
        "\u{85}",
        "0x",
        ".",
        "  ",
        "%TAG ! !\n",
    ];
    let seeds: Vec<&str> = TABLE.iter().map(|(text, _)| *text).collect();
    let mut random = Random::new(7);
    for _ in 0..20_000 {
        let mut text = seeds[random.below(seeds.len())].to_string();
        for _ in 0..1 + random.below(6) {
            let mut at = random.below(text.len() + 1);
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            match random.below(3) {
                0 => text.truncate(at),
                _ => text.insert_str(at, PIECES[random.below(PIECES.len())]),
            }
        }
        if let Err(report) = yaml::from_str::<Service<'_>>(&text) {
            assert!(!report.violations().is_empty(), "{text:?}");
            for violation in &report {
                let span = violation.span().expect("every violation has a place");
                assert!(text.get(span.offset..span.offset + span.len).is_some(), "{text:?}: {span:?}");
            }
        }
    }
}

#[test]
fn tabs_separate_keys_from_values() {
    #[derive(Debug, Deserialize, DeploymentValidate)]
    #[allow(dead_code)]
    struct Names<'a> {
        first: &'a str,
        #[validate(length(max = 3))]
        second: String,
    }

    for text in
        ["first:\tab\nsecond:\t\tcd", "{first:\tab, second:\tcd}", "first: \"a:\\tb\"\nsecond:\t'a:\t'"]
    {
        let read = yaml::from_str::<Names<'_>>(text).map(|value| value.into_inner().second);
        assert!(read.is_ok() || text.contains("\\t"), "{text}: {read:?}");
    }
    let report = yaml::from_str::<Names<'_>>("first:\tab\nsecond:\tlong").unwrap_err();
    assert_eq!(report.to_string(), "2:9: /second: must be at most 3 characters long");
    let kept = yaml::from_str::<BTreeMap<String, String>>("a:\tb\nc: 'x:\ty'").unwrap();
    assert_eq!(kept["c"], "x:\ty");
    let colon = yaml::from_str::<BTreeMap<String, String>>("\"a:\":\tb\nc::\td").unwrap();
    assert_eq!((&*colon["a:"], &*colon["c:"]), ("b", "d"));
    // Many of them take no more than linear work and a bound.
    let start = Instant::now();
    let text: String = (0..20_000).map(|index| format!("k{index}:\tv\n")).collect();
    let _ = yaml::from_str::<BTreeMap<String, String>>(&text);
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
}
