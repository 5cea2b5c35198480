//! The second pass: a text against a type's schema. Everything that is wrong is found, each mistake once;
//! what depends on something wrong is not judged.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::document::locate::{Found, Wire};
use crate::document::tree::depth::MAX_DEPTH;
use crate::document::tree::entries::{Entries, without};
use crate::document::tree::node::{Entry, Node, Value};
use crate::report::collector::MAX_POINTERS;
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::rules::number::Number;
use crate::schema::lookup::{Lookup, number};
use crate::schema::{Check, Field, Kind, Presence, Rule, Schema};

/// Types that one value may be at most, one inside the other: options, newtypes, what is read from another type.
const MAX_WRAPS: usize = 128;

/// Why a value is not of its type: it is another kind of value.
const MISFIT: usize = 0;

/// It is an integer, which the type does not hold.
const SIZE: usize = 1;

/// It was not of the type that it was judged as before.
const FITS: usize = 2;

/// What is judged of a value with those that it is inside of.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Covered {
    /// Nothing.
    Nothing,
    /// What it is converted to. The type that it is read as may have rules of its own.
    Conversions,
    /// All of it.
    All,
}

/// What was found so far.
pub(crate) struct Diagnosis {
    pub(crate) found: Vec<Found>,
    /// What typed values were found to break.
    pub(super) typed: Vec<Found>,
    /// What items of sets were found to break, which may have been told of the items as they stand in the text.
    pub(super) in_sets: Vec<Found>,
    /// How the text differs from what typed values are.
    pub(super) wire: Wire,
    /// How many more bytes of pointers are told.
    pub(super) room: usize,
    depth: usize,
    /// How many flattened enums are looked into, each beside the one before.
    pub(super) flattened: usize,
    /// The value that is judged, and how many types it was found to be.
    judged: Option<usize>,
    wraps: usize,
    /// The values that are, or were found to be, not of their type: [`MISFIT`], [`SIZE`] or [`FITS`].
    wrong: Lookup<'static>,
    /// Where keys start that are not of their type.
    pub(super) wrong_keys: Lookup<'static>,
    /// The integers of a wrong size that rules refuse as well: where they stand, and their pointers.
    pub(super) ruled: Vec<(usize, String)>,
    /// Whether rules are left out.
    pub(super) is_types_only: bool,
    /// Whether serde may judge otherwise: something was met that only serde can read.
    pub(super) is_unsure: bool,
    /// What is judged already of the value, as it is inside of others that serde reads.
    pub(super) covered: Covered,
    /// Whether this pass only finds out what a wrong tag may have meant; then nothing is advised on the way.
    is_guess: bool,
    /// Tags of objects whose other keys are read as another type: the object, and the key that is none of that type's.
    tags: Vec<(usize, &'static str)>,
}

/// The value of a rule: what it is, where it stands, in which type.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a, 't> {
    pub(crate) node: Node<'t>,
    pub(crate) at: &'a Path<'a>,
    pub(crate) schema: &'static Schema,
}

/// Everything that the schema says of the text.
pub(crate) fn diagnose(root: Node<'_>, schema: &'static Schema) -> Diagnosis {
    let mut diagnosis = Diagnosis {
        found: Vec::new(),
        typed: Vec::new(),
        in_sets: Vec::new(),
        wire: Wire::default(),
        room: MAX_POINTERS,
        depth: 0,
        flattened: 0,
        judged: None,
        wraps: 0,
        wrong: Lookup::default(),
        wrong_keys: Lookup::default(),
        ruled: Vec::new(),
        is_types_only: false,
        is_unsure: false,
        covered: Covered::Nothing,
        is_guess: false,
        tags: Vec::new(),
    };
    diagnosis.value(root, schema, &Path::ROOT);
    diagnosis
}

impl Diagnosis {
    /// Another pass at the same depth, whose findings may be thrown away.
    pub(crate) fn fork(&self) -> Diagnosis {
        Diagnosis {
            found: Vec::new(),
            typed: Vec::new(),
            in_sets: Vec::new(),
            wire: Wire::default(),
            wrong: Lookup::default(),
            wrong_keys: Lookup::default(),
            ruled: Vec::new(),
            is_unsure: false,
            tags: self.tags.clone(),
            ..*self
        }
    }

    /// Another pass to find out what something wrong may have meant; none within another one.
    pub(crate) fn guess(&self) -> Option<Diagnosis> {
        (!self.is_guess).then(|| Diagnosis { is_guess: true, ..self.fork() })
    }

    /// Keeps what another pass found.
    pub(crate) fn join(&mut self, mut other: Diagnosis) {
        self.found.append(&mut other.found);
        self.typed.append(&mut other.typed);
        self.in_sets.append(&mut other.in_sets);
        self.wire.join(other.wire);
        self.wrong.append(other.wrong, 0);
        self.wrong_keys.append(other.wrong_keys, 0);
        self.ruled.append(&mut other.ruled);
        self.room = other.room;
        self.is_unsure |= other.is_unsure;
    }

