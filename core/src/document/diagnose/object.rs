//! Objects against structs: keys that are missing, unknown or repeated, then the values.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::diagnosis::{Around, Diagnosis};
use super::fields::Keys;
use super::hints::fitting;
use super::merge::Mark;
use super::nearest::{Known, Nearest};
use super::repeats::comparable;
use crate::document::edits::Mend;
use crate::document::locate::Found;
use crate::document::tree::entries::Entries;
use crate::document::tree::node::{Entry, Node};
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::schema::lookup::{Lookup, name, number};
use crate::schema::shape::{Part, find_enum, may_be_absent};
use crate::schema::{Field, Kind, Schema};

/// Unknown keys that may mean known ones.
#[derive(Default)]
struct Misspelt {
    /// The index of the entry, the name that it may mean, and the index of the violation.
    keys: Vec<(usize, Nearest, usize)>,
    /// The indices of entries whose keys are repeated.
    repeated: Vec<usize>,
}

impl Diagnosis {
    /// Compares a value with the fields of an object.
    pub(crate) fn object(&mut self, node: Node<'_>, part: Part, at: &Path<'_>) -> bool {
        let Some(entries) = self.expect_object(node, at) else { return false };
        self.entries(entries, &Keys::of(part), at);
        true
    }

    /// Compares the entries of an object with the keys that it may have.
    pub(crate) fn entries(&mut self, mut entries: Entries<'_>, keys: &Keys, at: &Path<'_>) {
        let mark = self.mark();
        self.check_keys(&mut entries, keys, at);
        if keys.has_own_reader {
            self.wire.own.add(number(entries.node.id()));
        }
        self.check_fields(&entries, keys, at);
        for optional in &keys.optional {
            let shown = entries.hiding(&optional.hidden);
            let mut trial = self.fork();
            trial.is_buffered = true;
            trial.check_fields(&shown, optional, at);
            for flattened in &optional.enums {
                trial.flattened_enum(&shown, keys, flattened, at);
            }
            for reread in &optional.reread {
                trial.reread_flattened(&shown, reread, Mark::default(), at);
            }
            // No mistake otherwise: serde takes what does not fit as absent. But then it has taken the keys up to the first
            // that does not fit, and those behind it are unknown.
            if trial.is_read() || keys.deny_unknown && trial.leaves_keys(&shown, optional) {
                trial.is_buffered = self.is_buffered;
                self.join(trial);
            }
        }
        for flattened in &keys.enums {
            self.flattened_enum(&entries, keys, flattened, at);
        }
        for reread in &keys.reread {
            self.reread_flattened(&entries, reread, mark, at);
        }
    }

    /// Whether keys stand behind the first that does not fit.
    fn leaves_keys(&self, entries: &Entries<'_>, keys: &Keys) -> bool {
        let of_keys =
            |found: &&Found| !found.violation.is_broken_rule() && found.violation.code() != "missing";
        let Some(first) = self.found.iter().filter(of_keys).map(|found| found.range.start).min() else {
            return false;
        };
        let own = keys.known.iter().filter_map(|field| entries.of(field));
        own.map(|entry| entry.value.range().start).any(|start| start > first)
    }

    /// Checks the value of each field, then the rules over several fields.
    fn check_fields(&mut self, entries: &Entries<'_>, keys: &Keys, at: &Path<'_>) {
        for (index, field) in &keys.fields {
            let ((part, is_converted), field) = (keys.parts[*index], *field);
            let before = self.found.len();
            let entry = entries.of(field);
            // The document may have an alias as key.
            let place = at.key(entry.and_then(|entry| entry.key.as_deref()).unwrap_or(field.name));
            match entry {
                // serde has the keys of flattened structs in a buffer.
                Some(entry) => self.in_buffer(*index > 0, |pass| {
                    pass.without_rules(is_converted, |pass| {
                        pass.check_entry(entries, entry, part, field, &place);
                    });
                }),
                None => self.check_absent(entries, field, &place),
            }
            let are_texts = find_enum((field.schema)()).is_none();
            self.advise(before, &place, are_texts, || fitting(entries, part, field));
        }
        if self.is_types_only {
            return;
        }
        for (part, _) in keys.parts.iter().filter(|(_, is_converted)| !is_converted) {
            self.check_groups(entries, *part, at);
        }
        for (part, field) in &keys.fields {
            let (part, is_converted) = keys.parts[*part];
            if !is_converted {
                self.check_presence(entries, part, field, at);
                self.check_default(entries, field, at);
            }
        }
    }

