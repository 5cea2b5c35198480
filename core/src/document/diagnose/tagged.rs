//! Objects against internally and adjacently tagged enums.

use alloc::borrow::Cow;

use super::diagnosis::Diagnosis;
use super::enums::tagged_by;
use super::fields::Keys;
use super::nearest::{Known, Nearest};
use crate::document::tree::entries::{Entries, without};
use crate::document::tree::node::{Entry, Node, Value};
use crate::report::path::Path;
use crate::schema::shape::{by_name, inside_newtypes};
use crate::schema::{Absent, Content, Enum, Field, Kind, Schema, Variant};

impl Diagnosis {
    /// The variant that the tag names. Reports a wrong or missing tag, with the variants whose content the rest fits;
    /// `content` compares with one variant.
    fn tag(
        &mut self,
        entries: &Entries<'_>,
        variants: &'static Enum,
        tag: &'static str,
        at: &Path<'_>,
        content: impl Fn(&mut Diagnosis, &'static Variant) -> bool,
    ) -> Option<&'static Variant> {
        let place = at.key(tag);
        let before = self.found.len();
        let found = self.named(entries, variants, tag, at);
        if found.is_none() && entries.without(tag).next().is_some() {
            let fits = self.fitting_variants(variants, content);
            self.advise(before, &place, false, || fits);
        }
        found
    }

    fn named(
        &mut self,
        entries: &Entries<'_>,
        variants: &'static Enum,
        tag: &'static str,
        at: &Path<'_>,
    ) -> Option<&'static Variant> {
        let place = &at.key(tag);
        let Some(entry) = entries.get(tag) else {
            if entries.misspelt.contains(&tag) {
                return None;
            }
            let mut meant = misspelt_tags(entries, variants, tag);
            if let Some((entry, key)) = meant.next() {
                let is_sole = meant.next().is_none();
                self.unknown(entry, Some(Nearest { name: tag, is_sole }), &at.key(key));
                return None;
            }
            self.missing(entries.node, place);
            return None;
        };
        match entry.value.value() {
            Value::String(name) => {
                let variant = by_name(variants, &name);
                if variant.is_none() {
                    self.unknown_name(entry.value.range(), variants, &name, place);
                }
                variant
            }
            value => {
                self.wrong_type(entry.value, place, "a string", &value);
                None
            }
        }
    }

    /// Compares an object with an internally tagged enum.
    pub(super) fn internal(
        &mut self,
        node: Node<'_>,
        variants: &'static Enum,
        tag: &'static str,
        at: &Path<'_>,
    ) -> bool {
        let Some(mut entries) = self.expect_object(node, at) else { return false };
        if entries.get(tag).and_then(|entry| tagged_by(variants, entry.value)).is_none() {
            self.check_keys(&mut entries, &Keys::of_any(variants, [tag]), at);
        }
        let content = |pass: &mut Diagnosis, variant| pass.beside_tag(node, variant, tag, at);
        match self.tag(&entries, variants, tag, at, content) {
            Some(variant) => self.in_buffer(true, |pass| pass.beside_tag(node, variant, tag, at)),
            None => false,
        }
    }

    /// Compares the keys beside the tag with a variant.
    fn beside_tag(
        &mut self,
        node: Node<'_>,
        variant: &'static Variant,
        tag: &'static str,
        at: &Path<'_>,
    ) -> bool {
        let Value::Object(entries) = node.value() else { return false };
        let mut entries = self.own(node, entries);
        let Some(part) = variant.content.object() else {
            if let Content::Newtype(field) = &variant.content {
                return self.no_object(node, tag, field, at);
            }
            // Other keys are allowed; only the tag must not be repeated.
            self.check_keys(&mut entries, &Keys::default().with_others([tag]), at);
            return true;
        };
        let keys = Keys::of(part).with_others([tag]);
        let check = |pass: &mut Diagnosis| {
            // A field of that name is not shown the tag.
            if keys.known.iter().any(|field| field.names().any(|name| name == tag)) {
                pass.check_keys(&mut entries, &Keys::default().with_others([tag]), at);
                entries = entries.hiding(&[tag]);
            }
            pass.entries(entries, &keys, at);
            true
        };
        let Content::Newtype(field) = &variant.content else { return check(self) };
        let json = |pass: &Diagnosis, node: Node<'_>| Cow::Owned(without(&pass.json(node), |key| key == tag));
        let (schema, before) = ((field.schema)(), self.found.len());
        let hides = hides_rules(schema, false);
        let check = |pass: &mut Diagnosis| pass.without_rules(hides, check);
        let check = |pass: &mut Diagnosis| match is_in_valid(schema) {
            true => pass.inside_valid(node, check),
            false => check(pass),
        };
        let fits = self.without_rules(field.by_value, |pass| pass.rechecked(schema, node, json, at, check));
        // Rules judge no object that is a struct, but for functions.
        self.beside(node, tag, |pass| pass.recheck_field(fits, before, node, field, at))
    }

    /// Compares the keys beside the tag with a variant that holds something else than a struct.
    fn no_object(&mut self, node: Node<'_>, tag: &'static str, field: &'static Field, at: &Path<'_>) -> bool {
        match inside_newtypes((field.schema)()) {
            // serde alone decides here.
            Kind::Null => true,
            _ => self.beside(node, tag, |pass| pass.field(node, field, at)),
        }
    }

    /// Compares an object with an adjacently tagged enum.
    pub(super) fn adjacent(
        &mut self,
        node: Node<'_>,
        variants: &'static Enum,
        (tag, content): (&'static str, &'static str),
        at: &Path<'_>,
    ) -> bool {
        let Some(mut entries) = self.expect_object(node, at) else { return false };
        self.check_keys(&mut entries, &Keys::of_tag(tag, content, variants.deny_unknown), at);
        let keys = (tag, content);
        let inside = |pass: &mut Diagnosis, variant| pass.beside_content(&entries, variant, keys, at);
        match self.tag(&entries, variants, tag, at, inside) {
            Some(variant) => self.beside_content(&entries, variant, keys, at),
            None => false,
        }
    }

    /// Compares the value of the content's key with a variant.
    fn beside_content(
        &mut self,
        entries: &Entries<'_>,
        variant: &'static Variant,
        (tag, content): (&'static str, &'static str),
        at: &Path<'_>,
    ) -> bool {
        let place = at.key(content);
        match (entries.get(content), &variant.content) {
            (Some(entry), inner) => {
                // serde has read the content before it knows the tag.
                let is_first = entries.index(content) < entries.index(tag);
                self.in_buffer(is_first, |pass| pass.content(entry.value, inner, &place));
            }
            (None, inner) if inner.may_be_absent() || entries.misspelt.contains(&content) => {}
            // A function reads the content, and may accept an absent one.
            (None, Content::Newtype(field)) if field.absent == Absent::Never => self.is_unsure = true,
            (None, _) => self.missing(entries.node, &place),
        }
        true
    }
}

