//! Starts from choices that all rules allow, changes one field, and repairs what breaks by changes to its neighbours. A
//! change that succeeds shows that a value is possible and spares it a search of its own.

use super::choices::Run;
use super::puzzle::{Allows, Puzzle, SlotTest};
use super::search::Search;
use crate::rules::group::Count;

/// The most fields that one attempt may change.
const MAX_CHANGES: usize = 64;

/// Choices that all rules allow, and every class that such choices have included.
pub(super) struct Reached {
    chosen: Vec<usize>,
    seen: Vec<Vec<bool>>,
}

impl Reached {
    pub(super) fn new(puzzle: &Puzzle<'_>) -> Self {
        Reached {
            chosen: vec![0; puzzle.slots.len()],
            seen: puzzle.slots.iter().map(|slot| vec![false; slot.count]).collect(),
        }
    }

    /// Stores choices that all rules about the given fields allow.
    pub(super) fn take(&mut self, slots: &[usize], chosen: &[usize]) {
        for &slot in slots {
            self.chosen[slot] = chosen[slot];
            self.seen[slot][chosen[slot]] = true;
        }
    }

    /// Whether a few changes show that a field can have one of the classes.
    pub(super) fn reach(&mut self, search: &Search<'_>, slot: usize, classes: Run) -> bool {
        if self.seen[slot][classes.0..classes.1].contains(&true) {
            return true;
        }
        let mut change =
            Attempt { search, chosen: &mut self.chosen, before: Vec::new(), waiting: Vec::new() };
        if change.set(slot, classes.0) && change.mend() {
            for (slot, _) in change.before {
                self.seen[slot][self.chosen[slot]] = true;
            }
            return true;
        }
        while let Some((slot, class)) = change.before.pop() {
            change.chosen[slot] = class;
        }
        false
    }
}

/// An attempt to change some choices.
struct Attempt<'s, 'a> {
    search: &'s Search<'a>,
    chosen: &'s mut [usize],
    /// The changed fields, each once, with their earlier classes.
    before: Vec<(usize, usize)>,
    /// Rules that the changes may have broken.
    waiting: Vec<usize>,
}

impl Attempt<'_, '_> {
    /// Changes a field that has not changed yet; returns whether it could.
    fn set(&mut self, slot: usize, class: usize) -> bool {
        let old = self.chosen[slot];
        if !self.is_open(slot) || self.before.len() == MAX_CHANGES {
            return false;
        }
        self.before.push((slot, old));
        self.chosen[slot] = class;
        let waiting = self.waiting.len();
        self.waiting.extend(self.search.puzzle.touched(slot, [old, class]));
        self.search.spend(self.waiting.len() - waiting)
    }

    fn is_open(&self, slot: usize) -> bool {
        !self.before.iter().any(|(changed, _)| *changed == slot)
    }

    /// Makes a field present or absent.
    fn set_there(&mut self, slot: usize, is_there: bool) -> bool {
        self.search.puzzle.slots[slot].plain(is_there).is_some_and(|class| self.set(slot, class))
    }

    /// Repairs broken rules; returns whether all rules hold afterwards.
    fn mend(&mut self) -> bool {
        while let Some(rule) = self.waiting.pop() {
            if self.search.puzzle.allows(rule, self.chosen) {
                continue;
            }
            let is_mended = match &self.search.puzzle.rules[rule].allows {
                Allows::Presence { slot, is_there, when, any } => {
                    self.set_there(*slot, *is_there) || self.turn(any, !*when)
                }
                Allows::Group { group, slots } => self.mend_group(group.count, slots),
            };
            if !is_mended {
                return false;
            }
            self.waiting.push(rule);
        }
        true
    }

    /// Makes a condition hold, or fail, by a change to one field.
    fn turn(&mut self, any: &[Vec<SlotTest>], holds: bool) -> bool {
        let wrong =
            |test: &&SlotTest| test.passes(self.chosen[test.slot]) != holds && self.is_open(test.slot);
        let Some(test) = any.iter().flatten().find(wrong) else { return false };
        let slot = &self.search.puzzle.slots[test.slot];
        let class = match holds {
            true => test.passing.first().map(|run| run.0),
            false => [true, false]
                .into_iter()
                .filter_map(|is_there| slot.plain(is_there))
                .find(|class| !test.passes(*class)),
        };
        class.is_some_and(|class| self.set(test.slot, class))
    }

    /// Moves the number of a group's present fields towards one that it allows.
    fn mend_group(&mut self, count: Count, slots: &[usize]) -> bool {
        let puzzle = &self.search.puzzle;
        let is_there = |slot: usize| puzzle.slots[slot].is_there(self.chosen[slot]);
        let (there, absent): (Vec<usize>, Vec<usize>) = slots.iter().partition(|slot| is_there(**slot));
        let open = |slots: &[usize]| slots.iter().copied().find(|slot| self.is_open(*slot));
        let change = match count {
            Count::ExactlyOne | Count::AtLeastOne if there.is_empty() => {
                open(&absent).map(|slot| (slot, true))
            }
            Count::ExactlyOne | Count::AtMostOne | Count::AtLeastOne => {
                open(&there).map(|slot| (slot, false))
            }
            Count::AllOrNone => match there.iter().all(|slot| self.is_open(*slot)) {
                true => open(&there).map(|slot| (slot, false)),
                false => open(&absent).map(|slot| (slot, true)),
            },
        };
        change.is_some_and(|(slot, is_there)| self.set_there(slot, is_there))
    }
}
