//! The rules on presence and groups as a puzzle: the classes of each field, the rules that allow some combinations of
//! them, and for each choice the rules that it affects. Fields that no rule connects form separate puzzles.

use super::choices::{Run, Slot, is_always_there};
use super::siblings::Names;
use crate::model::{Field, Fields};
use crate::rules::condition::{Condition, Test};
use crate::rules::group::Group;
use crate::rules::presence::{Presence, PresenceKind};
use crate::rules::rule::FieldRule;

/// The most classes that a test may name to be listed at each of them.
const MAX_LISTED: usize = 16;

/// A rule that allows some choices and refuses others.
pub(super) struct Constraint<'a> {
    pub(super) rule: &'a FieldRule,
    /// The field that declares the rule; `None` for a rule of the whole struct.
    pub(super) field: Option<&'a Field>,
    pub(super) allows: Allows<'a>,
}

pub(super) enum Allows<'a> {
    /// The field must be present (or absent) when the condition holds (or does not).
    Presence {
        slot: usize,
        is_there: bool,
        when: bool,
        any: Vec<Vec<SlotTest>>,
    },
    Group {
        group: &'a Group,
        slots: Vec<usize>,
    },
}

/// A test of a field, and the classes that pass it.
pub(super) struct SlotTest {
    pub(super) slot: usize,
    pub(super) passing: Vec<Run>,
}

/// The fields' choices, and the rules that allow some of them together.
pub(super) struct Puzzle<'a> {
    names: Names<'a>,
    pub(super) slots: Vec<Slot<'a>>,
    pub(super) rules: Vec<Constraint<'a>>,
    /// For each field, the rules that its presence, or any choice of it, affects.
    of_slot: Vec<Vec<usize>>,
    /// For each field and class, the rules with a test that this class passes.
    of_class: Vec<Vec<Vec<usize>>>,
}

/// Fields and rules that depend on each other.
#[derive(Default)]
pub(super) struct Component {
    pub(super) slots: Vec<usize>,
    pub(super) rules: Vec<usize>,
}

impl<'a> Puzzle<'a> {
    pub(super) fn new(whole: &'a [FieldRule], fields: &'a Fields) -> Self {
        let names = Names::of(fields);
        let mut tests: Vec<Vec<&Test>> = fields.fields.iter().map(|_| Vec::new()).collect();
        for field in &fields.fields {
            for test in field.rules.iter().flat_map(FieldRule::conditions).flat_map(Condition::tests) {
                if let Some(slot) = names.find(test.path.first()).filter(|_| !test.path.is_nested()) {
                    tests[slot].push(test);
                }
            }
        }
        let slots: Vec<Slot<'_>> =
            fields.fields.iter().zip(&tests).map(|(field, tests)| Slot::new(field, tests)).collect();
        let rules = rules_of(whole, fields, &names, &slots);
        let mut puzzle = Puzzle {
            of_slot: slots.iter().map(|_| Vec::new()).collect(),
            of_class: slots.iter().map(|slot| (0..slot.count).map(|_| Vec::new()).collect()).collect(),
            names,
            slots,
            rules,
        };
        puzzle.list_rules();
        puzzle
    }

    /// Lists each rule at the choices that affect it.
    fn list_rules(&mut self) {
        for (index, rule) in self.rules.iter().enumerate() {
            for &slot in rule.own_slots() {
                self.of_slot[slot].push(index);
            }
            for test in rule.tests() {
                let there = self.slots[test.slot].there();
                let classes = || test.passing.iter().flat_map(|run| run.0..run.1);
                if test.passing == [there] || classes().nth(MAX_LISTED).is_some() {
                    self.of_slot[test.slot].push(index);
                } else {
                    classes().for_each(|class| self.of_class[test.slot][class].push(index));
                }
            }
        }
    }

    /// The rules whose verdict may change when a field changes from one class to another.
    pub(super) fn touched(&self, slot: usize, classes: [usize; 2]) -> impl Iterator<Item = usize> {
        let of_class = classes.into_iter().flat_map(move |class| &self.of_class[slot][class]);
        self.of_slot[slot].iter().chain(of_class).copied()
    }

    /// The parts that no rule connects.
    pub(super) fn parts(&self) -> Vec<Component> {
        let mut leader: Vec<usize> = (0..self.slots.len()).collect();
        for rule in &self.rules {
            let mut slots = rule.slots();
            let Some(first) = slots.next().map(|slot| find_leader(&mut leader, slot)) else { continue };
            for slot in slots {
                let other = find_leader(&mut leader, slot);
                leader[other] = first;
            }
        }
        let mut parts: Vec<Component> = self.slots.iter().map(|_| Component::default()).collect();
        for (index, rule) in self.rules.iter().enumerate() {
            if let Some(slot) = rule.slots().next() {
                parts[find_leader(&mut leader, slot)].rules.push(index);
            }
        }
        for slot in 0..self.slots.len() {
            parts[find_leader(&mut leader, slot)].slots.push(slot);
        }
        parts.retain(|part| !part.rules.is_empty());
        parts
    }

