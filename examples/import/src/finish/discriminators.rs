//! An enum whose variants decide about other fields is a `discriminator`: a new variant then needs a decision, too.
//!
//! ```text
//! kind: Http | Cron | Worker, path: required_if(kind = Http)    no: more variants decide nothing
//! kind: Http | Cron, path: required_if(kind = Http)             discriminator(Cron)
//! ```

use crate::dsl::rules::{Literal, Rule, Test};
use crate::dsl::types::{Def, Form, Struct, Tagging, Ty, TypeDef, TypeId};

/// Marks the fields that decide.
pub fn settle(types: &mut [TypeDef], all: &[TypeId]) {
    for id in all {
        let Def::Struct(object) = &types[*id].def else { continue };
        let deciding = deciding(types, object);
        if let Def::Struct(object) = &mut types[*id].def {
            for (index, others) in deciding {
                object.fields[index].typed.rules.insert(0, Rule::Discriminator(others));
            }
        }
    }
}

/// The fields that decide, each with the variants that no condition names: not more than those that one does.
fn deciding(types: &[TypeDef], object: &Struct) -> Vec<(usize, Vec<String>)> {
    let rules = object.fields.iter().flat_map(|field| &field.typed.rules);
    let tests: Vec<&Test> = rules.flat_map(tests_of).filter(|test| !test.is_not).collect();
    let mut found = Vec::new();
    for (index, field) in object.fields.iter().enumerate() {
        let Ty::Named(id) = field.typed.ty else { continue };
        let Def::Enum(Tagging::Names, variants) = &types[id].def else { continue };
        let of_field = || tests.iter().filter(|test| test.key == field.key);
        let is_named = |name: &str| {
            of_field().any(|test| test.values.iter().any(|value| *value == Literal::Text(name.to_owned())))
        };
        let others: Vec<String> = variants
            .iter()
            .filter(|variant| !is_named(&variant.name))
            .map(|variant| variant.ident.clone())
            .collect();
        if field.form == Form::Plain && others.len() * 2 <= variants.len() {
            found.push((index, others));
        }
    }
    found
}

fn tests_of(rule: &Rule) -> Vec<&Test> {
    match rule {
        Rule::Presence(_, condition) => condition.any.iter().flatten().collect(),
        Rule::When(tests, _) => tests.iter().collect(),
        _ => Vec::new(),
    }
}
