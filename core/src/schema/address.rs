//! Where a rule stands in a schema, and where documents have what a function names as in Rust.

use alloc::string::String;

use super::types::{Content, Field, Kind, Schema};
use crate::report::path::{Segment, push_segment, unescaped};
use crate::report::violation::Violation;
use crate::rules::{Check, Rule};

/// Where a rule stands in a [`Schema`]: the variant of an enum, 0 elsewhere; the field, among those of the struct or
/// variant; the rule among the field's, then the rule inside that `each`, `keys` or `values`, and so on.
pub(crate) type RuleAddress = (usize, usize, &'static [usize]);

/// The field of the rule at a place, and the step to it.
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

/// The rule at a place, and the step to the field that it belongs to. In `const` too.
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
            Check::Items(items) if depth < path.len() => rules = items.rules(),
            _ => return Some((segment, rule)),
        }
    }
    None
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

/// A field of a tuple, at its place among those that documents have.
const fn numbered(fields: &'static [Field], index: usize) -> Option<(Segment<'static>, &'static Field)> {
    let Some(field) = get(fields, index) else { return None };
    let (mut at, mut shown) = (0, 0);
    while at < index {
        shown += !fields[at].hidden as usize;
        at += 1;
    }
    Some((Segment::Index(shown), field))
}

impl Violation {
    /// The same violation of a value of that type, at the keys of documents: functions may have named fields as in Rust.
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

/// Types that are looked through for a field or a kind of value, at most, each inside the one before: a type may be
/// flattened into itself.
pub(crate) const MAX_WRAPS: usize = 16;

/// Where documents have what is called so in a value of that type, if it is a field, and the type of what is there.
fn step_to(
    schema: &'static Schema,
    key: &str,
    wraps: usize,
) -> (Option<Segment<'static>>, Option<&'static Schema>) {
    let Some(wraps) = wraps.checked_sub(1) else { return (None, None) };
    match &schema.kind {
        Kind::Option(inside) => step_to(inside(), key, wraps),
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
