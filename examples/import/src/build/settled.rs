//! Conditions as a person writes them: values of one key stand together, and a test that always holds is none.
//!
//! ```text
//! required_if(kind = A), required_if(kind = B)    required_if(kind = A | B)
//! required_if(kind = A | B), there is no other    the field is no Option
//! ```

use super::Builder;
use crate::dsl::rules::{Condition, Literal, Rule, Test, Tests};
use crate::dsl::types::{Def, Field, Tagging, Ty};

impl Builder<'_, '_> {
    /// Joins conditions and takes away tests that always hold. A field that is always required is no longer optional.
    pub(crate) fn settled(&self, fields: &mut [Field], rules: Vec<(String, Rule)>) -> Vec<(String, Rule)> {
        let mut settled = Vec::new();
        for (key, rule) in joined(rules) {
            match rule {
                Rule::Presence(name, condition) => {
                    let any: Vec<Tests> =
                        condition.any.into_iter().map(|tests| self.without_certain(fields, tests)).collect();
                    let is_certain = any.iter().any(Vec::is_empty);
                    match name {
                        "required_if" if is_certain => {
                            for field in fields.iter_mut().filter(|field| field.key == key) {
                                field.is_optional = false;
                            }
                        }
                        "required_unless" | "forbidden_unless" if is_certain => {}
                        _ if is_certain => {
                            // Never there: no condition says that.
                            settled.push((key, Rule::Presence(name, Condition { any: Vec::new() })));
                        }
                        _ => settled.push((key, Rule::Presence(name, Condition { any }))),
                    }
                }
                Rule::When(tests, inner) => match self.without_certain(fields, tests) {
                    tests if tests.is_empty() => {
                        settled.extend(inner.into_iter().map(|rule| (key.clone(), rule)))
                    }
                    tests => settled.push((key, Rule::When(tests, inner))),
                },
                other => settled.push((key, other)),
            }
        }
        settled
    }

    /// The tests without those that hold for every value of their field.
    fn without_certain(&self, fields: &[Field], tests: Tests) -> Tests {
        let mut kept = Vec::new();
        for mut test in tests {
            let field = fields.iter().find(|field| field.key == test.key);
            if let Some(field) = field
                && !test.is_not
                && !test.values.is_empty()
                && self.are_all_values(&field.typed.ty, &test.values)
            {
                if !field.is_optional && !field.typed.is_nullable {
                    continue;
                }
                if field.is_optional {
                    test.values.clear();
                }
            }
            kept.push(test);
        }
        kept
    }

    fn are_all_values(&self, ty: &Ty, values: &[Literal]) -> bool {
        match ty {
            Ty::Bool => [true, false].iter().all(|flag| values.contains(&Literal::Bool(*flag))),
            Ty::Named(id) => match &self.types[*id].def {
                Def::Enum(Tagging::Names, variants) => {
                    variants.iter().all(|variant| values.contains(&Literal::Text(variant.name.clone())))
                }
                _ => false,
            },
            _ => false,
        }
    }
}

/// The same rule of presence under values of the same key becomes one.
fn joined(rules: Vec<(String, Rule)>) -> Vec<(String, Rule)> {
    let mut joined: Vec<(String, Rule)> = Vec::new();
    for (key, rule) in rules {
        if let Some(test) = single(&rule)
            && let Some(other) = joined.iter_mut().find(|(of, other)| {
                *of == key
                    && single(other).is_some_and(|own| own.key == test.key)
                    && is_same_rule(other, &rule)
            })
            && let Rule::Presence(_, condition) = &mut other.1
        {
            let values = &mut condition.any[0][0].values;
            for value in &test.values {
                if !values.contains(value) {
                    values.push(value.clone());
                }
            }
            continue;
        }
        joined.push((key, rule));
    }
    joined
}

/// The only test of a rule of presence, if it compares with values.
fn single(rule: &Rule) -> Option<&Test> {
    match rule {
        Rule::Presence(name, condition) if name.ends_with("_if") => match condition.any.as_slice() {
            [tests] => match tests.as_slice() {
                [test] if !test.is_not && !test.values.is_empty() => Some(test),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

fn is_same_rule(one: &Rule, other: &Rule) -> bool {
    matches!((one, other), (Rule::Presence(one, _), Rule::Presence(other, _)) if one == other)
}
