//! The keys that an object may have, with those of the types that are flattened into it.

use alloc::vec;
use alloc::vec::Vec;

use crate::document::tree::entries::Entries;
use crate::document::tree::node::Entry;
use crate::schema::flatten::is_taken;
use crate::schema::shape::{MAX_FLATTENED, Part, keys_of_enum, reads_itself};
use crate::schema::{Enum, Field, Kind, Rechecker, Rule, Schema, SchemaOf};

/// The keys that an object may have.
#[derive(Default)]
pub(crate) struct Keys {
    /// Each with whether a conversion hides what its rules judge.
    pub(super) parts: Vec<(Part, bool)>,
    /// The fields that are checked with the object, and the index of the part that each belongs to.
    pub(super) fields: Vec<(usize, &'static Field)>,
    /// `fields`, and the fields of flattened optional structs.
    pub(super) known: Vec<&'static Field>,
    /// Known keys that are checked elsewhere: tags, and keys of other variants.
    pub(super) others: Vec<&'static str>,
    /// Keys of other variants that a misspelt key certainly means: they would decide, and no key has decided.
    pub(super) undecided: Vec<&'static str>,
    pub(super) deny_unknown: bool,
    /// Keys of flattened optional structs and enums, which serde takes as absent when they do not fit.
    pub(super) optional: Vec<Keys>,
    /// Flattened types and fields that serde reads once more by themselves.
    pub(super) reread: Vec<Reread>,
    pub(super) enums: Vec<FlattenedEnum>,
    /// Whether a flattened type reads itself.
    pub(super) has_own_reader: bool,
    /// Whether a flattened map, enum or opaque type takes the keys that no field has.
    pub(super) is_open: bool,
    /// The flattened maps.
    pub(super) maps: Vec<OpenMap>,
    /// Whether a conversion hides what the rules of the types judge that are being added.
    is_converted: bool,
    /// The names that serde has taken out of the object for what is added already.
    taken: Vec<&'static str>,
    /// The keys of the object that serde does not show a flattened option.
    pub(super) hidden: Vec<&'static str>,
    /// The rules of the flattened type that is being added, each with the index of the part that has it.
    rules: Vec<(usize, &'static [Rule])>,
    /// How many flattened types enclose this one.
    depth: usize,
}

/// An enum that is flattened into the object.
pub(super) struct FlattenedEnum {
    pub(super) schema: &'static Schema,
    /// Whether a conversion hides what its rules judge.
    pub(super) is_converted: bool,
    /// The keys that serde does not show it.
    pub(super) hidden: Vec<&'static str>,
}

/// A flattened map. serde shows it all keys but those that it has taken before.
pub(super) struct OpenMap {
    /// The types of keys and values.
    pub(super) types: (SchemaOf, SchemaOf),
    /// Its rules, each with the index of the part that has it.
    pub(super) rules: Vec<(usize, &'static [Rule])>,
    /// Whether a conversion hides what the rules of its values judge.
    pub(super) is_converted: bool,
    /// The keys that serde does not show it.
    pub(super) hidden: Vec<&'static str>,
}

impl OpenMap {
    /// The entries that serde shows it.
    pub(super) fn shown<'e, 't>(&self, entries: &'e Entries<'t>) -> Vec<&'e Entry<'t>> {
        let mut is_hidden = vec![false; entries.entries.len()];
        for index in self.hidden.iter().filter_map(|name| entries.index(name)) {
            is_hidden[index] = true;
        }
        let first = |entry: &Entry<'t>| entries.index(entry.key.as_deref()?);
        entries.entries.iter().filter(|entry| first(entry).is_some_and(|index| !is_hidden[index])).collect()
    }
}

/// What reads a flattened type or field once more, from a part of the object.
pub(super) struct Reread {
    pub(super) recheck: Rechecker,
    /// The names of its keys, or those that it is not shown.
    names: Vec<&'static str>,
    is_open: bool,
}

impl Reread {
    /// Whether serde shows it a key.
    pub(super) fn is_shown(&self, key: &str) -> bool {
        self.names.contains(&key) != self.is_open
    }
}

impl Keys {
    /// The keys of a struct or variant.
    pub(crate) fn of(part: Part) -> Self {
        let mut keys = Keys { deny_unknown: part.object.deny_unknown, ..Keys::default() };
        keys.add(part);
        keys
    }

    /// Adds known keys that are checked elsewhere, and that serde does not show what is flattened.
    pub(crate) fn with_others(mut self, others: impl IntoIterator<Item = &'static str>) -> Self {
        let before = self.others.len();
        self.others.extend(others);
        let others = self.others[before..].to_vec();
        self.hide(&others);
        self
    }

    /// Hides keys of the object from all that is flattened into it.
    fn hide(&mut self, names: &[&'static str]) {
        self.hidden.extend_from_slice(names);
        self.maps.iter_mut().for_each(|map| map.hidden.extend_from_slice(names));
        self.enums.iter_mut().for_each(|flattened| flattened.hidden.extend_from_slice(names));
        for reread in &mut self.reread {
            match reread.is_open {
                true => reread.names.extend_from_slice(names),
                false => reread.names.retain(|name| !names.contains(name)),
            }
        }
        self.optional.iter_mut().for_each(|optional| optional.hide(names));
    }

    /// The keys of all variants, when it is unclear which one is meant. Unknown keys are denied only if every variant
    /// denies them.
    pub(super) fn of_any(variants: &Enum, others: impl IntoIterator<Item = &'static str>) -> Self {
        let mut all = Keys { deny_unknown: true, ..Keys::default() }.with_others(others);
        for variant in variants.visible() {
            let own = variant.content.object().map(Keys::of);
            match own.filter(|own| own.deny_unknown && !own.is_open) {
                Some(own) => {
                    all.known.extend(own.known);
                    all.others.extend(own.others);
                }
                None => all.deny_unknown = false,
            }
        }
        all
    }

    /// The keys of an adjacently tagged enum.
    pub(crate) fn of_tag(tag: &'static str, content: &'static str, deny_unknown: bool) -> Self {
        Keys { others: Vec::from([tag, content]), deny_unknown, ..Keys::default() }
    }

    fn add(&mut self, own: Part) {
        let part = self.parts.len();
        let object = own.object;
        self.parts.push((own, self.is_converted));
        self.fields.reserve(object.fields.len());
        self.known.reserve(object.fields.len());
        for field in object.fields {
            if field.has_key() {
                self.fields.push((part, field));
                self.known.push(field);
                self.taken.extend(Field::names(field));
            }
        }
        for field in object.fields {
            if field.flatten && !field.hidden {
                let outer = self.is_converted;
                self.is_converted |= field.by_value;
                self.has_own_reader |= field.by_value;
                let rules = core::mem::replace(&mut self.rules, Vec::from([(part, field.rules)]));
                self.add_flattened((field.schema)(), field.recheck.filter(|_| !outer));
                self.rules = rules;
                self.is_converted = outer;
            }
        }
    }

    /// Adds the keys of a flattened type. `recheck` reads the field once more that has the type.
    fn add_flattened(&mut self, schema: &'static Schema, recheck: Option<Rechecker>) {
        if self.depth > MAX_FLATTENED {
            self.is_open = true;
            return;
        }
        self.depth += 1;
        let (known, others, taken) = (self.known.len(), self.others.len(), self.taken.clone());
        let around = core::mem::replace(&mut self.is_open, false);
        self.add_inside(schema);
        let is_open = self.is_open;
        if !is_taken(schema) {
            self.taken.truncate(taken.len());
        }
        // serde shows an open type all keys but those that it has taken before.
        let names: Vec<&'static str> = match is_open {
            true => taken,
            false => {
                let names = self.known[known..].iter().flat_map(|field| Field::names(field));
                let names = names.chain(self.others[others..].iter().copied());
                names.filter(|name| !taken.contains(name)).collect()
            }
        };
        // The keys of an open type as a whole cannot be cut out of the object.
        let of_type = schema.recheck.filter(|_| !is_open && !self.is_converted);
        for recheck in of_type.into_iter().chain(recheck) {
            self.reread.push(Reread { recheck, names: names.clone(), is_open });
        }
        self.is_open |= around;
        self.depth -= 1;
    }

    fn add_inside(&mut self, schema: &'static Schema) {
        let outer = self.is_converted;
        if let Some(wire) = schema.wire {
            self.is_converted = true;
            self.add_flattened(wire(), None);
            self.is_converted = outer;
            return;
        }
        // Reading a `Valid` keeps the rules, whatever is made of it then.
        self.is_converted &= !schema.is_valid;
        self.add_kind(schema);
        self.is_converted = outer;
    }

    fn add_kind(&mut self, schema: &'static Schema) {
        match &schema.kind {
            _ if reads_itself(schema) => {
                self.has_own_reader = true;
                self.is_open = true;
            }
            Kind::Struct(object) => self.add(Part { object, rules: schema.rules }),
            Kind::Option(inner) => {
                let (depth, is_converted) = (self.depth, self.is_converted);
                let mut keys = Keys { depth, is_converted, ..Keys::default() };
                keys.add_flattened(inner(), None);
                if !keys.optional.is_empty() || keys.is_open && keys.enums.is_empty() {
                    self.is_open = true;
                } else {
                    self.is_open = keys.is_open;
                    keys.hide(&self.taken);
                    self.others.extend_from_slice(&keys.others);
                    self.taken.extend_from_slice(&keys.taken);
                    self.known.extend_from_slice(&keys.known);
                    self.optional.push(keys);
                }
            }
            Kind::Newtype(field) => {
                self.rules.extend(self.rules.last().map(|(part, _)| (*part, field.rules)));
                self.add_flattened((field.schema)(), None);
            }
            Kind::Map { keys, values } => {
                self.is_open = true;
                self.maps.push(OpenMap {
                    types: (*keys, *values),
                    rules: core::mem::take(&mut self.rules),
                    is_converted: self.is_converted,
                    hidden: self.taken.clone(),
                });
            }
            Kind::Enum(variants) => {
                let (is_converted, hidden) = (self.is_converted, self.taken.clone());
                self.enums.push(FlattenedEnum { schema, is_converted, hidden });
                match keys_of_enum(variants) {
                    Some(names) => {
                        self.taken.extend_from_slice(&names);
                        self.others.extend(names);
                    }
                    None => self.is_open = true,
                }
            }
            _ => self.is_open = true,
        }
    }

    /// How many of an object's keys are known.
    pub(super) fn count_in(&self, entries: &Entries<'_>) -> usize {
        self.known.iter().filter(|field| entries.of(field).is_some()).count()
    }

    pub(super) fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.known.iter().map(|field| field.name).collect();
        names.extend_from_slice(&self.others);
        names
    }
}
