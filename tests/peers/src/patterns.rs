//! Patterns on short, long and hostile texts, per byte, against `regex`, `regress` and JavaScript.

use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, Stdio};

use deployment_validate::{Pattern, pattern};

use crate::measure::{case, medians};
use crate::payloads::{CREDENTIALS, IMAGE_PATH, SERVICE_ID};

const COMPILED: [Pattern; 4] = [
    pattern!(r"^[A-Za-z0-9-]+$"),
    pattern!(r"^[a-zA-Z](-?[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*)?$"),
    pattern!(
        r"^(?:(?:https?:\/\/)?([a-zA-Z0-9\-]+\.[a-zA-Z0-9\.\-]+)(\/v1)?)?(?:\/)?([a-zA-Z/-9\.\-_]+)(?:\:([a-zA-Z/-9\.\-_\:]+)|\@([a-zA-Z/-9\.\-_\:]+))$"
    ),
    pattern!(r"^[а-яё]+( [а-яё]+)*$"),
];

struct Text {
    name: &'static str,
    pattern: usize,
    text: String,
}

fn texts() -> Vec<Text> {
    let text = |name, pattern, text| Text { name, pattern, text };
    vec![
        text("credentials, 19 bytes", 0, "example-credentials".to_owned()),
        text("credentials, 100 kB", 0, "example-credential".repeat(5_556)),
        text("service ID, 21 bytes", 1, "example-build-service".to_owned()),
        text("service ID, 100 kB", 1, "example-build-service".repeat(4_762)),
        text("service ID, hostile: 30 bytes on which backtracking explodes", 1, "a".repeat(29) + "!"),
        text("image path, 12 bytes", 2, "nginx:latest".to_owned()),
        text(
            "image path, 58 bytes",
            2,
            "https://registry.example.com/team/api@sha256:9b7cb2b8f0d64f".to_owned(),
        ),
        text("image path, 100 kB", 2, "registry.example.com/team/".repeat(3_846) + "api:1"),
        text("image path, hostile: 100 kB that never match", 2, "a.".repeat(50_000)),
        text("Cyrillic, 100 kB", 3, "дом ".repeat(14_000) + "дом"),
    ]
}

const SOURCES: [&str; 4] = [CREDENTIALS, SERVICE_ID, IMAGE_PATH, r"^[а-яё]+( [а-яё]+)*$"];

/// Prints the workload.
pub fn run() {
    for Text { name, pattern, text } in texts() {
        let own = COMPILED[pattern];
        assert_eq!(own.source(), SOURCES[pattern]);
        let rust = regex::Regex::new(SOURCES[pattern]).expect("compiles");
        let ecma = regress::Regex::new(SOURCES[pattern]).expect("compiles");
        let verdict = own.is_match(&text);
        assert_eq!(rust.is_match(&text), verdict, "{name}");
        let text = text.as_str();
        let mut cases = vec![
            case("deployment-validate", || assert_eq!(own.is_match(black_box(text)), verdict)),
            case("`regex`", || assert_eq!(rust.is_match(black_box(text)), verdict)),
        ];
        // On these texts a backtracking engine does not come to an end.
        let backtracks = name.contains("100 kB") && pattern != 0;
        if !backtracks {
            cases.push(case("`regress`", || assert_eq!(ecma.find(black_box(text)).is_some(), verdict)));
        }
        let ns = medians(&mut cases);
        let mut names: Vec<&str> = cases.iter().map(|case| case.name).collect();
        let mut per_byte: Vec<f64> = ns.iter().map(|ns| ns / text.len() as f64).collect();
        if let Some(ns) = (!backtracks).then(|| in_node(SOURCES[pattern], text, verdict)).flatten() {
            names.push("node's RegExp");
            per_byte.push(ns / text.len() as f64);
        }
        for (candidate, taken) in names.iter().zip(&per_byte) {
            println!("| pattern: {name} | {candidate} | {taken:.2} ns a byte | {:.2} |", taken / per_byte[0]);
        }
    }
}

/// Nanoseconds for one match in node, if there is a node.
fn in_node(source: &str, text: &str, verdict: bool) -> Option<f64> {
    let mut node = Command::new("node")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/src/match.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let input = serde_json::json!({ "source": source, "text": text, "verdict": verdict });
    node.stdin.take()?.write_all(input.to_string().as_bytes()).ok()?;
    let output = node.wait_with_output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}
