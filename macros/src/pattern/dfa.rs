//! The finished automaton: minimal, with as few classes as it needs, its states in the order of the tables. In: the
//! complete automaton of `automaton.rs`.

use std::sync::OnceLock;

use super::classes::Classes;
use super::interner::Interner;

/// A complete automaton: `next[state * class_count + class]`.
pub(super) struct Table {
    pub(super) class_count: usize,
    pub(super) next: Vec<u32>,
    pub(super) accepting: Vec<bool>,
    pub(super) start: u32,
}

/// A compiled pattern.
///
/// States below `rows` are undecided; `rows` means "no text from here on matches" and `rows + 1` "every text from
/// here on matches". Accepting states follow those that are not.
#[derive(Debug)]
pub(crate) struct Dfa {
    pub(super) classes: Classes,
    pub(super) class_count: usize,
    pub(super) rows: u32,
    pub(super) next: Vec<u32>,
    pub(super) start: u32,
    /// The first undecided state in which a text that ends here matches.
    pub(super) accept_from: u32,
    pub(super) anchored: (bool, bool),
    /// The shortest match, once computed.
    pub(super) shortest: OnceLock<Option<String>>,
}

impl Table {
    pub(super) fn state_count(&self) -> usize {
        self.accepting.len()
    }

    fn row(&self, state: usize) -> &[u32] {
        &self.next[state * self.class_count..(state + 1) * self.class_count]
    }

    /// Orders the states as `Dfa` requires; `self` is minimal.
    pub(super) fn finish(&self, mut classes: Classes, anchored: (bool, bool)) -> Dfa {
        let count = self.state_count();
        let is_decided = |state: usize| self.row(state).iter().all(|&next| next as usize == state);
        let undecided: Vec<usize> = (0..count).filter(|&state| !is_decided(state)).collect();
        let mut order = undecided.clone();
        order.retain(|&state| !self.accepting[state]);
        let accept_from = order.len() as u32;
        order.extend(undecided.iter().filter(|&&state| self.accepting[state]));
        let rows = order.len() as u32;
        // A minimal automaton has one decided state of each kind.
        let mut place: Vec<u32> = self.accepting.iter().map(|&yes| rows + u32::from(yes)).collect();
        for (at, &state) in order.iter().enumerate() {
            place[state] = at as u32;
        }
        let groups = self.equal_columns(&order);
        let mut kept: Vec<usize> = Vec::new();
        for (class, &group) in groups.iter().enumerate() {
            if group as usize == kept.len() {
                kept.push(class);
            }
        }
        let mut next = Vec::with_capacity(order.len() * kept.len());
        for &state in &order {
            let row = self.row(state);
            next.extend(kept.iter().map(|&class| place[row[class] as usize]));
        }
        classes.renumber(&groups);
        Dfa {
            classes,
            class_count: kept.len(),
            rows,
            next,
            start: place[self.start as usize],
            accept_from,
            anchored,
            shortest: OnceLock::new(),
        }
    }

    /// For each class the number of its group: classes that no state distinguishes.
    fn equal_columns(&self, states: &[usize]) -> Vec<u32> {
        let mut known = Interner::default();
        let mut groups = Vec::with_capacity(self.class_count);
        for class in 0..self.class_count {
            let column = states.iter().map(|&state| self.row(state)[class]).collect();
            groups.push(known.number(column).0);
        }
        groups
    }
}

impl Dfa {
    /// Whether the text contains a match.
    pub(crate) fn is_match(&self, text: &str) -> bool {
        let mut state = self.start;
        for char in text.chars() {
            if state >= self.rows {
                break;
            }
            state = self.step(state, self.classes.class_of(char));
        }
        self.is_accepting(state)
    }

    /// The state after a character of the class, from an undecided state.
    pub(super) fn step(&self, state: u32, class: u32) -> u32 {
        self.next[state as usize * self.class_count + class as usize]
    }

    /// Whether a text that ends in this state matches.
    pub(super) fn is_accepting(&self, state: u32) -> bool {
        state > self.rows || (self.accept_from..self.rows).contains(&state)
    }

    /// Whether the pattern matches no text.
    pub(crate) fn is_empty(&self) -> bool {
        self.start == self.rows
    }

    /// Whether the pattern matches every text.
    pub(crate) fn is_universal(&self) -> bool {
        self.start > self.rows
    }

    /// Whether a match can only begin where the text begins, and only end where it ends.
    pub(crate) fn anchored(&self) -> (bool, bool) {
        self.anchored
    }
    /// For each undecided state, how many characters at least lead from it to a match.
    pub(super) fn distances(&self) -> Vec<u32> {
        let rows = self.rows as usize;
        let mut sources: Vec<Vec<u32>> = vec![Vec::new(); rows + 2];
        for (at, &next) in self.next.iter().enumerate() {
            sources[next as usize].push((at / self.class_count) as u32);
        }
        let mut distances = vec![None; rows + 2];
        let mut reached: Vec<u32> = (0..=self.rows + 1).filter(|&state| self.is_accepting(state)).collect();
        for &state in &reached {
            distances[state as usize] = Some(0);
        }
        let mut done = 0;
        while let Some(&state) = reached.get(done) {
            done += 1;
            let distance = distances[state as usize].map(|distance: u32| distance + 1);
            for &source in &sources[state as usize] {
                if distances[source as usize].is_none() {
                    distances[source as usize] = distance;
                    reached.push(source);
                }
            }
        }
        // From an undecided state of a minimal automaton there is always a way.
        distances.into_iter().take(rows).map(Option::unwrap_or_default).collect()
    }
}
