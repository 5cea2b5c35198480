//! The rules: for each one how it is read, as what data it is emitted and as what call. Adding a rule is
//! a file here, one in core and a row of [`RULES`].

pub(crate) mod any_of;
pub(crate) mod condition;
pub(crate) mod custom;
pub(crate) mod group;
pub(crate) mod items;
pub(crate) mod length;
pub(crate) mod multiple_of;
pub(crate) mod one_of;
pub(crate) mod pattern;
pub(crate) mod presence;
pub(crate) mod range;

use proc_macro2::{Ident, TokenStream};
use syn::{LitStr, Type};

use crate::attributes::Entry;
use crate::context::Context;
use crate::model::FieldRule;
use crate::scope::Scope;
use crate::types::respan;

/// Where a rule is written.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Site {
    /// On a field.
    Field,
    /// On a struct or enum.
    Item,
    /// Inside another rule: it judges an item, a key, a value, or is one of several.
    Value,
}

/// A rule that was read.
pub(crate) enum RuleKind {
    Pattern(pattern::Pattern),
    Length(length::Length),
    Range(range::Range),
    MultipleOf(multiple_of::MultipleOf),
    OneOf(one_of::OneOf),
    AnyOf(any_of::AnyOf),
    Presence(presence::Presence),
    Items(items::Items),
    Custom(custom::Custom),
    Group(group::Group),
}

/// Reads a rule's arguments; a `message` among them goes into the second argument.
type ParseRule = fn(&Entry, &mut Option<LitStr>, &Context) -> Option<RuleKind>;

/// A rule's name, where it may stand and how it is read.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    sites: &'static [Site],
    pub(crate) parse: ParseRule,
}

const VALUE: &[Site] = &[Site::Field, Site::Value];
const FIELD: &[Site] = &[Site::Field];
const ITEM: &[Site] = &[Site::Item];
const ANYWHERE: &[Site] = &[Site::Field, Site::Value, Site::Item];

const fn row(name: &'static str, sites: &'static [Site], parse: ParseRule) -> Row {
    Row { name, sites, parse }
}

/// Every rule. The table drives reading and the texts that list what is known.
pub(crate) const RULES: &[Row] = &[
    row("pattern", VALUE, pattern::parse),
    row("length", VALUE, length::parse),
    row("range", VALUE, range::parse),
    row("multiple_of", VALUE, multiple_of::parse),
    row("one_of", VALUE, one_of::parse),
    row("any_of", VALUE, any_of::parse),
    row("required", FIELD, presence::parse_required),
    row("required_if", FIELD, presence::parse_required_if),
    row("required_unless", FIELD, presence::parse_required_unless),
    row("forbidden_if", FIELD, presence::parse_forbidden_if),
    row("forbidden_unless", FIELD, presence::parse_forbidden_unless),
    row("each", VALUE, items::parse_each),
    row("keys", VALUE, items::parse_keys),
    row("values", VALUE, items::parse_values),
    row("custom", ANYWHERE, custom::parse),
    row("exactly_one_of", ITEM, group::parse_exactly_one_of),
    row("at_most_one_of", ITEM, group::parse_at_most_one_of),
    row("at_least_one_of", ITEM, group::parse_at_least_one_of),
    row("all_or_none_of", ITEM, group::parse_all_or_none_of),
];

impl Row {
    pub(crate) fn may_stand(&self, site: Site) -> bool {
        self.sites.contains(&site)
    }

    /// That the rule stands in the wrong place, and where it belongs.
    pub(crate) fn misplaced(&self, site: Site) -> (String, &'static str) {
        let name = self.name;
        match site {
            Site::Field => {
                (format!("`{name}` is a rule of a whole struct"), "put it on the struct, above its fields")
            }
            Site::Item => (format!("`{name}` is a rule of a field"), "put it on a field"),
            Site::Value => (
                format!("`{name}` cannot stand inside another rule"),
                "it judges whether a field is there: put it on the field",
            ),
        }
    }
}

/// The names of the rules that may stand somewhere.
pub(crate) fn names(site: Site) -> impl Iterator<Item = &'static str> {
    RULES.iter().filter(move |row| row.may_stand(site)).map(|row| row.name)
}

