//! Scalars and rules against values of a document.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use super::diagnosis::Around;
use super::enums::find_shaped;
use super::look::{Seen, look};
use super::repeats::{comparable, repeats};
use crate::document::tree::node::{Node, Value, last_of_each_key};
use crate::rules::field_path::FieldPath;
use crate::rules::literal::ScalarValue;
use crate::rules::number::Number;
use crate::rules::template::is_template;
use crate::rules::untyped::{DocumentValue, Part};
use crate::schema::lookup::{Lookup, name};
use crate::schema::shape::{find_enum, inner_kind, takes_templates, variant_reader};
use crate::schema::{Kind, Opaque, Schema};

/// Why a value does not fit a scalar type.
pub(crate) enum Misfit {
    /// It is not this type of JSON.
    Kind(&'static str),
    /// It is the right type of JSON, but not a value of the Rust type; the message.
    Value(Cow<'static, str>),
}

/// Compares a value with a scalar type.
pub(crate) fn fits(kind: &Kind, value: &Value<'_>) -> Result<(), Misfit> {
    match (kind, value) {
        (Kind::Number { single: true }, Value::Number(number)) if !number.to_single().is_finite() => {
            Err(Misfit::Value(Cow::Borrowed("must be a number that a 32-bit float can hold")))
        }
        (Kind::Null, Value::Null)
        | (Kind::Bool, Value::Bool(_))
        | (Kind::String, Value::String(_))
        | (Kind::Number { .. }, Value::Number(_)) => Ok(()),
        (Kind::Null, _) => Err(Misfit::Kind("null")),
        (Kind::Bool, _) => Err(Misfit::Kind("a boolean")),
        (Kind::BorrowedString, Value::String(Cow::Borrowed(_))) => Ok(()),
        (Kind::BorrowedString, Value::String(Cow::Owned(_))) => Err(Misfit::Value(Cow::Borrowed(AS_IT_IS))),
        (Kind::String | Kind::BorrowedString, _) => Err(Misfit::Kind("a string")),
        (Kind::Char, Value::String(text)) => {
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(_), None) => Ok(()),
                _ => Err(Misfit::Value(Cow::Borrowed("must be a single character"))),
            }
        }
        (Kind::Char, _) => Err(Misfit::Kind("a single character")),
        (Kind::Number { .. }, Value::HugeNumber) => {
            Err(Misfit::Value(Cow::Borrowed("must be a number that a 64-bit float can hold")))
        }
        (Kind::Integer { min, max }, Value::HugeNumber) => {
            Err(Misfit::Value(format!("must be an integer from {min} to {max}").into()))
        }
        (Kind::Number { .. }, _) => Err(Misfit::Kind("a number")),
        (Kind::Integer { min, max }, Value::Number(number)) => {
            let fits = match *number {
                Number::Int(int) => *min <= int && (int < 0 || int.unsigned_abs() <= *max),
                Number::Big(big) => big <= *max,
                Number::Float(float) if float >= INTEGERS_END || float <= INTEGERS_START => false,
                Number::Float(float) => {
                    let how = match float as i128 as f64 == float {
                        true if float == 0.0 && float.is_sign_negative() => {
                            "must be an integer: write zero without a sign"
                        }
                        true => "must be an integer, written without a point or exponent",
                        false => "must be an integer",
                    };
                    return Err(Misfit::Value(Cow::Borrowed(how)));
                }
                Number::Single(_) => return Err(Misfit::Kind("an integer")),
            };
            if fits {
                Ok(())
            } else {
                Err(Misfit::Value(format!("must be an integer from {min} to {max}").into()))
            }
        }
        (Kind::Integer { .. }, _) => Err(Misfit::Kind("an integer")),
        (Kind::NonZero { .. }, Value::Number(Number::Int(0))) => {
            Err(Misfit::Value(Cow::Borrowed("must be an integer that is not 0")))
        }
        (Kind::NonZero { min, max }, _) => fits(&Kind::Integer { min: *min, max: *max }, value),
        // The other kinds are not scalars.
        _ => Ok(()),
    }
}

