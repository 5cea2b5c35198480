//! Of several types that would have one name, only a definition has it alone: beside `DockerConfigType`, the `ConfigType` of
//! a `Buildpack` is a `BuildpackConfigType`. A number goes when the name before it has become free.

use std::collections::{BTreeMap, BTreeSet};

use crate::build::Wanted;
use crate::dsl::types::{TypeDef, TypeId};

/// Gives types their longer names where others wanted the short one, too.
pub fn settle(types: &mut [TypeDef], order: &[TypeId], wanted: &BTreeMap<String, Wanted>) {
    let mut taken: BTreeSet<String> = order.iter().map(|id| types[*id].name.clone()).collect();
    let named: Vec<(TypeId, &Wanted)> =
        order.iter().filter_map(|id| Some((*id, wanted.get(&types[*id].name)?))).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, own) in &named {
        *counts.entry(&own.short).or_default() += 1;
    }
    let is_shared = |own: &Wanted| counts.get(own.short.as_str()).is_some_and(|count| *count > 1);
    let mut rename = |def: &mut TypeDef, name: &String| {
        let is_free = taken.insert(name.clone());
        if is_free {
            taken.remove(&def.name);
            def.name.clone_from(name);
        }
        is_free
    };
    for (id, own) in &named {
        if is_shared(own) && types[*id].name == own.short && types[*id].is_inline {
            rename(&mut types[*id], &own.long);
        }
    }
    for (id, own) in &named {
        let def = &mut types[*id];
        if def.name != own.short && def.name != own.long {
            let is_short = (!is_shared(own) || !def.is_inline) && rename(def, &own.short);
            // Rather the short name than a number.
            let _ = is_short || rename(def, &own.long) || rename(def, &own.short);
        }
    }
}
