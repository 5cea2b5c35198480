//! Random patterns and strings, judged by JavaScript's RegExp and by the pattern compiler, which is taken in
//! from the macro crate's own files. Both the automaton and the tables it emits are held to the verdicts.
//! How to run it: conformance/patterns/README.md.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "../../macros/src/pattern/mod.rs"]
mod pattern;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use deployment_validate::private::{
    Alphabet, Packed, Pairs, Pattern, PatternProgram, PatternSteps, Run, Single,
};
use pattern::{Dfa, PatternError};
use serde_json::Value;

/// What a run came to.
#[derive(Debug, Default)]
struct Tally {
    patterns: usize,
    refused_by_both: usize,
    refused_by_design: usize,
    too_large: usize,
    pairs: usize,
    matches: usize,
    differences: Vec<String>,
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |value| value.parse().expect("a number"))
}

#[test]
#[ignore = "needs node and minutes; see conformance/patterns/README.md"]
fn random_patterns_get_the_verdicts_of_javascript() {
    let seed = setting("FUZZ_SEED", 1);
    let patterns = setting("FUZZ_PATTERNS", 100_000);
    let strings = setting("FUZZ_STRINGS", 40);
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/conformance/patterns/fuzz.mjs");
    let mut node = Command::new("node")
        .arg("--regexp-interpret-all")
        .args([script, &seed.to_string(), &patterns.to_string(), &strings.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .expect("node starts");
    let mut tally = Tally::default();
    for line in BufReader::new(node.stdout.take().unwrap()).lines() {
        tally.judge(&serde_json::from_str(&line.unwrap()).unwrap());
    }
    assert!(node.wait().unwrap().success());
    let shown = tally.differences.len().min(40);
    for difference in &tally.differences[..shown] {
        println!("{difference}");
    }
    println!(
        "{} patterns ({} refused by both, {} by design, {} too large), {} pairs ({} matches), {} differences",
        tally.patterns,
        tally.refused_by_both,
        tally.refused_by_design,
        tally.too_large,
        tally.pairs,
        tally.matches,
        tally.differences.len()
    );
    assert_eq!(tally.patterns as u64, patterns);
    assert!(tally.differences.is_empty());
    assert!(tally.too_large <= tally.patterns / 10_000, "{} patterns were too large", tally.too_large);
}

impl Tally {
    fn judge(&mut self, line: &Value) {
        self.patterns += 1;
        let source = line["pattern"].as_str().unwrap();
        let refused = line["error"] == true;
        match pattern::compile_afresh(source) {
            Ok(_) if refused => self.differences.push(format!("accepted, but refused by node: {source:?}")),
            Ok(dfa) => self.judge_strings(source, &dfa, line),
            Err(error) => {
                assert!(error.len >= 1 && error.offset <= source.chars().count(), "{source:?}: {error:?}");
                if refused {
                    self.refused_by_both += 1;
                } else if is_by_design(&error) {
                    self.refused_by_design += 1;
                } else if is_about_size(&error) {
                    self.too_large += 1;
                    println!("too large: {source:?}: {}", error.message);
                } else {
                    self.differences
                        .push(format!("refused, but accepted by node: {source:?}: {}", error.message));
                }
            }
        }
    }

    fn judge_strings(&mut self, source: &str, dfa: &Dfa, line: &Value) {
        let emitted = emitted(source, dfa);
        let verdicts = line["verdicts"].as_str().unwrap().bytes();
        let (mut lengths, mut any) = ((usize::MAX, 0), false);
        for (text, verdict) in line["strings"].as_array().unwrap().iter().zip(verdicts) {
            let (text, expected) = (text.as_str().unwrap(), verdict == b'1');
            self.pairs += 1;
            if expected {
                self.matches += 1;
                any = true;
                let length = text.chars().count();
                lengths = (lengths.0.min(length), lengths.1.max(length));
            }
            for (by, found) in [("automaton", dfa.is_match(text)), ("tables", emitted.is_match(text))] {
                if found != expected {
                    self.differences
                        .push(format!("{source:?} on {text:?}: {expected} by node, not by the {by}"));
                }
            }
        }
        let shortest = dfa.shortest_match();
        if shortest.is_some_and(|text| !dfa.is_match(text))
            || (any && dfa.shortest_len().is_none_or(|length| length > lengths.0))
            || (any && dfa.longest_len().is_some_and(|length| length < lengths.1))
            || (any && dfa.match_within(Some(lengths.0), Some(lengths.0)).is_none())
        {
            self.differences.push(format!("{source:?}: lengths or examples are wrong"));
        }
    }
}

/// Whether the design refuses what JavaScript accepts here.
fn is_by_design(error: &PatternError) -> bool {
    ["backreferences", "lookbehind", "has no meaning"].iter().any(|what| error.message.contains(what))
}

/// Whether the pattern is correct and its automaton beyond the limits.
fn is_about_size(error: &PatternError) -> bool {
    error.help.as_ref().is_some_and(|help| help.contains("pattern(regex"))
}

/// The pattern as the macro would emit it. What it is made of is never freed.
fn emitted(source: &str, dfa: &Dfa) -> Pattern {
    let tables = dfa.tables();
    let length = |length: Option<usize>| length.map_or(u32::MAX, |length| length as u32);
    Pattern::from_program(Box::leak(Box::new(PatternProgram {
        source: source.to_owned().leak(),
        name: "",
        flags: "",
        exported: None,
        shortest: length(dfa.shortest_len()),
        longest: length(dfa.longest_len()),
        is_anchored_at_start: dfa.anchored().0,
        is_anchored_at_end: dfa.anchored().1,
        distances: tables.distances.leak(),
        alphabet: Alphabet {
            bytes: Box::leak(Box::new(tables.bytes)),
            beyond_ascii: tables.beyond_ascii.leak(),
        },
        steps: match tables.steps {
            pattern::table::Steps::Run { min, max } => PatternSteps::Run(Run { min, max }),
            pattern::table::Steps::Packed(packed) => PatternSteps::Packed(Packed {
                rows: packed.rows.leak(),
                classes: packed.classes,
                first: packed.first.leak(),
                decided: packed.decided,
                accepting: packed.accepting,
            }),
            pattern::table::Steps::Pairs { columns, places, classes, start, end, accept_from } => {
                let (columns, places) = (columns.leak(), places.leak());
                PatternSteps::Pairs(Pairs { columns, places, classes, start, end, accept_from })
            }
            pattern::table::Steps::Single { table, start, end, accept_from } => {
                PatternSteps::Single(Single { table: table.leak(), start, end, accept_from })
            }
        },
    })))
}
