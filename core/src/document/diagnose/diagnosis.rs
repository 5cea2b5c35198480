//! The state of the second pass: its findings, and what it remembers on its way through the value.
//!
//! The checks of the other files append to `found` through [`Diagnosis::add`]. `fork` makes a trial pass, whose
//! findings `join` keeps or the caller drops: so an untagged enum tries its variants one by one.

use alloc::format;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;
use core::ops::Range;

use crate::document::edits::Mend;
use crate::document::locate::{Found, Wire};
use crate::document::tree::entries::Entries;
use crate::document::tree::node::{Node, Value};
use crate::report::limits::{Budget, Limits};
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::schema::lookup::{Lookup, number};
use crate::schema::shape::Part;
use crate::schema::{Field, Rule, Schema};

/// The value does not fit its type, so no rule applies.
pub(super) const MISFIT: usize = 0;

/// The value is an integer outside its type's range; rules such as `range` still apply.
pub(super) const SIZE: usize = 1;

/// The value did not fit a type that it was compared with before; it is compared with another now.
pub(super) const FITS: usize = 2;

/// How many unknown names of a document are compared with the known ones: who has more of them did not misspell them.
const MAX_GUESSES: usize = 500;

/// The findings so far, and the position of the pass.
pub(crate) struct Diagnosis {
    pub(crate) found: Vec<Found>,
    /// Violations of typed values; may repeat findings of the text.
    pub(super) typed: Vec<Found>,
    /// Violations of typed items of sets; may repeat findings of the text.
    pub(super) in_sets: Vec<Found>,
    /// How the text differs from typed values, to find their violations in the text.
    pub(super) wire: Wire,
    pub(super) limits: Limits,
    /// How much more may be reported, and how much this pass has left out.
    pub(super) budget: Budget,
    /// Whether something was left out for which serde does not read the value.
    is_unread: bool,
    /// How many more names may be compared with the known ones.
    pub(super) guesses: Rc<Cell<usize>>,
    pub(super) depth: usize,
    /// How many flattened enums enclose the current value.
    pub(super) flattened: usize,
    /// The current value, and through how many types it was followed.
    pub(super) current: Option<usize>,
    pub(super) wraps: usize,
    /// The values that do not, or did not, fit their type: [`MISFIT`], [`SIZE`] or [`FITS`].
    pub(super) wrong: Lookup<'static>,
    /// Where the keys of maps start that do not fit their type.
    pub(super) wrong_keys: Lookup<'static>,
    /// Integers out of their type's range that also break a rule: their start and their pointer.
    pub(super) ruled: Vec<(usize, String)>,
    /// Whether the pass leaves rules out.
    pub(super) is_types_only: bool,
    /// Whether serde may decide otherwise, because only serde can read some part.
    pub(super) is_unsure: bool,
    /// Whether serde reads the current value from a buffer: through `tag`, `untagged` or `flatten`.
    pub(super) is_buffered: bool,
    /// Whether an enclosing re-read has already validated the current value.
    pub(super) is_covered: bool,
    /// The values in `Valid` that break a rule, so that serde cannot read them.
    pub(super) broken_inside: Lookup<'static>,
    /// Whether the key of a map is compared.
    pub(super) in_key: bool,
    /// Whether the author lets the report say why serde cannot read the value.
    pub(super) shows_reason: bool,
    /// Whether this pass only finds out what a wrong tag may have meant; it gives no advice and starts no such pass.
    is_guess: bool,
    /// Objects and their tags, while the other keys are compared with a type that does not have the tag.
    pub(super) tags: Vec<(usize, &'static str)>,
}

/// A value that rules are checked on: the node, its pointer, its type.
#[derive(Clone, Copy)]
pub(crate) struct Site<'a, 't> {
    pub(crate) node: Node<'t>,
    pub(crate) at: &'a Path<'a>,
    pub(crate) schema: &'static Schema,
    /// The keys of the object that has the field with the rules, if it is one.
    pub(crate) around: Option<Around<'a, 't>>,
}

/// The object that has the field whose rules are checked.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a, 't> {
    pub(crate) entries: &'a Entries<'t>,
    pub(crate) part: Part,
}

impl Diagnosis {
    pub(super) fn new(limits: Limits) -> Self {
        Diagnosis {
            found: Vec::new(),
            typed: Vec::new(),
            in_sets: Vec::new(),
            wire: Wire::default(),
            limits,
            budget: Budget::of(limits),
            is_unread: false,
            guesses: Rc::new(Cell::new(MAX_GUESSES)),
            depth: 0,
            flattened: 0,
            current: None,
            wraps: 0,
            wrong: Lookup::default(),
            wrong_keys: Lookup::default(),
            ruled: Vec::new(),
            is_types_only: false,
            is_unsure: false,
            is_buffered: false,
            is_covered: false,
            broken_inside: Lookup::default(),
            in_key: false,
            shows_reason: false,
            is_guess: false,
            tags: Vec::new(),
        }
    }

    /// A trial pass from the same position, whose findings may be dropped.
    pub(crate) fn fork(&self) -> Diagnosis {
        let mut trial = Diagnosis {
            found: Vec::new(),
            typed: Vec::new(),
            in_sets: Vec::new(),
            wire: Wire::default(),
            wrong: Lookup::default(),
            wrong_keys: Lookup::default(),
            broken_inside: Lookup::default(),
            ruled: Vec::new(),
            is_unread: false,
            is_unsure: false,
            tags: self.tags.clone(),
            guesses: Rc::clone(&self.guesses),
            ..*self
        };
        trial.budget.omitted = 0;
        trial
    }

