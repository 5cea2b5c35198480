//! Which fields have to be there, and when: `required`, `properties`, `if` and `then`, and groups as `oneOf`,
//! `anyOf` and `not`. All of these speak of the object that the fields stand in.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::definitions::{Depth, Generator};
use super::keywords::{Keywords, all, any, both, keyword, of_type};
use super::objects::{Around, names_of};
use super::rules::{Judged, literals};
use super::types::read_as;
use crate::condition::find_enum;
use crate::schema::{
    Absent, Condition, Content, Count, Enum, Field, Group, Is, Kind, Presence, Tagging, Test, Variant,
};

/// The fields that a condition or a group may name.
#[derive(Clone, Copy)]
pub(super) struct Siblings {
    pub(super) fields: &'static [Field],
    pub(super) deny_null: bool,
}

impl Siblings {
    /// The field of that name; none when documents do not show it under that name.
    fn find(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name && !field.hidden && !field.flatten)
    }

    /// Whether `null` stands for an absent field.
    fn null_is_absent(&self, field: &Field) -> bool {
        !self.deny_null && matches!(read_as((field.schema)()).kind, Kind::Option(_))
    }

    /// The field is there.
    pub(super) fn present(&self, field: &'static Field) -> Keywords {
        let not_null = || keyword("not", of_type("null"));
        let under = |name: &'static str| {
            let is_there = keyword("required", vec![name]);
            if self.null_is_absent(field) {
                both(is_there, keyword("properties", json!({ name: not_null() })))
            } else {
                is_there
            }
        };
        any(names_of(field).map(under).collect())
    }

    /// None of the fields is there.
    fn absent(&self, fields: &[&'static Field]) -> Keywords {
        let mut properties = Keywords::new();
        for field in fields {
            for name in names_of(field) {
                let value =
                    if self.null_is_absent(field) { Value::Object(of_type("null")) } else { json!(false) };
                properties.insert(String::from(name), value);
            }
        }
        keyword("properties", properties)
    }

    /// How many fields of a group are there; `None` when one of them is not shown.
    pub(super) fn group(&self, group: &Group) -> Option<Keywords> {
        let fields: Option<Vec<_>> = group.fields.iter().map(|name| self.find(name)).collect();
        let fields = fields?;
        let each: Vec<Keywords> = fields.iter().map(|field| self.present(field)).collect();
        let none = || self.absent(&fields);
        Some(match group.count {
            Count::ExactlyOne => keyword("oneOf", each),
            Count::AtLeastOne => keyword("anyOf", each),
            Count::AtMostOne if each.len() == 2 => keyword("not", together(each)),
            Count::AtMostOne => keyword("oneOf", each.into_iter().chain([none()]).collect::<Vec<_>>()),
            Count::AllOrNone => keyword("oneOf", vec![together(each), none()]),
        })
    }
}

impl Generator {
    /// A rule on a field's presence; `None` when it hangs on what documents do not show.
    pub(super) fn presence(
        &mut self,
        siblings: Siblings,
        field: &'static Field,
        presence: &Presence,
    ) -> Option<Keywords> {
        let Some(condition) = presence.condition() else { return Some(siblings.present(field)) };
        let is_unless = matches!(presence, Presence::RequiredUnless(_) | Presence::ForbiddenUnless(_));
        let condition = self.condition(siblings, condition, is_unless)?;
        let demand = match presence {
            Presence::RequiredIf(_) | Presence::RequiredUnless(_) => siblings.present(field),
            _ => siblings.absent(&[field]),
        };
        let branch = if is_unless { "else" } else { "then" };
        Some(both(keyword("if", condition), keyword(branch, demand)))
    }

    /// A condition. `filled` says whether it holds for a field that is absent and filled with a default,
    /// which nobody knows here.
    fn condition(&mut self, siblings: Siblings, condition: &Condition, filled: bool) -> Option<Keywords> {
        let mut alternatives = Vec::new();
        for tests in condition.any {
            let tests: Option<Vec<_>> = tests.iter().map(|test| self.test(siblings, test, filled)).collect();
            alternatives.push(together(tests?));
        }
        Some(any(alternatives))
    }

