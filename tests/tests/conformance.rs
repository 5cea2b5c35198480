//! Payloads judged by somebody else's JSON Schema validator, held against `json::from_str`.
//!
//! In: `conformance/payloads/cases.json`, made by the script beside it; for the differential run, a
//! file of the same cases one a line, named by the variable `PAYLOADS`. Every case is tried before the
//! test fails, so that one run shows all that is wrong.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::{self, Write as _};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use deployment_validate::deployment::Deployment;
use deployment_validate::json;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

const CASES: &str = include_str!("../conformance/payloads/cases.json");
const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/payloads");

/// As many failures as a person reads before mending something.
const SHOWN: usize = 40;

/// Names the rules themselves bring into messages: a value that is one of them is no secret.
const KNOWN_NAMES: [&str; 18] = [
    "external",
    "internal",
    "buildpack",
    "docker",
    "imagePath",
    "credentials",
    "branch",
    "buildSHA",
    "buildId",
    "configType",
    "default",
    "latest",
    "customProcess",
    "customEntrypoint",
    "customCommand",
    "customEntrypointCustomCommand",
    "originalEntrypointCustomCommand",
    "null",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    category: String,
    name: String,
    text: Option<String>,
    text_parts: Option<Vec<(String, usize)>>,
    valid: bool,
    violations: Vec<Expected>,
}

#[derive(Deserialize, Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
struct Expected {
    pointer: String,
    code: String,
}

impl Case {
    fn text(&self) -> String {
        match (&self.text, &self.text_parts) {
            (Some(text), None) => text.clone(),
            (None, Some(parts)) => parts.iter().map(|(part, times)| part.repeat(*times)).collect(),
            _ => unreachable!("{}: {}: a case has either text or text_parts", self.category, self.name),
        }
    }
}

/// What `json::from_str` said of a text.
enum Verdict {
    Valid,
    Invalid(Vec<(Expected, String)>),
    Panicked,
}

fn judge(text: &str) -> Verdict {
    let judged = catch_unwind(AssertUnwindSafe(|| match json::from_str::<Deployment<'_>>(text) {
        Ok(_) => Verdict::Valid,
        Err(report) => Verdict::Invalid(
            report
                .violations()
                .iter()
                .map(|violation| {
                    let pointer = violation.pointer().to_string();
                    let code = violation.code().to_string();
                    (Expected { pointer, code }, violation.message().to_string())
                })
                .collect(),
        ),
    }));
    judged.unwrap_or(Verdict::Panicked)
}

/// Why the case fails, or nothing.
fn failure(case: &Case) -> Option<String> {
    let text = case.text();
    let verdict = judge(&text);
    let mut expected = case.violations.clone();
    expected.sort();

    let got = match &verdict {
        Verdict::Panicked => return Some(describe(case, &text, &expected, "a panic")),
        Verdict::Valid => {
            return (!case.valid).then(|| describe(case, &text, &expected, "valid"));
        }
        Verdict::Invalid(violations) => violations,
    };
    if got.is_empty() {
        return Some(describe(case, &text, &expected, "a report without violations"));
    }
    let mut pairs: Vec<Expected> = got.iter().map(|(pair, _)| pair.clone()).collect();
    pairs.sort();
    if case.valid || pairs != expected {
        return Some(describe(case, &text, &expected, &list(&pairs)));
    }
    let strings = Strings::of(&text);
    got.iter().find_map(|(pair, message)| {
        let value = strings.told_by(message)?;
        let got = format!("the value {value:?} in the message at {:?}: {message}", pair.pointer);
        Some(describe(case, &text, &expected, &got))
    })
}

fn describe(case: &Case, text: &str, expected: &[Expected], got: &str) -> String {
    let expected = if case.valid { "valid".to_string() } else { list(expected) };
    let start: String = text.chars().take(160).collect();
    let more = if start.len() < text.len() { ".." } else { "" };
    format!(
        "{}: {}\n    text      {start:?}{more}\n    expected  {expected}\n    got       {got}\n",
        case.category, case.name,
    )
}

