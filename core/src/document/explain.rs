//! The second pass: a text against a type's schema. Everything that is wrong is found, each mistake once;
//! what depends on something wrong is not judged.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::ops::Range;

use super::locate::Found;
use super::node::{Node, Value};
use crate::path::{Path, Segment};
use crate::report::{Report, Violation};
use crate::schema::{Check, Field, Kind, Opaque, Rule, Schema, SchemaOf};

/// Levels of a document that are looked into, as many as serde_json reads.
pub(crate) const MAX_DEPTH: usize = 128;

/// What was found so far.
pub(crate) struct Explain {
    pub(crate) found: Vec<Found>,
    depth: usize,
}

/// The value of a rule: what it is, where it stands, in which type.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a, 't> {
    pub(crate) node: Node<'t>,
    pub(crate) at: &'a Path<'a>,
    /// The type that the rules stand in.
    pub(crate) owner: &'static Schema,
}

/// Everything that the schema says of the text.
pub(crate) fn explain(root: Node<'_>, schema: &'static Schema) -> Explain {
    let mut explain = Explain { found: Vec::new(), depth: 0 };
    explain.value(root, schema, &Path::ROOT);
    explain
}

impl Explain {
    /// Another pass at the same depth, whose findings may be thrown away.
    pub(crate) fn fork(&self) -> Explain {
        Explain { found: Vec::new(), depth: self.depth }
    }

    pub(crate) fn add(&mut self, range: Range<usize>, violation: Violation) {
        self.found.push(Found { violation, range });
    }

    pub(crate) fn broken(
        &mut self,
        range: Range<usize>,
        at: &Path<'_>,
        rule: &'static Rule,
        _: &'static Schema,
    ) {
        self.add(range, Violation::broken(at.to_pointer(), rule));
    }

    /// A value of another kind than the schema has; says so.
    pub(crate) fn wrong_type(&mut self, node: Node<'_>, at: &Path<'_>, expected: &str, value: &Value<'_>) {
        if matches!(value, Value::BadString) {
            return self.bad_string(node.range(), at);
        }
        let message = format!("must be {expected}, not {}", value.kind());
        self.add(node.range(), Violation::new(at.to_pointer(), "type", message));
    }

    pub(crate) fn bad_string(&mut self, range: Range<usize>, at: &Path<'_>) {
        let message = "a surrogate escape without its other half stands for no character";
        self.add(range, Violation::new(at.to_pointer(), "syntax", message));
    }

    /// A field's value: its type, then its rules. Whether the type fits.
    pub(crate) fn field(
        &mut self,
        node: Node<'_>,
        field: &'static Field,
        at: &Path<'_>,
        owner: &'static Schema,
    ) -> bool {
        let fits = self.value(node, (field.schema)(), at);
        if fits {
            self.rules(Site { node, at, owner }, field.rules);
        }
        fits
    }

    /// A value against a type; whether it is of that type, as far as its own kind goes.
    pub(crate) fn value(&mut self, node: Node<'_>, schema: &'static Schema, at: &Path<'_>) -> bool {
        if self.depth == MAX_DEPTH {
            let message = format!("nested more than {MAX_DEPTH} levels deep");
            self.add(node.range(), Violation::new(at.to_pointer(), "syntax", message));
            return false;
        }
        self.depth += 1;
        let fits = self.kind(node, schema, at);
        self.depth -= 1;
        if fits {
            if let Some(recheck) = schema.recheck {
                if let Some(report) = recheck(&node.json()) {
                    self.merge(node, report, at);
                }
            }
        }
        fits
    }

    fn kind(&mut self, node: Node<'_>, schema: &'static Schema, at: &Path<'_>) -> bool {
        if let Some(wire) = schema.wire {
            return self.value(node, wire(), at);
        }
        match &schema.kind {
            Kind::Opaque(opaque) => self.opaque(node, opaque, at),
            Kind::Option(inner) => matches!(node.value(), Value::Null) || self.value(node, inner(), at),
            Kind::Newtype(field) => self.field(node, field, at, schema),
            Kind::List { items, len } => self.list(node, *items, *len, at),
            Kind::Map { values } => self.map(node, *values, at),
            Kind::Tuple(fields) => self.tuple(node, fields, at, schema),
            Kind::Struct(object) => self.object(node, object, schema, at),
            Kind::Enum(variants) => self.variants(node, variants, schema, at),
            kind => self.scalar(node, kind, at),
        }
    }

    /// A type that does not derive: serde reads it, if it can.
    fn opaque(&mut self, node: Node<'_>, opaque: &Opaque, at: &Path<'_>) -> bool {
        let Some(read) = opaque.read else { return true };
        let json = node.json();
        let Err(misfit) = read(&json) else { return true };
        let offset = match misfit.column {
            0 => 0,
            _ => super::locate::offset_of(&json, misfit.line, misfit.column),
        };
        let (below, range) = node.place_in_json(&json, offset);
        let message = format!("cannot be read as {}", (opaque.name)());
        self.add(range, Violation::new(at.to_pointer() + &below, "type", message));
        false
    }

