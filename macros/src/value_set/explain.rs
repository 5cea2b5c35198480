//! The reasons for which two sets share no value, in words, and examples of values.

use super::numbers::{Interval, Numbers};
use super::set::{Region, ValueSet};
use super::texts::{Span, Texts, Unit};
use crate::pattern::{Dfa, Search};
use crate::syntax::literal::Number;

/// How many characters of an example a message shows.
const SHOWN: usize = 40;

/// Why no value satisfies two rules.
pub(crate) struct Clash {
    /// What is wrong with the second rule.
    pub(crate) message: String,
    pub(crate) help: String,
    /// Why the rules exclude each other.
    pub(crate) reason: String,
}

impl Clash {
    fn of_reason(message: &str, reason: String) -> Self {
        Clash { message: message.to_owned(), help: reason.clone(), reason }
    }

    /// For two rules of one kind, where the second is refused as repeated anyway, and for alternatives: only the
    /// reason is shown.
    fn of_alternatives(reason: &str) -> Self {
        Clash::of_reason(reason, reason.to_owned())
    }
}

impl ValueSet {
    /// Why no value is in both sets; `None` when one is, or may be.
    pub(crate) fn clash(&self, second: &Self) -> Option<Clash> {
        if !self.is_apart(second) {
            return None;
        }
        let told = match (self.regions.as_slice(), second.regions.as_slice()) {
            ([first], [second]) => first.clash(second),
            _ => None,
        };
        told.or_else(|| {
            let examples = format!("one allows {}, the other {}", self.witness()?, second.witness()?);
            Some(Clash::of_reason("no value keeps this rule and those before it", examples))
        })
    }

    /// Why the set has no value of a literal; `None` when it has one.
    pub(crate) fn refusal(&self, literal: &Self) -> Option<String> {
        match (self.is_apart(literal), self.regions.as_slice(), literal.regions.as_slice()) {
            (false, ..) => None,
            (true, [own], [literal]) => Some(own.refusal(literal)),
            _ => Some("none of its alternatives allows it".to_owned()),
        }
    }

    /// A small value of the set, as an example.
    pub(crate) fn witness(&self) -> Option<String> {
        self.regions.iter().find_map(|region| {
            let texts = region.texts.as_ref().and_then(Texts::witness).map(|text| quoted(&text));
            let number = || Some(region.numbers.as_ref()?.witness()?.to_string());
            texts.or_else(number).or_else(|| Some(region.truths.as_ref()?.first()?.to_string()))
        })
    }
}

impl Region {
    fn clash(&self, second: &Self) -> Option<Clash> {
        if let Some((first, second)) = self.texts.as_ref().zip(second.texts.as_ref()) {
            return texts_clash(first, second);
        }
        if let Some((first, second)) = self.numbers.as_ref().zip(second.numbers.as_ref()) {
            return Some(numbers_clash(first, second));
        }
        let is_length = self.items.is_some() && second.items.is_some();
        is_length.then(no_length)
    }

    fn refusal(&self, literal: &Self) -> String {
        let texts = literal.texts.as_ref().and_then(|texts| texts.listed.as_ref()?.first());
        if let (Some(own), Some(text)) = (&self.texts, texts) {
            return own.refusal(text);
        }
        let interval = literal.numbers.as_ref().and_then(|numbers| numbers.intervals.first());
        match (&self.numbers, interval) {
            (Some(own), Some(interval)) => own.refusal(*interval),
            _ => "it allows others".to_owned(),
        }
    }
}

fn no_length() -> Clash {
    Clash::of_alternatives("no length is within both bounds")
}

fn texts_clash(first: &Texts, second: &Texts) -> Option<Clash> {
    if first.listed.is_some() || second.listed.is_some() {
        return Some(Clash::of_alternatives("it refuses each literal"));
    }
    for dfa in &first.patterns {
        if let Some(other) = second.patterns.iter().find(|other| dfa.common_match(other) == Search::Nothing) {
            return patterns_clash(dfa, other);
        }
    }
    let lengths = first.chars().intersect(second.chars());
    if lengths.is_empty() {
        return Some(no_length());
    }
    let patterns = first.patterns.iter().chain(&second.patterns);
    let help = patterns.into_iter().find_map(|dfa| length_clash(lengths, dfa))?;
    Some(Clash::of_reason("no string of an allowed length matches this pattern", help))
}

/// The reason for two patterns without a common match, with a match of each.
fn patterns_clash(first: &Dfa, second: &Dfa) -> Option<Clash> {
    let (a, b) = (first.shortest_match()?, second.shortest_match()?);
    Some(Clash {
        message: "no string matches this pattern and the one before it".to_owned(),
        help: format!(
            "{} matches the first, {} this one: if one is enough, put each into `any_of`",
            quoted(a),
            quoted(b)
        ),
        reason: "no string matches both".to_owned(),
    })
}

