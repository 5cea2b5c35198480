//! Sets of keywords, and how two of them become one: keywords that both have are narrowed, or stand side by
//! side in `allOf`.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

use serde_json::{Map, Value, json};

use crate::number::Number;

/// The keywords of one schema.
pub(super) type Keywords = Map<String, Value>;

/// A key for what JSON Schema has no keyword for.
pub(super) const RULES: &str = "x-rules";

/// A schema with one keyword.
pub(super) fn keyword(name: &str, value: impl Into<Value>) -> Keywords {
    Keywords::from_iter([(String::from(name), value.into())])
}

/// The schema of a JSON type.
pub(super) fn of_type(name: &str) -> Keywords {
    keyword("type", name)
}

/// A schema that accepts what both accept.
pub(super) fn both(mut own: Keywords, other: Keywords) -> Keywords {
    let mut rest = Keywords::new();
    for (name, value) in other {
        let clash = match own.get_mut(&name) {
            None => {
                own.insert(name, value);
                continue;
            }
            Some(first) => narrow(&name, first, value),
        };
        if let Some(value) = clash {
            rest.insert(name, value);
        }
    }
    if !rest.is_empty() {
        push(&mut own, "allOf", Value::Object(rest));
    }
    own
}

/// Appends to a keyword that is a list.
pub(super) fn push(keywords: &mut Keywords, name: &str, value: Value) {
    match keywords.get_mut(name) {
        Some(Value::Array(list)) => list.push(value),
        _ => {
            keywords.insert(String::from(name), Value::Array(vec![value]));
        }
    }
}

/// Makes a keyword say what it says and another value as well; gives that value back if it cannot.
fn narrow(name: &str, own: &mut Value, other: Value) -> Option<Value> {
    if *own == other {
        return None;
    }
    let wanted = match name {
        "minimum" | "exclusiveMinimum" | "minLength" | "minItems" | "minProperties" => Ordering::Greater,
        "maximum" | "exclusiveMaximum" | "maxLength" | "maxItems" | "maxProperties" => Ordering::Less,
        "items" | "additionalProperties" | "propertyNames" => {
            return match (own, other) {
                (Value::Object(own), Value::Object(other)) => {
                    *own = both(core::mem::take(own), other);
                    None
                }
                (_, other) => Some(other),
            };
        }
        RULES | "allOf" => {
            return match (own, other) {
                (Value::Array(own), Value::Array(other)) => {
                    own.extend(other);
                    None
                }
                (_, other) => Some(other),
            };
        }
        _ => return Some(other),
    };
    if number(&other)?.compare(number(own)?) == Some(wanted) {
        *own = other;
    }
    None
}

fn number(value: &Value) -> Option<Number> {
    let Value::Number(number) = value else { return None };
    let int = number.as_i64().map(Number::from).or_else(|| number.as_u64().map(Number::from));
    int.or_else(|| number.as_f64().map(Number::from))
}

/// A number as JSON has it; one beyond 64 bits is rounded.
pub(super) fn number_value(number: Number) -> Value {
    match number {
        Number::Int(int) => match (i64::try_from(int), u64::try_from(int)) {
            (Ok(int), _) => json!(int),
            (_, Ok(int)) => json!(int),
            _ => json!(int as f64),
        },
        Number::Big(big) => json!(big as f64),
        Number::Float(float) => json!(float),
        // As it is written, not as the nearest `f64` to the nearest `f32`.
        Number::Single(single) => {
            json!(alloc::format!("{single}").parse::<f64>().unwrap_or_else(|_| f64::from(single)))
        }
    }
}

/// The same schema, which accepts `null` too.
pub(super) fn nullable(mut keywords: Keywords) -> Keywords {
    const APPLICATORS: [&str; 8] = ["enum", "const", "anyOf", "oneOf", "allOf", "not", "if", "$ref"];
    if keywords.is_empty() {
        return keywords;
    }
    let is_plain = !APPLICATORS.iter().any(|name| keywords.contains_key(*name));
    match keywords.get_mut("type") {
        Some(types) if is_plain => {
            *types = with_null(types.take());
            keywords
        }
        _ => keyword("anyOf", vec![Value::Object(keywords), Value::Object(of_type("null"))]),
    }
}

fn with_null(types: Value) -> Value {
    match types {
        Value::Array(mut list) => {
            if !list.iter().any(|name| name == "null") {
                list.push(Value::from("null"));
            }
            Value::Array(list)
        }
        name if name == "null" => name,
        name => Value::Array(vec![name, Value::from("null")]),
    }
}

/// A schema that accepts what all accept.
pub(super) fn all(mut schemas: Vec<Keywords>) -> Keywords {
    match schemas.len() {
        0 => Keywords::new(),
        1 => schemas.remove(0),
        _ => keyword("allOf", schemas),
    }
}

/// A schema that accepts what one of them accepts.
pub(super) fn any(mut schemas: Vec<Keywords>) -> Keywords {
    match schemas.len() {
        1 => schemas.remove(0),
        _ => keyword("anyOf", schemas),
    }
}
