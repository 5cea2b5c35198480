//! Puts a `Box` where a type would contain itself, and around what is large: values lie on the stack while they are read.

use crate::dsl::types::{Def, Ty, TypeDef, TypeId, Variant};

/// Bound on the bytes of a part that is no `Box`.
const LARGE: usize = 1024;

/// Boxes the parts of types that lead back to their type without a list or a map between, then those that are large.
pub fn add(types: &mut [TypeDef], all: &[TypeId]) {
    for id in all {
        loop {
            let mut parts: Vec<TypeId> = Vec::new();
            types[*id].def.each(&mut |typed| parts.extend(typed.ty.by_value()));
            let Some(back) = parts.into_iter().find(|part| leads_to(types, *part, *id)) else { break };
            types[*id].def.each_mut(&mut |typed| box_type(&mut typed.ty, back));
        }
    }
    let mut sizes: Vec<Option<usize>> = vec![None; types.len()];
    for id in all {
        measure(types, &mut sizes, *id);
    }
}

/// The bytes of a type, about, once its own large parts are boxed.
fn measure(types: &mut [TypeDef], sizes: &mut [Option<usize>], id: TypeId) -> usize {
    if let Some(size) = sizes[id] {
        return size;
    }
    let mut parts: Vec<TypeId> = Vec::new();
    if let Def::Alias(ty) = &types[id].def {
        parts.extend(ty.by_value());
    }
    types[id].def.each(&mut |typed| parts.extend(typed.ty.by_value()));
    for part in parts {
        if measure(types, sizes, part) > LARGE {
            types[id].def.each_mut(&mut |typed| box_type(&mut typed.ty, part));
        }
    }
    let size_of = |ty: &Ty| size(ty, sizes);
    let of_variant = |variant: &Variant| -> usize {
        let inline = variant.inline.iter().flat_map(|object| &object.fields).map(|field| &field.typed);
        variant.content.iter().chain(inline).map(|typed| size_of(&typed.ty)).sum()
    };
    let whole = match &types[id].def {
        Def::Enum(_, variants) => 8 + variants.iter().map(of_variant).max().unwrap_or(0),
        Def::Alias(ty) => size_of(ty),
        def => {
            let mut sum = 0;
            def.each(&mut |typed| sum += size_of(&typed.ty));
            sum
        }
    };
    sizes[id] = Some(whole);
    whole
}

fn size(ty: &Ty, sizes: &[Option<usize>]) -> usize {
    match ty {
        Ty::Unit | Ty::Bool => 1,
        Ty::Int(_) | Ty::Float | Ty::Box(_) => 8,
        Ty::Text | Ty::List(_) | Ty::Map(_) => 24,
        Ty::Value => 32,
        Ty::Option(inner) => size(inner, sizes),
        Ty::Named(id) => sizes[*id].unwrap_or(0),
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
