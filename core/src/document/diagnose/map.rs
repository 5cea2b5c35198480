//! Entries of maps against the types of keys and values. Keys in documents are strings, from which serde reads
//! numbers, booleans, characters and variants.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::ops::Range;

use super::diagnosis::{Around, Diagnosis, Site};
use super::value::{AS_IT_IS, JudgedKey, Misfit, fits, number_of, text_of, with_other};
use crate::document::tree::node::{Entry, Node, Value, last_of_each_key};
use crate::document::tree::quoted::Quoted;
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::rules::Items;
use crate::schema::lookup::{name, number};
use crate::schema::shape::{by_name, inner_kind, reads_itself};
use crate::schema::{Check, Kind, Reading, Rule, Schema, SchemaOf, SelfReader, Tagging};

impl Diagnosis {
    /// Compares the entries of a map with the types of keys and values.
    pub(super) fn map_entries(
        &mut self,
        map: Node<'_>,
        entries: &[&Entry<'_>],
        types: (SchemaOf, SchemaOf),
        at: &Path<'_>,
    ) {
        let last = last_of_each_key(&mut entries.iter().copied());
        for (index, entry) in entries.iter().enumerate() {
            let is_last = entry.key.as_deref().is_none_or(|key| last.get(name(key)) == Some(index));
            // serde reads this value, then replaces it by the next one of the same key: its type counts, its rules do
            // not.
            if self.is_full() {
                break;
            }
            self.without_rules(!is_last, |pass| pass.entry(map, entry, types, at));
        }
    }

    /// Checks the rules of a flattened map on its entries, in the object around them.
    pub(super) fn map_rules<'t>(
        &mut self,
        node: Node<'t>,
        entries: &[&Entry<'t>],
        (_, values): (SchemaOf, SchemaOf),
        (rules, around): (&'static [Rule], Around<'_, 't>),
        at: &Path<'_>,
    ) {
        let last = last_of_each_key(&mut entries.iter().copied());
        let is_last = |(index, entry): &(usize, &&Entry<'t>)| {
            entry.key.as_deref().is_some_and(|key| last.get(name(key)) == Some(*index))
        };
        let entries: Vec<&Entry<'t>> =
            entries.iter().enumerate().filter(is_last).map(|(_, entry)| *entry).collect();
        let site = Site { node, at, schema: values(), around: Some(around) };
        for rule in if self.is_types_only { &[] } else { rules } {
            match &rule.check {
                _ if !site.is_met(rule) => {}
                Check::Length(length) => {
                    let bounds = length.beside_fields(|path, take| {
                        with_other(Some(around), path, take);
                    });
                    if !bounds.admits(entries.len()) {
                        self.broken(node.range(), at, rule);
                    }
                }
                Check::Items(items) => self.entry_rules(&mut entries.iter().copied(), items, site),
                _ => {}
            }
        }
    }

    /// Checks the rules of `keys` or `values` on entries.
    pub(super) fn entry_rules<'e, 't: 'e>(
        &mut self,
        entries: &mut dyn Iterator<Item = &'e Entry<'t>>,
        items: &Items,
        site: Site<'_, 't>,
    ) {
        for entry in entries {
            if self.is_full() {
                break;
            }
            let Some(key) = &entry.key else { continue };
            let at = &site.at.key(key);
            match items {
                Items::Values(rules) => self.rules(Site { node: entry.value, at, ..site }, rules),
                Items::Keys(rules) if !self.wrong_keys.contains(number(entry.key_range.start)) => {
                    self.key_rules(key, &entry.key_range, rules, site.around, at);
                }
                Items::Keys(_) | Items::Each(_) => {}
            }
        }
    }

    fn entry(
        &mut self,
        map: Node<'_>,
        entry: &Entry<'_>,
        (keys, values): (SchemaOf, SchemaOf),
        at: &Path<'_>,
    ) {
        let Some(text) = &entry.key else {
            return self.bad_string(entry.key_range.clone(), at);
        };
        let key = &**text;
        let place = at.key(key);
        if let Some((name, alias)) = alias_of(key, keys()) {
            self.wire.add_alias(map, name, alias);
        }
        self.in_key = true;
        let is_right = match inner_kind(keys()) {
            // serde reads numbers from a key's own text.
            kind @ (Kind::BorrowedString | Kind::Integer { .. } | Kind::NonZero { .. })
                if matches!(text, Cow::Owned(_))
                    && (map.is_json() || matches!(kind, Kind::BorrowedString)) =>
            {
                self.add(entry.key_range.clone(), Violation::new(place.to_pointer(), "type", AS_IT_IS));
                false
            }
            Kind::Integer { .. } | Kind::NonZero { .. } | Kind::Bool if self.is_buffered => {
                let message =
                    "cannot be read: serde reads keys through `tag`, `untagged` or `flatten` as texts only";
                self.add(entry.key_range.clone(), Violation::new(place.to_pointer(), "type", message));
                false
            }
            _ => self.key(key, &entry.key_range, keys(), &place),
        };
        self.in_key = false;
        if !is_right {
            self.wrong_keys.add(number(entry.key_range.start));
        }
        self.value(entry.value, values(), &place);
    }

    /// Compares a key with its type; returns whether it fits.
    fn key(&mut self, key: &str, range: &Range<usize>, schema: &'static Schema, at: &Path<'_>) -> bool {
        if let Some(wire) = schema.wire {
            return self.key(key, range, wire(), at);
        }
        if let Some(reader) = schema.itself.filter(|_| reads_itself(schema)) {
            return self.key_itself(key, range, reader, at);
        }
        let expected = match &schema.kind {
            Kind::Newtype(field) => {
                let fits = self.key(key, range, (field.schema)(), at);
                if fits {
                    self.key_rules(key, range, field.rules, None, at);
                }
                return fits;
            }
            Kind::Enum(variants) if variants.visible().next().is_none() => {
                Cow::Borrowed("must be left out: its type has no variants")
            }
            Kind::Enum(variants) if variants.tagging == Tagging::External => {
                let is_known = by_name(variants, key).is_some();
                if !is_known {
                    self.unknown_name(range.clone(), variants, key, at);
                }
                return is_known;
            }
            Kind::Opaque(opaque)
                if opaque
                    .read
                    .is_some_and(|read| forms(key).iter().all(|text| matches!(read(text), Some(Err(_))))) =>
            {
                Cow::Borrowed("cannot be read")
            }
            Kind::Foreign(foreign) if !(foreign.reads)(&Quoted(key).to_string()) => {
                Cow::Owned(format!("must be {}", foreign.noun))
            }
            Kind::Bool if key.parse::<bool>().is_err() => Cow::Borrowed("must be true or false"),
            Kind::Char if fits(&schema.kind, &text_of(key)).is_err() => {
                Cow::Borrowed("must be a single character")
            }
            kind @ (Kind::Integer { min, max } | Kind::NonZero { min, max }) => {
                match number_of(key).map(|number| fits(kind, &Value::Number(number))) {
                    Some(Ok(())) => return true,
                    Some(Err(Misfit::Value(message))) => message,
                    _ => Cow::Owned(format!("must be an integer from {min} to {max}")),
                }
            }
            _ => return true,
        };
        self.add(range.clone(), Violation::new(at.to_pointer(), "type", expected));
        false
    }

    /// Compares a key with a type that reads itself.
    fn key_itself(&mut self, key: &str, range: &Range<usize>, reader: SelfReader, at: &Path<'_>) -> bool {
        let is_refused = |text: &String| matches!(reader(Some(text), at.root()), Reading::Itself(Err(_)));
        if !forms(key).iter().all(is_refused) {
            return true;
        }
        self.add(
            range.clone(),
            Violation::new(at.to_pointer(), "type", "must be a key that its type can read"),
        );
        false
    }

    /// Checks rules on a key.
    pub(super) fn key_rules(
        &mut self,
        key: &str,
        range: &Range<usize>,
        rules: &'static [Rule],
        around: Option<Around<'_, '_>>,
        at: &Path<'_>,
    ) {
        if self.is_types_only {
            return;
        }
        let in_key = core::mem::replace(&mut self.in_key, true);
        for rule in rules {
            if !rule.check.in_documents().holds_for(&JudgedKey { key, around }) {
                self.broken_by(range.clone(), at, rule, Some(key));
            }
        }
        self.in_key = in_key;
    }
}

/// What serde may read from a key: a string, or a number or truth value.
fn forms(key: &str) -> [String; 2] {
    [Quoted(key).to_string(), String::from(key)]
}

/// The name of the variant that a key stands for by an alias, and the alias.
fn alias_of(key: &str, schema: &'static Schema) -> Option<(&'static str, &'static str)> {
    let Kind::Enum(variants) = inner_kind(schema) else { return None };
    let variant = by_name(variants, key).filter(|variant| variant.name != key)?;
    let alias = variant.aliases.iter().find(|alias| **alias == key)?;
    Some((variant.name, alias))
}
