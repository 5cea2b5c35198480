//! What each field can be, and the search for choices that rules on presence and groups allow together.

use crate::check::value_set::{covers, meet};
use crate::model::{Field, Fields};
use crate::rules::condition::{Condition, Is, Test};
use crate::rules::group::Group;
use crate::rules::presence::Kind;
use crate::rules::rule::{FieldRule, RuleKind};
use crate::syntax::known_type::{is_option, known};
use crate::syntax::literal::{Literal, Value};

/// Steps of one search, at most.
const MAX_STEPS: usize = 10_000;

/// A rule that allows some choices and not others.
pub(super) struct Rule<'a> {
    pub(super) rule: &'a FieldRule,
    /// The field that it stands on, unless it is one of the whole.
    pub(super) field: Option<&'a Field>,
    allows: Allows<'a>,
}

enum Allows<'a> {
    /// A field that has to be there, or must not, when a condition holds or does not.
    Presence {
        slot: usize,
        is_there: bool,
        when: bool,
        any: Vec<Vec<SlotTest<'a>>>,
    },
    Group {
        group: &'a Group,
        slots: Vec<usize>,
    },
}

struct SlotTest<'a> {
    slot: usize,
    test: &'a Test,
}

/// Whether a field is never absent, as far as its type's tokens tell.
fn is_always_there(field: &Field) -> bool {
    known(&field.ty).is_some() && !is_option(&field.ty)
}

/// The rules that are judged here, in source order. What names a field that is not there has been noted, and rustc
/// refuses what asks for the presence of one that always is.
fn rules_of<'a>(whole: &'a [FieldRule], fields: &'a Fields) -> Vec<Rule<'a>> {
    let slot_of = |name| {
        let field = fields.find(name)?;
        fields.fields.iter().position(|other| std::ptr::eq(other, field))
    };
    let groups = whole.iter().filter_map(|rule| {
        let RuleKind::Group(group) = &rule.kind else { return None };
        let slots: Option<Vec<usize>> = group.fields.iter().map(slot_of).collect();
        let slots = slots.filter(|slots| !slots.iter().any(|slot| is_always_there(&fields.fields[*slot])));
        Some(Rule { rule, field: None, allows: Allows::Group { group, slots: slots? } })
    });
    let tests_of = |condition: &'a Condition| -> Option<Vec<Vec<SlotTest<'a>>>> {
        let test = |test: &'a Test| Some(SlotTest { slot: slot_of(&test.field)?, test });
        condition.any.iter().map(|tests| tests.iter().map(test).collect()).collect()
    };
    let absentees = fields.fields.iter().enumerate().filter(|(_, field)| !is_always_there(field));
    let presences = absentees.flat_map(|(slot, field)| {
        field.rules.iter().filter_map(move |rule| {
            let RuleKind::Presence(presence) = &rule.kind else { return None };
            let is_there = matches!(presence.kind, Kind::Required | Kind::RequiredIf | Kind::RequiredUnless);
            let when = matches!(presence.kind, Kind::RequiredIf | Kind::ForbiddenIf);
            let any = presence.condition.as_ref().map_or(Some(Vec::new()), tests_of)?;
            Some(Rule { rule, field: Some(field), allows: Allows::Presence { slot, is_there, when, any } })
        })
    });
    groups.chain(presences).collect()
}

impl<'a> Rule<'a> {
    fn tests(&self) -> impl Iterator<Item = &SlotTest<'a>> {
        let any = match &self.allows {
            Allows::Presence { any, .. } => any.as_slice(),
            Allows::Group { .. } => &[],
        };
        any.iter().flatten()
    }

    /// The last field that it is about.
    fn last_slot(&self) -> usize {
        let own = match &self.allows {
            Allows::Presence { slot, .. } => std::slice::from_ref(slot),
            Allows::Group { slots, .. } => slots.as_slice(),
        };
        self.tests().map(|test| test.slot).chain(own.iter().copied()).max().unwrap_or_default()
    }
}

/// A field, and what it can be.
pub(super) struct Slot<'a> {
    pub(super) field: &'a Field,
    pub(super) choices: Vec<Choice<'a>>,
    /// Whether each literal that conditions name is a choice of its own.
    is_clear: bool,
}

pub(super) enum Choice<'a> {
    Absent,
    Variant(String),
    Literal(&'a Literal),
    /// Any value that no condition names.
    Other,
}

impl<'a> Slot<'a> {
    fn new(slot: usize, field: &'a Field, rules: &[Rule<'a>]) -> Self {
        let mut choices = Vec::new();
        let mut literals: Vec<&Literal> = Vec::new();
        let tests = rules.iter().flat_map(Rule::tests).filter(|test| test.slot == slot);
        for SlotTest { test, .. } in tests {
            match &test.is {
                Is::Present => {}
                Is::Variants(variants) => choices.extend(variants.iter().map(ToString::to_string)),
                Is::Literals(own) => literals.extend(own),
            }
        }
        choices.sort();
        choices.dedup();
        let mut choices: Vec<Choice<'a>> = choices.into_iter().map(Choice::Variant).collect();
        let mut distinct: Vec<&Literal> = Vec::new();
        let mut is_clear = true;
        for literal in literals {
            let is_same = |other: &&Literal| other.value == literal.value;
            if distinct.iter().any(is_same) {
                continue;
            }
            is_clear &= !distinct.iter().any(|other| {
                let (a, b) = (&other.value, &literal.value);
                meet(a, b) && !covers(a, b) && !covers(b, a)
            });
            distinct.push(literal);
        }
        let truths = distinct.iter().filter(|literal| matches!(literal.value, Value::Bool(_))).count();
        choices.extend(distinct.into_iter().map(Choice::Literal));
        if truths < 2 {
            choices.push(Choice::Other);
        }
        if !is_always_there(field) {
            choices.push(Choice::Absent);
        }
        Slot { field, choices, is_clear }
    }
}

