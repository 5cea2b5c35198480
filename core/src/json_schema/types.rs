//! The schemas of types, without their rules.

use alloc::vec::Vec;

use serde_json::Value;

use super::definitions::{Around, Depth, Generator};
use super::docs::describe;
use super::rules::{Judged, of_conversion, of_outcome};
use crate::report::Path;
use crate::rules::keywords::{
    Keywords, any, both, comment, count, keyword, nullable, number_value, of_type, set, under, unless_empty,
};
use crate::rules::number::Number;
use crate::rules::or_template;
use crate::schema::shape::{
    Part, accepts_null, inner_kind, is_option, keeps_null, places, reads_itself, without_option,
};
use crate::schema::{Field, Foreign, Kind, Schema};
use crate::validate::custom::NO_CONTEXT;

impl Generator {
    /// A type in place, with its documentation.
    pub(super) fn described(&mut self, schema: &'static Schema, depth: Depth) -> Keywords {
        let mut keywords = self.kind(schema, depth);
        if !schema.name.is_empty() && depth == Depth::Rules {
            let name = schema.name.strip_prefix("r#").unwrap_or(schema.name);
            describe(&mut keywords, name, schema.doc, schema.deprecated);
        }
        keywords
    }

    fn kind(&mut self, schema: &'static Schema, depth: Depth) -> Keywords {
        let whole = |keywords: Keywords| match depth {
            Depth::Rules => both(keywords, super::rules::customs(schema.rules)),
            Depth::Types => keywords,
        };
        if let Some(wire) = schema.wire {
            return self.converted(schema, wire());
        }
        if reads_itself(schema) {
            return whole(comment(&alloc::format!("as {} reads itself", schema.name)));
        }
        match &schema.kind {
            Kind::Opaque(opaque) => match (opaque.name)() {
                "" => Keywords::new(),
                name => comment(&alloc::format!("as serde reads {name}")),
            },
            Kind::Foreign(foreign) => self::foreign(foreign),
            Kind::Null => of_type("null"),
            Kind::Bool => of_type("boolean"),
            Kind::Integer { min, max } => integer(*min, *max),
            Kind::NonZero { min, max } => {
                both(integer(*min, *max), under("not", keyword("const", Value::from(0))))
            }
            Kind::Number { single: false } => of_type("number"),
            Kind::Number { single: true } => single(),
            Kind::String | Kind::BorrowedString => of_type("string"),
            Kind::Char => {
                let one = both(keyword("minLength", count(1)), keyword("maxLength", count(1)));
                both(of_type("string"), one)
            }
            Kind::Option(inner) => nullable(self.schema(inner(), depth)),
            Kind::Templated(inner) => {
                let keywords = or_template(self.schema(inner(), depth));
                match inner_kind(inner()) {
                    Kind::Integer { max, .. } | Kind::NonZero { max, .. } if *max > u64::MAX.into() => both(
                        keywords,
                        comment("where a template may stand, serde reads no integers of more than 64 bits"),
                    ),
                    _ => keywords,
                }
            }
            Kind::List { items, len, .. } => {
                let items = self.schema(items(), depth);
                list(items, *len)
            }
            Kind::Map { keys, values } => {
                let values = self.schema(values(), depth);
                let entries = both(of_type("object"), unless_empty("additionalProperties", values));
                both(entries, unless_empty("propertyNames", self.key_names(keys(), depth)))
            }
            Kind::Tuple(fields) => whole(self.tuple(fields, depth)),
            Kind::Newtype(field) => whole(self.field(field, false, depth)),
            Kind::Struct(object) => {
                self.object(Part { object, rules: schema.rules }, &Around::default(), depth)
            }
            Kind::Enum(variants) => whole(self.variants(variants, &Around::default(), depth)),
        }
    }

    /// The type that documents hold in place of another. Its rules do not apply, and those of the outcome have no keywords.
    fn converted(&mut self, schema: &'static Schema, wire: &'static Schema) -> Keywords {
        both(self.schema(wire, Depth::Types), of_conversion(schema))
    }

