//! Patterns against lengths and against each other, asked of their automata. Where one text shows the
//! contradiction it is part of the message.

use std::sync::Arc;

use syn::{LitStr, Type};

use super::value_set::{Unit, literal_bounds, quoted, unit_of};
use crate::errors::context::Context;
use crate::pattern::{Dfa, Search};
use crate::rules::length::Length;
use crate::rules::rule::FieldRule;
use crate::rules::rule::RuleKind;

/// The rules of strings whose automata are known, each with its source.
fn languages(rules: &[FieldRule]) -> impl Iterator<Item = (&FieldRule, &LitStr, &Arc<Dfa>)> {
    rules.iter().filter_map(|rule| rule.kind.language().map(|(source, dfa)| (rule, source, dfa)))
}

fn is_pattern(rule: &FieldRule) -> bool {
    matches!(rule.kind, RuleKind::Pattern(_))
}

/// A pattern matches some strings and not others.
pub(super) fn check_patterns_decide(rules: &[FieldRule], context: &Context) {
    for (_, source, dfa) in languages(rules).filter(|(rule, ..)| is_pattern(rule)) {
        if dfa.is_empty() {
            let help = match source.value().starts_with('/') {
                true => "a pattern is written without the slashes around it",
                false => "`^` holds only where the text begins, `$` only where it ends, and `[]` nowhere",
            };
            context.error_with_help(source, "no string matches this pattern", help);
        } else if dfa.is_universal() {
            context.error_with_help(
                source,
                "every string matches this pattern",
                "take it away; or it lacks `^` at its beginning and `$` at its end",
            );
        }
    }
}

/// Some string of an allowed length matches.
pub(super) fn check_pattern_within_length(rules: &[FieldRule], ty: Option<&Type>, context: &Context) {
    for rule in rules {
        let RuleKind::Length(length) = &rule.kind else { continue };
        for (own, source, dfa) in languages(rules) {
            let Some(help) = length_clash(length, dfa, ty) else { continue };
            match is_pattern(own) {
                true => {
                    let message = "no string of an allowed length matches this pattern";
                    context.error_with_help(source, message, help);
                }
                false => context.error_with_help(
                    source,
                    format_args!("no string of an allowed length has this `{}`", own.name),
                    help,
                ),
            }
        }
    }
}

/// Why no string of an allowed length matches, as a hint; `None` when one does or it cannot be told.
pub(super) fn length_clash(length: &Length, dfa: &Dfa, ty: Option<&Type>) -> Option<String> {
    let (min, max) = literal_bounds(length);
    if min.zip(max).is_some_and(|(min, max)| min > max) || unit_of(length, ty)? != Unit::Chars {
        return None;
    }
    let shortest = dfa.shortest_match()?;
    if dfa.match_within(min, max).is_some() {
        return None;
    }
    let count = shortest.chars().count();
    let characters =
        |count: usize| if count == 1 { "1 character".to_owned() } else { format!("{count} characters") };
    Some(match (dfa.longest_len(), min, max) {
        (_, _, Some(max)) if count > max => {
            format!("the shortest match has {}, such as {}", characters(count), quoted(shortest))
        }
        (Some(longest), Some(min), _) if longest < min => {
            format!("the longest match has {}", characters(longest))
        }
        _ => format!("matches have other lengths, such as {} with {}", quoted(shortest), characters(count)),
    })
}

/// Some string matches two patterns of one value, and they differ.
pub(super) fn check_patterns_agree(rules: &[FieldRule], context: &Context) {
    let all: Vec<_> = languages(rules).filter(|(.., dfa)| !dfa.is_empty()).collect();
    for (index, (rule, source, dfa)) in all.iter().enumerate() {
        for (first, first_source, first_dfa) in &all[..index] {
            let are_patterns = is_pattern(first) && is_pattern(rule);
            if first.name == rule.name && !are_patterns {
                // That it is repeated is noted elsewhere.
                continue;
            }
            if are_patterns && first_source.value() == source.value() {
                context.error_with_help(source, "this pattern is given twice", "keep one of them");
            } else if let Some(help) = pattern_clash(first_dfa, dfa) {
                match are_patterns {
                    true => {
                        let message = "no string matches this pattern and the one before it";
                        context.error_with_help(source, message, help);
                    }
                    false => context.error_with_help(
                        source,
                        format_args!(
                            "no string keeps this `{}` and the `{}` before it",
                            rule.name, first.name
                        ),
                        help,
                    ),
                }
            }
        }
    }
}

/// That no string matches both, as a hint with a match of each.
pub(super) fn pattern_clash(first: &Dfa, second: &Dfa) -> Option<String> {
    if first.common_match(second) != Search::Nothing {
        return None;
    }
    let (a, b) = (first.shortest_match()?, second.shortest_match()?);
    Some(format!(
        "{} matches the first, {} this one: if one is enough, put each into `any_of`",
        quoted(a),
        quoted(b)
    ))
}
