//! Objects: their keys, and the values of these. What conditions may ask for is remembered on the way.

use core::ops::Range;

use super::findings::Findings;
use super::judged::Judged;
use super::walk::Walk;
use crate::report::path::Segment;
use crate::rules::number::Number;
use crate::rules::{Check, Rule};
use crate::schema::shape::may_be_absent;
use crate::schema::{Absent, Field, KeyTable, Kind, Object, Variant};

/// How many fields conditions can ask for by value, in the order of the fields.
pub(super) const MAX_ASKED: usize = 32;

/// How many keys an object may have: one bit each.
const MAX_KEYS: usize = 64;

/// The keys that an object may have.
#[derive(Clone, Copy)]
pub(super) struct Keys {
    pub(super) source: Source,
    pub(super) deny_unknown: bool,
    pub(super) deny_null: bool,
}

/// The fields behind the keys: those of a struct, or of all variants of a `by_key` enum, each by the first variant
/// and the place there.
#[derive(Clone, Copy)]
pub(super) enum Source {
    Struct(&'static [Field]),
    ByKey(&'static [Variant], &'static KeyTable),
}

impl Source {
    #[inline(always)]
    pub(super) fn len(self) -> usize {
        match self {
            Source::Struct(fields) => fields.len(),
            Source::ByKey(_, table) => table.keys.len(),
        }
    }

    #[inline(always)]
    pub(super) fn get(self, slot: usize) -> Option<&'static Field> {
        match self {
            Source::Struct(fields) => fields.get(slot),
            Source::ByKey(variants, table) => {
                let (variant, place) = *table.keys.get(slot)?;
                variants.get(variant)?.content.fields().get(place)
            }
        }
    }

    /// The slot of a field of that name.
    pub(super) fn slot(self, name: &str) -> Option<usize> {
        let is_named = |field: &Field| is_same(field.name, name);
        match self {
            Source::Struct(fields) => fields.iter().position(is_named),
            Source::ByKey(..) => (0..self.len()).find(|slot| self.get(*slot).is_some_and(is_named)),
        }
    }
}

/// What an object has.
pub(super) struct Seen {
    /// The keys that are there.
    pub(super) present: u64,
    /// Those of them whose value is `null`.
    nulls: u64,
    /// The offsets of their values.
    pub(super) values: [u32; MAX_ASKED],
    /// One more than the index of the variant that the value names; 0 for none.
    pub(super) chosen: [u8; MAX_ASKED],
}

impl Seen {
    pub(super) const NOTHING: Seen =
        Seen { present: 0, nulls: 0, values: [0; MAX_ASKED], chosen: [0; MAX_ASKED] };

    #[inline(always)]
    pub(super) fn has(&self, slot: usize) -> bool {
        self.present >> slot & 1 == 1
    }

    /// Whether there is a value.
    #[inline(always)]
    pub(super) fn has_value(&self, slot: usize) -> bool {
        (self.present & !self.nulls) >> slot & 1 == 1
    }
}

