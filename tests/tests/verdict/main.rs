//! `json::is_valid` on types that it judges by their schema, against what `json::from_str` says of the same texts: of
//! each type some texts, and each of these changed in every way that a small table of changes allows. The report is held to
//! that of the second pass. That the verdict makes no value shows in what it allocates: nothing.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod conditions;
mod containers;
mod defaults;
mod newtypes;
mod nothing_made;
mod objects;
mod places;
mod scalars;

use std::collections::BTreeSet;

use deployment_validate::{DeploymentValidate, Limits, Options, json};
use serde::Deserialize;

#[derive(Debug, DeploymentValidate)]
#[serde(rename_all = "lowercase")]
#[validate(deserialize)]
pub(crate) enum Kind {
    Http,
    #[serde(alias = "tcp")]
    Socket,
    Cmd,
    #[serde(skip)]
    #[allow(dead_code)]
    Hidden,
}

/// Texts that a value may be replaced with.
const VALUES: [&str; 47] = [
    "null",
    "true",
    "0",
    "-0",
    "1",
    "1.0",
    "5",
    "7",
    "-1",
    "10",
    "0.1",
    "1e2",
    "1e400",
    "300",
    "01",
    "+1",
    "18446744073709551616",
    "340282366920938463463374607431768211456",
    "\"\"",
    "\"a\"",
    "\"/x\"",
    "\"\\u0061\"",
    "\"\\u00e9\"",
    "\"\\ud800\"",
    "\"http\"",
    "\"cm\\u0064\"",
    "\"tcp\"",
    "\"hidden\"",
    "\"longer\"",
    "1e39",
    "1e309",
    "16777217",
    "170141183460469231731687303715884105728",
    "340282366920938463463374607431768211455",
    "-9223372036854775809",
    "[]",
    "[1]",
    "[1,2]",
    "[1,1]",
    "[[]]",
    "{}",
    "{\"a\":1}",
    "{\"a\":1,\"a\":2}",
    "{\"1\":[]}",
    "{\" 1\":[]}",
    "{\"6\":1}",
    "{\"b\":10,\"b\":1}",
];

/// Texts that may be put in anywhere.
const BITS: [&str; 8] = [" ", ",", "}", "\"", "\\", "{\"zz\":1}", "\u{1}", "\"kind\":\"cmd\","];

/// The ranges of tokens: strings, numbers, words, brackets.
fn tokens(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at += 1;
        match bytes[start] {
            b'"' => {
                while bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at += 1;
            }
            b'0'..=b'9' | b'-' | b'a'..=b'z' => {
                while at < bytes.len()
                    && matches!(bytes[at], b'0'..=b'9' | b'.' | b'e' | b'a'..=b'd' | b'f'..=b'z')
                {
                    at += 1;
                }
            }
            _ => {}
        }
        tokens.push((start, at));
    }
    tokens
}

/// The text with each token left out, doubled, and replaced with each value and each other token, and with bits put in.
fn changed(text: &str) -> Vec<String> {
    let tokens = tokens(text);
    let mut texts = vec![text.to_owned()];
    let own = tokens.iter().map(|(start, end)| &text[*start..*end]);
    let replacements: BTreeSet<&str> = own.chain(VALUES).chain(["", "-", "\u{e9}"]).collect();
    for (start, end) in &tokens {
        let (before, token, after) = (&text[..*start], &text[*start..*end], &text[*end..]);
        texts.extend(replacements.iter().map(|other| format!("{before}{other}{after}")));
        texts.push(format!("{before}{token}{token}{after}"));
        texts.push(before.to_owned());
        texts.extend(BITS.iter().map(|bit| format!("{before}{bit}{token}{after}")));
    }
    texts
}

/// Options under which a report always is that of the second pass.
fn second_pass() -> Options {
    Options::new().limits(Limits::new().depth(127))
}

/// Compares the verdicts on all changes of the texts; returns how many were valid.
pub(crate) fn compare<T: DeploymentValidate + for<'de> Deserialize<'de>>(texts: &[&str]) -> usize {
    let mut valid = 0;
    for text in texts {
        assert!(json::from_str::<T>(text).is_ok(), "{text} is right to begin with");
        for text in changed(text) {
            let read = json::from_str::<T>(&text).map(drop);
            valid += usize::from(read.is_ok());
            assert_eq!(json::is_valid::<T>(&text), read.is_ok(), "{text}: {:?}", read.err());
            assert_eq!(read, json::from_str_with::<T>(&text, &second_pass()).map(drop), "{text}");
        }
    }
    valid
}

/// The same of a type that borrows, which no bound for all lifetimes takes.
macro_rules! compare_borrowed {
    ($ty:ident, $texts:expr) => {{
        let mut valid = 0;
        for text in $texts {
            let text: &str = text;
            assert!(json::from_str::<$ty<'_>>(text).is_ok(), "{text} is right to begin with");
            for text in $crate::changed(text) {
                let read = json::from_str::<$ty<'_>>(&text).map(drop);
                valid += usize::from(read.is_ok());
                assert_eq!(json::is_valid::<$ty<'_>>(&text), read.is_ok(), "{text}: {:?}", read.err());
                let slowly = json::from_str_with::<$ty<'_>>(&text, &$crate::second_pass()).map(drop);
                assert_eq!(read, slowly, "{text}");
            }
        }
        valid
    }};
}

pub(crate) use compare_borrowed;
