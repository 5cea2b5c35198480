//! Objects against `by_key` enums, where the keys decide which variant an object is.

use alloc::borrow::Cow;
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
use crate::schema::by_key::{Meant, meant};
use crate::schema::shape::may_be_absent;
use crate::schema::{Enum, Field, KeyTable};

/// How many unknown keys may say which variant is meant: others are mentioned nowhere in the report.
const MAX_MISSPELT: usize = 100;

impl Diagnosis {
    /// Compares an object with the variant that its keys decide for.
    pub(super) fn by_key(&mut self, node: Node<'_>, variants: &'static Enum, at: &Path<'_>) -> bool {
        let Some(mut entries) = self.expect_object(node, at) else { return false };
        let all = variants.key_table();
        let present = all.bits(|field| entries.of(field).is_some());
        let misspelt = self.misspelt(&entries, all);
        let reported = if variants.deny_unknown { misspelt } else { 0 };
        let found = meant(present, all.variants).or_else(|| meant(present | reported, all.variants));
        let Some(Meant { index, foreign, deciding }) = found else {
            self.check_keys(&mut entries, &Keys::of_any(variants, []), at);
            let deciding = all.variants.iter().fold(0, |bits, (_, deciding)| bits | needed(*deciding, all));
            let names: Vec<_> = all.named(deciding).map(|field| field.name).collect();
            let meant = all.named(deciding & misspelt).map(|field| field.name).next();
            self.undecided(node, &names, meant, at);
            return false;
        };
        let decisive = all.named(deciding & present).map(|field| field.name).next();
        for field in all.named(foreign & present) {
            self.forbidden(&entries, field, decisive, at);
        }
        let Some(part) = variants.variants[index].content.object() else { return false };
        let others = all.named(!all.variants[index].0);
        let mut keys = Keys::of(part).with_others(others.flat_map(Field::names));
        let decides = all.variants.iter().fold(0, |bits, (_, deciding)| bits | *deciding);
        if decides & present == 0 {
            keys.undecided = all.named(decides).map(|field| field.name).collect();
        }
        self.entries(entries, &keys, at);
        true
    }

    /// The bits of the known keys that unknown keys may mean.
    fn misspelt(&self, entries: &Entries<'_>, all: &KeyTable) -> u128 {
        let is_known = |key: &str| all.fields.iter().any(|field| field.names().any(|name| name == key));
        let keys = entries.entries.iter().filter_map(|entry| entry.key.as_deref());
        let mut unknown = keys.filter(|key| !is_known(key)).peekable();
        if unknown.peek().is_none() {
            return 0;
        }
        let names: Vec<&'static str> = all.fields.iter().map(|field| field.name).collect();
        let known = Known::new(&names);
        let meant: Vec<&str> =
            unknown.take(MAX_MISSPELT).filter_map(|key| known.nearest(key)).map(|near| near.name).collect();
        all.bits(|field| meant.contains(&field.name))
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
        join_or(&mut message, names);
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

/// The deciding keys of a variant that may not be absent; all its deciding keys if each may be.
fn needed(deciding: u128, all: &KeyTable) -> u128 {
    match deciding & all.bits(|field| !may_be_absent(field)) {
        0 => deciding,
        needed => needed,
    }
}
