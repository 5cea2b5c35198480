//! What the passes over a text ask of a violation, and what they add to it.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::detail::place_of;
use super::edit::Edit;
use super::message::Cause;
use super::source_map::Lines;
use super::span::Span;
use super::violation::Violation;
use crate::rules::Check;
use crate::rules::number::Number;
use crate::rules::params::Param;

impl Violation {
    /// How many violations this one says are left out.
    pub(super) fn omitted(&self) -> usize {
        let Cause::Own(own) = &self.cause else { return 0 };
        match (&*own.code, own.params.get("omitted")) {
            ("limit", Some(Param::Number(Number::Int(omitted)))) => usize::try_from(*omitted).unwrap_or(0),
            _ => 0,
        }
    }

    /// Whether a rule is broken, in a value that fits its type.
    pub(crate) fn is_broken_rule(&self) -> bool {
        self.cause.rule().is_some()
    }

    /// The check of the broken rule.
    pub(crate) fn check(&self) -> Option<&'static Check> {
        self.cause.rule().map(|rule| &rule.check)
    }

    /// Whether a rule was broken that the schema can check; functions are not.
    pub(crate) fn is_of_rule(&self) -> bool {
        self.check().is_some_and(|check| !matches!(check, Check::Custom(_)))
    }

    pub(crate) fn take_pointer(&mut self) -> String {
        core::mem::take(&mut self.pointer)
    }

    /// The same violation with the known name that may have been meant.
    pub(crate) fn with_nearest(self, nearest: Option<&'static str>) -> Self {
        self.with(|own| {
            own.nearest = nearest;
            own.params.push_some("nearest", nearest);
        })
    }

    /// The same violation with the values that the other keys fit.
    pub(crate) fn with_fits(self, names: Vec<&'static str>, are_texts: bool) -> Self {
        self.with(|own| {
            own.params.push("fits", names.clone());
            own.fits = names;
            own.fits_texts = are_texts;
        })
    }

    pub(crate) fn set_span(&mut self, text: &str, span: Span) {
        self.span = Some(span);
        if let Some(broken) = self.cause.broken_mut() {
            broken.detail = broken.mismatch().and_then(|mismatch| place_of(text, span, mismatch));
        }
    }

    pub(crate) fn set_edit(&mut self, edit: Edit) {
        let cause = core::mem::replace(&mut self.cause, Cause::new("", Cow::Borrowed("")));
        let mut own = cause.into_own();
        own.edit = Some(edit);
        self.cause = Cause::Own(own);
    }

    /// The same violation, found in what serde fills in for an absent key. Its message says so, unless a function has passed
    /// it on, which may speak of anything.
    pub(crate) fn of_default(self) -> Self {
        let is_of_value = self
            .check()
            .is_some_and(|check| !matches!(check, Check::Presence(_) | Check::Group(_) | Check::Custom(_)));
        let is_passed_on = matches!(&self.cause, Cause::Own(own) if own.is_passed_on);
        if !is_of_value || is_passed_on {
            return self;
        }
        let message = alloc::format!("{}: the key is absent, and its default breaks this", self.message());
        self.with(|own| own.text = Some(Cow::Owned(message)))
    }

    /// Adds the byte range in a text; [`place`](Self::place) adds the rest.
    pub(crate) fn set_range(&mut self, range: Range<usize>) {
        self.span = Some(Span { offset: range.start, len: range.len(), line: 0, column: 0 });
    }

    /// The bytes before it in its text.
    pub(crate) fn offset(&self) -> usize {
        self.span.map_or(0, |span| span.offset)
    }

    /// Adds line and column to its byte range, which is not before that of the last call.
    pub(crate) fn place(&mut self, text: &str, lines: &mut Lines<'_>) {
        if let Some(span) = self.span {
            self.set_span(text, lines.span(span.offset..span.offset + span.len));
        }
    }
}
