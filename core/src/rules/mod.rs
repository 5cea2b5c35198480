//! The rules of fields and of groups of fields: for each one its parameters as data, how it judges a
//! typed value and a value of a document, and how it reads in a message.

pub(crate) mod any_of;
pub mod custom;
pub(crate) mod group;
pub(crate) mod items;
pub mod length;
pub mod multiple_of;
pub mod one_of;
pub mod pattern;
pub mod presence;
pub mod range;
pub(crate) mod text;

use alloc::string::String;

use crate::params::Params;
use crate::words::{self, Words};

/// Makes [`Check`] from one line a rule; every line names a type with `code`, `say` and `params`.
macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident($data:ty),)*) => {
        /// What a rule asks for.
        #[derive(Clone, Copy, Debug)]
        #[non_exhaustive]
        pub enum Check {
            $($(#[$doc])* $name($data),)*
        }

        impl Check {
            /// The rule's name as its author writes it.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Check::$name(data) => data.code(),)* }
            }

            /// Appends what the rule expects, in wire names.
            pub(crate) const fn say(&self, words: &mut Words) {
                match self { $(Check::$name(data) => data.say(words),)* }
            }

            /// The rule's parameters, for programs.
            pub(crate) fn params(&self, params: &mut Params) {
                match self { $(Check::$name(data) => data.params(params),)* }
            }
        }
    };
}

rules! {
    /// A string matches a pattern.
    Pattern(pattern::PatternRule),
    /// A string or a collection has a length within bounds.
    Length(length::Length),
    /// A number is within bounds.
    Range(range::Range),
    /// A number is a whole multiple of another.
    MultipleOf(multiple_of::MultipleOf),
    /// A value is one of the literals.
    OneOf(one_of::OneOf),
    /// One of several lists of rules holds.
    AnyOf(any_of::AnyOf),
    /// A field is present, or absent, always or on a condition.
    Presence(presence::Presence),
    /// Rules for the items of a list, or the keys or values of a map.
    Items(items::Items),
    /// A rule in Rust.
    Custom(custom::Custom),
    /// How many fields of a group are present.
    Group(group::Group),
}

impl Check {
    /// What the rule expects, in words and wire names.
    #[must_use]
    pub fn message(&self) -> String {
        words::message(|words| self.say(words))
    }
}