    /// A trial pass that finds out what something wrong may have meant; `None` within such a pass.
    pub(crate) fn guess(&self) -> Option<Diagnosis> {
        (!self.is_guess).then(|| Diagnosis { is_guess: true, ..self.fork() })
    }

    /// Takes over the findings of another pass.
    pub(crate) fn join(&mut self, mut other: Diagnosis) {
        self.found.append(&mut other.found);
        self.typed.append(&mut other.typed);
        self.in_sets.append(&mut other.in_sets);
        self.wire.join(other.wire);
        self.wrong.append(other.wrong, 0);
        self.wrong_keys.append(other.wrong_keys, 0);
        self.broken_inside.append(other.broken_inside, 0);
        self.ruled.append(&mut other.ruled);
        other.budget.omitted += self.budget.omitted;
        self.budget = other.budget;
        self.is_unread |= other.is_unread;
        self.is_unsure |= other.is_unsure;
    }

    /// Runs a check, without rules if so.
    pub(super) fn without_rules<R>(&mut self, is_so: bool, check: impl FnOnce(&mut Diagnosis) -> R) -> R {
        let outer = self.is_types_only;
        self.is_types_only |= is_so;
        let checked = check(self);
        self.is_types_only = outer;
        checked
    }

    /// Whether a trial without rules finds nothing wrong.
    pub(crate) fn fits_type(&self, check: impl FnOnce(&mut Diagnosis) -> bool) -> bool {
        let mut trial = Diagnosis { is_types_only: true, ..self.fork() };
        check(&mut trial) && trial.found.is_empty() && trial.budget.omitted == 0
    }

    /// Whether nothing is wrong: warnings at most.
    pub(super) fn is_right(&self) -> bool {
        self.budget.omitted == 0 && self.found.iter().all(|found| found.violation.is_warning())
    }

    /// Whether serde reads the value: it breaks rules at most.
    pub(super) fn is_read(&self) -> bool {
        !self.is_unread
            && self.broken_inside.is_empty()
            && self.found.iter().all(|found| found.violation.is_broken_rule())
    }

    pub(super) fn is_wrong(&self, node: Node<'_>) -> bool {
        self.wrong.get(number(node.id())).is_some_and(|wrong| wrong != FITS)
    }

    pub(crate) fn add(&mut self, range: Range<usize>, violation: Violation) {
        if self.takes(&violation) {
            let violation = if self.in_key { violation.of_key() } else { violation };
            self.found.push(Found::new(violation, range));
        } else {
            self.is_unread |= !violation.is_broken_rule();
        }
    }

    /// The same with what mends it.
    pub(super) fn add_mended(&mut self, range: Range<usize>, violation: Violation, mend: Option<Mend>) {
        let before = self.found.len();
        self.add(range, violation);
        if let Some(found) = self.found.get_mut(before) {
            found.mend = mend;
        }
    }

    /// Reports a broken group, and how many of its fields are present.
    pub(super) fn broken_group(
        &mut self,
        range: Range<usize>,
        at: &Path<'_>,
        rule: &'static Rule,
        present: usize,
    ) {
        self.add(range, Violation::broken_group(at.to_pointer(), rule, present));
    }

    /// Whether there is room for one more violation; takes it.
    pub(super) fn takes(&mut self, violation: &Violation) -> bool {
        let has_room = self.budget.has_room(violation.severity());
        if has_room {
            self.budget.take(violation.pointer().len());
        }
        has_room
    }

    /// Whether nothing more is reported, so that the rest need not be looked at.
    pub(super) fn is_full(&self) -> bool {
        self.budget.omitted > 0
    }

    /// Records that an object has an alias in place of the name of a field.
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
        if self.budget.has_room(rule.severity) {
            self.add(range, Violation::broken(at.to_pointer(), rule, text));
        }
    }

    /// Reports an item that repeats the first one, which is at `first`.
    pub(super) fn repeated(
        &mut self,
        range: Range<usize>,
        at: &Path<'_>,
        rule: &'static Rule,
        first: &Path<'_>,
    ) {
        if self.budget.has_room(rule.severity) {
            self.add(range, Violation::repeated(at.to_pointer(), rule, first.to_pointer()));
        }
    }

    /// Reports a value of another type of JSON than the schema expects.
    pub(crate) fn wrong_type(&mut self, node: Node<'_>, at: &Path<'_>, expected: &str, value: &Value<'_>) {
        if matches!(value, Value::BadString) {
            return self.bad_string(node.range(), at);
        }
        self.misfit(node, at, format!("must be {expected}, not {}", value.kind()));
    }

    /// The entries of an object without the tags of enclosing types; reports a value that is no object.
    pub(super) fn expect_object<'t>(&mut self, node: Node<'t>, at: &Path<'_>) -> Option<Entries<'t>> {
        match node.value() {
            Value::Object(entries) => Some(self.own(node, entries)),
            value => {
                self.wrong_type(node, at, "an object", &value);
                None
            }
        }
    }

    /// The items of a list; reports a value that is no list.
    pub(super) fn expect_list<'t>(&mut self, node: Node<'t>, at: &Path<'_>) -> Option<Vec<Node<'t>>> {
        match node.value() {
            Value::List(items) => Some(items),
            value => {
                self.wrong_type(node, at, "a list", &value);
                None
            }
        }
    }

    /// Reports a missing key, at its object.
    pub(super) fn missing(&mut self, object: Node<'_>, at: &Path<'_>) {
        self.add(object.range(), Violation::new(at.to_pointer(), "missing", "required key is missing"));
    }

    /// Reports a value that does not fit its type.
    pub(super) fn misfit(&mut self, node: Node<'_>, at: &Path<'_>, message: String) {
        self.misfit_at(node, node.range(), at.to_pointer(), message);
    }

    /// The same, when only a part of the value does not fit.
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
}
