//! Sets of texts: listed ones, or those that match all patterns and whose lengths are within bounds in characters,
//! bytes and UTF-16 units.

use std::sync::Arc;

use crate::pattern::{Dfa, Search};

/// What a length counts.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Unit {
    Chars,
    Bytes,
    Utf16,
}

/// Lengths from one to another, both included.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Span {
    pub(crate) min: usize,
    pub(crate) max: Option<usize>,
}

#[derive(Clone)]
pub(super) struct Texts {
    /// All texts of the set, sorted. Patterns and lengths have been applied to them.
    pub(super) listed: Option<Vec<String>>,
    pub(super) patterns: Vec<Arc<Dfa>>,
    /// By unit.
    pub(super) lengths: [Span; 3],
}

impl Span {
    pub(crate) const ALL: Span = Span { min: 0, max: None };

    pub(crate) fn new(min: Option<usize>, max: Option<usize>) -> Self {
        Span { min: min.unwrap_or_default(), max }
    }

    pub(super) fn intersect(self, other: Self) -> Self {
        let max = match (self.max, other.max) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Span { min: self.min.max(other.min), max }
    }

    pub(super) fn is_empty(self) -> bool {
        self.max.is_some_and(|max| max < self.min)
    }

    pub(super) fn includes(self, narrow: Self) -> bool {
        self.min <= narrow.min && self.max.is_none_or(|max| narrow.max.is_some_and(|narrow| narrow <= max))
    }

    pub(super) fn holds(self, count: usize) -> bool {
        self.min <= count && self.max.is_none_or(|max| count <= max)
    }
}

impl Unit {
    pub(super) const ALL: [Unit; 3] = [Unit::Chars, Unit::Bytes, Unit::Utf16];

    pub(super) fn count(self, text: &str) -> usize {
        match self {
            Unit::Chars => text.chars().count(),
            Unit::Bytes => text.len(),
            Unit::Utf16 => text.encode_utf16().count(),
        }
    }

    /// The most units that one character takes.
    fn most(self) -> usize {
        match self {
            Unit::Chars => 1,
            Unit::Bytes => 4,
            Unit::Utf16 => 2,
        }
    }
}

impl Texts {
    pub(super) fn all() -> Self {
        Texts { listed: None, patterns: Vec::new(), lengths: [Span::ALL; 3] }
    }

    pub(super) fn of_pattern(dfa: Arc<Dfa>) -> Self {
        Texts { patterns: vec![dfa], ..Texts::all() }
    }

    pub(super) fn of_length(unit: Unit, span: Span) -> Self {
        let mut texts = Texts::all();
        texts.lengths[unit as usize] = span;
        texts
    }

    pub(super) fn listed(mut listed: Vec<String>) -> Self {
        listed.sort_unstable();
        listed.dedup();
        Texts { listed: Some(listed), ..Texts::all() }
    }

    /// The number of listed texts.
    pub(super) fn count(&self) -> usize {
        self.listed.as_ref().map_or(0, Vec::len)
    }

    /// The number of all texts, if they are listed.
    pub(super) fn listed_count(&self) -> Option<usize> {
        self.listed.as_ref().map(Vec::len)
    }

    pub(super) fn intersect(&self, other: &Self) -> Self {
        let (few, many) = match (&self.listed, &other.listed) {
            (Some(a), Some(b)) if a.len() <= b.len() => (self, other),
            (Some(_), None) => (self, other),
            (_, Some(_)) => (other, self),
            (None, None) => {
                let mut both = self.clone();
                both.patterns.extend(other.patterns.iter().cloned());
                for (length, other) in both.lengths.iter_mut().zip(other.lengths) {
                    *length = length.intersect(other);
                }
                return both;
            }
        };
        let listed = few.listed.iter().flatten().filter(|text| many.has(text)).cloned().collect();
        Texts { listed: Some(listed), ..Texts::all() }
    }

    pub(super) fn has(&self, text: &str) -> bool {
        match &self.listed {
            Some(listed) => listed.binary_search_by(|own| own.as_str().cmp(text)).is_ok(),
            None => {
                let has_length =
                    |(unit, span): (Unit, Span)| span == Span::ALL || span.holds(unit.count(text));
                Unit::ALL.into_iter().zip(self.lengths).all(has_length)
                    && self.patterns.iter().all(|dfa| dfa.is_match(text))
            }
        }
    }

    /// The bounds in characters that follow from all lengths.
    pub(super) fn chars(&self) -> Span {
        let chars = Unit::ALL
            .into_iter()
            .zip(self.lengths)
            .map(|(unit, span)| Span { min: span.min.div_ceil(unit.most()), max: span.max });
        chars.fold(Span::ALL, Span::intersect)
    }

    pub(super) fn is_empty(&self) -> bool {
        if let Some(listed) = &self.listed {
            return listed.is_empty();
        }
        let chars = self.chars();
        chars.is_empty()
            || self.lengths.into_iter().any(Span::is_empty)
            || self.patterns.iter().enumerate().any(|(index, dfa)| {
                dfa.is_empty()
                    || chars != Span::ALL && dfa.match_within(Some(chars.min), chars.max).is_none()
                    || self.patterns[..index].iter().any(|other| dfa.common_match(other) == Search::Nothing)
            })
    }

    pub(super) fn includes(&self, narrow: &Self) -> bool {
        match (&self.listed, &narrow.listed) {
            (_, Some(listed)) => listed.iter().all(|text| self.has(text)),
            (Some(_), None) => false,
            (None, None) => {
                let has_lengths = |(unit, span): (Unit, Span)| span.includes(narrow.length(unit));
                Unit::ALL.into_iter().zip(self.lengths).all(has_lengths)
                    && self.patterns.iter().all(|wide| narrow.is_within(wide))
            }
        }
    }

    /// Whether a pattern certainly matches all of them.
    fn is_within(&self, wide: &Dfa) -> bool {
        wide.is_universal() || self.patterns.iter().any(|narrow| narrow.is_within(wide))
    }

    /// Bounds on the lengths in a unit, from lengths and patterns.
    fn length(&self, unit: Unit) -> Span {
        let mut chars = self.chars();
        for dfa in &self.patterns {
            chars = chars.intersect(Span::new(dfa.shortest_len(), dfa.longest_len()));
        }
        let max = chars.max.map(|max| max.saturating_mul(unit.most()));
        self.lengths[unit as usize].intersect(Span { min: chars.min, max })
    }
}
