//! The walk of the second pass: a value against its type, then against the rules of its field.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::diagnosis::{Around, Diagnosis, FITS, MISFIT, SIZE, Site};
use super::look::{Seen, look};
use super::presence::{holds, test_holds};
use super::repeats::{Repeat, repeats};
use super::value::{Judged, Misfit, fits, inside, read};
use crate::document::tree::node::{Node, Value, is_of};
use crate::report::limits::{Limits, MAX_LEVELS};
use crate::report::path::{Path, Segment};
use crate::report::violation::Violation;
use crate::rules::condition::Comparison;
use crate::rules::field_path::FieldPath;
use crate::rules::number::Number;
use crate::rules::sibling::Compare;
use crate::rules::template::{DEMAND, is_template};
use crate::rules::untyped::DocumentValue as _;
use crate::rules::words::join_or;
use crate::schema::json_types::kinds_of_type;
use crate::schema::lookup::number;
use crate::schema::shape::{Part, inner_kind, keeps_null, reads_itself};
use crate::schema::{Check, Field, Items, Kind, Literal, OneOf, Presence, Rule, Schema, Unique};

/// Bound on the types that one value passes through without going deeper: options, newtypes, conversions.
const MAX_WRAPS: usize = 128;

/// Compares a whole text with a schema; `at` is the root, which may have a context.
pub(crate) fn diagnose(root: Node<'_>, schema: &'static Schema, limits: Limits, at: &Path<'_>) -> Diagnosis {
    let mut diagnosis = Diagnosis::new(limits);
    diagnosis.value(root, schema, at);
    diagnosis
}

impl Diagnosis {
    /// Compares a field's value with its type, then checks its rules. Returns whether the type fits.
    pub(crate) fn field(&mut self, node: Node<'_>, field: &'static Field, at: &Path<'_>) -> bool {
        self.field_in(None, node, field, at)
    }