impl Slot<'_> {
    /// What the field can be by its rules: each value that conditions name, as the choices within it, otherwise anything.
    pub(super) fn expected(&self) -> Vec<(&Choice<'_>, Vec<usize>)> {
        let is_named = |choice: &&Choice<'_>| matches!(choice, Choice::Variant(_) | Choice::Literal(_));
        let has_named = self.choices.iter().any(|choice| is_named(&choice));
        let is_expected = |choice: &&Choice<'_>| is_named(choice) || !has_named && choice.is_there();
        let within = |outer| {
            let is_within = |choice: &usize| self.choices[*choice].is_within(outer);
            (outer, (0..self.choices.len()).filter(is_within).collect())
        };
        self.choices.iter().filter(is_expected).map(within).collect()
    }
}

impl Choice<'_> {
    fn is_within(&self, outer: &Choice<'_>) -> bool {
        match (outer, self) {
            (Choice::Literal(outer), Choice::Literal(own)) => covers(&outer.value, &own.value),
            _ => std::ptr::eq(self, outer),
        }
    }

    fn is_there(&self) -> bool {
        !matches!(self, Choice::Absent)
    }

    fn passes(&self, test: &Test) -> bool {
        match (&test.is, self) {
            (Is::Present, choice) => choice.is_there(),
            (Is::Variants(variants), Choice::Variant(own)) => variants.iter().any(|variant| variant == own),
            (Is::Literals(literals), Choice::Literal(own)) => {
                literals.iter().any(|literal| covers(&literal.value, &own.value))
            }
            _ => false,
        }
    }

    /// The value that a condition names.
    pub(super) fn shown(&self) -> Option<String> {
        match self {
            Choice::Variant(variant) => Some(variant.clone()),
            Choice::Literal(literal) => Some(literal.to_string()),
            Choice::Absent | Choice::Other => None,
        }
    }
}

/// The choices of the fields, and the rules that allow some of them together.
pub(super) struct Puzzle<'a> {
    pub(super) slots: Vec<Slot<'a>>,
    pub(super) rules: Vec<Rule<'a>>,
}

/// A field, and the choices that are left to it.
pub(super) type Given<'a> = Option<(usize, &'a [usize])>;

/// What a search came to.
pub(super) enum Search {
    /// The choice of each field.
    Found(Vec<usize>),
    Nothing,
    GaveUp,
}

impl<'a> Puzzle<'a> {
    pub(super) fn new(whole: &'a [FieldRule], fields: &'a Fields) -> Self {
        let mut rules = rules_of(whole, fields);
        let slots: Vec<Slot<'_>> =
            fields.fields.iter().enumerate().map(|(slot, field)| Slot::new(slot, field, &rules)).collect();
        rules.retain(|rule| rule.tests().all(|test| slots[test.slot].is_clear));
        Puzzle { slots, rules }
    }

    /// Looks for a choice of each field that some of the rules allow, where one field may be limited.
    pub(super) fn search(&self, rules: &[usize], given: Given<'_>) -> Search {
        let mut chosen = Vec::new();
        let mut next = 0;
        for _ in 0..MAX_STEPS {
            if chosen.len() == self.slots.len() {
                return Search::Found(chosen);
            }
            let slot = chosen.len();
            let is_open =
                |choice: &usize| given.is_none_or(|(given, only)| given != slot || only.contains(choice));
            let Some(choice) = (next..self.slots[slot].choices.len()).find(is_open) else {
                let Some(last) = chosen.pop() else { return Search::Nothing };
                next = last + 1;
                continue;
            };
            chosen.push(choice);
            next = 0;
            // A rule is judged as soon as all that it is about is chosen.
            let judged = rules.iter().map(|rule| &self.rules[*rule]).filter(|rule| rule.last_slot() == slot);
            if !judged.into_iter().all(|rule| self.allows(rule, &chosen)) {
                chosen.pop();
                next = choice + 1;
            }
        }
        Search::GaveUp
    }

    fn allows(&self, rule: &Rule<'_>, chosen: &[usize]) -> bool {
        let choice = |slot: usize| &self.slots[slot].choices[chosen[slot]];
        match &rule.allows {
            Allows::Presence { slot, is_there, when, any } => {
                let passes =
                    |tests: &Vec<SlotTest<'_>>| tests.iter().all(|test| choice(test.slot).passes(test.test));
                any.iter().any(passes) != *when || choice(*slot).is_there() == *is_there
            }
            Allows::Group { group, slots } => {
                group.allows(slots.iter().filter(|slot| choice(**slot).is_there()).count())
            }
        }
    }

    /// As few rules as never hold together, where one field may be limited.
    pub(super) fn clash(&self, given: Given<'_>) -> Vec<usize> {
        let mut clash: Vec<usize> = (0..self.rules.len()).collect();
        for rule in 0..self.rules.len() {
            let without: Vec<usize> = clash.iter().copied().filter(|other| *other != rule).collect();
            if matches!(self.search(&without, given), Search::Nothing) {
                clash = without;
            }
        }
        clash
    }
}
