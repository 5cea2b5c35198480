//! `any_of`: one of several lists of rules holds.

use alloc::vec::Vec;

use crate::params::Params;
use crate::schema::{Check, Rule};
use crate::words::{self, Words};

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
