//! Enums, in each of serde's representations and `by_key`.

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use serde_json::Value;

use super::decided::choose_by_type;
use super::definitions::{Around, Depth, Generator};
use super::docs::describe;
use super::named::tag_is;
use crate::rules::keywords::{
    Keywords, any, both, comment, count, of_type, property, push, required, schemas, set, set_others, under,
};
use crate::schema::shape::Part;
use crate::schema::visit::{content_has_rules, content_needs_text};
use crate::schema::{Content, Enum, Tagging, Variant};

/// What no keyword says of types that serde reads through a buffer.
pub(super) const OF_TEXTS: &str = "serde reads no 128-bit integers, and keys of maps as texts only, through `tag`, `untagged` and `flatten`";

impl Generator {
    /// One of an enum's variants.
    pub(super) fn variants(&mut self, variants: &'static Enum, around: &Around, depth: Depth) -> Keywords {
        let keywords = self.all_variants(variants, around, depth);
        let needs_text = |variant: &'static Variant| content_needs_text(&variant.content);
        match variants.is_buffered() && variants.visible().any(needs_text) {
            true => both(keywords, comment(OF_TEXTS)),
            false => keywords,
        }
    }

    fn all_variants(&mut self, variants: &'static Enum, around: &Around, depth: Depth) -> Keywords {
        let named: Vec<_> = variants.named().collect();
        let tried: Vec<_> = variants.tried().collect();
        if tried.is_empty() {
            return self.tagged(variants, &named, around, depth);
        }
        if named.is_empty() {
            return self.first_that_fits(&tried, around, depth);
        }
        let has_rules = named.iter().any(|variant| content_has_rules(&variant.content));
        let first = self.tagged(variants, &named, around, depth);
        let rest = self.first_that_fits(&tried, around, depth);
        if depth == Depth::Types || !has_rules {
            return any(vec![first, rest]);
        }
        let fits = self.tagged(variants, &named, around, Depth::Types);
        choose_by_type(fits, first, rest)
    }

