//! The syntax tree of a pattern: interned, so that equal parts are one node, and simplified while it is built. It has
//! no groups, since nothing can read what they capture.

use super::charset::CharSet;
use super::flags::Flags;
use super::interner::Interner;

/// A node of the tree, as an index into `Tree::nodes`.
pub(super) type NodeId = u32;

/// The upper bound of a repetition that has none.
pub(super) const UNBOUNDED: u32 = u32::MAX;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// Matches the empty string.
    Empty,
    /// One character of a set, which is an index into `Tree::sets`.
    Set(u32),
    /// One after the other.
    Sequence(Vec<NodeId>),
    /// Any of them.
    Choice(Vec<NodeId>),
    /// `body{min,max}`; greedy and lazy have the same verdict.
    Repeat { body: NodeId, min: u32, max: u32 },
    /// `^`
    Start,
    /// `$`
    End,
    /// `\b`, or `\B` when negated.
    WordBoundary { negated: bool },
    /// `(?=body)`, or `(?!body)` when negated.
    Lookahead { body: NodeId, negated: bool },
}

impl Node {
    /// A unique key for the node.
    fn key(&self) -> Vec<u32> {
        match self {
            Node::Empty => vec![0],
            Node::Set(set) => vec![1, *set],
            Node::Sequence(parts) => [&[2], parts.as_slice()].concat(),
            Node::Choice(alternatives) => [&[3], alternatives.as_slice()].concat(),
            Node::Repeat { body, min, max } => vec![4, *body, *min, *max],
            Node::Start => vec![5],
            Node::End => vec![6],
            Node::WordBoundary { negated } => vec![7, (*negated).into()],
            Node::Lookahead { body, negated } => vec![8, *body, (*negated).into()],
        }
    }
}

/// The nodes and sets of one pattern.
pub(super) struct Tree {
    /// The characters of words, for `\w` and `\b`.
    pub(super) words: CharSet,
    pub(super) nodes: Vec<Node>,
    pub(super) sets: Vec<CharSet>,
    /// Whether the node can match without consuming a character, perhaps under a condition.
    pub(super) skippable: Vec<bool>,
    node_ids: Interner,
    set_ids: Interner,
}

impl Tree {
    /// An empty tree.
    pub(super) fn new(flags: Flags) -> Self {
        // Where case is ignored under `u`, two more characters are letters of words.
        let words = CharSet::words();
        Tree {
            words: if flags.unicode { flags.applied(words) } else { words },
            nodes: Vec::new(),
            sets: Vec::new(),
            skippable: Vec::new(),
            node_ids: Interner::default(),
            set_ids: Interner::default(),
        }
    }

    pub(super) fn empty(&mut self) -> NodeId {
        self.intern(Node::Empty)
    }

    pub(super) fn set(&mut self, set: CharSet) -> NodeId {
        let id = self.set_id(set);
        self.intern(Node::Set(id))
    }

    /// The index of a set in `sets`; adds a new one.
    pub(super) fn set_id(&mut self, set: CharSet) -> u32 {
        let edges = set.ranges().iter().flat_map(|&(first, last)| [first, last]);
        let (id, is_new) = self.set_ids.number(edges.collect());
        if is_new {
            self.sets.push(set);
        }
        id
    }

