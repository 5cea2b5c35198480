//! The tables of core's `Packed`: most patterns have so few states that the targets of all states fit into one word.

use super::dfa::Dfa;

/// Bound on the states: four bits each.
const MAX_STATES: usize = 16;
/// Bound on the classes: a row takes eight bytes, and each pair has one.
const MAX_CLASSES: usize = 20;

/// Steps over pairs of characters. A state is four times its number; 0 means that nothing matches any more, and 4
/// that everything does, if there is such a state.
#[derive(Debug)]
pub(crate) struct Packed {
    /// Eight bytes each, lowest first: the targets of the states. Pairs come first, by the first class and then the
    /// second, then single classes.
    pub(crate) rows: Vec<u8>,
    /// The number of classes, with that of bytes beyond ASCII.
    pub(crate) classes: u8,
    /// The state after the first character, by its class.
    pub(crate) first: Vec<u8>,
    /// The last state that is decided.
    pub(crate) decided: u8,
    /// The bits of the states in which a text that ends here matches.
    pub(crate) accepting: u64,
    /// For each state, how far it is from a match; 0 for the decided ones.
    pub(crate) distances: Vec<u8>,
}

impl Dfa {
    /// The tables, if states and classes are few enough.
    pub(super) fn packed(&self) -> Option<Packed> {
        // The initial state needs a number only if another state leads back to it.
        let is_reached = |state: &u32| self.start == *state || self.next.contains(state);
        let is_entered = |state: &u32| self.next.contains(state);
        let matches = Some(self.rows + 1).filter(is_reached);
        let undecided = (0..self.rows).filter(is_entered);
        let states: Vec<u32> = std::iter::once(self.rows).chain(matches).chain(undecided).collect();
        if states.len() > MAX_STATES || self.class_count > MAX_CLASSES {
            return None;
        }
        let place = |state| 4 * states.iter().position(|other| *other == state).unwrap_or(0) as u8;
        let row = |next: &dyn Fn(u32) -> u32| {
            let of_state = |state: &u32| u64::from(place(next(*state))).rotate_left(u32::from(place(*state)));
            states.iter().fold(0, |row, state| row | of_state(state)).to_le_bytes()
        };
        let classes = 0..=self.class_count as u32;
        let pairs = classes.clone().flat_map(|first| classes.clone().map(move |second| (first, second)));
        let pairs = pairs.map(|(first, second)| row(&|state| self.follow(self.follow(state, first), second)));
        let singles = classes.clone().map(|class| row(&|state| self.follow(state, class)));
        let distances = self.distances();
        let accepting = states.iter().filter(|state| self.is_accepting(**state));
        Some(Packed {
            rows: pairs.chain(singles).flatten().collect(),
            classes: self.class_count as u8 + 1,
            first: classes.clone().map(|class| place(self.follow(self.start, class))).collect(),
            decided: if matches.is_some() { 4 } else { 0 },
            accepting: accepting.fold(0, |bits, state| bits | 1 << place(*state)),
            distances: states
                .iter()
                .map(|state| distances.get(*state as usize).copied().unwrap_or_default() as u8)
                .collect(),
        })
    }

    /// The state after a character of the class. The class after the last one stands for bytes beyond ASCII, and
    /// leads from every undecided state to 0.
    pub(super) fn follow(&self, state: u32, class: u32) -> u32 {
        match class as usize {
            _ if state >= self.rows => state,
            class if class == self.class_count => self.rows,
            _ => self.step(state, class),
        }
    }
}
