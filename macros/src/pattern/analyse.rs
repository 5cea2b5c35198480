//! Answers the questions of the checks about a compiled pattern: the lengths of matches, and examples of matches.
//! Lengths are in characters. Examples prefer letters and digits.

use super::dfa::Dfa;
use super::interner::Interner;

/// The answer to a search whose work is bounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Search {
    /// An example.
    Found(String),
    /// There is none.
    Nothing,
    /// The search reached its bound without an answer.
    Undecided,
}

/// Bound on the pairs of states in `find_pair`.
const MAX_PAIRS: usize = 100_000;
/// Bound on the steps of `match_within`.
const MAX_LAYER_STEPS: usize = 1_000_000;
/// Bound on the characters of an example.
const MAX_EXAMPLE: usize = 10_000;

impl Dfa {
    /// Characters of the shortest text that matches; `None` when nothing matches.
    pub(crate) fn shortest_len(&self) -> Option<usize> {
        self.shortest_match().map(|text| text.chars().count())
    }

    /// Characters of the longest text that matches; `None` when there is no bound, zero when nothing
    /// matches.
    pub(crate) fn longest_len(&self) -> Option<usize> {
        if self.start >= self.rows {
            return if self.is_universal() { None } else { Some(0) };
        }
        // The automaton is minimal, so every state can be reached and can still match: any cycle means no bound.
        // Without a cycle the states have a topological order; states on a cycle never lose all incoming steps.
        let mut incoming = vec![0usize; self.rows as usize];
        for &next in &self.next {
            if next > self.rows {
                return None;
            }
            if next < self.rows {
                incoming[next as usize] += 1;
            }
        }
        let mut farthest = vec![0; self.rows as usize];
        let mut sorted = vec![self.start];
        let mut longest = 0;
        let mut done = 0;
        while let Some(&state) = sorted.get(done).filter(|&&state| incoming[state as usize] == 0) {
            let length = farthest[state as usize];
            if self.is_accepting(state) {
                longest = longest.max(length);
            }
            for class in 0..self.class_count as u32 {
                let next = self.step(state, class) as usize;
                if let Some(count) = incoming.get_mut(next) {
                    *count -= 1;
                    farthest[next] = farthest[next].max(length + 1);
                    if *count == 0 {
                        sorted.push(next as u32);
                    }
                }
            }
            done += 1;
        }
        (done == self.rows as usize).then_some(longest)
    }

    /// The shortest match; among several a readable one.
    pub(crate) fn shortest_match(&self) -> Option<&str> {
        self.shortest.get_or_init(|| self.find_shortest()).as_deref()
    }

    fn find_shortest(&self) -> Option<String> {
        let samples = self.classes.samples();
        let order = readable_order(&samples);
        let mut came_from: Vec<Option<(u32, u32)>> = vec![None; self.rows as usize + 2];
        let mut reached = vec![self.start];
        let mut done = 0;
        let goal = loop {
            let state = *reached.get(done)?;
            done += 1;
            if self.is_accepting(state) {
                break state;
            }
            if state >= self.rows {
                continue;
            }
            for &class in &order {
                let next = self.step(state, class);
                if next != self.start && came_from[next as usize].is_none() {
                    came_from[next as usize] = Some((state, class));
                    reached.push(next);
                }
            }
        };
        let mut chars = Vec::new();
        let mut state = goal;
        while let Some((from, class)) = came_from[state as usize] {
            chars.push(samples[class as usize]);
            state = from;
        }
        Some(chars.into_iter().rev().collect())
    }

    /// A match of `min` to `max` characters; `None` when there is none. If the bounded search finds no answer, or
    /// only an example beyond ten thousand characters, it returns the shortest match: only a proof leads to an error.
    pub(crate) fn match_within(&self, min: Option<usize>, max: Option<usize>) -> Option<String> {
        let (min, max) = (min.unwrap_or(0), max.unwrap_or(usize::MAX));
        let shortest = self.shortest_match()?;
        if min > max || self.longest_len().is_some_and(|longest| longest < min) {
            return None;
        }
        if (min..=max).contains(&shortest.chars().count()) {
            return Some(shortest.to_owned());
        }
        match self.search_lengths(min, max) {
            Search::Found(text) => Some(text),
            Search::Nothing => None,
            Search::Undecided => Some(shortest.to_owned()),
        }
    }

    /// A short text that both patterns match.
    pub(crate) fn common_match(&self, other: &Self) -> Search {
        let is_dead = |pair: (u32, u32)| pair.0 == self.rows || pair.1 == other.rows;
        self.find_pair(other, &is_dead, &|pair| self.is_accepting(pair.0) && other.is_accepting(pair.1))
    }

    /// Whether the other pattern certainly matches every text that this one matches.
    pub(crate) fn is_within(&self, other: &Self) -> bool {
        let is_dead = |pair: (u32, u32)| pair.0 == self.rows || pair.1 > other.rows;
        let is_beyond = |pair: (u32, u32)| self.is_accepting(pair.0) && !other.is_accepting(pair.1);
        self.find_pair(other, &is_dead, &is_beyond) == Search::Nothing
    }

