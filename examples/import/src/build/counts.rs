//! The group of fields that alternatives of keys are: `{a} | {b}` is `at_least_one_of(a, b)`, as `oneOf` exactly one.

use super::groups::Presence;

/// What alternatives of keys demand together.
pub(crate) enum Count {
    Nothing,
    All(Presence),
    Group(&'static str, Vec<String>),
}

/// The group that a list of alternatives is.
pub(crate) fn count(found: &[Presence], is_one: bool) -> Option<Count> {
    let there = |presence: &Presence| -> Vec<String> {
        presence.iter().filter(|(_, is_there)| *is_there).map(|(name, _)| name.clone()).collect()
    };
    let absent = |presence: &Presence| -> Vec<String> {
        presence.iter().filter(|(_, is_there)| !*is_there).map(|(name, _)| name.clone()).collect()
    };
    match found {
        [] => return None,
        [one] => return Some(if one.is_empty() { Count::Nothing } else { Count::All(one.clone()) }),
        _ if !is_one && found.iter().any(Vec::is_empty) => return Some(Count::Nothing),
        _ => {}
    }
    let mut names: Vec<String> = Vec::new();
    for (name, _) in found.iter().flatten() {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    let single = |presence: &&Presence| there(presence).len() == 1;
    let none_there = |presence: &&Presence| {
        there(presence).is_empty() && !presence.is_empty() && absent(presence).len() == names.len()
    };
    let singles: Vec<&Presence> = found.iter().filter(single).collect();
    let nones = found.iter().filter(none_there).count();
    let mut of_singles: Vec<String> = singles.iter().flat_map(|presence| there(presence)).collect();
    of_singles.dedup();
    let each_once = of_singles.len() == singles.len();
    let is_alone = singles.iter().all(|presence| absent(presence).is_empty());
    let excludes_rest = singles.iter().all(|presence| absent(presence).len() == names.len() - 1);
    if singles.len() == found.len() && each_once && of_singles.len() == names.len() {
        return match (is_one, is_alone, excludes_rest) {
            (true, true, _) | (_, _, true) => Some(Count::Group("exactly_one_of", names)),
            (false, true, _) => Some(Count::Group("at_least_one_of", names)),
            _ => None,
        };
    }
    if nones == 1 && singles.len() + 1 == found.len() && each_once && of_singles.len() == names.len() {
        return ((is_one && is_alone) || excludes_rest).then_some(Count::Group("at_most_one_of", names));
    }
    let lacks_one = |presence: &Presence| there(presence).is_empty() && presence.len() == 1;
    if names.len() == 2 && found.len() == 2 && found.iter().all(lacks_one) {
        // One of the two is not there.
        let rule = if is_one { "exactly_one_of" } else { "at_most_one_of" };
        return Some(Count::Group(rule, names));
    }
    let full = found.iter().filter(|presence| there(presence).len() == names.len()).count();
    if found.len() == 2 && full == 1 && nones == 1 && names.len() > 1 {
        return Some(Count::Group("all_or_none_of", names));
    }
    None
}
