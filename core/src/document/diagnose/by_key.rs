//! Objects against `by_key` enums, where the keys decide which variant an object is.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::diagnosis::Diagnosis;
use super::fields::Keys;
use super::nearest::Known;
use crate::document::tree::entries::Entries;
use crate::document::tree::node::Node;
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::rules::words::join_or;
use crate::schema::by_key::is_in;
use crate::schema::shape::may_be_absent;
use crate::schema::{Enum, Field, KeyTable};

/// How many unknown keys may say which variant is meant: others are mentioned nowhere in the report.
const MAX_MISSPELT: usize = 100;

/// How many keys a message names.
const MAX_NAMED: usize = 20;

impl Diagnosis {
    /// Compares an object with the variant that its keys decide for. `around` has the keys of the object that the enum is
    /// flattened into: of unknown ones serde shows it none.
    pub(super) fn by_key(
        &mut self,
        node: Node<'_>,
        variants: &'static Enum,
        around: Option<&Entries<'_>>,
        at: &Path<'_>,
    ) -> bool {
        let Some(mut entries) = self.expect_object(node, at) else { return false };
        let all = variants.key_table();
        let owners = &all.owners;
        let present = all.set(|_, field| entries.of(field).is_some());
        let misspelt = self.misspelt(&entries, all);
        let with_misspelt = || {
            let both = all.set(|key, _| is_in(&present, key) || is_in(&misspelt, key));
            owners.meant(&both).filter(|_| variants.deny_unknown && around.is_none())
        };
        let Some(variant) = owners.meant(&present).or_else(with_misspelt) else {
            self.check_keys(&mut entries, &Keys::of_any(variants, []), at);
            let needed = needed(all);
            // The unknown key that may mean one of them is reported.
            if around.is_some_and(|around| {
                all.fields(|key| is_in(&needed, key)).any(|field| around.misspelt.contains(&field.name))
            }) {
                return false;
            }
            let names: Vec<_> = all.fields(|key| is_in(&needed, key)).map(|field| field.name).collect();
            let meant = all.fields(|key| is_in(&needed, key) && is_in(&misspelt, key)).next();
            self.undecided(node, &names, meant.map(|field| field.name), at);
            return false;
        };
        let is_decisive = |key| owners.decided(key) == Some(variant) && is_in(&present, key);
        let decisive = all.fields(is_decisive).map(|field| field.name).next();
        for field in all.fields(|key| is_in(&present, key) && !owners.has(variant, key)) {
            self.forbidden(&entries, field, decisive, at);
        }
        let Some(part) = variants.variants.get(variant).and_then(|variant| variant.content.object()) else {
            return false;
        };
        let others = all.fields(|key| !owners.has(variant, key));
        let mut keys = Keys::of(part).with_others(others.flat_map(Field::names));
        if all.fields(|key| owners.decides(key) && is_in(&present, key)).next().is_none() {
            keys.undecided = all.fields(|key| owners.decides(key)).map(|field| field.name).collect();
        }
        self.entries(entries, &keys, at);
        true
    }

    /// The set of the known keys that unknown keys may mean.
    fn misspelt(&self, entries: &Entries<'_>, all: &KeyTable) -> Vec<u64> {
        let is_known = |key: &str| all.fields.iter().any(|field| field.names().any(|name| name == key));
        let keys = entries.entries.iter().filter_map(|entry| entry.key.as_deref());
        let mut unknown = keys.filter(|key| !is_known(key)).peekable();
        if unknown.peek().is_none() {
            return Vec::new();
        }
        let names: Vec<&'static str> = all.fields.iter().map(|field| field.name).collect();
        let known = Known::new(&names);
        let meant: Vec<&str> =
            unknown.take(MAX_MISSPELT).filter_map(|key| known.nearest(key)).map(|near| near.name).collect();
        all.set(|_, field| meant.contains(&field.name))
    }

    /// Reports an object without a deciding key; `meant` is the key that a misspelt one may mean.
    pub(super) fn undecided(
        &mut self,
        node: Node<'_>,
        names: &[&str],
        meant: Option<&'static str>,
        at: &Path<'_>,
    ) {
        let mut message = String::from("one of these keys is required: ");
        let (names, more) = names.split_at(names.len().min(MAX_NAMED));
        let names: Vec<&str> = names.iter().copied().chain((!more.is_empty()).then_some("another")).collect();
        join_or(&mut message, &names);
        self.add(node.range(), Violation::new(at.to_pointer(), "missing", message).with_nearest(meant));
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
        for name in field.names() {
            if let Some(entry) = entries.get(name) {
                let violation = Violation::new(at.key(name).to_pointer(), "forbidden", message.clone());
                self.add(entry.key_range.clone(), violation);
            }
        }
    }
}

/// The set of the deciding keys that their variants require; of a variant that requires none, all that decide for it.
fn needed(all: &KeyTable) -> Vec<u64> {
    let decided = |key| all.owners.decided(key);
    let is_required = |key: &usize| all.fields.get(*key).is_some_and(|field| !may_be_absent(field));
    let requiring: BTreeSet<usize> = (0..all.fields.len()).filter(is_required).filter_map(decided).collect();
    all.set(|key, _| decided(key).is_some_and(|variant| is_required(&key) || !requiring.contains(&variant)))
}
