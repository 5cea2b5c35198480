//! States of an automaton that the tables of all kinds have in common, when they are walked one character at a time.

/// The state before the first character.
pub(super) const START: usize = usize::MAX;
/// The state in which nothing matches any more.
pub(super) const NO_MATCH: usize = usize::MAX - 1;
/// The distance of `NO_MATCH` from a match.
pub(super) const DEAD: u32 = u32::MAX;
