//! What serde makes of a type: what it is read from, what may be absent, under which names. Each of these questions is
//! answered here alone, for the second pass and for JSON Schema.

use alloc::vec::Vec;

use super::types::{Absent, Content, Enum, Field, Kind, Object, Schema, Tagging, Variant};
#[cfg(feature = "json_schema")]
use crate::rules::Check;
use crate::rules::Rule;
#[cfg(feature = "json_schema")]
use crate::rules::presence::Presence;

/// Types that are flattened into each other and are looked into, at most. A type may be flattened into itself, and at
/// several places: twice the limit would be the square of the work.
pub(crate) const MAX_FLATTENED: usize = 8;

/// The type that documents hold.
pub(crate) fn read_as(schema: &'static Schema) -> &'static Schema {
    schema.wire.map_or(schema, |wire| read_as(wire()))
}

/// What documents hold of a type: what is inside options, if those are looked through, and newtypes, if those are.
fn inside(schema: &'static Schema, options: bool, newtypes: bool) -> &'static Schema {
    let schema = read_as(schema);
    match &schema.kind {
        Kind::Option(inner) if options => inside(inner(), options, newtypes),
        Kind::Newtype(field) if newtypes => inside((field.schema)(), options, newtypes),
        _ => schema,
    }
}

/// What a value is judged as: what is inside options and newtypes.
pub(crate) fn judged_kind(schema: &'static Schema) -> &'static Kind {
    &inside(schema, true, true).kind
}

/// What a type is, through newtypes.
pub(crate) fn inside_newtypes(schema: &'static Schema) -> &'static Kind {
    &inside(schema, false, true).kind
}

/// What is inside an `Option`, however deep.
#[cfg(feature = "json_schema")]
pub(crate) fn without_option(schema: &'static Schema) -> &'static Schema {
    inside(schema, true, false)
}

/// The enum that a field's type is, or that is inside its `Option` or newtype: as Rust has it, also where documents
/// hold another type.
pub(crate) fn find_enum(schema: &'static Schema) -> Option<&'static Enum> {
    match &schema.kind {
        Kind::Enum(variants) => Some(variants),
        Kind::Option(inner) => find_enum(inner()),
        Kind::Newtype(field) => find_enum((field.schema)()),
        _ => None,
    }
}

/// Whether documents hold `null` or the type inside.
#[cfg(feature = "json_schema")]
pub(crate) fn is_option(schema: &'static Schema) -> bool {
    matches!(read_as(schema).kind, Kind::Option(_))
}

/// Whether serde makes a value of the type out of an absent key.
pub(crate) fn passes_absence(schema: &'static Schema) -> bool {
    match &read_as(schema).kind {
        Kind::Option(_) => true,
        Kind::Opaque(opaque) => opaque.absent.is_some_and(|absent| absent()),
        Kind::Newtype(field) => field.absent == Absent::Option && passes_absence((field.schema)()),
        _ => false,
    }
}

/// Whether the key of a field may be absent.
pub(crate) fn may_be_absent(field: &Field) -> bool {
    match field.absent {
        Absent::Always => true,
        Absent::Never => false,
        Absent::Option => passes_absence((field.schema)()),
    }
}

/// Whether a field has a value where its key is absent, as far as is known here: an optional one that serde fills.
pub(crate) fn is_filled(field: &Field) -> bool {
    field.filled.is_some_and(|filled| filled())
}

/// Whether `null` is a value of the type.
#[cfg(feature = "json_schema")]
pub(crate) fn accepts_null(schema: &'static Schema) -> bool {
    match &read_as(schema).kind {
        Kind::Opaque(_) | Kind::Null | Kind::Option(_) => true,
        Kind::Newtype(field) => accepts_null((field.schema)()),
        Kind::Enum(variants) => variants.tried().any(|variant| match &variant.content {
            Content::Unit => true,
            Content::Newtype(field) => accepts_null((field.schema)()),
            Content::Tuple(_) | Content::Struct(_) => false,
        }),
        _ => false,
    }
}

/// The places that documents have of a tuple, and how many of them there have to be: serde fills the last ones if they
/// have a default.
pub(crate) fn places(fields: &'static [Field]) -> (Vec<&'static Field>, usize) {
    let places: Vec<_> = fields.iter().filter(|field| !field.hidden).collect();
    let needed = places.iter().rposition(|field| field.absent != Absent::Always).map_or(0, |last| last + 1);
    (places, needed)
}

/// The variant of that name; the one for all other names, if no variant has it.
pub(crate) fn by_name(variants: &Enum, name: &str) -> Option<&'static Variant> {
    let named = variants.visible().find(|variant| variant.names().any(|own| own == name));
    named.or_else(|| variants.variants.iter().find(|variant| variant.other))
}

/// The names of variants that documents may carry.
pub(crate) fn visible_names(variants: &Enum) -> Vec<&'static str> {
    variants.visible().map(|variant| variant.name).collect()
}

/// Fields that stand in one object: those of a struct or variant, or of one that is flattened into it. Conditions and
/// groups name these.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    pub(crate) object: &'static Object,
    pub(crate) rules: &'static [Rule],
}

impl Part {
    /// The field of that name that has a key of its own.
    pub(crate) fn find(self, name: &str) -> Option<&'static Field> {
        self.object.fields.iter().find(|field| field.name == name && field.has_key())
    }
}

impl Field {
    /// The name and the other names.
    pub(crate) fn names(&self) -> impl DoubleEndedIterator<Item = &'static str> + use<> {
        core::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    /// Whether the field has a key of its own: no flattened one has, and none that serde skips.
    pub(crate) fn has_key(&self) -> bool {
        !self.flatten && !self.hidden
    }

    /// Whether the rule `required` is one of the field's.
    #[cfg(feature = "json_schema")]
    pub(crate) fn is_required(&self) -> bool {
        self.rules.iter().any(|rule| matches!(rule.check, Check::Presence(Presence::Required)))
    }
}

impl Variant {
    /// The name and the other names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        core::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    pub(crate) fn is_unit(&self) -> bool {
        matches!(self.content, Content::Unit)
    }
}

impl Enum {
    /// The variants that documents may carry.
    pub(crate) fn visible(&self) -> impl Iterator<Item = &'static Variant> + Clone + use<> {
        self.variants.iter().filter(|variant| !variant.hidden)
    }

    /// The variants that a name or a key tells apart. serde tries them before the others.
    pub(crate) fn named(&self) -> impl Iterator<Item = &'static Variant> + Clone + use<> {
        let is_untagged = self.tagging == Tagging::Untagged;
        self.visible().filter(move |variant| !is_untagged && !variant.untagged)
    }

    /// The variants that nothing tells apart but what they carry: serde takes the first that it can read.
    pub(crate) fn tried(&self) -> impl Iterator<Item = &'static Variant> + Clone + use<> {
        let is_untagged = self.tagging == Tagging::Untagged;
        self.visible().filter(move |variant| is_untagged || variant.untagged)
    }
}

impl Content {
    /// What is inside: fields, places, or the one value.
    pub(crate) fn fields(&self) -> &'static [Field] {
        match self {
            Content::Unit => &[],
            Content::Newtype(field) => core::slice::from_ref(*field),
            Content::Tuple(fields) => fields,
            Content::Struct(object) => object.fields,
        }
    }

    /// The object that it is, through newtypes.
    pub(crate) fn object(&'static self) -> Option<Part> {
        match self {
            Content::Struct(object) => Some(Part { object, rules: &[] }),
            Content::Newtype(field) => {
                let Schema { kind: Kind::Struct(object), rules, .. } = inside((field.schema)(), false, true)
                else {
                    return None;
                };
                Some(Part { object, rules })
            }
            Content::Unit | Content::Tuple(_) => None,
        }
    }

    /// Whether the key of the content may be absent, beside a tag.
    pub(crate) fn may_be_absent(&self) -> bool {
        match self {
            Content::Unit => true,
            Content::Newtype(field) => passes_absence((field.schema)()),
            Content::Tuple(_) | Content::Struct(_) => false,
        }
    }
}
