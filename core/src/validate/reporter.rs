//! What generated code calls while it walks a typed value: one call for each rule, with whether the rule holds and
//! its address in the schema. Everything else happens only for a broken rule, which keeps generated code small.

use super::custom::Refusal;
use super::deployment_validate::DeploymentValidate;
use super::items::List;
use super::parts::Parts;
use super::repeats::find_repeats;
use crate::report::collector::Collector;
use crate::report::path::{Path, Segment};
use crate::report::violation::Violation;
use crate::rules::data::Group;
use crate::schema::address::{RuleAddress, field_at, field_named, find_rule, is_of_key};
use crate::schema::{Check, Schema, SchemaOf, Unique};

/// A value under validation: its pointer, its type and the collector of its violations.
pub struct Reporter<'a, 'o> {
    at: &'a Path<'a>,
    out: &'o mut Collector,
    owner: SchemaOf,
}

impl<'a, 'o> Reporter<'a, 'o> {
    /// Starts the validation of a value of the type `owner`, or of a part of one, at `at`.
    #[inline]
    pub fn new(owner: SchemaOf, at: &'a Path<'a>, out: &'o mut Collector) -> Self {
        Reporter { at, out, owner }
    }

    /// A rule of a field.
    #[inline]
    pub fn field(&mut self, holds: bool, address: &'static RuleAddress) {
        if !holds {
            self.field_broken(address, None);
        }
    }

    /// A rule of a field's string, which is read again when the rule is broken.
    #[inline]
    pub fn field_text<T: ?Sized>(
        &mut self,
        holds: bool,
        address: &'static RuleAddress,
        value: &T,
        text: fn(&T) -> Option<&str>,
    ) {
        if !holds {
            self.field_text_broken(address, value, text);
        }
    }

    /// A rule of an item, key or value, which is reported at its own place.
    #[inline]
    pub fn item(&mut self, holds: bool, address: &'static RuleAddress) {
        if !holds {
            self.item_broken(address, None);
        }
    }

    /// The same of the string of an item, key or value.
    #[inline]
    pub fn item_text<T: ?Sized>(
        &mut self,
        holds: bool,
        address: &'static RuleAddress,
        value: &T,
        text: fn(&T) -> Option<&str>,
    ) {
        if !holds {
            self.item_text_broken(address, value, text);
        }
    }

    // The reads are functions of their own, so that nothing of the string is kept for them where the rule holds.
    #[cold]
    #[inline(never)]
    fn field_text_broken<T: ?Sized>(
        &mut self,
        address: &RuleAddress,
        value: &T,
        text: fn(&T) -> Option<&str>,
    ) {
        self.field_broken(address, text(value));
    }

    #[cold]
    #[inline(never)]
    fn item_text_broken<T: ?Sized>(
        &mut self,
        address: &RuleAddress,
        value: &T,
        text: fn(&T) -> Option<&str>,
    ) {
        self.item_broken(address, text(value));
    }

    /// `unique` on the list of a field.
    #[inline]
    pub fn field_unique<L: List + ?Sized>(
        &mut self,
        list: &L,
        put: impl Fn(&L::Item, &mut Parts),
        compares_absence: bool,
        address: &'static RuleAddress,
    ) where
        L::Item: DeploymentValidate,
    {
        find_repeats(list, put, compares_absence, &mut |index, first| {
            self.repeated((index, first), address, <L::Item>::SCHEMA, true);
            !self.is_done()
        });
    }

    /// `unique` on a list that is an item or a value.
    #[inline]
    pub fn item_unique<L: List + ?Sized>(
        &mut self,
        list: &L,
        put: impl Fn(&L::Item, &mut Parts),
        compares_absence: bool,
        address: &'static RuleAddress,
    ) where
        L::Item: DeploymentValidate,
    {
        find_repeats(list, put, compares_absence, &mut |index, first| {
            self.repeated((index, first), address, <L::Item>::SCHEMA, false);
            !self.is_done()
        });
    }

    #[cold]
    fn repeated(
        &mut self,
        (index, first): (usize, usize),
        address: &RuleAddress,
        items: &'static Schema,
        in_field: bool,
    ) {
        let owner = (self.owner)();
        let Some((segment, rule)) = find_rule(owner, address) else { return };
        let list = self.at.step(if in_field { segment } else { Segment::Here });
        let field = if let Check::Unique(Unique { by: Some(by), .. }) = &rule.check {
            field_named(items, by)
        } else {
            None
        };
        let below =
            field.filter(|field| !field.flatten).map_or(Segment::Here, |field| Segment::Key(field.name));
        let [own, first] = [list.index(index), list.index(first)];
        self.out.repeated(&own.step(below), rule, &first.step(below));
    }

