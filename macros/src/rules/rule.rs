//! A rule that was read, of any kind: the data and the call that it is emitted as.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{LitStr, Type};

use super::affix::Affix;
use super::condition::Is;
use super::custom::Custom;
use super::group::Group;
use super::length::Length;
use super::multiple_of::MultipleOf;
use super::one_of::OneOf;
use super::pattern::Pattern;
use super::presence::Presence;
use super::range::Range;
use super::scope::Scope;
use crate::errors::context::Context;
use crate::syntax::known_type::Part;
use crate::syntax::types::respan;
use crate::value_set::ValueSet;

/// A rule that was read.
pub(crate) enum RuleKind {
    Pattern(Pattern),
    Affix(Affix),
    Length(Length),
    Range(Range),
    MultipleOf(MultipleOf),
    OneOf(OneOf),
    AnyOf(AnyOf),
    Presence(Presence),
    Items(Items),
    Custom(Custom),
    Group(Group),
}

/// A rule with its name in the user's tokens.
pub(crate) struct FieldRule {
    pub(crate) name: Ident,
    pub(crate) kind: RuleKind,
    pub(crate) message: Option<LitStr>,
}

/// Reads the rules inside another rule.
pub(crate) type ParseRules = fn(TokenStream, &Context) -> Vec<FieldRule>;

/// The alternatives, at least two, none of them empty.
pub(crate) struct AnyOf {
    pub(crate) alternatives: Vec<Vec<FieldRule>>,
    /// The alternatives as written, with their parentheses.
    pub(crate) tokens: Vec<TokenStream>,
}

/// Rules for what is inside a list or map.
pub(crate) struct Items {
    pub(crate) part: Part,
    pub(crate) rules: Vec<FieldRule>,
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
    /// The values of a type that the rule allows, as far as that can be told while the macro expands.
    pub(crate) fn values(&self, ty: Option<&Type>) -> ValueSet {
        match self {
            RuleKind::Pattern(rule) => rule.values(),
            RuleKind::Affix(rule) => rule.values(),
            RuleKind::Length(rule) => rule.values(),
            RuleKind::Range(rule) => rule.values(),
            RuleKind::MultipleOf(rule) => rule.values(),
            RuleKind::OneOf(rule) => rule.values(),
            RuleKind::AnyOf(rule) => rule.values(ty),
            RuleKind::Presence(_) | RuleKind::Items(_) | RuleKind::Custom(_) | RuleKind::Group(_) => {
                ValueSet::unknown()
            }
        }
    }

    /// The rule as an expression of core's `Check`, for a value of the given type if that is known.
    pub(crate) fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        match self {
            RuleKind::Pattern(rule) => rule.data(scope),
            RuleKind::Affix(rule) => rule.data(scope),
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
            RuleKind::Affix(rule) => rule.holds(value, ty, scope),
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

    /// The trait that a type parameter has to have for the rule to judge it.
    pub(crate) fn bound(&self, private: &Ident) -> Option<TokenStream> {
        let name = match self {
            RuleKind::Pattern(_) | RuleKind::Affix(_) => "Text",
            RuleKind::Length(rule) if rule.unit.is_some() => "Text",
            RuleKind::Length(_) => "HasLength",
            RuleKind::Range(_) | RuleKind::MultipleOf(_) => "Numeric",
            RuleKind::OneOf(_) => "Scalar",
            _ => return None,
        };
        let name = format_ident!("{name}");
        Some(quote!(#private::#name))
    }

    /// The text that names the strings which the rule allows, if it is one of strings and their automaton is known.
    pub(crate) fn source(&self) -> Option<&LitStr> {
        match self {
            RuleKind::Pattern(pattern) => pattern.source(),
            RuleKind::Affix(affix) => affix.dfa.as_ref().map(|_| &affix.text),
            _ => None,
        }
    }

    /// The fields that the rule names, and whether it asks for their presence.
    pub(crate) fn named(&self) -> Vec<(&Ident, bool)> {
        match self {
            RuleKind::Presence(presence) => {
                let tests = presence.condition.iter().flat_map(|condition| condition.any.iter().flatten());
                tests.map(|test| (&test.field, matches!(test.is, Is::Present))).collect()
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

impl Scope<'_> {
    /// Rules as an expression of `&[Rule]`.
    pub(crate) fn rules(&self, rules: &[FieldRule], ty: Option<&Type>) -> TokenStream {
        let private = self.private;
        let rules = rules.iter().map(|rule| {
            let check = rule.kind.data(ty, self);
            let message = match &rule.message {
                Some(message) => quote!(Some(#message)),
                None => quote!(None),
            };
            quote!(#private::Rule { check: #check, message: #private::#message })
        });
        quote!(&[#(#rules),*])
    }
}
