//! The lexer and its `Deserializer` beside serde_json: the same verdict and the same value on right texts and on
//! texts damaged in every place.
//!
//! The generator is seeded: a failure names the text, and the same run finds it again. `LEXER_RUNS` takes more.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod consts;
mod faults;
mod numbers;
mod strict;
mod texts;
mod types;

/// xorshift64*: small, seeded, good enough to choose places.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides
    }
}

/// What is put into texts to damage them, or to write the same in another way.
const PIECES: [&str; 42] = [
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    " ",
    "\n",
    "\t",
    "\u{1}",
    "\u{1f}",
    "\u{7f}",
    "\0",
    "a",
    "0",
    "1",
    "-",
    "+",
    ".",
    "e",
    "E5",
    "n",
    "/",
    "u",
    "é",
    "😀",
    "\u{feff}",
    "null",
    "true",
    "\\n",
    "\\u0041",
    "\\u0000",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\ude00",
    "\\ud83d\\u0041",
    "\\u12",
    "\\/",
    "9999999999999999999999",
    "\"imagePath\":\"a:b\",",
];

fn runs() -> usize {
    std::env::var("LEXER_RUNS").map_or(20, |runs| runs.parse().expect("a number"))
}

/// Calls a check with a text and every beginning of it, and with every piece put into it and in place of a character,
/// everywhere.
fn damaged_everywhere(text: &str, mut check: impl FnMut(&str)) {
    check(text);
    for (offset, char) in text.char_indices() {
        let (before, after) = text.split_at(offset);
        check(before);
        check(&format!("{before}{}", &after[char.len_utf8()..]));
        for piece in PIECES {
            check(&format!("{before}{piece}{after}"));
            check(&format!("{before}{piece}{}", &after[char.len_utf8()..]));
        }
    }
}

/// Calls a check with the text damaged in one to three places, so many times.
fn damaged_somewhere(text: &str, dice: &mut Dice, times: usize, mut check: impl FnMut(&str)) {
    for _ in 0..times {
        let mut damaged = text.to_owned();
        for _ in 0..=dice.roll(3) {
            let places: Vec<usize> = damaged.char_indices().map(|(offset, _)| offset).collect();
            if places.is_empty() {
                break;
            }
            let place = places[dice.roll(places.len())];
            let piece = PIECES[dice.roll(PIECES.len())];
            match dice.roll(4) {
                0 => drop(damaged.remove(place)),
                1 => damaged.truncate(place),
                2 => {
                    damaged.remove(place);
                    damaged.insert_str(place, piece);
                }
                _ => damaged.insert_str(place, piece),
            }
        }
        check(&damaged);
    }
}

/// The texts of the conformance cases of the payloads.
fn payload_texts() -> Vec<String> {
    let cases: serde_json::Value =
        serde_json::from_str(include_str!("../../conformance/payloads/cases.json")).expect("is JSON");
    let texts = cases.as_array().expect("is a list").iter().filter_map(|case| case["text"].as_str());
    texts.map(str::to_owned).collect()
}

/// The texts of the example payloads, as a person writes them.
fn example_texts() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/payloads");
    let mut texts = Vec::new();
    for folder in ["valid", "invalid"].map(|name| folder.join(name)) {
        for file in std::fs::read_dir(folder).expect("the folder is there") {
            let path = file.expect("can be read").path();
            if path.extension().is_some_and(|extension| extension == "json") {
                texts.push(std::fs::read_to_string(path).expect("is text"));
            }
        }
    }
    assert!(texts.len() > 10);
    texts.sort();
    texts
}
