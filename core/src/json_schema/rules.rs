//! Rules of a value as keywords. What JSON Schema has no keyword for stands under `x-rules` as data, beside
//! the tightest keywords that refuse no valid value.

use alloc::string::ToString as _;
use alloc::vec;
use alloc::vec::Vec;

use serde_json::Value;

use super::definitions::Generator;
use super::keywords::{
    Keywords, RULES, any, both, count, keyword, number_value, schemas, set, under, unless_empty,
};
use crate::schema::shape::{accepts_null, judged_kind};
use crate::schema::{Check, Items, Kind, Length, Literal, Range, Rule, Schema, Unit};

/// The value that rules judge.
#[derive(Clone, Copy)]
pub(super) struct Judged {
    /// Its type, if that is known.
    pub(super) schema: Option<&'static Schema>,
    /// Whether it may be `null`, which has nothing to judge.
    pub(super) may_be_null: bool,
    /// Whether it is a key of a map: a string, whatever its type.
    pub(super) is_key: bool,
}

/// A rule that has no keyword, as data with one parameter.
pub(super) fn note(rule: &str, name: &str, parameter: Value) -> Keywords {
    note_of(both(keyword("rule", Value::from(rule)), keyword(name, parameter)))
}

fn note_of(data: Keywords) -> Keywords {
    schemas(RULES, vec![data])
}

/// The functions that judge a whole type, as data.
pub(super) fn customs(rules: &'static [Rule]) -> Keywords {
    let mut keywords = Keywords::new();
    for rule in rules {
        if let Check::Custom(custom) = &rule.check {
            keywords = both(keywords, note("custom", "name", Value::from(custom.name)));
        }
    }
    keywords
}

impl Generator {
    /// The rules of a value, but for those on its presence.
    pub(super) fn rules(&self, rules: &'static [Rule], judged: Judged) -> Keywords {
        let mut keywords = Keywords::new();
        for rule in rules {
            keywords = both(keywords, self.rule(&rule.check, judged));
        }
        keywords
    }

    fn rule(&self, check: &'static Check, judged: Judged) -> Keywords {
        match check {
            Check::Pattern(pattern) if pattern.matcher().is_ecma() => {
                keyword("pattern", Value::from(pattern.matcher().source()))
            }
            Check::Pattern(pattern) => note("pattern", "pattern", Value::from(pattern.matcher().source())),
            Check::Length(length) => length_keywords(length, judged),
            // Keys are strings, so numbers among them cannot be compared.
            Check::Range(range) if judged.is_key => {
                note_of(both(keyword("rule", Value::from("range")), range_keywords(range)))
            }
            Check::Range(range) => range_keywords(range),
            Check::MultipleOf(rule) if judged.is_key => note("multiple_of", "step", number_value(rule.step)),
            Check::MultipleOf(rule) => keyword("multipleOf", number_value(rule.step)),
            Check::OneOf(rule) => literals(rule.literals, judged),
            Check::AnyOf(rule) => {
                let mut alternatives = Vec::new();
                for rules in rule.alternatives {
                    alternatives.push(self.rules(rules, judged));
                }
                schemas("anyOf", alternatives)
            }
            Check::Items(items) => self.items(items, judged),
            Check::Custom(custom) => note("custom", "name", Value::from(custom.name)),
            // Told of the object that the value stands in.
            Check::Presence(_) | Check::Group(_) => Keywords::new(),
        }
    }

    fn items(&self, items: &'static Items, judged: Judged) -> Keywords {
        let inside = match judged.schema.map(judged_kind) {
            Some(Kind::List { items: inside, .. } | Kind::Map { values: inside, .. }) => Some(inside()),
            _ => None,
        };
        let inside = Judged { schema: inside, may_be_null: inside.is_none_or(accepts_null), is_key: false };
        let key = Judged { schema: None, may_be_null: false, is_key: true };
        match items {
            Items::Each(rules) => unless_empty("items", self.rules(rules, inside)),
            Items::Values(rules) => unless_empty("additionalProperties", self.rules(rules, inside)),
            Items::Keys(rules) => unless_empty("propertyNames", self.rules(rules, key)),
        }
    }
}

