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
use crate::path::Path;
use crate::probe::show_name;
use crate::report::{Report, Violation};
use crate::schema::{Check, Field, Kind, Opaque, Rule, Schema, SchemaOf};

/// Levels of a document that are looked into, as many as serde_json reads.
pub(crate) const MAX_DEPTH: usize = 128;

/// What was found so far.
pub(crate) struct Explain {
    pub(crate) found: Vec<Found>,
    /// What typed values were found to break.
    typed: Vec<Violation>,
    /// Pointers of fields under their names, and under the aliases that the document has instead.
    pub(crate) aliases: Vec<(String, String)>,
    depth: usize,
    /// Whether this pass only finds out what a wrong tag may have meant; then nothing is advised on the way.
    is_guess: bool,
}

/// The value of a rule: what it is, where it stands, in which type.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a, 't> {
    pub(crate) node: Node<'t>,
    pub(crate) at: &'a Path<'a>,
}

/// Everything that the schema says of the text.
pub(crate) fn explain(root: Node<'_>, schema: &'static Schema) -> Explain {
    let mut explain = Explain::at_depth(0, false);
    explain.value(root, schema, &Path::ROOT);
    explain
}

impl Explain {
    /// Another pass at the same depth, whose findings may be thrown away.
    pub(crate) fn fork(&self) -> Explain {
        Explain::at_depth(self.depth, self.is_guess)
    }

    /// Another pass to find out what something wrong may have meant; none within another one.
    pub(crate) fn guess(&self) -> Option<Explain> {
        (!self.is_guess).then(|| Explain::at_depth(self.depth, true))
    }

    fn at_depth(depth: usize, is_guess: bool) -> Explain {
        Explain { found: Vec::new(), typed: Vec::new(), aliases: Vec::new(), depth, is_guess }
    }

    /// Keeps what another pass found.
    pub(crate) fn join(&mut self, mut other: Explain) {
        self.found.append(&mut other.found);
        self.typed.append(&mut other.typed);
        self.aliases.append(&mut other.aliases);
    }

    pub(crate) fn add(&mut self, range: Range<usize>, violation: Violation) {
        self.found.push(Found { violation, range });
    }

    pub(crate) fn broken(&mut self, range: Range<usize>, at: &Path<'_>, rule: &'static Rule) {
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
    pub(crate) fn field(&mut self, node: Node<'_>, field: &'static Field, at: &Path<'_>) -> bool {
        let fits = self.value(node, (field.schema)(), at);
        if fits {
            self.rules(Site { node, at }, field.rules);
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
        if fits
            && let Some(recheck) = schema.recheck
            && let Some(report) = recheck(&node.json())
        {
            self.merge(report, at);
        }
        fits
    }

    fn kind(&mut self, node: Node<'_>, schema: &'static Schema, at: &Path<'_>) -> bool {
        if let Some(wire) = schema.wire {
            return self.value(node, wire(), at);
        }
        match &schema.kind {
            Kind::Opaque(opaque) => self.opaque(node, opaque, at),
            Kind::Option(inner) => node.is_null() || self.value(node, inner(), at),
            Kind::Newtype(field) => self.field(node, field, at),
            Kind::List { items, len } => self.list(node, *items, *len, at),
            Kind::Map { values } => self.map(node, *values, at),
            Kind::Tuple(fields) => self.tuple(node, fields, at),
            Kind::Struct(object) => self.object(node, object, schema.rules, at),
            Kind::Enum(variants) => self.variants(node, variants, at),
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
        let message = format!("cannot be read as {}", show_name((opaque.name)()));
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
    pub(crate) fn tuple(&mut self, node: Node<'_>, fields: &'static [Field], at: &Path<'_>) -> bool {
        let present = fields.iter().filter(|field| !field.hidden);
        let count = present.clone().count();
        match node.value() {
            Value::List(found) if found.len() == count => {
                for (index, (item, field)) in found.into_iter().zip(present).enumerate() {
                    self.field(item, field, &at.index(index));
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
                        self.broken(site.node.range(), site.at, rule);
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
                    self.rules(Site { node, at: &site.at.index(index) }, rules);
                }
            }
            (Items::Values(rules), Value::Object(entries)) => {
                for entry in entries {
                    let Some(key) = &entry.key else { continue };
                    self.rules(Site { node: entry.value, at: &site.at.key(key) }, rules);
                }
            }
            (Items::Keys(rules), Value::Object(entries)) => {
                for entry in entries {
                    let Some(key) = entry.key else { continue };
                    let at = site.at.key(&key);
                    let value = Value::String(Cow::Borrowed(key.as_ref()));
                    for rule in *rules {
                        if !super::value::holds(&rule.check, &value) {
                            self.broken(entry.key_range.clone(), &at, rule);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    /// Remembers what a typed value was found to break, to be added by [`finish`](Self::finish).
    pub(crate) fn merge(&mut self, report: Report, at: &Path<'_>) {
        self.typed.extend(report.into_iter().map(|violation| violation.below(at)));
    }

    /// Everything that was found, with what only typed values show: the verdicts of functions, which cannot
    /// judge a text.
    pub(crate) fn finish(mut self, root: Node<'_>) -> Vec<Found> {
        let typed = core::mem::take(&mut self.typed);
        if typed.is_empty() {
            return self.found;
        }
        let mut known = BTreeSet::new();
        let mut misfits = BTreeSet::new();
        for found in &self.found {
            let (pointer, code) = (found.violation.pointer(), found.violation.code());
            known.insert((pointer.to_string(), code.to_string()));
            if code == "type" {
                misfits.insert(pointer.to_string());
            }
        }
        let mut told = BTreeSet::new();
        let mut added: Vec<Violation> = Vec::new();
        for violation in typed {
            let violation = self.with_names_of_document(violation);
            let (pointer, code) = (violation.pointer().to_string(), violation.code().to_string());
            // Of a value that does not fit its type, or is inside one, nothing else is told.
            let is_misfit = prefixes(&pointer).any(|prefix| misfits.contains(prefix));
            let is_known = known.contains(&(pointer.clone(), code.clone()));
            if !is_misfit && !is_known && told.insert((pointer, code, violation.message().to_string())) {
                added.push(violation);
            }
        }
        let mut found = self.found;
        super::locate::find_all(root, added, &mut found);
        found
    }

    /// The same violation with the names that the document has where those are aliases.
    fn with_names_of_document(&self, mut violation: Violation) -> Violation {
        for (canonical, own) in &self.aliases {
            let rest = violation.pointer().strip_prefix(canonical.as_str());
            if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
                let pointer = format!("{own}{rest}");
                violation = violation.at_pointer(pointer);
            }
        }
        violation
    }
}

/// A pointer and those of all that it is inside of.
fn prefixes(pointer: &str) -> impl Iterator<Item = &str> {
    let ends = pointer.match_indices('/').map(|(index, _)| index);
    ends.chain([pointer.len()]).map(|end| &pointer[..end])
}