    /// The same for a field of an object, to whose other fields rules may refer.
    pub(super) fn field_in<'t>(
        &mut self,
        around: Option<Around<'_, 't>>,
        node: Node<'t>,
        field: &'static Field,
        at: &Path<'_>,
    ) -> bool {
        let schema = (field.schema)();
        let before = self.found.len();
        let shows_reason = core::mem::replace(&mut self.shows_reason, field.reason);
        let fits = self.without_rules(field.by_value, |pass| pass.value(node, schema, at));
        let fits = self.recheck_field(fits, before, node, field, at);
        self.shows_reason = shows_reason;
        if !field.by_value && (fits || self.is_wrong(node)) {
            self.rules(Site { node, at, schema, around }, field.rules);
        }
        fits
    }

    /// Lets serde re-read a field's value that fits its type, if its rules demand that. `before` is the number of violations
    /// before the value was checked.
    pub(super) fn recheck_field(
        &mut self,
        fits: bool,
        before: usize,
        node: Node<'_>,
        field: &'static Field,
        at: &Path<'_>,
    ) -> bool {
        let Some(recheck) = field.recheck.filter(|_| fits && !self.is_covered) else { return fits };
        let json = self.json(node);
        self.reread(recheck(&json, at.root()), node, json, before, at)
    }

    /// The same for a field without a key, of a tuple or newtype: `required` refuses its `null`.
    pub(super) fn place(&mut self, node: Node<'_>, field: &'static Field, at: &Path<'_>) -> bool {
        let fits = self.field(node, field, at);
        if fits && !self.is_types_only && node.is_null() && !keeps_null((field.schema)()) {
            for rule in field.rules {
                if matches!(rule.check, Check::Presence(Presence::Required)) {
                    self.broken(node.range(), at, rule);
                }
            }
        }
        fits
    }

    /// Compares a value with a type. Returns whether it is of that type; mistakes further inside do not count.
    pub(crate) fn value(&mut self, node: Node<'_>, schema: &'static Schema, at: &Path<'_>) -> bool {
        let outer = (self.current, self.depth, self.wraps);
        let current = Some(node.id());
        if self.current == current {
            self.wraps += 1;
        } else {
            (self.current, self.depth, self.wraps) = (current, self.depth + 1, 0);
            // An alias of YAML may lead here again, for another type.
            if self.is_wrong(node) {
                self.wrong.insert(number(node.id()), FITS);
            }
        }
        let fits = self.value_inside(node, schema, at);
        (self.current, self.depth, self.wraps) = outer;
        fits
    }

    fn value_inside(&mut self, node: Node<'_>, schema: &'static Schema, at: &Path<'_>) -> bool {
        if schema.is_valid {
            return self.valid(node, schema, at);
        }
        let levels = self.limits.depth.min(MAX_LEVELS);
        if self.depth > levels || self.wraps > MAX_WRAPS {
            self.add(node.range(), Violation::too_deep(at.to_pointer(), levels));
            return false;
        }
        self.rechecked(schema, node, Diagnosis::json, at, |pass| pass.kind(node, schema, at))
    }

    /// Compares with the type inside `Valid`, which serde cannot read where a rule is broken.
    fn valid(&mut self, node: Node<'_>, schema: &'static Schema, at: &Path<'_>) -> bool {
        self.inside_valid(node, |pass| {
            pass.rechecked(schema, node, Diagnosis::json, at, |pass| pass.kind(node, schema, at))
        })
    }

    /// Runs a check on a value in `Valid`, whose rules apply in any case, and records whether it found anything.
    pub(super) fn inside_valid(
        &mut self,
        node: Node<'_>,
        check: impl FnOnce(&mut Diagnosis) -> bool,
    ) -> bool {
        let outer = core::mem::replace(&mut self.is_types_only, false);
        // What there is no room for counts too.
        let count = |pass: &Diagnosis| (pass.found.len(), pass.typed.len(), pass.budget.omitted);
        let before = count(self);
        let fits = check(self);
        if count(self) != before {
            self.broken_inside.add(number(node.id()));
        }
        self.is_types_only = outer;
        fits
    }

    fn kind(&mut self, node: Node<'_>, schema: &'static Schema, at: &Path<'_>) -> bool {
        if let Some(wire) = schema.wire {
            return self.without_rules(true, |pass| pass.value(node, wire(), at));
        }
        if let Some(reader) = schema.itself.filter(|_| reads_itself(schema)) {
            return self.itself(node, reader, at);
        }
        match &schema.kind {
            Kind::Opaque(opaque) => self.opaque(node, opaque, at),
            Kind::Foreign(foreign) => self.foreign(node, foreign, at),
            Kind::Option(inner) => node.is_null() || self.value(node, inner(), at),
            Kind::Templated(inner) => self.templated(node, inner(), at),
            Kind::Newtype(field) => self.place(node, field, at),
            Kind::List { items, len, is_set } => {
                if *is_set {
                    self.wire.sets.add(number(node.id()));
                }
                self.list(node, *items, *len, at)
            }
            Kind::Map { keys, values } => self.map(node, (*keys, *values), at),
            Kind::Tuple(fields) => self.tuple(node, fields, at),
            Kind::Struct(object) => self.object(node, Part { object, rules: schema.rules }, at),
            Kind::Enum(variants) => self.variants(node, variants, at),
            kind => self.scalar(node, kind, at),
        }
    }

    /// A template, or a literal. A text that opens a template and is no literal is reported as one left open.
    fn templated(&mut self, node: Node<'_>, literal: &'static Schema, at: &Path<'_>) -> bool {
        let value = node.value();
        let text = match &value {
            Value::String(text) => &**text,
            _ => "",
        };
        if is_template(text) {
            return true;
        }
        if is_wide(inner_kind(literal)) && is_beyond_64_bits(&value) {
            let message =
                "cannot be read: serde reads no integer of more than 64 bits where a template may stand";
            self.misfit(node, at, String::from(message));
            return false;
        }
        let mut trial = self.fork();
        let fits = trial.value(node, literal, at);
        if !fits && text.contains("${") {
            self.misfit(node, at, String::from(DEMAND));
            return false;
        }
        let Some(mut kinds) = kinds_of_type(literal).filter(|kinds| !fits && !is_of(kinds, &value)) else {
            self.join(trial);
            return fits;
        };
        if !kinds.contains(&"a string") {
            kinds.push("a string with ${..}");
        }
        let mut expected = String::new();
        join_or(&mut expected, &kinds);
        match value {
            Value::String(_) => self.misfit(node, at, format!("must be {expected}")),
            _ => self.wrong_type(node, at, &expected, &value),
        }
        false
    }

    fn scalar(&mut self, node: Node<'_>, kind: &Kind, at: &Path<'_>) -> bool {
        let mut value = node.value();
        if let (Kind::Number { single: true }, Value::Number(_), Some(single)) = (kind, &value, node.single())
        {
            value = Value::Number(Number::Single(single));
        }
        if self.is_buffered && is_wide(kind) && matches!(value, Value::Number(_)) {
            let message =
                "cannot be read: serde reads no 128-bit integer through `tag`, `untagged` or `flatten`";
            self.misfit(node, at, String::from(message));
            return false;
        }
        match fits(kind, &value) {
            Ok(()) => true,
            // As other readers do, 128 bits take the sign of a zero.
            Err(_) if is_signed_wide(kind) && node.json() == "-0" => true,
            Err(Misfit::Kind(expected)) => {
                self.wrong_type(node, at, expected, &value);
                false
            }
            Err(Misfit::Value(message)) => {
                let is_integer = matches!(value, Value::Number(Number::Int(_) | Number::Big(_)));
                self.wrong.insert(number(node.id()), if is_integer { SIZE } else { MISFIT });
                self.add(node.range(), Violation::new(at.to_pointer(), "type", message));
                false
            }
        }
    }

    /// Checks rules on a value. On an integer out of its type's range, only those that give a better message.
    pub(crate) fn rules(&mut self, site: Site<'_, '_>, rules: &'static [Rule]) {
        if self.is_types_only {
            return;
        }
        let wrong = self.wrong.get(number(site.node.id())).filter(|wrong| *wrong != FITS);
        let mut value = None;
        for rule in rules {
            let says_more = says_more(&rule.check) && !rule.severity.is_warning();
            if wrong.is_some_and(|wrong| wrong == MISFIT || !says_more) || !site.is_met(rule) {
                continue;
            }
            match &rule.check {
                Check::Items(items) => self.items(site, items),
                Check::Unique(unique) => self.unique(site, unique, rule),
                check => {
                    let value =
                        value.get_or_insert_with(|| self.shown(site.node, read(site.node, site.schema)));
                    let judged = Judged { value, schema: site.schema, node: site.node, around: site.around };
                    if !check.in_documents().holds_for(&judged) || !self.compares(site, check) {
                        let range = site.node.range();
                        if wrong == Some(SIZE) && !self.is_full() {
                            self.ruled.push((range.start, site.at.to_pointer()));
                        }
                        match (check, judged.text()) {
                            (Check::OneOf(one_of), Some(text)) => {
                                self.not_one_of(range, site.at, rule, one_of, text)
                            }
                            (_, text) => self.broken_by(range, site.at, rule, text),
                        }
                    }
                }
            }
        }
    }

    /// Whether a value compares as it should with fields that only values of their types compare with; true where a value
    /// cannot be read.
    fn compares(&self, site: Site<'_, '_>, check: &Check) -> bool {
        let compare = |compare: Option<Compare>, path: &FieldPath, side: Option<Comparison>| {
            let seen = site.around.map(|own| look(path, own.entries, own.part));
            match (compare, seen) {
                (Some(compare), Some(Seen::Value(other, _))) => {
                    (compare.0)(&self.json(site.node), &self.json(other), side)
                }
                _ => None,
            }
        };
        match check {
            Check::Range(range) => range
                .fields
                .iter()
                .zip(range.compare)
                .all(|((side, path), own)| compare(*own, path, Some(*side)).unwrap_or(true)),
            Check::Sibling(own) => {
                compare(own.compare, &own.field, None).is_none_or(|is_equal| is_equal == own.is_equal)
            }
            _ => true,
        }
    }

    /// Reports each item that repeats an earlier one. An item that does not fit its type is left out.
    fn unique(&mut self, site: Site<'_, '_>, unique: &Unique, rule: &'static Rule) {
        let Value::List(items) = read(site.node, site.schema) else { return };
        let is_fit = |node: &Node<'_>| !self.is_wrong(*node);
        for Repeat { index, first, node, key } in repeats(&items, inside(site.schema), unique.by, is_fit) {
            let below = key.map_or(Segment::Here, Segment::Key);
            let [own, first] = [index, first].map(|index| site.at.index(index));
            let (own, first) = (own.step(below), first.step(below));
            self.repeated(node.range(), &own, rule, &first);
        }
    }

    /// Reports a string that is none of the literals, with the one that it may mean.
    fn not_one_of(
        &mut self,
        range: Range<usize>,
        at: &Path<'_>,
        rule: &'static Rule,
        one_of: &OneOf,
        text: &str,
    ) {
        let texts = one_of.literals.iter().filter_map(|literal| match literal {
            Literal::Text(text) => Some(*text),
            _ => None,
        });
        let meant = self.nearest_of(text, &texts.collect::<Vec<_>>());
        match meant {
            Some(_) => self.add_near(range, Violation::broken(at.to_pointer(), rule, None), meant, text),
            None => self.broken(range, at, rule),
        }
    }

    fn items(&mut self, site: Site<'_, '_>, items: &Items) {
        let schema = inside(site.schema);
        match (items, self.shown(site.node, read(site.node, site.schema))) {
            (Items::Each(rules), Value::List(found)) => {
                for (index, node) in found.into_iter().enumerate() {
                    if self.is_full() {
                        break;
                    }
                    self.rules(Site { node, at: &site.at.index(index), schema, ..site }, rules);
                }
            }
            (items, Value::Object(entries)) => {
                self.entry_rules(&mut entries.iter(), items, Site { schema, ..site });
            }
            _ => {}
        }
    }
}