    /// Searches breadth-first for a short text that leads both automata to a goal pair. No goal can follow a dead
    /// pair.
    fn find_pair(
        &self,
        other: &Self,
        is_dead: &dyn Fn((u32, u32)) -> bool,
        is_goal: &dyn Fn((u32, u32)) -> bool,
    ) -> Search {
        let mut steps: Vec<(char, u32, u32)> = Vec::new();
        let mut samples = self.classes.samples();
        samples.extend(other.classes.samples());
        samples.extend(self.joint_samples(other));
        for index in readable_order(&samples) {
            let char = samples[index as usize];
            let (mine, its) = (self.classes.class_of(char), other.classes.class_of(char));
            if !steps.iter().any(|step| (step.1, step.2) == (mine, its)) {
                steps.push((char, mine, its));
            }
        }
        let mut pairs = Interner::default();
        pairs.number(vec![self.start, other.start]);
        let mut trail = vec![Step { pair: (self.start, other.start), before: None }];
        let mut done = 0;
        while let Some(&Step { pair, .. }) = trail.get(done) {
            if is_goal(pair) {
                return Search::Found(trace(&trail, done));
            }
            if !is_dead(pair) {
                for &(char, mine, its) in &steps {
                    let next = (self.step_or_stay(pair.0, mine), other.step_or_stay(pair.1, its));
                    if pairs.number(vec![next.0, next.1]).1 {
                        trail.push(Step { pair: next, before: Some((done, char)) });
                    }
                }
            }
            if trail.len() > MAX_PAIRS {
                return Search::Undecided;
            }
            done += 1;
        }
        Search::Nothing
    }

    /// A character from each segment in which both automata keep their class.
    fn joint_samples(&self, other: &Self) -> Vec<char> {
        let all = self.classes.segments().iter().chain(other.classes.segments());
        all.filter_map(|&(first, _)| char::from_u32(first).or(Some('\u{E000}'))).collect()
    }

    fn step_or_stay(&self, state: u32, class: u32) -> u32 {
        if state < self.rows { self.step(state, class) } else { state }
    }

    fn step_or_stay_all(&self, layer: &[u32], order: &[u32]) -> Vec<u32> {
        let mut next: Vec<u32> = Vec::new();
        for &state in layer {
            next.extend(order.iter().map(|&class| self.step_or_stay(state, class)));
        }
        next.retain(|&state| state != self.rows);
        next.sort_unstable();
        next.dedup();
        next
    }

    /// Searches layer by layer, where a layer is the states that texts of one length lead to. When a layer repeats,
    /// so do all that follow.
    fn search_lengths(&self, min: usize, max: usize) -> Search {
        let samples = self.classes.samples();
        let order = readable_order(&samples);
        let mut layers = vec![vec![self.start]];
        let mut known = Interner::default();
        known.number(layers[0].clone());
        let mut work = 0;
        // after the loop the layer of any length is one of those found
        let place = loop {
            let last = layers.len() - 1;
            if last == max {
                break last;
            }
            work += layers[last].len() * order.len();
            if work > MAX_LAYER_STEPS {
                return Search::Undecided;
            }
            let next = self.step_or_stay_all(&layers[last], &order);
            let (place, is_new) = known.number(next.clone());
            if !is_new {
                break place as usize;
            }
            layers.push(next);
        };
        let round = layers.len() - place;
        let layer_of = |length: usize| -> &[u32] {
            let at = if length < layers.len() { length } else { place + (length - place) % round };
            &layers[at]
        };
        for length in min..=max.min(min.saturating_add(layers.len() + round)) {
            if let Some(&goal) = layer_of(length).iter().find(|&&state| self.is_accepting(state)) {
                if length > MAX_EXAMPLE {
                    return Search::Undecided;
                }
                return Search::Found(self.spell(length, goal, &layer_of, &samples));
            }
        }
        Search::Nothing
    }

    /// Builds the example backwards, from the state in which a text of the length ends.
    fn spell<'l>(
        &self,
        length: usize,
        goal: u32,
        layer_of: &dyn Fn(usize) -> &'l [u32],
        samples: &[char],
    ) -> String {
        let order = readable_order(samples);
        let mut chars = Vec::with_capacity(length);
        let mut goal = goal;
        for before in (0..length).rev() {
            let steps =
                order.iter().flat_map(|&class| layer_of(before).iter().map(move |&state| (state, class)));
            let mut leading = steps.filter(|&(state, class)| self.step_or_stay(state, class) == goal);
            if let Some((state, class)) = leading.next() {
                chars.push(samples[class as usize]);
                goal = state;
            }
        }
        chars.into_iter().rev().collect()
    }
}

/// The indices of the samples, readable ones first.
fn readable_order(samples: &[char]) -> Vec<u32> {
    let mut order: Vec<(u32, u32)> = samples.iter().map(|&char| rank(char)).zip(0..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, place)| place).collect()
}

/// Orders letters, digits, other keys of a keyboard, then the rest; equal ranks by code point.
fn rank(char: char) -> u32 {
    let kind = match char {
        'a'..='z' => 0,
        '0'..='9' => 1,
        'A'..='Z' => 2,
        '!'..='~' => 3,
        ' ' => 4,
        _ if char.is_alphanumeric() => 5,
        _ => 6,
    };
    kind << 24 | u32::from(char)
}

/// A pair of states, with the index of the previous step and the character that led here.
struct Step {
    pair: (u32, u32),
    before: Option<(usize, char)>,
}

/// The text that led to a step.
fn trace(trail: &[Step], goal: usize) -> String {
    let mut chars = Vec::new();
    let mut place = goal;
    while let Some((before, char)) = trail[place].before {
        chars.push(char);
        place = before;
    }
    chars.into_iter().rev().collect()
}