    /// The names of rules, for a message.
    pub(super) fn names_of(&self, rules: &[usize]) -> String {
        let names = rules.iter().map(|rule| &self.rules[*rule]).map(|rule| match rule.field {
            Some(field) => format!("`{}` of `{}`", rule.rule.name, field.ident),
            None => format!("`{}`", rule.rule.name),
        });
        let mut names: Vec<String> = names.collect();
        let last = names.pop().unwrap_or_default();
        match names.join(", ") {
            before if before.is_empty() => last,
            before => format!("{before} and {last}"),
        }
    }

    /// A test of a condition; `None` where choices do not tell whether it passes.
    pub(super) fn test(&self, test: &Test) -> Option<SlotTest> {
        slot_test(test, &self.names, &self.slots)
    }

    /// Whether a rule allows the choices of its fields.
    pub(super) fn allows(&self, rule: usize, chosen: &[usize]) -> bool {
        let is_there = |slot: usize| self.slots[slot].is_there(chosen[slot]);
        match &self.rules[rule].allows {
            Allows::Presence { slot, is_there: wanted, when, any } => {
                is_there(*slot) == *wanted || holds(any, chosen) != *when
            }
            Allows::Group { group, slots } => {
                group.allows(slots.iter().filter(|slot| is_there(**slot)).count())
            }
        }
    }
}

/// Whether a condition holds.
fn holds(any: &[Vec<SlotTest>], chosen: &[usize]) -> bool {
    any.iter().any(|tests| tests.iter().all(|test| test.passes(chosen[test.slot])))
}

fn find_leader(leader: &mut [usize], slot: usize) -> usize {
    let mut slot = slot;
    while leader[slot] != slot {
        leader[slot] = leader[leader[slot]];
        slot = leader[slot];
    }
    slot
}

impl SlotTest {
    pub(super) fn passes(&self, class: usize) -> bool {
        let after = self.passing.partition_point(|run| run.0 <= class);
        after > 0 && class < self.passing[after - 1].1
    }
}

impl Constraint<'_> {
    fn tests(&self) -> impl Iterator<Item = &SlotTest> {
        let any = match &self.allows {
            Allows::Presence { any, .. } => any.as_slice(),
            Allows::Group { .. } => &[],
        };
        any.iter().flatten()
    }

    fn own_slots(&self) -> &[usize] {
        match &self.allows {
            Allows::Presence { slot, .. } => std::slice::from_ref(slot),
            Allows::Group { slots, .. } => slots,
        }
    }

    /// The fields that the rule depends on.
    pub(super) fn slots(&self) -> impl Iterator<Item = usize> {
        self.own_slots().iter().copied().chain(self.tests().map(|test| test.slot))
    }
}

fn slot_test(test: &Test, names: &Names<'_>, slots: &[Slot<'_>]) -> Option<SlotTest> {
    // What is inside a field is no choice of the field's own.
    let slot = names.find(test.path.first()).filter(|_| !test.path.is_nested())?;
    Some(SlotTest { slot, passing: slots[slot].passing(test)? })
}

/// The rules of the puzzle, in source order. Leaves out rules that name a missing field, which are reported already,
/// and rules on the presence of a field that is never absent, which rustc refuses.
fn rules_of<'a>(
    whole: &'a [FieldRule],
    fields: &'a Fields,
    names: &Names<'_>,
    slots: &[Slot<'_>],
) -> Vec<Constraint<'a>> {
    let groups = whole.iter().filter_map(|rule| {
        let group = rule.get::<Group>()?;
        let slots: Option<Vec<usize>> = group.fields.iter().map(|name| names.find(name)).collect();
        let slots = slots.filter(|slots| !slots.iter().any(|slot| is_always_there(&fields.fields[*slot])));
        Some(Constraint { rule, field: None, allows: Allows::Group { group, slots: slots? } })
    });
    let slot_test = |test: &Test| slot_test(test, names, slots);
    let tests_of = |condition: &Condition| -> Option<Vec<Vec<SlotTest>>> {
        condition.any.iter().map(|tests| tests.iter().map(slot_test).collect()).collect()
    };
    let absentees = fields.fields.iter().enumerate().filter(|(_, field)| !is_always_there(field));
    let presences = absentees.flat_map(|(slot, field)| {
        field.rules.iter().filter_map(move |rule| {
            // A warning forbids nothing.
            let presence = rule.get::<Presence>().filter(|_| !rule.terms.is_warning)?;
            let is_there = matches!(
                presence.kind,
                PresenceKind::Required | PresenceKind::RequiredIf | PresenceKind::RequiredUnless
            );
            let when = matches!(presence.kind, PresenceKind::RequiredIf | PresenceKind::ForbiddenIf);
            let any = presence.condition.as_ref().map_or(Some(Vec::new()), tests_of)?;
            Some(Constraint {
                rule,
                field: Some(field),
                allows: Allows::Presence { slot, is_there, when, any },
            })
        })
    });
    groups.chain(presences).collect()
}
