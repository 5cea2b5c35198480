//! The lexer on any text: it is JSON exactly when serde_json says so, both read the same value, and a fault lies in the
//! text.

#![no_main]

use deployment_validate::lexer::{Deserializer, Lexer};
use libfuzzer_sys::fuzz_target;
use serde::de::IgnoredAny;
use serde_json::Value;

/// Floats may differ in their last bit: serde_json rounds them roughly unless it is told otherwise.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => match (one.as_f64(), other.as_f64()) {
            _ if one == other => true,
            (Some(one), Some(other)) => (one - other).abs() <= one.abs() * f64::EPSILON,
            _ => false,
        },
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, one)| other.get(key).is_some_and(|other| is_same(one, other)))
        }
        _ => one == other,
    }
}

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut lexer = Lexer::new(text);
    let passed = lexer.skip_deep_value().and_then(|()| lexer.end());
    if let Err(fault) = passed {
        assert!(fault.offset <= text.len() && text.is_char_boundary(fault.offset));
    }
    assert_eq!(passed.is_ok(), serde_json::from_str::<IgnoredAny>(text).is_ok());
    match (Deserializer::read::<Value>(text), serde_json::from_str::<Value>(text)) {
        (Ok(own), Ok(other)) => assert!(passed.is_ok() && is_same(&own, &other)),
        (Err(_), Ok(_)) => {
            assert!(text.contains('$') || text.contains("\\u"), "only private keys are refused")
        }
        (Ok(_), Err(error)) => panic!("{error}"),
        (Err(error), Err(_)) => assert!(error.offset() <= text.len()),
    }
});