fn list(pairs: &[Expected]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|pair| format!("{:?} {}", pair.pointer, pair.code)).collect();
    pairs.join(", ")
}

/// The failures of a run: all counted, the first ones kept.
#[derive(Default)]
struct Failures {
    cases: usize,
    failed: usize,
    shown: String,
}

impl Failures {
    fn add(&mut self, case: &Case) {
        self.cases += 1;
        if let Some(failure) = failure(case) {
            self.failed += 1;
            if self.failed <= SHOWN {
                let _ = writeln!(self.shown, "{failure}");
            }
        }
    }

    fn assert_none(&self) {
        let Self { cases, failed, shown } = self;
        assert!(*failed == 0, "{failed} of {cases} cases fail, the first {SHOWN} at most:\n\n{shown}");
    }
}

#[test]
fn corpus() -> Result<(), Box<dyn Error>> {
    let cases: Vec<Case> = serde_json::from_str(CASES)?;
    assert!(cases.len() > 1_500, "the corpus has shrunk to {} cases", cases.len());
    let mut failures = Failures::default();
    for case in &cases {
        failures.add(case);
    }
    failures.assert_none();
    Ok(())
}

#[test]
#[ignore = "reads the file named by PAYLOADS; conformance/payloads/README.md has the command"]
fn random_payloads() -> Result<(), Box<dyn Error>> {
    let path = std::env::var("PAYLOADS").map_err(|_| "PAYLOADS names no file of random payloads")?;
    let mut failures = Failures::default();
    for line in BufReader::new(File::open(path)?).lines() {
        failures.add(&serde_json::from_str(&line?)?);
    }
    println!("{} payloads compared", failures.cases);
    assert!(failures.cases > 0, "no payload in the file");
    failures.assert_none();
    Ok(())
}

#[test]
fn example_files_are_what_their_folder_says() -> Result<(), Box<dyn Error>> {
    for (folder, valid) in [("valid", true), ("invalid", false)] {
        let mut files = 0;
        for entry in fs::read_dir(Path::new(EXAMPLES).join(folder))? {
            let path = entry?.path();
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            files += 1;
            let text = fs::read_to_string(&path)?;
            let found_valid = matches!(judge(&text), Verdict::Valid);
            assert_eq!(found_valid, valid, "valid: {}", path.display());
        }
        assert!(files >= 5, "{files} files in {folder}/");
    }
    Ok(())
}

/// The string values and the keys of a JSON text, repeated keys and their values too.
#[derive(Default)]
struct Strings {
    values: BTreeSet<String>,
    keys: BTreeSet<String>,
}

impl Strings {
    /// Nothing is found in a text that is not JSON or too deep to read.
    fn of(text: &str) -> Self {
        let mut strings = Self::default();
        let mut document = serde_json::Deserializer::from_str(text);
        let _ = DeserializeSeed::deserialize(&mut strings, &mut document);
        strings
    }

    /// The first value longer than five characters that the message gives away. A known name, with what
    /// stands behind it in a list, is in a message by right.
    fn told_by(&self, message: &str) -> Option<&str> {
        let named = |value: &str| {
            KNOWN_NAMES.iter().any(|name| name.contains(value))
                || self.keys.iter().any(|key| key.contains(value))
        };
        let mut values = self.values.iter().map(String::as_str);
        values.find(|value| {
            value.chars().count() > 5
                && !named(value.trim_matches([' ', ',', '?']))
                && message.contains(value)
        })
    }
}

impl<'de> DeserializeSeed<'de> for &mut Strings {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Strings {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.values.insert(value.to_string());
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(&mut *self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(key) = entries.next_key::<String>()? {
            self.keys.insert(key);
            entries.next_value_seed(&mut *self)?;
        }
        Ok(())
    }
}
