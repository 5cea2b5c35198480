//! `any_of((rules), (rules))`.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::quote;
use syn::{LitStr, Type};

use super::custom::Custom;
use super::rule::{FieldRule, Inside, Judged, ParseRules, Rule};
use super::scope::Scope;
use super::subject::Subject;
use crate::errors::context::Context;
use crate::errors::show::show;
use crate::syntax::attributes::{Entry, split_commas, take_message};
use crate::syntax::literal::Literal;
use crate::value_set::ValueSet;

/// At least two alternatives, none of them empty.
pub(crate) struct AnyOf {
    alternatives: Vec<Vec<FieldRule>>,
    /// The alternatives as written, with their parentheses.
    tokens: Vec<TokenStream>,
}

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
    fn each_values<'a>(&'a self, ty: Option<&'a Type>) -> impl Iterator<Item = ValueSet> + 'a {
        self.alternatives.iter().map(move |rules| {
            rules.iter().fold(ValueSet::of_type(ty), |set, rule| set.intersect(&rule.kind.values(ty)))
        })
    }

    /// Reports each alternative that another one includes; of two equal ones, the second.
    fn check_they_differ(&self, sets: &[ValueSet], context: &Context) {
        let mut noted: Vec<usize> = Vec::new();
        for (narrow, tokens) in self.tokens.iter().enumerate().rev() {
            let is_wide = |wide: &usize| {
                *wide != narrow
                    && !noted.contains(wide)
                    && !self.alternatives[*wide].is_empty()
                    && !sets[narrow].is_empty()
                    && sets[*wide].includes(&sets[narrow])
            };
            if let Some(wide) = (0..sets.len()).find(is_wide) {
                noted.push(narrow);
                context.error_with_help(
                    tokens,
                    format_args!(
                        "all that this alternative allows, `{}` allows too",
                        show(&self.tokens[wide])
                    ),
                    "take this one away, or make the other one narrower",
                );
            }
        }
    }
}

impl AnyOf {
    /// The messages of the functions that the alternatives call, in the order in which the rule's message names them.
    pub(crate) fn messages(
        &self,
        value: &TokenStream,
        ty: Option<&Type>,
        scope: &Scope<'_>,
    ) -> Vec<TokenStream> {
        let mut messages = Vec::new();
        for rules in &self.alternatives {
            add_messages(rules, (value, ty), true, scope, &mut messages);
        }
        messages
    }
}

/// Adds the messages of functions; those that are not called on the value itself have none here.
fn add_messages(
    rules: &[FieldRule],
    (value, ty): (&TokenStream, Option<&Type>),
    is_here: bool,
    scope: &Scope<'_>,
    messages: &mut Vec<TokenStream>,
) {
    let private = scope.private;
    // The author's message stands in place of the function's.
    for rule in rules.iter().filter(|rule| rule.message.is_none()) {
        if let Some(custom) = rule.get::<Custom>() {
            messages.push(match is_here {
                true => {
                    let verdict = custom.verdict(value, ty, scope);
                    quote!(#private::custom::said(#verdict))
                }
                false => quote!(#private::None),
            });
        }
        let is_here = is_here && rule.get::<AnyOf>().is_some();
        for inside in rule.kind.inside(ty) {
            add_messages(inside.rules, (value, inside.ty), is_here, scope, messages);
        }
    }
}

impl Rule for AnyOf {
    fn judges(&self) -> Subject {
        Subject::Other
    }

    fn values(&self, ty: Option<&Type>) -> ValueSet {
        ValueSet::union(self.each_values(ty))
    }

    fn inside<'a>(&'a self, ty: Option<&'a Type>) -> Vec<Inside<'a>> {
        self.alternatives.iter().map(|rules| Inside { rules, ty }).collect()
    }

    fn identity(&self) -> Option<String> {
        None
    }

    fn has_parts(&self) -> bool {
        true
    }

    /// Reports an alternative that another one includes, or that the rules beside `any_of` rule out.
    fn check_parts(&self, _: &Ident, all: &[Judged<'_>], ty: Option<&Type>, context: &Context) {
        let sets: Vec<ValueSet> = self.each_values(ty).collect();
        self.check_they_differ(&sets, context);
        for (own, tokens) in sets.iter().zip(&self.tokens) {
            let clash = all.iter().find_map(|beside| Some((&beside.rule.name, beside.values.clash(own)?)));
            if let Some((beside, clash)) = clash {
                context.error_with_help(
                    tokens,
                    format_args!("`{beside}` rules this alternative out"),
                    format_args!("{}: change one of the two", clash.reason),
                );
            }
        }
    }

    fn say_refusal(&self, _: &Literal) -> Option<String> {
        Some("none of its alternatives allows it".to_owned())
    }

    fn data(&self, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let private = scope.private;
        let alternatives = self.alternatives.iter().map(|rules| scope.rules(rules, ty));
        quote!(#private::Check::AnyOf { 0: #private::AnyOf { alternatives: &[#(#alternatives),*], more: #private::More } })
    }

    fn holds(&self, value: &TokenStream, ty: Option<&Type>, scope: &Scope<'_>) -> TokenStream {
        let alternatives = self.alternatives.iter().map(|rules| {
            let rules = rules.iter().map(|rule| rule.holds(value, ty, scope));
            quote!((#(#rules)&&*))
        });
        quote!((#(#alternatives)||*))
    }
}
