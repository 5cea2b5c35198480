//! The table of what is lost, and of what is read as it is meant.

use super::docs::one_line;
use super::rules::is_hidden;
use crate::dsl::types::{Def, Loss, TypeDef, TypeId};

/// Everything that is lost of some types, in order, each once.
#[must_use]
pub fn losses(types: &[TypeDef], order: &[TypeId]) -> Vec<Loss> {
    let mut found: Vec<Loss> = Vec::new();
    let mut add = |losses: &[Loss]| {
        for loss in losses {
            if !found.contains(loss) {
                found.push(loss.clone());
            }
        }
    };
    for id in order {
        add(&types[*id].losses);
        if matches!(types[*id].def, Def::Open) {
            continue;
        }
        types[*id].def.each(&mut |typed| add(&typed.losses));
    }
    found
}

/// The rows of the table; nothing when there are none.
#[must_use]
pub fn write(losses: &[Loss]) -> String {
    let mut out = String::new();
    for (is_reading, title) in [(false, "not said by the types"), (true, "read as it is meant")] {
        let rows: Vec<&Loss> = losses.iter().filter(|loss| loss.is_reading == is_reading).collect();
        if rows.is_empty() {
            continue;
        }
        // A key may hold anything.
        let placed = |loss: &Loss| loss.place.replace(is_hidden, "\u{fffd}");
        let place = rows.iter().map(|loss| loss.place.chars().count()).max().unwrap_or(0).min(60);
        let keyword = rows.iter().map(|loss| loss.keyword.chars().count()).max().unwrap_or(0);
        out.push_str(&format!("{title}: {}\n", rows.len()));
        for loss in rows {
            out.push_str(&format!(
                "  {:place$}  {:keyword$}  {}\n",
                placed(loss),
                loss.keyword,
                one_line(&loss.why)
            ));
        }
    }
    out
}
