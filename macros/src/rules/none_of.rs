//! `none_of("a", "b")`.

use std::sync::Arc;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{LitStr, Type};

use super::literals::{check_listed_once, check_literal_fits, data_of, escaped, read_literals};
use super::rule::{Judged, Rule, refusal};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::pattern::Dfa;
use crate::syntax::attributes::Entry;
use crate::syntax::known_type::known;
use crate::syntax::literal::{Literal, Number, Value};
use crate::value_set::{Edge, Interval, ValueSet};

/// At least one literal.
pub(crate) struct NoneOf {
    literals: Vec<Literal>,
    /// Accepts all other strings, when all literals are texts; `None` also when they are too long for an automaton.
    dfa: Option<Arc<Dfa>>,
}

pub(crate) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<NoneOf> {
    let literals = read_literals(entry, message, context)?;
    let dfa = dfa_beside(&literals);
    Some(NoneOf { literals, dfa })
}

/// All values but the literals, as far as the macro can know them.
pub(crate) fn values_beside(literals: &[Literal]) -> ValueSet {
    NoneOf { literals: literals.to_vec(), dfa: dfa_beside(literals) }.values(None)
}

/// Accepts all other strings, when all literals are texts.
fn dfa_beside(literals: &[Literal]) -> Option<Arc<Dfa>> {
    let texts = literals.iter().map(|literal| match &literal.value {
        Value::Text(text) => Some(escaped(text)),
        _ => None,
    });
    let texts: Vec<String> = texts.collect::<Option<_>>()?;
    crate::pattern::compile(&format!("^(?!(?:{})$)", texts.join("|"))).ok()
}

/// All other values of a literal's kind. Texts stay unknown here: the automaton covers them.
fn others(literal: &Literal) -> ValueSet {
    let open = |number: Number| Some(Edge { number, is_open: true });
    let (min, max) = match &literal.value {
        Value::Number(number) => (Some(*number), Some(*number)),
        Value::Range(min, max) => (min.map(Number::Int), max.map(Number::Int)),
        Value::Text(_) | Value::Bool(_) => return ValueSet::unknown(),
    };
    let below = min.map(|min| ValueSet::of_interval(Interval { low: None, high: open(min) }));
    let above = max.map(|max| ValueSet::of_interval(Interval { low: open(max), high: None }));
    ValueSet::union(below.into_iter().chain(above))
}

impl Rule for NoneOf {
    fn judges(&self) -> Subject {
        Subject::Scalar
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let literals = data_of(&self.literals, private);
        quote!(#private::Check::NoneOf(#private::NoneOf { literals: #literals, more: #private::More }))
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let rule = data_of(&self.literals, scope.private);
        scope.verdict(("none_of", "holds"), ("Scalar", "scalar"), &rule, value, ty)
    }

    fn values(&self, _: Option<&Type>) -> ValueSet {
        let are_numbers =
            || self.literals.iter().all(|own| matches!(own.value, Value::Number(_) | Value::Range(..)));
        match &self.dfa {
            Some(dfa) => ValueSet::of_pattern(Some(dfa)),
            None if are_numbers() => {
                let sets = self.literals.iter().map(others);
                sets.reduce(|all, set| all.intersect(&set)).unwrap_or_else(ValueSet::unknown)
            }
            None => ValueSet::unknown(),
        }
    }

    fn has_parts(&self) -> bool {
        true
    }

    /// Reports a literal that the type or another rule refuses already, or that is listed twice; and a list that leaves
    /// no value.
    fn check_parts(&self, name: &Ident, all: &[Judged<'_>], ty: Option<&Type>, context: &Context) {
        let before = context.count();
        let known = ty.and_then(known);
        let beside = || all.iter().filter(|own| own.rule.name != *name);
        for literal in &self.literals {
            if let Some(known) = known.filter(|known| known.refuses(literal).is_some()) {
                check_literal_fits(literal, known, context);
            } else if let Some((rule, reason)) = refusal(beside(), literal) {
                context.error_with_help(
                    literal,
                    format_args!("`{name}` lists `{literal}`, which `{rule}` refuses already"),
                    format_args!("take it away: {reason}"),
                );
            }
        }
        check_listed_once(&self.literals, context);
        if context.count() > before {
            return;
        }
        // `one_of` and alternatives check this themselves.
        let whole = beside().filter(|own| !own.rule.kind.has_parts());
        let left = whole.fold(ValueSet::of_type(ty), |left, own| left.intersect(&own.values));
        if !left.is_empty() && left.intersect(&self.values(ty)).is_empty() {
            context.error_with_help(
                name,
                format_args!("`{name}` leaves no value"),
                "all that the type and the other rules allow is listed: take a literal away",
            );
        }
    }

    fn say_refusal(&self, _: &Literal) -> Option<String> {
        Some("it is listed there".to_owned())
    }
}
