//! Where a text stops being able to match, and what could stand there, against the definition: a prefix is dead when no
//! text whatever after it matches. Whether one does is decided by `regex-automata`, over its own automaton of the
//! translated pattern, which is held to the verdicts of JavaScript before it is believed. Lookaheads it does not have:
//! there, what is said to be live is led to a match step by step, and what is said to be dead gets many texts appended.

use std::collections::{HashMap, VecDeque};

use deployment_validate::Pattern;
use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::start::Config as Start;
use regex_automata::{Anchored, MatchKind};

use crate::translate::translate;
use crate::{EMITTED, judged};

/// A state of the other automaton, and how many bytes of a character are still to come.
type Node = (StateID, u8);

/// The automaton of `regex-automata`.
struct Other {
    dfa: dense::DFA<Vec<u32>>,
    start: StateID,
    /// Characters, at least, to a match; what is not in it is dead.
    distances: HashMap<Node, u32>,
}

impl Other {
    fn of(source: &str) -> Option<Self> {
        let config = dense::Config::new()
            .match_kind(MatchKind::All)
            .start_kind(StartKind::Unanchored)
            .accelerate(false)
            .dfa_size_limit(Some(8 << 20))
            .determinize_size_limit(Some(64 << 20));
        let dfa = dense::Builder::new().configure(config).build(&translate(source)?).ok()?;
        let start = dfa.start_state(&Start::new().anchored(Anchored::No)).unwrap();
        let distances = distances(&dfa, start);
        Some(Other { dfa, start, distances })
    }

    fn is_goal(&self, state: StateID) -> bool {
        is_goal(&self.dfa, state)
    }

    /// The state after a text, or the one before in which it is known that any text matches.
    fn after(&self, mut state: StateID, text: &str) -> StateID {
        for byte in text.bytes() {
            if self.dfa.is_match_state(state) {
                break;
            }
            state = self.dfa.next_state(state, byte);
        }
        state
    }

    fn distance(&self, state: StateID) -> Option<u32> {
        self.distances.get(&(state, 0)).copied()
    }

    /// The first character after which no text matches, the length when there is none, and the state before it.
    fn place(&self, text: &str) -> (usize, bool, StateID) {
        let mut state = self.start;
        for (at, char) in text.chars().enumerate() {
            let next = self.after(state, char.encode_utf8(&mut [0; 4]));
            if self.distance(next).is_none() {
                return (at, false, state);
            }
            state = next;
        }
        (text.chars().count(), true, state)
    }
}

/// Whether a text that ends in a state matches. A match is seen one byte later, and then stays.
fn is_goal(dfa: &dense::DFA<Vec<u32>>, state: StateID) -> bool {
    dfa.is_match_state(state) || dfa.is_match_state(dfa.next_eoi_state(state))
}

fn distances(dfa: &dense::DFA<Vec<u32>>, start: StateID) -> HashMap<Node, u32> {
    let bytes: Vec<u8> =
        dfa.byte_classes().representatives(0..=255).filter_map(|unit| unit.as_u8()).collect();
    // The first byte of a character, of each class and each length, and one of each class of those that go on.
    let mut sources: HashMap<Node, Vec<(Node, u32)>> = HashMap::new();
    let mut goals = VecDeque::new();
    let mut reached = vec![(start, 0)];
    let mut known: std::collections::HashSet<Node> = reached.iter().copied().collect();
    while let Some(node) = reached.pop() {
        let (state, missing) = node;
        if missing == 0 && is_goal(dfa, state) {
            goals.push_back((node, 0));
        }
        if dfa.is_dead_state(state) || dfa.is_match_state(state) {
            continue;
        }
        // A class may go across the borders between kinds of bytes: these are tried as well.
        for byte in bytes.iter().copied().chain([0x00, 0x80, 0xC2, 0xE0, 0xF0]) {
            let after = match (byte, missing) {
                (0..=0x7F, 0) => 0,
                (0xC2..=0xDF, 0) => 1,
                (0xE0..=0xEF, 0) => 2,
                (0xF0..=0xF4, 0) => 3,
                (0x80..=0xBF, 1..) => missing - 1,
                _ => continue,
            };
            let next = (dfa.next_state(state, byte), after);
            sources.entry(next).or_default().push((node, u32::from(missing == 0)));
            if known.insert(next) {
                reached.push(next);
            }
        }
    }
    let mut distances: HashMap<Node, u32> = HashMap::new();
    while let Some((node, distance)) = goals.pop_front() {
        if distances.contains_key(&node) {
            continue;
        }
        distances.insert(node, distance);
        for &(source, cost) in sources.get(&node).into_iter().flatten() {
            match cost {
                0 => goals.push_front((source, distance)),
                _ => goals.push_back((source, distance + 1)),
            }
        }
    }
    distances
}

fn is_in(ranges: &[(char, char)], char: char) -> bool {
    ranges.iter().any(|(first, last)| (first..=last).contains(&&char))
}

