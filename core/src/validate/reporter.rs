//! What generated code calls while it walks a typed value: one call for each rule, with whether the rule holds and
//! its address in the schema. Everything else happens only for a broken rule, which keeps generated code small.

use alloc::string::String;
use core::any::Any;

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
    /// Whether `at` is the place of the value that rules judge. Otherwise that is a field of the value at `at`.
    is_inside: bool,
}

impl<'a, 'o> Reporter<'a, 'o> {
    /// Starts the validation of a value of the type `owner` at `at`.
    #[inline]
    pub fn new(owner: SchemaOf, at: &'a Path<'a>, out: &'o mut Collector) -> Self {
        Reporter { at, out, owner, is_inside: false }
    }

    /// Starts the validation of the value of a field of the type `owner`, read by itself.
    #[cfg(feature = "serde")]
    pub(crate) fn of_field(owner: SchemaOf, at: &'a Path<'a>, out: &'o mut Collector) -> Self {
        Reporter { at, out, owner, is_inside: true }
    }

    /// A rule of a field, or of an item, key or value inside one.
    #[inline]
    pub fn rule(&mut self, holds: bool, address: &'static RuleAddress) {
        if !holds {
            self.broken(address, None);
        }
    }

    /// A rule of a string, which is read again when the rule is broken.
    #[inline]
    pub fn text<T: ?Sized>(
        &mut self,
        holds: bool,
        address: &'static RuleAddress,
        value: &T,
        text: fn(&T) -> Option<&str>,
    ) {
        if !holds {
            self.text_broken(address, value, text);
        }
    }

    // The read is a function of its own, so that nothing of the string is kept for it where the rule holds.
    #[cold]
    #[inline(never)]
    fn text_broken<T: ?Sized>(&mut self, address: &RuleAddress, value: &T, text: fn(&T) -> Option<&str>) {
        self.broken(address, text(value));
    }

    #[cold]
    fn broken(&mut self, address: &RuleAddress, text: Option<&str>) {
        let owner = (self.owner)();
        let Some((segment, rule)) = find_rule(owner, address) else { return };
        let at = self.at.step(self.step(segment));
        if self.is_inside && is_of_key(owner, address) {
            self.out.in_key(|out| out.broken(&at, rule, text));
        } else {
            self.out.broken(&at, rule, text);
        }
    }

    /// The step from `at` to the value that a rule judges, whose field is a `segment` below its owner.
    fn step<'s>(&self, segment: Segment<'s>) -> Segment<'s> {
        if self.is_inside { Segment::Here } else { segment }
    }

    /// `unique` on a list.
    #[inline]
    pub fn unique<L: List + ?Sized, X>(
        &mut self,
        list: &L,
        put: impl Fn(&L::Item, &mut Parts),
        compares_absence: bool,
        address: &'static RuleAddress,
    ) where
        L::Item: DeploymentValidate<X>,
    {
        find_repeats(list, put, compares_absence, &mut |index, first| {
            self.repeated((index, first), address, <L::Item>::SCHEMA);
            !self.is_done()
        });
    }

    #[cold]
    fn repeated(&mut self, (index, first): (usize, usize), address: &RuleAddress, items: &'static Schema) {
        let owner = (self.owner)();
        let Some((segment, rule)) = find_rule(owner, address) else { return };
        let list = self.at.step(self.step(segment));
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

    /// A broken `any_of` that calls functions, with their messages.
    #[cold]
    pub fn functions(&mut self, address: &'static RuleAddress, functions: &[Option<String>]) {
        let owner = (self.owner)();
        let Some((segment, rule)) = find_rule(owner, address) else { return };
        let at = self.at.step(self.step(segment));
        if self.is_inside && is_of_key(owner, address) {
            self.out.in_key(|out| out.broken_by_functions(&at, rule, functions));
        } else {
            self.out.broken_by_functions(&at, rule, functions);
        }
    }

    /// A `custom` rule of a field, or of an item, key or value inside one.
    #[inline]
    pub fn custom<E: Refusal>(&mut self, verdict: Result<(), E>, address: &'static RuleAddress) {
        if let Err(refusal) = verdict {
            refusal.each(&mut |violation| self.custom_broken(violation, address));
        }
    }

    #[cold]
    fn custom_broken(&mut self, violation: Violation, address: &RuleAddress) {
        let owner = (self.owner)();
        let (Some((segment, field)), Some((_, rule))) = (field_at(owner, address), find_rule(owner, address))
        else {
            return;
        };
        let violation = violation.in_terms_of(rule);
        if !self.is_inside {
            self.out.add(&self.at.step(segment), violation.in_wire_names((field.schema)()));
        } else if is_of_key(owner, address) {
            self.out.in_key(|out| out.add(self.at, violation));
        } else {
            self.out.add(self.at, violation);
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

    /// Validates the value of a field. The caller passes the trait's method, so that a type without it is an error on
    /// that type; as a pointer, so that fields of one type share the code.
    #[inline]
    pub fn inside<T: ?Sized>(
        &mut self,
        segment: Segment<'_>,
        value: &T,
        validate_at: fn(&T, &Path<'_>, &mut Collector),
    ) {
        validate_at(value, &self.at.step(segment), self.out);
    }

    /// Compares the value of a field with the one before it.
    #[inline]
    pub fn change_inside(&mut self, segment: Segment<'_>, compare: impl FnOnce(&Path<'_>, &mut Collector)) {
        compare(&self.at.step(segment), self.out);
    }

    /// Continues with the fields of a variant, which are below the key of its content.
    #[inline]
    pub fn content(&mut self, key: &'static str, judge: impl FnOnce(&mut Reporter<'_, '_>)) {
        let at = self.at.key(key);
        judge(&mut Reporter { at: &at, out: &mut *self.out, owner: self.owner, is_inside: self.is_inside });
    }

    /// Continues at a value inside this one.
    #[inline]
    pub fn below(&mut self, segment: Segment<'_>, judge: impl FnOnce(&mut Reporter<'_, '_>)) {
        let at = self.at.step(segment);
        judge(&mut Reporter { at: &at, out: &mut *self.out, owner: self.owner, is_inside: true });
    }

    /// The context of the whole payload, if it is of that type.
    #[must_use]
    pub fn context<C: Any>(&self) -> Option<&'a C> {
        self.at.context()
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
