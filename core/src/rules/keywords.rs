//! Keywords of JSON Schema, and how two sets become one: a keyword of both is narrowed, else the second goes into
//! `allOf`.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

use serde_json::Map;
pub(crate) use serde_json::Value;

use super::number::Number;

/// The keywords of one schema.
pub(crate) type Keywords = Map<String, Value>;

/// The keyword for what JSON Schema has no keyword for. Validators refuse keywords that they do not know, but not this.
pub(crate) const COMMENT: &str = "$comment";

// The functions take no generic arguments: each type of them would be compiled anew in every build of the crate.

/// A schema with one keyword.
pub(crate) fn keyword(name: &str, value: Value) -> Keywords {
    let mut keywords = Keywords::new();
    set(&mut keywords, name, value);
    keywords
}

/// Gives a keyword a value.
pub(crate) fn set(keywords: &mut Keywords, name: &str, value: Value) {
    keywords.insert(String::from(name), value);
}

/// A schema with one keyword that is a schema.
pub(crate) fn under(name: &str, inside: Keywords) -> Keywords {
    keyword(name, Value::Object(inside))
}

/// A schema with one keyword that is a list of schemas.
pub(crate) fn schemas(name: &str, list: Vec<Keywords>) -> Keywords {
    let mut schemas = Vec::new();
    for schema in list {
        schemas.push(Value::Object(schema));
    }
    keyword(name, Value::Array(schemas))
}

/// A comment.
pub(crate) fn comment(text: &str) -> Keywords {
    keyword(COMMENT, Value::from(text))
}

/// A rule that has no keyword, as a comment with one parameter.
pub(crate) fn note(rule: &str, name: &str, parameter: Value) -> Keywords {
    note_of(rule, keyword(name, parameter))
}

/// A rule that has no keyword, as a comment: its name, then its parameters as JSON.
pub(crate) fn note_of(rule: &str, parameters: Keywords) -> Keywords {
    comment(&format!("{rule} {}", Value::Object(parameters)))
}

/// The bounds that are given, each under its keyword.
pub(crate) fn bounds(bounds: &[(&str, Option<Value>)]) -> Keywords {
    let mut keywords = Keywords::new();
    for (name, bound) in bounds {
        if let Some(bound) = bound {
            set(&mut keywords, name, bound.clone());
        }
    }
    keywords
}

/// Names as a list.
pub(crate) fn names(names: &[&str]) -> Value {
    let mut list = Vec::new();
    for name in names {
        list.push(Value::from(*name));
    }
    Value::Array(list)
}

/// A number of characters, items or keys.
pub(crate) fn count(count: usize) -> Value {
    Value::from(count)
}

/// The schema of a JSON type.
pub(crate) fn of_type(name: &str) -> Keywords {
    keyword("type", Value::from(name))
}

/// The schema of an object that has a key.
pub(crate) fn required(name: &str) -> Keywords {
    keyword("required", names(&[name]))
}

/// The schema of an object in which a key, if it is there, has a value of another schema.
pub(crate) fn property(name: &str, value: Keywords) -> Keywords {
    under("properties", under(name, value))
}

