//! [`Rule`] and [`Check`], the registry of all rules, and the rules that are made of rules: they contain each other.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::condition::Condition;
#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, any, both, is_wider, keyword, of_type, schemas, under, unless_empty};
use super::more::More;
use super::params::Params;
use super::pattern::PatternRule;
use super::registry::rules;
use super::severity::Severity;
#[cfg(feature = "json_schema")]
use super::template::or_template;
#[cfg(feature = "serde")]
use super::untyped::{DocumentValue, InDocuments, Part};
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
use super::words::{self, Words};
use crate::pattern::{Mismatch, Pattern};

rules! {
    /// A string matches a pattern.
    Pattern(PatternRule) judged in pattern;
    /// A string begins with a text, ends with it or contains it.
    Affix(Affix) judged in affix;
    /// A string has characters of ASCII only.
    Ascii(Ascii) judged in ascii;
    /// A string has a form that a standard defines.
    Format(Format) judged in format;
    /// A string or a collection has a length within bounds.
    Length(Length) judged in length with Unit;
    /// A number is within bounds.
    Range(Range) judged in range;
    /// A number is a whole multiple of another.
    MultipleOf(MultipleOf) judged in multiple_of;
    /// A value is one of the literals.
    OneOf(OneOf) judged in one_of;
    /// A value is none of the literals.
    NoneOf(NoneOf) judged in none_of;
    /// A value is one of some variants of its enum, or none of them.
    Variants(Variants) in variants;
    /// Some rules do not all hold.
    Not(Not);
    /// No two items are equal.
    Unique(Unique) judged in unique;
    /// A value equals that of another field, or differs from it.
    Sibling(Sibling) judged in sibling with Compare;
    /// One of several lists of rules holds.
    AnyOf(AnyOf);
    /// A field is present, or absent, always or on a condition.
    Presence(Presence) judged in presence;
    /// Rules for the items of a list, or the keys or values of a map.
    Items(Items);
    /// A rule in Rust.
    Custom(Custom) in custom;
    /// What a change of a field has to keep to.
    Change(Change) in change;
    /// How many fields of a group are present.
    Group(Group) in group with Count;
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
    /// The author's code in place of the rule's name.
    pub code: Option<&'static str>,
    /// When the rule applies, if not always: the condition of `when`.
    pub when: Option<Condition>,
    /// Whether a broken rule is an error, or a warning as inside `warn`.
    pub severity: Severity,
    #[doc(hidden)]
    pub more: More,
}

impl Rule {
    /// The code of violations: the author's, or the rule's name.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.code {
            Some(code) => code,
            None => self.check.code(),
        }
    }

    /// What the rule expects, in its author's words or its own.
    #[must_use]
    pub fn message(&self) -> Cow<'static, str> {
        match self.message {
            Some(message) => Cow::Borrowed(message),
            None => Cow::Owned(words::message(|words| {
                self.check.say(words);
                self.say_when(words);
            })),
        }
    }

    /// The same with the messages of the functions that it calls, in their order.
    pub(crate) fn message_of_functions(&self, functions: &[Option<String>]) -> String {
        let say = |words: &mut Words| {
            self.check.say(words);
            self.say_when(words);
        };
        words::message_of_functions(say, functions)
    }

    /// Says when the rule applies, behind what it expects.
    pub(crate) const fn say_when(&self, words: &mut Words) {
        if let Some(when) = &self.when {
            words.text(" when ");
            when.say(", or when ", words);
        }
    }

    /// Why a string breaks the rule, if that is known.
    pub(crate) fn mismatch(&self, text: &str) -> Option<Mismatch> {
        if let Check::Pattern(pattern) = &self.check { pattern.mismatch(text) } else { None }
    }

    /// The same for what `const` knows.
    pub(crate) const fn mismatch_in_const(&self, text: &str) -> Option<Mismatch> {
        match &self.check {
            Check::Pattern(PatternRule::Compiled(pattern)) => Pattern::mismatch(pattern, text),
            _ => None,
        }
    }

    /// The rule's parameters, for programs: bounds, literals, the pattern, the condition.
    #[must_use]
    pub fn params(&self) -> Params {
        let mut params = Params::default();
        self.check.params(&mut params);
        params
    }

    /// The rule as data: its code and its parameters.
    fn as_params(&self) -> Params {
        let mut params = Params::default();
        params.push("code", self.code());
        self.check.params(&mut params);
        params
    }
}

