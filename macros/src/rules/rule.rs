//! The trait that each rule implements. A new rule takes one file with an implementation, and a row of the table in
//! `parse`.

use std::any::Any;
use std::rc::Rc;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{LitStr, Type};

use super::claim::Claim;
use super::condition::Condition;
use super::field_path::FieldPath;
use super::scope::Scope;
use super::subject::Subject;
use super::terms::{Terms, When};
use crate::errors::context::Context;
use crate::syntax::literal::Literal;
use crate::syntax::types::respan;
use crate::value_set::ValueSet;

/// A parsed rule. A `Type` parameter is the type of the validated value, where the derive knows it.
pub(crate) trait Rule: Any {
    /// What the rule reads of a value.
    fn judges(&self) -> Subject;

    /// The rule as an expression of core's `Check`.
    fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream;

    /// The same under the terms of the rule, which those inside share if they are reported themselves.
    fn data_under(&self, _: &Terms, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        self.data(ty, scope)
    }

    /// An expression that is true when the rule holds for `value`, an expression of a reference.
    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream;

    /// The values of the type that the rule allows, as far as the macro can know them.
    fn values(&self, _: Option<&Type>) -> ValueSet {
        ValueSet::unknown()
    }

    /// What rustc must check about the constants in the rule.
    fn claims(&self, _: Option<&Type>) -> Vec<Claim> {
        Vec::new()
    }

    /// Whether `const` code can call the rule, if it can read the value.
    fn runs_in_const(&self) -> bool {
        true
    }

    /// The fields that the rule names, each with whether the rule tests its presence.
    fn named(&self) -> Vec<(&Ident, bool)> {
        Vec::new()
    }

    /// The constants without a path among the rule's bounds.
    fn constants(&self) -> Vec<Ident> {
        Vec::new()
    }

    /// The condition that the rule has as its argument.
    fn condition(&self) -> Option<&Condition> {
        None
    }

    /// The paths to other fields that the rule follows.
    fn paths(&self) -> Vec<&FieldPath> {
        Vec::new()
    }

    /// The lists of rules inside this one, each with the type that it validates.
    fn inside<'a>(&'a self, _: Option<&'a Type>) -> Vec<Inside<'a>> {
        Vec::new()
    }

    /// Whether the rule, or one inside it, calls a function.
    fn has_custom(&self) -> bool {
        self.inside(None).into_iter().flat_map(|inside| inside.rules).any(|rule| rule.kind.has_custom())
    }

    /// Two rules of one name and one identity repeat each other; `None` lets any number of them stay together.
    fn identity(&self) -> Option<String> {
        Some(String::new())
    }

    /// Merges a later rule of the same name, if both count as one.
    fn join(&mut self, _: &dyn Rule) -> bool {
        false
    }