/// Why no string of these lengths matches.
fn length_clash(lengths: Span, dfa: &Dfa) -> Option<String> {
    if dfa.match_within(Some(lengths.min), lengths.max).is_some() {
        return None;
    }
    let shortest = dfa.shortest_match()?;
    let count = shortest.chars().count();
    let characters =
        |count: usize| if count == 1 { "1 character".to_owned() } else { format!("{count} characters") };
    Some(match dfa.longest_len() {
        _ if lengths.max.is_some_and(|max| count > max) => {
            format!("the shortest match has {}, such as {}", characters(count), quoted(shortest))
        }
        Some(longest) if longest < lengths.min => format!("the longest match has {}", characters(longest)),
        _ => format!("matches have other lengths, such as {} with {}", quoted(shortest), characters(count)),
    })
}

fn numbers_clash(first: &Numbers, second: &Numbers) -> Clash {
    if first.is_listed || second.is_listed {
        return Clash::of_alternatives("it refuses each literal");
    }
    let both = first.intersect(second);
    let beside = both
        .intervals
        .first()
        .and_then(|interval| both.steps.iter().find_map(|step| both.multiples_beside(*interval, *step)));
    match beside {
        Some(beside) => {
            let ((low, high), (below, above)) = (beside.within, beside.next);
            let show = |number| beside.show(number);
            let message =
                format!("no multiple of {} is within {} to {}", show(beside.step), show(low), show(high));
            let help = format!("the next ones are {} and {}", show(below), show(above));
            Clash { reason: message.clone(), message, help }
        }
        None => Clash::of_alternatives("no number is within both bounds"),
    }
}

impl Texts {
    fn refusal(&self, text: &str) -> String {
        let is_missed = |dfa: &&std::sync::Arc<Dfa>| !dfa.is_match(text);
        if let Some(example) = self.patterns.iter().find(is_missed).and_then(|dfa| dfa.shortest_match()) {
            return format!("a text that matches is {}", quoted(example));
        }
        let lengths = Unit::ALL.into_iter().zip(self.lengths).map(|(unit, span)| (unit.count(text), span));
        match lengths.into_iter().find(|(count, span)| !span.holds(*count)) {
            Some((count, span)) if count < span.min => {
                format!("its length is {count}, `min` is {}", span.min)
            }
            Some((count, span)) => {
                format!("its length is {count}, `max` is {}", span.max.unwrap_or_default())
            }
            None => "it allows others".to_owned(),
        }
    }

    fn witness(&self) -> Option<String> {
        if let Some(listed) = &self.listed {
            return listed.first().cloned();
        }
        let chars = self.chars();
        let found = match self.patterns.as_slice() {
            [] => Some("a".repeat(chars.min.min(SHOWN + 1))),
            [dfa] => dfa.match_within(Some(chars.min), chars.max),
            [first, second, ..] => match first.common_match(second) {
                Search::Found(text) => Some(text),
                Search::Nothing | Search::Undecided => None,
            },
        };
        found.filter(|text| self.has(text))
    }
}

impl Numbers {
    fn refusal(&self, literal: Interval) -> String {
        let Some(own) = self.intervals.first() else { return "it allows others".to_owned() };
        if own.is_before(literal)
            && let Some(high) = own.high
        {
            return format!("`{}` is {}", if high.is_open { "exclusive_max" } else { "max" }, high.number);
        }
        if literal.is_before(*own)
            && let Some(low) = own.low
        {
            return format!("`{}` is {}", if low.is_open { "exclusive_min" } else { "min" }, low.number);
        }
        let beside = self.steps.iter().find_map(|step| self.multiples_beside(literal, *step));
        beside.map_or_else(
            || "it allows others".to_owned(),
            |beside| format!("the nearest below is {}", beside.show(beside.next.0)),
        )
    }

    fn witness(&self) -> Option<Number> {
        let ends = self.intervals.iter().flat_map(|interval| {
            let next = |number: Number, by: i128| Some(Number::Int(number.as_whole()?.saturating_add(by)));
            let edges = [(interval.low, 1), (interval.high, -1)].into_iter().filter_map(|(edge, by)| {
                let edge = edge?;
                if edge.is_open { next(edge.number, by) } else { Some(edge.number) }
            });
            [Number::Int(0)].into_iter().chain(edges).collect::<Vec<_>>()
        });
        let has = |number: &Number| {
            let one = Numbers::of_interval(Interval::new(Some(*number), Some(*number)));
            !self.intersect(&one).is_empty()
        };
        let steps = self.steps.iter().copied();
        ends.chain(steps).find(has)
    }
}

/// A text as a literal, shortened when it is long.
pub(crate) fn quoted(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{:?}..", &text[..end]),
        None => format!("{text:?}"),
    }
}
