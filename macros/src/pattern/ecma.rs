//! Parses a pattern as `new RegExp(pattern)` does: ECMA-262 without flags, with the grammar of its Annex B. In: the
//! pattern's characters. Out: its tree, or the first fault with its position in characters. This file parses
//! alternatives, assertions, groups and quantifiers; `escape`, `class` and `group_name` parse the rest.

use super::charset::CharSet;
use super::error::{PatternError, lone_bracket};
use super::flags::Flags;
use super::interner::Interner;
use super::tree::{Node, NodeId, Tree, UNBOUNDED};

/// Bound on the bytes of a pattern without its flags; a longer one is left out.
const MAX_EXPANDED: usize = 4_000;

/// Bound on nested groups: far beyond what people write, far from what a stack holds.
const MAX_NESTING: usize = 100;

pub(super) struct Parser<'t> {
    pub(super) chars: Vec<char>,
    pub(super) at: usize,
    pub(super) tree: &'t mut Tree,
    /// How many groups capture, in the whole pattern.
    pub(super) group_count: usize,
    /// The names given to groups, in the whole pattern.
    pub(super) group_names: Interner,
    /// The names of the groups parsed so far.
    pub(super) seen_names: Interner,
    pub(super) flags: Flags,
    /// What flags make of parts of the pattern: where these begin and end, and how they are written without flags;
    /// `None` where JavaScript cannot express it.
    pub(super) expanded: Vec<(usize, usize, Option<String>)>,
    /// Whether the pattern has `\w` or `\b` where the flags give them another meaning.
    pub(super) has_other_words: bool,
    nesting: usize,
}

/// A part of a sequence.
enum Term {
    /// May be followed by a quantifier.
    Atom(NodeId),
    /// `^ $ \b \B`: may not.
    Fixed(NodeId),
}

/// A pattern's root, and its source without its flags but for `u`, where JavaScript can express it.
pub(super) struct Parsed {
    pub(super) root: NodeId,
    pub(super) expanded: Option<String>,
}

/// Parses the whole pattern into `tree`.
pub(super) fn parse(source: &str, flags: Flags, tree: &mut Tree) -> Result<Parsed, PatternError> {
    let mut parser = Parser {
        chars: source.chars().collect(),
        at: 0,
        tree,
        group_count: 0,
        group_names: Interner::default(),
        seen_names: Interner::default(),
        flags,
        expanded: Vec::new(),
        has_other_words: false,
        nesting: 0,
    };
    parser.survey_groups();
    let root = parser.parse_choice()?;
    if parser.peek() == Some(')') {
        return Err(PatternError::new(parser.at, 1, "`)` closes a group that was not opened")
            .with_help("write `\\)` for the character itself"));
    }
    Ok(Parsed { root, expanded: parser.expand() })
}

