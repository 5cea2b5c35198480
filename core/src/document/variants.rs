//! Values against enums, in each of serde's representations and `by_key`.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::explain::Explain;
use super::node::{Node, Value};
use super::object::{Entries, Keys, passes_absence};
use crate::by_key::meant;
use crate::condition::join_or;
use crate::path::Path;
use crate::report::Violation;
use crate::schema::{Content, Enum, Field, Kind, Object, Rule, Schema, Tagging, Variant};
use crate::suggest::nearest;

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

fn by_name(variants: &Enum, name: &str) -> Option<&'static Variant> {
    let own =
        |variant: &&Variant| !variant.hidden && (variant.name == name || variant.aliases.contains(&name));
    let all = variants.variants.iter();
    all.clone().find(own).or_else(|| all.clone().find(|variant| variant.other))
}

fn visible(variants: &Enum) -> impl Iterator<Item = &'static Variant> {
    variants.variants.iter().filter(|variant| !variant.hidden)
}

impl Explain {
    /// A value that has to be one of an enum's variants.
    pub(crate) fn variants(&mut self, node: Node<'_>, variants: &'static Enum, at: &Path<'_>) -> bool {
        if variants.variants.iter().any(|variant| variant.untagged) {
            return self.partly_untagged(node, variants, at);
        }
        match variants.tagging {
            Tagging::External => self.external(node, variants, at),
            Tagging::Internal { tag } => self.internal(node, variants, tag, at),
            Tagging::Adjacent { tag, content } => self.adjacent(node, variants, (tag, content), at),
            Tagging::Untagged => self.untagged(node, visible(variants), at),
            Tagging::ByKey => self.by_key(node, variants, at),
        }
    }

    fn external(&mut self, node: Node<'_>, variants: &'static Enum, at: &Path<'_>) -> bool {
        let is_unit = |variant: &Variant| matches!(variant.content, Content::Unit);
        match node.value() {
            Value::String(name) => match by_name(variants, &name) {
                Some(variant) if is_unit(variant) => return true,
                Some(variant) => {
                    let message = format!("must be an object with the key {}", variant.name);
                    self.add(node.range(), Violation::new(at.to_pointer(), "type", message));
                }
                None => self.no_variant(node, variants, &name, at),
            },
            Value::Object(entries) if !visible(variants).all(is_unit) => {
                let [entry] = entries.as_slice() else {
                    let message = "must be an object with one key, which names the variant";
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
                    Some(variant) => return self.content(entry.value, &variant.content, &at.key(key)),
                    None => {
                        let meant = nearest(key, visible(variants).map(|variant| variant.name));
                        let message = unknown_variant(meant);
                        self.add(
                            entry.key_range.clone(),
                            Violation::new(at.key(key).to_pointer(), "unknown", message),
                        );
                    }
                }
            }
            value => {
                let expected = match (visible(variants).all(is_unit), visible(variants).any(is_unit)) {
                    (true, _) => "a string",
                    (_, true) => "a string or an object",
                    _ => "an object",
                };
                self.wrong_type(node, at, expected, &value);
            }
        }
        false
    }