    /// A field's value: its type, its rules, its documentation. `deny_null` removes `null` from an `Option`.
    pub(super) fn field(&mut self, field: &'static Field, deny_null: bool, depth: Depth) -> Keywords {
        let schema = (field.schema)();
        let has_rules = depth == Depth::Rules;
        let denies_null = denies_null(field, deny_null, has_rules);
        let of_text = if field.by_value { Depth::Types } else { depth };
        let mut keywords = if denies_null {
            let inner = without_option(schema);
            let keywords = self.schema(inner, of_text);
            if accepts_null(inner) { both(keywords, under("not", of_type("null"))) } else { keywords }
        } else {
            self.schema(schema, of_text)
        };
        if field.by_value {
            keywords = both(keywords, of_outcome(field, depth));
        } else if has_rules {
            keywords = both(keywords, self.rules(field.rules, judged(field, deny_null)));
        }
        if has_rules {
            if let Some(default) = field.default.and_then(|default| default()) {
                set(&mut keywords, "default", default.parse().unwrap_or_default());
            }
            describe(&mut keywords, "", field.doc, field.deprecated);
        }
        keywords
    }

    /// A list with one type for each place; serde fills the last places if they have defaults. Each length is an
    /// alternative, since strict validators require all places of a tuple.
    pub(super) fn tuple(&mut self, fields: &'static [Field], depth: Depth) -> Keywords {
        let (places, mut needed) = places(fields);
        if depth == Depth::Rules {
            let last_wrong = places.iter().rposition(|field| is_default_wrong(field));
            needed = last_wrong.map_or(needed, |last| needed.max(last + 1));
        }
        let mut each = Vec::new();
        for field in &places {
            each.push(Value::Object(self.field(field, false, depth)));
        }
        let mut lists = Vec::new();
        for len in needed..=places.len() {
            let mut list = keyword("maxItems", count(len));
            if len > 0 {
                set(&mut list, "minItems", count(len));
                set(&mut list, "prefixItems", Value::from(&each[..len]));
            }
            lists.push(list);
        }
        both(of_type("array"), any(lists))
    }
}

/// Whether `null` is taken from the values of an optional field.
fn denies_null(field: &'static Field, deny_null: bool, has_rules: bool) -> bool {
    let schema = (field.schema)();
    let is_strict = deny_null || (has_rules && field.is_required());
    is_strict && is_option(schema) && !keeps_null(schema)
}

/// The values of a field that its rules apply to.
pub(super) fn judged(field: &'static Field, deny_null: bool) -> Judged {
    let schema = (field.schema)();
    let may_be_null = !denies_null(field, deny_null, true) && accepts_null(schema);
    Judged { schema: Some(schema), may_be_null, is_key: false }
}

fn foreign(foreign: &Foreign) -> Keywords {
    let mut types = Vec::new();
    for name in foreign.types {
        types.push(of_type(name));
    }
    let format = match foreign.format {
        "" => comment(&alloc::format!("must be {}", foreign.noun)),
        format => keyword("format", Value::from(format)),
    };
    both(any(types), format)
}

fn integer(min: i128, max: u128) -> Keywords {
    let mut keywords = of_type("integer");
    // Bounds beyond 64 bits would be rounded, and JSON readers round such numbers anyway.
    if i64::try_from(min).is_ok() {
        set(&mut keywords, "minimum", number_value(Number::Int(min)));
    }
    if u64::try_from(max).is_ok() {
        set(&mut keywords, "maximum", number_value(Number::from(max)));
    }
    keywords
}

/// What an `f32` holds, with what is rounded to it.
fn single() -> Keywords {
    // Half a step beyond the greatest.
    let most = f64::from(f32::MAX) + (1_u128 << 103) as f64;
    let bounds = both(keyword("minimum", Value::from(-most)), keyword("maximum", Value::from(most)));
    both(of_type("number"), bounds)
}

fn list(items: Keywords, len: Option<usize>) -> Keywords {
    let mut keywords = both(of_type("array"), unless_empty("items", items));
    if let Some(len) = len {
        set(&mut keywords, "minItems", count(len));
        set(&mut keywords, "maxItems", count(len));
    }
    keywords
}

/// Whether serde's default for a field breaks a rule, as far as that shows without a context.
pub(super) fn is_default_wrong(field: &Field) -> bool {
    let report = field.judge_default.and_then(|judge| judge(&Path::ROOT));
    report.is_some_and(|report| report.violations().iter().any(|violation| violation.code() != NO_CONTEXT))
}
