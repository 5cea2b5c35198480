//! Values against enums, in each of serde's representations and `by_key`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::ops::Range;

use super::diagnosis::Diagnosis;
use super::fields::Keys;
use super::nearest::Nearest;
use super::opaque::is_of_types;
use crate::document::edits::Mend;
use crate::document::tree::entries::Entries;
use crate::document::tree::node::{Node, Value, is_of};
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::rules::words::join_or;
use crate::schema::json_types::{kinds_of, kinds_with_tag};
use crate::schema::shape::{Part, by_name, inner_kind, visible_names};
use crate::schema::{Content, Enum, Kind, Tagging, Variant};

/// The variant that the value of a tag names.
pub(super) fn tagged_by(variants: &Enum, tag: Node<'_>) -> Option<&'static Variant> {
    match tag.value() {
        Value::String(name) => by_name(variants, &name),
        _ => None,
    }
}

/// The variant that a value's name or tag names.
pub(crate) fn find(variants: &Enum, value: &Value<'_>) -> Option<&'static Variant> {
    let key = |tag: &str| match value {
        Value::Object(entries) => {
            let entry = entries.iter().find(|entry| entry.key.as_deref() == Some(tag))?;
            tagged_by(variants, entry.value)
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

/// The same, but `None` when the value may not fit the variant: in an externally tagged enum a string is a variant
/// without content, and an object of one key is any other.
pub(super) fn find_shaped(variants: &Enum, value: &Value<'_>) -> Option<&'static Variant> {
    let is_shaped = |variant: &&Variant| match (variants.tagging, value) {
        (Tagging::External, Value::String(_)) => variant.is_unit(),
        (Tagging::External, Value::Object(entries)) => entries.len() == 1 && !variant.is_unit(),
        _ => true,
    };
    // Beside untagged variants, serde may read a variant other than the one that is named.
    let has_untagged = variants.tried().next().is_some();
    find(variants, value).filter(|variant| !has_untagged && is_shaped(variant))
}

impl Diagnosis {
    /// Compares a value with the variants of an enum.
    pub(crate) fn variants(&mut self, node: Node<'_>, variants: &'static Enum, at: &Path<'_>) -> bool {
        let tried: Vec<_> = variants.tried().collect();
        if tried.is_empty() {
            return self.named_variants(node, variants, at);
        }
        if variants.tagging == Tagging::Untagged {
            return self.untagged(node, &tried, Vec::new(), at);
        }
        self.partly_untagged(node, variants, &tried, at)
    }

    /// The same, when a name or keys decide for the variant.
    fn named_variants(&mut self, node: Node<'_>, variants: &'static Enum, at: &Path<'_>) -> bool {
        if variants.visible().next().is_none() {
            self.misfit(node, at, String::from("no value is possible: the type has no variants"));
            return false;
        }
        match variants.tagging {
            Tagging::External => self.external(node, variants, at),
            Tagging::Internal { tag } => self.internal(node, variants, tag, at),
            Tagging::Adjacent { tag, content } => self.adjacent(node, variants, (tag, content), at),
            // All variants are hidden, so documents hold none.
            Tagging::Untagged => false,
            Tagging::ByKey => self.by_key(node, variants, None, at),
        }
    }

    fn external(&mut self, node: Node<'_>, variants: &'static Enum, at: &Path<'_>) -> bool {
        let has = |unit| variants.visible().any(|variant| variant.is_unit() == unit);
        let has_tags = self.has_tags(node);
        match self.shown(node, node.value()) {
            Value::String(name) => match by_name(variants, &name) {
                Some(variant) if variant.is_unit() => return true,
                Some(variant) => {
                    let message = format!("must be an object with the key {}", variant.name);
                    self.add(node.range(), Violation::new(at.to_pointer(), "type", message));
                }
                None => self.unknown_name(node.range(), variants, &name, at),
            },
            Value::Object(entries) if has(false) || has_tags => {
                let [entry] = entries.as_slice() else {
                    // Beside a tag no string can name one that holds nothing.
                    let named = variants.visible().filter(|variant| !variant.untagged);
                    let named = named.filter(|variant| has_tags || !variant.is_unit());
                    let names: Vec<&str> = named.map(|variant| variant.name).collect();
                    let mut message = String::from("must be an object with one key: ");
                    join_or(&mut message, &names);
                    if let Some(tag) = self.tag_of(node) {
                        message = message + ", beside " + tag;
                    }
                    self.add(node.range(), Violation::new(at.to_pointer(), "type", message));
                    return false;
                };
                let Some(key) = entry.key.as_deref() else {
                    self.bad_string(entry.key_range.clone(), at);
                    return false;
                };
                match by_name(variants, key) {
                    Some(variant) if variant.is_unit() && has_tags => {
                        return self.nothing(entry.value, &at.key(key));
                    }
                    Some(variant) if variant.is_unit() => {
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
                        let meant = self.nearest_of(key, &visible_names(variants));
                        let violation =
                            Violation::new(at.key(key).to_pointer(), "unknown", "unknown variant");
                        self.add_near(entry.key_range.clone(), violation, meant, key);
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

    /// Compares a value out of serde's buffer, which takes an object without keys for nothing, with a variant that holds
    /// nothing.
    pub(super) fn nothing(&mut self, node: Node<'_>, at: &Path<'_>) -> bool {
        let is_nothing = match node.value() {
            Value::Object(entries) => entries.is_empty(),
            value => matches!(value, Value::Null),
        };
        if !is_nothing {
            self.misfit(node, at, String::from("must be null: this variant holds nothing"));
        }
        is_nothing
    }

    /// Reports a string or a key that names no variant.
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
        let meant = self.nearest_of(name, &names);
        let violation = Violation::new(at.to_pointer(), "one_of", message).with_param("values", names);
        self.add_near(
            range,
            violation,
            meant.map(|meant| Nearest { is_sole: meant.is_sole && !self.in_key, ..meant }),
            name,
        );
    }

    /// Reports a wrong name with the one that it may mean.
    pub(super) fn add_near(
        &mut self,
        range: Range<usize>,
        violation: Violation,
        meant: Option<Nearest>,
        said: &str,
    ) {
        let certain = meant.filter(|meant| meant.is_sole);
        let mend = certain.map(|meant| Mend::Name { said: String::from(said), name: meant.name });
        self.add_mended(range, violation.with_nearest(meant.map(|meant| meant.name)), mend);
    }

    /// Compares a value with the content of a variant.
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
            Content::Struct(object) => self.object(node, Part { object, rules: &[] }, at),
        }
    }

    /// Takes the first variant that serde reads. If there is none, reports what is wrong with the closest one: the
    /// one that takes this type of JSON and has most of the document's keys. `kinds` are the types of JSON that the
    /// enum's other variants take.
    fn untagged(
        &mut self,
        node: Node<'_>,
        variants: &[&'static Variant],
        mut kinds: Vec<&'static str>,
        at: &Path<'_>,
    ) -> bool {
        let value = node.value();
        let contents = variants.iter().map(|variant| &variant.content);
        if let Some(own) = kinds_of(contents).filter(|own| {
            !is_of(own, &value)
                && !is_of(&kinds, &value)
                && !variants.iter().any(|variant| is_foreign_of(&variant.content, &value))
        }) {
            kinds.retain(|kind| !own.contains(kind));
            kinds.extend(own);
            let mut expected = String::new();
            join_or(&mut expected, &kinds);
            self.wrong_type(node, at, &expected, &value);
            return false;
        }
        let mut trials = Vec::new();
        for variant in variants {
            let mut trial = self.fork();
            let fits = trial.in_buffer(true, |pass| pass.content(node, &variant.content, at));
            if trial.is_right() || (trial.is_read() && !trial.is_unsure) {
                self.join(trial);
                return fits;
            }
            let content = &variant.content;
            let is_of_kind = is_foreign_of(content, &value)
                || kinds_of([content]).is_none_or(|kinds| is_of(&kinds, &value));
            let rank = (is_of_kind, self.known_keys(node, content), fits, Reverse(trial.found.len()));
            trials.push((rank, trial));
        }
        let Some(best) = trials.iter().map(|(rank, _)| *rank).max() else { return false };
        let nearest: Vec<&Diagnosis> =
            trials.iter().filter(|(rank, _)| *rank == best).map(|(_, trial)| trial).collect();
        if self.no_variant(node, variants, at) || self.any_of_these(node, &nearest, at) {
            return false;
        }
        if let Some((_, trial)) = trials.into_iter().find(|(rank, _)| *rank == best) {
            self.join(trial);
        }
        best.2
    }

    /// How many of an object's keys a variant has.
    fn known_keys(&self, node: Node<'_>, content: &'static Content) -> usize {
        match node.value() {
            Value::Object(entries) => keys_of_content(&self.own(node, entries), content, MAX_ENUMS),
            _ => 0,
        }
    }

    /// Compares with the tagged variants first, then with the untagged ones, as serde does.
    fn partly_untagged(
        &mut self,
        node: Node<'_>,
        variants: &'static Enum,
        others: &[&'static Variant],
        at: &Path<'_>,
    ) -> bool {
        let is_named = find(variants, &node.value()).is_some_and(|variant| !variant.untagged);
        let fits =
            |variant: &&'static Variant| self.fits_type(|pass| pass.content(node, &variant.content, at));
        if is_named {
            let mut trial = self.fork();
            let is_tagged = trial.named_variants(node, variants, at);
            if is_tagged && trial.is_read() || !others.iter().any(fits) {
                self.join(trial);
                return is_tagged;
            }
        }
        let (value, kinds) = (node.value(), kinds_with_tag(variants));
        let of_others = kinds_of(others.iter().map(|variant| &variant.content));
        // What only named variants look like means one of them.
        if !is_named && is_of(&kinds, &value) && of_others.is_some_and(|own| !is_of(&own, &value)) {
            return self.named_variants(node, variants, at);
        }
        self.untagged(node, others, kinds, at)
    }
}

/// Whether a variant holds a foreign type that stands in documents as this type of JSON.
fn is_foreign_of(content: &'static Content, value: &Value<'_>) -> bool {
    let Content::Newtype(field) = content else { return false };
    matches!(inner_kind((field.schema)()), Kind::Foreign(foreign) if is_of_types(foreign.types, value))
}

/// How deep to look for keys in enums that are variants of each other.
const MAX_ENUMS: usize = 4;

fn keys_of_content(entries: &Entries<'_>, content: &'static Content, enums: usize) -> usize {
    match (content.object(), content) {
        (Some(part), _) => Keys::of(part).count_in(entries),
        (None, Content::Newtype(field)) => match inner_kind((field.schema)()) {
            Kind::Enum(variants) if enums > 0 => keys_of_enum(entries, variants, enums - 1),
            _ => 0,
        },
        _ => 0,
    }
}

fn keys_of_enum(entries: &Entries<'_>, variants: &'static Enum, enums: usize) -> usize {
    let count = |key: &str| usize::from(entries.get(key).is_some());
    let inside = |variant: &'static Variant| keys_of_content(entries, &variant.content, enums);
    let most = || variants.visible().map(inside).max().unwrap_or(0);
    match variants.tagging {
        Tagging::External => {
            let mut keys = entries.entries.iter().filter_map(|entry| entry.key.as_deref());
            usize::from(keys.any(|key| by_name(variants, key).is_some()))
        }
        Tagging::Adjacent { tag, content } => count(tag) + count(content),
        Tagging::Internal { tag } => match entries.get(tag).map(|entry| entry.value.value()) {
            Some(Value::String(name)) => 1 + by_name(variants, &name).map_or(0, inside),
            _ => count(tag) + most(),
        },
        Tagging::Untagged | Tagging::ByKey => most(),
    }
}
