//! Objects with known keys: those of a struct or variant, with those of structs that are flattened into it.

use alloc::vec::Vec;

use serde_json::Value;

use super::body::Body;
use super::decided::choose_by_type;
use super::definitions::{Around, Depth, Generator};
use super::keys::keys_of;
use super::rules::{Judged, customs, of_conversion, of_outcome};
use super::types::{is_default_wrong, judged};
use super::variants::OF_TEXTS;
use crate::rules::keywords::{
    COMMENT, Keywords, both, comment, keyword, names, note, note_of, of_type, required, schemas, set, under,
    unless_empty,
};
use crate::rules::untyped::Target as _;
use crate::schema::shape::{
    MAX_FLATTENED, Part, accepts_null, inner_kind, inside_newtypes, is_filled, keys_of_enum, may_be_absent,
    read_as,
};
use crate::schema::visit::{has_rules, needs_text};
use crate::schema::{Check, Condition, Field, Items, Kind, Presence, Rule, Schema, Tagging};

impl Generator {
    /// An object with known keys.
    pub(super) fn object(&mut self, part: Part, around: &Around, depth: Depth) -> Keywords {
        let mut body = Body { hidden: around.keys.clone(), ..Body::default() };
        self.part(part, &mut body, depth);
        let names = body.close(&around.keys);
        for key in &around.keys {
            body.property(key, Value::Bool(true));
        }
        let mut keywords = of_type("object");
        let denies_unknown = part.object.deny_unknown && !body.is_unknown;
        if denies_unknown && body.has_option {
            body.note(comment("what a flattened option leaves that does not fit is unknown"));
        }
        if denies_unknown && body.has_enum {
            set(&mut keywords, "unevaluatedProperties", Value::Bool(false));
        } else if denies_unknown {
            set(&mut keywords, "additionalProperties", Value::Bool(false));
        } else if let Some(additional) = body.additional.take() {
            keywords = both(keywords, unless_empty("additionalProperties", additional));
        }
        both(both(keywords, names), body.into_keywords())
    }

    fn part(&mut self, part: Part, body: &mut Body, depth: Depth) {
        let shown: Vec<&Field> = part.object.fields.iter().filter(|field| !field.hidden).collect();
        for field in &shown {
            if field.has_key() {
                self.key(field, part, body, depth);
            }
        }
        for field in &shown {
            if field.flatten {
                self.flatten(field, body, depth);
            }
        }
        if depth == Depth::Rules {
            for field in part.object.fields {
                self.presences(field, part, body);
            }
            for rule in part.rules {
                let Check::Group(group) = &rule.check else { continue };
                match part.group(group) {
                    Some(demand) => body.all.push(demand),
                    None => body.note(note(rule.check.code(), "fields", names(group.fields))),
                }
            }
            body.notes = both(core::mem::take(&mut body.notes), customs(part.rules));
        }
    }

    /// The presence rules of a field.
    fn presences(&mut self, field: &'static Field, part: Part, body: &mut Body) {
        let is_shown = field.has_key();
        for rule in field.rules {
            if rule.severity.is_warning() {
                continue;
            }
            let Check::Presence(presence) = &rule.check else {
                if let Some(when) = &rule.when {
                    self.conditional(rule, when, field, part, body);
                }
                continue;
            };
            // `required` is part of the list of keys and of the value's type.
            if is_shown && matches!(presence, Presence::Required) {
                continue;
            }
            match is_shown.then(|| self.presence(part, field, presence)).flatten() {
                Some(demand) => body.all.push(demand),
                None => body.note(note(rule.check.code(), "field", Value::from(field.name))),
            }
        }
    }

