//! What the second pass has found, and what it has to know on its way.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::document::locate::{Found, Wire};
use crate::document::tree::entries::{Entries, without};
use crate::document::tree::node::{Entry, Node, Value};
use crate::report::collector::MAX_POINTERS;
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::schema::lookup::{Lookup, number};
use crate::schema::{Field, Rule, Schema};

/// Why a value is not of its type: it is another kind of value.
pub(super) const MISFIT: usize = 0;

/// It is an integer, which the type does not hold.
pub(super) const SIZE: usize = 1;

/// It was not of the type that it was judged as before.
pub(super) const FITS: usize = 2;

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
    pub(super) depth: usize,
    /// How many flattened enums are looked into, each beside the one before.
    pub(super) flattened: usize,
    /// The value that is judged, and how many types it was found to be.
    pub(super) judged: Option<usize>,
    pub(super) wraps: usize,
    /// The values that are, or were found to be, not of their type: [`MISFIT`], [`SIZE`] or [`FITS`].
    pub(super) wrong: Lookup<'static>,
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

impl Diagnosis {
    pub(super) fn new() -> Self {
        Diagnosis {
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
        }
    }

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

    pub(super) fn is_wrong(&self, node: Node<'_>) -> bool {
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
        self.broken_by(range, at, rule, None);
    }

    /// The same of a rule that judges a string.
    pub(super) fn broken_by(
        &mut self,
        range: Range<usize>,
        at: &Path<'_>,
        rule: &'static Rule,
        text: Option<&str>,
    ) {
        if self.room > 0 {
            self.add(range, Violation::broken(at.to_pointer(), rule, text));
        }
    }

    /// A value of another kind than the schema has; says so.
    pub(crate) fn wrong_type(&mut self, node: Node<'_>, at: &Path<'_>, expected: &str, value: &Value<'_>) {
        if matches!(value, Value::BadString) {
            return self.bad_string(node.range(), at);
        }
        self.misfit(node, at, format!("must be {expected}, not {}", value.kind()));
    }

    /// The entries of a value that has to be an object, without the tags of types around; says so when it is none.
    pub(super) fn expect_object<'t>(&mut self, node: Node<'t>, at: &Path<'_>) -> Option<Entries<'t>> {
        match node.value() {
            Value::Object(entries) => Some(self.own(node, entries)),
            value => {
                self.wrong_type(node, at, "an object", &value);
                None
            }
        }
    }

    /// The items of a value that has to be a list; says so when it is none.
    pub(super) fn expect_list<'t>(&mut self, node: Node<'t>, at: &Path<'_>) -> Option<Vec<Node<'t>>> {
        match node.value() {
            Value::List(items) => Some(items),
            value => {
                self.wrong_type(node, at, "a list", &value);
                None
            }
        }
    }

    /// A key that an object lacks.
    pub(super) fn missing(&mut self, object: Node<'_>, at: &Path<'_>) {
        self.add(object.range(), Violation::new(at.to_pointer(), "missing", "required key is missing"));
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
}
