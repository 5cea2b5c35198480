//! Searches for choices that a puzzle's rules allow together, and for rules that never hold together. Its work is
//! bounded: a search that gives up reports nothing.

use std::cell::Cell;

use super::puzzle::{Puzzle, SlotTest};

/// The most choices and rules that one search examines.
const MAX_STEPS: usize = 100_000;
/// The most that all searches of an item examine.
const MAX_STEPS_OF_ITEM: usize = 2_000_000;

/// Tests that every choice of a search passes.
pub(super) type Given<'t> = &'t [SlotTest];

/// The outcome of a search.
pub(super) enum Found {
    /// The choice of each field that a rule depends on.
    Choices(Vec<usize>),
    Nothing,
    GaveUp,
}

/// A puzzle, and the work that is left for it.
pub(super) struct Search<'a> {
    pub(super) puzzle: Puzzle<'a>,
    left: Cell<usize>,
}

impl<'a> Search<'a> {
    pub(super) fn new(puzzle: Puzzle<'a>) -> Self {
        Search { puzzle, left: Cell::new(MAX_STEPS_OF_ITEM) }
    }

    /// Spends work; returns whether enough was left.
    pub(super) fn spend(&self, steps: usize) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(steps));
        left >= steps
    }

    /// Searches for a choice of each field that the given rules allow and that pass the given tests.
    pub(super) fn find(&self, rules: &[usize], given: Given<'_>) -> Found {
        let slots = self.order(rules, given);
        let judged = self.judged_at(rules, &slots);
        let mut chosen: Vec<usize> = vec![0; self.puzzle.slots.len()];
        let (mut depth, mut next) = (0, 0);
        let mut steps = 0;
        while let Some(&slot) = slots.get(depth) {
            let limits = || given.iter().filter(|test| test.slot == slot);
            let first = limits().map(|test| test.passing.first().map_or(0, |run| run.0)).max();
            let end = limits().map(|test| test.passing.last().map_or(0, |run| run.1)).min();
            let choice = next.max(first.unwrap_or(0));
            let end = end.unwrap_or(self.puzzle.slots[slot].count);
            steps += 1 + judged[depth].len();
            if steps > MAX_STEPS || !self.spend(1 + judged[depth].len()) {
                return Found::GaveUp;
            }
            if choice >= end {
                let Some(before) = depth.checked_sub(1) else { return Found::Nothing };
                depth = before;
                next = chosen[slots[depth]] + 1;
                continue;
            }
            chosen[slot] = choice;
            // A rule is evaluated as soon as all its fields have a choice, which cuts failing branches early.
            if limits().all(|test| test.passes(choice))
                && judged[depth].iter().all(|rule| self.puzzle.allows(*rule, &chosen))
            {
                depth += 1;
                next = 0;
            } else {
                next = choice + 1;
            }
        }
        Found::Choices(chosen)
    }

    /// The fields of the rules, those that most rules depend on first.
    fn order(&self, rules: &[usize], given: Given<'_>) -> Vec<usize> {
        let all = rules.iter().flat_map(|rule| self.puzzle.rules[*rule].slots());
        let mut all: Vec<usize> = all.chain(given.iter().map(|test| test.slot)).collect();
        all.sort_unstable();
        let mut counted: Vec<(usize, usize)> =
            all.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
        counted.sort_by_key(|(count, slot)| (usize::MAX - count, *slot));
        counted.into_iter().map(|(_, slot)| slot).collect()
    }

    /// For each field in this order, the rules whose last field it is.
    fn judged_at(&self, rules: &[usize], slots: &[usize]) -> Vec<Vec<usize>> {
        let mut depths = vec![0; self.puzzle.slots.len()];
        for (depth, slot) in slots.iter().enumerate() {
            depths[*slot] = depth;
        }
        let mut judged: Vec<Vec<usize>> = slots.iter().map(|_| Vec::new()).collect();
        for rule in rules {
            let last = self.puzzle.rules[*rule].slots().map(|slot| depths[slot]).max();
            if let Some(judged) = last.and_then(|last| judged.get_mut(last)) {
                judged.push(*rule);
            }
        }
        judged
    }

    /// A minimal set of the rules that never hold together where the given tests pass.
    pub(super) fn clash(&self, rules: &[usize], given: Given<'_>) -> Vec<usize> {
        let mut clash: Vec<usize> = Vec::new();
        let mut rest = rules.to_vec();
        let never_hold = |kept: &[usize], rest: &[usize]| {
            let rules: Vec<usize> = kept.iter().chain(rest).copied().collect();
            matches!(self.find(&rules, given), Found::Nothing)
        };
        while !rest.is_empty() && !never_hold(&clash, &[]) {
            // Bisects for the longest prefix that is not needed while all later rules stay.
            let (mut spare, mut needed) = (0, rest.len());
            while needed - spare > 1 {
                let middle = spare.midpoint(needed);
                match never_hold(&clash, &rest[middle..]) {
                    true => spare = middle,
                    false => needed = middle,
                }
            }
            clash.push(rest[spare]);
            rest.drain(..=spare);
        }
        clash
    }
}
