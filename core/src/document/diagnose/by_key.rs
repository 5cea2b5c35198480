//! Objects against enums whose variants are told apart by their keys.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::diagnosis::Diagnosis;
use super::fields::Keys;
use super::nearest::nearest;
use crate::document::tree::entries::Entries;
use crate::document::tree::node::{Node, Value};
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::rules::words::join_or;
use crate::schema::by_key::{all_keys, masks_of, meant};
use crate::schema::shape::{may_be_absent, visible};
use crate::schema::{Content, Enum, Field};

impl Diagnosis {
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
