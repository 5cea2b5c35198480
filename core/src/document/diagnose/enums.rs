//! Values against enums, in each of serde's representations and `by_key`.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::ops::Range;

use super::diagnosis::Diagnosis;
use super::fields::Keys;
use super::nearest::nearest;
use crate::document::tree::entries::Entries;
use crate::document::tree::node::{Node, Value, is_of};
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::rules::words::join_or;
use crate::schema::json_types::{kinds_of, kinds_with_tag};
use crate::schema::shape::{by_name, inner_object, judged_kind, visible, visible_names};
use crate::schema::{Content, Enum, Kind, Tagging, Variant};

/// The variant that a value of an externally tagged enum is, by its name alone.
pub(crate) fn find(variants: &Enum, value: &Value<'_>) -> Option<&'static Variant> {
    let key = |tag: &str| match value {
        Value::Object(entries) => {
            let entry = entries.iter().find(|entry| entry.key.as_deref() == Some(tag))?;
            match entry.value.value() {
                Value::String(name) => by_name(variants, &name),
                _ => None,
            }
        }
        _ => None,
    };
    match (variants.tagging, value) {
        (Tagging::External, Value::String(name)) => by_name(variants, name),
        (Tagging::External, Value::Object(entries)) => by_name(variants, entries.first()?.key.as_deref()?),
        (Tagging::Internal { tag } | Tagging::Adjacent { tag, .. }, _) => key(tag),
        _ => None,
    }
}

/// The same, but none when that is not sure: an externally tagged value may name a variant that it cannot be, since a
/// string is one without content and an object of one key any other.
pub(super) fn find_shaped(variants: &Enum, value: &Value<'_>) -> Option<&'static Variant> {
    let is_shaped = |variant: &&Variant| match (variants.tagging, value, &variant.content) {
        (Tagging::External, Value::String(_), content) => matches!(content, Content::Unit),
        (Tagging::External, Value::Object(entries), content) => {
            entries.len() == 1 && !matches!(content, Content::Unit)
        }
        _ => true,
    };
    // Where some variants are untagged, one that is named may not be the one that serde reads.
    let has_untagged = variants.variants.iter().any(|variant| variant.untagged);
    find(variants, value).filter(|variant| !has_untagged && is_shaped(variant))
}

impl Diagnosis {
    /// A value that has to be one of an enum's variants.
    pub(crate) fn variants(&mut self, node: Node<'_>, variants: &'static Enum, at: &Path<'_>) -> bool {
        if variants.variants.iter().any(|variant| variant.untagged) {
            return self.partly_untagged(node, variants, at);
        }
        match variants.tagging {
            Tagging::External => self.external(node, variants, at),
            Tagging::Internal { tag } => self.internal(node, variants, tag, at),
            Tagging::Adjacent { tag, content } => self.adjacent(node, variants, (tag, content), at),
            Tagging::Untagged => self.untagged(node, &visible(variants), Vec::new(), at),
            Tagging::ByKey => self.by_key(node, variants, at),
        }
    }

    fn external(&mut self, node: Node<'_>, variants: &'static Enum, at: &Path<'_>) -> bool {
        let is_unit = |variant: &Variant| matches!(variant.content, Content::Unit);
        let has = |unit| variants.variants.iter().any(|variant| !variant.hidden && is_unit(variant) == unit);
        match node.value() {
            Value::String(name) => match by_name(variants, &name) {
                Some(variant) if is_unit(variant) => return true,
                Some(variant) => {
                    let message = format!("must be an object with the key {}", variant.name);
                    self.add(node.range(), Violation::new(at.to_pointer(), "type", message));
                }
                None => self.no_variant(node, variants, &name, at),
            },
            Value::Object(entries) if has(false) => {
                let [entry] = entries.as_slice() else {
                    let named = visible(variants).into_iter().filter(|variant| !is_unit(variant));
                    let names: Vec<&str> = named.map(|variant| variant.name).collect();
                    let mut message = String::from("must be an object with one key: ");
                    join_or(&mut message, &names);
                    self.add(node.range(), Violation::new(at.to_pointer(), "type", message));
                    return false;
                };
                let Some(key) = entry.key.as_deref() else {
                    self.bad_string(entry.key_range.clone(), at);
                    return false;
                };
                match by_name(variants, key) {
                    Some(variant) if is_unit(variant) => {
                        let message = "must be a string: this variant holds nothing";
                        self.add(node.range(), Violation::new(at.to_pointer(), "type", message));
                    }
                    Some(variant) => {
                        if let Some(alias) = variant.aliases.iter().find(|alias| **alias == key) {
                            self.wire.add_alias(node, variant.name, alias);
                        }
                        return self.content(entry.value, &variant.content, &at.key(key));
                    }
                    None => {
                        let meant = nearest(key, &visible_names(variants));
                        let message = unknown_variant(meant);
                        let mut violation = Violation::new(at.key(key).to_pointer(), "unknown", message);
                        if let Some(meant) = meant {
                            violation = violation.with_param("nearest", meant);
                        }
                        self.add(entry.key_range.clone(), violation);
                    }
                }
            }
            value => {
                let expected = match (has(true), has(false)) {
                    (_, false) => "a string",
                    (true, true) => "a string or an object",
                    (false, true) => "an object",
                };
                self.wrong_type(node, at, expected, &value);
            }
        }
        false
    }

    /// A name that no variant has.
    pub(super) fn no_variant(&mut self, node: Node<'_>, variants: &'static Enum, name: &str, at: &Path<'_>) {
        self.unknown_name(node.range(), variants, name, at);
    }

    /// A name, of a value or a key, that no variant has.
    pub(super) fn unknown_name(
        &mut self,
        range: Range<usize>,
        variants: &'static Enum,
        name: &str,
        at: &Path<'_>,
    ) {
        let names = visible_names(variants);
        let mut message = String::from("must be ");
        join_or(&mut message, &names);
        let meant = nearest(name, &names);
        if let Some(meant) = meant {
            message.push_str(&format!(", did you mean {meant}?"));
        }
        let mut violation = Violation::new(at.to_pointer(), "one_of", message).with_param("values", names);
        if let Some(meant) = meant {
            violation = violation.with_param("nearest", meant);
        }
        self.add(range, violation);
    }

    /// What a variant carries.
    pub(crate) fn content(&mut self, node: Node<'_>, content: &'static Content, at: &Path<'_>) -> bool {
        match content {
            Content::Unit => match node.value() {
                Value::Null => true,
                value => {
                    self.wrong_type(node, at, "null", &value);
                    false
                }
            },
            Content::Newtype(field) => self.place(node, field, at),
            Content::Tuple(fields) => self.tuple(node, fields, at),
            Content::Struct(object) => match node.value() {
                Value::Object(entries) => {
                    self.entries(self.own(node, entries), &Keys::of(object, &[]), at);
                    true
                }
                value => {
                    self.wrong_type(node, at, "an object", &value);
                    false
                }
            },
        }
    }

    /// The first variant that serde reads, else what is wrong with the one that is of the value's kind and has most of
    /// the document's keys. Of the same enum other variants take the `kinds`.
    fn untagged(
        &mut self,
        node: Node<'_>,
        variants: &[&'static Variant],
        mut kinds: Vec<&'static str>,
        at: &Path<'_>,
    ) -> bool {
        let value = node.value();
        let contents = variants.iter().map(|variant| &variant.content);
        if let Some(own) = kinds_of(contents).filter(|own| !is_of(own, &value) && !is_of(&kinds, &value)) {
            kinds.retain(|kind| !own.contains(kind));
            kinds.extend(own);
            let mut expected = String::new();
            join_or(&mut expected, &kinds);
            self.wrong_type(node, at, &expected, &value);
            return false;
        }
        let mut best = None;
        for variant in variants {
            let mut trial = self.fork();
            let fits = trial.content(node, &variant.content, at);
            if trial.found.is_empty() || (trial.is_read() && !trial.is_unsure) {
                self.join(trial);
                return fits;
            }
            let content = &variant.content;
            let is_of_kind = kinds_of([content]).is_none_or(|kinds| is_of(&kinds, &value));
            let rank = (is_of_kind, known_keys(node, content), fits, Reverse(trial.found.len()));
            if best.as_ref().is_none_or(|(best, _)| rank > *best) {
                best = Some((rank, trial));
            }
        }
        best.is_some_and(|((_, _, fits, _), best)| {
            self.join(best);
            fits
        })
    }

    /// Some variants are tagged, the others are tried when none of those fits, as serde does.
    fn partly_untagged(&mut self, node: Node<'_>, variants: &'static Enum, at: &Path<'_>) -> bool {
        let tagged = |pass: &mut Diagnosis| match variants.tagging {
            Tagging::Internal { tag } => pass.internal(node, variants, tag, at),
            Tagging::Adjacent { tag, content } => pass.adjacent(node, variants, (tag, content), at),
            _ => pass.external(node, variants, at),
        };
        let mut others = visible(variants);
        others.retain(|variant| variant.untagged);
        let is_named = find(variants, &node.value()).is_some_and(|variant| !variant.untagged);
        let fits =
            |variant: &&'static Variant| self.fits_type(|pass| pass.content(node, &variant.content, at));
        if is_named {
            let mut trial = self.fork();
            let is_tagged = tagged(&mut trial);
            if is_tagged && trial.is_read() || !others.iter().any(fits) {
                self.join(trial);
                return is_tagged;
            }
        }
        self.untagged(node, &others, kinds_with_tag(variants), at)
    }
}

/// How many of an object's keys a variant has.
fn known_keys(node: Node<'_>, content: &'static Content) -> usize {
    match node.value() {
        Value::Object(entries) => keys_of_content(&Entries::new(node, entries), content, MAX_ENUMS),
        _ => 0,
    }
}

/// Enums that are variants of each other and are looked into for their keys, at most.
const MAX_ENUMS: usize = 4;

fn keys_of_content(entries: &Entries<'_>, content: &'static Content, enums: usize) -> usize {
    match content {
        Content::Struct(object) => Keys::of(object, &[]).count_in(entries),
        Content::Newtype(field) => match (inner_object((field.schema)()), judged_kind((field.schema)())) {
            (Some((object, rules)), _) => Keys::of(object, rules).count_in(entries),
            (None, Kind::Enum(variants)) if enums > 0 => keys_of_enum(entries, variants, enums - 1),
            _ => 0,
        },
        Content::Unit | Content::Tuple(_) => 0,
    }
}

fn keys_of_enum(entries: &Entries<'_>, variants: &'static Enum, enums: usize) -> usize {
    let count = |key: &str| usize::from(entries.get(key).is_some());
    let most = |variants: &[&'static Variant]| {
        variants.iter().map(|variant| keys_of_content(entries, &variant.content, enums)).max().unwrap_or(0)
    };
    match variants.tagging {
        Tagging::External => {
            let mut keys = entries.entries.iter().filter_map(|entry| entry.key.as_deref());
            usize::from(keys.any(|key| by_name(variants, key).is_some()))
        }
        Tagging::Adjacent { tag, content } => count(tag) + count(content),
        Tagging::Internal { tag } => match entries.get(tag).map(|entry| entry.value.value()) {
            Some(Value::String(name)) => {
                1 + by_name(variants, &name)
                    .map_or(0, |variant| keys_of_content(entries, &variant.content, enums))
            }
            _ => count(tag) + most(&visible(variants)),
        },
        Tagging::Untagged | Tagging::ByKey => most(&visible(variants)),
    }
}

fn unknown_variant(meant: Option<&str>) -> Cow<'static, str> {
    match meant {
        Some(meant) => Cow::Owned(format!("unknown variant, did you mean {meant}?")),
        None => Cow::Borrowed("unknown variant"),
    }
}