/// The alternatives, each a list of rules that hold together.
#[derive(Clone, Copy, Debug)]
pub struct AnyOf {
    /// The alternatives, in the order in which they are written.
    pub alternatives: &'static [&'static [Rule]],
    #[doc(hidden)]
    pub more: More,
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
        let rules = |rules: &&[Rule]| rules.iter().map(Rule::as_params).collect::<Vec<_>>();
        params.push("alternatives", self.alternatives.iter().map(rules).collect::<Vec<_>>());
    }
}

/// The keywords of rules that hold together.
#[cfg(feature = "json_schema")]
pub(crate) fn rules_keywords(rules: &[Rule], target: &dyn Target) -> Keywords {
    let of = |rule: &Rule| rule.check.in_schema().keywords(target);
    let keywords = rules.iter().map(of).fold(Keywords::new(), both);
    if target.takes_templates() { or_template(target.typed(keywords)) } else { keywords }
}

/// Whether rules hold together for a value of a document.
#[cfg(feature = "serde")]
fn rules_hold(rules: &[Rule], value: &dyn DocumentValue) -> bool {
    rules.iter().all(|rule| rule.check.in_documents().holds_for(value))
}

#[cfg(feature = "serde")]
impl InDocuments for AnyOf {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        self.alternatives.iter().any(|rules| rules_hold(rules, value))
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for AnyOf {
    fn keywords(&self, target: &dyn Target) -> Keywords {
        schemas("anyOf", self.alternatives.iter().map(|rules| rules_keywords(rules, target)).collect())
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

/// Rules of which one at least is broken.
#[derive(Clone, Copy, Debug)]
pub struct Not {
    /// The rules.
    pub rules: &'static [Rule],
    #[doc(hidden)]
    pub more: More,
}

impl Not {
    pub(crate) const fn code(&self) -> &'static str {
        "not"
    }

    /// What may not hold: `must not fit this: must begin with "x"`.
    pub(crate) const fn say(&self, words: &mut Words) {
        words.text("must not fit this: ");
        say_demands(self.rules, words);
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push("rules", words::message(|words| say_demands(self.rules, words)));
    }
}

/// Whether a function decides, which needs the typed value.
#[cfg(feature = "serde")]
fn needs_value(rules: &[Rule]) -> bool {
    rules.iter().any(|rule| match &rule.check {
        Check::Custom(_) => true,
        Check::Not(not) => needs_value(not.rules),
        Check::Items(items) => needs_value(items.rules()),
        Check::AnyOf(any) => any.alternatives.iter().any(|rules| needs_value(rules)),
        _ => false,
    })
}

#[cfg(feature = "serde")]
impl InDocuments for Not {
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        value.is_null() || needs_value(self.rules) || !rules_hold(self.rules, value)
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for Not {
    fn keywords(&self, target: &dyn Target) -> Keywords {
        let inside = rules_keywords(self.rules, target);
        // Keywords that accept more than the rules would refuse more here.
        if inside.is_empty() || is_wider(&inside) {
            return keyword("$comment", words::message(|words| self.say(words)).into());
        }
        let refused = under("not", inside);
        if target.may_be_null() { any(alloc::vec![of_type("null"), refused]) } else { refused }
    }
}

/// Rules for what is inside a list or a map.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
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

    /// The words for `any_of`; elsewhere the rules inside report themselves.
    pub(crate) const fn say(&self, words: &mut Words) {
        words.text(match self {
            Items::Each(_) => "each item ",
            Items::Keys(_) => "each key ",
            Items::Values(_) => "each value ",
        });
        say_demands(self.rules(), words);
    }

    /// For `any_of`, the rules for what is inside.
    pub(crate) fn params(&self, params: &mut Params) {
        params.push("rules", self.rules().iter().map(Rule::as_params).collect::<Vec<_>>());
    }
}

#[cfg(feature = "serde")]
impl InDocuments for Items {
    /// For `any_of`; elsewhere the second pass checks each item at its own place.
    fn holds_for(&self, value: &dyn DocumentValue) -> bool {
        value.all_inside(self.keyword().0, &mut |inside| rules_hold(self.rules(), inside))
    }
}

#[cfg(feature = "json_schema")]
impl InSchema for Items {
    fn keywords(&self, target: &dyn Target) -> Keywords {
        let (part, name) = self.keyword();
        unless_empty(name, target.inside(part, &mut |inside| rules_keywords(self.rules(), inside)))
    }
}

#[cfg(feature = "serde")]
impl Items {
    /// What the rules are for, and the keyword for that.
    fn keyword(&self) -> (Part, &'static str) {
        match self {
            Items::Each(_) => (Part::Each, "items"),
            Items::Keys(_) => (Part::Keys, "propertyNames"),
            Items::Values(_) => (Part::Values, "additionalProperties"),
        }
    }
}
