//! Sets of numbers: intervals, perhaps of whole numbers only, perhaps of multiples of steps only.

use std::cmp::Ordering;

use crate::syntax::literal::Number;

/// An end of an interval.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Edge {
    pub(crate) number: Number,
    /// Whether the number itself is left out.
    pub(crate) is_open: bool,
}

/// The numbers between two ends; `None` is no bound.
#[derive(Clone, Copy)]
pub(crate) struct Interval {
    pub(crate) low: Option<Edge>,
    pub(crate) high: Option<Edge>,
}

#[derive(Clone)]
pub(super) struct Numbers {
    /// Ascending and disjoint.
    pub(super) intervals: Vec<Interval>,
    is_whole: bool,
    /// Whether the intervals come from literals.
    pub(super) is_listed: bool,
    pub(super) steps: Vec<Number>,
}

impl Interval {
    /// The numbers from one to another, both included.
    pub(crate) fn new(low: Option<Number>, high: Option<Number>) -> Self {
        let closed = |number: Option<Number>| number.map(|number| Edge { number, is_open: false });
        Interval { low: closed(low), high: closed(high) }
    }

    fn intersect(self, other: Self) -> Self {
        let pick = |a: Option<Edge>, b: Option<Edge>, order: Ordering| match (a, b) {
            (Some(a), Some(b)) => Some(match a.number.compare(b.number) {
                Ordering::Equal => Edge { is_open: a.is_open || b.is_open, ..a },
                own if own == order => a,
                _ => b,
            }),
            (a, b) => a.or(b),
        };
        Interval {
            low: pick(self.low, other.low, Ordering::Greater),
            high: pick(self.high, other.high, Ordering::Less),
        }
    }

    /// Whether no number is within the ends.
    fn is_reversed(self) -> bool {
        let Some((low, high)) = self.low.zip(self.high) else { return false };
        match low.number.compare(high.number) {
            Ordering::Less => false,
            Ordering::Equal => low.is_open || high.is_open,
            Ordering::Greater => true,
        }
    }

    fn includes(self, narrow: Self) -> bool {
        let is_within = |wide: Option<Edge>, narrow: Option<Edge>, inside: Ordering| {
            let Some(wide) = wide else { return true };
            narrow.is_some_and(|narrow| match narrow.number.compare(wide.number) {
                Ordering::Equal => narrow.is_open || !wide.is_open,
                order => order == inside,
            })
        };
        is_within(self.low, narrow.low, Ordering::Greater)
            && is_within(self.high, narrow.high, Ordering::Less)
    }

    /// Whether all of it is below the other.
    pub(super) fn is_before(self, other: Self) -> bool {
        Interval { low: other.low, high: self.high }.is_reversed()
    }

    /// The least and the greatest whole number, if both ends are whole.
    fn whole(self) -> Option<(i128, i128)> {
        let (low, high) = (self.low?, self.high?);
        let low = low.number.as_whole()?.saturating_add(i128::from(low.is_open));
        Some((low, high.number.as_whole()?.saturating_sub(i128::from(high.is_open))))
    }
}

impl Numbers {
    pub(super) fn all() -> Self {
        Numbers::of_interval(Interval { low: None, high: None })
    }

    pub(super) fn of_interval(interval: Interval) -> Self {
        Numbers { intervals: vec![interval], is_whole: false, is_listed: false, steps: Vec::new() }
    }

    pub(super) fn integers(min: Number, max: Number) -> Self {
        Numbers { is_whole: true, ..Numbers::of_interval(Interval::new(Some(min), Some(max))) }
    }

    /// How many whole numbers there are at most, if they are whole and have bounds.
    pub(super) fn whole_count(&self) -> Option<usize> {
        let counts = self.intervals.iter().map(|interval| {
            let (low, high) = interval.whole()?;
            let is_listed = self.is_listed && low == high;
            let count = high.saturating_sub(low).saturating_add(1).max(0);
            (self.is_whole || is_listed).then(|| usize::try_from(count).unwrap_or(usize::MAX))
        });
        counts.sum()
    }

    pub(super) fn multiples(step: Number) -> Self {
        Numbers { steps: vec![step], ..Numbers::all() }
    }

