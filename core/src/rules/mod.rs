//! The rules of fields and of groups of fields: for each one its parameters as data, how it judges a
//! typed value and a value of a document, and how it reads in a message.

pub(crate) mod condition;
pub(crate) mod custom;
pub(crate) mod group;
pub mod length;
pub(crate) mod literal;
pub mod multiple_of;
pub(crate) mod number;
pub mod one_of;
pub(crate) mod params;
pub mod pattern;
pub mod presence;
pub mod range;
pub(crate) mod words;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use params::Params;
use words::Words;

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
    AnyOf(AnyOf),
    /// A field is present, or absent, always or on a condition.
    Presence(presence::Presence),
    /// Rules for the items of a list, or the keys or values of a map.
    Items(Items),
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

/// A rule of a field, or of several fields of a type.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What has to hold.
    pub check: Check,
    /// The author's message in place of the rule's own.
    pub message: Option<&'static str>,
}

impl Rule {
    /// What the rule expects, in its author's words or its own.
    #[must_use]
    pub fn message(&self) -> Cow<'static, str> {
        match self.message {
            Some(message) => Cow::Borrowed(message),
            None => Cow::Owned(self.check.message()),
        }
    }

    /// The rule's parameters, for programs: bounds, literals, the pattern, the condition.
    #[must_use]
    pub fn params(&self) -> Params {
        let mut params = Params::default();
        self.check.params(&mut params);
        params
    }
}

/// The alternatives, each a list of rules that hold together.
#[derive(Clone, Copy, Debug)]
pub struct AnyOf {
    /// The alternatives, in the order in which they are written.
    pub alternatives: &'static [&'static [Rule]],
}

impl AnyOf {
    pub(crate) const fn code(&self) -> &'static str {
        "any_of"
    }

    /// All the alternatives: `must be latest, or must be 40 characters long`.
    pub(crate) const fn say(&self, words: &mut Words) {
        let mut index = 0;
        while index < self.alternatives.len() {
            words.text(if index > 0 { ", or " } else { "" });
            say_demands(self.alternatives[index], words);
            index += 1;
        }
    }

    pub(crate) fn params(&self, params: &mut Params) {
        let describe = |rules: &&[Rule]| words::message(|words| say_demands(rules, words));
        params.push("alternatives", self.alternatives.iter().map(describe).collect::<Vec<_>>());
    }
}

/// What rules demand together. A pattern tells of a failure elsewhere; here it has to read as a demand.
pub(crate) const fn say_demands(rules: &[Rule], words: &mut Words) {
    let mut index = 0;
    while index < rules.len() {
        words.text(if index > 0 { " and " } else { "" });
        match (rules[index].message, &rules[index].check) {
            (Some(message), _) => words.text(message),
            (None, Check::Pattern(pattern)) => pattern.say_demand(words),
            (None, check) => check.say(words),
        }
        index += 1;
    }
}

/// Rules for what is inside a list or a map.
#[derive(Clone, Copy, Debug)]
pub enum Items {
    /// For each item of a list.
    Each(&'static [Rule]),
    /// For each key of a map.
    Keys(&'static [Rule]),
    /// For each value of a map.
    Values(&'static [Rule]),
}

impl Items {
    /// The rules for what is inside.
    #[must_use]
    pub const fn rules(&self) -> &'static [Rule] {
        match self {
            Items::Each(rules) | Items::Keys(rules) | Items::Values(rules) => rules,
        }
    }

    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Items::Each(_) => "each",
            Items::Keys(_) => "keys",
            Items::Values(_) => "values",
        }
    }

    /// Only `any_of` asks for this: elsewhere the rules inside speak for themselves.
    pub(crate) const fn say(&self, words: &mut Words) {
        words.text(match self {
            Items::Each(_) => "each item ",
            Items::Keys(_) => "each key ",
            Items::Values(_) => "each value ",
        });
        say_demands(self.rules(), words);
    }

    pub(crate) fn params(&self, _: &mut Params) {}
}