/// Whether a `Valid` is on the way to the innermost type.
fn is_in_valid(schema: &'static Schema) -> bool {
    let inner = match (schema.wire, &schema.kind) {
        (Some(wire), _) => Some(wire()),
        (None, Kind::Newtype(field)) => Some((field.schema)()),
        (None, _) => None,
    };
    schema.is_valid || inner.is_some_and(is_in_valid)
}

/// Whether a conversion hides what the rules of the innermost type judge.
fn hides_rules(schema: &'static Schema, is_hidden: bool) -> bool {
    match (schema.wire, &schema.kind) {
        (Some(wire), _) => hides_rules(wire(), true),
        (None, Kind::Newtype(field)) => {
            hides_rules((field.schema)(), is_hidden && !schema.is_valid || field.by_value)
        }
        (None, _) => is_hidden && !schema.is_valid,
    }
}

/// The unknown keys that may mean the tag, when the enum denies unknown keys.
fn misspelt_tags<'e, 't>(
    entries: &'e Entries<'t>,
    variants: &'e Enum,
    tag: &'static str,
) -> impl Iterator<Item = (&'e Entry<'t>, &'e str)> {
    let is_known = move |key: &str| {
        let objects = variants.visible().filter_map(|variant| variant.content.object());
        let mut fields = objects.flat_map(|part| part.object.fields);
        fields.any(|field| field.flatten || field.names().any(|name| name == key))
    };
    let keys = entries.entries.iter().filter_map(|entry| Some((entry, entry.key.as_deref()?)));
    let tag = Known::new(&[tag]);
    keys.filter(move |(_, key)| variants.deny_unknown && tag.nearest(key).is_some() && !is_known(key))
}
