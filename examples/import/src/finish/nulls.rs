//! How fields hold that a key is absent or `null`, and which types refuse `null` for an absent key.

use crate::dsl::rules::Rule;
use crate::dsl::types::{Def, Form, Struct, Ty, TypeDef, TypeId};

/// Decides `deny_null` and the form of each field.
pub fn settle(types: &mut [TypeDef], all: &[TypeId]) {
    for id in all {
        match &mut types[*id].def {
            Def::Struct(object) => {
                let denies = has_absence_without_null(object);
                settle_struct(object, denies);
            }
            Def::Enum(_, variants) => {
                let denies = variants
                    .iter()
                    .filter_map(|variant| variant.inline.as_ref())
                    .any(has_absence_without_null);
                for object in variants.iter_mut().filter_map(|variant| variant.inline.as_mut()) {
                    settle_struct(object, denies);
                }
            }
            _ => {}
        }
    }
}

fn has_absence_without_null(object: &Struct) -> bool {
    object.fields.iter().any(|field| field.is_optional && !field.typed.is_nullable)
}

fn settle_struct(object: &mut Struct, denies: bool) {
    object.denies_null = denies;
    let tested = object.tested_keys();
    for field in &mut object.fields {
        let takes_null = matches!(field.typed.ty, Ty::Value | Ty::Unit);
        field.form = match (field.is_optional, field.typed.is_nullable) {
            _ if field.is_flattened => Form::Plain,
            (false, true) if !takes_null => Form::RequiredMaybe,
            (false, _) => Form::Plain,
            (true, true) if tested.contains(&field.key) => Form::Maybe,
            (true, true) if denies => Form::Nullable,
            (true, _) => Form::Option,
        };
        if field.form == Form::RequiredMaybe {
            field.typed.rules.insert(0, Rule::Required);
        }
        if field.form == Form::Nullable {
            field.typed.rules.insert(0, Rule::Nullable);
        }
    }
}
