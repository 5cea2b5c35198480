//! Branches of one JSON type as one Rust type: rules tell them apart, not an enum.

use super::{Builder, Hint};
use crate::dsl::pattern;
use crate::dsl::rules::{Counts, Literal, Rule};
use crate::dsl::types::{Def, Docs, Loss, Tagging, Ty, Typed, Variant};
use crate::schema::parts::All;

/// Bound on the names that the docs of a string list.
const MAX_LISTED: usize = 12;

impl Builder<'_, '_> {
    /// Strings and enums of names: one string with alternatives if any of them is a string, else one enum.
    pub(crate) fn join_texts(&mut self, all: &All, found: Vec<Typed>, hint: &Hint) -> Vec<Typed> {
        let is_text =
            |builder: &Self, typed: &Typed| typed.ty == Ty::Text || builder.names_of(&typed.ty).is_some();
        let (texts, mut others): (Vec<Typed>, Vec<Typed>) =
            found.into_iter().partition(|typed| is_text(self, typed));
        if texts.len() < 2 {
            others.extend(texts);
            return others;
        }
        let mut names: Vec<Variant> = Vec::new();
        for variant in texts.iter().filter_map(|typed| self.names_of(&typed.ty)).flatten() {
            if !names.iter().any(|other| other.name == variant.name) {
                names.push(variant);
            }
        }
        let losses: Vec<Loss> = texts.iter().flat_map(|typed| typed.losses.clone()).collect();
        if !texts.iter().any(|typed| typed.ty == Ty::Text) {
            let name = self.name(all, None, &Hint::new(&format!("{} Name", hint.name), &hint.parent));
            super::variants::rename_apart(&mut names);
            let id = self.add(&name, Docs::default(), Def::Enum(Tagging::Names, names));
            others.push(Typed { losses, ..Typed::plain(Ty::Named(id)) });
            return others;
        }
        let mut alternatives: Vec<Vec<Rule>> =
            texts.iter().filter(|typed| typed.ty == Ty::Text).map(|typed| typed.rules.clone()).collect();
        if !names.is_empty() {
            let literals = names.iter().map(|variant| Literal::Text(variant.name.clone()));
            alternatives.push(vec![Rule::OneOf(literals.collect())]);
        }
        let mut typed = Typed { losses, ..Typed::plain(Ty::Text) };
        typed.docs = texts
            .iter()
            .map(|typed| typed.docs.clone())
            .find(|docs| !docs.text.is_empty())
            .unwrap_or_default();
        if alternatives.iter().any(Vec::is_empty) {
            list_names(&mut typed.docs, &names);
        } else {
            typed.rules = any_of(alternatives);
        }
        others.push(typed);
        others
    }

    fn names_of(&self, ty: &Ty) -> Option<Vec<Variant>> {
        match ty {
            Ty::Named(id) => match &self.types[*id].def {
                Def::Enum(Tagging::Names, variants) => Some(variants.clone()),
                _ => None,
            },
            _ => None,
        }
    }
}

fn list_names(docs: &mut Docs, names: &[Variant]) {
    if names.is_empty() || names.len() > MAX_LISTED {
        return;
    }
    let names: Vec<String> = names.iter().map(|variant| format!("`{}`", variant.name)).collect();
    if !docs.text.is_empty() {
        docs.text.push_str("\n\n");
    }
    docs.text.push_str(&format!("Known values: {}.", names.join(", ")));
}

/// Whether two types are one type with other rules.
pub(crate) fn is_one_kind(one: &Ty, other: &Ty) -> bool {
    let is_number = |ty: &Ty| matches!(ty, Ty::Int(_) | Ty::Float);
    one == other || (is_number(one) && is_number(other))
}

/// Joins two types of one kind: what one of them allows.
pub(crate) fn join(one: &mut Typed, other: Typed) {
    one.losses.extend(other.losses);
    if one.ty != other.ty {
        let is_float = one.ty == Ty::Float || other.ty == Ty::Float;
        one.ty = if is_float { Ty::Float } else { Ty::Int("i64") };
    }
    if one.docs.text.is_empty() {
        one.docs = other.docs;
    }
    if one.rules == other.rules {
        return;
    }
    if one.rules.is_empty() || other.rules.is_empty() {
        one.rules.clear();
        return;
    }
    one.rules = any_of(vec![std::mem::take(&mut one.rules), other.rules]);
}