    fn list(&mut self, node: Node<'_>, items: SchemaOf, len: Option<usize>, at: &Path<'_>) -> bool {
        match node.value() {
            Value::List(found) if len.is_none_or(|len| len == found.len()) => {
                for (index, item) in found.into_iter().enumerate() {
                    self.value(item, items(), &at.index(index));
                }
                true
            }
            Value::List(_) => {
                self.wrong_count(node, len.unwrap_or_default(), at);
                false
            }
            value => {
                self.wrong_type(node, at, "a list", &value);
                false
            }
        }
    }

    fn wrong_count(&mut self, node: Node<'_>, count: usize, at: &Path<'_>) {
        let plural = if count == 1 { "" } else { "s" };
        let message = format!("must be a list of {count} item{plural}");
        self.add(node.range(), Violation::new(at.to_pointer(), "type", message));
    }

    /// A list with one type for each place.
    pub(crate) fn tuple(
        &mut self,
        node: Node<'_>,
        fields: &'static [Field],
        at: &Path<'_>,
        owner: &'static Schema,
    ) -> bool {
        let present = fields.iter().filter(|field| !field.hidden);
        let count = present.clone().count();
        match node.value() {
            Value::List(found) if found.len() == count => {
                for (index, (item, field)) in found.into_iter().zip(present).enumerate() {
                    self.field(item, field, &at.index(index), owner);
                }
                true
            }
            Value::List(_) => {
                self.wrong_count(node, count, at);
                false
            }
            value => {
                self.wrong_type(node, at, "a list", &value);
                false
            }
        }
    }

    fn map(&mut self, node: Node<'_>, values: SchemaOf, at: &Path<'_>) -> bool {
        match node.value() {
            Value::Object(entries) => {
                for entry in entries {
                    match &entry.key {
                        Some(key) => {
                            self.value(entry.value, values(), &at.key(key));
                        }
                        None => self.bad_string(entry.key_range, at),
                    }
                }
                true
            }
            value => {
                self.wrong_type(node, at, "an object", &value);
                false
            }
        }
    }

    fn scalar(&mut self, node: Node<'_>, kind: &Kind, at: &Path<'_>) -> bool {
        let value = node.value();
        match super::value::fits(kind, &value) {
            Ok(()) => true,
            Err(super::value::Misfit::Kind(expected)) => {
                self.wrong_type(node, at, expected, &value);
                false
            }
            Err(super::value::Misfit::Value(message)) => {
                self.add(node.range(), Violation::new(at.to_pointer(), "type", message));
                false
            }
        }
    }

    /// The rules of a value whose type fits.
    pub(crate) fn rules(&mut self, site: Site<'_, '_>, rules: &'static [Rule]) {
        let mut value = None;
        for rule in rules {
            match &rule.check {
                Check::Presence(_) | Check::Custom(_) | Check::Group(_) => {}
                Check::Items(items) => self.items(site, items),
                check => {
                    let value = value.get_or_insert_with(|| site.node.value());
                    if !super::value::holds(check, value) {
                        self.broken(site.node.range(), site.at, rule, site.owner);
                    }
                }
            }
        }
    }

    fn items(&mut self, site: Site<'_, '_>, items: &crate::rules::items::Items) {
        use crate::rules::items::Items;

        match (items, site.node.value()) {
            (Items::Each(rules), Value::List(found)) => {
                for (index, node) in found.into_iter().enumerate() {
                    self.rules(Site { node, at: &site.at.index(index), owner: site.owner }, rules);
                }
            }
            (Items::Values(rules), Value::Object(entries)) => {
                for entry in entries {
                    let Some(key) = &entry.key else { continue };
                    self.rules(Site { node: entry.value, at: &site.at.key(key), owner: site.owner }, rules);
                }
            }
            (Items::Keys(rules), Value::Object(entries)) => {
                for entry in entries {
                    let Some(key) = entry.key else { continue };
                    let at = site.at.key(&key);
                    let value = Value::String(Cow::Borrowed(key.as_ref()));
                    for rule in *rules {
                        if !super::value::holds(&rule.check, &value) {
                            self.broken(entry.key_range.clone(), &at, rule, site.owner);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    /// Adds what a typed value was found to break, as far as it was not found in the text: the verdicts of
    /// functions, which cannot judge a text.
    pub(crate) fn merge(&mut self, node: Node<'_>, report: Report, at: &Path<'_>) {
        let known: BTreeSet<(String, String)> = self
            .found
            .iter()
            .map(|found| (found.violation.pointer().to_string(), found.violation.code().to_string()))
            .collect();
        for violation in report {
            let range = super::locate::find(node, violation.pointer());
            let violation = violation.below(at);
            if !known.contains(&(violation.pointer().to_string(), violation.code().to_string())) {
                self.add(range, violation);
            }
        }
    }
}

/// The step to a field of an object.
pub(crate) fn key_of(field: &Field) -> Segment<'static> {
    Segment::Key(field.name)
}
