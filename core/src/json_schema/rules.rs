//! Rules as keywords. A rule that has no keyword becomes a `$comment`, beside the tightest keywords that refuse no
//! valid value.

use alloc::format;

use alloc::string::String;

use super::definitions::{Depth, Generator};
use super::named::named_variant;
use crate::rules::keywords::{Keywords, Value, both, comment, names, set, type_of};
use crate::rules::untyped::{Counted, Equality, InSchema as _, Part, Target};
use crate::rules::words::message;
use crate::rules::{rules_keywords, say_demands};
use crate::schema::address::field_named;
use crate::schema::shape::{accepts_null, find_enum, inner_kind, read_as, reads_itself, takes_templates};
use crate::schema::visit::is_partly_opaque;
use crate::schema::{Check, Field, Kind, Rule, Schema, Variant};

/// The values that rules apply to.
#[derive(Clone, Copy)]
pub(super) struct Judged {
    /// Their type, if that is known.
    pub(super) schema: Option<&'static Schema>,
    /// Whether they may be `null`, which rules ignore.
    pub(super) may_be_null: bool,
    /// Whether they are keys of a map: strings, whatever their type.
    pub(super) is_key: bool,
}

impl Target for Judged {
    fn is_key(&self) -> bool {
        self.is_key
    }

    fn may_be_null(&self) -> bool {
        self.may_be_null
    }

    fn takes_templates(&self) -> bool {
        self.schema.is_some_and(takes_templates)
    }

    fn typed(&self, keywords: Keywords) -> Keywords {
        match self.schema {
            Some(schema) => typed(keywords, schema),
            None => keywords,
        }
    }

    fn variants(&self, idents: &[&str]) -> Option<Keywords> {
        named_variant(find_enum(self.schema?)?, idents)
    }

    fn equality_of_items(&self) -> Equality {
        self.items().map_or(Equality::Unknown, equality)
    }

    fn wire_name(&self, ident: &str) -> String {
        let field = self.items().and_then(|items| field_named(items, ident));
        String::from(field.map_or(ident, |field| field.name))
    }

    fn counted(&self) -> Counted {
        match self.schema.map(inner_kind) {
            _ if self.is_key => Counted::Characters,
            Some(Kind::String | Kind::BorrowedString | Kind::Char) => Counted::Characters,
            Some(Kind::List { is_set: true, .. }) => Counted::DistinctItems,
            Some(Kind::List { .. } | Kind::Tuple(_)) => Counted::Items,
            Some(Kind::Map { .. } | Kind::Struct(_)) => Counted::Entries,
            _ => Counted::Unknown,
        }
    }

    fn inside(&self, part: Part, keywords: &mut dyn FnMut(&dyn Target) -> Keywords) -> Keywords {
        if let Part::Keys = part {
            return keywords(&Judged { schema: None, may_be_null: false, is_key: true });
        }
        let schema = match self.schema.map(inner_kind) {
            Some(Kind::List { items: inside, .. } | Kind::Map { values: inside, .. }) => Some(inside()),
            _ => None,
        };
        keywords(&Judged { schema, may_be_null: schema.is_none_or(accepts_null), is_key: false })
    }
}

impl Judged {
    /// The type of the items.
    fn items(&self) -> Option<&'static Schema> {
        match self.schema.map(inner_kind) {
            Some(Kind::List { items, .. }) => Some(items()),
            _ => None,
        }
    }
}

/// Keywords that stand apart from the type of the value, with that type, as strict validators demand; `null` is accepted as
/// before. Where serde reads the value from another type than rules see, nothing is added.
fn typed(mut keywords: Keywords, schema: &'static Schema) -> Keywords {
    let Some(schema) = as_written(schema) else { return keywords };
    let (name, inside) = match &schema.kind {
        Kind::String | Kind::BorrowedString | Kind::Char => ("string", None),
        Kind::Integer { .. } | Kind::NonZero { .. } | Kind::Number { .. } => ("number", None),
        Kind::List { items, .. } => ("array", Some(("items", *items))),
        Kind::Map { values, .. } => ("object", Some(("additionalProperties", *values))),
        _ => return keywords,
    };
    if let Some((keyword, of)) = inside
        && let Some(Value::Object(part)) = keywords.get_mut(keyword)
    {
        *part = typed(core::mem::take(part), of());
    }
    if let Some(Value::Object(part)) = keywords.get_mut("not") {
        *part = typed(core::mem::take(part), schema);
    }
    for list in ["allOf", "anyOf", "oneOf"] {
        let Some(Value::Array(list)) = keywords.get_mut(list) else { continue };
        for part in list {
            if let Value::Object(part) = part {
                *part = typed(core::mem::take(part), schema);
            }
        }
    }
    if !keywords.contains_key("type") && keywords.keys().any(|keyword| type_of(keyword) == Some(name)) {
        set(&mut keywords, "type", names(&[name, "null"]));
    }
    keywords
}

