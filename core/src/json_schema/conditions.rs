//! Which fields have to be there, and when: `required`, `properties`, `if` and `then`, and groups as `oneOf`,
//! `anyOf` and `not`. All of these speak of the object that the fields stand in.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde_json::Value;

use super::definitions::{Around, Depth, Generator};
use super::rules::Judged;
use crate::rules::keywords::{
    Keywords, all, any, both, keyword, names, of_type, property, required, schemas, set, under,
};
use crate::rules::one_of::literals;
use crate::schema::shape::{find_enum, is_filled, names_of, read_as};
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
        if is_filled(field) {
            return under("not", self.null(field));
        }
        let mut alternatives = Vec::new();
        for name in names_of(field) {
            let mut is_there = required(name);
            if self.null_is_absent(field) {
                is_there = both(is_there, property(name, under("not", of_type("null"))));
            }
            alternatives.push(is_there);
        }
        any(alternatives)
    }

    /// A `null` stands for a field; nothing does where that is denied.
    fn null(&self, field: &'static Field) -> Keywords {
        let mut alternatives = Vec::new();
        for name in names_of(field) {
            let value = under("properties", keyword(name, self.absence(field)));
            alternatives.push(both(value, required(name)));
        }
        any(alternatives)
    }

    /// What stands for the absence of a field.
    fn absence(&self, field: &'static Field) -> Value {
        match self.null_is_absent(field) {
            true => Value::Object(of_type("null")),
            false => Value::Bool(false),
        }
    }

    /// None of the fields is there.
    fn absent(&self, fields: &[&'static Field]) -> Keywords {
        let filled = fields.iter().filter(|field| is_filled(field));
        let mut all: Vec<Keywords> = filled.map(|field| self.null(field)).collect();
        let mut properties = Keywords::new();
        for field in fields.iter().filter(|field| !is_filled(field)) {
            for name in names_of(field) {
                set(&mut properties, name, self.absence(field));
            }
        }
        if !properties.is_empty() {
            all.push(under("properties", properties));
        }
        together(all)
    }

    /// How many fields of a group are there; `None` when one of them is not shown.
    pub(super) fn group(&self, group: &Group) -> Option<Keywords> {
        let mut fields = Vec::new();
        let mut each = Vec::new();
        for name in group.fields {
            let field = self.find(name)?;
            fields.push(field);
            each.push(self.present(field));
        }
        let none = self.absent(&fields);
        Some(match group.count {
            Count::ExactlyOne => schemas("oneOf", each),
            Count::AtLeastOne => schemas("anyOf", each),
            Count::AtMostOne if each.len() == 2 => under("not", together(each)),
            Count::AtMostOne => {
                each.push(none);
                schemas("oneOf", each)
            }
            Count::AllOrNone => schemas("oneOf", vec![together(each), none]),
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
        Some(both(under("if", condition), under(branch, demand)))
    }

    /// A condition. `filled` says whether it holds for a field that is absent and filled with a default,
    /// which nobody knows here.
    fn condition(&mut self, siblings: Siblings, condition: &Condition, filled: bool) -> Option<Keywords> {
        let mut alternatives = Vec::new();
        for tests in condition.any {
            let mut all = Vec::new();
            for test in *tests {
                all.push(self.test(siblings, test, filled)?);
            }
            alternatives.push(together(all));
        }
        Some(any(alternatives))
    }

    fn test(&mut self, siblings: Siblings, test: &Test, filled: bool) -> Option<Keywords> {
        let field = siblings.find(test.field)?;
        let ty = (field.schema)();
        let value = match test.is {
            Is::Present => return Some(siblings.present(field)),
            Is::Literals(values) => {
                let judged = Judged { schema: Some(ty), may_be_null: false, is_key: false };
                literals(values, &judged)
            }
            Is::Variants(idents) => self.is_variant(find_enum(ty)?, idents)?,
        };
        let is_optional = matches!(read_as(ty).kind, Kind::Option(_));
        let is_filled = field.absent == Absent::Always && (!is_optional || is_filled(field));
        if is_filled && filled {
            let mut values = Keywords::new();
            for name in names_of(field) {
                set(&mut values, name, Value::Object(value.clone()));
            }
            return Some(under("properties", values));
        }
        let mut alternatives = Vec::new();
        for name in names_of(field) {
            alternatives.push(both(property(name, value.clone()), required(name)));
        }
        Some(any(alternatives))
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
                let mut units = Vec::new();
                let mut others = Vec::new();
                for variant in meant {
                    if matches!(variant.content, Content::Unit) {
                        units.push(variant);
                        continue;
                    }
                    for name in variant_names(variant) {
                        others.push(both(of_type("object"), required(name)));
                    }
                }
                if !units.is_empty() {
                    others.insert(0, tag_is(variants, &units));
                }
                Some(any(others))
            }
            Tagging::Internal { tag } | Tagging::Adjacent { tag, .. } => {
                Some(both(property(tag, tag_is(variants, &meant)), required(tag)))
            }
            Tagging::ByKey => {
                let mut alternatives = Vec::new();
                for variant in meant {
                    alternatives.push(super::by_key::decides(variants, variant));
                }
                Some(any(alternatives))
            }
            Tagging::Untagged => {
                let mut alternatives = Vec::new();
                let mut earlier = Vec::new();
                for variant in variants.variants.iter().filter(|variant| !variant.hidden) {
                    let fits = self.content(&variant.content, &Around::default(), Depth::Types);
                    if meant.iter().any(|one| one.ident == variant.ident) {
                        let mut tests: Vec<Keywords> = vec![fits.clone()];
                        if !earlier.is_empty() {
                            tests.push(under("not", any(earlier.clone())));
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
pub(super) fn variant_names(variant: &Variant) -> Vec<&'static str> {
    let mut names = vec![variant.name];
    names.extend_from_slice(variant.aliases);
    names
}

/// A tag names one of these variants.
pub(super) fn tag_is(variants: &Enum, meant: &[&Variant]) -> Keywords {
    let mut own = Vec::new();
    for variant in meant {
        own.extend_from_slice(&variant_names(variant));
    }
    if !meant.iter().any(|variant| variant.other) {
        return both(of_type("string"), keyword("enum", names(&own)));
    }
    let mut others = Vec::new();
    for variant in variants.variants {
        if !variant.hidden && !meant.iter().any(|one| one.ident == variant.ident) {
            others.extend_from_slice(&variant_names(variant));
        }
    }
    match others.is_empty() {
        true => of_type("string"),
        false => both(of_type("string"), under("not", keyword("enum", names(&others)))),
    }
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
        if let Some(Value::Object(more)) = test.get("properties") {
            for (name, value) in more {
                if properties.insert(name.clone(), value.clone()).is_some() {
                    return all(tests);
                }
            }
        }
        if let Some(Value::Array(more)) = test.get("required") {
            required.extend_from_slice(more);
        }
    }
    required.dedup();
    let mut keywords = Keywords::new();
    if !properties.is_empty() {
        set(&mut keywords, "properties", Value::Object(properties));
    }
    if !required.is_empty() {
        set(&mut keywords, "required", Value::Array(required));
    }
    keywords
}
