//! Checks the rules on presence and groups together: searches the choices that they allow, and reports those that they
//! never allow.

use super::applies::check_whens_apply;
use super::choices::{Named, Run, Slot};
use super::puzzle::{Component, Puzzle, SlotTest};
use super::reach::Reached;
use super::search::{Found, Search};
use crate::errors::context::Context;
use crate::model::Fields;
use crate::rules::rule::FieldRule;

/// Reports rules that nothing satisfies, fields that can never be present, and named values that can never occur.
pub(super) fn check_rules_can_hold(whole: &[FieldRule], fields: &Fields, context: &Context) {
    let search = Search::new(Puzzle::new(whole, fields));
    let mut reached = Reached::new(&search.puzzle);
    let parts = search.puzzle.parts();
    let before = context.count();
    // Earlier checks cover a single rule.
    for part in parts.iter().filter(|part| part.rules.len() > 1) {
        check_part(part, &search, &mut reached, context);
    }
    if context.count() == before {
        check_whens_apply(fields, &search, &parts, context);
    }
}

fn check_part(part: &Component, search: &Search<'_>, reached: &mut Reached, context: &Context) {
    let puzzle = &search.puzzle;
    match search.find(&part.rules, &[]) {
        Found::Choices(chosen) => reached.take(&part.slots, &chosen),
        Found::GaveUp => return,
        Found::Nothing => {
            let clash = search.clash(&part.rules, &[]);
            return note(puzzle, &clash, "nothing satisfies all rules", "never hold together", context);
        }
    }
    let mut noted: Vec<Vec<usize>> = Vec::new();
    for &slot in &part.slots {
        let name = &puzzle.slots[slot].field.ident;
        for (named, classes) in expected(&puzzle.slots[slot]) {
            if reached.reach(search, slot, classes) {
                continue;
            }
            let given = [SlotTest { slot, passing: vec![classes] }];
            match search.find(&part.rules, &given) {
                Found::Choices(chosen) => reached.take(&part.slots, &chosen),
                Found::GaveUp => return,
                Found::Nothing => {
                    let clash = search.clash(&part.rules, &given);
                    if noted.contains(&clash) {
                        continue;
                    }
                    let message = match named {
                        Some(value) => format!("`{name}` can never be `{value}`"),
                        None => format!("`{name}` can never be there"),
                    };
                    note(puzzle, &clash, &message, "rule that out", context);
                    noted.push(clash);
                }
            }
        }
    }
}

/// What the field's type promises: each value that conditions name, or else any value.
fn expected<'s>(slot: &'s Slot<'_>) -> Vec<(Option<&'s Named<'s>>, Run)> {
    match slot.named.is_empty() {
        true => vec![(None, slot.there())],
        false => slot.named.iter().map(|(named, run)| (Some(named), *run)).collect(),
    }
}

impl std::fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Named::Variant(variant) => variant.fmt(f),
            Named::Literal(literal) => literal.fmt(f),
        }
    }
}

/// Reports a clash at the last of its rules.
fn note(puzzle: &Puzzle<'_>, clash: &[usize], message: &str, why: &str, context: &Context) {
    let Some(last) = clash.last() else { return };
    let help = format!("{} {why}: change one of them, or take it away", puzzle.names_of(clash));
    context.error_with_help(&puzzle.rules[*last].rule.name, message, help);
}
