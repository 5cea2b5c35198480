//! `prefix`, `suffix`, `contains`: a string has a text at its beginning, at its end or anywhere.

#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, keyword};
use super::params::Params;
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments};
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
use super::words::Words;

/// The text that a string has, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Affix {
    /// At its beginning.
    Prefix(&'static str),
    /// At its end.
    Suffix(&'static str),
    /// Anywhere.
    Contains(&'static str),
}

/// Whether a string has the text where it belongs; an absent one passes.
#[inline]
#[must_use]
pub const fn holds(text: Option<&str>, affix: &Affix) -> bool {
    match text {
        Some(text) => affix.admits(text),
        None => true,
    }
}

impl Affix {
    /// The text that a string has.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        match self {
            Affix::Prefix(text) | Affix::Suffix(text) | Affix::Contains(text) => text,
        }
    }

    /// Whether a string has the text where it belongs.
    #[must_use]
    pub const fn admits(&self, text: &str) -> bool {
        let (text, part) = (text.as_bytes(), self.text().as_bytes());
        let Some(last) = text.len().checked_sub(part.len()) else { return false };
        let (mut at, end) = match self {
            Affix::Prefix(_) => (0, 0),
            Affix::Suffix(_) => (last, last),
            Affix::Contains(_) => (0, last),
        };
        while at <= end {
            if is_at(text, at, part) {
                return true;
            }
            at += 1;
        }
        false
    }

    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Affix::Prefix(_) => "prefix",
            Affix::Suffix(_) => "suffix",
            Affix::Contains(_) => "contains",
        }
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text(match self {
            Affix::Prefix(_) => "must begin with \"",
            Affix::Suffix(_) => "must end with \"",
            Affix::Contains(_) => "must contain \"",
        });
        words.text(self.text());
        words.text("\"");
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push(self.code(), self.text());
    }
}

/// Whether a text has a part at a position; the text is long enough.
const fn is_at(text: &[u8], at: usize, part: &[u8]) -> bool {
    let mut index = 0;
    while index < part.len() {
        if text[at + index] != part[index] {
            return false;
        }
        index += 1;
    }
    true
}

#[cfg(feature = "serde")]
impl InDocuments for Affix {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        holds(value.text(), self)
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for Affix {
    fn keywords(&self, _: &dyn Target) -> Keywords {
        let mut pattern = alloc::string::String::new();
        pattern.push_str(if matches!(self, Affix::Prefix(_)) { "^" } else { "" });
        for char in self.text().chars() {
            if r"\^$.*+?()[]{}|/".contains(char) {
                pattern.push('\\');
            }
            pattern.push(char);
        }
        pattern.push_str(if matches!(self, Affix::Suffix(_)) { "$" } else { "" });
        keyword("pattern", pattern.into())
    }
}
