//! Enums, in each of serde's representations and `by_key`.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::conditions::{tag_is, variant_names};
use super::definitions::{Depth, Generator};
use super::keywords::{Keywords, any, both, keyword, of_type, push};
use super::objects::{Around, names_of, passes_absence};
use super::types::{content_has_rules, describe, read_as, unless_empty};
use crate::schema::{Content, Enum, Field, Kind, Object, Tagging, Variant};

/// The variants that documents may carry.
fn visible(variants: &'static Enum) -> impl Iterator<Item = &'static Variant> {
    variants.variants.iter().filter(|variant| !variant.hidden)
}

fn is_unit(variant: &&Variant) -> bool {
    matches!(variant.content, Content::Unit)
}

impl Generator {
    /// One of an enum's variants.
    pub(super) fn variants(&mut self, variants: &'static Enum, around: &Around, depth: Depth) -> Keywords {
        let untagged = |variant: &&Variant| variant.untagged;
        if variants.tagging == Tagging::Untagged || !visible(variants).any(|variant| variant.untagged) {
            return self.tagged(variants, visible(variants).collect(), around, depth);
        }
        // serde tries the tagged variants first, then the others one by one.
        let (others, tagged): (Vec<&'static Variant>, Vec<&'static Variant>) =
            visible(variants).partition(untagged);
        let has_rules = tagged.iter().any(|variant| content_has_rules(&variant.content));
        let first = self.tagged(variants, tagged.clone(), around, depth);
        let rest = self.first_that_fits(&others, around, depth);
        if depth == Depth::Types || !has_rules {
            return any(vec![first, rest]);
        }
        let fits = self.tagged(variants, tagged, around, Depth::Types);
        choose(fits, first, rest)
    }

    fn tagged(
        &mut self,
        all: &'static Enum,
        variants: Vec<&'static Variant>,
        around: &Around,
        depth: Depth,
    ) -> Keywords {
        match all.tagging {
            Tagging::External => self.external(all, &variants, around, depth),
            Tagging::Internal { tag } => self.internal(all, &variants, tag, around, depth),
            Tagging::Adjacent { tag, content } => {
                self.adjacent(all, &variants, (tag, content), around, depth)
            }
            Tagging::Untagged => self.first_that_fits(&variants, around, depth),
            Tagging::ByKey => self.by_key(all, around, depth),
        }
    }

    /// `"unit"` or `{"variant": content}`.
    fn external(
        &mut self,
        all: &'static Enum,
        variants: &[&'static Variant],
        around: &Around,
        depth: Depth,
    ) -> Keywords {
        if around.is_open {
            return self.flattened_external(variants, depth);
        }
        let units: Vec<&Variant> = variants.iter().copied().filter(is_unit).collect();
        let mut alternatives = Vec::new();
        if !units.is_empty() {
            let mut names = tag_is(all, &units);
            describe_names(&mut names, &units, depth);
            alternatives.push(names);
        }
        let mut properties = Keywords::new();
        let mut each = Vec::new();
        for variant in variants.iter().filter(|variant| !is_unit(variant)) {
            let mut content = self.content(&variant.content, &Around::default(), depth);
            if depth == Depth::Rules {
                describe(&mut content, "", variant.doc, variant.deprecated);
            }
            for name in variant_names(variant) {
                properties.insert(name.into(), Value::Object(content.clone()));
                each.push(keyword("required", vec![name]));
            }
        }
        if !each.is_empty() {
            let mut object = of_type("object");
            if around.keys.is_empty() {
                object.insert("minProperties".into(), json!(1));
                object.insert("maxProperties".into(), json!(1));
            } else {
                object.insert("oneOf".into(), json!(each));
            }
            for key in &around.keys {
                properties.entry(*key).or_insert(json!(true));
            }
            object.insert("additionalProperties".into(), json!(false));
            object.insert("properties".into(), Value::Object(properties));
            alternatives.push(object);
        }
        match alternatives.is_empty() {
            true => keyword("not", Keywords::new()),
            false => any(alternatives),
        }
    }

    /// A key that names a variant beside others. Of several serde takes the first, which no schema can tell.
    fn flattened_external(&mut self, variants: &[&'static Variant], depth: Depth) -> Keywords {
        let mut alternatives = Vec::new();
        for variant in variants {
            let content = self.content(&variant.content, &Around::default(), depth);
            for name in variant_names(variant) {
                let inside = keyword("properties", json!({ name: content.clone() }));
                alternatives.push(both(inside, keyword("required", vec![name])));
            }
        }
        any(alternatives)
    }

    /// `{"tag": "variant", ..content}`.
    fn internal(
        &mut self,
        all: &'static Enum,
        variants: &[&'static Variant],
        tag: &'static str,
        around: &Around,
        depth: Depth,
    ) -> Keywords {
        let mut around = around.clone();
        around.keys.push(tag);
        let mut keywords = with_tag(all, variants, tag, depth);
        for variant in variants {
            let mut content = match &variant.content {
                Content::Struct(object) => self.object(object, &[], &around, depth),
                Content::Newtype(field) => self.around(field, &around, depth),
                Content::Unit | Content::Tuple(_) => Keywords::new(),
            };
            self.branch(&mut keywords, all, variant, tag, &mut content, depth);
        }
        keywords
    }

    /// What is demanded when a tag names a variant.
    fn branch(
        &self,
        keywords: &mut Keywords,
        all: &'static Enum,
        variant: &'static Variant,
        tag: &'static str,
        content: &mut Keywords,
        depth: Depth,
    ) {
        if content.get("type").is_some_and(|name| name == "object") {
            content.remove("type");
        }
        if content.is_empty() {
            return;
        }
        if depth == Depth::Rules {
            describe(content, "", variant.doc, variant.deprecated);
        }
        let is_meant = both(
            keyword("properties", json!({ tag: tag_is(all, &[variant]) })),
            keyword("required", vec![tag]),
        );
        let branch = both(keyword("if", is_meant), keyword("then", core::mem::take(content)));
        push(keywords, "allOf", Value::Object(branch));
    }

    /// What a variant holds whose keys stand beside others.
    fn around(&mut self, field: &'static Field, around: &Around, depth: Depth) -> Keywords {
        let schema = read_as((field.schema)());
        match &schema.kind {
            Kind::Struct(object) => {
                let mut keywords = self.object(object, schema.rules, around, depth);
                if depth == Depth::Rules {
                    describe(&mut keywords, schema.name, schema.doc, schema.deprecated);
                }
                keywords
            }
            Kind::Newtype(inner) => self.around(inner, around, depth),
            Kind::Enum(variants) => self.variants(variants, around, depth),
            Kind::Map { values, .. } => {
                let values = self.schema(values(), depth);
                let keys = around.keys.iter().map(|key| (String::from(*key), json!(true)));
                let keys: Keywords = keys.collect();
                both(unless_empty("additionalProperties", values), keyword("properties", keys))
            }
            // serde reads an object without other keys as nothing.
            Kind::Null if !around.is_open => keyword("maxProperties", around.keys.len()),
            _ => Keywords::new(),
        }
    }

    /// `{"tag": "variant", "content": content}`.
    fn adjacent(
        &mut self,
        all: &'static Enum,
        variants: &[&'static Variant],
        (tag, content): (&'static str, &'static str),
        around: &Around,
        depth: Depth,
    ) -> Keywords {
        let mut keywords = with_tag(all, variants, tag, depth);
        for variant in variants {
            let inside = self.content(&variant.content, &Around::default(), depth);
            let mut demand = keyword("properties", json!({ content: inside }));
            let may_be_absent = match &variant.content {
                Content::Unit => true,
                Content::Newtype(field) => passes_absence((field.schema)()),
                Content::Tuple(_) | Content::Struct(_) => false,
            };
            if !may_be_absent {
                demand.insert("required".into(), json!([content]));
            }
            self.branch(&mut keywords, all, variant, tag, &mut demand, depth);
        }
        if all.deny_unknown && !around.is_open {
            if let Some(Value::Object(properties)) = keywords.get_mut("properties") {
                for key in around.keys.iter().copied().chain([content]) {
                    properties.entry(key).or_insert(json!(true));
                }
            }
            keywords.insert("additionalProperties".into(), json!(false));
        }
        keywords
    }

    /// The first variant whose type fits has to be right.
    fn first_that_fits(&mut self, variants: &[&'static Variant], around: &Around, depth: Depth) -> Keywords {
        let Some((last, earlier)) = variants.split_last() else { return keyword("not", Keywords::new()) };
        let mut alternatives = Vec::new();
        let mut has_rules = false;
        for variant in earlier {
            has_rules |= content_has_rules(&variant.content);
        }
        if depth == Depth::Types || !has_rules {
            for variant in variants {
                alternatives.push(self.untagged(variant, around, depth));
            }
            return any(alternatives);
        }
        let last = self.untagged(last, around, depth);
        earlier.iter().rev().fold(last, |rest, variant| {
            let right = self.untagged(variant, around, depth);
            if content_has_rules(&variant.content) {
                choose(self.untagged(variant, around, Depth::Types), right, rest)
            } else {
                any(vec![right, rest])
            }
        })
    }

    fn untagged(&mut self, variant: &'static Variant, around: &Around, depth: Depth) -> Keywords {
        let mut keywords = match &variant.content {
            Content::Newtype(field) if !around.keys.is_empty() => self.around(field, around, depth),
            content => self.content(content, around, depth),
        };
        if depth == Depth::Rules {
            describe(&mut keywords, "", variant.doc, variant.deprecated);
        }
        keywords
    }

    /// What a variant carries.
    pub(super) fn content(&mut self, content: &'static Content, around: &Around, depth: Depth) -> Keywords {
        match content {
            Content::Unit => of_type("null"),
            Content::Newtype(field) => self.field(field, false, depth),
            Content::Tuple(fields) => self.tuple(fields, depth),
            Content::Struct(object) => self.object(object, &[], around, depth),
        }
    }

    /// The key that only one variant has decides which is meant.
    fn by_key(&mut self, variants: &'static Enum, around: &Around, depth: Depth) -> Keywords {
        // `meant`: the first variant with a key of its own that is there, else the one without such a key.
        let (deciding, without): (Vec<&'static Variant>, Vec<&'static Variant>) =
            variants.variants.iter().partition(|variant| !deciding_keys(variants, variant).is_empty());
        let rest = match without.first() {
            Some(variant) => self.keyed(variants, variant, around, depth),
            None => {
                let each = deciding.iter().flat_map(|variant| deciding_keys(variants, variant));
                let each = each.flat_map(names_of).map(|name| keyword("required", vec![name]));
                keyword("anyOf", each.collect::<Vec<_>>())
            }
        };
        let chain = deciding.iter().rev().fold(rest, |rest, variant| {
            choose(decides(variants, variant), self.keyed(variants, variant, around, depth), rest)
        });
        both(of_type("object"), chain)
    }

    /// A variant whose keys are there; those of the others must not be.
    fn keyed(
        &mut self,
        variants: &'static Enum,
        variant: &'static Variant,
        around: &Around,
        depth: Depth,
    ) -> Keywords {
        let Content::Struct(object) = &variant.content else { return Keywords::new() };
        let mut keywords = self.object(object, &[], around, depth);
        keywords.remove("type");
        let foreign = variants.variants.iter().filter_map(fields_of).flatten();
        let foreign = foreign.filter(|field| !field.hidden && !has_field(object, field.name));
        let properties = keywords.entry("properties").or_insert_with(|| json!({}));
        if let Value::Object(properties) = properties {
            for name in foreign.flat_map(names_of) {
                properties.entry(name).or_insert(json!(false));
            }
        }
        if depth == Depth::Rules {
            describe(&mut keywords, "", variant.doc, variant.deprecated);
        }
        keywords
    }
}

/// A key that only this variant has is there.
pub(super) fn decides(variants: &'static Enum, variant: &'static Variant) -> Keywords {
    let keys = deciding_keys(variants, variant);
    if keys.is_empty() {
        let others = variants.variants.iter().filter(|other| !deciding_keys(variants, other).is_empty());
        let others: Vec<Keywords> = others.map(|other| decides(variants, other)).collect();
        return if others.is_empty() { Keywords::new() } else { keyword("not", any(others)) };
    }
    any(keys.into_iter().flat_map(names_of).map(|name| keyword("required", vec![name])).collect())
}

fn fields_of(variant: &'static Variant) -> Option<&'static [Field]> {
    match &variant.content {
        Content::Struct(object) => Some(object.fields),
        _ => None,
    }
}

fn has_field(object: &Object, name: &str) -> bool {
    object.fields.iter().any(|field| field.name == name && !field.hidden)
}

/// The fields that no other variant has.
fn deciding_keys(variants: &'static Enum, variant: &'static Variant) -> Vec<&'static Field> {
    let others =
        || variants.variants.iter().filter(|other| other.ident != variant.ident).filter_map(fields_of);
    let is_shared =
        |field: &&Field| others().flatten().any(|other| other.name == field.name && !other.hidden);
    let own = fields_of(variant).unwrap_or_default().iter();
    own.filter(|field| !field.hidden && !is_shared(field)).collect()
}

/// An object with a tag that names one of the variants.
fn with_tag(all: &'static Enum, variants: &[&'static Variant], tag: &'static str, depth: Depth) -> Keywords {
    let mut names = tag_is(all, variants);
    describe_names(&mut names, variants, depth);
    let mut keywords = of_type("object");
    keywords.insert("properties".into(), json!({ tag: names }));
    keywords.insert("required".into(), json!([tag]));
    keywords
}

/// Tells of names what their variants are, as far as that is written.
fn describe_names(names: &mut Keywords, variants: &[&Variant], depth: Depth) {
    let is_told = |variant: &&&Variant| !variant.doc.trim().is_empty() || variant.deprecated;
    if depth == Depth::Types || !variants.iter().any(|variant| is_told(&variant)) {
        return;
    }
    let mut lines = Vec::new();
    for variant in variants.iter().filter(is_told) {
        let doc = variant.doc.trim().lines().collect::<Vec<_>>().join(" ");
        let deprecated = if variant.deprecated { " (deprecated)" } else { "" };
        let colon = if doc.is_empty() { "" } else { ": " };
        lines.push(format!("- `{}`{deprecated}{colon}{doc}", variant.name));
    }
    names.insert("description".into(), lines.join("\n").into());
}

fn choose(condition: Keywords, then: Keywords, otherwise: Keywords) -> Keywords {
    Keywords::from_iter([
        (String::from("if"), Value::Object(condition)),
        (String::from("then"), Value::Object(then)),
        (String::from("else"), Value::Object(otherwise)),
    ])
}