    fn test(&mut self, siblings: Siblings, test: &Test, filled: bool) -> Option<Keywords> {
        let field = siblings.find(test.field)?;
        let schema = (field.schema)();
        let value = match test.is {
            Is::Present => return Some(siblings.present(field)),
            Is::Literals(values) => {
                let judged = Judged { schema: Some(schema), may_be_null: false, is_key: false };
                literals(values, judged)
            }
            Is::Variants(idents) => self.is_variant(find_enum(schema)?, idents)?,
        };
        let is_filled = field.absent == Absent::Always && !matches!(read_as(schema).kind, Kind::Option(_));
        if is_filled && filled {
            let values = names_of(field).map(|name| (String::from(name), Value::Object(value.clone())));
            return Some(keyword("properties", values.collect::<Keywords>()));
        }
        let under = |name: &'static str| {
            both(keyword("properties", json!({ name: value.clone() })), keyword("required", vec![name]))
        };
        Some(any(names_of(field).map(under).collect()))
    }

    /// A value is one of these variants, given that it is one of the enum's.
    fn is_variant(&mut self, variants: &'static Enum, idents: &[&str]) -> Option<Keywords> {
        if variants.variants.iter().any(|variant| variant.untagged) {
            return None;
        }
        let is_meant = |variant: &&Variant| idents.contains(&variant.ident) && !variant.hidden;
        let meant: Vec<&'static Variant> = variants.variants.iter().filter(is_meant).collect();
        match variants.tagging {
            Tagging::External => {
                let is_unit = |variant: &Variant| matches!(variant.content, Content::Unit);
                let units: Vec<_> = meant.iter().copied().filter(|variant| is_unit(variant)).collect();
                let mut alternatives = Vec::new();
                if !units.is_empty() {
                    alternatives.push(tag_is(variants, &units));
                }
                let others = meant.iter().filter(|variant| !is_unit(variant));
                for name in others.flat_map(|variant| variant_names(variant)) {
                    alternatives.push(both(of_type("object"), keyword("required", vec![name])));
                }
                Some(any(alternatives))
            }
            Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } => {
                let is_tag = json!({ tag: tag_is(variants, &meant) });
                Some(both(keyword("properties", is_tag), keyword("required", vec![tag])))
            }
            Tagging::ByKey => {
                Some(any(meant.iter().map(|one| super::variants::decides(variants, one)).collect()))
            }
            Tagging::Untagged => {
                let mut alternatives = Vec::new();
                let mut earlier = Vec::new();
                for variant in variants.variants.iter().filter(|variant| !variant.hidden) {
                    let fits = self.content(&variant.content, &Around::default(), Depth::Types);
                    if meant.iter().any(|one| one.ident == variant.ident) {
                        let mut tests: Vec<Keywords> = vec![fits.clone()];
                        if !earlier.is_empty() {
                            tests.push(keyword("not", any(earlier.clone())));
                        }
                        alternatives.push(all(tests));
                    }
                    earlier.push(fits);
                }
                Some(any(alternatives))
            }
        }
    }
}

/// The name and the other names of a variant.
pub(super) fn variant_names(variant: &Variant) -> impl Iterator<Item = &'static str> {
    core::iter::once(variant.name).chain(variant.aliases.iter().copied())
}

/// A tag names one of these variants.
pub(super) fn tag_is(variants: &Enum, meant: &[&Variant]) -> Keywords {
    let names: Vec<&str> = meant.iter().flat_map(|variant| variant_names(variant)).collect();
    let own = both(of_type("string"), keyword("enum", names));
    if !meant.iter().any(|variant| variant.other) {
        return own;
    }
    let is_other =
        |variant: &&Variant| !variant.hidden && !meant.iter().any(|one| one.ident == variant.ident);
    let others = variants.variants.iter().filter(is_other);
    let others: Vec<&str> = others.flat_map(variant_names).collect();
    let rest = if others.is_empty() { Keywords::new() } else { keyword("not", keyword("enum", others)) };
    both(of_type("string"), rest)
}

/// All of these hold. Tests of different keys become one schema.
fn together(tests: Vec<Keywords>) -> Keywords {
    let is_plain = |name: &String| name == "properties" || name == "required";
    if !tests.iter().all(|test| test.keys().all(is_plain)) {
        return all(tests);
    }
    let mut properties = Keywords::new();
    let mut required: Vec<Value> = Vec::new();
    for test in &tests {
        for (name, value) in test.get("properties").and_then(Value::as_object).into_iter().flatten() {
            if properties.insert(name.clone(), value.clone()).is_some() {
                return all(tests);
            }
        }
        required.extend(test.get("required").and_then(Value::as_array).into_iter().flatten().cloned());
    }
    required.dedup();
    let mut keywords = Keywords::new();
    if !properties.is_empty() {
        keywords.insert("properties".into(), Value::Object(properties));
    }
    if !required.is_empty() {
        keywords.insert("required".into(), Value::Array(required));
    }
    keywords
}
