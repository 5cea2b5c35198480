//! `when`: its tests can hold together, and its field can be there then, as far as the rules on presence and groups say.

use quote::quote;

use super::conditions::show_all;
use super::puzzle::{Component, SlotTest};
use super::search::{Found, Search};
use crate::errors::context::Context;
use crate::model::Fields;
use crate::rules::condition::Test;

/// Reports each `when`, or each of its alternatives, that never applies.
pub(super) fn check_whens_apply(
    fields: &Fields,
    search: &Search<'_>,
    parts: &[Component],
    context: &Context,
) {
    let mut part_of = vec![None; search.puzzle.slots.len()];
    for (index, part) in parts.iter().enumerate() {
        part.slots.iter().for_each(|slot| part_of[*slot] = Some(index));
    }
    for (slot, field) in fields.fields.iter().enumerate() {
        let mut before = None;
        for rule in &field.rules {
            let any = rule.own_when(before).map(|when| &when.condition.any);
            for tests in any.into_iter().flatten() {
                check_applies(tests, slot, search, (parts, &part_of), context);
            }
            before = Some(rule);
        }
    }
}

/// Reports tests that never hold where the field of the slot is there.
fn check_applies(
    tests: &[Test],
    slot: usize,
    search: &Search<'_>,
    (parts, part_of): (&[Component], &[Option<usize>]),
    context: &Context,
) {
    let puzzle = &search.puzzle;
    let given: Option<Vec<SlotTest>> = tests.iter().map(|test| puzzle.test(test)).collect();
    let Some(mut given) = given else { return };
    given.push(SlotTest { slot, passing: vec![puzzle.slots[slot].there()] });
    let mut meant: Vec<usize> = given.iter().filter_map(|test| part_of[test.slot]).collect();
    meant.sort_unstable();
    meant.dedup();
    let rules: Vec<usize> = meant.iter().flat_map(|part| parts[*part].rules.iter().copied()).collect();
    if rules.is_empty() || !matches!(search.find(&rules, &given), Found::Nothing) {
        return;
    }
    let (own, tested) = (&puzzle.slots[slot].field.ident, show_all(tests));
    let names = puzzle.names_of(&search.clash(&rules, &given));
    given.pop();
    let message = match search.find(&rules, &given) {
        Found::Nothing => format!("`when` never applies: `{tested}` never holds"),
        _ => format!("`when` never applies: `{own}` is never there when `{tested}` holds"),
    };
    let help = format!("{names} rules that out: change the condition, or take the rule away");
    context.error_with_help(quote!(#(#tests),*), message, help);
}