/// Joins repeated conditions: a rule that is repeated is one rule with several alternatives.
pub(crate) fn merge_conditions(rules: &mut Vec<FieldRule>, context: &Context) {
    let mut merged: Vec<FieldRule> = Vec::new();
    for rule in rules.drain(..) {
        if let RuleKind::Presence(presence::Presence { kind, condition: Some(condition) }) = &rule.kind {
            let earlier = merged.iter_mut().find_map(|earlier| match &mut earlier.kind {
                RuleKind::Presence(own) if own.kind == *kind => {
                    own.condition.as_mut().map(|condition| (condition, &mut earlier.message))
                }
                _ => None,
            });
            if let Some((earlier, message)) = earlier {
                earlier.any.extend(condition.any.iter().cloned());
                match (&message, &rule.message) {
                    (Some(own), Some(other)) if own.value() != other.value() => context.error_with_help(
                        other,
                        format_args!("`{}` has another message than before", rule.name),
                        "a rule that is repeated is one rule with one message: give it once",
                    ),
                    (None, Some(_)) => *message = rule.message,
                    _ => {}
                }
                continue;
            }
        }
        merged.push(rule);
    }
    *rules = merged;
}

impl FieldRule {
    /// A type as if it stood at the rule's name: one that the rule cannot judge is an error there.
    pub(crate) fn here(&self, ty: Option<&Type>) -> Option<Type> {
        ty.map(|ty| respan(ty, self.name.span()))
    }

    /// An expression that is true when the rule holds: see [`RuleKind::holds`].
    pub(crate) fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        self.kind.holds(value, self.here(ty).as_ref(), scope)
    }
}

impl RuleKind {
    /// The rule as an expression of core's `Check`, for a value of the given type if that is known.
    pub(crate) fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        match self {
            RuleKind::Pattern(rule) => rule.data(scope),
            RuleKind::Length(rule) => rule.data(ty, scope),
            RuleKind::Range(rule) => rule.data(scope),
            RuleKind::MultipleOf(rule) => rule.data(scope),
            RuleKind::OneOf(rule) => rule.data(scope),
            RuleKind::AnyOf(rule) => rule.data(ty, scope),
            RuleKind::Presence(rule) => rule.data(scope),
            RuleKind::Items(rule) => rule.data(ty, scope),
            RuleKind::Custom(rule) => rule.data(scope),
            RuleKind::Group(rule) => rule.data(scope),
        }
    }

    /// An expression that is true when the rule holds for `value`, an expression of a reference to a
    /// value of the given type if that is known.
    pub(crate) fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        match self {
            RuleKind::Pattern(rule) => rule.holds(value, ty, scope),
            RuleKind::Length(rule) => rule.holds(value, ty, scope),
            RuleKind::Range(rule) => rule.holds(value, ty, scope),
            RuleKind::MultipleOf(rule) => rule.holds(value, ty, scope),
            RuleKind::OneOf(rule) => rule.holds(value, ty, scope),
            RuleKind::AnyOf(rule) => rule.holds(value, ty, scope),
            RuleKind::Presence(rule) => rule.holds(value, ty, scope),
            RuleKind::Items(rule) => rule.holds(value, ty, scope),
            RuleKind::Custom(rule) => rule.holds(value, ty, scope),
            RuleKind::Group(rule) => rule.holds(scope),
        }
    }
}

impl RuleKind {
    /// The trait that a type parameter has to have for the rule to judge it.
    pub(crate) fn bound(&self, private: &Ident) -> Option<TokenStream> {
        let name = match self {
            RuleKind::Pattern(_) => "Text",
            RuleKind::Length(rule) if rule.unit.is_some() => "Text",
            RuleKind::Length(_) => "HasLength",
            RuleKind::Range(_) | RuleKind::MultipleOf(_) => "Numeric",
            RuleKind::OneOf(_) => "Scalar",
            _ => return None,
        };
        let name = quote::format_ident!("{name}");
        Some(quote::quote!(#private::#name))
    }

    /// The fields that the rule names, and whether it asks for their presence.
    pub(crate) fn named(&self) -> Vec<(&Ident, bool)> {
        match self {
            RuleKind::Presence(presence) => {
                let tests = presence.condition.iter().flat_map(|condition| condition.any.iter().flatten());
                tests.map(|test| (&test.field, matches!(test.is, condition::Is::Present))).collect()
            }
            RuleKind::Group(group) => group.fields.iter().map(|field| (field, true)).collect(),
            _ => Vec::new(),
        }
    }

    /// Whether the rule, or one inside it, is a function.
    pub(crate) fn has_custom(&self) -> bool {
        match self {
            RuleKind::Custom(_) => true,
            RuleKind::Items(items) => items.rules.iter().any(|rule| rule.kind.has_custom()),
            RuleKind::AnyOf(any) => any.alternatives.iter().flatten().any(|rule| rule.kind.has_custom()),
            _ => false,
        }
    }
}