/// All of ASCII, others of every size, and the characters around the ends of each range.
fn candidates(ranges: &[(char, char)]) -> Vec<char> {
    let mut points: Vec<u32> = (0..0x80).collect();
    points.extend(['\u{80}', 'é', 'ſ', 'K', '日', '\u{2028}', '\u{feff}', '😀', '\u{10ffff}'].map(u32::from));
    for (first, last) in ranges {
        for end in [first, last].map(|end| u32::from(*end)) {
            points.extend(end.saturating_sub(1)..=end + 1);
        }
    }
    points.into_iter().filter_map(char::from_u32).collect()
}

fn judge(source: &str, other: &Other, emitted: &Pattern, text: &str) {
    let shown: String = text.chars().take(60).collect();
    let mismatch = emitted.mismatch(text).unwrap_or_else(|| panic!("{source:?} on {shown:?}: says nothing"));
    let (at, is_end, state) = other.place(text);
    assert_eq!((mismatch.at(), mismatch.is_end()), (at, is_end), "{source:?} on {shown:?}");
    let ranges: Vec<(char, char)> = mismatch.expected().collect();
    assert!(ranges.iter().all(|(first, last)| first <= last), "{source:?}: {ranges:?}");
    let is_apart = |pair: &[(char, char)]| u32::from(pair[0].1) + 1 < u32::from(pair[1].0);
    assert!(ranges.windows(2).all(is_apart), "{source:?} on {shown:?}: {ranges:?}");
    for char in candidates(&ranges) {
        let next = other.after(state, char.encode_utf8(&mut [0; 4]));
        let expected = match (other.distance(next), other.distance(state)) {
            (Some(next), Some(here)) if is_end => next < here,
            (next, _) => next.is_some(),
        };
        assert_eq!(is_in(&ranges, char), expected, "{char:?}: {source:?} on {shown:?}");
    }
}

/// What an automaton without lookaheads cannot judge: liveness by a way to a match, death by many texts.
fn judge_by_texts(source: &str, emitted: &Pattern, text: &str, parts: &[&str]) {
    let mismatch = emitted.mismatch(text).unwrap_or_else(|| panic!("{source:?} on {text:?}: says nothing"));
    let live: String = text.chars().take(mismatch.at()).collect();
    lead_to_match(source, emitted, live.clone());
    let ranges: Vec<(char, char)> = mismatch.expected().collect();
    for char in candidates(&ranges) {
        let next = format!("{live}{char}");
        let is_live = emitted.mismatch(&next).is_none_or(|later| later.is_end());
        if !mismatch.is_end() {
            assert_eq!(is_in(&ranges, char), is_live, "{char:?}: {source:?} on {text:?}");
        }
    }
    if !mismatch.is_end() {
        let dead: String = text.chars().take(mismatch.at() + 1).collect();
        for first in parts {
            for second in parts {
                assert!(!emitted.is_match(&format!("{dead}{first}{second}")), "{source:?} on {text:?}");
            }
        }
    }
}

/// Appends what is expected until the text matches: each step is one nearer.
fn lead_to_match(source: &str, emitted: &Pattern, mut text: String) {
    for _ in 0..2000 {
        let Some(mismatch) = emitted.mismatch(&text) else { return };
        assert!(mismatch.is_end(), "{source:?}: what was expected is refused at {}", mismatch.at());
        match mismatch.expected().next() {
            Some((first, _)) => text.push(first),
            // Nothing matches.
            None => return assert_eq!(emitted.shortest(), None, "{source:?}"),
        }
    }
    panic!("{source:?}: no match in sight");
}

#[test]
fn place_and_expected_characters_are_those_of_an_independent_automaton() {
    let (mut by_automaton, mut by_texts, mut texts) = (0, Vec::new(), 0);
    let patterns = judged();
    for ((source, strings), emitted) in patterns.iter().zip(EMITTED) {
        let other = Other::of(source).filter(|other| {
            strings.iter().all(|(text, verdict)| other.is_goal(other.after(other.start, text)) == *verdict)
        });
        let parts: Vec<&str> =
            strings.iter().map(|(text, _)| text.as_str()).filter(|text| text.len() < 20).take(60).collect();
        for (text, verdict) in strings {
            if *verdict {
                assert!(emitted.mismatch(text).is_none(), "{source:?} on {text:?}");
                continue;
            }
            texts += 1;
            match &other {
                Some(other) => judge(source, other, emitted, text),
                None if text.len() < 200 => judge_by_texts(source, emitted, text, &parts),
                None => {}
            }
        }
        match other {
            Some(_) => by_automaton += 1,
            None => by_texts.push(source),
        }
    }
    assert!(by_automaton > 150 && texts > 15_000, "{by_automaton} patterns, {texts} texts");
    // Lookaheads, `\B`, and what is too large for the other library.
    assert!(by_texts.len() < 60, "{} patterns by texts: {by_texts:#?}", by_texts.len());
    println!("{by_automaton} patterns by the automaton, {} by texts, {texts} texts", by_texts.len());
}
