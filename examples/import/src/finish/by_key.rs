//! An untagged enum of structs becomes one whose keys decide: reports then speak of the variant that is meant.
//!
//! ```text
//! {a} | {b, c?}, no other keys    by_key: A { a }, B { b, c }
//! {a, c?} | {a}                   stays untagged: no key of its own is required
//! ```

use crate::dsl::types::{Def, Loss, Struct, Tagging, Ty, TypeDef, TypeId};

/// Bound of the derive on variants and keys.
const MAX: usize = 128;

/// Changes the enums whose structs have keys of their own.
pub fn settle(types: &mut [TypeDef], all: &[TypeId]) {
    for id in all {
        let Some(objects) = structs_of(types, *id) else { continue };
        if !are_told_apart(&objects) {
            continue;
        }
        let mut losses: Vec<Loss> = Vec::new();
        let Def::Enum(tagging, mut variants) = types[*id].def.clone() else { continue };
        if tagging != Tagging::Untagged {
            continue;
        }
        for (variant, object) in variants.iter_mut().zip(objects) {
            if let Some(content) = variant.content.take()
                && let Ty::Named(inner) = content.ty
            {
                losses.extend(types[inner].losses.clone());
                if variant.docs.text.is_empty() {
                    variant.docs = types[inner].docs.clone();
                }
            }
            variant.inline = Some(object);
        }
        types[*id].losses.extend(losses);
        types[*id].def = Def::Enum(Tagging::ByKey, variants);
    }
}

/// The structs of the variants, if all of them are structs that are only there for a variant.
fn structs_of(types: &[TypeDef], id: TypeId) -> Option<Vec<Struct>> {
    let Def::Enum(Tagging::Untagged, variants) = &types[id].def else { return None };
    let mut objects = Vec::new();
    for variant in variants {
        let content = variant.content.as_ref()?;
        let Ty::Named(inner) = content.ty else { return None };
        let Def::Struct(object) = &types[inner].def else { return None };
        let is_plain = types[inner].is_inline
            && content.rules.is_empty()
            && !content.is_nullable
            && object.rules.is_empty()
            && object.is_closed
            && !object.fields.iter().any(|field| field.is_flattened);
        if !is_plain {
            return None;
        }
        objects.push(object.clone());
    }
    Some(objects)
}

fn are_told_apart(objects: &[Struct]) -> bool {
    let keys: usize = objects.iter().map(|object| object.fields.len()).sum();
    if objects.len() < 2 || objects.len() > MAX || keys > MAX {
        return false;
    }
    let others = |index: usize| {
        objects
            .iter()
            .enumerate()
            .filter(move |(other, _)| *other != index)
            .flat_map(|(_, object)| &object.fields)
    };
    let mut without = 0;
    for (index, object) in objects.iter().enumerate() {
        let is_own = |key: &str| !others(index).any(|field| field.key == key);
        let own: Vec<_> = object.fields.iter().filter(|field| is_own(&field.key)).collect();
        if own.is_empty() {
            without += 1;
        } else if own.iter().all(|field| field.is_optional) {
            return false;
        }
        for field in &object.fields {
            let is_one_type = others(index).filter(|other| other.key == field.key).all(|other| {
                other.typed.whole() == field.typed.whole() && other.is_optional == field.is_optional
            });
            if !is_one_type {
                return false;
            }
        }
    }
    without <= 1
}