    /// A rule inside `when`.
    fn conditional(
        &mut self,
        rule: &'static Rule,
        when: &Condition,
        field: &'static Field,
        part: Part,
        body: &mut Body,
    ) {
        // `of_outcome` comments on rules of what serde makes of the value.
        if field.by_value {
            return;
        }
        let judged = judged(field, part.object.denies_null_of(field));
        let value = judged.typed(self.rule(rule, judged));
        // A default is not known: nothing is demanded because of one.
        match field.has_key().then(|| self.condition(part, when, false)).flatten() {
            Some(condition) if !value.is_empty() => {
                let mut properties = Keywords::new();
                for name in field.names() {
                    set(&mut properties, name, Value::Object(value.clone()));
                }
                let then = under("properties", properties);
                body.all.push(both(under("if", condition), under("then", then)));
            }
            Some(_) => {}
            None => body.note(note(rule.check.code(), "field", Value::from(field.name))),
        }
    }

    /// The properties of a field, one for each of its names.
    fn key(&mut self, field: &'static Field, part: Part, body: &mut Body, depth: Depth) {
        let value = Value::Object(self.field(field, part.object.denies_null_of(field), depth));
        let shown: Vec<&'static str> = field.names().filter(|name| !body.hidden.contains(name)).collect();
        for name in &shown {
            body.property(name, value.clone());
        }
        let has_rule = depth == Depth::Rules && field.is_required();
        let is_wrong_absent = || is_default_wrong(field);
        let is_required = !may_be_absent(field)
            || has_rule && !is_filled(field)
            || depth == Depth::Rules && is_wrong_absent();
        match (shown.as_slice(), is_required) {
            // No document has the field.
            ([], true) => body.all.push(under("not", Keywords::new())),
            ([name], true) if !body.required.contains(name) => body.required.push(name),
            ([] | [_], _) => {}
            // Exactly one of the names.
            (_, true) => {
                let mut each = Vec::new();
                for name in shown {
                    each.push(required(name));
                }
                body.all.push(schemas("oneOf", each));
            }
            (_, false) => {
                let mut others = Keywords::new();
                let mut later = Keywords::new();
                for name in shown.into_iter().rev() {
                    if !later.is_empty() {
                        set(&mut others, name, Value::Object(under("properties", later.clone())));
                    }
                    set(&mut later, name, Value::Bool(false));
                }
                body.all.push(under("dependentSchemas", others));
            }
        }
    }

    /// A flattened field.
    fn flatten(&mut self, field: &'static Field, body: &mut Body, depth: Depth) {
        let schema = (field.schema)();
        if !field.by_value && needs_text(schema) {
            body.note(comment(OF_TEXTS));
        }
        let of_text = if field.by_value { Depth::Types } else { depth };
        self.flatten_type(schema, body, of_text);
        if field.by_value {
            body.note(of_outcome(field, depth));
            return;
        }
        if depth == Depth::Types {
            return;
        }
        // An option is absent where the map does not fit.
        let Kind::Map { values, .. } = inside_newtypes(schema) else {
            let judged = Judged { schema: None, may_be_null: false, is_key: false };
            for (name, value) in self.rules(field.rules, judged) {
                let rule = keyword("flattened", Value::from(field.ident));
                body.note(match name.as_str() {
                    COMMENT => keyword(COMMENT, value),
                    _ => note_of("rules", both(rule, keyword(&name, value))),
                });
            }
            return;
        };
        for rule in field.rules.iter().filter(|rule| !rule.severity.is_warning()) {
            match &rule.check {
                Check::Presence(_) => {}
                // `presences` notes it.
                _ if rule.when.is_some() => {}
                Check::Items(Items::Keys(rules)) => {
                    let judged = Judged { schema: None, may_be_null: false, is_key: true };
                    body.open(self.rules(rules, judged), Keywords::new());
                }
                Check::Items(Items::Values(rules)) => {
                    let values = values();
                    let judged =
                        Judged { schema: Some(values), may_be_null: accepts_null(values), is_key: false };
                    body.open(Keywords::new(), self.rules(rules, judged));
                }
                check => body.note(note(check.code(), "flattened", Value::from(field.ident))),
            }
        }
    }

