//! Rules on presence and groups, taken together: what they allow is searched through, and what they never allow is a
//! mistake.

use super::search::{Puzzle, Search};
use crate::errors::context::Context;
use crate::model::Fields;
use crate::rules::rule::FieldRule;

/// Something satisfies all rules; each field can be there, and each value that a condition names can be.
pub(super) fn check_rules_can_hold(whole: &[FieldRule], fields: &Fields, context: &Context) {
    let puzzle = Puzzle::new(whole, fields);
    if puzzle.rules.len() < 2 {
        return;
    }
    let all: Vec<usize> = (0..puzzle.rules.len()).collect();
    let mut known = match puzzle.search(&all, None) {
        Search::Found(found) => vec![found],
        Search::GaveUp => return,
        Search::Nothing => {
            let clash = puzzle.clash(None);
            return note(&puzzle, &clash, "nothing satisfies all rules", "never hold together", context);
        }
    };
    let mut noted: Vec<Vec<usize>> = Vec::new();
    for (slot, what) in puzzle.slots.iter().enumerate() {
        let name = &what.field.ident;
        for (what, choices) in what.expected() {
            if known.iter().any(|found| choices.contains(&found[slot])) {
                continue;
            }
            match puzzle.search(&all, Some((slot, &choices))) {
                Search::Found(found) => known.push(found),
                Search::GaveUp => return,
                Search::Nothing => {
                    let clash = puzzle.clash(Some((slot, &choices)));
                    if noted.contains(&clash) {
                        continue;
                    }
                    let message = match what.shown() {
                        Some(value) => format!("`{name}` can never be `{value}`"),
                        None => format!("`{name}` can never be there"),
                    };
                    note(&puzzle, &clash, &message, "rule that out", context);
                    noted.push(clash);
                }
            }
        }
    }
}

/// Notes a clash at the last of its rules.
fn note(puzzle: &Puzzle<'_>, clash: &[usize], message: &str, why: &str, context: &Context) {
    let rules: Vec<_> = clash.iter().map(|rule| &puzzle.rules[*rule]).collect();
    let mut names: Vec<String> = rules
        .iter()
        .map(|rule| match rule.field {
            Some(field) => format!("`{}` of `{}`", rule.rule.name, field.ident),
            None => format!("`{}`", rule.rule.name),
        })
        .collect();
    let (Some(rule), Some(last)) = (rules.last(), names.pop()) else { return };
    let names = match names.join(", ") {
        before if before.is_empty() => last,
        before => format!("{before} and {last}"),
    };
    let help = format!("{names} {why}: change one of them, or take it away");
    context.error_with_help(&rule.rule.name, message, help);
}