    /// Reports keys that are unknown, repeated or no text.
    pub(super) fn check_keys(&mut self, entries: &mut Entries<'_>, keys: &Keys, at: &Path<'_>) {
        // For the index of each key's first entry, the field.
        let mut fields: Vec<Option<&Field>> = vec![None; entries.entries.len()];
        for field in &keys.known {
            for name in field.names() {
                if let Some(index) = entries.index(name) {
                    fields[index] = Some(field);
                }
            }
        }
        let mut seen_unknown = Lookup::default();
        let mut misspelt = Misspelt::default();
        let mut repeated = Vec::new();
        let mut names = None;
        for (index, entry) in entries.entries.iter().enumerate() {
            let Some(key) = entry.key.as_deref() else {
                self.bad_string(entry.key_range.clone(), at);
                continue;
            };
            let place = at.key(key);
            if let Some(field) = entries.index(key).and_then(|index| fields[index]) {
                if let Some(first) = entries.index_of(field).filter(|first| *first != index) {
                    repeated.push((first, index, self.duplicate(entry, entries.of(field), &place)));
                }
            } else if keys.others.contains(&key) {
                if let Some(first) = entries.index(key).filter(|first| *first != index) {
                    repeated.push((first, index, self.duplicate(entry, entries.get(key), &place)));
                }
            } else if keys.is_open {
                continue;
            } else if !seen_unknown.add(name(key)) {
                if keys.deny_unknown {
                    misspelt.repeated.extend(entries.index(key));
                    self.duplicate(entry, entries.get(key), &place);
                }
            } else if keys.deny_unknown {
                let known = names.get_or_insert_with(|| Known::new(&keys.names()));
                let meant = self.nearest(key, known);
                let found =
                    self.unknown(entry, meant.map(|meant| Nearest { is_sole: false, ..meant }), &place);
                misspelt.keys.extend(meant.map(|meant| (index, meant, found)));
            }
        }
        self.mend_repeated(entries, &repeated);
        misspelt.keys.retain(|(_, meant, _)| {
            match keys.known.iter().find(|field| field.name == meant.name) {
                Some(field) => entries.of(field).is_none(),
                None => entries.get(meant.name).is_none(),
            }
        });
        self.mend_misspelt(entries, &misspelt, keys);
        entries.misspelt = misspelt.keys.into_iter().map(|(_, meant, _)| meant.name).collect();
        self.check_maps(entries, keys, at);
    }

    /// Checks what flattened maps take of the keys.
    fn check_maps(&mut self, entries: &Entries<'_>, keys: &Keys, at: &Path<'_>) {
        for map in &keys.maps {
            let shown = map.shown(entries);
            self.in_buffer(true, |pass| {
                pass.without_rules(map.is_converted, |pass| {
                    pass.map_entries(entries.node, &shown, map.types, at);
                });
            });
            for (part, rules) in map.rules.iter().filter(|_| !map.is_converted) {
                let around = Around { entries, part: keys.parts[*part].0 };
                self.map_rules(entries.node, &shown, map.types, (rules, around), at);
            }
        }
    }

    /// Mends keys that are certainly those of fields, which no other key may mean.
    fn mend_misspelt(&mut self, entries: &Entries<'_>, misspelt: &Misspelt, keys: &Keys) {
        for (index, meant, found) in &misspelt.keys {
            let is_field = keys.fields.iter().any(|(_, field)| field.name == meant.name)
                || keys.undecided.contains(&meant.name);
            let claims = misspelt.keys.iter().filter(|(_, other, _)| other.name == meant.name).count();
            let is_certain = meant.is_sole && is_field && claims == 1 && !misspelt.repeated.contains(index);
            if let (true, Some(found)) = (is_certain, self.found.get_mut(*found)) {
                let said = entries.entries[*index].key.as_deref().unwrap_or_default();
                found.mend = Some(Mend::Name { said: String::from(said), name: meant.name });
            }
        }
    }