impl<'t, F: Findings<'t>> Walk<'t, F> {
    pub(super) fn struct_(
        &mut self,
        at: usize,
        object: &'static Object,
        rules: &'static [Rule],
    ) -> Option<usize> {
        let source = Source::Struct(object.fields);
        let keys = Keys { source, deny_unknown: object.deny_unknown, deny_null: object.deny_null };
        let mut seen = Seen::NOTHING;
        let end = self.entries(at, keys, &mut seen, |slot| object.fields.get(slot))?;
        for rule in rules {
            if !self.applies(rule)? {
                continue;
            }
            match &rule.check {
                Check::Group(group) => self.group(at..end, keys, &seen, rule, group)?,
                _ => return self.hidden(),
            }
        }
        self.whole_object(at..end, keys, &seen, object, Some)?;
        Some(end)
    }

    /// Judges which fields of a struct or variant are there. `slot` gives the slot of a field.
    #[inline(always)]
    pub(super) fn whole_object(
        &mut self,
        range: Range<usize>,
        keys: Keys,
        seen: &Seen,
        object: &'static Object,
        slot: impl Fn(usize) -> Option<usize>,
    ) -> Option<()> {
        for (index, field) in object.fields.iter().enumerate() {
            if !field.hidden && !slot(index).is_some_and(|slot| seen.has(slot)) {
                self.absent(field)?;
            }
        }
        let mut asking = object.presence;
        while asking != 0 {
            let index = asking.trailing_zeros() as usize;
            asking &= asking - 1;
            if let (Some(field), Some(slot)) = (object.fields.get(index), slot(index))
                && !field.hidden
            {
                self.presence(range.clone(), keys, seen, field, slot)?;
            }
        }
        Some(())
    }

    /// Walks the entries of an object; returns where it ends.
    #[inline(always)]
    pub(super) fn entries(
        &mut self,
        at: usize,
        keys: Keys,
        seen: &mut Seen,
        field_of: impl Fn(usize) -> Option<&'static Field>,
    ) -> Option<usize> {
        if keys.source.len() > MAX_KEYS {
            return self.hidden();
        }
        let mut lexer = self.enter(at, b'{')?;
        let (mut is_first, mut expected) = (true, 0);
        while lexer.has_entry(is_first).ok()? {
            is_first = false;
            let (slot, field, name, value) = match field_of(expected) {
                // Fields mostly come in the order of declaration, so that one is compared before the key is read.
                Some(field) if field.is_plain && lexer.pass_key(field.name) => {
                    (expected, field, field.name, lexer.offset())
                }
                _ => match self.search_key(lexer.offset(), keys)? {
                    Key::Known(slot, field, name, value) => (slot, field, name, value),
                    Key::Unknown(end) => {
                        lexer.move_to(end);
                        continue;
                    }
                },
            };
            expected = slot + 1;
            if seen.has(slot) {
                return None;
            }
            seen.present |= 1 << slot;
            // A `Maybe` is there with its `null`.
            if self.text.as_bytes().get(value) == Some(&b'n')
                && let schema = (field.schema)()
                && !schema.keeps_null
            {
                seen.nulls |= 1 << slot;
                if keys.deny_null && !field.nullable && matches!(schema.kind, Kind::Option(_)) {
                    return None;
                }
            }
            self.chosen = 0;
            self.findings.enter(Segment::Key(name));
            let end = self.field(value, field)?;
            self.findings.leave();
            lexer.move_to(end);
            if slot < MAX_ASKED {
                // The text is not longer than that.
                seen.values[slot] = value as u32;
                seen.chosen[slot] = self.chosen;
            }
        }
        self.leave();
        // The value is an object, and names no variant.
        self.chosen = 0;
        Some(lexer.offset())
    }

    /// Reads the key at `at`. Passes an unknown entry as a whole.
    #[inline(never)]
    fn search_key(&self, at: usize, keys: Keys) -> Option<Key> {
        let mut lexer = self.at(at);
        for slot in 0..keys.source.len() {
            if let Some(field) = keys.source.get(slot)
                && field.is_plain
                && lexer.pass_key(field.name)
            {
                return Some(Key::Known(slot, field, field.name, lexer.offset()));
            }
        }
        let key = lexer.key().ok()?;
        for slot in 0..keys.source.len() {
            if let Some(field) = keys.source.get(slot)
                && field.has_key()
            {
                if lexer.is_text(key, field.name) {
                    return Some(Key::Known(slot, field, field.name, lexer.offset()));
                }
                if let Some(name) = field.aliases.iter().find(|name| lexer.is_text(key, name)) {
                    return Some(Key::Known(slot, field, name, lexer.offset()));
                }
            }
        }
        if keys.deny_unknown {
            return None;
        }
        lexer.check_escapes(key).ok()?;
        lexer.skip_deep_value().ok()?;
        Some(Key::Unknown(lexer.offset()))
    }

    /// A field without a key. The default that serde fills in has to keep to the rules too.
    #[inline]
    fn absent(&mut self, field: &'static Field) -> Option<()> {
        let is_optional = matches!(field.absent, Absent::Option | Absent::Default)
            && field.filled.is_none()
            && !field.flatten;
        if is_optional && matches!((field.schema)().kind, Kind::Option(_)) {
            return Some(());
        }
        self.defaulted(field)
    }

    #[cold]
    fn defaulted(&mut self, field: &'static Field) -> Option<()> {
        if field.flatten {
            return self.hidden();
        }
        if !may_be_absent(field) {
            return None;
        }
        let default = match (&(field.schema)().kind, field.absent) {
            _ if field.by_value || field.filled.is_some() => None,
            // Whatever it is, nobody judges it.
            (
                Kind::String | Kind::Bool | Kind::Char | Kind::Integer { .. } | Kind::Number { .. },
                Absent::Always,
            ) if field.rules.is_empty() => return Some(()),
            (Kind::String, Absent::Default) => Some(Judged::Text("")),
            (Kind::Bool, Absent::Default) => Some(Judged::Bool(false)),
            (Kind::Integer { min: ..=0, .. }, Absent::Default) => Some(Judged::Number(Number::Int(0))),
            (Kind::List { len: None, .. } | Kind::Map { .. }, Absent::Default) => Some(Judged::Sized(0)),
            _ => None,
        };
        match default {
            Some(default) if default.keeps_to(field.rules) => Some(()),
            _ => self.unsure(),
        }
    }
}

/// A key that has been read.
enum Key {
    /// Its slot, its field, the name of that which it has, and where its value begins.
    Known(usize, &'static Field, &'static str, usize),
    /// Where the entry ends.
    Unknown(usize),
}

/// Whether two names are the same. They often are one in memory.
#[inline]
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && (one.as_ptr() == other.as_ptr() || one == other)
}
