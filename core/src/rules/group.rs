//! `exactly_one_of`, `at_most_one_of`, `at_least_one_of`, `all_or_none_of`: how many of several optional
//! fields are there.

use alloc::borrow::Cow;
use alloc::string::String;

use crate::params::{Param, Params};
use crate::schema::Schema;

/// How many of a group's fields have to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// How many have to be there.
    pub count: Count,
    /// Wire names of the fields.
    pub fields: &'static [&'static str],
}

impl Group {
    /// Whether that many of the fields may be there.
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

    pub(crate) fn message(&self, _: &'static Schema) -> Cow<'static, str> {
        let (mut text, end) = match self.count {
            Count::ExactlyOne => (String::from("exactly one of "), " is required"),
            Count::AtMostOne => (String::from("at most one of "), " is allowed"),
            Count::AtLeastOne => (String::from("at least one of "), " is required"),
            Count::AllOrNone => (String::from("all or none of "), " are required"),
        };
        for (index, field) in self.fields.iter().enumerate() {
            text.push_str(match index {
                0 => "",
                index if index + 1 == self.fields.len() => " and ",
                _ => ", ",
            });
            text.push_str(field);
        }
        text.push_str(end);
        text.into()
    }

    pub(crate) fn params(&self, _: &'static Schema, params: &mut Params) {
        params.push(
            "fields",
            self.fields.iter().map(|field| Param::from(*field)).collect::<alloc::vec::Vec<_>>(),
        );
    }
}
