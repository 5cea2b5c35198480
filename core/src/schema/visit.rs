//! Searches a type and the types inside it for a property.

use core::ptr;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::facts::Tagging;
#[cfg(feature = "json_schema")]
use super::shape::inner_kind;
use super::shape::reads_itself;
use super::shape::{accepts_null, read_as};
use super::types::{Content, Enum, Field, Kind, Object, Schema};

/// Bound on the types of a search. A type with more is taken to have the property, which costs time but no
/// correctness.
const MAX_TYPES: usize = 64;

/// Whether a type, or one inside it, denies `null`. Allocates nothing.
pub(crate) fn denies_null(schema: &'static Schema) -> bool {
    any(schema, &mut |part| matches!(part, Part::Object(object) if object.denies_null()))
}

/// How texts of a type may differ from its typed values.
#[derive(Clone, Copy)]
pub(crate) struct TextOf {
    /// Whether a text may be wrong although its typed value is valid. That is so where serde reads from a buffer, which
    /// takes a list for a struct and a number for a tag.
    pub(crate) hides: bool,
    /// Whether a text may have other names than the typed value, or another order: it has aliases, sets, or maps, whose keys
    /// may be repeated.
    pub(crate) renames: bool,
}

/// How texts of a type may differ from its typed values. Allocates nothing.
#[inline]
pub(crate) fn text_of(schema: &'static Schema) -> TextOf {
    // Asked for every text, so the answers are cached: the type's address, whose lowest bits are free.
    static KNOWN: [AtomicUsize; 16] = [const { AtomicUsize::new(0) }; 16];
    let address = ptr::from_ref(schema).addr();
    let slot = &KNOWN[address / size_of::<Schema>() % KNOWN.len()];
    let known = slot.load(Relaxed);
    if known & !3 == address {
        return TextOf { hides: known & 1 == 1, renames: known & 2 == 2 };
    }
    let found = search_text_of(schema);
    slot.store(address | usize::from(found.hides) | usize::from(found.renames) << 1, Relaxed);
    found
}

const _: () = assert!(align_of::<Schema>() >= 4);

#[cold]
fn search_text_of(schema: &'static Schema) -> TextOf {
    let mut renames = false;
    let hides = any(schema, &mut |part| match part {
        Part::Type(schema) => match &schema.kind {
            Kind::Templated(inner) => !is_read_alike(inner()),
            kind => {
                renames |= matches!(kind, Kind::Map { .. } | Kind::List { is_set: true, .. });
                false
            }
        },
        Part::Scalar(_) | Part::Object(_) => false,
        Part::Fields(fields) => fields.iter().any(|field| {
            renames |= !field.aliases.is_empty();
            field.flatten && !field.hidden
        }),
        Part::Enum(variants) => {
            renames |= variants.variants.iter().any(|variant| !variant.aliases.is_empty());
            variants.is_buffered()
        }
    });
    TextOf { hides, renames }
}

impl Object {
    fn denies_null(&self) -> bool {
        self.deny_null
            && self.fields.iter().any(|field| self.denies_null_of(field) && accepts_null((field.schema)()))
    }
}

impl Enum {
    /// Whether serde reads what variants carry from a buffer.
    pub(crate) fn is_buffered(&self) -> bool {
        let has_tag = matches!(self.tagging, Tagging::Internal { .. } | Tagging::Adjacent { .. });
        has_tag || self.tried().next().is_some()
    }
}

/// Whether nothing is known of a part of the type's values.
pub(crate) fn is_partly_opaque(schema: &'static Schema) -> bool {
    any(
        schema,
        &mut |part| matches!(part, Part::Type(schema) if matches!(schema.kind, Kind::Opaque(_)) || reads_itself(schema)),
    )
}

/// Whether serde reads a part of what a variant carries from a text only, and not from a buffer.
#[cfg(feature = "json_schema")]
pub(crate) fn content_needs_text(content: &'static Content) -> bool {
    Search { seen: [0; MAX_TYPES], len: 0, test: &mut |part| needs_text_here(&part) }.any_content(content)
}

/// The same of a type.
#[cfg(feature = "json_schema")]
pub(crate) fn needs_text(schema: &'static Schema) -> bool {
    any(schema, &mut |part| needs_text_here(&part))
}

#[cfg(feature = "json_schema")]
fn needs_text_here(part: &Part) -> bool {
    match part {
        Part::Scalar(Kind::Integer { max, .. } | Kind::NonZero { max, .. }) => *max > u64::MAX.into(),
        Part::Type(Schema { kind: Kind::Map { keys, .. }, .. }) => {
            matches!(inner_kind(keys()), Kind::Integer { .. } | Kind::NonZero { .. } | Kind::Bool)
        }
        _ => false,
    }
}

