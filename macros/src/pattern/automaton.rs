//! From the tree to an automaton, by derivatives. "This node matches here, and then the rest" is a Boolean formula
//! over variables: "the next character is in this set, and then this rest matches", and "the text ends here".
//! Lookahead becomes `and` and `not`. A state is a formula, and its derivative by a character is the next state. Each
//! step also adds the formula of a match that begins here, since a match may begin anywhere.

use super::classes::{Classes, MAX_CLASSES};
use super::dfa::Table;
use super::formula::{FALSE, Formula, Formulas, MAX_FORMULAS, TRUE};
use super::interner::Interner;
use super::tree::{Node, NodeId, Tree, UNBOUNDED};

/// Bound on the steps of the automaton before minimisation.
const MAX_TRANSITIONS: usize = 150_000;
/// Bound on the recursion while a formula is made. Nested groups alone stay far below.
const MAX_DEPTH: usize = 400;
/// Bound on the variables.
const MAX_VARIABLES: usize = 20_000;
/// The variable "the text ends here".
const END: u32 = 0;

/// The rest of a match, as an index into `Builder::rests`.
type RestId = u32;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rest {
    /// The match is complete, whatever follows.
    Done,
    /// The match is complete if no character was consumed.
    DoneIfEmpty,
    /// Never matches.
    Never,
    /// The node, then the rest.
    Then(NodeId, RestId),
    /// The same after a character was consumed; a round of a loop that consumed none is no match.
    Again(NodeId, RestId),
}

const DONE: RestId = 0;
const DONE_IF_EMPTY: RestId = 1;
const NEVER: RestId = 2;
/// The index of the first rest that is no constant.
const FIRST_REST: RestId = 3;

impl Rest {
    /// A unique key for the rest.
    fn key(self) -> Vec<u32> {
        match self {
            Rest::Done => vec![DONE],
            Rest::DoneIfEmpty => vec![DONE_IF_EMPTY],
            Rest::Never => vec![NEVER],
            Rest::Then(node, tail) => vec![FIRST_REST, node, tail],
            Rest::Again(node, tail) => vec![FIRST_REST + 1, node, tail],
        }
    }
}

/// The character before a position, as word boundaries see it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing = 0,
    Word = 1,
    Other = 2,
}

/// Why no automaton could be made, with the size that was reached.
pub(super) enum TooLarge {
    States(usize),
    Formulas(usize),
    Classes(usize),
    Nesting,
}

struct Builder<'t> {
    tree: &'t mut Tree,
    classes: Classes,
    formulas: Formulas,
    rests: Vec<Rest>,
    /// The indices of all rests but the first three.
    rest_ids: Interner,
    /// For each rest, the rest after a character was consumed.
    consumed: Vec<RestId>,
    /// For each rest and `Before`, its formula.
    known: Vec<[Option<Formula>; 3]>,
    /// For each variable, the set of the next character and the rest after it.
    variables: Vec<(u32, RestId)>,
    variable_ids: Interner,
    /// For each class and variable, the formula that the variable becomes.
    becomes: Vec<Vec<Formula>>,
    words: Option<u32>,
    depth: usize,
    too_deep: bool,
}

/// Builds the automaton of the tree, complete but not minimal, and the classes of its steps.
pub(super) fn build(tree: &mut Tree, root: NodeId) -> Result<(Table, Classes), TooLarge> {
    let has_boundary = tree.nodes.iter().any(|node| matches!(node, Node::WordBoundary { .. }));
    let words = has_boundary.then(|| tree.set_id(tree.words.clone()));
    let classes = Classes::of(&tree.sets);
    if classes.count() > MAX_CLASSES {
        return Err(TooLarge::Classes(classes.count()));
    }
    let mut builder = Builder {
        becomes: vec![Vec::new(); classes.count()],
        tree,
        classes,
        formulas: Formulas::new(),
        rests: vec![Rest::Done, Rest::DoneIfEmpty, Rest::Never],
        rest_ids: Interner::default(),
        consumed: vec![DONE, NEVER, NEVER],
        known: vec![[None; 3]; 3],
        variables: vec![(u32::MAX, NEVER)],
        variable_ids: Interner::default(),
        words,
        depth: 0,
        too_deep: false,
    };
    let table = builder.explore(root)?;
    Ok((table, builder.classes))
}

