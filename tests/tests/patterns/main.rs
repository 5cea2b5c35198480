//! The corpus of patterns: JavaScript's verdicts (conformance/patterns/corpus.json) against the automaton, taken
//! in from the macro crate's own files, and against the tables that `pattern!` emitted into this test.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod flags;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "../../../macros/src/pattern/mod.rs"]
mod pattern;
mod translate;
mod why;

use std::time::{Duration, Instant};

use deployment_validate::{Matcher, Pattern, pattern};
use pattern::Search;
use serde_json::Value;

/// In the order of the corpus.
const EMITTED: &[Pattern] = &include!("../../conformance/patterns/generated.rs");

const IN_CONST: Pattern = pattern!(r"^[^\s]{1,8}$");
const _: () = assert!(IN_CONST.is_match("日本😀") && !IN_CONST.is_match("日 本"));

fn corpus() -> Value {
    serde_json::from_str(include_str!("../../conformance/patterns/corpus.json")).unwrap()
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("no list `{name}`"))
}

/// A string of the corpus, written out.
fn text(value: &Value) -> String {
    match value.as_str() {
        Some(text) => text.to_owned(),
        None => {
            let times = value["repeat"][1].as_u64().unwrap();
            let repeated = value["repeat"][0].as_str().unwrap().repeat(times as usize);
            repeated + value["then"].as_str().unwrap_or_default()
        }
    }
}

/// The patterns of the corpus in order, each with its strings and JavaScript's verdicts.
fn judged() -> Vec<(String, Vec<(String, bool)>)> {
    let corpus = corpus();
    let entries = list(&corpus, "patterns").iter().chain(list(&corpus, "equivalent"));
    entries
        .map(|entry| {
            let mut pairs = Vec::new();
            let common = entry["common"].as_str().unwrap();
            let own = entry["verdicts"].as_str().unwrap();
            for (strings, verdicts) in [(list(&corpus, "common"), common), (list(entry, "strings"), own)] {
                assert_eq!(strings.len(), verdicts.len());
                pairs.extend(strings.iter().map(text).zip(verdicts.bytes().map(|verdict| verdict == b'1')));
            }
            (entry["pattern"].as_str().unwrap().to_owned(), pairs)
        })
        .collect()
}

#[test]
fn verdicts_are_those_of_javascript() {
    let judged = judged();
    assert!(judged.len() >= 200 && judged.len() == EMITTED.len());
    let (mut pairs, mut matches) = (0, 0);
    for ((source, strings), emitted) in judged.iter().zip(EMITTED) {
        assert_eq!(emitted.source(), source);
        let dfa = pattern::compile(source).unwrap_or_else(|error| panic!("{source:?}: {error:?}"));
        for (text, expected) in strings {
            let shown: String = text.chars().take(40).collect();
            assert_eq!(dfa.is_match(text), *expected, "the automaton of {source:?} on {shown:?}");
            assert_eq!(emitted.is_match(text), *expected, "the tables of {source:?} on {shown:?}");
            pairs += 1;
            matches += usize::from(*expected);
        }
    }
    assert!(pairs > 25_000 && matches > 4_000, "{pairs} pairs, {matches} matches");
}

/// Backtracking engines do not come to an end on some of these. Time that grew with the square of a text's length
/// would be hours here.
#[test]
fn a_megabyte_takes_linear_time() {
    for emitted in EMITTED {
        let dfa = pattern::compile(emitted.source()).unwrap();
        let example = dfa.shortest_match().unwrap_or_default();
        for part in ["a", "a.", "A-", "https://a.b/", "\u{e4}", example] {
            let mut text = part.repeat((1 << 20) / part.len().max(1));
            for end in ["", "!"] {
                text.push_str(end);
                let started = Instant::now();
                std::hint::black_box(emitted.is_match(&text));
                let taken = started.elapsed();
                assert!(taken < Duration::from_secs(10), "{:?} on {part:?}: {taken:?}", emitted.source());
            }
        }
    }
}

#[test]
fn lengths_and_examples_agree_with_the_verdicts() {
    for ((source, strings), emitted) in judged().iter().zip(EMITTED) {
        let dfa = pattern::compile(source).unwrap();
        assert_eq!((dfa.shortest_len(), dfa.is_empty()), (emitted.shortest(), emitted.shortest().is_none()));
        assert_eq!(dfa.longest_len(), emitted.longest());
        match dfa.shortest_match() {
            Some(example) => assert!(emitted.is_match(example), "{source:?} on its own example {example:?}"),
            None => assert!(dfa.is_empty()),
        }
        for (text, _) in strings.iter().filter(|(_, expected)| *expected) {
            let length = text.chars().count();
            assert!(dfa.shortest_len().unwrap() <= length, "{source:?}");
            assert!(dfa.longest_len().is_none_or(|longest| longest >= length), "{source:?}");
            let example = dfa.match_within(Some(length), Some(length)).unwrap();
            assert!(length > 10_000 || example.chars().count() == length, "{source:?}: {example:?}");
            assert!(dfa.is_match(&example));
            assert_ne!(dfa.common_match(&pattern::compile("^[^]*$").unwrap()), Search::Nothing);
        }
    }
}

