//! The search for choices that some rules of a puzzle allow together, and for the rules that never do. Its work is
//! bounded: where it ends before it knows, nothing is said.

use std::cell::Cell;

use super::choices::Run;
use super::puzzle::Puzzle;

/// Choices and rules that one search looks at, at most.
const MAX_STEPS: usize = 100_000;
/// The same for all searches of an item.
const MAX_STEPS_OF_ITEM: usize = 2_000_000;

/// A field, and the classes that are left to it.
pub(super) type Given = Option<(usize, Run)>;

/// What a search came to.
pub(super) enum Found {
    /// The choice of each field, as far as a rule is about it.
    Choices(Vec<usize>),
    Nothing,
    GaveUp,
}

/// A puzzle, and how much work is left for it.
pub(super) struct Search<'a> {
    pub(super) puzzle: Puzzle<'a>,
    left: Cell<usize>,
}

impl<'a> Search<'a> {
    pub(super) fn new(puzzle: Puzzle<'a>) -> Self {
        Search { puzzle, left: Cell::new(MAX_STEPS_OF_ITEM) }
    }

    /// Takes some work from what is left; whether there was as much.
    pub(super) fn spend(&self, steps: usize) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(steps));
        left >= steps
    }

    /// Looks for a choice of each field that some of the rules allow, where one field may be limited.
    pub(super) fn find(&self, rules: &[usize], given: Given) -> Found {
        let slots = self.order(rules, given);
        let judged = self.judged_at(rules, &slots);
        let mut chosen: Vec<usize> = vec![0; self.puzzle.slots.len()];
        let (mut depth, mut next) = (0, 0);
        let mut steps = 0;
        while let Some(&slot) = slots.get(depth) {
            let (first, end) = match given {
                Some((limited, run)) if limited == slot => run,
                _ => (0, self.puzzle.slots[slot].count),
            };
            let choice = next.max(first);
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
            // A rule is judged as soon as all that it is about is chosen.
            if judged[depth].iter().all(|rule| self.puzzle.allows(*rule, &chosen)) {
                depth += 1;
                next = 0;
            } else {
                next = choice + 1;
            }
        }
        Found::Choices(chosen)
    }

    /// The fields that rules are about, those first of which most depends.
    fn order(&self, rules: &[usize], given: Given) -> Vec<usize> {
        let all = rules.iter().flat_map(|rule| self.puzzle.rules[*rule].slots());
        let mut all: Vec<usize> = all.chain(given.map(|(slot, _)| slot)).collect();
        all.sort_unstable();
        let mut counted: Vec<(usize, usize)> =
            all.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
        counted.sort_by_key(|(count, slot)| (usize::MAX - count, *slot));
        counted.into_iter().map(|(_, slot)| slot).collect()
    }

    /// For each field in its order, the rules of which it is the last.
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

    /// As few of the rules as never hold together, where one field may be limited.
    pub(super) fn clash(&self, rules: &[usize], given: Given) -> Vec<usize> {
        let mut clash: Vec<usize> = Vec::new();
        let mut rest = rules.to_vec();
        let never_hold = |kept: &[usize], rest: &[usize]| {
            let rules: Vec<usize> = kept.iter().chain(rest).copied().collect();
            matches!(self.find(&rules, given), Found::Nothing)
        };
        while !rest.is_empty() && !never_hold(&clash, &[]) {
            // The most rules that are not needed if all that follow are there.
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
