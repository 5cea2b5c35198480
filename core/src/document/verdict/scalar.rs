//! Scalars against their types, and rules on what they hold.

use super::judged::{Judged, is_of_value};
use super::walk::Walk;
use crate::lexer::{Integer, Lexer, Str};
use crate::rules::literal::ScalarValue;
use crate::rules::number::Number;
use crate::rules::{Check, Rule};
use crate::schema::{Kind, Schema, Shows};

/// Digits that every float of the type can hold, as its exponent has at least that many.
const FEW_DIGITS: usize = 30;

impl Walk<'_> {
    /// Judges a value; returns its end.
    #[inline]
    pub(super) fn judge(&mut self, end: usize, value: &Judged<'_>, rules: &'static [Rule]) -> Option<usize> {
        for rule in rules {
            if !self.applies(rule)? {
                continue;
            }
            let holds = match &rule.check {
                Check::Pattern(pattern) => match value {
                    Judged::Text(text) => pattern.matcher().is_match(text),
                    _ => true,
                },
                // These are judged with the object around the value, with the value before, or at the places of the parts.
                Check::Presence(_) | Check::Change(_) | Check::Items(_) => true,
                check if is_of_value(check) => check.in_documents().holds_for(value),
                _ => return self.hidden(),
            };
            if !holds {
                return self.broken();
            }
        }
        Some(end)
    }

    #[inline]
    pub(super) fn string<const IS_BORROWED: bool>(
        &mut self,
        at: usize,
        rules: &'static [Rule],
    ) -> Option<usize> {
        if self.text.as_bytes().get(at) != Some(&b'"') {
            return None;
        }
        let mut lexer = self.at(at);
        let string = lexer.string().ok()?;
        if string.is_escaped {
            return if IS_BORROWED { None } else { self.escaped(string, rules) };
        }
        if rules.is_empty() {
            return Some(lexer.offset());
        }
        self.judge(lexer.offset(), &Judged::Text(lexer.raw(string)), rules)
    }

    #[cold]
    fn escaped(&mut self, string: Str, rules: &'static [Rule]) -> Option<usize> {
        if rules.is_empty() {
            self.at(0).check_escapes(string).ok()?;
            return Some(string.range().end);
        }
        let text = self.at(0).text_of(string).ok()?;
        self.judge(string.end + 1, &Judged::Text(&text), rules)
    }

    pub(super) fn char(&mut self, at: usize, rules: &'static [Rule]) -> Option<usize> {
        let mut lexer = self.at(at);
        if lexer.peek() != b'"' {
            return None;
        }
        let string = lexer.string().ok()?;
        let text = lexer.text_of(string).ok()?;
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(_), None) => self.judge(string.end + 1, &Judged::Text(&text), rules),
            _ => None,
        }
    }

    pub(super) fn bool(&mut self, at: usize, rules: &'static [Rule]) -> Option<usize> {
        let mut lexer = self.at(at);
        if !matches!(lexer.peek(), b't' | b'f') {
            return None;
        }
        let truth = lexer.bool().ok()?;
        self.judge(lexer.offset(), &Judged::Bool(truth), rules)
    }

    pub(super) fn integer(
        &mut self,
        at: usize,
        min: i128,
        max: u128,
        rules: &'static [Rule],
    ) -> Option<usize> {
        let mut lexer = self.at(at);
        if !matches!(lexer.peek(), b'-' | b'0'..=b'9') {
            return None;
        }
        let numeral = lexer.number().ok()?;
        let is_wide = max > u64::MAX.into();
        let number = match numeral.integer() {
            Some(Integer::Unsigned(value)) => Some(Number::from(value)),
            Some(Integer::Signed(value)) => Some(Number::from(value)),
            None if is_wide => wide(lexer.digits(numeral), min),
            None => None,
        };
        let fits = |number: &Number| match *number {
            Number::Int(int) => min <= int && (int < 0 || int.unsigned_abs() <= max),
            Number::Big(big) => big <= max,
            _ => false,
        };
        match number.filter(fits) {
            Some(number) => self.judge(numeral.end, &Judged::Number(number), rules),
            None => None,
        }
    }

    pub(super) fn non_zero(
        &mut self,
        at: usize,
        min: i128,
        max: u128,
        rules: &'static [Rule],
    ) -> Option<usize> {
        let end = self.integer(at, min, max, rules)?;
        match self.at(at).number().ok()?.integer() {
            Some(Integer::Unsigned(0) | Integer::Signed(0)) => None,
            _ => Some(end),
        }
    }

    pub(super) fn number(&mut self, at: usize, single: bool, rules: &'static [Rule]) -> Option<usize> {
        let mut lexer = self.at(at);
        if !matches!(lexer.peek(), b'-' | b'0'..=b'9') {
            return None;
        }
        let numeral = lexer.number().ok()?;
        if rules.is_empty() && numeral.is_integer && numeral.end - numeral.start <= FEW_DIGITS {
            return Some(numeral.end);
        }
        match float(lexer.digits(numeral), single) {
            Some(number) => self.judge(numeral.end, &Judged::Number(number), rules),
            None => None,
        }
    }

    /// The key of a map.
    pub(super) fn key(&mut self, key: Str, schema: &'static Schema, rules: &'static [Rule]) -> Option<()> {
        if schema.recheck.is_some() || !schema.rules.is_empty() {
            return self.hidden();
        }
        let lexer = self.at(0);
        match &schema.kind {
            Kind::String => {}
            Kind::BorrowedString if !key.is_escaped => {}
            Kind::BorrowedString => return None,
            Kind::Newtype(field) if rules.is_empty() && field.shows == Shows::All => {
                return self.key(key, (field.schema)(), field.rules);
            }
            // White space is no part of a number.
            Kind::Integer { .. } | Kind::NonZero { .. }
                if lexer.raw(key).starts_with([' ', '\n', '\r', '\t']) =>
            {
                return None;
            }
            Kind::Integer { min, max } if rules.is_empty() => {
                let end = self.integer(key.start, *min, *max, &[])?;
                return if end == key.end { Some(()) } else { None };
            }
            Kind::NonZero { min, max } if rules.is_empty() => {
                let end = self.non_zero(key.start, *min, *max, &[])?;
                return if end == key.end { Some(()) } else { None };
            }
            _ => return self.hidden(),
        }
        if rules.is_empty() {
            return lexer.check_escapes(key).ok();
        }
        let text = lexer.text_of(key).ok()?;
        self.judge(key.end, &Judged::Text(&text), rules).map(drop)
    }
}

