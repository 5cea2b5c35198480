//! Types that are equal but for their names become one; that of a definition keeps its name, else the first.

use std::collections::{BTreeMap, HashMap};

use super::reach::order;
use crate::dsl::types::{Def, Docs, Loss, Tagging, TypeDef, TypeId};

/// Joins equal types until none are left.
pub fn join(types: &mut [TypeDef], roots: &[TypeId]) {
    loop {
        let mut first: HashMap<String, Vec<TypeId>> = HashMap::new();
        let mut renamed: BTreeMap<TypeId, TypeId> = BTreeMap::new();
        for id in order(types, roots) {
            if roots.contains(&id) || matches!(types[id].def, Def::Open | Def::Alias(_)) {
                continue;
            }
            let equal = first.entry(key(&types[id])).or_default();
            match equal.iter().find(|other| is_one_to_a_reader(&types[**other], &types[id])) {
                Some(other) => {
                    renamed.insert(id, *other);
                }
                None => equal.push(id),
            }
        }
        if renamed.is_empty() {
            return;
        }
        for (id, first) in &renamed {
            let TypeDef { name, docs, def, losses, is_inline, .. } = types[*id].clone();
            let to = &mut types[*first];
            to.losses.extend(losses);
            // Both have the same parts in the same order; each of them has places of its own.
            let mut parts: Vec<Vec<Loss>> = Vec::new();
            def.each(&mut |typed| parts.push(typed.losses.clone()));
            let mut parts = parts.into_iter();
            to.def.each_mut(&mut |typed| {
                let more = parts.next().unwrap_or_default();
                typed.losses.extend(more);
            });
            if to.docs == Docs::default() {
                to.docs = docs;
            }
            if to.is_inline && !is_inline {
                to.name = name;
                to.is_inline = false;
            }
        }
        let new = |id: TypeId| renamed.get(&id).copied().unwrap_or(id);
        for def in types.iter_mut() {
            if let Def::Alias(ty) = &mut def.def {
                ty.rename(&new);
            }
            def.def.each_mut(&mut |typed| typed.ty.rename(&new));
        }
    }
}

/// Whether nothing is lost when two types of one key are one: definitions have names of their own, and docs that differ
/// both say something.
fn is_one_to_a_reader(one: &TypeDef, other: &TypeDef) -> bool {
    let is_silent = |def: &TypeDef| def.docs == Docs::default() && def.is_inline;
    (one.is_inline || other.is_inline) && (one.docs == other.docs || is_silent(one) || is_silent(other))
}

/// What a type is, without its name; names of variants only say what they hold, except where documents have them.
fn key(def: &TypeDef) -> String {
    let mut of_kind = def.def.clone();
    if let Def::Enum(Tagging::Untagged, variants) = &mut of_kind {
        for variant in variants {
            variant.ident.clear();
            variant.name.clear();
        }
    }
    // What is only read as it is meant stands in the table, not in the module.
    let losses: Vec<_> =
        def.losses.iter().filter(|loss| !loss.is_reading).map(|loss| (&loss.keyword, &loss.why)).collect();
    of_kind.each_mut(&mut |typed| {
        typed.losses.iter_mut().for_each(|loss| loss.place.clear());
        typed.losses.dedup();
    });
    format!("{of_kind:?} {losses:?}")
}
