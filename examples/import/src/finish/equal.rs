//! Types that are equal but for their names become one; the first keeps its name.

use std::collections::HashMap;

use super::reach::order;
use crate::dsl::types::{Def, Tagging, TypeDef, TypeId};

/// Joins equal types until none are left.
pub fn join(types: &mut [TypeDef], roots: &[TypeId]) {
    loop {
        let mut first: HashMap<String, TypeId> = HashMap::new();
        let mut renamed: HashMap<TypeId, TypeId> = HashMap::new();
        for id in order(types, roots) {
            if roots.contains(&id) || matches!(types[id].def, Def::Open | Def::Alias(_)) {
                continue;
            }
            let key = key(&types[id]);
            match first.get(&key) {
                Some(other) => {
                    renamed.insert(id, *other);
                }
                None => {
                    first.insert(key, id);
                }
            }
        }
        if renamed.is_empty() {
            return;
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

/// What a type is, without its name; names of variants only say what they hold, except where documents have them.
fn key(def: &TypeDef) -> String {
    let mut of_kind = def.def.clone();
    if let Def::Enum(Tagging::Untagged, variants) = &mut of_kind {
        for variant in variants {
            variant.ident.clear();
            variant.name.clear();
        }
    }
    let losses: Vec<_> = def.losses.iter().map(|loss| (&loss.keyword, &loss.why)).collect();
    of_kind.each_mut(&mut |typed| typed.losses.iter_mut().for_each(|loss| loss.place.clear()));
    format!("{:?} {of_kind:?} {losses:?}", def.docs)
}