    fn tagged(
        &mut self,
        all: &'static Enum,
        variants: &[&'static Variant],
        around: &Around,
        depth: Depth,
    ) -> Keywords {
        match all.tagging {
            Tagging::External => self.external(all, variants, around, depth),
            Tagging::Internal { tag } => self.internal(all, variants, tag, around, depth),
            Tagging::Adjacent { tag, content } => self.adjacent(all, variants, (tag, content), around, depth),
            Tagging::Untagged => self.first_that_fits(variants, around, depth),
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
        // Beside other keys, as of a tag, no variant is a string.
        let is_alone = around.keys.is_empty();
        let (units, others): (Vec<&Variant>, Vec<_>) =
            variants.iter().partition(|variant| is_alone && variant.is_unit());
        let mut alternatives = Vec::new();
        if !units.is_empty() {
            let mut names = tag_is(all, &units);
            describe_names(&mut names, &units, depth);
            alternatives.push(names);
        }
        let mut properties = Keywords::new();
        let mut each = Vec::new();
        for variant in others {
            let mut content = match is_alone {
                true => self.content(&variant.content, &Around::default(), depth),
                false => self.content_beside(&variant.content, depth),
            };
            if depth == Depth::Rules {
                describe(&mut content, "", variant.doc, variant.deprecated);
            }
            for name in variant.names() {
                set(&mut properties, name, Value::Object(content.clone()));
                each.push(required(name));
            }
        }
        if !each.is_empty() {
            let mut object = of_type("object");
            if is_alone {
                set(&mut object, "minProperties", count(1));
                set(&mut object, "maxProperties", count(1));
            } else {
                object = both(object, schemas("oneOf", each));
            }
            set_others(&mut properties, &mut around.keys.iter().copied(), true);
            set(&mut object, "additionalProperties", Value::Bool(false));
            set(&mut object, "properties", Value::Object(properties));
            alternatives.push(object);
        }
        match alternatives.is_empty() {
            true => under("not", Keywords::new()),
            false => any(alternatives),
        }
    }

    /// A key that names a variant, beside other keys. If several do, serde takes the first, which no schema can
    /// express.
    fn flattened_external(&mut self, variants: &[&'static Variant], depth: Depth) -> Keywords {
        let mut alternatives = Vec::new();
        for variant in variants {
            let content = self.content_beside(&variant.content, depth);
            for name in variant.names() {
                alternatives.push(both(property(name, content.clone()), required(name)));
            }
        }
        match alternatives.len() {
            0 | 1 => any(alternatives),
            _ => both(any(alternatives), comment("of several of these keys the first in the text counts")),
        }
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
                Content::Struct(object) => self.object(Part { object, rules: &[] }, &around, depth),
                Content::Newtype(field) => self.around(field, &around, depth),
                Content::Unit | Content::Tuple(_) => Keywords::new(),
            };
            self.branch(&mut keywords, all, variant, tag, &mut content, depth);
        }
        keywords
    }

    /// Adds the schema that applies when the tag names a variant.
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
        let is_meant = both(property(tag, tag_is(all, &[variant])), required(tag));
        let branch = both(under("if", is_meant), under("then", core::mem::take(content)));
        push(keywords, "allOf", Value::Object(branch));
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
            let mut demand = property(content, inside);
            if !variant.content.may_be_absent() {
                demand = both(demand, required(content));
            }
            self.branch(&mut keywords, all, variant, tag, &mut demand, depth);
        }
        if all.deny_unknown && !around.is_open {
            if let Some(Value::Object(properties)) = keywords.get_mut("properties") {
                set_others(properties, &mut around.keys.iter().copied().chain([content]), true);
            }
            set(&mut keywords, "additionalProperties", Value::Bool(false));
        }
        keywords
    }

    /// The first variant whose type fits decides; its rules apply.
    fn first_that_fits(&mut self, variants: &[&'static Variant], around: &Around, depth: Depth) -> Keywords {
        let Some((last, earlier)) = variants.split_last() else { return under("not", Keywords::new()) };
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
        let mut rest = self.untagged(last, around, depth);
        for variant in earlier.iter().rev() {
            let right = self.untagged(variant, around, depth);
            rest = if content_has_rules(&variant.content) {
                choose_by_type(self.untagged(variant, around, Depth::Types), right, rest)
            } else {
                any(vec![right, rest])
            };
        }
        rest
    }

    fn untagged(&mut self, variant: &'static Variant, around: &Around, depth: Depth) -> Keywords {
        let mut keywords = match &variant.content {
            Content::Newtype(field) if !around.keys.is_empty() => self.around(field, around, depth),
            content => self.content(content, around, depth),
        };
        if depth == Depth::Types && content_needs_text(&variant.content) {
            keywords = both(keywords, comment(OF_TEXTS));
        }
        if depth == Depth::Rules {
            describe(&mut keywords, "", variant.doc, variant.deprecated);
        }
        keywords
    }
}

/// An object with a tag that names one of the variants.
fn with_tag(all: &'static Enum, variants: &[&'static Variant], tag: &'static str, depth: Depth) -> Keywords {
    let mut names = tag_is(all, variants);
    describe_names(&mut names, variants, depth);
    both(of_type("object"), both(property(tag, names), required(tag)))
}

/// Describes the variants behind names, where they have documentation.
fn describe_names(names: &mut Keywords, variants: &[&Variant], depth: Depth) {
    let is_documented = |variant: &&Variant| !variant.doc.trim().is_empty() || variant.deprecated;
    if depth == Depth::Types || !variants.iter().any(is_documented) {
        return;
    }
    let mut lines = Vec::new();
    for variant in variants {
        if !is_documented(variant) {
            continue;
        }
        let doc = variant.doc.trim().lines().collect::<Vec<_>>().join(" ");
        let deprecated = if variant.deprecated { " (deprecated)" } else { "" };
        let colon = if doc.is_empty() { "" } else { ": " };
        lines.push(format!("- `{}`{deprecated}{colon}{doc}", variant.name));
    }
    set(names, "description", Value::String(lines.join("\n")));
}
