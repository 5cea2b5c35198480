//! What is JSON: the lexer says so exactly where serde_json does. Both read the same values from it.

use deployment_validate::deployment::Deployment;
use deployment_validate::lexer::{Deserializer, Lexer, ValueKind};
use serde::de::IgnoredAny;
use serde_json::Value;

use super::{Dice, damaged_everywhere, damaged_somewhere, example_texts, payload_texts, runs};

/// Texts with all that JSON has.
const TEXTS: [&str; 8] = [
    r#"{"a":[1,-2.5e3,true,null,{"é":"\n\u00e9😀"}],"b":{},"c":[],"d":false}"#,
    " [ 0 , -0 , 0.5 , 1e5 , \"\" , { \"k\" : [ ] } ]\n",
    "\"a string of more than sixteen bytes, with \\\"quotes\\\" and \\ud83d\\ude00 in it\"",
    "[[[[[[[[{\"x\":{\"y\":{\"z\":[null]}}}]]]]]]]]",
    "{\"same\":1,\"same\":2}",
    "-12.75E+2",
    "true",
    "\t{\r\n  \"imagePath\" : \"nginx:latest\"\r\n}\r\n",
];

fn is_json(text: &str) -> bool {
    let mut lexer = Lexer::new(text);
    lexer.skip_value().and_then(|()| lexer.end()).is_ok()
}

/// Walks over a text by its tokens: how many values there are.
fn count_values(lexer: &mut Lexer<'_>) -> usize {
    let mut count = 1;
    match ValueKind::of(lexer.peek()).expect("is a value") {
        ValueKind::List => {
            lexer.enter().unwrap();
            let mut is_first = true;
            while lexer.next_item(is_first).unwrap() {
                count += count_values(lexer);
                is_first = false;
            }
        }
        ValueKind::Object => {
            lexer.enter().unwrap();
            let mut is_first = true;
            while let Some(entry) = lexer.next_entry(is_first).unwrap() {
                assert_eq!(entry.value, lexer.offset());
                count += count_values(lexer);
                is_first = false;
            }
        }
        _ => lexer.skip_value().unwrap(),
    }
    count
}

/// The same of a text that is JSON, with strings that stand for something: how many values serde_json reads, where an
/// object has each key once.
fn count_read(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count_read).sum::<usize>(),
        Value::Object(entries) => entries.values().map(count_read).sum(),
        _ => 0,
    }
}

fn check_text(text: &str) {
    let expected = serde_json::from_str::<IgnoredAny>(text).is_ok();
    assert_eq!(is_json(text), expected, "{text:?}");
    let read = Deserializer::read::<Value>(text);
    match serde_json::from_str::<Value>(text) {
        Ok(value) => {
            assert_eq!(read.as_ref().ok(), Some(&value), "{text:?}");
            let mut lexer = Lexer::new(text);
            assert!(count_values(&mut lexer) >= count_read(&value), "{text:?}");
            lexer.end().unwrap();
            assert_eq!(lexer.has_null(), has_null(text), "{text:?}");
        }
        Err(_) => assert!(read.is_err(), "{text:?}"),
    }
}

/// Whether `null` stands outside of strings: what is left of a text without its strings.
fn has_null(text: &str) -> bool {
    let text = text.replace(r"\\", "").replace(r#"\""#, "");
    text.split('"').step_by(2).any(|outside| outside.contains("null"))
}

#[test]
fn damaged_texts_get_the_verdict_of_serde_json() {
    for text in TEXTS {
        check_text(text);
        assert!(is_json(text), "{text}");
        damaged_everywhere(text, check_text);
    }
    for text in example_texts() {
        damaged_somewhere(&text, &mut Dice(7), 20 * runs(), check_text);
    }
}

#[test]
fn damaged_payloads_get_the_verdict_of_serde_json() {
    let mut dice = Dice(0x5EED);
    for text in payload_texts() {
        check_text(&text);
        let is_object = is_json(&text) && text.trim_end().ends_with('}');
        for (offset, _) in text.trim_end().char_indices().filter(|_| is_object) {
            assert!(!is_json(&text[..offset]), "{}", &text[..offset]);
        }
        damaged_somewhere(&text, &mut dice, runs(), check_text);
    }
}

/// Whether the parts of a payload that are structs are objects, and the names of variants strings: serde's derive
/// takes lists and objects for them.
fn is_strict(value: &Value) -> bool {
    let is_name = |value: &Value| value.get("configType").is_none_or(Value::is_string);
    let parts = ["external", "internal", "docker", "buildpack"].map(|key| value.get(key));
    value.is_object()
        && parts.iter().flatten().all(|part| (part.is_object() || part.is_null()) && is_name(part))
}

fn check_payload(text: &str) {
    let expected = serde_json::from_str::<Deployment<'_>>(text);
    let is_strict = || serde_json::from_str::<Value>(text).is_ok_and(|value| is_strict(&value));
    match (Deserializer::read::<Deployment<'_>>(text), expected) {
        (Ok(read), Ok(expected)) => assert_eq!(read, expected, "{text:?}"),
        (Err(error), Ok(_)) => assert!(!is_strict(), "{text:?}: {error}"),
        (Ok(_), Err(error)) => panic!("{text:?}: {error}"),
        (Err(error), Err(_)) => assert!(error.offset() <= text.len()),
    }
}

#[test]
fn damaged_payloads_are_read_as_by_serde_json() {
    let mut dice = Dice(0xFACE);
    for text in payload_texts() {
        damaged_somewhere(&text, &mut dice, runs(), check_payload);
    }
    for text in example_texts().iter().filter(|text| text.len() < 400) {
        damaged_everywhere(text, check_payload);
    }
}