/// The message for a borrowed string that needs unescaping.
pub(super) const AS_IT_IS: &str = "must stand in the text as it is, without escapes";

/// The schema of a value whose type is unknown.
pub(crate) const ANY: &Schema = &Schema::of(Kind::Opaque(Opaque::ANY));

/// 2^128. From here on every float is an integer that no integer type holds.
const INTEGERS_END: f64 = 340_282_366_920_938_463_463_374_607_431_768_211_456.0;

/// -2^127. What is less is an integer as a float, too, and so may be what rounds to this.
const INTEGERS_START: f64 = i128::MIN as f64;

/// A value as rules see it in its type: nothing of a template, numbers rounded to the type's precision, and of a repeated key only the last value.
pub(crate) fn read<'t>(node: Node<'t>, schema: &'static Schema) -> Value<'t> {
    match (inner_kind(schema), node.value()) {
        // Rules apply to literals only, and pass where there is nothing to check.
        (_, Value::String(text)) if is_template(&text) && takes_templates(schema) => Value::Null,
        (Kind::Number { single: true }, Value::Number(number)) => {
            Value::Number(Number::Single(node.single().unwrap_or(number.to_single())))
        }
        (Kind::Map { .. }, Value::Object(mut entries)) => {
            let last = last_of_each_key(&mut entries.iter());
            let mut is_last = Vec::new();
            for (index, entry) in entries.iter().enumerate() {
                let key = entry.key.as_deref();
                is_last.push(key.is_some_and(|key| last.get(name(key)) == Some(index)));
            }
            let mut is_last = is_last.into_iter();
            entries.retain(|_| is_last.next() == Some(true));
            Value::Object(entries)
        }
        (_, value) => value,
    }
}

