//! What the derive asks of a rule. A rule is one file that answers, and a row of the table in `parse`.

use std::any::Any;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{LitStr, Type};

use super::claim::Claim;
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::syntax::literal::Literal;
use crate::syntax::types::respan;
use crate::value_set::ValueSet;

/// A rule that was read. A type is that of the judged value, where it is known.
pub(crate) trait Rule: Any {
    /// What it judges.
    fn judges(&self) -> Subject;

    /// The rule as an expression of core's `Check`.
    fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream;

    /// An expression that is true when the rule holds for `value`, an expression of a reference.
    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream;

    /// The values of a type that it allows, as far as that can be told while the macro expands.
    fn values(&self, _: Option<&Type>) -> ValueSet {
        ValueSet::unknown()
    }

    /// What rustc is to check of constants that it names.
    fn claims(&self, _: Option<&Type>) -> Vec<Claim> {
        Vec::new()
    }

    /// Whether it can be called in `const`, if the judged value can be read there.
    fn runs_in_const(&self) -> bool {
        true
    }

    /// The fields that it names, and whether it asks for their presence.
    fn named(&self) -> Vec<(&Ident, bool)> {
        Vec::new()
    }

    /// The lists of rules inside it, each with the type of what it judges.
    fn inside<'a>(&'a self, _: Option<&'a Type>) -> Vec<Inside<'a>> {
        Vec::new()
    }

    /// Whether it, or a rule inside it, is a function.
    fn has_custom(&self) -> bool {
        self.inside(None).into_iter().flat_map(|inside| inside.rules).any(|rule| rule.kind.has_custom())
    }

    /// What no other rule of its name may share with it beside it; `None` if any number of them may stand together.
    fn identity(&self) -> Option<String> {
        Some(String::new())
    }

    /// Takes in a later rule of its name, if the two are one rule.
    fn join(&mut self, _: &dyn Rule) -> bool {
        false
    }

    /// What names the strings that it allows, if it is a rule of strings whose automaton is known.
    fn source(&self) -> Option<Source<'_>> {
        None
    }

    /// Notes what is wrong with the rule by itself, or for its type.
    fn check_alone(&self, _: &Judged<'_>, _: Option<&Type>, _: &Context) {}

    /// Whether `check_parts` holds it against its neighbours, part by part, and not as a whole.
    fn has_parts(&self) -> bool {
        false
    }

    /// Holds each of its parts against the rules beside it.
    fn check_parts(&self, _: &Ident, _: &[Judged<'_>], _: Option<&Type>, _: &Context) {}

    /// Why it refuses a literal, where its values do not say it well.
    fn say_refusal(&self, _: &Literal) -> Option<String> {
        None
    }
}

/// A rule with its name in the user's tokens.
pub(crate) struct FieldRule {
    pub(crate) name: Ident,
    pub(crate) kind: Box<dyn Rule>,
    pub(crate) message: Option<LitStr>,
}

/// Reads the rules inside another rule.
pub(crate) type ParseRules = fn(TokenStream, &Context) -> Vec<FieldRule>;

/// Rules that hold together inside another one.
pub(crate) struct Inside<'a> {
    pub(crate) rules: &'a [FieldRule],
    pub(crate) ty: Option<&'a Type>,
}

/// The author's words for the strings that a rule allows.
pub(crate) enum Source<'a> {
    Pattern(&'a LitStr),
    Other(&'a dyn ToTokens),
}

/// A rule, and the values of the type that it allows.
pub(crate) struct Judged<'a> {
    pub(crate) rule: &'a FieldRule,
    pub(crate) values: ValueSet,
}

impl FieldRule {
    /// The rule, if it is of this kind. For what concerns one kind alone: whether a field is present, functions, items.
    pub(crate) fn get<R: Rule>(&self) -> Option<&R> {
        self.kind.get()
    }

    /// A type as if it stood at the rule's name: one that the rule cannot judge is an error there.
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
    /// The rule, if it is of this kind.
    pub(crate) fn get<R: Rule>(&self) -> Option<&R> {
        (self as &dyn Any).downcast_ref()
    }
}

impl Judged<'_> {
    /// Why the rule refuses every value that a literal names, if it does.
    pub(crate) fn refusal(&self, literal: &Literal) -> Option<String> {
        let reason = self.values.refusal(&ValueSet::of_literals([literal]))?;
        Some(self.rule.kind.say_refusal(literal).unwrap_or(reason))
    }
}

/// The first of some rules that refuses every value that a literal names, and why.
pub(crate) fn refusal<'a>(
    rules: impl IntoIterator<Item = &'a Judged<'a>>,
    literal: &Literal,
) -> Option<(&'a Ident, String)> {
    rules.into_iter().find_map(|own| Some((&own.rule.name, own.refusal(literal)?)))
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