impl Builder<'_> {
    /// Explores all states from the initial one.
    fn explore(&mut self, root: NodeId) -> Result<Table, TooLarge> {
        let whole = self.rest(Rest::Then(root, DONE));
        let first = self.formula(whole, Before::Nothing);
        let afresh = [first, self.formula(whole, Before::Word), self.formula(whole, Before::Other)];
        let class_count = self.classes.count();
        let before: Vec<Before> = (0..class_count as u32).map(|c| self.before_of(c)).collect();
        let mut states = vec![first];
        let mut ids = Interner::default();
        ids.number(vec![first]);
        let mut next = Vec::new();
        let mut done = 0;
        while let Some(&state) = states.get(done) {
            for class in 0..class_count as u32 {
                let before = before[class as usize];
                let derived = self.derive(state, class, before);
                let target = self.formulas.or(derived, afresh[before as usize]);
                let (id, is_new) = ids.number(vec![target]);
                if is_new {
                    states.push(target);
                }
                next.push(id);
            }
            self.check_limits(states.len(), next.len())?;
            done += 1;
        }
        let accepting = states.iter().map(|&s| self.formulas.holds_with_only(s, END)).collect();
        Ok(Table { class_count, next, accepting, start: 0 })
    }

    fn check_limits(&self, states: usize, transitions: usize) -> Result<(), TooLarge> {
        if self.too_deep {
            Err(TooLarge::Nesting)
        } else if self.formulas.is_exhausted() {
            Err(TooLarge::Formulas(self.formulas.len().min(MAX_FORMULAS)))
        } else if transitions > MAX_TRANSITIONS || self.variables.len() > MAX_VARIABLES {
            Err(TooLarge::States(states))
        } else {
            Ok(())
        }
    }

    fn before_of(&self, class: u32) -> Before {
        match self.words {
            Some(words) if self.classes.is_in(class, words) => Before::Word,
            _ => Before::Other,
        }
    }

    fn derive(&mut self, state: Formula, class: u32, before: Before) -> Formula {
        for variable in self.becomes[class as usize].len()..self.variables.len() {
            let (set, rest) = self.variables[variable];
            let applies = variable as u32 != END && self.classes.is_in(class, set);
            let formula = if applies { self.formula(rest, before) } else { FALSE };
            self.becomes[class as usize].push(formula);
        }
        self.formulas.derive(state, class, &self.becomes[class as usize])
    }

    fn rest(&mut self, rest: Rest) -> RestId {
        let key = rest.key();
        if let Some(number) = self.rest_ids.get(&key) {
            return number + FIRST_REST;
        }
        let consumed = match rest {
            Rest::Then(node, tail) | Rest::Again(node, tail) => {
                let tail_consumed = self.consumed[tail as usize];
                if matches!(rest, Rest::Then(..)) && tail_consumed == tail {
                    None
                } else if tail_consumed == NEVER {
                    Some(NEVER)
                } else {
                    Some(self.rest(Rest::Then(node, tail_consumed)))
                }
            }
            _ => None,
        };
        let id = self.rests.len() as RestId;
        self.rests.push(rest);
        self.consumed.push(consumed.unwrap_or(id));
        self.known.push([None; 3]);
        self.rest_ids.number(key);
        id
    }

    /// The formula "the rest matches here".
    fn formula(&mut self, rest: RestId, before: Before) -> Formula {
        // Iterative, later parts first: a long sequence of parts that may be empty must not recurse once per part.
        let mut row = vec![rest];
        while let Rest::Then(node, tail) = self.rests[row[row.len() - 1] as usize] {
            if !self.tree.skippable[node as usize] || self.known[tail as usize][before as usize].is_some() {
                break;
            }
            row.push(tail);
        }
        let mut result = FALSE;
        while let Some(rest) = row.pop() {
            result = match self.known[rest as usize][before as usize] {
                Some(known) => known,
                None => self.make_formula(rest, before),
            };
            self.known[rest as usize][before as usize] = Some(result);
        }
        result
    }

    fn make_formula(&mut self, rest: RestId, before: Before) -> Formula {
        let (node, tail) = match self.rests[rest as usize] {
            Rest::Done | Rest::DoneIfEmpty => return TRUE,
            Rest::Never | Rest::Again(..) => return FALSE,
            Rest::Then(node, tail) => (node, tail),
        };
        if self.depth >= MAX_DEPTH || self.too_deep {
            self.too_deep = true;
            return FALSE;
        }
        self.depth += 1;
        let result = self.node_formula(node, tail, before);
        self.depth -= 1;
        result
    }

    /// The formula "the node matches here and then the tail".
    fn node_formula(&mut self, node: NodeId, tail: RestId, before: Before) -> Formula {
        match self.tree.nodes[node as usize].clone() {
            Node::Empty => self.formula(tail, before),
            Node::Set(set) => self.set_formula(set, tail),
            Node::Sequence(parts) => {
                let join = |rest, &part: &NodeId| self.rest(Rest::Then(part, rest));
                let rest = parts.iter().rev().fold(tail, join);
                self.formula(rest, before)
            }
            Node::Choice(alternatives) => {
                let mut result = FALSE;
                for alternative in alternatives.into_iter().rev() {
                    let rest = self.rest(Rest::Then(alternative, tail));
                    let one = self.formula(rest, before);
                    result = self.formulas.or(result, one);
                }
                result
            }
            Node::Repeat { body, min, max } => self.repeat_formula((body, min, max), tail, before),
            Node::Start if before == Before::Nothing => self.formula(tail, before),
            Node::Start => FALSE,
            Node::End => {
                let after = self.formula(tail, before);
                if self.formulas.holds_with_only(after, END) { self.formulas.variable(END) } else { FALSE }
            }
            Node::WordBoundary { negated } => {
                let words = self.words.unwrap_or_default();
                let mut holds = self.set_formula(words, DONE);
                if (before == Before::Word) != negated {
                    holds = self.formulas.not(holds);
                }
                let after = self.formula(tail, before);
                self.formulas.and(holds, after)
            }
            Node::Lookahead { body, negated } => {
                let rest = self.rest(Rest::Then(body, DONE));
                let mut holds = self.formula(rest, before);
                if negated {
                    holds = self.formulas.not(holds);
                }
                let after = self.formula(tail, before);
                self.formulas.and(holds, after)
            }
        }
    }

    /// One round that consumes something and then the other rounds, or, as far as allowed, no round.
    fn repeat_formula(
        &mut self,
        (body, min, max): (NodeId, u32, u32),
        tail: RestId,
        before: Before,
    ) -> Formula {
        let fewer_max = if max == UNBOUNDED { UNBOUNDED } else { max - 1 };
        let fewer = self.tree.repeat(body, min.saturating_sub(1), fewer_max);
        let rounds = self.rest(Rest::Again(fewer, tail));
        let round = self.rest(Rest::Then(body, rounds));
        let mut result = self.formula(round, before);
        if min == 0 {
            let none = self.formula(tail, before);
            result = self.formulas.or(result, none);
        } else if self.tree.skippable[body as usize] {
            // A round that matches without consuming satisfies the minimum.
            let empty_round = self.rest(Rest::Then(body, DONE_IF_EMPTY));
            let holds = self.formula(empty_round, before);
            let optional = self.tree.repeat(body, 0, fewer_max);
            let rest = self.rest(Rest::Then(optional, tail));
            let others = self.formula(rest, before);
            let forced = self.formulas.and(holds, others);
            result = self.formulas.or(result, forced);
        }
        result
    }

    /// The variable "the next character is in the set, and then the tail".
    fn set_formula(&mut self, set: u32, tail: RestId) -> Formula {
        let rest = self.consumed[tail as usize];
        if rest == NEVER || self.tree.sets[set as usize].is_empty() {
            return FALSE;
        }
        let (id, is_new) = self.variable_ids.number(vec![set, rest]);
        if is_new {
            self.variables.push((set, rest));
        }
        // Variable 0 is the end of the text and has no set.
        self.formulas.variable(id + 1)
    }
}