/// An integer of 128 bits; `min` tells whether it may be negative.
#[cold]
fn wide(digits: &str, min: i128) -> Option<Number> {
    if min < 0 {
        digits.parse::<i128>().ok().map(Number::from)
    } else {
        digits.parse::<u128>().ok().map(Number::from)
    }
}

/// The float that a type makes of a number.
fn float(digits: &str, single: bool) -> Option<Number> {
    let number = if single {
        Number::from(digits.parse::<f32>().ok()?)
    } else {
        Number::from(digits.parse::<f64>().ok()?)
    };
    Some(number).filter(|number| number.is_finite())
}

/// The scalar at a place that has been walked before, as literals are compared with it.
pub(super) fn with_scalar<T>(
    mut lexer: Lexer<'_>,
    kind: &Kind,
    then: impl FnOnce(ScalarValue<'_>) -> T,
) -> Option<T> {
    Some(match lexer.peek() {
        b'"' => {
            let string = lexer.string().ok()?;
            then(ScalarValue::Text(&lexer.text_of(string).ok()?))
        }
        b't' | b'f' => then(ScalarValue::Bool(lexer.bool().ok()?)),
        b'-' | b'0'..=b'9' => {
            let numeral = lexer.number().ok()?;
            let digits = lexer.digits(numeral);
            let number = match kind {
                Kind::Number { single } => float(digits, *single)?,
                _ => Number::parse(digits)?,
            };
            then(ScalarValue::Number(number))
        }
        _ => return None,
    })
}