    /// A name that no variant has.
    fn no_variant(&mut self, node: Node<'_>, variants: &'static Enum, name: &str, at: &Path<'_>) {
        let names: Vec<&str> = visible(variants).map(|variant| variant.name).collect();
        let mut message = String::from("must be ");
        join_or(&mut message, &names);
        let meant = nearest(name, names.iter().copied());
        if let Some(meant) = meant {
            message.push_str(&format!(", did you mean {meant}?"));
        }
        let mut violation = Violation::new(at.to_pointer(), "one_of", message).with_param("values", names);
        if let Some(meant) = meant {
            violation = violation.with_param("nearest", meant);
        }
        self.add(node.range(), violation);
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
            Content::Newtype(field) => self.field(node, field, at),
            Content::Tuple(fields) => self.tuple(node, fields, at),
            Content::Struct(object) => match node.value() {
                Value::Object(entries) => {
                    self.entries(Entries::new(node, entries), &Keys::of(object, &[]), at);
                    true
                }
                value => {
                    self.wrong_type(node, at, "an object", &value);
                    false
                }
            },
        }
    }

    /// The variant that a tag names; what is wrong with the tag has been told when there is none.
    fn tag(
        &mut self,
        node: Node<'_>,
        entries: &Entries<'_>,
        variants: &'static Enum,
        tag: &'static str,
        at: &Path<'_>,
    ) -> Option<&'static Variant> {
        let place = at.key(tag);
        let Some(entry) = entries.get(tag) else {
            let violation = Violation::new(place.to_pointer(), "missing", "required key is missing");
            self.add(node.range(), violation);
            return None;
        };
        match entry.value.value() {
            Value::String(name) => {
                let variant = by_name(variants, &name);
                if variant.is_none() {
                    self.no_variant(entry.value, variants, &name, &place);
                }
                variant
            }
            value => {
                self.wrong_type(entry.value, &place, "a string", &value);
                None
            }
        }
    }

    fn internal(
        &mut self,
        node: Node<'_>,
        variants: &'static Enum,
        tag: &'static str,
        at: &Path<'_>,
    ) -> bool {
        let entries = match node.value() {
            Value::Object(entries) => Entries::new(node, entries),
            value => {
                self.wrong_type(node, at, "an object", &value);
                return false;
            }
        };
        let Some(variant) = self.tag(node, &entries, variants, tag, at) else { return false };
        let object = match &variant.content {
            Content::Struct(object) => Some((object, [].as_slice())),
            Content::Newtype(field) => match inner_object((field.schema)()) {
                Some((object, rules)) => Some((object, rules)),
                None => return self.beside_tag(node, &entries, tag, field, at),
            },
            Content::Unit | Content::Tuple(_) => None,
        };
        if let Some((object, rules)) = object {
            self.entries(entries, &Keys::of(object, rules).with_others([tag]), at);
        }
        true
    }

    /// What a variant holds when it is no struct: it reads the keys beside the tag.
    fn beside_tag(
        &mut self,
        node: Node<'_>,
        entries: &Entries<'_>,
        tag: &'static str,
        field: &'static Field,
        at: &Path<'_>,
    ) -> bool {
        match inside_newtypes((field.schema)()) {
            Kind::Map { values } => {
                for entry in entries.without(tag) {
                    match &entry.key {
                        Some(key) => {
                            self.value(entry.value, values(), &at.key(key));
                        }
                        None => self.bad_string(entry.key_range.clone(), at),
                    }
                }
                true
            }
            // The tag would be told as a second key; serde alone judges this.
            Kind::Enum(Enum { tagging: Tagging::External, .. }) | Kind::Null => true,
            _ => self.field(node, field, at),
        }
    }

    fn adjacent(
        &mut self,
        node: Node<'_>,
        variants: &'static Enum,
        (tag, content): (&'static str, &'static str),
        at: &Path<'_>,
    ) -> bool {
        let entries = match node.value() {
            Value::Object(entries) => Entries::new(node, entries),
            value => {
                self.wrong_type(node, at, "an object", &value);
                return false;
            }
        };
        let Some(variant) = self.tag(node, &entries, variants, tag, at) else { return false };
        let place = at.key(content);
        match (entries.get(content), &variant.content) {
            (Some(entry), inner) => {
                self.content(entry.value, inner, &place);
            }
            (None, Content::Unit) => {}
            (None, Content::Newtype(field)) if passes_absence((field.schema)()) => {}
            (None, _) => {
                let violation = Violation::new(place.to_pointer(), "missing", "required key is missing");
                self.add(node.range(), violation);
            }
        }
        true
    }

    /// The first variant that fits, else what is wrong with the one that fits best.
    fn untagged(
        &mut self,
        node: Node<'_>,
        variants: impl Iterator<Item = &'static Variant>,
        at: &Path<'_>,
    ) -> bool {
        let mut best: Option<(bool, Explain)> = None;
        for variant in variants {
            let mut trial = self.fork();
            let fits = trial.content(node, &variant.content, at);
            if trial.found.is_empty() {
                return fits;
            }
            let is_better = best.as_ref().is_none_or(|(best_fits, best)| {
                (fits, core::cmp::Reverse(trial.found.len()))
                    > (*best_fits, core::cmp::Reverse(best.found.len()))
            });
            if is_better {
                best = Some((fits, trial));
            }
        }
        best.is_some_and(|(fits, best)| {
            self.join(best);
            fits
        })
    }

    /// Some variants are tagged, the others are tried when no tag is found.
    fn partly_untagged(&mut self, node: Node<'_>, variants: &'static Enum, at: &Path<'_>) -> bool {
        if find(variants, &node.value()).is_some_and(|variant| !variant.untagged) {
            return match variants.tagging {
                Tagging::Internal { tag } => self.internal(node, variants, tag, at),
                Tagging::Adjacent { tag, content } => self.adjacent(node, variants, (tag, content), at),
                _ => self.external(node, variants, at),
            };
        }
        self.untagged(node, visible(variants).filter(|variant| variant.untagged), at)
    }

    fn by_key(&mut self, node: Node<'_>, variants: &'static Enum, at: &Path<'_>) -> bool {
        let entries = match node.value() {
            Value::Object(entries) => Entries::new(node, entries),
            value => {
                self.wrong_type(node, at, "an object", &value);
                return false;
            }
        };
        let all = all_keys(variants);
        let masks = masks_of(variants, &all);
        let present =
            (0..all.len()).filter(|bit| has(&entries, all[*bit])).fold(0, |bits, bit| bits | (1 << bit));
        let Some(index) = meant(present, &masks) else {
            let deciding = masks.iter().fold(0, |bits, (_, deciding)| bits | deciding);
            self.undecided(
                node,
                (0..all.len()).filter(|bit| deciding >> bit & 1 == 1).map(|bit| all[bit]),
                at,
            );
            return false;
        };
        let (own, deciding) = masks[index];
        for bit in (0..all.len()).filter(|bit| (present & !own) >> bit & 1 == 1) {
            let decisive =
                (0..all.len()).find(|other| (deciding & present) >> other & 1 == 1).map(|bit| all[bit].name);
            self.forbidden(&entries, all[bit], decisive, at);
        }
        let Content::Struct(object) = &variants.variants[index].content else { return false };
        let others = all.iter().filter(|field| !object.fields.iter().any(|own| own.name == field.name));
        let keys = Keys::of(object, &[]).with_others(others.flat_map(|field| names_of(field)));
        self.entries(entries, &keys, at);
        true
    }

    fn undecided<'f>(&mut self, node: Node<'_>, fields: impl Iterator<Item = &'f Field>, at: &Path<'_>) {
        let names: Vec<&str> = fields.map(|field| field.name).collect();
        let mut message = String::from("one of these keys is required: ");
        join_or(&mut message, &names);
        self.add(node.range(), Violation::new(at.to_pointer(), "missing", message));
    }

    fn forbidden(
        &mut self,
        entries: &Entries<'_>,
        field: &'static Field,
        decisive: Option<&str>,
        at: &Path<'_>,
    ) {
        let message = match decisive {
            Some(decisive) => Cow::Owned(format!("not allowed beside {decisive}")),
            None => Cow::Borrowed("not allowed here"),
        };
        for name in names_of(field) {
            if let Some(entry) = entries.get(name) {
                let violation = Violation::new(at.key(name).to_pointer(), "forbidden", message.clone());
                self.add(entry.key_range.clone(), violation);
            }
        }
    }
}