    /// Whether nothing is wrong with a value's types, rules left out.
    pub(crate) fn fits_type(&self, judge: impl FnOnce(&mut Diagnosis) -> bool) -> bool {
        let mut trial = Diagnosis { is_types_only: true, ..self.fork() };
        judge(&mut trial) && trial.found.is_empty()
    }

    /// Whether serde reads what was looked at: it breaks rules at most.
    pub(super) fn is_read(&self) -> bool {
        self.wrong.is_empty()
            && self.wrong_keys.is_empty()
            && self.found.iter().all(|found| found.violation.is_broken_rule())
    }

    fn is_wrong(&self, node: Node<'_>) -> bool {
        self.wrong.get(number(node.id())).is_some_and(|wrong| wrong != FITS)
    }

    pub(crate) fn add(&mut self, range: Range<usize>, violation: Violation) {
        if self.takes(&violation) {
            self.found.push(Found { violation, range });
        }
    }

    /// Whether there is room for one more violation; takes it.
    pub(super) fn takes(&mut self, violation: &Violation) -> bool {
        let has_room = self.room > 0;
        self.room = self.room.saturating_sub(violation.pointer().len());
        has_room
    }

    /// Remembers that an object has an alias in place of the name of a field.
    pub(crate) fn alias(&mut self, node: Node<'_>, field: &'static Field, key: &str) {
        if let Some(alias) = field.aliases.iter().find(|alias| **alias == key) {
            self.wire.add_alias(node, field.name, alias);
        }
    }

    pub(crate) fn broken(&mut self, range: Range<usize>, at: &Path<'_>, rule: &'static Rule) {
        if self.room > 0 {
            self.add(range, Violation::broken(at.to_pointer(), rule));
        }
    }

    /// A value of another kind than the schema has; says so.
    pub(crate) fn wrong_type(&mut self, node: Node<'_>, at: &Path<'_>, expected: &str, value: &Value<'_>) {
        if matches!(value, Value::BadString) {
            return self.bad_string(node.range(), at);
        }
        self.misfit(node, at, format!("must be {expected}, not {}", value.kind()));
    }

    /// A value that is not of its type, and why.
    pub(super) fn misfit(&mut self, node: Node<'_>, at: &Path<'_>, message: String) {
        self.misfit_at(node, node.range(), at.to_pointer(), message);
    }

    /// The same, where a place inside the value is what does not fit.
    pub(super) fn misfit_at(
        &mut self,
        node: Node<'_>,
        range: Range<usize>,
        pointer: String,
        message: String,
    ) {
        self.wrong.insert(number(node.id()), MISFIT);
        self.add(range, Violation::new(pointer, "type", message));
    }

    pub(crate) fn bad_string(&mut self, range: Range<usize>, at: &Path<'_>) {
        let message = "a surrogate escape without its other half stands for no character";
        self.add(range, Violation::new(at.to_pointer(), "syntax", message));
    }

    /// A field's value: its type, then its rules. Whether the type fits.
    pub(crate) fn field(&mut self, node: Node<'_>, field: &'static Field, at: &Path<'_>) -> bool {
        let schema = (field.schema)();
        let told = self.found.len();
        let mut fits = self.value(node, schema, at);
        if fits
            && self.covered < Covered::All
            && let Some(recheck) = field.recheck
        {
            let json = self.json(node);
            fits = self.reread(recheck(&json), node, json, told, at);
        }
        if fits || self.is_wrong(node) {
            self.rules(Site { node, at, schema }, field.rules);
        }
        fits
    }

    /// The same of a field that has no key: one of a tuple or a newtype, which is there as `null` at least.
    pub(super) fn place(&mut self, node: Node<'_>, field: &'static Field, at: &Path<'_>) -> bool {
        let fits = self.field(node, field, at);
        if fits && !self.is_types_only && node.is_null() {
            for rule in field.rules {
                if matches!(rule.check, Check::Presence(Presence::Required)) {
                    self.broken(node.range(), at, rule);
                }
            }
        }
        fits
    }

    /// A value against a type; whether it is of that type, as far as its own kind goes.
    pub(crate) fn value(&mut self, node: Node<'_>, schema: &'static Schema, at: &Path<'_>) -> bool {
        let outer = (self.judged, self.depth, self.wraps);
        let judged = Some(node.id());
        if self.judged == judged {
            self.wraps += 1;
        } else {
            (self.judged, self.depth, self.wraps) = (judged, self.depth + 1, 0);
            // Through an alias of YAML a value may be judged again, as another type.
            if self.is_wrong(node) {
                self.wrong.insert(number(node.id()), FITS);
            }
        }
        let fits = self.value_inside(node, schema, at);
        (self.judged, self.depth, self.wraps) = outer;
        fits
    }

