//! Which structs refuse `null` for an absent key, and what cannot be said of keys that may be `null`.

use crate::dsl::known;
use crate::dsl::types::{Def, Field, Loss, Ty, TypeDef, TypeId};

/// Whether an optional field is a `Value` that is `null` when its key is absent, and no `Option`.
#[must_use]
pub fn is_bare_value(field: &Field, is_tested: bool) -> bool {
    field.is_optional && field.typed.ty == Ty::Value && !is_tested && !known::NULLABLE
}

/// Decides `deny_null` for each struct.
pub fn settle(types: &mut [TypeDef], all: &[TypeId]) {
    for id in all {
        let place = types[*id].place.clone();
        let Def::Struct(object) = &mut types[*id].def else { continue };
        let mut losses = Vec::new();
        let mut lose = |field: &str, why: &str| {
            losses.push(Loss {
                place: if field.is_empty() { place.clone() } else { format!("{place}/properties/{field}") },
                keyword: "type".to_owned(),
                why: why.to_owned(),
                is_reading: false,
            });
        };
        let tested = object.tested_keys();
        let is_null_there = |field: &&Field| {
            field.is_optional
                && field.typed.is_nullable
                && !is_bare_value(field, tested.contains(&field.key))
        };
        let has_null = object.fields.iter().any(|field| is_null_there(&field));
        let denies = object.fields.iter().any(|field| field.is_optional && !field.typed.is_nullable);
        object.denies_null = denies && (!has_null || known::NULLABLE);
        if denies && has_null && !known::NULLABLE {
            lose("", "`null` is taken for every key that may be absent, since it is for one of them");
        }
        if !known::NULLABLE {
            for field in &object.fields {
                if !field.is_optional && field.typed.is_nullable && !matches!(field.typed.ty, Ty::Value | Ty::Unit) {
                    lose(&field.key, "the key may be absent, since its value may be `null`");
                }
            }
        }
        types[*id].losses.extend(losses);
    }
}
