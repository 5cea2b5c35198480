//! `pattern`: a string matches.

use super::classes::{expected_ranges, expects_any, say_expected};
#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, keyword, note};
use super::params::Params;
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments};
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
#[cfg(feature = "json_schema")]
use super::words::message;
use super::words::{Word, Words};
use crate::pattern::matcher::Matcher;
use crate::pattern::{Mismatch, Pattern};

/// Whether a string matches; an absent one passes.
#[inline]
#[must_use]
pub const fn holds(text: Option<&str>, pattern: &Pattern) -> bool {
    match text {
        Some(text) => pattern.is_match(text),
        None => true,
    }
}

/// The same for a matcher that only works at run time.
#[inline]
pub fn holds_by<M: Matcher + ?Sized>(text: Option<&str>, matcher: &M) -> bool {
    text.is_none_or(|text| matcher.is_match(text))
}

/// The matcher that a path names. The derive calls this wherever it emits the path, so that a path to something else
/// is one error.
#[inline]
#[must_use]
pub fn matcher<M: Matcher>(matcher: &'static M) -> &'static dyn Matcher {
    matcher
}

/// A pattern as data.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum PatternRule {
    /// A pattern that the macro compiled.
    Compiled(&'static Pattern),
    /// Another matcher, reached through a function, since a lazy cell is a `static`.
    Other(fn() -> &'static dyn Matcher),
}

impl PatternRule {
    /// The matcher.
    #[must_use]
    pub fn matcher(&self) -> &'static dyn Matcher {
        match self {
            PatternRule::Compiled(pattern) => *pattern,
            PatternRule::Other(matcher) => matcher(),
        }
    }

    pub(crate) const fn code(&self) -> &'static str {
        "pattern"
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        match self.name() {
            Some(_) => self.say_demand(words),
            None => {
                words.text("does not match ");
                self.say_source(words);
            }
        }
    }

    /// The words for `any_of`, in the form of a demand.
    pub(crate) const fn say_demand(&self, words: &mut Words) {
        match self.name() {
            Some(name) => {
                words.text("must be ");
                words.text(name);
            }
            None => {
                words.text("must match ");
                self.say_source(words);
            }
        }
    }

    const fn name(&self) -> Option<&'static str> {
        match self {
            PatternRule::Compiled(pattern) => Pattern::expected(pattern),
            PatternRule::Other(_) => None,
        }
    }

    const fn say_source(&self, words: &mut Words) {
        match self {
            PatternRule::Compiled(pattern) => {
                words.text(Pattern::source(pattern));
                if !Pattern::flags(pattern).is_empty() {
                    words.text(" under the flags ");
                    words.text(Pattern::flags(pattern));
                }
            }
            PatternRule::Other(matcher) => words.push(Word::Source(*matcher)),
        }
    }

    /// Why a string does not match, if what judges it is a [`Pattern`].
    pub(crate) fn mismatch(&self, text: &str) -> Option<Mismatch> {
        match self {
            PatternRule::Compiled(pattern) => pattern.mismatch(text),
            PatternRule::Other(matcher) => matcher().compiled()?.mismatch(text),
        }
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push("pattern", self.matcher().source());
        let flags = self.matcher().compiled().map(|pattern| pattern.flags());
        params.push_some("flags", flags.filter(|flags| !flags.is_empty()));
    }
}

/// Why a string does not match: `character 3 is not allowed here: expected A-Z, a-z, 0-9 or -`.
pub(crate) const fn say_mismatch(mismatch: &Mismatch, words: &mut Words) {
    let says_place = !mismatch.lacks_all() && (mismatch.may_end() || expects_any(mismatch));
    match mismatch.name() {
        None if says_place => {}
        None => {
            words.text(if mismatch.lacks_part() { "does not contain " } else { "does not match " });
            words.text(mismatch.source());
        }
        Some(name) => {
            words.text("must be ");
            words.text(name);
            words.text(if says_place { ", but " } else { "" });
        }
    }
    if !says_place {
        return;
    }
    if mismatch.is_end() {
        words.text("ends too soon: expected ");
    } else {
        words.text("character ");
        words.count(mismatch.at() + 1);
        words.text(" is not allowed here: expected ");
    }
    say_expected(mismatch, words);
}

/// What a mismatch says beside the pattern, for programs.
pub(crate) fn push_mismatch(mismatch: &Mismatch, params: &mut Params) {
    params.push("at", mismatch.at());
    params.push("expected", expected_ranges(mismatch));
}

#[cfg(feature = "serde")]
impl InDocuments for PatternRule {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        holds_by(value.text(), self.matcher())
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for PatternRule {
    fn keywords(&self, _: &dyn Target) -> Keywords {
        if let Some(pattern) = self.matcher().compiled() {
            return match pattern.exported() {
                Some(source) => keyword("pattern", source.into()),
                None => keyword("$comment", message(|words| self.say_demand(words)).into()),
            };
        }
        let source = self.matcher().source().into();
        if self.matcher().is_ecma() { keyword("pattern", source) } else { note("pattern", "pattern", source) }
    }
}