/// What documents hold of a type inside options, newtypes and templates, if that is the type that rules see.
fn as_written(mut schema: &'static Schema) -> Option<&'static Schema> {
    // Newtypes may hold themselves.
    for _ in 0..16 {
        schema = match &schema.kind {
            _ if schema.wire.is_some() || reads_itself(schema) => return None,
            Kind::Option(inner) | Kind::Templated(inner) => inner(),
            Kind::Newtype(field) if field.by_value => return None,
            Kind::Newtype(field) => (field.schema)(),
            _ => return Some(schema),
        };
    }
    None
}

/// How values of a type are equal. Their JSON alone decides where each value has one text.
fn equality(schema: &'static Schema) -> Equality {
    let is_unit = |variant: &Variant| variant.is_unit() && variant.aliases.is_empty() && !variant.other;
    match &schema.kind {
        _ if is_partly_opaque(schema) => Equality::Unknown,
        _ if schema.wire.is_some() => Equality::OfJson,
        Kind::Option(inner) => equality(inner()),
        Kind::Newtype(field) if field.recheck.is_none() => equality((field.schema)()),
        Kind::Bool
        | Kind::Integer { .. }
        | Kind::NonZero { .. }
        | Kind::String
        | Kind::BorrowedString
        | Kind::Char
        | Kind::Null => Equality::Exact,
        Kind::Number { single: false } => Equality::Exact,
        Kind::List { items, is_set: false, .. } => equality(items()),
        Kind::Enum(variants) if variants.variants.iter().all(is_unit) => Equality::Exact,
        _ => Equality::OfJson,
    }
}

/// The functions that validate a whole type, as comments.
pub(super) fn customs(rules: &'static [Rule]) -> Keywords {
    let judged = Judged { schema: None, may_be_null: false, is_key: false };
    let mut keywords = Keywords::new();
    for rule in rules {
        if let Check::Custom(custom) = &rule.check {
            keywords = both(keywords, custom.keywords(&judged));
        }
    }
    keywords
}

/// A conversion, which may refuse a value, as a comment.
pub(super) fn of_conversion(schema: &Schema) -> Keywords {
    comment(&format!("{} has to accept it", schema.name))
}

/// What decides about a value that documents hold in another form, as a comment: serde has to read it, and its rules judge
/// what serde makes of it.
pub(super) fn of_outcome(field: &Field, depth: Depth) -> Keywords {
    let mut keywords = Keywords::new();
    for rule in field.rules {
        if depth == Depth::Rules && !matches!(rule.check, Check::Presence(_)) {
            let demand = message(|words| say_demands(core::slice::from_ref(rule), words));
            keywords = both(keywords, comment(&format!("what serde makes of it {demand}")));
        }
    }
    // An opaque type has a comment of its own.
    if keywords.is_empty() && !matches!(read_as((field.schema)()).kind, Kind::Opaque(_)) {
        keywords = comment("what serde makes of it decides");
    }
    keywords
}

/// The rules of a field whose keys stand among others, as comments.
pub(super) fn of_content(field: &Field) -> Keywords {
    let rules = field.rules.iter().filter(|rule| !rule.severity.is_warning());
    let demands = rules.map(|rule| message(|words| say_demands(core::slice::from_ref(rule), words)));
    demands.fold(Keywords::new(), |keywords, demand| {
        both(keywords, comment(&format!("what stands beside other keys here {demand}")))
    })
}

impl Generator {
    /// The rules of a value that always apply, without its presence rules. A warning makes no value invalid.
    pub(super) fn rules(&self, rules: &'static [Rule], judged: Judged) -> Keywords {
        let always = rules.iter().filter(|rule| rule.when.is_none() && !rule.severity.is_warning());
        always.map(|rule| self.rule(rule, judged)).fold(Keywords::new(), both)
    }

    /// A rule of a value, whenever it applies.
    pub(super) fn rule(&self, rule: &'static Rule, judged: Judged) -> Keywords {
        rules_keywords(core::slice::from_ref(rule), &judged)
    }
}
