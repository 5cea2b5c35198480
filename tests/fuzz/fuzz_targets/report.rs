//! Reports that come from elsewhere: whatever their places are, reading, drawing, applying, sorting and writing them never
//! panics, and what is written is read as the same.

#![no_main]

use deployment_validate::deployment::Deployment;
use deployment_validate::{Path, Report, Style, json};
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value, json};

const TEXTS: [&str; 8] = [
    "",
    "a",
    "{\"internal\": {}, \"docker\": 1}",
    "{\r\n\t\"é\": \"日本語\",\n \"b\": [\"😀\", 1]}\n",
    "é\u{301}\u{200b}\u{202e}x",
    "\n\n\n",
    "{\"docker\":{\"configType\":\"customComand\"}}",
    "a: 1\nb:\n  - é\n",
];
const POINTERS: [&str; 8] = ["", "/a", "/a/0", "/~0~1", "a", "/~", "/docker/configType", "//"];
const CODES: [&str; 6] = ["type", "unknown", "syntax", "range", "", "mine"];
const NUMBERS: [u64; 8] = [0, 1, 2, 7, 40, u32::MAX as u64, i64::MAX as u64, u64::MAX];

struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn pick(&mut self, count: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % count
    }

    fn number(&mut self) -> Value {
        if self.pick(4) == 0 { json!(NUMBERS[self.pick(8)]) } else { json!(self.pick(50)) }
    }

    fn place(&mut self, with: &[&str]) -> Map<String, Value> {
        with.iter().map(|name| ((*name).to_owned(), self.number())).collect()
    }

    fn violation(&mut self) -> Value {
        let mut violation = Map::new();
        violation.insert("pointer".into(), json!(POINTERS[self.pick(8)]));
        violation.insert("code".into(), json!(CODES[self.pick(6)]));
        violation.insert("message".into(), json!(TEXTS[self.pick(8)]));
        if self.pick(4) > 0 {
            violation.extend(self.place(&["line", "column", "offset", "len"]));
        }
        match self.pick(6) {
            0 => drop(violation.insert("detail".into(), Value::Object(self.place(&["offset", "len"])))),
            1 | 2 => {
                let mut edit = self.place(&["offset", "len"]);
                edit.insert("replacement".into(), json!(TEXTS[self.pick(8)]));
                violation.insert("edit".into(), Value::Object(edit));
            }
            3 => drop(violation.insert("severity".into(), json!(["warning", "error"][self.pick(2)]))),
            4 => drop(violation.insert("key".into(), json!(self.pick(2) == 0))),
            _ => {
                let value =
                    [self.number(), json!("a"), json!([1, "b", null, {"c": 0.5}])][self.pick(3)].clone();
                violation.insert("params".into(), json!({ POINTERS[self.pick(8)]: value }));
            }
        }
        Value::Object(violation)
    }
}

/// Everything that a report is used for, on a text that it may not be about.
fn use_up(report: &Report, text: &str) {
    let mut styles = [Style::new(), Style::new().width(5), Style::new().color(true).first_line(usize::MAX)];
    for style in &mut styles {
        let _ = report.render("name", text, *style);
    }
    let _ = (report.to_string(), report.edited(text), report.by_pointer().len());
    let _ = serde_json::to_string(&report.problem()).expect("is JSON");
    let _ = report.clone().nested_under(&Path::ROOT.key("a~/b").index(usize::MAX)).to_string();
    let mut located = report.clone();
    located.locate(text);
    let written = serde_json::to_string(report).expect("is JSON");
    let read = serde_json::from_str::<Report>(&written).expect("was written so");
    assert_eq!(serde_json::to_string(&read).expect("is JSON"), written);
}

fuzz_target!(|data: &[u8]| {
    if let Ok(raw) = std::str::from_utf8(data) {
        let (as_json, text) = raw.split_at(raw.find('\0').unwrap_or(raw.len()));
        if let Ok(report) = serde_json::from_str::<Report>(as_json) {
            use_up(&report, text);
        }
        // Reports of the crate stay the same when they are written and read.
        if let Err(report) = json::from_str::<Deployment<'_>>(raw) {
            let written = serde_json::to_string(&report).expect("is JSON");
            let read: Report = serde_json::from_str(&written).expect("was written so");
            assert_eq!(read, report);
            use_up(&report, raw);
        }
    }
    let mut choices = Choices(data);
    let text = TEXTS[choices.pick(8)];
    let violations: Vec<Value> = (0..choices.pick(5)).map(|_| choices.violation()).collect();
    if let Ok(report) = serde_json::from_value::<Report>(Value::Array(violations)) {
        use_up(&report, text);
    }
});
