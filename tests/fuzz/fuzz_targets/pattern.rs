//! The pattern compiler: no pattern makes it panic, the automaton agrees with itself, and with the `regex` crate on
//! the dialect that both have.

#![no_main]

#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "../../../macros/src/pattern/mod.rs"]
mod pattern;

use libfuzzer_sys::fuzz_target;

/// Reads choices from the input; beyond its end all choices are the first.
struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn pick(&mut self, count: u8) -> u8 {
        match self.0 {
            [first, rest @ ..] => {
                let choice = first % count;
                self.0 = rest;
                choice
            }
            [] => 0,
        }
    }
}

const LITERALS: [&str; 8] = ["a", "b", "-", "é", "日", "😀", "0", " "];
const CLASSES: [&str; 8] =
    ["[ab]", "[^a]", "[a-z0-9-]", "[^日-語]", "[é-日]", r"[\d-]", "[^A-Z_😀]", r"[\-\]]"];
const QUANTIFIERS: [&str; 8] = ["*", "+", "?", "*?", "{2}", "{0,3}", "{1,}", "{3,4}?"];

/// A pattern that means the same in both dialects: `\w` is left out, which the `regex` crate takes for Unicode's.
fn shared(choices: &mut Choices<'_>, depth: usize, out: &mut String) {
    for alternative in 0..=choices.pick(3) {
        out.push_str(if alternative > 0 { "|" } else { "" });
        for _ in 0..choices.pick(5) {
            match choices.pick(8) {
                0..=2 => out.push_str(LITERALS[choices.pick(8) as usize]),
                3 => out.push_str(CLASSES[choices.pick(8) as usize]),
                4 => out.push_str([".", "^", "$", r"[^\n]"][choices.pick(4) as usize]),
                5 => out.push('a'),
                _ if depth == 0 => out.push('b'),
                _ => {
                    out.push_str(["(", "(?:"][choices.pick(2) as usize]);
                    shared(choices, depth - 1, out);
                    out.push(')');
                }
            }
            // JavaScript has no repeated `^` and `$`.
            if choices.pick(3) == 1 && !out.ends_with(['^', '$']) {
                out.push_str(QUANTIFIERS[choices.pick(8) as usize]);
            }
        }
    }
}

/// A text of the characters that the patterns know. `\r` and the separators are left out: `.` differs there.
fn text(choices: &mut Choices<'_>) -> String {
    let count = choices.pick(12);
    (0..count)
        .map(|_| match choices.pick(12) {
            choice @ 0..=7 => LITERALS[choice as usize],
            8 => "\n",
            9 => "z",
            10 => "語",
            _ => "]",
        })
        .collect()
}

fuzz_target!(|data: &[u8]| {
    if let Ok(raw) = std::str::from_utf8(data) {
        let (source, text) = raw.split_at(raw.find('\0').unwrap_or(raw.len()));
        match pattern::compile_afresh(source) {
            Ok(dfa) => {
                let matched = dfa.is_match(text);
                assert!(!matched || dfa.shortest_len().is_some_and(|least| least <= text.chars().count()));
                assert!(!matched || dfa.longest_len().is_none_or(|most| most >= text.chars().count()));
                if let Some(example) = dfa.shortest_match() {
                    assert!(dfa.is_match(&example), "{source:?} on its own example {example:?}");
                }
            }
            Err(error) => assert!(error.offset <= source.chars().count() && !error.message.is_empty()),
        }
    }
    let mut choices = Choices(data);
    let mut source = String::new();
    shared(&mut choices, 3, &mut source);
    let (Ok(dfa), Ok(regex)) = (pattern::compile_afresh(&source), regex::Regex::new(&source)) else { return };
    for _ in 0..4 {
        let text = text(&mut choices);
        assert_eq!(dfa.is_match(&text), regex.is_match(&text), "{source:?} on {text:?}");
    }
});
