//! The walk: a value against its type, with the rules of the field that holds it.

use super::judged::Judged;
use crate::lexer::{Entry, Lexer, MAX_DEPTH, Str, behind_space, byte_at};
use crate::rules::{Check, Items, Rule};
use crate::schema::{Field, Kind, Presence, Schema, SchemaOf, Shows};

/// How deep a value may be that is read by itself, apart from what encloses it.
const DEEP: u8 = MAX_DEPTH - 8;

/// Bound on the keys of a map that are compared with each other.
const MAX_KEYS: usize = 16;

const NO_KEY: Str = Str { start: 0, end: 0, is_escaped: false };

/// Why a walk ends early.
#[derive(Clone, Copy)]
pub(super) enum Stop {
    /// The text is not valid.
    Invalid,
    /// For this text the typed value has to decide.
    Unsure,
    /// For every text of the type the typed value has to decide.
    Hidden,
}

/// A walk. Its position is an argument and a result of each step, which keeps it out of memory. A step without a result
/// ends the walk, for the reason in `stop`.
pub(super) struct Walk<'t> {
    pub(super) text: &'t str,
    /// Why the walk ends, if it does: because the text is not valid, unless something else is noted.
    pub(super) stop: Stop,
    /// How many containers enclose the value.
    depth: u8,
    /// How many maps enclose the value.
    maps: u8,
    /// One more than the index of the variant that the last value names; 0 for none.
    pub(super) chosen: u8,
}