    /// The author's source of the allowed strings, if the macro has an automaton for them.
    fn source(&self) -> Option<Source<'_>> {
        None
    }

    /// Reports faults of the rule by itself, or for its type.
    fn check_alone(&self, _: &Judged<'_>, _: Option<&Type>, _: &Context) {}

    /// Whether `check_parts` compares it with its neighbours part by part, in place of a comparison as a whole.
    fn has_parts(&self) -> bool {
        false
    }

    /// Compares each of its parts with the rules beside it.
    fn check_parts(&self, _: &Ident, _: &[Judged<'_>], _: Option<&Type>, _: &Context) {}

    /// Why the rule refuses a literal, where its value set explains that badly.
    fn say_refusal(&self, _: &Literal) -> Option<String> {
        None
    }
}

/// A rule and its name in the user's tokens.
pub(crate) struct FieldRule {
    pub(crate) name: Ident,
    pub(crate) kind: Box<dyn Rule>,
    pub(crate) message: Option<LitStr>,
    pub(crate) code: Option<LitStr>,
    pub(crate) terms: Terms,
}

/// Reads the rules inside another rule.
pub(crate) type ParseRules = fn(TokenStream, &Context) -> Vec<FieldRule>;

/// Rules inside another one that must hold together.
pub(crate) struct Inside<'a> {
    pub(crate) rules: &'a [FieldRule],
    pub(crate) ty: Option<&'a Type>,
}

/// The author's tokens for the strings that a rule allows.
pub(crate) enum Source<'a> {
    Pattern(&'a LitStr),
    Other(&'a dyn ToTokens),
}

/// A rule, and the values of its type that it allows.
pub(crate) struct Judged<'a> {
    pub(crate) rule: &'a FieldRule,
    pub(crate) values: ValueSet,
}

impl FieldRule {
    /// The condition of the `when` around it, if it is not that of the rule before, which was checked with that.
    pub(crate) fn own_when(&self, before: Option<&FieldRule>) -> Option<&When> {
        let own = self.terms.when.as_ref()?;
        let is_told =
            before.and_then(|before| before.terms.when.as_ref()).is_some_and(|told| Rc::ptr_eq(told, own));
        (!is_told).then_some(own)
    }

    /// The conditions that decide when it applies, or what it requires.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.terms.when.iter().map(|when| &when.condition).chain(self.kind.condition())
    }

    /// Whether its verdict on a value depends on other fields.
    pub(crate) fn depends_on_others(&self) -> bool {
        fn follows(rule: &dyn Rule) -> bool {
            let inside = || rule.inside(None).into_iter().flat_map(|inside| inside.rules);
            !rule.paths().is_empty() || inside().any(|rule| follows(&*rule.kind))
        }
        self.terms.when.is_some() || follows(&*self.kind)
    }

    /// Downcasts the rule, for what concerns one kind alone: presence of fields, functions, items.
    pub(crate) fn get<R: Rule>(&self) -> Option<&R> {
        self.kind.get()
    }

    /// The type with the span of the rule's name: a type that the rule cannot read is a compile error there.
    pub(crate) fn here(&self, ty: Option<&Type>) -> Option<Type> {
        ty.map(|ty| respan(ty, self.name.span()))
    }

    /// An expression that is true when the rule holds: see [`Rule::holds`].
    pub(crate) fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        self.kind.holds(value, self.here(ty).as_ref(), scope)
    }

    /// The claims of the rule and of those inside it.
    pub(crate) fn all_claims(&self, ty: Option<&Type>) -> Vec<Claim> {
        let mut claims = self.kind.claims(ty);
        for inside in self.kind.inside(ty) {
            claims.extend(inside.rules.iter().flat_map(|rule| rule.all_claims(inside.ty)));
        }
        claims
    }
}

impl dyn Rule {
    /// The rule itself, if it is of that kind.
    pub(super) fn into<R: Rule>(self: Box<Self>) -> Option<R> {
        (self as Box<dyn Any>).downcast().ok().map(|rule| *rule)
    }

    /// Downcasts the rule.
    pub(crate) fn get<R: Rule>(&self) -> Option<&R> {
        (self as &dyn Any).downcast_ref()
    }
}

impl Judged<'_> {
    /// Why the rule refuses every value of a literal, if it does.
    pub(crate) fn refusal(&self, literal: &Literal) -> Option<String> {
        let reason = self.values.refusal(&ValueSet::of_literals([literal]))?;
        Some(self.rule.kind.say_refusal(literal).unwrap_or(reason))
    }
}

/// The first rule that refuses every value of a literal, and why.
pub(crate) fn refusal<'a>(
    rules: impl IntoIterator<Item = &'a Judged<'a>>,
    literal: &Literal,
) -> Option<(&'a Ident, String)> {
    rules.into_iter().find_map(|own| Some((&own.rule.name, own.refusal(literal)?)))
}

impl Scope<'_> {
    /// Rules as an expression of `&[Rule]`.
    pub(crate) fn rules(&self, rules: &[FieldRule], ty: Option<&Type>) -> TokenStream {
        self.rules_under(rules, ty, None)
    }

    /// The same for rules inside one that has the terms.
    pub(super) fn rules_under(
        &self,
        rules: &[FieldRule],
        ty: Option<&Type>,
        outer: Option<&Terms>,
    ) -> TokenStream {
        let private = self.private;
        let rules = rules.iter().map(|rule| {
            let terms = outer.unwrap_or(&rule.terms);
            let check = rule.kind.data_under(terms, ty, self);
            let mut parts = TokenStream::new();
            if let Some(message) = &rule.message {
                parts.extend(quote!(message: #private::Some(#message),));
            }
            if let Some(code) = &rule.code {
                parts.extend(quote!(code: #private::Some(#code),));
            }
            if let Some(when) = &terms.when {
                let condition = when.condition.data(self);
                parts.extend(quote!(when: #private::Option::Some { 0: #condition },));
            }
            if terms.is_warning {
                parts.extend(quote!(severity: #private::Severity::Warning,));
            }
            quote!(#private::Rule { check: #check, #parts ..#private::Rule::PLAIN })
        });
        quote!(&[#(#rules),*])
    }
}
