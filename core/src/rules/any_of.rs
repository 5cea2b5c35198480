//! `any_of`: one of several lists of rules holds.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::params::Params;
use crate::schema::{Rule, Schema};

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
    pub(crate) fn message(&self, owner: &'static Schema) -> Cow<'static, str> {
        self.join(owner, ", or ").into()
    }

    fn join(&self, owner: &'static Schema, or: &str) -> String {
        let mut text = String::new();
        for (index, rules) in self.alternatives.iter().enumerate() {
            if index > 0 {
                text.push_str(or);
            }
            text.push_str(&describe(rules, owner));
        }
        text
    }

    pub(crate) fn params(&self, owner: &'static Schema, params: &mut Params) {
        let alternatives = self.alternatives.iter().map(|rules| describe(rules, owner));
        params.push("alternatives", alternatives.collect::<Vec<_>>());
    }
}

fn describe(rules: &[Rule], owner: &'static Schema) -> String {
    let mut text = String::new();
    for (index, rule) in rules.iter().enumerate() {
        if index > 0 {
            text.push_str(" and ");
        }
        text.push_str(&as_demand(rule.message_in(owner)));
    }
    text
}

/// `does not match ..` tells of a failure; among alternatives it has to read as a demand.
fn as_demand(message: Cow<'static, str>) -> Cow<'static, str> {
    match message.strip_prefix("does not match ") {
        Some(pattern) => Cow::Owned(alloc::format!("must match {pattern}")),
        None => message,
    }
}