impl<'t> Walk<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Walk { text, stop: Stop::Invalid, depth: 0, maps: 0, chosen: 0 }
    }

    /// Walks a whole text.
    pub(super) fn whole(&mut self, schema: &'static Schema) -> Option<()> {
        // Offsets are remembered in 32 bits.
        if u32::try_from(self.text.len()).is_err() {
            return self.unsure();
        }
        let mut lexer = self.at(0);
        lexer.peek();
        let end = self.value(lexer.offset(), schema, &[])?;
        self.at(end).end().ok()
    }

    /// Ends the walk: for this text the typed value has to decide.
    #[cold]
    pub(super) fn unsure<T>(&mut self) -> Option<T> {
        self.stop = Stop::Unsure;
        None
    }

    /// Ends the walk: for every text of the type the typed value has to decide.
    #[cold]
    pub(super) fn hidden<T>(&mut self) -> Option<T> {
        self.stop = Stop::Hidden;
        None
    }

    #[inline(always)]
    pub(super) fn at(&self, offset: usize) -> Lexer<'t> {
        Lexer::at(self.text, offset)
    }

    /// Enters the container whose bracket is at `at`; returns where what is inside begins.
    #[inline(always)]
    pub(super) fn enter(&mut self, at: usize, bracket: u8) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if self.depth >= MAX_DEPTH || byte_at(bytes, at) != bracket {
            return None;
        }
        self.depth += 1;
        Some(behind_space(bytes, at + 1))
    }

    /// Leaves a container.
    #[inline(always)]
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Whether a rule is judged here. Warnings make no text invalid.
    #[inline(always)]
    pub(super) fn applies(&mut self, rule: &Rule) -> Option<bool> {
        match (rule.when, rule.severity.is_warning()) {
            (_, true) => Some(false),
            (None, false) => Some(true),
            (Some(_), false) => self.hidden(),
        }
    }

    /// A rule is broken.
    #[cold]
    pub(super) fn broken<T>(&mut self) -> Option<T> {
        // Of a repeated key only the last value counts, so this may be no verdict.
        if self.maps > 0 { self.unsure() } else { None }
    }

    /// The value of a field, or of a place that has no key.
    #[inline(always)]
    pub(super) fn field(&mut self, at: usize, field: &'static Field) -> Option<usize> {
        if field.shows < Shows::All {
            return self.hidden();
        }
        self.value(at, (field.schema)(), field.rules)
    }

    /// The value of a field of a tuple or newtype: `required` refuses its `null`.
    pub(super) fn place(&mut self, at: usize, field: &'static Field) -> Option<usize> {
        let end = self.field(at, field)?;
        // Conditions have no names for places.
        let requires = |rule: &Rule| matches!(rule.check, Check::Presence(Presence::Required));
        if field.rules.iter().any(requires) && self.at(at).peek() == b'n' {
            return self.broken();
        }
        Some(end)
    }

    /// A value, which begins at `at`, against a type and the rules that its field has for it; returns where it ends.
    #[inline(always)]
    pub(super) fn value(
        &mut self,
        at: usize,
        mut schema: &'static Schema,
        rules: &'static [Rule],
    ) -> Option<usize> {
        while let Kind::Option(inner) = &schema.kind {
            if self.text.as_bytes().get(at) == Some(&b'n') {
                return self.null(at);
            }
            schema = inner();
        }
        match schema.kind {
            Kind::String => self.string::<false>(at, rules),
            _ => self.other(at, schema, rules),
        }
    }

    /// The same for all but strings and options.
    #[inline(never)]
    fn other(&mut self, at: usize, schema: &'static Schema, rules: &'static [Rule]) -> Option<usize> {
        // A function judges it, or documents hold another type in its place.
        if schema.recheck.is_some() {
            return self.hidden();
        }
        if !schema.rules.is_empty() && !matches!(schema.kind, Kind::Struct(_)) {
            return self.hidden();
        }
        match &schema.kind {
            Kind::BorrowedString => self.string::<true>(at, rules),
            Kind::Integer { min, max } => self.integer(at, *min, *max, rules),
            Kind::NonZero { min, max } => self.non_zero(at, *min, *max, rules),
            Kind::Number { single } => self.number(at, *single, rules),
            Kind::Bool => self.bool(at, rules),
            Kind::Char => self.char(at, rules),
            Kind::List { items, len, is_set } => self.list(at, *items, *len, *is_set, rules),
            Kind::Map { keys, values } => self.map(at, keys(), *values, rules),
            // In what follows other rules would see what an impl by hand says.
            kind if rules.iter().all(|rule| matches!(rule.check, Check::Presence(_) | Check::Change(_))) => {
                match kind {
                    Kind::Struct(object) => self.struct_(at, object, schema.rules),
                    Kind::Enum(variants) => self.variants(at, variants),
                    Kind::Null => self.null(at),
                    Kind::Tuple(fields) => self.tuple(at, fields),
                    Kind::Newtype(field) => self.place(at, field),
                    Kind::Foreign(foreign) if self.depth < DEEP => {
                        let range = self.at(at).value_range().ok()?;
                        let text = self.text.get(range.clone()).unwrap_or_default();
                        if (foreign.reads)(text) { Some(range.end) } else { None }
                    }
                    _ => self.hidden(),
                }
            }
            _ => self.hidden(),
        }
    }

    fn null(&self, at: usize) -> Option<usize> {
        let mut lexer = self.at(at);
        if lexer.peek() != b'n' {
            return None;
        }
        lexer.null().ok()?;
        Some(lexer.offset())
    }

    fn list(
        &mut self,
        at: usize,
        items: SchemaOf,
        len: Option<usize>,
        is_set: bool,
        rules: &'static [Rule],
    ) -> Option<usize> {
        // Rules judge a set's items once, in its own order.
        if is_set && !rules.is_empty() {
            return self.hidden();
        }
        let (schema, inside) = (items(), self.inside(rules, |items| matches!(items, Items::Each(_)))?);
        let first = self.enter(at, b'[')?;
        let mut lexer = self.at(first);
        let mut count = 0;
        while lexer.next_item(count == 0).ok()? {
            lexer.peek();
            let end = self.value(lexer.offset(), schema, inside)?;
            lexer.move_to(end);
            count += 1;
        }
        self.chosen = 0;
        self.leave();
        if len.is_some_and(|len| len != count) {
            return None;
        }
        self.judge(lexer.offset(), &Judged::Sized(count), rules)
    }

    /// A list with one type for each place.
    pub(super) fn tuple(&mut self, at: usize, fields: &'static [Field]) -> Option<usize> {
        let first = self.enter(at, b'[')?;
        let mut lexer = self.at(first);
        let mut is_first = true;
        for field in fields.iter().filter(|field| !field.hidden) {
            if !lexer.next_item(is_first).ok()? {
                // serde may fill the rest with defaults, which have rules too.
                return self.unsure();
            }
            is_first = false;
            lexer.peek();
            let end = self.place(lexer.offset(), field)?;
            lexer.move_to(end);
        }
        self.chosen = 0;
        self.leave();
        match lexer.next_item(is_first).ok()? {
            true => None,
            false => Some(lexer.offset()),
        }
    }

    fn map(
        &mut self,
        at: usize,
        keys: &'static Schema,
        values: SchemaOf,
        rules: &'static [Rule],
    ) -> Option<usize> {
        let (schema, of_values) = (values(), self.inside(rules, |items| matches!(items, Items::Values(_)))?);
        let of_keys = self.inside(rules, |items| matches!(items, Items::Keys(_)))?;
        let first = self.enter(at, b'{')?;
        let mut lexer = self.at(first);
        let mut passed = [NO_KEY; MAX_KEYS];
        let mut count = 0;
        self.maps += 1;
        while let Some(Entry { key, .. }) = lexer.next_entry(count == 0).ok()? {
            self.key(key, keys, of_keys)?;
            if let Some(slot) = passed.get_mut(count) {
                *slot = key;
            }
            let end = self.value(lexer.offset(), schema, of_values)?;
            lexer.move_to(end);
            count += 1;
        }
        self.maps -= 1;
        self.chosen = 0;
        self.leave();
        let counts = rules.iter().any(|rule| !matches!(rule.check, Check::Items(_) | Check::Presence(_)));
        if counts && self.may_repeat(passed.get(..count)) {
            return self.unsure();
        }
        self.judge(lexer.offset(), &Judged::Sized(count), rules)
    }

    /// The rules for what is inside, out of the rule of that sort.
    fn inside(&mut self, rules: &'static [Rule], is_meant: fn(&Items) -> bool) -> Option<&'static [Rule]> {
        let mut inside = None;
        for rule in rules {
            if let Check::Items(items) = &rule.check
                && is_meant(items)
                && self.applies(rule)?
                && inside.replace(items.rules()).is_some()
            {
                return self.hidden();
            }
        }
        Some(inside.unwrap_or_default())
    }

    /// Whether two of the keys may be the same; unknown when there are too many.
    fn may_repeat(&self, keys: Option<&[Str]>) -> bool {
        let Some(keys) = keys else { return true };
        let lexer = self.at(0);
        keys.iter().enumerate().any(|(index, key)| {
            // An escape may say any character.
            key.is_escaped || keys[..index].iter().any(|other| lexer.raw(*other) == lexer.raw(*key))
        })
    }
}