    fn value_inside(&mut self, node: Node<'_>, schema: &'static Schema, at: &Path<'_>) -> bool {
        if self.depth > MAX_DEPTH || self.wraps > MAX_WRAPS {
            let message = format!("nested more than {MAX_DEPTH} levels deep");
            self.add(node.range(), Violation::new(at.to_pointer(), "syntax", message));
            return false;
        }
        self.rechecked(schema, node, Diagnosis::json, at, |pass| pass.kind(node, schema, at))
    }

    /// What is told of an object beside a tag, as the type of its other keys.
    pub(super) fn beside<T>(
        &mut self,
        node: Node<'_>,
        tag: &'static str,
        judge: impl FnOnce(&mut Diagnosis) -> T,
    ) -> T {
        self.tags.push((node.id(), tag));
        let judged = judge(self);
        self.tags.pop();
        judged
    }

    /// Whether a key of an object is the tag of a type around.
    fn is_tag(&self, node: Node<'_>, key: &str) -> bool {
        self.tags.contains(&(node.id(), key))
    }

    /// The entries of an object that are not tags of types around.
    pub(super) fn own<'t>(&self, node: Node<'t>, mut entries: Vec<Entry<'t>>) -> Entries<'t> {
        entries.retain(|entry| !entry.key.as_deref().is_some_and(|key| self.is_tag(node, key)));
        Entries::new(node, entries)
    }

    /// A value as JSON, without the tags of types around.
    pub(super) fn json<'t>(&self, node: Node<'t>) -> Cow<'t, str> {
        match self.tags.iter().any(|(id, _)| *id == node.id()) {
            true => Cow::Owned(without(&node.json(), |key| self.is_tag(node, key))),
            false => node.json(),
        }
    }

    fn kind(&mut self, node: Node<'_>, schema: &'static Schema, at: &Path<'_>) -> bool {
        if let Some(wire) = schema.wire {
            return self.value(node, wire(), at);
        }
        match &schema.kind {
            Kind::Opaque(opaque) => self.opaque(node, opaque, at),
            Kind::Option(inner) => node.is_null() || self.value(node, inner(), at),
            Kind::Newtype(field) => self.place(node, field, at),
            Kind::List { items, len, is_set } => {
                if *is_set {
                    self.wire.sets.add(number(node.id()));
                }
                self.list(node, *items, *len, at)
            }
            Kind::Map { keys, values } => self.map(node, (*keys, *values), at),
            Kind::Tuple(fields) => self.tuple(node, fields, at),
            Kind::Struct(object) => self.object(node, object, schema.rules, at),
            Kind::Enum(variants) => self.variants(node, variants, at),
            kind => self.scalar(node, kind, at),
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
                let is_integer = matches!(value, Value::Number(Number::Int(_) | Number::Big(_)));
                self.wrong.insert(number(node.id()), if is_integer { SIZE } else { MISFIT });
                self.add(node.range(), Violation::new(at.to_pointer(), "type", message));
                false
            }
        }
    }

    /// The rules of a value; of one whose type does not fit, only those that an integer breaks as well.
    pub(crate) fn rules(&mut self, site: Site<'_, '_>, rules: &'static [Rule]) {
        if self.is_types_only {
            return;
        }
        let wrong = self.wrong.get(number(site.node.id())).filter(|wrong| *wrong != FITS);
        let mut value = None;
        for rule in rules {
            if wrong.is_some_and(|wrong| wrong == MISFIT || !says_more(&rule.check)) {
                continue;
            }
            match &rule.check {
                Check::Presence(_) | Check::Custom(_) | Check::Group(_) => {}
                Check::Items(items) => self.items(site, items),
                check => {
                    let value = value.get_or_insert_with(|| super::value::read(site.node, site.schema));
                    if !super::value::holds(check, value, site.schema) {
                        let range = site.node.range();
                        if wrong == Some(SIZE) && self.room > 0 {
                            self.ruled.push((range.start, site.at.to_pointer()));
                        }
                        self.broken(range, site.at, rule);
                    }
                }
            }
        }
    }

    fn items(&mut self, site: Site<'_, '_>, items: &crate::rules::Items) {
        use crate::rules::Items;

        let schema = super::value::inside(site.schema);
        match (items, super::value::read(site.node, site.schema)) {
            (Items::Each(rules), Value::List(found)) => {
                for (index, node) in found.into_iter().enumerate() {
                    self.rules(Site { node, at: &site.at.index(index), schema }, rules);
                }
            }
            (items, Value::Object(entries)) => self.entry_rules(&mut entries.iter(), items, schema, site.at),
            _ => {}
        }
    }
}

/// Whether a rule tells more of an integer that its type does not hold than the type does.
fn says_more(check: &Check) -> bool {
    matches!(check, Check::Range(_) | Check::OneOf(_) | Check::Items(_))
}
