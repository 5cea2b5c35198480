//! The presence of fields: `required`, `properties`, `if` and `then`, and groups as `oneOf`, `anyOf` and `not`. All
//! these schemas apply to the object that has the fields.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde_json::Value;

use super::definitions::{Around, Depth, Generator};
use super::named::named_variant;
use super::rules::Judged;
use crate::rules::keywords::{
    Keywords, all, any, both, keyword, number_value, of_type, property, required, schemas, set, under,
};
use crate::rules::one_of::literals;
use crate::schema::shape::{Part, find_enum, is_filled, is_option, keeps_null, struct_inside};
use crate::schema::{Absent, Condition, Count, Enum, Field, Group, Is, Presence, Schema, Tagging, Test};

impl Part {
    /// Whether `null` stands for an absent field.
    fn null_is_absent(&self, field: &Field) -> bool {
        let schema = (field.schema)();
        !self.object.denies_null_of(field) && is_option(schema) && !keeps_null(schema)
    }

    /// The field is there.
    pub(super) fn present(&self, field: &'static Field) -> Keywords {
        if is_filled(field) {
            return under("not", self.null(field));
        }
        let mut alternatives = Vec::new();
        for name in field.names() {
            let mut is_there = required(name);
            if self.null_is_absent(field) {
                is_there = both(is_there, property(name, under("not", of_type("null"))));
            }
            alternatives.push(is_there);
        }
        any(alternatives)
    }

    /// The field is `null`; never, where that is denied.
    fn null(&self, field: &'static Field) -> Keywords {
        let mut alternatives = Vec::new();
        for name in field.names() {
            let value = under("properties", keyword(name, self.absence(field)));
            alternatives.push(both(value, required(name)));
        }
        any(alternatives)
    }

    /// The schema of a value that counts as absent.
    fn absence(&self, field: &'static Field) -> Value {
        match self.null_is_absent(field) {
            true => Value::Object(of_type("null")),
            false => Value::Bool(false),
        }
    }

    /// All the fields are absent.
    fn absent(&self, fields: &[&'static Field]) -> Keywords {
        let filled = fields.iter().filter(|field| is_filled(field));
        let mut all: Vec<Keywords> = filled.map(|field| self.null(field)).collect();
        let mut properties = Keywords::new();
        for field in fields.iter().filter(|field| !is_filled(field)) {
            for name in field.names() {
                set(&mut properties, name, self.absence(field));
            }
        }
        if !properties.is_empty() {
            all.push(under("properties", properties));
        }
        together(all)
    }

    /// The schema of a group; `None` when documents do not show one of its fields.
    pub(super) fn group(&self, group: &Group) -> Option<Keywords> {
        let mut fields = Vec::new();
        let mut each = Vec::new();
        for name in group.fields {
            let field = self.find(name).filter(|field| !field.converted)?;
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
    /// A presence rule; `None` when it depends on something that documents do not show.
    pub(super) fn presence(
        &mut self,
        part: Part,
        field: &'static Field,
        presence: &Presence,
    ) -> Option<Keywords> {
        if field.converted {
            return None;
        }
        let Some(condition) = presence.condition() else { return Some(part.present(field)) };
        let is_unless = matches!(
            presence,
            Presence::RequiredUnless(_) | Presence::ForbiddenUnless(_) | Presence::IgnoredUnless(_)
        );
        let condition = self.condition(part, condition, is_unless)?;
        let demand = match presence {
            Presence::RequiredIf(_) | Presence::RequiredUnless(_) => part.present(field),
            _ => part.absent(&[field]),
        };
        let branch = if is_unless { "else" } else { "then" };
        Some(both(under("if", condition), under(branch, demand)))
    }

    /// A condition. `filled` is the result to assume for an absent field with a default that is not known.
    pub(super) fn condition(&mut self, part: Part, condition: &Condition, filled: bool) -> Option<Keywords> {
        let mut alternatives = Vec::new();
        for tests in condition.any {
            let mut all = Vec::new();
            for test in *tests {
                all.push(self.test(part, test, filled)?);
            }
            alternatives.push(together(all));
        }
        Some(any(alternatives))
    }

    fn test(&mut self, part: Part, test: &Test, filled: bool) -> Option<Keywords> {
        let field = part.object.fields.iter().find(|field| field.name == test.field.field)?;
        self.test_at(part, field, test.field.inside, test, filled)
    }

    /// A test of what is inside a field at the end of a path.
    fn test_at(
        &mut self,
        part: Part,
        field: &'static Field,
        path: &[(&str, &str)],
        test: &Test,
        filled: bool,
    ) -> Option<Keywords> {
        if field.hidden || field.converted {
            return None;
        }
        // The default is that of the first field.
        let default = test.filled.filter(|_| path.len() == test.field.inside.len());
        let ty = (field.schema)();
        let value = match path {
            [(ident, _), path @ ..] => {
                let inside = struct_inside(ty)?;
                let next = inside.object.fields.iter().find(|next| next.ident == *ident)?;
                let value = self.test_at(inside, next, path, test, filled)?;
                if field.flatten {
                    // serde takes a flattened option as absent when it does not fit.
                    return (!is_option(ty)).then_some(value);
                }
                both(of_type("object"), value)
            }
            [] if field.flatten => return None,
            [] => match test.is {
                Is::Present => return Some(part.present(field)),
                is => self.passing(ty, is)?,
            },
        };
        let has_default = matches!(field.absent, Absent::Always | Absent::Default);
        let is_filled = has_default && (!is_option(ty) || is_filled(field));
        if default.map_or(is_filled && filled, |holds| holds()) {
            let mut values = Keywords::new();
            for name in field.names() {
                set(&mut values, name, Value::Object(value.clone()));
            }
            return Some(under("properties", values));
        }
        let mut alternatives = Vec::new();
        for name in field.names() {
            alternatives.push(both(property(name, value.clone()), required(name)));
        }
        Some(any(alternatives))
    }

    /// The values of a type that pass a test, assuming that they are of that type or `null`.
    fn passing(&mut self, ty: &'static Schema, is: Is) -> Option<Keywords> {
        let listed =
            |values, may_be_null| literals(values, &Judged { schema: Some(ty), may_be_null, is_key: false });
        Some(match is {
            Is::Present => Keywords::new(),
            Is::Literals(values) => listed(values, false),
            Is::NotLiterals(values) => under("not", listed(values, true)),
            Is::Compared(comparison, bound) => {
                both(of_type("number"), keyword(comparison.keyword(), number_value(bound)))
            }
            Is::Variants(idents) => self.is_variant(find_enum(ty)?, idents)?,
            Is::NotVariants(idents) => {
                under("not", any(vec![self.is_variant(find_enum(ty)?, idents)?, of_type("null")]))
            }
        })
    }

    /// A value is one of these variants, assuming that it is a value of the enum.
    fn is_variant(&mut self, variants: &'static Enum, idents: &[&str]) -> Option<Keywords> {
        if variants.tagging != Tagging::Untagged {
            return named_variant(variants, idents);
        }
        let mut alternatives = Vec::new();
        let mut earlier = Vec::new();
        for variant in variants.tried() {
            let fits = self.content(&variant.content, &Around::default(), Depth::Types);
            if idents.contains(&variant.ident) {
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

/// All tests hold. Tests of different keys are merged into one schema.
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
