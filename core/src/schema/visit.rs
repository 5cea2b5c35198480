//! Walks through a type and the types inside it.

use alloc::vec::Vec;
use core::ptr;
use core::sync::atomic::{AtomicPtr, Ordering::Relaxed};

use super::types::{Content, Enum, Field, Kind, Object, Schema, Tagging};
use crate::rules::Rule;

/// Types that are looked through for what asks for a second look, at most; of a type with more, some are taken
/// to ask for it.
const MAX_TYPES: usize = 64;

/// Whether a type, or one inside it, denies `null`. Allocates nothing.
pub(crate) fn denies_null(schema: &'static Schema) -> bool {
    Types::new(Object::denies_null, |_| false, |_| false).any(schema)
}

/// Whether typed values may not show all that is wrong with a text. Serde reads a type, or one inside it, out of a
/// buffer: there it takes a list for a struct and a number for a tag, which the schema does not. Or it reads one from
/// another type, which has rules. Allocates nothing.
#[inline]
pub(crate) fn hides_text(schema: &'static Schema) -> bool {
    // Asked for every valid text, so the types that do not are kept, each in the slot of its address.
    static OPEN: [AtomicPtr<Schema>; 16] = [const { AtomicPtr::new(ptr::null_mut()) }; 16];
    let address = ptr::from_ref(schema).cast_mut();
    let slot = &OPEN[address.addr() / size_of::<Schema>() % OPEN.len()];
    if slot.load(Relaxed) == address {
        return false;
    }
    let hides = Types::new(Object::is_flattened, Enum::is_buffered, |rules| !rules.is_empty()).any(schema);
    if !hides {
        slot.store(address, Relaxed);
    }
    hides
}

impl Object {
    fn denies_null(&self) -> bool {
        self.deny_null
    }

    fn is_flattened(&self) -> bool {
        self.fields.iter().any(|field| field.flatten && !field.hidden)
    }
}

impl Enum {
    fn is_buffered(&self) -> bool {
        let has_tag =
            matches!(self.tagging, Tagging::Internal { .. } | Tagging::Adjacent { .. } | Tagging::Untagged);
        has_tag || self.variants.iter().any(|variant| variant.untagged && !variant.hidden)
    }
}

/// A walk through a type and all types inside it.
struct Types {
    /// The addresses of the types that were seen, made odd for one that another is read from.
    seen: [usize; MAX_TYPES],
    len: usize,
    object: fn(&Object) -> bool,
    variants: fn(&Enum) -> bool,
    /// What is looked for in types that others are read from.
    rules: fn(&[Rule]) -> bool,
    /// Whether the walk is in such a type.
    is_wire: bool,
}

impl Types {
    fn new(object: fn(&Object) -> bool, variants: fn(&Enum) -> bool, rules: fn(&[Rule]) -> bool) -> Self {
        Types { seen: [0; MAX_TYPES], len: 0, object, variants, rules, is_wire: false }
    }

    fn any(&mut self, schema: &'static Schema) -> bool {
        let own = ptr::from_ref(schema).addr() | usize::from(self.is_wire);
        if self.seen[..self.len].contains(&own) {
            return false;
        }
        if self.len == MAX_TYPES {
            return true;
        }
        self.seen[self.len] = own;
        self.len += 1;
        if let Some(wire) = schema.wire {
            let outer = core::mem::replace(&mut self.is_wire, true);
            let found = self.any(wire());
            self.is_wire = outer;
            return found;
        }
        if self.is_wire && (self.rules)(schema.rules) {
            return true;
        }
        match &schema.kind {
            Kind::Option(inner) | Kind::List { items: inner, .. } | Kind::Map { values: inner, .. } => {
                self.any(inner())
            }
            Kind::Newtype(field) => self.any_field(core::slice::from_ref(*field)),
            Kind::Tuple(fields) => self.any_field(fields),
            Kind::Struct(object) => (self.object)(object) || self.any_field(object.fields),
            Kind::Enum(variants) => {
                (self.variants)(variants)
                    || variants.variants.iter().any(|variant| match &variant.content {
                        Content::Unit => false,
                        Content::Newtype(field) => self.any_field(core::slice::from_ref(*field)),
                        Content::Tuple(fields) => self.any_field(fields),
                        Content::Struct(object) => (self.object)(object) || self.any_field(object.fields),
                    })
            }
            _ => false,
        }
    }

    fn any_field(&mut self, fields: &'static [Field]) -> bool {
        fields.iter().any(|field| {
            if self.is_wire && (self.rules)(field.rules) {
                return true;
            }
            self.any((field.schema)())
        })
    }
}

/// Whether a type, or one inside it, has rules.
pub(crate) fn has_rules(schema: &'static Schema) -> bool {
    fn any_has(fields: &'static [Field], seen: &mut Vec<&'static Schema>) -> bool {
        fields.iter().any(|field| !field.rules.is_empty() || look((field.schema)(), seen))
    }

    fn look(schema: &'static Schema, seen: &mut Vec<&'static Schema>) -> bool {
        if seen.iter().any(|other| core::ptr::eq(*other, schema)) {
            return false;
        }
        seen.push(schema);
        if let Some(wire) = schema.wire {
            return look(wire(), seen);
        }
        if !schema.rules.is_empty() {
            return true;
        }
        match &schema.kind {
            Kind::Option(inner) | Kind::List { items: inner, .. } | Kind::Map { values: inner, .. } => {
                look(inner(), seen)
            }
            Kind::Newtype(field) => any_has(core::slice::from_ref(*field), seen),
            Kind::Tuple(fields) => any_has(fields, seen),
            Kind::Struct(object) => any_has(object.fields, seen),
            Kind::Enum(variants) => variants.variants.iter().any(|variant| match &variant.content {
                Content::Unit => false,
                Content::Newtype(field) => any_has(core::slice::from_ref(*field), seen),
                Content::Tuple(fields) => any_has(fields, seen),
                Content::Struct(object) => any_has(object.fields, seen),
            }),
            _ => false,
        }
    }

    look(schema, &mut Vec::new())
}

/// Whether the content of a variant has rules.
pub(crate) fn content_has_rules(content: &'static Content) -> bool {
    let any = |fields: &'static [Field]| {
        fields.iter().any(|field| !field.rules.is_empty() || has_rules((field.schema)()))
    };
    match content {
        Content::Unit => false,
        Content::Newtype(field) => any(core::slice::from_ref(*field)),
        Content::Tuple(fields) => any(fields),
        Content::Struct(object) => any(object.fields),
    }
}
