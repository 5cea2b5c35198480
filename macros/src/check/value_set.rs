//! What a rule says of a literal, as far as it can be told while the macro expands.

use std::cmp::Ordering;

use syn::Type;

use crate::errors::nearest::nearest;
use crate::errors::show::show;
use crate::rules::bound::Bound;
use crate::rules::length::Length;
use crate::rules::multiple_of::MultipleOf;
use crate::rules::one_of::OneOf;
use crate::rules::rule::{FieldRule, RuleKind};
use crate::syntax::known_type::is_collection;
use crate::syntax::literal::{Literal, Number, Value};

/// Characters of an example that a message shows, at most.
const SHOWN: usize = 40;

/// What a length counts, where that is text.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Unit {
    Chars,
    Bytes,
    Utf16,
}

/// Why a rule refuses each value of a literal; `None` when it allows one or nothing can be told.
pub(super) fn refuses(rule: &FieldRule, literal: &Literal, ty: Option<&Type>) -> Option<String> {
    match (&rule.kind, &literal.value) {
        (RuleKind::Pattern(_) | RuleKind::Affix(_), Value::Text(text)) => {
            let (_, dfa) = rule.kind.language()?;
            // A pattern that nothing matches was noted already.
            let example = dfa.shortest_match().filter(|_| !dfa.is_match(text))?;
            Some(format!("a text that matches is {}", quoted(example)))
        }
        (RuleKind::Length(length), Value::Text(text)) => {
            let unit = unit_of(length, ty)?;
            let count = unit.count(text);
            let (min, max) = literal_bounds(length);
            (min.is_some_and(|min| count < min) || max.is_some_and(|max| count > max)).then(|| {
                match min.filter(|min| count < *min) {
                    Some(min) => format!("its length is {count}, `min` is {min}"),
                    None => format!("its length is {count}, `max` is {}", max.unwrap_or_default()),
                }
            })
        }
        (RuleKind::Range(range), Value::Number(number)) => {
            let broken = range.bounds().into_iter().find(|(name, bound)| !admits_bound(name, bound, *number));
            broken.map(|(name, bound)| format!("`{name}` is {}", show(bound)))
        }
        (RuleKind::Range(range), Value::Range(low, high)) => {
            let broken = range.bounds().into_iter().find(|(name, bound)| {
                let nearest = if name.ends_with("min") { high } else { low };
                nearest.is_some_and(|nearest| !admits_bound(name, bound, Number::Int(nearest)))
            });
            broken.map(|(name, bound)| format!("`{name}` is {}", show(bound)))
        }
        (RuleKind::MultipleOf(step), Value::Range(Some(low), Some(high))) => {
            let step = whole_step(step)?;
            let below = high.saturating_sub(high.rem_euclid(step));
            (below < *low).then(|| format!("the nearest below is {below}"))
        }
        (RuleKind::MultipleOf(step), Value::Number(number)) => {
            let (step, number) = (whole_step(step)?, number.whole()?);
            (number % step != 0)
                .then(|| format!("the nearest below is {}", number.saturating_sub(number.rem_euclid(step))))
        }
        (RuleKind::OneOf(one_of), value) => {
            let is_listed = one_of.literals.iter().any(|own| meet(&own.value, value));
            (!is_listed).then(|| {
                if let Some(nearest) = nearest_text(one_of, value) {
                    return format!("did you mean `{nearest:?}`?");
                }
                let names: Vec<String> = one_of.literals.iter().map(|own| format!("`{}`", own)).collect();
                format!("it lists {}", names.join(", "))
            })
        }
        (RuleKind::AnyOf(any), _) => {
            let refused =
                |rules: &Vec<FieldRule>| rules.iter().any(|rule| refuses(rule, literal, ty).is_some());
            any.alternatives.iter().all(refused).then(|| "none of its alternatives allows it".to_owned())
        }
        _ => None,
    }
}

/// Whether every value of the second literal is one of the first.
pub(super) fn covers(outer: &Value, inner: &Value) -> bool {
    match (outer, inner) {
        (Value::Range(min, max), Value::Number(number)) => {
            !matches!(number, Number::Float(_))
                && number.is_between(min.map(Number::Int), max.map(Number::Int))
        }
        (Value::Range(min, max), Value::Range(low, high)) => {
            min.is_none_or(|min| low.is_some_and(|low| min <= low))
                && max.is_none_or(|max| high.is_some_and(|high| high <= max))
        }
        (Value::Number(a), Value::Number(b)) => a.compare(*b) == Some(Ordering::Equal),
        (a, b) => a == b,
    }
}

/// Whether some value is one of both literals.
pub(super) fn meet(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Range(low, high), Value::Range(min, max)) => {
            let ends_before = |end: &Option<i128>, start: &Option<i128>| matches!((end, start), (Some(end), Some(start)) if end < start);
            !ends_before(high, min) && !ends_before(max, low)
        }
        _ => covers(a, b) || covers(b, a),
    }
}

/// Whether a number is on the right side of a bound, if that is a literal.
fn admits_bound(name: &str, bound: &Option<Bound>, number: Number) -> bool {
    let Some(order) = bound.as_ref().and_then(|bound| number.compare(bound.number?)) else { return true };
    match name {
        "min" => order.is_ge(),
        "max" => order.is_le(),
        "exclusive_min" => order.is_gt(),
        _ => order.is_lt(),
    }
}

/// The text among the literals that is nearest to a text.
fn nearest_text<'a>(one_of: &'a OneOf, value: &Value) -> Option<&'a str> {
    let Value::Text(text) = value else { return None };
    let texts = one_of.literals.iter().filter_map(|literal| match &literal.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    });
    nearest(text, texts)
}

/// The step, when it is a whole number.
pub(super) fn whole_step(rule: &MultipleOf) -> Option<i128> {
    rule.step.number?.whole().filter(|step| *step > 0)
}

/// The bounds of a length that are literals.
pub(super) fn literal_bounds(length: &Length) -> (Option<usize>, Option<usize>) {
    let read = |bound: &Option<Bound>| usize::try_from(bound.as_ref()?.number?.whole()?).ok();
    (read(&length.min), read(&length.max))
}

/// What a length counts; `None` when that is items.
pub(super) fn unit_of(length: &Length, ty: Option<&Type>) -> Option<Unit> {
    match &length.unit {
        Some(unit) if unit == "bytes" => Some(Unit::Bytes),
        Some(_) => Some(Unit::Utf16),
        None if ty.is_some_and(is_collection) => None,
        None => Some(Unit::Chars),
    }
}

impl Unit {
    fn count(self, text: &str) -> usize {
        match self {
            Unit::Chars => text.chars().count(),
            Unit::Bytes => text.len(),
            Unit::Utf16 => text.encode_utf16().count(),
        }
    }
}

/// A text as a literal, cut when it is long.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{:?}..", &text[..end]),
        None => format!("{text:?}"),
    }
}
