//! Objects against enums whose variant is named by a tag.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::diagnosis::Diagnosis;
use super::enums::tagged_by;
use super::fields::Keys;
use super::nearest::nearest;
use crate::document::tree::entries::{Entries, without};
use crate::document::tree::node::{Entry, Node, Value};
use crate::report::path::Path;
use crate::schema::shape::{by_name, inside_newtypes};
use crate::schema::{Absent, Content, Enum, Field, Kind, Tagging, Variant};

impl Diagnosis {
    /// The variant that a tag names; what is wrong with the tag has been told when there is none, and which
    /// variants the rest fits, judged by `content`.
    fn tag(
        &mut self,
        entries: &Entries<'_>,
        variants: &'static Enum,
        tag: &'static str,
        at: &Path<'_>,
        content: impl Fn(&mut Diagnosis, &'static Variant) -> bool,
    ) -> Option<&'static Variant> {
        let place = at.key(tag);
        let told = self.found.len();
        let found = self.named(entries, variants, tag, at);
        if found.is_none() && entries.without(tag).next().is_some() {
            let fits = self.fitting_variants(variants, content);
            self.advise(told, &place, || fits);
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
            if let Some((entry, key)) = misspelt_tag(entries, variants, tag) {
                self.unknown(entry, Some(tag), &at.key(key));
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

    /// An object that has a tag among its keys.
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
            Some(variant) => self.beside_tag(node, variant, tag, at),
            None => false,
        }
    }

    /// What a variant holds, among the keys beside the tag.
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
                return self.no_object(node, &entries, tag, field, at);
            }
            // Other keys are free, and only the tag may not be repeated.
            self.check_keys(&mut entries, &Keys::default().with_others([tag]), at);
            return true;
        };
        let keys = Keys::of(part).with_others([tag]);
        let Content::Newtype(field) = &variant.content else {
            self.entries(entries, &keys, at);
            return true;
        };
        let json = |pass: &Diagnosis, node: Node<'_>| Cow::Owned(without(&pass.json(node), |key| key == tag));
        self.rechecked((field.schema)(), node, json, at, |pass| {
            pass.entries(entries, &keys, at);
            true
        })
    }

    /// What a variant holds when it is no struct: it reads the keys beside the tag.
    fn no_object(
        &mut self,
        node: Node<'_>,
        entries: &Entries<'_>,
        tag: &'static str,
        field: &'static Field,
        at: &Path<'_>,
    ) -> bool {
        match inside_newtypes((field.schema)()) {
            Kind::Map { keys, values } => {
                let others: Vec<_> = entries.without(tag).collect();
                self.map_entries(node, &others, (*keys, *values), at);
                true
            }
            // The tag would be told as a second key; serde alone judges this.
            Kind::Enum(Enum { tagging: Tagging::External, .. }) | Kind::Null => true,
            _ => self.beside(node, tag, |pass| pass.field(node, field, at)),
        }
    }

    /// An object that has a tag and a content.
    pub(super) fn adjacent(
        &mut self,
        node: Node<'_>,
        variants: &'static Enum,
        (tag, content): (&'static str, &'static str),
        at: &Path<'_>,
    ) -> bool {
        let Some(mut entries) = self.expect_object(node, at) else { return false };
        self.check_keys(&mut entries, &Keys::of_tag(tag, content, variants.deny_unknown), at);
        let inside = |pass: &mut Diagnosis, variant| pass.beside_content(&entries, variant, content, at);
        match self.tag(&entries, variants, tag, at, inside) {
            Some(variant) => self.beside_content(&entries, variant, content, at),
            None => false,
        }
    }

    /// What a variant holds, under the key of the content.
    fn beside_content(
        &mut self,
        entries: &Entries<'_>,
        variant: &'static Variant,
        content: &'static str,
        at: &Path<'_>,
    ) -> bool {
        let place = at.key(content);
        match (entries.get(content), &variant.content) {
            (Some(entry), inner) => {
                self.content(entry.value, inner, &place);
            }
            (None, inner) if inner.may_be_absent() || entries.misspelt.contains(&content) => {}
            // A function reads it, and may take nothing for something.
            (None, Content::Newtype(field)) if field.absent == Absent::Never => self.is_unsure = true,
            (None, _) => self.missing(entries.node, &place),
        }
        true
    }
}

/// The key that is meant to be the tag, where no variant knows it and unknown keys are denied.
fn misspelt_tag<'e, 't>(
    entries: &'e Entries<'t>,
    variants: &Enum,
    tag: &'static str,
) -> Option<(&'e Entry<'t>, &'e str)> {
    let is_known = |key: &str| {
        let objects = variants.visible().filter_map(|variant| variant.content.object());
        let mut fields = objects.flat_map(|part| part.object.fields);
        fields.any(|field| field.flatten || field.names().any(|name| name == key))
    };
    let keys = entries.entries.iter().filter_map(|entry| Some((entry, entry.key.as_deref()?)));
    let mut meant = keys.filter(|(_, key)| nearest(key, &[tag]).is_some() && !is_known(key));
    meant.next().filter(|_| variants.deny_unknown)
}
