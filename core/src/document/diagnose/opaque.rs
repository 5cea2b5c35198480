//! Parts of a document that serde reads once more by themselves: opaque and foreign types, and values that are
//! converted or that functions validate. The schema alone does not show everything that may be wrong with these.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use super::diagnosis::Diagnosis;
use super::fields::Reread;
use super::merge::Mark;
use crate::document::tree::entries::{Entries, without};
use crate::document::tree::node::{Node, Value};
use crate::report::Report;
use crate::report::path::Path;
use crate::schema::lookup::number;
use crate::schema::{Foreign, Misfit, Opaque, Reading, Schema, SelfReader};

impl Diagnosis {
    /// Compares with an opaque type: only serde can tell whether the value fits.
    pub(super) fn opaque(&mut self, node: Node<'_>, opaque: &Opaque, at: &Path<'_>) -> bool {
        let json = self.json(node);
        match opaque.read.and_then(|read| read(&json)) {
            Some(Ok(())) => true,
            // The JSON of a YAML string may need escapes that its text does not have, where serde could borrow.
            Some(Err(_)) if matches!(&json, Cow::Owned(json) if json.contains('\\')) => {
                self.is_unsure = true;
                true
            }
            Some(Err(misfit)) => {
                self.unread(node, &json, &misfit, at);
                false
            }
            None => {
                self.is_unsure = true;
                true
            }
        }
    }

    /// Compares with a type that reads itself.
    pub(super) fn itself(&mut self, node: Node<'_>, reader: SelfReader, at: &Path<'_>) -> bool {
        self.wire.own.add(number(node.id()));
        if self.is_covered {
            return true;
        }
        let json = self.json(node);
        match reader(Some(&json), at.root()) {
            Reading::Itself(verdict) => self.reread(verdict, node, json, self.found.len(), at),
            Reading::Derived => true,
            Reading::Unknown => {
                self.is_unsure = true;
                true
            }
        }
    }

    /// Compares with a foreign type, through serde.
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

    /// Reports a value that serde cannot read, at the place in its JSON where serde stopped.
    fn unread(&mut self, node: Node<'_>, json: &str, misfit: &Misfit, at: &Path<'_>) {
        let (below, range) = node.place_in_json(json, misfit.offset);
        let reason = misfit.reason.or_else(|| misfit.error.as_deref().filter(|_| self.shows_reason));
        let message = match (reason, misfit.noun) {
            (Some(reason), _) => format!("cannot be read: {reason}"),
            (None, Some(noun)) => format!("must be {noun}"),
            (None, None) => String::from("cannot be read"),
        };
        self.misfit_at(node, range, at.to_pointer() + &below, message);
    }

    /// Runs `check` on a value, and lets serde re-read the value as a whole if its type demands it. What is inside is
    /// then not re-read again. Returns whether the value fits and can be read.
    pub(super) fn rechecked<'t>(
        &mut self,
        schema: &'static Schema,
        node: Node<'t>,
        json: impl FnOnce(&Diagnosis, Node<'t>) -> Cow<'t, str>,
        at: &Path<'_>,
        check: impl FnOnce(&mut Diagnosis) -> bool,
    ) -> bool {
        let outer = self.is_covered;
        let Some(recheck) = schema.recheck.filter(|_| !outer) else { return check(self) };
        let json = json(self, node);
        let verdict = recheck(&json, at.root());
        self.is_covered = verdict.is_ok();
        let (before, broken) = (self.found.len(), self.broken_inside.len());
        let fits = check(self);
        self.is_covered = outer;
        // A broken rule inside `Valid` explains why serde cannot read the value.
        if !fits || self.broken_inside.len() != broken {
            return false;
        }
        let outer_reason = self.shows_reason;
        self.shows_reason |= schema.reason;
        let is_read = self.reread(verdict, node, json, before, at);
        self.shows_reason = outer_reason;
        is_read
    }

    /// Lets serde re-read a flattened type or field from its keys, and records what its rules find that is not
    /// recorded since the mark.
    pub(super) fn reread_flattened(
        &mut self,
        entries: &Entries<'_>,
        reread: &Reread,
        mark: Mark,
        at: &Path<'_>,
    ) {
        if self.is_covered {
            return;
        }
        let json = without(&self.json(entries.node), |key| !reread.is_shown(key));
        // A failure to read has been reported at its field, or will be for the whole object; reporting it here would
        // hide all else.
        if let Ok(Some(report)) = (reread.recheck)(&json, at.root())
            && !self.is_types_only
        {
            self.merge_since(mark, false, report, entries.node, at);
        }
    }

    /// Records the verdict of a re-read; returns whether the value can be read. `before` is the number of violations
    /// before the value was checked: what is found since is not recorded again, and a failure to read only when nothing else
    /// explains it.
    pub(super) fn reread(
        &mut self,
        verdict: Result<Option<Report>, Misfit>,
        node: Node<'_>,
        json: Cow<'_, str>,
        before: usize,
        at: &Path<'_>,
    ) -> bool {
        match verdict {
            Ok(Some(report)) if !self.is_types_only => self.merge(report, node, before, at),
            Ok(_) => {}
            // The JSON of a YAML string may need escapes that its text does not have, where serde could borrow.
            Err(_) if matches!(&json, Cow::Owned(json) if json.contains('\\')) => {}
            Err(misfit) if self.found[before..].iter().all(|found| found.violation.is_broken_rule()) => {
                self.unread(node, &json, &misfit, at);
                return false;
            }
            Err(_) => {}
        }
        true
    }
}

/// Whether a value has one of the types, by their names in JSON Schema.
pub(super) fn is_of_types(types: &[&str], value: &Value<'_>) -> bool {
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
