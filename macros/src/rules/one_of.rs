//! `one_of("a", "b")`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{LitStr, Type};

use super::literals::{check_listed_once, check_literal_fits, data_of, read_literals};
use super::rule::{Judged, Rule, refusal};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::errors::nearest::nearest;
use crate::syntax::attributes::Entry;
use crate::syntax::known_type::known;
use crate::syntax::literal::{Literal, Value};
use crate::value_set::ValueSet;

/// At least one literal.
pub(crate) struct OneOf {
    pub(crate) literals: Vec<Literal>,
}

pub(crate) fn parse(entry: &Entry, message: &mut Option<LitStr>, context: &Context) -> Option<OneOf> {
    Some(OneOf { literals: read_literals(entry, message, context)? })
}

impl Rule for OneOf {
    fn judges(&self) -> Subject {
        Subject::Scalar
    }

    fn values(&self, _: Option<&Type>) -> ValueSet {
        ValueSet::of_literals(&self.literals)
    }

    fn data(&self, _: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let literals = data_of(&self.literals, private);
        quote!(#private::Check::OneOf(#private::OneOf { literals: #literals, more: #private::More }))
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let rule = data_of(&self.literals, scope.private);
        scope.verdict(("one_of", "holds"), ("Scalar", "scalar"), &rule, value, ty)
    }

    fn has_parts(&self) -> bool {
        true
    }

    /// Reports a literal that the type or another rule refuses, or that is listed twice.
    fn check_parts(&self, name: &Ident, all: &[Judged<'_>], ty: Option<&Type>, context: &Context) {
        let known = ty.and_then(known);
        for literal in &self.literals {
            if let Some(known) = known.filter(|known| known.refuses(literal).is_some()) {
                check_literal_fits(literal, known, context);
                continue;
            }
            let others = all.iter().filter(|own| own.rule.name != *name);
            if let Some((rule, reason)) = refusal(others, literal) {
                context.error_with_help(
                    literal,
                    format_args!("`one_of` lists `{}`, which `{rule}` refuses", literal),
                    format_args!("take it away, or let `{rule}` allow it: {reason}"),
                );
            }
        }
        check_listed_once(&self.literals, context);
    }

    /// Names the listed text that is nearest to the literal, or else all that is listed.
    fn say_refusal(&self, literal: &Literal) -> Option<String> {
        let texts = self.literals.iter().filter_map(|own| match &own.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let meant = match &literal.value {
            Value::Text(text) => nearest(text, texts),
            _ => None,
        };
        Some(match meant {
            Some(meant) => format!("did you mean `{meant:?}`?"),
            None => {
                let names: Vec<String> = self.literals.iter().map(|own| format!("`{own}`")).collect();
                format!("it lists {}", names.join(", "))
            }
        })
    }
}