    /// Whether a type is already being flattened, or too many are.
    pub(super) fn is_flattened(&self, schema: &'static Schema) -> bool {
        let is_inside_itself = self.flattened.iter().any(|other| core::ptr::eq(*other, schema));
        is_inside_itself || self.flattened.len() > MAX_FLATTENED
    }

    fn flatten_type(&mut self, schema: &'static Schema, body: &mut Body, depth: Depth) {
        let depth = match schema.wire {
            Some(_) => {
                body.note(of_conversion(schema));
                Depth::Types
            }
            None if schema.is_valid => Depth::Rules,
            None => depth,
        };
        let schema = read_as(schema);
        if self.is_flattened(schema) {
            body.is_unknown = true;
            return;
        }
        let own = keys_of(schema);
        if own.iter().any(|name| body.unsure.contains(name)) {
            body.note(comment("keys of several flattened types, which the first that takes them has"));
            own.into_iter().for_each(|name| body.property(name, Value::Bool(true)));
            body.is_unknown = true;
            return;
        }
        if let Kind::Enum(_) | Kind::Option(_) = schema.kind {
            body.unsure.extend(own);
        }
        self.flattened.push(schema);
        match &schema.kind {
            Kind::Struct(object) => self.part(Part { object, rules: schema.rules }, body, depth),
            Kind::Newtype(inner) => self.flatten(inner, body, depth),
            Kind::Option(inner) => self.flatten_option(inner(), body, depth),
            Kind::Map { keys, values } => {
                let names = self.key_names(keys(), depth);
                body.open(names, self.schema(values(), depth));
            }
            Kind::Enum(variants) => {
                let around = Around { keys: body.known.clone(), is_open: true };
                let keywords = self.variants(variants, &around, depth);
                body.all.push(keywords);
                body.has_enum = true;
                // A map that is flattened behind it does not have these keys.
                for name in keys_of_enum(variants).unwrap_or_default() {
                    body.property(name, Value::Bool(true));
                }
            }
            _ => {
                body.note(comment("keys that only serde knows"));
                body.is_unknown = true;
            }
        }
        self.flattened.pop();
        // `part` does that for a struct.
        if let (Depth::Rules, Kind::Enum(_) | Kind::Newtype(_)) = (depth, &schema.kind) {
            body.note(customs(schema.rules));
        }
    }

    /// serde takes a flattened `Option` as absent when its type does not fit, whatever the reason. So rules apply
    /// only to an object that fits the types.
    fn flatten_option(&mut self, schema: &'static Schema, body: &mut Body, depth: Depth) {
        body.has_option = true;
        // It is not shown what fields before it have taken.
        let hidden: Vec<&'static str> = body.hidden.iter().chain(&body.known).copied().collect();
        let mut types = Body { hidden: hidden.clone(), ..Body::default() };
        if needs_text(schema) {
            types.note(comment(OF_TEXTS));
        }
        self.flatten_type(schema, &mut types, Depth::Types);
        if types.additional.is_some() {
            types.note(comment("what a map takes of the other keys"));
        }
        for name in &types.known {
            body.property(name, Value::Bool(true));
        }
        body.has_enum |= types.has_enum;
        body.is_unknown |= types.is_unknown || types.additional.is_some();
        if depth == Depth::Types || !has_rules(schema) {
            return;
        }
        let mut rules = Body { hidden, ..Body::default() };
        self.flatten_type(schema, &mut rules, Depth::Rules);
        if matches!(inner_kind(schema), Kind::Enum(variants) if matches!(variants.tagging, Tagging::Internal { .. }))
        {
            body.note(comment("the number of a variant is a tag here"));
        }
        let fits = both(of_type("object"), types.into_keywords());
        body.all.push(choose_by_type(fits, rules.into_keywords(), Keywords::new()));
    }
}