/// The type of the items of a list or the values of a map.
pub(crate) fn inside(schema: &'static Schema) -> &'static Schema {
    match inner_kind(schema) {
        Kind::List { items: inside, .. } | Kind::Map { values: inside, .. } => inside(),
        _ => ANY,
    }
}

/// How many items a list has; a set counts equal items once.
fn count(items: &[Node<'_>], schema: &'static Schema) -> usize {
    match inner_kind(schema) {
        Kind::List { is_set: true, .. } => {
            let items: Vec<String> = items.iter().map(comparable).collect();
            let mut distinct = Lookup::default();
            for item in &items {
                distinct.add(name(item));
            }
            distinct.len()
        }
        _ => items.len(),
    }
}

/// A value with its type, as rules see it.
pub(crate) struct Judged<'v, 't> {
    pub(crate) value: &'v Value<'t>,
    pub(crate) schema: &'static Schema,
    pub(crate) node: Node<'t>,
    /// The object that has the field whose rules are checked.
    pub(crate) around: Option<Around<'v, 't>>,
}

impl DocumentValue for Judged<'_, '_> {
    fn text(&self) -> Option<&str> {
        if let Value::String(text) = self.value { Some(text) } else { None }
    }

    fn number(&self) -> Option<Number> {
        if let Value::Number(number) = self.value { Some(*number) } else { None }
    }

    fn scalars(&self) -> [Option<ScalarValue<'_>>; 3] {
        [scalar(self.value), None, None]
    }

    fn variant(&self) -> Option<&'static str> {
        match find_enum(self.schema) {
            Some(variants) => find_shaped(variants, self.value).map(|variant| variant.ident),
            None => variant_reader(self.schema)?(&self.node.json()),
        }
    }

    fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    fn size(&self) -> Option<usize> {
        match self.value {
            Value::List(items) => Some(count(items, self.schema)),
            // Only the Rust type knows the length of a struct or an enum.
            Value::Object(_) if matches!(inner_kind(self.schema), Kind::Struct(_) | Kind::Enum(_)) => None,
            Value::Object(entries) => Some(entries.len()),
            _ => None,
        }
    }

    fn items_differ(&self, by: Option<&str>) -> bool {
        let Value::List(items) = self.value else { return true };
        repeats(items, inside(self.schema), by, |_| true).is_empty()
    }

    fn with_other(&self, path: &FieldPath, holds: &mut dyn FnMut(ScalarValue<'_>) -> bool) -> bool {
        with_other(self.around, path, holds)
    }

    fn all_inside(&self, part: Part, holds: &mut dyn FnMut(&dyn DocumentValue) -> bool) -> bool {
        let schema = inside(self.schema);
        let mut holds_for =
            |node| holds(&Judged { value: &read(node, schema), schema, node, around: self.around });
        match (part, self.value) {
            (Part::Each, Value::List(items)) => items.iter().all(|item| holds_for(*item)),
            (Part::Values, Value::Object(entries)) => entries.iter().all(|entry| holds_for(entry.value)),
            (Part::Keys, Value::Object(entries)) => entries.iter().all(|entry| {
                let key = entry.key.as_deref().unwrap_or_default();
                holds(&JudgedKey { key, around: self.around })
            }),
            _ => true,
        }
    }
}

/// A key of a map as rules see it: a string, a number or a boolean at once, since each rule looks at one of them.
pub(super) struct JudgedKey<'k, 't> {
    pub(super) key: &'k str,
    /// The object that has the field whose rules are checked.
    pub(super) around: Option<Around<'k, 't>>,
}

impl DocumentValue for JudgedKey<'_, '_> {
    fn text(&self) -> Option<&str> {
        Some(self.key)
    }

    fn number(&self) -> Option<Number> {
        number_of(self.key)
    }

    fn with_other(&self, path: &FieldPath, holds: &mut dyn FnMut(ScalarValue<'_>) -> bool) -> bool {
        with_other(self.around, path, holds)
    }

    fn scalars(&self) -> [Option<ScalarValue<'_>>; 3] {
        let (number, truth) = (self.number(), self.key.parse().ok());
        [Some(ScalarValue::Text(self.key)), number.map(ScalarValue::Number), truth.map(ScalarValue::Bool)]
    }

    fn variant(&self) -> Option<&'static str> {
        None
    }

    fn is_null(&self) -> bool {
        false
    }

    fn size(&self) -> Option<usize> {
        None
    }

    fn items_differ(&self, _: Option<&str>) -> bool {
        true
    }

    fn all_inside(&self, _: Part, _: &mut dyn FnMut(&dyn DocumentValue) -> bool) -> bool {
        true
    }
}

/// Whether a test holds for the scalar of another field; true where none is known to be there.
pub(super) fn with_other(
    around: Option<Around<'_, '_>>,
    path: &FieldPath,
    holds: &mut dyn FnMut(ScalarValue<'_>) -> bool,
) -> bool {
    let seen = around.map(|around| look(path, around.entries, around.part));
    let Some(Seen::Value(node, field)) = seen else { return true };
    let schema = (field.schema)();
    let value = read(node, schema);
    if field.by_value || fits(inner_kind(schema), &value).is_err() {
        return true;
    }
    scalar(&value).is_none_or(holds)
}

/// The value as literals are compared with it.
pub(crate) fn scalar<'v>(value: &'v Value<'_>) -> Option<ScalarValue<'v>> {
    match value {
        Value::String(text) => Some(ScalarValue::Text(text)),
        Value::Number(number) => Some(ScalarValue::Number(*number)),
        Value::Bool(truth) => Some(ScalarValue::Bool(*truth)),
        _ => None,
    }
}

pub(super) fn text_of(key: &str) -> Value<'_> {
    Value::String(Cow::Borrowed(key))
}

/// The number that a key reads as. JSON writes it without a plus sign or leading zeros.
pub(super) fn number_of(key: &str) -> Option<Number> {
    Number::parse(key).filter(|number| number.to_string() == key)
}
