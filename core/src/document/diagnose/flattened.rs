//! Objects against flattened enums, whose tag and content are keys of the object around them.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::diagnosis::Diagnosis;
use super::enums::find;
use super::fields::{FlattenedEnum, Keys};
use super::nearest::Known;
use crate::document::locate::Found;
use crate::document::tree::entries::Entries;
use crate::document::tree::node::{Entry, Node, Value};
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::schema::shape::{MAX_FLATTENED, keys_of_enum, may_be_absent, visible_names};
use crate::schema::{Enum, Kind, Tagging, Variant};

impl Diagnosis {
    /// Compares an object with an enum that is flattened into it. The keys that serde has taken before are hidden from
    /// the enum.
    pub(super) fn flattened_enum(
        &mut self,
        entries: &Entries<'_>,
        keys: &Keys,
        flattened: &FlattenedEnum,
        at: &Path<'_>,
    ) {
        let Kind::Enum(variants) = &flattened.schema.kind else { return };
        if self.flattened > MAX_FLATTENED {
            self.is_unsure = true;
            return;
        }
        let taken = keys_of_enum(variants);
        let mut trial = self.fork();
        trial.flattened += 1;
        trial.hiding(entries.node, &flattened.hidden, |pass| {
            pass.without_rules(flattened.is_converted, |pass| match variants.tagging {
                Tagging::External => {
                    pass.flattened_external(&entries.hiding(&flattened.hidden), keys, variants, at)
                }
                Tagging::ByKey => {
                    pass.by_key(entries.node, variants, Some(entries), at);
                }
                _ => {
                    pass.variants(entries.node, variants, at);
                }
            });
        });
        // Of the other keys serde shows such an enum none; `check_keys` has reported keys that are repeated or no text.
        let is_of_others = |violation: &Violation| match violation.code() {
            "unknown" | "duplicate" => taken.is_some() && is_directly_inside(violation, at),
            "syntax" => violation.pointer() == at.to_pointer(),
            _ => false,
        };
        // A flattened map has seen the keys of an enum that serde does not take out of the object.
        let is_said = |found: &Found| {
            !keys.maps.is_empty()
                && self.found.iter().any(|own| {
                    own.range == found.range && own.violation.message() == found.violation.message()
                })
        };
        trial.found.retain(|found| !is_of_others(&found.violation) && !is_said(found));
        self.join(trial);
    }

    /// serde takes the first key that names a variant.
    fn flattened_external(
        &mut self,
        entries: &Entries<'_>,
        keys: &Keys,
        variants: &'static Enum,
        at: &Path<'_>,
    ) {
        let named = |entry: &Entry<'_>| find(variants, &Value::String(Cow::Borrowed(entry.key.as_deref()?)));
        let mut meant = entries.entries.iter().filter_map(|entry| Some((entry, named(entry)?)));
        let Some((first, variant)) = meant.next() else {
            return self.no_key(entries, &visible_names(variants), at);
        };
        let key = first.key.as_deref().unwrap_or_default();
        match variant.is_unit() {
            true => self.nothing(first.value, &at.key(key)),
            false => self.content(first.value, &variant.content, &at.key(key)),
        };
        if !keys.deny_unknown {
            return;
        }
        for (other, _) in meant {
            let other_key = other.key.as_deref().unwrap_or_default();
            if other_key != key {
                let message = format!("not allowed beside {}", variant.name);
                let violation = Violation::new(at.key(other_key).to_pointer(), "forbidden", message);
                self.add(other.key_range.clone(), violation);
            }
        }
    }

    /// Reports an object that has none of the keys that could decide, unless an unknown key that may mean one of them is
    /// reported.
    pub(super) fn no_key(&mut self, entries: &Entries<'_>, names: &[&'static str], at: &Path<'_>) {
        if names.iter().any(|name| entries.misspelt.contains(name)) {
            return;
        }
        let known = Known::new(names);
        let mut keys = entries.entries.iter().filter_map(|entry| entry.key.as_deref());
        let meant = keys.find_map(|key| self.nearest(key, &known)).map(|nearest| nearest.name);
        self.undecided(entries.node, names, meant, at);
    }

    /// Reports an object that has no key of any variant of an untagged enum; returns whether it did. It does if there
    /// are several variants, and each that takes an object requires some key.
    pub(super) fn no_variant(
        &mut self,
        node: Node<'_>,
        variants: &[&'static Variant],
        at: &Path<'_>,
    ) -> bool {
        let Value::Object(entries) = node.value() else { return false };
        let entries = self.own(node, entries);
        let mut names: Vec<&'static str> = Vec::new();
        let mut count = 0;
        for variant in variants {
            if !crate::schema::json_types::kinds_of([&variant.content])
                .is_some_and(|kinds| kinds.contains(&"an object"))
            {
                continue;
            }
            let Some(part) = variant.content.object() else { return false };
            let keys = Keys::of(part);
            let needed = keys.fields.iter().map(|(_, field)| *field).filter(|field| !may_be_absent(field));
            let before = names.len();
            names.extend(needed.map(|field| field.name));
            if names.len() == before || keys.count_in(&entries) > 0 {
                return false;
            }
            count += 1;
        }
        let mut seen: Vec<&str> = Vec::new();
        names.retain(|name| {
            let is_new = !seen.contains(name);
            seen.push(name);
            is_new
        });
        if count > 1 {
            self.no_key(&entries, &names, at);
        }
        count > 1
    }

    /// Reports a scalar or a list that fits none of several variants alike: all that could stand there. Returns whether it
    /// did.
    pub(super) fn any_of_these(&mut self, node: Node<'_>, trials: &[&Diagnosis], at: &Path<'_>) -> bool {
        let pointer = at.to_pointer();
        let mut demands: Vec<&str> = Vec::new();
        for trial in trials {
            let [found] = trial.found.as_slice() else { return false };
            let violation = &found.violation;
            let is_here = violation.pointer() == pointer && matches!(violation.code(), "type" | "one_of");
            let Some(demand) = violation.message().strip_prefix("must be ").filter(|_| is_here) else {
                return false;
            };
            if !demands.contains(&demand) {
                demands.push(demand);
            }
        }
        if demands.len() < 2 {
            return false;
        }
        let is_list = |demand: &&str| demand.contains(", ") || demand.contains(" or ");
        let or = if demands.iter().any(is_list) { ", or " } else { " or " };
        self.misfit(node, at, String::from("must be ") + &demands.join(or));
        true
    }
}

/// Whether a violation is at a direct child of a place.
fn is_directly_inside(violation: &Violation, at: &Path<'_>) -> bool {
    violation.pointer().rsplit_once('/').is_some_and(|(around, _)| around == at.to_pointer())
}
