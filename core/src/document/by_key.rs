//! Objects against enums whose variants are told apart by their keys.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::explain::Explain;
use super::keys::{Entries, Keys};
use super::node::{Node, Value};
use super::variants::visible;
use crate::by_key::meant;
use crate::condition::join_or;
use crate::path::Path;
use crate::schema::{Content, Enum, Field, Variant, may_be_absent};
use crate::suggest::nearest;
use crate::violation::Violation;

impl Explain {
    /// An object that has to have the keys of one variant.
    pub(super) fn by_key(&mut self, node: Node<'_>, variants: &'static Enum, at: &Path<'_>) -> bool {
        let mut entries = match node.value() {
            Value::Object(entries) => self.own(node, entries),
            value => {
                self.wrong_type(node, at, "an object", &value);
                return false;
            }
        };
        let all = all_keys(variants);
        let masks = masks_of(variants, &all);
        let present =
            (0..all.len()).filter(|bit| has(&entries, all[*bit])).fold(0, |bits, bit| bits | (1 << bit));
        let misspelt = misspelt(&entries, &all);
        let told = if variants.deny_unknown { misspelt } else { 0 };
        let Some(index) = meant(present, &masks).or_else(|| meant(present | told, &masks)) else {
            self.check_keys(&mut entries, &Keys::of_any(&visible(variants), []), at);
            let deciding = masks.iter().fold(0, |bits, (_, deciding)| bits | needed(*deciding, &all));
            let names = names_in(deciding, &all);
            self.undecided(node, &names, names_in(deciding & misspelt, &all).first().copied(), at);
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

    /// An object without any of the keys that say which variant is meant, and the one that a misspelt key may mean.
    pub(super) fn undecided(
        &mut self,
        node: Node<'_>,
        names: &[&str],
        meant: Option<&'static str>,
        at: &Path<'_>,
    ) {
        let mut message = String::from("one of these keys is required: ");
        join_or(&mut message, names);
        if let Some(meant) = meant {
            message.push_str(&format!(", did you mean {meant}?"));
        }
        let mut violation = Violation::new(at.to_pointer(), "missing", message);
        if let Some(meant) = meant {
            violation = violation.with_param("nearest", meant);
        }
        self.add(node.range(), violation);
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

fn names_of(field: &'static Field) -> impl Iterator<Item = &'static str> {
    core::iter::once(field.name).chain(field.aliases.iter().copied())
}

fn has(entries: &Entries<'_>, field: &'static Field) -> bool {
    names_of(field).any(|name| entries.get(name).is_some())
}

/// Of the keys that decide for a variant those that it needs, if there is one.
fn needed(deciding: u128, all: &[&'static Field]) -> u128 {
    let is_needed = |bit: &usize| deciding >> bit & 1 == 1 && !may_be_absent(all[*bit]);
    match (0..all.len()).filter(is_needed).fold(0, |bits, bit| bits | (1 << bit)) {
        0 => deciding,
        needed => needed,
    }
}

fn names_in(bits: u128, all: &[&'static Field]) -> Vec<&'static str> {
    (0..all.len()).filter(|bit| bits >> bit & 1 == 1).map(|bit| all[bit].name).collect()
}

/// The bits of the keys that keys which are none of them may mean.
fn misspelt(entries: &Entries<'_>, all: &[&'static Field]) -> u128 {
    let known: Vec<&str> = all.iter().map(|field| field.name).collect();
    let is_known = |key: &str| all.iter().any(|field| names_of(field).any(|name| name == key));
    let keys = entries.entries.iter().filter_map(|entry| entry.key.as_deref());
    let meant = keys.filter(|key| !is_known(key)).filter_map(|key| nearest(key, &known));
    let bits = meant.filter_map(|name| known.iter().position(|known| *known == name));
    bits.fold(0, |bits, bit| bits | (1 << bit))
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
