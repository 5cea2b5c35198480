//! Puts a `Box` where a type would contain itself.

use crate::dsl::types::{Def, Ty, TypeDef, TypeId};

/// Boxes the parts of types that lead back to their type without a list or a map between.
pub fn add(types: &mut [TypeDef], all: &[TypeId]) {
    for id in all {
        loop {
            let mut parts: Vec<TypeId> = Vec::new();
            types[*id].def.each(&mut |typed| parts.extend(typed.ty.by_value()));
            let Some(back) = parts.into_iter().find(|part| leads_to(types, *part, *id)) else { break };
            types[*id].def.each_mut(&mut |typed| box_type(&mut typed.ty, back));
        }
    }
}

fn box_type(ty: &mut Ty, id: TypeId) {
    match ty {
        Ty::Named(own) if *own == id => *ty = Ty::Box(Box::new(Ty::Named(id))),
        Ty::Option(inner) => box_type(inner, id),
        _ => {}
    }
}

fn leads_to(types: &[TypeDef], from: TypeId, to: TypeId) -> bool {
    let mut seen = vec![false; types.len()];
    let mut open = vec![from];
    while let Some(id) = open.pop() {
        if id == to {
            return true;
        }
        if std::mem::replace(&mut seen[id], true) {
            continue;
        }
        if let Def::Alias(ty) = &types[id].def {
            open.extend(ty.by_value());
        }
        types[id].def.each(&mut |typed| open.extend(typed.ty.by_value()));
    }
    false
}