fn unknown_variant(meant: Option<&str>) -> Cow<'static, str> {
    match meant {
        Some(meant) => Cow::Owned(format!("unknown variant, did you mean {meant}?")),
        None => Cow::Borrowed("unknown variant"),
    }
}

/// What a type is, through newtypes.
fn inside_newtypes(schema: &'static Schema) -> &'static Kind {
    match &schema.kind {
        Kind::Newtype(field) => inside_newtypes((field.schema)()),
        kind => kind,
    }
}

/// The object that a type is, through newtypes.
fn inner_object(schema: &'static Schema) -> Option<(&'static Object, &'static [Rule])> {
    match &schema.kind {
        Kind::Struct(object) => Some((object, schema.rules)),
        Kind::Newtype(field) => inner_object((field.schema)()),
        _ => None,
    }
}

fn names_of(field: &'static Field) -> impl Iterator<Item = &'static str> {
    core::iter::once(field.name).chain(field.aliases.iter().copied())
}

fn has(entries: &Entries<'_>, field: &'static Field) -> bool {
    names_of(field).any(|name| entries.get(name).is_some())
}

/// The keys of all variants, each once.
fn all_keys(variants: &'static Enum) -> Vec<&'static Field> {
    let mut all: Vec<&'static Field> = Vec::new();
    for variant in variants.variants {
        let Content::Struct(object) = &variant.content else { continue };
        for field in object.fields.iter().filter(|field| !field.hidden) {
            if !all.iter().any(|other| other.name == field.name) {
                all.push(field);
            }
        }
    }
    all
}

/// For each variant the bits of its keys, and of those that only it has.
fn masks_of(variants: &'static Enum, all: &[&'static Field]) -> Vec<(u128, u128)> {
    let own = |variant: &Variant| {
        let Content::Struct(object) = &variant.content else { return 0 };
        let has = |field: &Field| object.fields.iter().any(|own| own.name == field.name && !own.hidden);
        (0..all.len()).filter(|bit| has(all[*bit])).fold(0_u128, |bits, bit| bits | (1 << bit))
    };
    let masks: Vec<u128> = variants.variants.iter().map(own).collect();
    let of_others = |index: usize| {
        masks.iter().enumerate().filter(|(other, _)| *other != index).fold(0, |bits, (_, mask)| bits | mask)
    };
    masks.iter().enumerate().map(|(index, mask)| (*mask, mask & !of_others(index))).collect()
}