impl Parser<'_> {
    pub(super) fn peek(&self) -> Option<char> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    pub(super) fn eat(&mut self, expected: char) -> bool {
        let found = self.peek() == Some(expected);
        if found {
            self.at += 1;
        }
        found
    }

    fn eat_all(&mut self, expected: &str) -> bool {
        let length = expected.chars().count();
        let rest = self.chars.get(self.at..self.at + length);
        let found = rest.is_some_and(|rest| rest.iter().copied().eq(expected.chars()));
        if found {
            self.at += length;
        }
        found
    }

    /// The set that the pattern writes from `start` on, as its flags have it.
    pub(super) fn set(&mut self, start: usize, set: CharSet) -> NodeId {
        let applied = self.flags.applied(set.clone());
        self.note(start, &set, &applied);
        self.tree.set(applied)
    }

    /// Notes how a set is written without flags, if they change it.
    pub(super) fn note(&mut self, start: usize, set: &CharSet, applied: &CharSet) {
        if set != applied {
            self.expanded.push((start, self.at, applied.as_class(self.flags.unicode)));
        }
    }

    /// The pattern without its flags but for `u`.
    fn expand(&self) -> Option<String> {
        let mut source = String::new();
        let mut end = 0;
        for (start, after, class) in &self.expanded {
            source.extend(self.chars.get(end..*start)?);
            source.push_str(class.as_deref()?);
            end = *after;
        }
        source.extend(self.chars.get(end..)?);
        (source.len() <= MAX_EXPANDED && !self.has_other_words).then_some(source)
    }

    /// Counts the capturing groups and collects their names: both decide how earlier `\1` and `\k` are read.
    /// `parse_group` validates the names later.
    fn survey_groups(&mut self) {
        let mut in_class = false;
        let mut at = 0;
        while let Some(&char) = self.chars.get(at) {
            let next = |ahead: usize| self.chars.get(at + ahead).copied();
            match char {
                '\\' => at += 1,
                '[' => in_class = true,
                ']' => in_class = false,
                '(' if !in_class && next(1) != Some('?') => self.group_count += 1,
                '(' if !in_class && next(2) == Some('<') && !matches!(next(3), Some('=' | '!')) => {
                    self.group_count += 1;
                    let name = self.chars[at + 3..].iter().take_while(|&&c| c != '>');
                    self.group_names.number(name.map(|&char| char.into()).collect());
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Alternatives up to the end or a `)`.
    fn parse_choice(&mut self) -> Result<NodeId, PatternError> {
        let mut alternatives = Vec::new();
        loop {
            alternatives.push(self.parse_sequence()?);
            if !self.eat('|') {
                return Ok(self.tree.choice(alternatives));
            }
        }
    }

    /// Terms up to the end, a `|` or a `)`.
    fn parse_sequence(&mut self) -> Result<NodeId, PatternError> {
        let mut parts = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            match self.parse_term()? {
                Term::Fixed(node) => parts.push(node),
                Term::Atom(node) => {
                    let node = self.parse_quantifier(node)?;
                    parts.push(node);
                }
            }
        }
        Ok(self.tree.sequence(parts))
    }

    fn parse_term(&mut self) -> Result<Term, PatternError> {
        let start = self.at;
        let Some(char) = self.peek() else {
            return Ok(Term::Fixed(self.tree.empty()));
        };
        match char {
            '^' | '$' => {
                self.at += 1;
                let node = if char == '^' { Node::Start } else { Node::End };
                return Ok(Term::Fixed(self.tree.intern(node)));
            }
            '\\' if matches!(self.peek_at(1), Some('b' | 'B')) => {
                let negated = self.peek_at(1) == Some('B');
                self.has_other_words |= self.flags.ignore_case && self.flags.unicode;
                self.at += 2;
                return Ok(Term::Fixed(self.tree.intern(Node::WordBoundary { negated })));
            }
            '*' | '+' | '?' => return Err(nothing_to_repeat(start, 1)),
            '{' if self.parse_braces()?.is_some() => {
                return Err(nothing_to_repeat(start, self.at - start));
            }
            '{' | '}' | ']' if self.flags.unicode => return Err(lone_bracket(start, char)),
            '(' => return self.parse_group().map(Term::Atom),
            '[' => return self.parse_class().map(Term::Atom),
            '\\' => return self.parse_escape().map(Term::Atom),
            '.' => {
                self.at += 1;
                if self.flags.dot_all {
                    self.expanded.push((start, self.at, Some(r"[\s\S]".to_owned())));
                    return Ok(Term::Atom(self.tree.set(CharSet::default().complement())));
                }
                return Ok(Term::Atom(self.tree.set(CharSet::dot())));
            }
            _ => {}
        }
        self.at += 1;
        Ok(Term::Atom(self.set(start, CharSet::single(char.into()))))
    }

    /// An optional quantifier, with a `?` that changes no verdict.
    fn parse_quantifier(&mut self, body: NodeId) -> Result<NodeId, PatternError> {
        let start = self.at;
        let (min, max) = match self.peek() {
            Some('*') => (0, UNBOUNDED),
            Some('+') => (1, UNBOUNDED),
            Some('?') => (0, 1),
            Some('{') => match self.parse_braces()? {
                Some(bounds) => bounds,
                None => return Ok(body),
            },
            _ => return Ok(body),
        };
        if self.at == start {
            self.at += 1;
        }
        self.eat('?');
        Ok(self.tree.repeat(body, min, max))
    }

    /// `{n}`, `{n,}` or `{n,m}`; `None` for anything else, with nothing consumed.
    fn parse_braces(&mut self) -> Result<Option<(u32, u32)>, PatternError> {
        let start = self.at;
        self.at += 1;
        let bounds = self.parse_count().map(|min| {
            if !self.eat(',') { (min, min) } else { (min, self.parse_count().unwrap_or(UNBOUNDED)) }
        });
        match bounds {
            Some(bounds) if self.eat('}') => {
                if bounds.0 > bounds.1 {
                    let length = self.at - start;
                    return Err(PatternError::new(
                        start,
                        length,
                        "the bounds of this quantifier are out of order",
                    )
                    .with_help("write the smaller number first"));
                }
                Ok(Some(bounds))
            }
            _ => {
                self.at = start;
                Ok(None)
            }
        }
    }

    /// A decimal number, at most `UNBOUNDED - 1`.
    fn parse_count(&mut self) -> Option<u32> {
        let start = self.at;
        let mut count = 0u32;
        while let Some(digit) = self.peek().and_then(|char| char.to_digit(10)) {
            count = count.saturating_mul(10).saturating_add(digit);
            self.at += 1;
        }
        (self.at > start).then_some(count.min(UNBOUNDED - 1))
    }

    fn parse_group(&mut self) -> Result<NodeId, PatternError> {
        let start = self.at;
        if self.nesting == MAX_NESTING {
            return Err(PatternError::new(
                start,
                1,
                format!("groups are nested more than {MAX_NESTING} deep"),
            )
            .with_help("leave out groups that only group, or use `custom(..)` for this rule"));
        }
        self.at += 1;
        let mut lookahead = None;
        if self.eat_all("?=") {
            lookahead = Some(false);
        } else if self.eat_all("?!") {
            lookahead = Some(true);
        } else if self.peek() == Some('?') && !self.eat_all("?:") {
            self.parse_group_name()?;
        }
        self.nesting += 1;
        let body = self.parse_choice()?;
        self.nesting -= 1;
        if !self.eat(')') {
            return Err(PatternError::new(start, 1, "this group is not closed")
                .with_help("close it with `)`, or write `\\(` for the character itself"));
        }
        Ok(match lookahead {
            Some(_) if self.flags.unicode && matches!(self.peek(), Some('*' | '+' | '?')) => {
                return Err(nothing_to_repeat(self.at, 1));
            }
            Some(negated) => self.tree.intern(Node::Lookahead { body, negated }),
            None => body,
        })
    }
}

fn nothing_to_repeat(offset: usize, len: usize) -> PatternError {
    PatternError::new(offset, len, "there is nothing here for this quantifier to repeat")
        .with_help("put what it repeats before it, or a `\\` if the character itself is meant")
}
