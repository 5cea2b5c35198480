//! `pattern`: a string matches.

use crate::matcher::Matcher;
use crate::params::Params;
use crate::words::{Word, Words};

/// Whether a string matches; an absent one does.
#[inline]
pub fn holds<M: Matcher + ?Sized>(text: Option<&str>, matcher: &M) -> bool {
    text.is_none_or(|text| matcher.is_match(text))
}

/// Whether a string satisfies a function that matches; an absent one does.
#[inline]
pub fn holds_by(text: Option<&str>, is_match: impl FnOnce(&str) -> bool) -> bool {
    text.is_none_or(is_match)
}

/// A pattern as data. It is reached through functions, since a lazily compiled one is a `static`.
#[derive(Clone, Copy, Debug)]
pub struct PatternRule {
    /// The pattern as its author wrote it.
    pub source: fn() -> &'static str,
    /// The same when it is a literal of the rule.
    pub literal: Option<&'static str>,
    /// Whether it is an ECMA-262 pattern, as JSON Schema expects.
    pub is_ecma: fn() -> bool,
    /// Whether a string matches.
    pub is_match: fn(&str) -> bool,
}

impl PatternRule {
    pub(crate) const fn code(&self) -> &'static str {
        "pattern"
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text("does not match ");
        self.say_source(words);
    }

    /// The pattern, as a demand among others.
    pub(crate) const fn say_demand(&self, words: &mut Words) {
        words.text("must match ");
        self.say_source(words);
    }

    const fn say_source(&self, words: &mut Words) {
        match self.literal {
            Some(literal) => words.text(literal),
            None => words.push(Word::Source(self.source)),
        }
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push("pattern", (self.source)());
    }
}