/// A schema that accepts what both accept.
pub(crate) fn both(mut own: Keywords, other: Keywords) -> Keywords {
    // What `then` and `else` mean depends on the `if` beside them.
    if own.contains_key("if") && other.contains_key("if") {
        push(&mut own, "allOf", Value::Object(other));
        return own;
    }
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
pub(crate) fn push(keywords: &mut Keywords, name: &str, value: Value) {
    match keywords.get_mut(name) {
        Some(Value::Array(list)) => list.push(value),
        _ => set(keywords, name, Value::Array(vec![value])),
    }
}

/// Narrows a keyword to what both values accept; returns the other value if no single value does that.
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
        COMMENT => {
            if let (Value::String(own), Value::String(other)) = (own, other) {
                own.push_str("; ");
                own.push_str(&other);
            }
            return None;
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

/// A number in JSON; integers beyond 64 bits are rounded.
pub(crate) fn number_value(number: Number) -> Value {
    match number {
        Number::Int(int) => match (i64::try_from(int), u64::try_from(int)) {
            (Ok(int), _) => Value::from(int),
            (_, Ok(int)) => Value::from(int),
            _ => Value::from(int as f64),
        },
        Number::Big(big) => Value::from(big as f64),
        Number::Float(float) => Value::from(float),
        // Through its digits: the nearest `f64` of the `f32` would have others.
        Number::Single(single) => {
            Value::from(alloc::format!("{single}").parse::<f64>().unwrap_or_else(|_| f64::from(single)))
        }
    }
}

/// The type that a keyword is for; those for every type have none.
pub(crate) fn type_of(keyword: &str) -> Option<&'static str> {
    Some(match keyword {
        "minLength" | "maxLength" | "pattern" | "format" => "string",
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => "number",
        "items" | "minItems" | "maxItems" | "uniqueItems" | "contains" => "array",
        "minProperties" | "maxProperties" | "additionalProperties" | "propertyNames" => "object",
        _ => return None,
    })
}

/// The schema, extended to accept `null`.
pub(crate) fn nullable(mut keywords: Keywords) -> Keywords {
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
        _ => schemas("anyOf", vec![keywords, of_type("null")]),
    }
}

fn with_null(types: Value) -> Value {
    let mut types = match types {
        Value::Array(types) => types,
        name if name == "null" => return name,
        name => vec![name],
    };
    if !types.iter().any(|name| name == "null") {
        types.push(Value::from("null"));
    }
    Value::Array(types)
}

/// A schema that accepts what all of these accept, of which there is at least one.
pub(crate) fn all(mut schemas: Vec<Keywords>) -> Keywords {
    match schemas.len() {
        1 => schemas.remove(0),
        _ => self::schemas("allOf", schemas),
    }
}

/// A schema that accepts what one of them accepts.
pub(crate) fn any(mut schemas: Vec<Keywords>) -> Keywords {
    match schemas.len() {
        0 => under("not", Keywords::new()),
        1 => schemas.remove(0),
        _ => self::schemas("anyOf", schemas),
    }
}

/// Allows or forbids keys that have no schema yet.
pub(crate) fn set_others(
    properties: &mut Keywords,
    names: &mut dyn Iterator<Item = &'static str>,
    value: bool,
) {
    for name in names {
        if !properties.contains_key(name) {
            set(properties, name, Value::Bool(value));
        }
    }
}

pub(crate) fn choose(condition: Keywords, then: Keywords, otherwise: Keywords) -> Keywords {
    both(under("if", condition), both(under("then", then), unless_empty("else", otherwise)))
}

/// A keyword with a schema, or nothing when that accepts anything.
pub(crate) fn unless_empty(name: &str, inside: Keywords) -> Keywords {
    if inside.is_empty() { inside } else { under(name, inside) }
}

/// Whether keywords accept more than the rules somewhere: they say so, or have a format, which validators may leave out.
pub(crate) fn is_wider(keywords: &Keywords) -> bool {
    is_wider_where(keywords, &|_| false)
}

/// The same, where some references lead to what accepts more.
pub(crate) fn is_wider_where(keywords: &Keywords, is_wide: &dyn Fn(&Value) -> bool) -> bool {
    keywords.iter().any(|(name, value)| match (name.as_str(), value) {
        (COMMENT | "format", _) => true,
        ("$ref", reference) => is_wide(reference),
        ("default" | "const" | "enum", _) => false,
        ("properties" | "dependentSchemas", Value::Object(named)) => {
            named.values().any(|value| is_wider_value(value, is_wide))
        }
        (_, value) => is_wider_value(value, is_wide),
    })
}

fn is_wider_value(value: &Value, is_wide: &dyn Fn(&Value) -> bool) -> bool {
    match value {
        Value::Object(inside) => is_wider_where(inside, is_wide),
        Value::Array(list) => list.iter().any(|value| is_wider_value(value, is_wide)),
        _ => false,
    }
}