fn length_keywords(length: &Length, judged: Judged) -> Keywords {
    let bounds = |names: [&str; 2], min: Option<usize>, max: Option<usize>| {
        let mut keywords = Keywords::new();
        for (name, bound) in names.into_iter().zip([min, max]) {
            if let Some(bound) = bound {
                set(&mut keywords, name, count(bound));
            }
        }
        keywords
    };
    let text = |min, max| bounds(["minLength", "maxLength"], min, max);
    // A character takes at most that many units, and at least one.
    let (widest, unit) = match length.unit {
        Unit::Bytes => (4, "bytes"),
        Unit::Utf16 => (2, "utf16"),
        Unit::Chars | Unit::Items => {
            let items = bounds(["minItems", "maxItems"], length.min, length.max);
            let entries = bounds(["minProperties", "maxProperties"], length.min, length.max);
            let text = text(length.min, length.max);
            return match judged.schema.map(judged_kind) {
                _ if judged.is_key => text,
                Some(Kind::String | Kind::BorrowedString | Kind::Char) => text,
                // Equal items of a set are one; how many are left no keyword counts.
                Some(Kind::List { is_set: true, .. }) if length.max.is_some() => {
                    let least = bounds(["minItems", "maxItems"], length.min, None);
                    let then = bounds(["minItems", "maxItems"], None, length.max);
                    let is_distinct = keyword("uniqueItems", Value::Bool(true));
                    both(least, both(under("if", is_distinct), under("then", then)))
                }
                Some(Kind::List { .. } | Kind::Tuple(_)) => items,
                Some(Kind::Map { .. } | Kind::Struct(_)) => entries,
                _ => both(text, both(items, entries)),
            };
        }
    };
    let exact = both(keyword("rule", Value::from("length")), keyword("unit", Value::from(unit)));
    let exact = both(exact, bounds(["min", "max"], length.min, length.max));
    both(text(length.min.map(|min| min.div_ceil(widest)), length.max), note_of(exact))
}

fn range_keywords(range: &Range) -> Keywords {
    let bounds = [
        ("minimum", range.min),
        ("maximum", range.max),
        ("exclusiveMinimum", range.exclusive_min),
        ("exclusiveMaximum", range.exclusive_max),
    ];
    let mut keywords = Keywords::new();
    for (name, bound) in bounds {
        if let Some(bound) = bound {
            set(&mut keywords, name, number_value(bound));
        }
    }
    keywords
}

/// The values that literals admit.
pub(super) fn literals(literals: &[Literal], judged: Judged) -> Keywords {
    let mut values = Vec::new();
    let mut ranges = Vec::new();
    for literal in literals {
        match *literal {
            Literal::Text(text) => values.push(Value::from(text)),
            Literal::Number(number) if judged.is_key => values.push(Value::from(number.to_string())),
            Literal::Number(number) => values.push(number_value(number)),
            Literal::Bool(truth) if judged.is_key => values.push(Value::from(truth.to_string())),
            Literal::Bool(truth) => values.push(Value::Bool(truth)),
            Literal::Range(..) if judged.is_key => {
                return note("one_of", "values", literals_text(literals));
            }
            Literal::Range(min, max) => ranges.push(range_of(min, max)),
        }
    }
    if judged.may_be_null {
        values.push(Value::Null);
    }
    if !values.is_empty() {
        ranges.insert(0, keyword("enum", Value::Array(values)));
    }
    any(ranges)
}

fn literals_text(literals: &[Literal]) -> Value {
    let mut texts = Vec::new();
    for literal in literals {
        texts.push(Value::from(literal.to_string()));
    }
    Value::Array(texts)
}

fn range_of(min: Option<i128>, max: Option<i128>) -> Keywords {
    let mut keywords = super::keywords::of_type("number");
    for (name, bound) in [("minimum", min), ("maximum", max)] {
        if let Some(bound) = bound {
            set(&mut keywords, name, number_value(crate::rules::number::Number::Int(bound)));
        }
    }
    keywords
}
