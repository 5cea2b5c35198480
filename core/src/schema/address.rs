//! The address of a rule in a schema, and the wire names of fields that a function named as in Rust.

use alloc::string::String;

use super::types::{Content, Field, Kind, Schema};
use crate::report::path::{Segment, push_segment, unescaped};
use crate::report::violation::Violation;
use crate::rules::{Check, Items, Rule};

/// The address of a rule in a [`Schema`]: the index of the variant (0 for no enum), of the field in that struct or
/// variant, of the rule in that field, and then of the rule inside each enclosing `each`, `keys` or `values`.
pub(crate) type RuleAddress = (usize, usize, &'static [usize]);

/// The field at an address, and the step to it.
pub(crate) const fn field_at(
    owner: &'static Schema,
    place: &RuleAddress,
) -> Option<(Segment<'static>, &'static Field)> {
    let (variant, field, _) = *place;
    match &owner.kind {
        Kind::Newtype(field) => Some((Segment::Here, *field)),
        Kind::Struct(object) => named(object.fields, field),
        Kind::Tuple(fields) => numbered(fields, field),
        Kind::Enum(variants) => match get(variants.variants, variant) {
            Some(variant) => match &variant.content {
                Content::Newtype(field) => Some((Segment::Here, *field)),
                Content::Struct(object) => named(object.fields, field),
                Content::Tuple(fields) => numbered(fields, field),
                Content::Unit => None,
            },
            None => None,
        },
        _ => None,
    }
}

/// The rule at an address, and the step to its field.
pub(crate) const fn find_rule(
    owner: &'static Schema,
    place: &RuleAddress,
) -> Option<(Segment<'static>, &'static Rule)> {
    let Some((segment, field)) = field_at(owner, place) else { return None };
    let path = place.2;
    let mut rules = field.rules;
    let mut depth = 0;
    while depth < path.len() {
        let Some(rule) = get(rules, path[depth]) else { return None };
        depth += 1;
        match &rule.check {
            Check::Items(items) => rules = items.rules(),
            _ => return Some((segment, rule)),
        }
    }
    None
}

/// Whether the rule at an address is one for the keys of a map.
pub(crate) fn is_of_key(owner: &'static Schema, place: &RuleAddress) -> bool {
    let Some((_, field)) = field_at(owner, place) else { return false };
    let (mut rules, mut is_of_key) = (field.rules, false);
    for index in place.2 {
        if let Some(Check::Items(items)) = rules.get(*index).map(|rule| &rule.check) {
            is_of_key = matches!(items, Items::Keys(_));
            rules = items.rules();
        }
    }
    is_of_key
}

const fn get<T>(items: &'static [T], index: usize) -> Option<&'static T> {
    if index < items.len() { Some(&items[index]) } else { None }
}

const fn named(fields: &'static [Field], index: usize) -> Option<(Segment<'static>, &'static Field)> {
    match get(fields, index) {
        Some(field) if field.flatten => Some((Segment::Here, field)),
        Some(field) => Some((Segment::Key(field.name), field)),
        None => None,
    }
}

/// A field of a tuple. Its index in documents does not count hidden fields.
const fn numbered(fields: &'static [Field], index: usize) -> Option<(Segment<'static>, &'static Field)> {
    let Some(field) = get(fields, index) else { return None };
    let (mut at, mut shown) = (0, 0);
    while at < index {
        shown += !fields[at].hidden as usize;
        at += 1;
    }
    Some((Segment::Index(shown), field))
}

/// The field of the values of a type that has this name in Rust, also where it is flattened into them.
pub(crate) fn field_named(schema: &'static Schema, ident: &str) -> Option<&'static Field> {
    field_within(schema, ident, MAX_WRAPS)
}

fn field_within(schema: &'static Schema, ident: &str, wraps: usize) -> Option<&'static Field> {
    let wraps = wraps.checked_sub(1)?;
    match &schema.kind {
        Kind::Option(inside) | Kind::Templated(inside) => field_within(inside(), ident, wraps),
        Kind::Struct(object) => object.fields.iter().find(|field| field.ident == ident),
        _ => None,
    }
}

impl Violation {
    /// The violation with its pointer in wire names: functions of `custom` may name fields as in Rust. `schema` is
    /// the type of the value that they validated.
    pub(crate) fn in_wire_names(self, schema: &'static Schema) -> Self {
        let mut pointer = String::new();
        let mut around = Some(schema);
        for segment in self.pointer().split('/').skip(1) {
            let key = unescaped(segment);
            let (step, inside) = match around {
                Some(schema) => step_to(schema, &key, MAX_WRAPS),
                None => (None, None),
            };
            push_segment(&mut pointer, step.unwrap_or(Segment::Key(&key)));
            around = inside;
        }
        self.at_pointer(pointer)
    }
}

/// Bound on the types that a search follows without going deeper: a type may be flattened into itself.
pub(crate) const MAX_WRAPS: usize = 16;

/// The step in documents to what a function called `key`, if that is a field, and the type of what is there.
fn step_to(
    schema: &'static Schema,
    key: &str,
    wraps: usize,
) -> (Option<Segment<'static>>, Option<&'static Schema>) {
    let Some(wraps) = wraps.checked_sub(1) else { return (None, None) };
    match &schema.kind {
        Kind::Option(inside) | Kind::Templated(inside) => step_to(inside(), key, wraps),
        Kind::Newtype(field) => step_to((field.schema)(), key, wraps),
        Kind::List { items: inside, .. } | Kind::Map { values: inside, .. } => (None, Some(inside())),
        Kind::Struct(object) => {
            let mut fields = object.fields.iter();
            let own = fields.clone().find(|field| !field.flatten && field.name == key);
            match own.or_else(|| fields.clone().find(|field| field.ident == key)) {
                Some(field) if field.flatten => (Some(Segment::Here), Some((field.schema)())),
                Some(field) => (Some(Segment::Key(field.name)), Some((field.schema)())),
                None => {
                    let flattened = fields.by_ref().filter(|field| field.flatten);
                    let mut found = flattened.map(|field| step_to((field.schema)(), key, wraps));
                    found.find(|(step, _)| step.is_some()).unwrap_or_default()
                }
            }
        }
        _ => (None, None),
    }
}
