//! The rules of a field as data, in the order in which they are written.

use crate::read::tree::Number;

/// A literal of a rule or a condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Literal {
    /// A string.
    Text(String),
    /// A number.
    Number(Number),
    /// A truth value.
    Bool(bool),
}

/// Counts with bounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The least count.
    pub min: Option<u64>,
    /// The greatest count.
    pub max: Option<u64>,
}

impl Counts {
    /// Whether any bound is there.
    #[must_use]
    pub fn is_bound(self) -> bool {
        self.min.is_some() || self.max.is_some()
    }
}

/// One bound of `range`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The number.
    pub value: Number,
    /// Whether the number itself is outside.
    pub exclusive: bool,
}

/// One test of a condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// The key of the field.
    pub key: String,
    /// What it is compared with; nothing to test that it is there.
    pub values: Vec<Literal>,
    /// Whether it is there and none of the values.
    pub is_not: bool,
}

/// Tests that all hold.
pub type Tests = Vec<Test>;

/// A condition: one of several lists of tests holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The lists of tests.
    pub any: Vec<Tests>,
}

impl Rule {
    /// The literals that the rule lists, also under a condition.
    #[must_use]
    pub fn literals(&self) -> Option<&[Literal]> {
        match self {
            Rule::OneOf(literals) | Rule::NoneOf(literals) => Some(literals),
            Rule::When(_, rules) => rules.iter().find_map(Rule::literals),
            _ => None,
        }
    }
}

/// A rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// `discriminator(..)`, with the variants that no condition names.
    Discriminator(Vec<String>),
    /// `required`.
    Required,
    /// `nullable`.
    Nullable,
    /// `pattern = r".."`.
    Pattern(String),
    /// `pattern = NAME`, a constant of the module.
    Constant(String),
    /// `prefix = ".."`.
    Prefix(String),
    /// `suffix = ".."`.
    Suffix(String),
    /// `contains = ".."`.
    Contains(String),
    /// `format = name`.
    Format(&'static str),
    /// `length(min = .., max = ..)`.
    Length(Counts),
    /// `range(min = .., max = ..)`.
    Range(Option<Edge>, Option<Edge>),
    /// `multiple_of = n`.
    MultipleOf(Number),
    /// `one_of(..)`.
    OneOf(Vec<Literal>),
    /// `none_of(..)`.
    NoneOf(Vec<Literal>),
    /// `any_of((..), (..))`.
    AnyOf(Vec<Vec<Rule>>),
    /// `not(..)`.
    Not(Vec<Rule>),
    /// `unique`.
    Unique,
    /// `each(..)`.
    Each(Vec<Rule>),
    /// `keys(..)`.
    Keys(Vec<Rule>),
    /// `values(..)`.
    Values(Vec<Rule>),
    /// `required_if(..)`, `required_unless(..)`, `forbidden_if(..)`, `forbidden_unless(..)`.
    Presence(&'static str, Condition),
    /// `when(condition, rules..)`.
    When(Tests, Vec<Rule>),
    /// `exactly_one_of(..)` and its kin, with the keys of fields.
    Group(&'static str, Vec<String>),
}
