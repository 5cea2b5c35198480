//! Follows the path of a rule from the keys of an object to another field, which may be inside a further object.

use crate::document::tree::entries::Entries;
use crate::document::tree::node::{Node, Value};
use crate::rules::field_path::FieldPath;
use crate::schema::shape::{Part, keeps_null, may_be_absent, struct_inside};
use crate::schema::{Absent, Field, Kind};

/// What is at the end of a path.
pub(super) enum Seen<'t> {
    /// Nothing, or `null`.
    Absent,
    /// A `null` that the field keeps: it is there, and has no value.
    Null,
    /// A default that serde fills in: it is known only that it is there.
    Filled,
    /// Something that is reported as wrong, or that documents do not show.
    Unknown,
    /// A value, and the field that has it.
    Value(Node<'t>, &'static Field),
}

/// Follows a path from the fields of an object.
pub(super) fn look<'t>(path: &FieldPath, entries: &Entries<'t>, part: Part) -> Seen<'t> {
    let first = part.object.fields.iter().find(|field| field.name == path.field && !field.hidden);
    let Some(mut field) = first else { return Seen::Unknown };
    let mut seen = (!field.flatten).then(|| value_of(field, entries));
    let mut inside: Option<Entries<'t>> = None;
    for (ident, _) in path.inside {
        let Some(part) = struct_inside((field.schema)()) else { return Seen::Unknown };
        match seen {
            Some(Seen::Value(node, _)) => match node.value() {
                Value::Object(found) => inside = Some(Entries::new(node, found)),
                _ => return Seen::Unknown,
            },
            Some(Seen::Absent | Seen::Null) => return Seen::Absent,
            Some(Seen::Filled | Seen::Unknown) => return Seen::Unknown,
            // serde takes a flattened option as absent when it does not fit.
            None if matches!((field.schema)().kind, Kind::Option(_)) => return Seen::Unknown,
            None => {}
        }
        let next = part.object.fields.iter().find(|field| field.ident == *ident && !field.hidden);
        let Some(next) = next else { return Seen::Unknown };
        field = next;
        seen = (!field.flatten).then(|| value_of(field, inside.as_ref().unwrap_or(entries)));
    }
    seen.unwrap_or(Seen::Unknown)
}

/// The value of a field with a key of its own.
fn value_of<'t>(field: &'static Field, entries: &Entries<'t>) -> Seen<'t> {
    match entries.of(field) {
        Some(_) if field.converted => Seen::Unknown,
        Some(entry) if entry.value.is_null() => match keeps_null((field.schema)()) {
            true => Seen::Null,
            false => Seen::Absent,
        },
        Some(entry) => Seen::Value(entry.value, field),
        None if entries.misspelt.contains(&field.name) || !may_be_absent(field) => Seen::Unknown,
        None => match ((field.schema)().kind, field.filled, field.absent) {
            (Kind::Option(_), Some(filled), _) if filled() => Seen::Filled,
            // A default of which it is not known whether it is a value.
            (Kind::Option(_), None, Absent::Always) => Seen::Unknown,
            (Kind::Option(_), ..) => Seen::Absent,
            _ => Seen::Unknown,
        },
    }
}