/// A part of a type.
enum Part {
    /// A type without rules or types inside.
    Scalar(
        #[cfg_attr(not(feature = "json_schema"), expect(dead_code, reason = "only schemas ask"))]
        &'static Kind,
    ),
    Type(&'static Schema),
    Object(&'static Object),
    Enum(&'static Enum),
    /// Those of an object, a tuple or a newtype.
    Fields(&'static [Field]),
}

/// Whether a test holds for a part of the type. Options are not asked about.
fn any(schema: &'static Schema, test: &mut dyn FnMut(Part) -> bool) -> bool {
    Search { seen: [0; MAX_TYPES], len: 0, test }.any(schema)
}

/// A search through a type and all types inside it.
struct Search<'f> {
    /// The addresses of the types visited.
    seen: [usize; MAX_TYPES],
    len: usize,
    test: &'f mut dyn FnMut(Part) -> bool,
}

impl Search<'_> {
    #[inline]
    fn any(&mut self, mut schema: &'static Schema) -> bool {
        while let Kind::Option(inner) = schema.kind {
            schema = inner();
        }
        if is_scalar(schema) { (self.test)(Part::Scalar(&schema.kind)) } else { self.any_inside(schema) }
    }

    fn any_inside(&mut self, schema: &'static Schema) -> bool {
        let own = ptr::from_ref(schema).addr();
        if self.seen[..self.len].contains(&own) {
            return false;
        }
        if self.len == MAX_TYPES {
            return true;
        }
        self.seen[self.len] = own;
        self.len += 1;
        if (self.test)(Part::Type(schema)) {
            return true;
        }
        if let Some(wire) = schema.wire {
            return self.any(wire());
        }
        match &schema.kind {
            Kind::List { items: inner, .. } | Kind::Map { values: inner, .. } | Kind::Templated(inner) => {
                self.any(inner())
            }
            Kind::Newtype(field) => self.any_field(core::slice::from_ref(*field)),
            Kind::Tuple(fields) => self.any_field(fields),
            Kind::Struct(object) => self.any_object(object),
            Kind::Enum(variants) => {
                (self.test)(Part::Enum(variants))
                    || variants.variants.iter().any(|variant| self.any_content(&variant.content))
            }
            _ => false,
        }
    }

    fn any_content(&mut self, content: &'static Content) -> bool {
        match content {
            Content::Struct(object) => self.any_object(object),
            content => self.any_field(content.fields()),
        }
    }

    fn any_object(&mut self, object: &'static Object) -> bool {
        (self.test)(Part::Object(object)) || self.any_field(object.fields)
    }

    fn any_field(&mut self, fields: &'static [Field]) -> bool {
        (self.test)(Part::Fields(fields)) || fields.iter().any(|field| self.any((field.schema)()))
    }
}

/// Whether a type has neither rules nor types inside.
fn is_scalar(schema: &Schema) -> bool {
    matches!(
        schema.kind,
        Kind::Null
            | Kind::Bool
            | Kind::Integer { .. }
            | Kind::NonZero { .. }
            | Kind::Number { .. }
            | Kind::String
            | Kind::BorrowedString
            | Kind::Char
    ) && schema.rules.is_empty()
        && schema.itself.is_none()
        && schema.wire.is_none()
}

/// Whether serde reads the same values as the type from a buffer and from a text.
fn is_read_alike(schema: &'static Schema) -> bool {
    matches!(
        read_as(schema).kind,
        Kind::Bool
            | Kind::Integer { .. }
            | Kind::NonZero { .. }
            | Kind::Number { single: false }
            | Kind::String
    )
}

/// Whether a part has rules, or a conversion, which may refuse a value for its own reasons.
#[cfg(feature = "json_schema")]
fn is_ruled(part: &Part) -> bool {
    match part {
        Part::Type(schema) => schema.wire.is_some() || !schema.rules.is_empty(),
        Part::Fields(fields) => fields.iter().any(|field| !field.rules.is_empty()),
        Part::Scalar(_) | Part::Object(_) | Part::Enum(_) => false,
    }
}

/// Whether a type, or one inside it, has rules; `true` for a type with more types inside than the search visits.
#[cfg(feature = "json_schema")]
pub(crate) fn has_rules(schema: &'static Schema) -> bool {
    any(schema, &mut |part| is_ruled(&part))
}

/// Whether the content of a variant has rules.
#[cfg(feature = "json_schema")]
pub(crate) fn content_has_rules(content: &'static Content) -> bool {
    Search { seen: [0; MAX_TYPES], len: 0, test: &mut |part| is_ruled(&part) }.any_content(content)
}
