//! A set as a union of regions. A region has its own texts, numbers, booleans and collections.

use std::sync::Arc;

use syn::Type;

use super::numbers::{Interval, Numbers};
use super::texts::{Span, Texts, Unit};
use crate::pattern::Dfa;
use crate::syntax::known_type::{Known, array_len, known};
use crate::syntax::literal::{Literal, Number, Value};

/// Bound on the regions of a set; larger unions become unknown.
const MAX_REGIONS: usize = 64;

/// The values in any of the regions.
#[derive(Clone)]
pub(crate) struct ValueSet {
    pub(super) regions: Vec<Region>,
    is_exact: bool,
}

/// The values of each type of JSON; `None` when the region has none of it.
#[derive(Clone, Default)]
pub(super) struct Region {
    pub(super) texts: Option<Texts>,
    pub(super) numbers: Option<Numbers>,
    pub(super) truths: Option<Vec<bool>>,
    /// Collections, by how many items they have.
    pub(super) items: Option<Span>,
}

impl Region {
    fn everything() -> Self {
        Region {
            texts: Some(Texts::all()),
            numbers: Some(Numbers::all()),
            truths: Some(vec![false, true]),
            items: Some(Span::ALL),
        }
    }

    fn intersect(&self, other: &Self) -> Self {
        let truths = self.truths.as_ref().zip(other.truths.as_ref());
        Region {
            texts: self.texts.as_ref().zip(other.texts.as_ref()).map(|(a, b)| a.intersect(b)),
            numbers: self.numbers.as_ref().zip(other.numbers.as_ref()).map(|(a, b)| a.intersect(b)),
            truths: truths.map(|(a, b)| a.iter().copied().filter(|truth| b.contains(truth)).collect()),
            items: self.items.zip(other.items).map(|(a, b)| a.intersect(b)),
        }
    }

    fn is_empty(&self) -> bool {
        self.texts.as_ref().is_none_or(Texts::is_empty)
            && self.numbers.as_ref().is_none_or(Numbers::is_empty)
            && self.truths.as_ref().is_none_or(Vec::is_empty)
            && self.items.is_none_or(Span::is_empty)
    }

    fn includes(&self, narrow: &Self) -> bool {
        fn each<T>(wide: Option<&T>, narrow: Option<&T>, includes: impl Fn(&T, &T) -> bool) -> bool {
            narrow.is_none_or(|narrow| wide.is_some_and(|wide| includes(wide, narrow)))
        }
        let has_all = |wide: &Vec<bool>, narrow: &Vec<bool>| narrow.iter().all(|truth| wide.contains(truth));
        each(self.texts.as_ref(), narrow.texts.as_ref(), Texts::includes)
            && each(self.numbers.as_ref(), narrow.numbers.as_ref(), Numbers::includes)
            && each(self.truths.as_ref(), narrow.truths.as_ref(), has_all)
            && each(self.items.as_ref(), narrow.items.as_ref(), |wide, narrow| wide.includes(*narrow))
    }

    /// Whether both have values of one type of JSON, whatever their limits.
    fn shares_kind(&self, other: &Self) -> bool {
        self.texts.is_some() && other.texts.is_some()
            || self.numbers.is_some() && other.numbers.is_some()
            || self.truths.is_some() && other.truths.is_some()
            || self.items.is_some() && other.items.is_some()
    }
}

impl ValueSet {
    fn of(region: Region) -> Self {
        ValueSet { regions: vec![region], is_exact: true }
    }

    /// All values, inexact: for rules that this module cannot describe.
    pub(crate) fn unknown() -> Self {
        ValueSet::of(Region::everything()).or_fewer()
    }

    /// The values of a type, by its name; all values for an unknown name.
    pub(crate) fn of_type(ty: Option<&Type>) -> Self {
        let mut region = Region::default();
        match ty.and_then(known) {
            Some(Known::Integer(integer)) => {
                region.numbers = Some(Numbers::integers(integer.min, integer.max));
            }
            Some(Known::Float) => region.numbers = Some(Numbers::all()),
            Some(Known::Bool) => region.truths = Some(vec![false, true]),
            Some(Known::Char) => {
                region.texts = Some(Texts::of_length(Unit::Chars, Span::new(Some(1), Some(1))))
            }
            Some(Known::Text) => region.texts = Some(Texts::all()),
            Some(Known::Collection) => {
                let len = ty.and_then(array_len).and_then(|len| usize::try_from(len).ok());
                region.items = Some(Span::new(len, len));
            }
            None => return ValueSet::of(Region::everything()),
        }
        ValueSet::of(region)
    }

    /// The texts that a pattern matches; all texts for a pattern that is compiled at run time.
    pub(crate) fn of_pattern(dfa: Option<&Arc<Dfa>>) -> Self {
        let texts = dfa.map_or_else(Texts::all, |dfa| Texts::of_pattern(dfa.clone()));
        ValueSet {
            regions: vec![Region { texts: Some(texts), ..Region::default() }],
            is_exact: dfa.is_some(),
        }
    }

    /// The texts of a length in a unit. Without a unit, the texts with that many characters and the collections with
    /// that many items.
    pub(crate) fn of_length(unit: Option<Unit>, span: Span) -> Self {
        let texts = Some(Texts::of_length(unit.unwrap_or(Unit::Chars), span));
        ValueSet::of(Region { texts, items: unit.is_none().then_some(span), ..Region::default() })
    }

