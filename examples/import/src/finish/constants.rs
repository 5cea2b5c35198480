//! A pattern that several fields have becomes a constant of the module.

use std::collections::{BTreeMap, BTreeSet};

use heck::ToShoutySnakeCase as _;

use crate::dsl::names;
use crate::dsl::rules::Rule;
use crate::dsl::types::{Def, TypeDef, TypeId};

/// A short pattern says more where it is used than its name.
const MIN_LENGTH: usize = 12;

/// The constants with their patterns, in order of use. The rules name them from now on.
pub fn take(types: &mut [TypeDef], all: &[TypeId]) -> Vec<(String, String)> {
    let mut counts: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for id in all {
        let mut count = |name: &str, rules: &[Rule]| {
            each_pattern(rules, name, &mut |pattern, name| {
                let entry = counts.entry(pattern.to_owned()).or_insert_with(|| {
                    order.push(pattern.to_owned());
                    (0, name.to_owned())
                });
                entry.0 += 1;
            });
        };
        match &types[*id].def {
            Def::Struct(object) => {
                for field in &object.fields {
                    let name = if field.is_flattened { "key" } else { field.key.as_str() };
                    count(name, &field.typed.rules);
                }
            }
            other => other.each(&mut |typed| count(&types[*id].name, &typed.rules)),
        }
    }
    let mut taken = BTreeSet::new();
    let mut constants: Vec<(String, String)> = Vec::new();
    for pattern in order {
        let Some((uses, name)) = counts.get(&pattern) else { continue };
        if *uses < 2 || pattern.chars().count() < MIN_LENGTH {
            continue;
        }
        let wanted = names::field(name).to_shouty_snake_case();
        let name = names::unique(&wanted, &taken);
        taken.insert(name.clone());
        constants.push((name, pattern));
    }
    for id in all {
        types[*id].def.each_mut(&mut |typed| {
            for rule in &mut typed.rules {
                replace(rule, &constants);
            }
        });
    }
    constants
}

/// Calls `f` for each pattern with a name for what has to match it: an item, a key or the value itself.
fn each_pattern(rules: &[Rule], name: &str, f: &mut dyn FnMut(&str, &str)) {
    for rule in rules {
        match rule {
            Rule::Pattern(pattern) => f(pattern, name),
            Rule::Each(inner) => each_pattern(inner, &names::singular(name), f),
            Rule::Keys(inner) if name == "key" => each_pattern(inner, name, f),
            Rule::Keys(inner) => each_pattern(inner, &format!("{} key", names::singular(name)), f),
            Rule::Values(inner) | Rule::Not(inner) | Rule::When(_, inner) => each_pattern(inner, name, f),
            Rule::AnyOf(lists) => lists.iter().for_each(|list| each_pattern(list, name, f)),
            _ => {}
        }
    }
}

fn replace(rule: &mut Rule, constants: &[(String, String)]) {
    match rule {
        Rule::Pattern(pattern) => {
            if let Some((name, _)) = constants.iter().find(|(_, other)| other == pattern) {
                *rule = Rule::Constant(name.clone());
            }
        }
        Rule::Each(inner)
        | Rule::Keys(inner)
        | Rule::Values(inner)
        | Rule::Not(inner)
        | Rule::When(_, inner) => {
            inner.iter_mut().for_each(|rule| replace(rule, constants));
        }
        Rule::AnyOf(lists) => lists.iter_mut().flatten().for_each(|rule| replace(rule, constants)),
        _ => {}
    }
}