    /// Intervals with both ends included, in any order.
    pub(super) fn listed(mut intervals: Vec<Interval>) -> Self {
        let order = |a: Option<Edge>, b: Option<Edge>, open: Ordering| match (a, b) {
            (Some(a), Some(b)) => a.number.compare(b.number),
            (None, None) => Ordering::Equal,
            (None, _) => open,
            (_, None) => open.reverse(),
        };
        intervals.sort_by(|a, b| order(a.low, b.low, Ordering::Less));
        let mut apart: Vec<Interval> = Vec::new();
        for interval in intervals {
            match apart.last_mut() {
                Some(last) if !last.is_before(interval) => {
                    if order(last.high, interval.high, Ordering::Greater).is_lt() {
                        last.high = interval.high;
                    }
                }
                _ => apart.push(interval),
            }
        }
        Numbers { intervals: apart, is_listed: true, ..Numbers::all() }
    }

    /// How many intervals there are.
    pub(super) fn count(&self) -> usize {
        self.intervals.len()
    }

    pub(super) fn intersect(&self, other: &Self) -> Self {
        let (few, many) = if self.count() <= other.count() { (self, other) } else { (other, self) };
        let mut intervals = Vec::new();
        for &own in &few.intervals {
            let first = many.intervals.partition_point(|its| its.is_before(own));
            let meeting = many.intervals[first..].iter().take_while(|its| !own.is_before(**its));
            intervals.extend(meeting.map(|its| own.intersect(*its)));
        }
        Numbers {
            intervals,
            is_whole: self.is_whole || other.is_whole,
            is_listed: self.is_listed || other.is_listed,
            steps: self.steps.iter().chain(&other.steps).copied().collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.intervals.iter().all(|interval| {
            interval.is_reversed()
                || self.is_whole && interval.whole().is_some_and(|(low, high)| low > high)
                || self.steps.iter().any(|step| self.multiples_beside(*interval, *step).is_some())
        })
    }

    /// The multiples of a step below and above an interval without one, scaled to whole numbers by decimal places.
    /// `None` when the interval has a multiple, or when that is unknown.
    pub(super) fn multiples_beside(&self, interval: Interval, step: Number) -> Option<Beside> {
        let exact = interval.whole().zip(step.whole()).filter(|_| self.is_whole);
        let ([low, high, step], places) = match exact {
            Some(((low, high), step)) => ([low, high, step], 0),
            None => scaled([interval.low?.number, interval.high?.number, step])?,
        };
        let fits = low > high
            || step <= 0
            || low.div_euclid(step) != high.div_euclid(step)
            || low.rem_euclid(step) == 0;
        (!fits).then(|| Beside {
            within: (low, high),
            step,
            next: (
                low.saturating_sub(low.rem_euclid(step)),
                high.saturating_sub(high.rem_euclid(step)).saturating_add(step),
            ),
            places,
        })
    }

    pub(super) fn includes(&self, narrow: &Self) -> bool {
        let has = |narrow: &Interval| {
            let first = self.intervals.partition_point(|wide| wide.is_before(*narrow));
            self.intervals.get(first).is_some_and(|wide| wide.includes(*narrow))
        };
        let is_multiple = |wide: i128| {
            let of_step = narrow.steps.iter().any(|step| step.whole().is_some_and(|step| step % wide == 0));
            let is_one = |interval: &Interval| {
                interval.whole().is_some_and(|(low, high)| low == high && low % wide == 0)
            };
            of_step || narrow.is_listed && narrow.intervals.iter().all(is_one)
        };
        let is_whole = !self.is_whole
            || narrow.is_whole
            || narrow.intervals.iter().all(|own| own.whole().is_some_and(|(low, high)| low == high));
        is_whole
            && narrow.intervals.iter().all(has)
            && self.steps.iter().all(|step| step.whole().is_some_and(|step| step > 0 && is_multiple(step)))
    }
}

/// Multiples of a step beside an interval.
pub(super) struct Beside {
    pub(super) within: (i128, i128),
    pub(super) step: i128,
    pub(super) next: (i128, i128),
    places: u32,
}

impl Beside {
    pub(super) fn show(&self, number: i128) -> String {
        match self.places {
            0 => number.to_string(),
            places => (number as f64 / 10_f64.powf(f64::from(places))).to_string(),
        }
    }
}

/// Scales literals to whole numbers by their decimal places. `None` for large ones: at run time a float counts as a
/// multiple to within one part in 2^21.
fn scaled(numbers: [Number; 3]) -> Option<([i128; 3], u32)> {
    let texts = numbers.map(|number| number.to_string());
    let places = |text: &String| text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let most = texts.iter().map(places).max()?;
    let mut all = [0; 3];
    for (slot, text) in all.iter_mut().zip(&texts) {
        let digits = text.replace('.', "") + &"0".repeat(most - places(text));
        *slot = digits.parse::<i128>().ok().filter(|number| number.unsigned_abs() < 1 << 20)?;
    }
    Some((all, u32::try_from(most).ok()?))
}