    /// A rule of the whole type.
    #[inline]
    pub fn whole(&mut self, holds: bool, rule: usize) {
        if !holds {
            self.whole_broken(rule);
        }
    }

    /// A group of the whole type, and how many of its fields are present.
    #[inline]
    pub fn group(&mut self, group: &Group, present: usize, rule: usize) {
        if !group.admits(present) {
            self.group_broken(present, rule);
        }
    }

    #[cold]
    fn group_broken(&mut self, present: usize, rule: usize) {
        let owner = (self.owner)();
        if let Some(rule) = owner.rules.get(rule) {
            self.out.broken_group(self.at, rule, present);
        }
    }

    #[cold]
    fn field_broken(&mut self, address: &RuleAddress, text: Option<&str>) {
        let owner = (self.owner)();
        if let Some((segment, rule)) = find_rule(owner, address) {
            self.out.broken(&self.at.step(segment), rule, text);
        }
    }

    #[cold]
    fn item_broken(&mut self, address: &RuleAddress, text: Option<&str>) {
        let owner = (self.owner)();
        let Some((_, rule)) = find_rule(owner, address) else { return };
        if is_of_key(owner, address) {
            self.out.in_key(|out| out.broken(self.at, rule, text));
        } else {
            self.out.broken(self.at, rule, text);
        }
    }

    #[cold]
    fn whole_broken(&mut self, rule: usize) {
        let owner = (self.owner)();
        if let Some(rule) = owner.rules.get(rule) {
            self.out.broken(self.at, rule, None);
        }
    }

    /// A `custom` rule of a field.
    #[inline]
    pub fn field_custom<E: Refusal>(&mut self, verdict: Result<(), E>, address: &'static RuleAddress) {
        if let Err(refusal) = verdict {
            refusal.each(&mut |violation| self.custom_broken(violation, address, true));
        }
    }

    /// A `custom` rule of an item, key or value.
    #[inline]
    pub fn item_custom<E: Refusal>(&mut self, verdict: Result<(), E>, address: &'static RuleAddress) {
        if let Err(refusal) = verdict {
            refusal.each(&mut |violation| self.custom_broken(violation, address, false));
        }
    }

    /// A `custom` rule of the whole type.
    #[inline]
    pub fn whole_custom<E: Refusal>(&mut self, verdict: Result<(), E>, rule: usize) {
        if let Err(refusal) = verdict {
            refusal.each(&mut |violation| self.whole_custom_broken(violation, rule));
        }
    }

    #[cold]
    fn whole_custom_broken(&mut self, violation: Violation, rule: usize) {
        let owner = (self.owner)();
        let violation = violation.in_wire_names(owner);
        let violation = match owner.rules.get(rule) {
            Some(rule) => violation.in_terms_of(rule),
            None => violation,
        };
        self.out.add(self.at, violation);
    }

    #[cold]
    fn custom_broken(&mut self, violation: Violation, address: &RuleAddress, in_field: bool) {
        let owner = (self.owner)();
        let (Some((segment, field)), Some((_, rule))) = (field_at(owner, address), find_rule(owner, address))
        else {
            return;
        };
        let violation = violation.in_terms_of(rule);
        if in_field {
            self.out.add(&self.at.step(segment), violation.in_wire_names((field.schema)()));
        } else if is_of_key(owner, address) {
            self.out.in_key(|out| out.add(self.at, violation));
        } else {
            self.out.add(self.at, violation);
        }
    }

    /// Validates the value of a field. The caller passes the trait's method, so that a type without it is an error on
    /// that type.
    #[inline]
    pub fn look_into(&mut self, segment: Segment<'_>, validate_at: impl FnOnce(&Path<'_>, &mut Collector)) {
        validate_at(&self.at.step(segment), self.out);
    }

    /// Continues at a value inside this one.
    #[inline]
    pub fn below(&mut self, segment: Segment<'_>, judge: impl FnOnce(&mut Reporter<'_, '_>)) {
        let at = self.at.step(segment);
        judge(&mut Reporter { at: &at, out: &mut *self.out, owner: self.owner });
    }

    /// Whether rules that only warn are validated.
    #[inline]
    #[must_use]
    pub fn takes_warnings(&self) -> bool {
        self.out.takes_warnings()
    }

    /// Whether validation may stop.
    #[inline]
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.out.is_done()
    }
}
