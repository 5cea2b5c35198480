//! Scalars and rules against values of a document.

use alloc::borrow::Cow;
use alloc::format;

use super::node::Value;
use crate::condition::{Literal, ScalarValue};
use crate::number::Number;
use crate::rules::items::Items;
use crate::rules::length::Unit;
use crate::schema::{Check, Kind, Rule};

/// Why a value is not of a kind.
pub(crate) enum Misfit {
    /// It is of another kind than this.
    Kind(&'static str),
    /// It is of the kind, but not one of its values.
    Value(Cow<'static, str>),
}

/// Whether a value is one of a scalar kind.
pub(crate) fn fits(kind: &Kind, value: &Value<'_>) -> Result<(), Misfit> {
    match (kind, value) {
        (Kind::Null, Value::Null)
        | (Kind::Bool, Value::Bool(_))
        | (Kind::String, Value::String(_))
        | (Kind::Number { .. }, Value::Number(_)) => Ok(()),
        (Kind::Null, _) => Err(Misfit::Kind("null")),
        (Kind::Bool, _) => Err(Misfit::Kind("a boolean")),
        (Kind::String, _) => Err(Misfit::Kind("a string")),
        (Kind::Char, Value::String(text)) => {
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(_), None) => Ok(()),
                _ => Err(Misfit::Value(Cow::Borrowed("must be a single character"))),
            }
        }
        (Kind::Char, _) => Err(Misfit::Kind("a single character")),
        (Kind::Number { .. } | Kind::Integer { .. }, Value::HugeNumber) => {
            Err(Misfit::Value(Cow::Borrowed("must be a smaller number")))
        }
        (Kind::Number { .. }, _) => Err(Misfit::Kind("a number")),
        (Kind::Integer { min, max }, Value::Number(number)) => {
            let fits = match *number {
                Number::Int(int) => *min <= int && (int < 0 || int.unsigned_abs() <= *max),
                Number::Big(big) => big <= *max,
                Number::Float(_) | Number::Single(_) => {
                    return Err(Misfit::Value(Cow::Borrowed("must be an integer")));
                }
            };
            if fits {
                Ok(())
            } else {
                Err(Misfit::Value(format!("must be an integer from {min} to {max}").into()))
            }
        }
        (Kind::Integer { .. }, _) => Err(Misfit::Kind("an integer")),
        // The other kinds are not scalars.
        _ => Ok(()),
    }
}

/// Whether a rule holds for a value, as far as a text can tell: functions are run on typed values only.
pub(crate) fn holds(check: &Check, value: &Value<'_>) -> bool {
    match (check, value) {
        // An absent value has nothing to judge.
        (_, Value::Null) => true,
        (Check::Pattern(pattern), Value::String(text)) => (pattern.is_match)(text),
        (Check::Length(length), Value::String(text)) => match length.unit {
            Unit::Items => true,
            _ => length.admits_text(text),
        },
        (Check::Length(length), Value::List(items)) => length.admits(items.len()),
        (Check::Length(length), Value::Object(entries)) => length.admits(entries.len()),
        (Check::Range(range), Value::Number(number)) => range.admits(*number),
        (Check::MultipleOf(rule), Value::Number(number)) => number.is_multiple_of(rule.step),
        (Check::OneOf(rule), value) => scalar(value).is_none_or(|scalar| is_one(rule.literals, scalar)),
        (Check::AnyOf(any), value) => {
            any.alternatives.iter().any(|rules| rules.iter().all(|rule| holds(&rule.check, value)))
        }
        (Check::Items(items), value) => items_hold(items, value),
        _ => true,
    }
}

fn items_hold(items: &Items, value: &Value<'_>) -> bool {
    let all = |rules: &[Rule], value: &Value<'_>| rules.iter().all(|rule| holds(&rule.check, value));
    match (items, value) {
        (Items::Each(rules), Value::List(found)) => found.iter().all(|item| all(rules, &item.value())),
        (Items::Values(rules), Value::Object(entries)) => {
            entries.iter().all(|entry| all(rules, &entry.value.value()))
        }
        (Items::Keys(rules), Value::Object(entries)) => entries.iter().all(|entry| {
            let key = entry.key.as_deref().unwrap_or_default();
            all(rules, &Value::String(Cow::Borrowed(key)))
        }),
        _ => true,
    }
}

/// The value as one that literals can be compared with.
pub(crate) fn scalar<'v>(value: &'v Value<'_>) -> Option<ScalarValue<'v>> {
    match value {
        Value::String(text) => Some(ScalarValue::Text(text)),
        Value::Number(number) => Some(ScalarValue::Number(*number)),
        Value::Bool(truth) => Some(ScalarValue::Bool(*truth)),
        _ => None,
    }
}

/// Whether a value is one of the literals.
pub(crate) fn is_one(literals: &[Literal], scalar: ScalarValue<'_>) -> bool {
    literals.iter().any(|literal| literal.matches(scalar))
}