    /// The numbers of an interval.
    pub(crate) fn of_interval(interval: Interval) -> Self {
        ValueSet::of(Region { numbers: Some(Numbers::of_interval(interval)), ..Region::default() })
    }

    /// The multiples of a step; all numbers for an unknown step.
    pub(crate) fn of_step(step: Option<Number>) -> Self {
        let numbers = step.map_or_else(Numbers::all, Numbers::multiples);
        ValueSet {
            regions: vec![Region { numbers: Some(numbers), ..Region::default() }],
            is_exact: step.is_some(),
        }
    }

    /// The values that literals name.
    pub(crate) fn of_literals<'a>(literals: impl IntoIterator<Item = &'a Literal>) -> Self {
        let (mut texts, mut intervals, mut truths) = (Vec::new(), Vec::new(), Vec::new());
        for literal in literals {
            match &literal.value {
                Value::Text(text) => texts.push(text.clone()),
                Value::Bool(truth) => truths.push(*truth),
                Value::Number(number) => intervals.push(Interval::new(Some(*number), Some(*number))),
                Value::Range(min, max) => {
                    intervals.push(Interval::new(min.map(Number::Int), max.map(Number::Int)));
                }
            }
        }
        ValueSet::of(Region {
            texts: (!texts.is_empty()).then(|| Texts::listed(texts)),
            numbers: (!intervals.is_empty()).then(|| Numbers::listed(intervals)),
            truths: (!truths.is_empty()).then_some(truths),
            items: None,
        })
    }

    /// Marks the set as inexact: the rules may allow fewer values.
    pub(crate) fn or_fewer(mut self) -> Self {
        self.is_exact = false;
        self
    }

    /// The values in both.
    pub(crate) fn intersect(&self, other: &Self) -> Self {
        let is_exact = self.is_exact && other.is_exact;
        if self.regions.len().saturating_mul(other.regions.len()) > MAX_REGIONS {
            let fewer = if self.regions.len() <= other.regions.len() { self } else { other };
            return fewer.clone().or_fewer();
        }
        let pairs =
            self.regions.iter().flat_map(|own| other.regions.iter().map(|other| own.intersect(other)));
        let mut regions: Vec<Region> = pairs.collect();
        if regions.len() > 1 {
            regions.retain(|region| !region.is_empty());
        }
        ValueSet { regions, is_exact }
    }

    /// The values in any of them.
    pub(crate) fn union(sets: impl IntoIterator<Item = ValueSet>) -> Self {
        let mut all = ValueSet { regions: Vec::new(), is_exact: true };
        for set in sets {
            all.is_exact &= set.is_exact;
            all.regions.extend(set.regions);
        }
        if all.regions.len() > MAX_REGIONS { ValueSet::unknown() } else { all }
    }

    /// Whether the set certainly has no value.
    pub(crate) fn is_empty(&self) -> bool {
        self.regions.iter().all(Region::is_empty)
    }

    /// The least and the greatest number of items of its collections; `None` when it has none, or may have others.
    pub(crate) fn sizes(&self) -> Option<(usize, Option<usize>)> {
        match self.regions.as_slice() {
            [Region { items: Some(span), .. }] => Some((span.min, span.max)),
            _ => None,
        }
    }

    /// How many values the set has at most, if they are few enough to be counted.
    pub(crate) fn count(&self) -> Option<usize> {
        let counts = self.regions.iter().map(|region| {
            let texts = region.texts.as_ref().map_or(Some(0), Texts::listed_count)?;
            let numbers = region.numbers.as_ref().map_or(Some(0), Numbers::whole_count)?;
            let truths = region.truths.as_ref().map_or(0, Vec::len);
            region.items.is_none().then(|| texts.saturating_add(numbers).saturating_add(truths))
        });
        counts.sum()
    }

    /// Whether this set certainly has every value of the other.
    pub(crate) fn includes(&self, narrow: &Self) -> bool {
        let has =
            |narrow: &Region| narrow.is_empty() || self.regions.iter().any(|wide| wide.includes(narrow));
        self.is_exact && narrow.regions.iter().all(has)
    }

    /// Whether the sets certainly share no value, although they have values of one type of JSON. Where they have
    /// none, rustc refuses one of the rules.
    pub(crate) fn is_apart(&self, other: &Self) -> bool {
        let shares_kind = self.regions.iter().any(|own| other.regions.iter().any(|its| own.shares_kind(its)));
        shares_kind && !self.is_empty() && !other.is_empty() && self.intersect(other).is_empty()
    }
}

/// Whether no two of the literals have a value in common.
pub(crate) fn are_apart(literals: &[Literal]) -> bool {
    let set = ValueSet::of_literals(literals);
    let pieces = set.regions.iter().map(|region| {
        let truths = region.truths.as_ref().map_or(0, |truths| match truths.as_slice() {
            [a, b] if a != b => 2,
            truths => truths.len().min(1),
        });
        truths
            + region.texts.as_ref().map_or(0, Texts::count)
            + region.numbers.as_ref().map_or(0, Numbers::count)
    });
    pieces.sum::<usize>() == literals.len()
}
