//! Keeps the types that the root reaches, each after the first one that names it.

use crate::dsl::types::{Def, TypeDef, TypeId};

/// The types that some types reach, in the order in which a reader meets them.
#[must_use]
pub fn order(types: &[TypeDef], roots: &[TypeId]) -> Vec<TypeId> {
    let mut found = Vec::new();
    let mut seen = vec![false; types.len()];
    let mut open: Vec<TypeId> = roots.iter().rev().copied().collect();
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut seen[id], true) {
            continue;
        }
        found.push(id);
        let mut inside = Vec::new();
        if let Def::Alias(ty) = &types[id].def {
            ty.each_named(&mut |id| inside.push(id));
        }
        types[id].def.each(&mut |typed| typed.ty.each_named(&mut |id| inside.push(id)));
        open.extend(inside.into_iter().rev());
    }
    found
}