    pub(super) fn sequence(&mut self, parts: Vec<NodeId>) -> NodeId {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match &self.nodes[part as usize] {
                Node::Empty => {}
                Node::Sequence(inner) => flat.extend_from_slice(inner),
                _ => flat.push(part),
            }
        }
        match flat.as_slice() {
            [] => self.empty(),
            [only] => *only,
            _ => self.intern(Node::Sequence(flat)),
        }
    }

    /// `a|b|..`; alternatives of one character each are merged into one set.
    pub(super) fn choice(&mut self, alternatives: Vec<NodeId>) -> NodeId {
        let mut flat: Vec<NodeId> = Vec::with_capacity(alternatives.len());
        let mut set = CharSet::default();
        let mut set_place = None;
        for alternative in alternatives {
            let members = match &self.nodes[alternative as usize] {
                Node::Choice(inner) => inner.clone(),
                _ => vec![alternative],
            };
            for member in members {
                if let Node::Set(id) = self.nodes[member as usize] {
                    set.extend(&self.sets[id as usize]);
                    if set_place.is_none() {
                        set_place = Some(flat.len());
                        flat.push(member);
                    }
                } else if !flat.contains(&member) {
                    flat.push(member);
                }
            }
        }
        if let Some(place) = set_place {
            set.normalise();
            flat[place] = self.set(set);
        }
        match flat.as_slice() {
            [only] => *only,
            _ => self.intern(Node::Choice(flat)),
        }
    }

    /// `body{min,max}`. A body that matches the empty string needs no minimum.
    pub(super) fn repeat(&mut self, body: NodeId, min: u32, max: u32) -> NodeId {
        let min = if self.matches_empty(body) { 0 } else { min };
        match (&self.nodes[body as usize], min, max) {
            (Node::Empty, _, _) | (_, _, 0) => self.empty(),
            (_, 1, 1) => body,
            // `(x*)*`, `(x+)*`, `(x?)*` and the like
            (&Node::Repeat { body: inner, min: 0 | 1, max: inner_max }, 0, UNBOUNDED) if inner_max > 0 => {
                self.intern(Node::Repeat { body: inner, min: 0, max: UNBOUNDED })
            }
            _ => self.intern(Node::Repeat { body, min, max }),
        }
    }

    pub(super) fn intern(&mut self, node: Node) -> NodeId {
        let (id, is_new) = self.node_ids.number(node.key());
        if is_new {
            self.skippable.push(self.can_skip(&node));
            self.nodes.push(node);
        }
        id
    }

    fn can_skip(&self, node: &Node) -> bool {
        let skippable = |id: &NodeId| self.skippable[*id as usize];
        match node {
            Node::Set(_) => false,
            Node::Sequence(parts) => parts.iter().all(skippable),
            Node::Choice(alternatives) => alternatives.iter().any(skippable),
            Node::Repeat { body, min, .. } => *min == 0 || skippable(body),
            _ => true,
        }
    }

    /// Whether the node matches the empty string at any position.
    fn matches_empty(&self, node: NodeId) -> bool {
        match &self.nodes[node as usize] {
            Node::Empty => true,
            Node::Sequence(parts) => parts.iter().all(|&part| self.matches_empty(part)),
            Node::Choice(all) => all.iter().any(|&one| self.matches_empty(one)),
            Node::Repeat { min, .. } => *min == 0,
            _ => false,
        }
    }

    /// Whether a match of the node can only begin at the start of the text: every way through it has a `^`. Nodes
    /// before that `^` can only have matched nothing.
    pub(super) fn is_anchored_at_start(&self, node: NodeId) -> bool {
        match &self.nodes[node as usize] {
            Node::Start => true,
            Node::Sequence(parts) => parts.iter().any(|&part| self.is_anchored_at_start(part)),
            Node::Choice(all) => all.iter().all(|&one| self.is_anchored_at_start(one)),
            Node::Repeat { body, min, .. } => *min > 0 && self.is_anchored_at_start(*body),
            Node::Lookahead { body, negated } => !negated && self.is_anchored_at_start(*body),
            _ => false,
        }
    }

    /// Whether a match of the node can only end at the end of the text.
    pub(super) fn is_anchored_at_end(&self, node: NodeId) -> bool {
        match &self.nodes[node as usize] {
            Node::End => true,
            Node::Sequence(parts) => parts.iter().any(|&part| self.is_anchored_at_end(part)),
            Node::Choice(all) => all.iter().all(|&one| self.is_anchored_at_end(one)),
            Node::Repeat { body, min, .. } => *min > 0 && self.is_anchored_at_end(*body),
            _ => false,
        }
    }
}
