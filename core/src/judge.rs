//! What generated code calls while it walks a typed value: one call a rule, which says whether the rule
//! holds and where in the schema it stands. All else happens only when it does not hold.

use crate::collector::Collector;
use crate::path::{Path, Segment};
use crate::rules::Check;
use crate::schema::{Content, Field, Kind, Rule, Schema, SchemaOf};
use crate::validate::DeploymentValidate;
use crate::violation::Violation;

/// Where a rule stands in a [`Schema`]: the variant of an enum, 0 elsewhere; the field, among those of the struct or
/// variant; the rule among the field's, then the rule inside that `each`, `keys` or `values`, and so on.
pub(crate) type Place = (usize, usize, &'static [usize]);

/// One value being judged: its place, its type and where violations go.
pub struct Judge<'a, 'o> {
    at: &'a Path<'a>,
    out: &'o mut Collector,
    owner: SchemaOf,
}

impl<'a, 'o> Judge<'a, 'o> {
    /// Starts judging a value of the type `owner`, or a part of one, at `at`.
    #[inline]
    pub fn new(owner: SchemaOf, at: &'a Path<'a>, out: &'o mut Collector) -> Self {
        Judge { at, out, owner }
    }

    /// A rule of a field.
    #[inline]
    pub fn field(&mut self, holds: bool, place: &'static Place) {
        if !holds {
            self.field_broken(place);
        }
    }

    /// A rule of an item, key or value, which is judged at its own place.
    #[inline]
    pub fn item(&mut self, holds: bool, place: &'static Place) {
        if !holds {
            self.item_broken(place);
        }
    }

    /// A rule of the whole type.
    #[inline]
    pub fn whole(&mut self, holds: bool, rule: usize) {
        if !holds {
            self.whole_broken(rule);
        }
    }

    #[cold]
    fn field_broken(&mut self, place: &Place) {
        let owner = (self.owner)();
        if let Some((segment, rule)) = find(owner, place) {
            self.out.broken(&self.at.step(segment), rule);
        }
    }

    #[cold]
    fn item_broken(&mut self, place: &Place) {
        let owner = (self.owner)();
        if let Some((_, rule)) = find(owner, place) {
            self.out.broken(self.at, rule);
        }
    }

    #[cold]
    fn whole_broken(&mut self, rule: usize) {
        let owner = (self.owner)();
        if let Some(rule) = owner.rules.get(rule) {
            self.out.broken(self.at, rule);
        }
    }

    /// A `custom` rule of a field.
    #[inline]
    pub fn field_custom<E: Into<Violation>>(&mut self, verdict: Result<(), E>, place: &'static Place) {
        if let Err(violation) = verdict {
            self.custom_broken(violation.into(), place, true);
        }
    }

    /// A `custom` rule of an item, key or value.
    #[inline]
    pub fn item_custom<E: Into<Violation>>(&mut self, verdict: Result<(), E>, place: &'static Place) {
        if let Err(violation) = verdict {
            self.custom_broken(violation.into(), place, false);
        }
    }

    /// A `custom` rule of the whole type.
    #[inline]
    pub fn whole_custom<E: Into<Violation>>(&mut self, verdict: Result<(), E>, rule: usize) {
        if let Err(violation) = verdict {
            self.whole_custom_broken(violation.into(), rule);
        }
    }

    #[cold]
    fn whole_custom_broken(&mut self, violation: Violation, rule: usize) {
        let owner = (self.owner)();
        let message = owner.rules.get(rule).and_then(|rule| rule.message);
        self.out.add(self.at, violation.in_wire_names(owner).with_message(message));
    }

    #[cold]
    fn custom_broken(&mut self, violation: Violation, place: &Place, in_field: bool) {
        let owner = (self.owner)();
        let (Some((segment, field)), Some((_, rule))) = (field_at(owner, place), find(owner, place)) else {
            return;
        };
        let violation = violation.with_message(rule.message);
        if in_field {
            self.out.add(&self.at.step(segment), violation.in_wire_names((field.schema)()));
        } else {
            self.out.add(self.at, violation);
        }
    }

    /// What is inside a field whose type derives.
    #[inline]
    pub fn look_into<T: DeploymentValidate + ?Sized>(&mut self, value: &T, segment: Segment<'_>) {
        value.validate_at(&self.at.step(segment), self.out);
    }

    /// Something below the value: the rest is judged there.
    #[inline]
    pub fn below(&mut self, segment: Segment<'_>, judge: impl FnOnce(&mut Judge<'_, '_>)) {
        let at = self.at.step(segment);
        judge(&mut Judge { at: &at, out: &mut *self.out, owner: self.owner });
    }

    /// Whether nothing further can change the answer.
    #[inline]
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.out.is_done()
    }
}

/// The field of the rule at a place, and the step to it.
const fn field_at(owner: &'static Schema, place: &Place) -> Option<(Segment<'static>, &'static Field)> {
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
pub(crate) const fn find(owner: &'static Schema, place: &Place) -> Option<(Segment<'static>, &'static Rule)> {
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
