//! Objects: their keys, and the values of these. What conditions may ask for is remembered on the way.

use super::judged::Judged;
use super::walk::Walk;
use crate::lexer::{behind_space, byte_at, word_or_zeros};
use crate::rules::number::Number;
use crate::rules::{Check, Rule};
use crate::schema::shape::may_be_absent;
use crate::schema::{Absent, Content, Enum, Field, Kind, Object};

/// How many fields conditions can ask for by value, in the order of the fields.
pub(super) const MAX_ASKED: usize = 32;

/// How many keys an object may have: one bit each.
const MAX_KEYS: usize = 64;

/// The keys that an object may have.
struct Keys {
    /// The fields behind them, by slot.
    fields: &'static [Field],
    deny_unknown: bool,
    deny_null: bool,
}

/// What an object has.
pub(super) struct Seen {
    /// The keys that are there.
    present: u64,
    /// Those of them that have a value: it is not `null`.
    valued: u64,
    /// The offsets of their values.
    pub(super) values: [u32; MAX_ASKED],
    /// One more than the index of the variant that the value names; 0 for none.
    pub(super) chosen: [u8; MAX_ASKED],
}

impl Seen {
    pub(super) const NOTHING: Seen =
        Seen { present: 0, valued: 0, values: [0; MAX_ASKED], chosen: [0; MAX_ASKED] };

    /// Whether there is a value.
    #[inline(always)]
    pub(super) fn has_value(&self, slot: usize) -> bool {
        self.valued >> slot & 1 == 1
    }
}

/// A struct or variant whose entries have been walked.
pub(super) struct Whole<'s> {
    pub(super) object: &'static Object,
    /// The slot of each field.
    slots: &'static [usize],
    /// The slots of all fields, one bit each.
    own: u64,
    pub(super) seen: &'s Seen,
}

impl Whole<'_> {
    /// The field at a place, and its slot if it has a key of its own.
    #[inline(always)]
    pub(super) fn field(&self, place: usize) -> Option<(&'static Field, usize)> {
        let (field, slot) = (self.object.fields.get(place)?, *self.slots.get(place)?);
        if slot < MAX_KEYS && field.has_key() { Some((field, slot)) } else { None }
    }
}

/// The slots of a struct, whose keys are all its own.
static OWN_SLOTS: [usize; MAX_KEYS] = {
    let mut slots = [0; MAX_KEYS];
    let mut index = 0;
    while index < MAX_KEYS {
        slots[index] = index;
        index += 1;
    }
    slots
};

