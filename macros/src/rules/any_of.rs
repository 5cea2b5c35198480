//! `any_of((rules), (rules))`.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;
use syn::{LitStr, Type};

use super::rule::{AnyOf, ParseRules};
use super::scope::Scope;
use crate::errors::context::Context;
use crate::errors::show::show;
use crate::syntax::attributes::{Entry, split_commas, take_message};
use crate::value_set::ValueSet;

pub(crate) fn parse(
    parse_rules: ParseRules,
    entry: &Entry,
    message: &mut Option<LitStr>,
    context: &Context,
) -> Option<AnyOf> {
    let before = context.count();
    let list = entry.list("(length(equal = 40)), (one_of(\"latest\"))", context)?;
    let mut alternatives = Vec::new();
    let mut tokens = Vec::new();
    for part in split_commas(list.stream(), context) {
        if take_message(&part, message, context) {
            continue;
        }
        let mut trees = part.clone().into_iter();
        match (trees.next(), trees.next()) {
            (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::Parenthesis => {
                if group.stream().is_empty() {
                    context.error_with_help(
                        &group,
                        "an alternative without rules always holds",
                        "write a rule into the parentheses, or take `any_of` away",
                    );
                }
                alternatives.push(parse_rules(group.stream(), context));
                tokens.push(part);
            }
            _ => {
                context.error_with_help(
                    &part,
                    "an alternative is a list of rules in parentheses",
                    format_args!("write `({})`", show(&part)),
                );
                return None;
            }
        }
    }
    if alternatives.len() < 2 {
        if context.count() == before {
            context.error_with_help(
                entry,
                format_args!("`{}` needs at least two alternatives", entry.name),
                "write `any_of((rules), (rules))`",
            );
        }
        return None;
    }
    Some(AnyOf { alternatives, tokens })
}

impl AnyOf {
    /// The values that each alternative allows.
    pub(crate) fn each_values<'a>(&'a self, ty: Option<&'a Type>) -> impl Iterator<Item = ValueSet> + 'a {
        self.alternatives.iter().map(move |rules| {
            rules.iter().fold(ValueSet::of_type(ty), |set, rule| set.intersect(&rule.kind.values(ty)))
        })
    }

    /// The values that it allows.
    pub(crate) fn values(&self, ty: Option<&Type>) -> ValueSet {
        ValueSet::union(self.each_values(ty))
    }

    pub(crate) fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let alternatives = self.alternatives.iter().map(|rules| scope.rules(rules, ty));
        quote!(#private::Check::AnyOf { 0: #private::AnyOf { alternatives: &[#(#alternatives),*] } })
    }

    pub(crate) fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let alternatives = self.alternatives.iter().map(|rules| {
            let rules = rules.iter().map(|rule| rule.holds(value, ty, scope));
            quote!((#(#rules)&&*))
        });
        quote!((#(#alternatives)||*))
    }
}