/// Whether an integer type has more than 64 bits.
fn is_wide(kind: &Kind) -> bool {
    matches!(kind, Kind::Integer { min, max } | Kind::NonZero { min, max } if *min < i64::MIN.into() || *max > u64::MAX.into())
}

fn is_beyond_64_bits(value: &Value<'_>) -> bool {
    match value {
        Value::Number(Number::Int(int)) => i64::try_from(*int).is_err() && u64::try_from(*int).is_err(),
        Value::Number(Number::Big(_)) => true,
        _ => false,
    }
}

fn is_signed_wide(kind: &Kind) -> bool {
    matches!(kind, Kind::Integer { min, .. } | Kind::NonZero { min, .. } if *min < i64::MIN.into())
}

impl Site<'_, '_> {
    /// Whether the condition of a rule is known to hold.
    pub(super) fn is_met(&self, rule: &Rule) -> bool {
        let Some(when) = &rule.when else { return true };
        let holds = self.around.and_then(|own| holds(when, |test| test_holds(test, own.entries, own.part)));
        holds == Some(true)
    }
}

/// Whether the rule's message replaces the type error of an out-of-range integer.
fn says_more(check: &Check) -> bool {
    matches!(check, Check::Range(_) | Check::OneOf(_) | Check::Items(_))
}
