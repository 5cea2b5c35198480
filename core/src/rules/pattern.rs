//! `pattern`: a string matches.

use alloc::borrow::Cow;
use alloc::format;

use super::text::Text;
use crate::matcher::Matcher;
use crate::params::Params;
use crate::schema::Schema;

/// Whether a string matches; an absent one does.
#[inline]
pub fn holds<T: Text + ?Sized, M: Matcher + ?Sized>(value: &T, matcher: &M) -> bool {
    value.text().is_none_or(|text| matcher.is_match(text))
}

/// A pattern as data. It is reached through functions, since a lazily compiled one is a `static`.
#[derive(Clone, Copy, Debug)]
pub struct PatternRule {
    /// The pattern as its author wrote it.
    pub source: fn() -> &'static str,
    /// Whether it is an ECMA-262 pattern, as JSON Schema expects.
    pub is_ecma: fn() -> bool,
    /// Whether a string matches.
    pub is_match: fn(&str) -> bool,
}

impl PatternRule {
    pub(crate) const fn code(&self) -> &'static str {
        "pattern"
    }

    pub(crate) fn message(&self, _: &'static Schema) -> Cow<'static, str> {
        format!("does not match {}", (self.source)()).into()
    }

    pub(crate) fn params(&self, _: &'static Schema, params: &mut Params) {
        params.push("pattern", (self.source)());
    }
}