impl Walk<'_> {
    pub(super) fn struct_(
        &mut self,
        at: usize,
        object: &'static Object,
        rules: &'static [Rule],
    ) -> Option<usize> {
        let Object { fields, deny_unknown, deny_null, .. } = *object;
        let mut seen = Seen::NOTHING;
        let end = self.entries(at, &Keys { fields, deny_unknown, deny_null }, &mut seen)?;
        let own = if fields.is_empty() { 0 } else { u64::MAX >> (MAX_KEYS - fields.len()) };
        let whole = Whole { object, slots: &OWN_SLOTS, own, seen: &seen };
        for rule in rules {
            if !self.applies(rule)? {
                continue;
            }
            match &rule.check {
                Check::Group(group) => self.group(&whole, group)?,
                _ => return self.hidden(),
            }
        }
        self.judge_whole(&whole)?;
        Some(end)
    }

    pub(super) fn by_key(&mut self, at: usize, variants: &'static Enum) -> Option<usize> {
        let (table, all) = (variants.key_table(), variants.variants);
        let object = |index: usize| match all.get(index)?.content {
            Content::Struct(ref object) => Some(object),
            _ => None,
        };
        let deny_null = object(0).is_some_and(|object| object.deny_null);
        let keys = Keys { fields: table.fields, deny_unknown: variants.deny_unknown, deny_null };
        let mut seen = Seen::NOTHING;
        let end = self.entries(at, &keys, &mut seen)?;
        let (owners, present) = (&table.owners, [seen.present]);
        let meant = owners.meant(&present).filter(|meant| owners.foreign(*meant, &present).is_none())?;
        let (object, slots) = (object(meant)?, *owners.keys.get(meant)?);
        let keys = slots.iter().filter(|slot| **slot < MAX_KEYS);
        let own = keys.fold(0, |own, slot| own | 1 << slot);
        self.judge_whole(&Whole { object, slots, own, seen: &seen })?;
        Some(end)
    }

    /// Judges which fields of a struct or variant are there.
    #[inline]
    fn judge_whole(&mut self, whole: &Whole<'_>) -> Option<()> {
        let mut missing = whole.own & !whole.seen.present;
        while missing != 0 {
            let slot = missing.trailing_zeros() as usize;
            missing &= missing - 1;
            let place = whole.slots.iter().position(|own| *own == slot)?;
            match whole.object.fields.get(place)? {
                field if field.hidden => {}
                field => self.absent(field)?,
            }
        }
        let mut asking = whole.object.presence;
        while asking != 0 {
            let place = asking.trailing_zeros() as usize;
            asking &= asking - 1;
            if let Some((field, slot)) = whole.field(place) {
                self.presence(whole, field, slot)?;
            }
        }
        Some(())
    }

    /// Walks the entries of an object; returns where it ends.
    #[inline(never)]
    fn entries(&mut self, start: usize, keys: &Keys, seen: &mut Seen) -> Option<usize> {
        if keys.fields.len() > MAX_KEYS {
            return self.hidden();
        }
        let bytes = self.text.as_bytes();
        let mut at = self.enter(start, b'{')?;
        let (mut expected, mut is_open) = (0, byte_at(bytes, at) != b'}');
        while is_open {
            let key = match known(bytes, at, keys.fields, expected) {
                Some(key) => key,
                None => self.search_key(at, keys)?,
            };
            at = match key {
                Key::Unknown(end) => end,
                Key::Known(slot, field, value) => {
                    expected = slot + 1;
                    let bit = 1 << slot;
                    if seen.present & bit != 0 {
                        return None;
                    }
                    seen.present |= bit;
                    let has_value = byte_at(bytes, value) != b'n' || self.null_is_value(field, keys)?;
                    seen.valued |= u64::from(has_value) << slot;
                    self.chosen = 0;
                    let end = self.field(value, field)?;
                    if slot < MAX_ASKED {
                        // The text is not longer than that.
                        seen.values[slot] = value as u32;
                        seen.chosen[slot] = self.chosen;
                    }
                    end
                }
            };
            at = behind_space(bytes, at);
            is_open = byte_at(bytes, at) == b',';
            if is_open {
                at = behind_space(bytes, at + 1);
            }
        }
        if byte_at(bytes, at) != b'}' {
            return None;
        }
        self.leave();
        // The value is an object, and names no variant.
        self.chosen = 0;
        Some(at + 1)
    }

    /// Whether the `null` of a field is a value, as that of a `Maybe` is.
    #[cold]
    fn null_is_value(&self, field: &Field, keys: &Keys) -> Option<bool> {
        let schema = (field.schema)();
        let is_denied = keys.deny_null && !field.nullable && matches!(schema.kind, Kind::Option(_));
        if is_denied && !schema.keeps_null { None } else { Some(schema.keeps_null) }
    }

    /// Reads the key at `at`. Passes an unknown entry as a whole.
    #[cold]
    #[inline(never)]
    fn search_key(&self, at: usize, keys: &Keys) -> Option<Key> {
        let mut lexer = self.at(at);
        if lexer.peek() != b'"' {
            return None;
        }
        let key = lexer.key().ok()?;
        for (slot, field) in keys.fields.iter().enumerate().filter(|(_, field)| field.has_key()) {
            let mut names = core::iter::once(&field.name).chain(field.aliases);
            if names.any(|name| lexer.is_text(key, name)) {
                return Some(Key::Known(slot, field, lexer.offset()));
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
        let is_optional = matches!(field.absent, Absent::Option | Absent::Default);
        if is_optional && matches!((field.schema)().kind, Kind::Option(_)) {
            return Some(());
        }
        self.defaulted(field)
    }

    #[cold]
    fn defaulted(&mut self, field: &'static Field) -> Option<()> {
        if !may_be_absent(field) {
            return None;
        }
        let default = match (&(field.schema)().kind, field.absent) {
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
    /// Its slot, its field, and where its value begins.
    Known(usize, &'static Field, usize),
    /// Where the entry ends.
    Unknown(usize),
}

/// The key at `at` if it is the name of a field as it is. Fields mostly come in the order of declaration, so the search
/// begins at the one that is expected.
#[inline(always)]
fn known(bytes: &[u8], at: usize, fields: &'static [Field], expected: usize) -> Option<Key> {
    let next = word_or_zeros(bytes, at);
    let mut slot = expected;
    for _ in fields {
        if slot >= fields.len() {
            slot = 0;
        }
        let field = fields.get(slot)?;
        if let Some(value) = field.key.value(bytes, at, next) {
            return Some(Key::Known(slot, field, value));
        }
        slot += 1;
    }
    None
}