/// One of the lists of rules: lists that another one contains are left out, those of literals are one.
pub(crate) fn any_of(alternatives: Vec<Vec<Rule>>) -> Vec<Rule> {
    let mut literals: Vec<Literal> = Vec::new();
    let mut lists: Vec<Vec<Rule>> = Vec::new();
    for alternative in alternatives {
        match alternative.as_slice() {
            [Rule::OneOf(values)] => {
                for value in values {
                    if !literals.contains(value) {
                        literals.push(value.clone());
                    }
                }
            }
            [Rule::AnyOf(inner)] => {
                lists.extend(inner.iter().filter(|list| !lists.contains(list)).cloned().collect::<Vec<_>>())
            }
            _ if !lists.contains(&alternative) => lists.push(alternative),
            _ => {}
        }
    }
    let mut kept: Vec<Vec<Rule>> = Vec::new();
    for (index, list) in lists.iter().enumerate() {
        let is_contained = lists.iter().enumerate().any(|(other, wider)| {
            other != index && is_within(list, wider) && !(other > index && is_within(wider, list))
        });
        if !is_contained {
            kept.push(list.clone());
        }
    }
    literals.retain(|literal| !kept.iter().any(|list| holds(list, literal)));
    if !literals.is_empty() {
        kept.push(vec![Rule::OneOf(literals)]);
    }
    if kept.len() == 1 { kept.remove(0) } else { vec![Rule::AnyOf(kept)] }
}

/// The pattern that a rule of texts is.
fn pattern_of(rule: &Rule) -> Option<String> {
    let quoted = |text: &str| {
        let mut quoted = String::new();
        for char in text.chars() {
            if "\\^$.|?*+()[]{}/".contains(char) {
                quoted.push('\\');
            }
            quoted.push(char);
        }
        quoted
    };
    Some(match rule {
        Rule::Pattern(pattern) => pattern.clone(),
        Rule::Prefix(text) => format!("^{}", quoted(text)),
        Rule::Suffix(text) => format!("{}$", quoted(text)),
        Rule::Contains(text) => quoted(text),
        _ => return None,
    })
}

/// Whether a list of rules surely holds for less than another one.
fn is_within(list: &[Rule], wider: &[Rule]) -> bool {
    match wider {
        [wide] => list.iter().any(|rule| match (pattern_of(rule), pattern_of(wide)) {
            (Some(one), Some(other)) => pattern::is_within(&one, &other),
            _ => match (rule, wide) {
                (Rule::Length(one), Rule::Length(other)) => counts_within(*one, *other),
                (Rule::Range(min, max), Rule::Range(low, high)) => {
                    let is_above = |edge: &crate::dsl::rules::Edge, bound: &crate::dsl::rules::Edge| {
                        edge.value.as_f64() >= bound.value.as_f64()
                    };
                    let above = low.is_none_or(|low| min.is_some_and(|min| is_above(&min, &low)));
                    let below = high.is_none_or(|high| max.is_some_and(|max| is_above(&high, &max)));
                    above && below
                }
                _ => rule == wide,
            },
        }),
        _ => wider.iter().all(|rule| list.contains(rule)),
    }
}

fn counts_within(one: Counts, other: Counts) -> bool {
    other.min.is_none_or(|min| one.min.is_some_and(|own| own >= min))
        && other.max.is_none_or(|max| one.max.is_some_and(|own| own <= max))
}

/// Whether a literal surely passes the rules.
fn holds(rules: &[Rule], literal: &Literal) -> bool {
    rules.iter().all(|rule| match (rule, literal) {
        (Rule::Length(counts), Literal::Text(text)) => {
            let count = text.chars().count() as u64;
            counts.min.is_none_or(|min| count >= min) && counts.max.is_none_or(|max| count <= max)
        }
        (Rule::Range(min, max), Literal::Number(number)) => {
            let value = number.as_f64();
            min.is_none_or(|min| {
                value > min.value.as_f64() || (!min.exclusive && value >= min.value.as_f64())
            }) && max.is_none_or(|max| {
                value < max.value.as_f64() || (!max.exclusive && value <= max.value.as_f64())
            })
        }
        (Rule::NoneOf(values), _) => !values.contains(literal),
        (rule, Literal::Text(text)) => {
            pattern_of(rule).is_some_and(|pattern| pattern::is_match(&pattern, text))
        }
        _ => false,
    })
}

/// The patterns that no other one contains.
pub(crate) fn widest(patterns: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for (index, source) in patterns.iter().enumerate() {
        let is_contained = patterns.iter().enumerate().any(|(other, wider)| {
            other != index
                && pattern::is_within(source, wider)
                && !(other > index && pattern::is_within(wider, source))
        });
        if !is_contained && !kept.contains(source) {
            kept.push(source.clone());
        }
    }
    kept
}
