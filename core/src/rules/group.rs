//! `exactly_one_of`, `at_most_one_of`, `at_least_one_of`, `all_or_none_of`: how many of several optional fields are
//! present.

use super::more::More;
use super::params::{Param, Params};
use super::words::Words;

/// How many of a group's fields are present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Count {
    /// One.
    ExactlyOne,
    /// One or none.
    AtMostOne,
    /// One or more.
    AtLeastOne,
    /// All or none.
    AllOrNone,
}

/// A group of optional fields of one type.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// How many are present.
    pub count: Count,
    /// Wire names of the fields.
    pub fields: &'static [&'static str],
    #[doc(hidden)]
    pub more: More,
}

impl Group {
    /// Whether the rule allows that many of the fields.
    #[inline]
    #[must_use]
    pub const fn admits(&self, present: usize) -> bool {
        match self.count {
            Count::ExactlyOne => present == 1,
            Count::AtMostOne => present <= 1,
            Count::AtLeastOne => present >= 1,
            Count::AllOrNone => present == 0 || present == self.fields.len(),
        }
    }

    pub(crate) const fn code(&self) -> &'static str {
        match self.count {
            Count::ExactlyOne => "exactly_one_of",
            Count::AtMostOne => "at_most_one_of",
            Count::AtLeastOne => "at_least_one_of",
            Count::AllOrNone => "all_or_none_of",
        }
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text(match self.count {
            Count::ExactlyOne => "exactly one of ",
            Count::AtMostOne => "at most one of ",
            Count::AtLeastOne => "at least one of ",
            Count::AllOrNone => "all or none of ",
        });
        let mut index = 0;
        while index < self.fields.len() {
            words.separator(index, self.fields.len(), " and ");
            words.text(self.fields[index]);
            index += 1;
        }
        words.text(match self.count {
            Count::AtMostOne => " is allowed",
            Count::ExactlyOne | Count::AtLeastOne => " is required",
            Count::AllOrNone => " are required",
        });
    }

    /// The same with how many are present, where that may be too few or too many.
    pub(crate) const fn say_present(&self, present: usize, words: &mut Words) {
        self.say(words);
        words.text(match (self.count, present) {
            (Count::ExactlyOne, 0) => ": none is there",
            (Count::ExactlyOne, _) => ": more than one is there",
            _ => "",
        });
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push(
            "fields",
            self.fields.iter().map(|field| Param::from(*field)).collect::<alloc::vec::Vec<_>>(),
        );
    }
}

#[cfg(feature = "serde")]
impl super::untyped::InDocuments for Group {}

#[cfg(feature = "json_schema")]
impl super::untyped::InSchema for Group {}
