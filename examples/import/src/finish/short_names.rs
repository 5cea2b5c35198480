//! Of several types that would have one name, none has it alone: beside `DockerConfigType`, the `ConfigType` of a
//! `Buildpack` is a `BuildpackConfigType`.

use std::collections::{BTreeMap, BTreeSet};

use crate::build::Wanted;
use crate::dsl::types::{TypeDef, TypeId};

/// Gives the longer name to a type whose short one others wanted, too.
pub fn settle(types: &mut [TypeDef], order: &[TypeId], wanted: &BTreeMap<String, Wanted>) {
    let mut taken: BTreeSet<String> = order.iter().map(|id| types[*id].name.clone()).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for id in order {
        if let Some(own) = wanted.get(&types[*id].name) {
            *counts.entry(&own.short).or_default() += 1;
        }
    }
    for id in order {
        let name = &mut types[*id].name;
        let Some(own) = wanted.get(name) else { continue };
        let is_shared = counts.get(own.short.as_str()).is_some_and(|count| *count > 1);
        if is_shared && *name == own.short && taken.insert(own.long.clone()) {
            name.clone_from(&own.long);
        }
    }
}