    /// Mends keys that are only repeated with values equal to the first.
    fn mend_repeated(&mut self, entries: &Entries<'_>, repeated: &[(usize, usize, usize)]) {
        // Those of which a repetition has another value.
        let mut differ = Lookup::default();
        for (first, index, _) in repeated {
            let [first_value, value] =
                [*first, *index].map(|index| comparable(&entries.entries[index].value));
            if first_value != value {
                differ.add(number(*first));
            }
        }
        for (first, index, found) in repeated {
            let entry = &entries.entries[*index];
            let before = index.checked_sub(1).map(|before| entries.entries[before].value.range().end);
            if let (false, Some(before), Some(found)) =
                (differ.contains(number(*first)), before, self.found.get_mut(*found))
            {
                let (key, value) = (entry.key_range.clone(), entry.value.range());
                found.mend = Some(Mend::Without { before, key, value });
            }
        }
    }

    /// Reports a repeated key; returns the index that the violation has, if there is room for it.
    fn duplicate(&mut self, entry: &Entry<'_>, first: Option<&Entry<'_>>, at: &Path<'_>) -> usize {
        let other =
            first.and_then(|first| first.key.as_deref()).filter(|first| entry.key.as_deref() != Some(first));
        let message = match other {
            Some(other) => Cow::Owned(format!("repeated key: another name of {other}")),
            None => Cow::Borrowed("repeated key"),
        };
        let before = self.found.len();
        let mut violation = Violation::new(at.to_pointer(), "duplicate", message);
        if let Some(first) = first {
            violation = violation.with_param("first", first.key_range.start);
        }
        self.add(entry.key_range.clone(), violation);
        before
    }

    /// Reports an unknown key; returns the index that the violation has, if there is room for it.
    pub(super) fn unknown(&mut self, entry: &Entry<'_>, meant: Option<Nearest>, at: &Path<'_>) -> usize {
        let before = self.found.len();
        let violation = Violation::new(at.to_pointer(), "unknown", "unknown key");
        let key = entry.key.as_deref().unwrap_or_default();
        self.add_near(entry.key_range.clone(), violation, meant, key);
        before
    }

    fn check_entry<'t>(
        &mut self,
        entries: &Entries<'t>,
        entry: &Entry<'t>,
        part: Part,
        field: &'static Field,
        place: &Path<'_>,
    ) {
        let mut schema = (field.schema)();
        if let Some(key) = entry.key.as_deref().filter(|key| *key != field.name) {
            self.alias(entries.node, field, key);
        }
        let is_denied = part.object.denies_null_of(field) && entry.value.is_null();
        while let (true, Kind::Option(inner)) = (is_denied, &schema.kind) {
            schema = inner();
            if !matches!(schema.kind, Kind::Option(_)) {
                self.null(entry.value, schema, place);
                return;
            }
        }
        self.field_in(Some(Around { entries, part }), entry.value, field, place);
    }

    /// Reports a `null` where a value is required or the key has to be left out.
    fn null(&mut self, node: Node<'_>, schema: &'static Schema, at: &Path<'_>) {
        let mut trial = self.fork();
        trial.value(node, schema, at);
        if trial.found.is_empty() {
            let message = "must not be null: leave the key out";
            self.add(node.range(), Violation::new(at.to_pointer(), "type", message));
        } else {
            self.join(trial);
        }
    }

    fn check_absent(&mut self, entries: &Entries<'_>, field: &'static Field, place: &Path<'_>) {
        if may_be_absent(field) || entries.misspelt.contains(&field.name) {
            return;
        }
        self.missing(entries.node, place);
    }

    /// Checks the rules of a field on what serde fills in for its absent key.
    fn check_default(&mut self, entries: &Entries<'_>, field: &'static Field, at: &Path<'_>) {
        let is_absent = entries.of(field).is_none() && !entries.misspelt.contains(&field.name);
        let Some(judge) = field.judge_default.filter(|_| is_absent && may_be_absent(field)) else { return };
        let Some(report) = judge(at.root()) else { return };
        for violation in report.nested_under(&at.key(field.name)) {
            self.add(entries.node.range(), violation.of_default());
        }
    }
}