#[test]
fn what_javascript_refuses_is_refused() {
    for source in list(&corpus(), "rejected") {
        let source = source.as_str().unwrap();
        let error = pattern::compile(source).expect_err(source);
        let length = source.chars().count();
        assert!(error.len >= 1 && error.offset <= length, "{source:?}: {error:?}");
        assert!(error.offset == length || error.offset + error.len <= length, "{source:?}: {error:?}");
        assert_in_house_style(source, &error);
    }
}

#[test]
fn what_the_design_refuses_is_refused_quickly() {
    for source in list(&corpus(), "own_refusals") {
        let source = source.as_str().unwrap();
        let started = Instant::now();
        let error = pattern::compile(source).expect_err(source);
        assert!(started.elapsed() < Duration::from_secs(20), "{source:?}: {:?}", started.elapsed());
        assert_in_house_style(source, &error);
    }
}

#[test]
fn nesting_and_length_have_bounds() {
    let deep = |open: &str, times: usize| format!("{}a{}", open.repeat(times), ")".repeat(times));
    for open in ["(", "(?:", "(?=", "(?!", "(a|"] {
        assert!(pattern::compile(&deep(open, 90)).is_ok(), "{open:?}");
        assert!(pattern::compile(&deep(open, 50_000)).is_err(), "{open:?}");
    }
    let rounds = |times: usize| format!("^{}a{}", "(?:xx|y".repeat(times), "b?)+z".repeat(times));
    assert!(pattern::compile(&rounds(60)).is_ok());
    assert!(pattern::compile(&rounds(99)).is_ok_and(|dfa| !dfa.is_empty()));
    assert!(pattern::compile(&rounds(50_000)).is_err());
    assert!(pattern::compile(&"a?".repeat(2_000)).is_ok());
    assert!(pattern::compile(&"a".repeat(2_000)).is_ok());
    assert!(pattern::compile(&"a".repeat(50_000)).is_err());
}

fn assert_in_house_style(source: &str, error: &pattern::PatternError) {
    let message = &error.message;
    assert!(!message.ends_with('.') && message.chars().count() < 100, "{source:?}: {message}");
    assert!(!message.starts_with(char::is_uppercase), "{source:?}: {message}");
    let help = error.help.as_ref().unwrap_or_else(|| panic!("no help: {source:?}: {message}"));
    assert_eq!(
        (message.matches('`').count() + help.matches('`').count()) % 2,
        0,
        "{source:?}: {message}; {help}"
    );
    let shown = pattern::underline(source, error);
    let lines: Vec<&str> = shown.lines().collect();
    assert!(
        lines.len() == 2 && lines[1].contains('^') && lines[1].trim_matches([' ', '^']).is_empty(),
        "{shown}"
    );
}

#[test]
fn the_fault_is_underlined() {
    let shown = |source: &str| pattern::underline(source, &pattern::compile(source).unwrap_err());
    assert_eq!(shown("ab[z-a]c"), "ab[z-a]c\n   ^^^");
    assert_eq!(shown("a\n日(b"), "a\\n日(b\n     ^");
    assert_eq!(shown("(?<a"), "(?<a\n    ^");
    let long = format!("{}[z-a]{}", "x".repeat(100), "y".repeat(100));
    assert_eq!(
        shown(&long),
        format!("...{0}[z-a]{1}...\n{2}^^^", "x".repeat(29), "y".repeat(29), " ".repeat(33))
    );
}

#[test]
fn sharing_is_found_where_there_is_any() {
    let common = |left: &str, right: &str| {
        pattern::compile(left).unwrap().common_match(&pattern::compile(right).unwrap())
    };
    assert_eq!(common("^[a-z]+$", "^[0-9]+$"), Search::Nothing);
    assert_eq!(common("^[a-z]+$", "^[^]{3}$"), Search::Found("aaa".into()));
    assert_eq!(common("^[a-m]$", "^[m-z]$"), Search::Found("m".into()));
    assert_eq!(common(r"^[\u0400-\u0450]$", r"^[\u0450-\u0500]$"), Search::Found("ѐ".into()));
    assert_eq!(common("b", "^a"), Search::Found("ab".into()));
    assert_eq!(common("^(?![^]*a)", "a$"), Search::Nothing);
}

#[test]
fn a_pattern_is_a_matcher_and_prints_its_source() {
    fn judge<M: Matcher>(matcher: &M, text: &str) -> (bool, String) {
        (matcher.is_match(text), matcher.source().to_owned())
    }
    assert_eq!(judge(&IN_CONST, "a"), (true, r"^[^\s]{1,8}$".into()));
    assert_eq!(judge(&&IN_CONST, "a b"), (false, r"^[^\s]{1,8}$".into()));
    assert_eq!(format!("{IN_CONST} {IN_CONST:?}"), r#"^[^\s]{1,8}$ Pattern("^[^\\s]{1,8}$")"#);
    assert!(IN_CONST.is_anchored() && !pattern!("^a|b$").is_anchored());
}
