//! What serde reads once more by itself, as a part of the document: types of which nothing is known, and values of which the
//! schema does not tell everything, as they are converted or judged by functions.

use alloc::borrow::Cow;
use alloc::format;

use super::diagnosis::{Covered, Diagnosis};
use crate::document::tree::entries::{Entries, without};
use crate::document::tree::node::{Node, Value};
use crate::report::Report;
use crate::report::path::Path;
use crate::schema::type_name::show_name;
use crate::schema::{Field, Foreign, Opaque, Schema, Unread};

impl Diagnosis {
    /// A type of which nothing is known: serde reads it, if it can.
    pub(super) fn opaque(&mut self, node: Node<'_>, opaque: &Opaque, at: &Path<'_>) -> bool {
        let json = self.json(node);
        match opaque.read.and_then(|read| read(&json)) {
            Some(Ok(())) => true,
            // Strings that need escapes in JSON need none in YAML, and might have been borrowed.
            Some(Err(_)) if matches!(&json, Cow::Owned(json) if json.contains('\\')) => {
                self.is_unsure = true;
                true
            }
            Some(Err(misfit)) => {
                self.unread(node, &json, Unread { name: (opaque.name)(), misfit }, at);
                false
            }
            None => {
                self.is_unsure = true;
                true
            }
        }
    }

    /// A type with a form of its own, as serde reads it.
    pub(super) fn foreign(&mut self, node: Node<'_>, foreign: &Foreign, at: &Path<'_>) -> bool {
        if (foreign.reads)(&self.json(node)) {
            return true;
        }
        let value = node.value();
        if is_of_types(foreign.types, &value) {
            self.misfit(node, at, format!("must be {}", foreign.noun));
        } else {
            self.wrong_type(node, at, foreign.noun, &value);
        }
        false
    }

    /// A value that serde cannot read, and where in its JSON.
    fn unread(&mut self, node: Node<'_>, json: &str, Unread { name, misfit }: Unread, at: &Path<'_>) {
        let (below, range) = node.place_in_json(json, misfit.offset);
        let mut message = format!("cannot be read as {}", show_name(name));
        if let Some(reason) = misfit.reason {
            message.push_str(": ");
            message.push_str(reason);
        }
        self.misfit_at(node, range, at.to_pointer() + &below, message);
    }

    /// A value that `judge` holds against the schema, and that serde reads as a whole to judge it, if it can: then what
    /// is inside is not read again. Whether the value fits and can be read.
    pub(super) fn rechecked<'t>(
        &mut self,
        schema: &'static Schema,
        node: Node<'t>,
        json: impl FnOnce(&Diagnosis, Node<'t>) -> Cow<'t, str>,
        at: &Path<'_>,
        judge: impl FnOnce(&mut Diagnosis) -> bool,
    ) -> bool {
        let covers = if schema.wire.is_some() { Covered::Conversions } else { Covered::All };
        let outer = self.covered;
        let Some(recheck) = schema.recheck.filter(|_| outer < covers) else { return judge(self) };
        let json = json(self, node);
        let verdict = recheck(&json);
        if verdict.is_ok() {
            self.covered = covers;
        }
        let told = self.found.len();
        let fits = judge(self);
        self.covered = outer;
        fits && self.reread(verdict, node, json, told, at)
    }

    /// What rules say of a type whose `own` fields stand beside others in an object, when serde reads it.
    pub(super) fn reread_flattened(
        &mut self,
        entries: &Entries<'_>,
        schema: &'static Schema,
        own: &[&Field],
        at: &Path<'_>,
    ) {
        let covers = if schema.wire.is_some() { Covered::Conversions } else { Covered::All };
        let Some(recheck) = schema.recheck.filter(|_| self.covered < covers) else { return };
        let is_own = |key: &str| own.iter().any(|field| field.names().any(|name| name == key));
        let json = without(&self.json(entries.node), |key| !is_own(key));
        // What keeps it from being read has been told, or is told of the whole object: a place that would hide all else.
        if let Ok(Some(report)) = recheck(&json)
            && !self.is_types_only
        {
            self.merge(report, entries.node, at);
        }
    }

    /// What serde and rules say of a value that fits its type, by its JSON; whether it can be read. What stands inside
    /// it was `told` after so many violations.
    pub(super) fn reread(
        &mut self,
        verdict: Result<Option<Report>, Unread>,
        node: Node<'_>,
        json: Cow<'_, str>,
        told: usize,
        at: &Path<'_>,
    ) -> bool {
        match verdict {
            Ok(Some(report)) if !self.is_types_only => self.merge(report, node, at),
            Ok(_) => {}
            // Strings that need escapes in JSON need none in YAML, and might have been borrowed.
            Err(_) if matches!(&json, Cow::Owned(json) if json.contains('\\')) => {}
            Err(unread) if self.found[told..].iter().all(|found| found.violation.is_broken_rule()) => {
                self.unread(node, &json, unread, at);
                return false;
            }
            Err(_) => {}
        }
        true
    }
}

/// Whether a value has one of the types, which JSON Schema names so.
fn is_of_types(types: &[&str], value: &Value<'_>) -> bool {
    let own = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) | Value::HugeNumber => "number",
        Value::String(_) => "string",
        Value::List(_) => "array",
        Value::Object(_) => "object",
        Value::BadString => return false,
    };
    types.contains(&own)
}
