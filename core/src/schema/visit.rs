//! Searches a type and the types inside it for a property.

use core::ptr;
use core::sync::atomic::{AtomicPtr, Ordering::Relaxed};

use super::facts::Tagging;
use super::shape::reads_itself;
use super::shape::{accepts_null, read_as};
use super::types::{Content, Enum, Field, Kind, Object, Schema, Variant};
use crate::rules::Rule;

/// Bound on the types of a search. A type with more is taken to have the property, which costs time but no
/// correctness.
const MAX_TYPES: usize = 64;

/// Whether a type, or one inside it, denies `null`. Allocates nothing.
pub(crate) fn denies_null(schema: &'static Schema) -> bool {
    Types::new(Object::denies_null, |_| false, |_| false).any(schema)
}

/// Whether a text may be wrong although its typed value is valid. That is so where serde reads from a buffer, which
/// takes a list for a struct and a number for a tag. Allocates nothing.
#[inline]
pub(crate) fn hides_text(schema: &'static Schema) -> bool {
    // Asked for every valid text, so types with the answer `false` are cached by address.
    static OPEN: [AtomicPtr<Schema>; 16] = [const { AtomicPtr::new(ptr::null_mut()) }; 16];
    let address = ptr::from_ref(schema).cast_mut();
    let slot = &OPEN[address.addr() / size_of::<Schema>() % OPEN.len()];
    if slot.load(Relaxed) == address {
        return false;
    }
    let hides = Types::new(Object::is_flattened, Enum::is_buffered, |_| false).any(schema);
    if !hides {
        slot.store(address, Relaxed);
    }
    hides
}

impl Object {
    fn denies_null(&self) -> bool {
        self.deny_null
            && self.fields.iter().any(|field| self.denies_null_of(field) && accepts_null((field.schema)()))
    }

    fn is_flattened(&self) -> bool {
        self.fields.iter().any(|field| field.flatten && !field.hidden)
    }
}

impl Enum {
    fn is_buffered(&self) -> bool {
        let has_tag = matches!(self.tagging, Tagging::Internal { .. } | Tagging::Adjacent { .. });
        has_tag || self.tried().next().is_some()
    }
}

/// Whether nothing is known of a part of the type's values.
pub(crate) fn is_partly_opaque(schema: &'static Schema) -> bool {
    Types { looks_for_opaque: true, ..Types::new(|_| false, |_| false, |_| false) }.any(schema)
}

/// A search through a type and all types inside it.
struct Types {
    /// The addresses of the types visited.
    seen: [usize; MAX_TYPES],
    len: usize,
    object: fn(&Object) -> bool,
    variants: fn(&Enum) -> bool,
    rules: fn(&[Rule]) -> bool,
    /// Whether a conversion counts, which may refuse a value for its own reasons.
    conversions: bool,
    /// Whether the search looks for opaque types.
    looks_for_opaque: bool,
}

impl Types {
    fn new(object: fn(&Object) -> bool, variants: fn(&Enum) -> bool, rules: fn(&[Rule]) -> bool) -> Self {
        Types {
            seen: [0; MAX_TYPES],
            len: 0,
            object,
            variants,
            rules,
            conversions: false,
            looks_for_opaque: false,
        }
    }

    /// A search for rules anywhere.
    #[cfg(feature = "json_schema")]
    fn with_rules() -> Self {
        Types { conversions: true, ..Types::new(|_| false, |_| false, |rules| !rules.is_empty()) }
    }

    fn any(&mut self, schema: &'static Schema) -> bool {
        let own = ptr::from_ref(schema).addr();
        if self.seen[..self.len].contains(&own) {
            return false;
        }
        if self.len == MAX_TYPES {
            return true;
        }
        self.seen[self.len] = own;
        self.len += 1;
        if let Some(wire) = schema.wire {
            return self.conversions || self.any(wire());
        }
        if (self.rules)(schema.rules) {
            return true;
        }
        match &schema.kind {
            _ if self.looks_for_opaque && reads_itself(schema) => true,
            Kind::Option(inner) | Kind::List { items: inner, .. } | Kind::Map { values: inner, .. } => {
                self.any(inner())
            }
            Kind::Templated(inner) => {
                (self.variants)(&TEMPLATED) && !is_read_alike(inner()) || self.any(inner())
            }
            Kind::Newtype(field) => self.any_field(core::slice::from_ref(*field)),
            Kind::Tuple(fields) => self.any_field(fields),
            Kind::Struct(object) => (self.object)(object) || self.any_field(object.fields),
            Kind::Enum(variants) => {
                (self.variants)(variants)
                    || variants.variants.iter().any(|variant| {
                        let is_found =
                            matches!(&variant.content, Content::Struct(object) if (self.object)(object));
                        is_found || self.any_field(variant.content.fields())
                    })
            }
            Kind::Opaque(_) => self.looks_for_opaque,
            _ => false,
        }
    }

    fn any_field(&mut self, fields: &'static [Field]) -> bool {
        fields.iter().any(|field| {
            if (self.rules)(field.rules) {
                return true;
            }
            self.any((field.schema)())
        })
    }
}

/// A `Templated` as the enum that serde reads it as: from a buffer.
const TEMPLATED: Enum = Enum {
    tagging: Tagging::Untagged,
    ..Enum::of(&[Variant::named("", "", Content::Newtype(&Field::named("", "")))])
};

/// Whether serde reads the same values as the type from a buffer and from a text.
fn is_read_alike(schema: &'static Schema) -> bool {
    matches!(
        read_as(schema).kind,
        Kind::Bool | Kind::Integer { .. } | Kind::Number { single: false } | Kind::String
    )
}

/// Whether a type, or one inside it, has rules; `true` for a type with more types inside than the search visits.
#[cfg(feature = "json_schema")]
pub(crate) fn has_rules(schema: &'static Schema) -> bool {
    Types::with_rules().any(schema)
}

/// Whether the content of a variant has rules.
#[cfg(feature = "json_schema")]
pub(crate) fn content_has_rules(content: &'static Content) -> bool {
    Types::with_rules().any_field(content.fields())
}
