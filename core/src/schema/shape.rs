//! How serde sees a type: what it reads it from, under which names, and what may be absent. The second pass and JSON
//! Schema both use it, so they cannot disagree.
//!
//! In: the [`Schema`] that the derive emitted. Out: answers that follow options, newtypes and conversions. For
//!
//! ```text
//! struct Port(u16);                                     Kind::Newtype -> Kind::Integer
//! struct Service { #[serde(alias = "p")] port: Option<Port> }
//!
//! inner_kind(Option<Port>)    Kind::Integer, which rules see
//! may_be_absent(port)         true, an Option without `deserialize_with`
//! port.names()                "port", "p"
//! port.has_key()              true, neither flattened nor skipped
//! ```

use alloc::vec::Vec;
use core::ptr;
use core::sync::atomic::{AtomicPtr, Ordering::Relaxed};

use super::facts::{Absent, Tagging};
use super::readers::{Reading, VariantReader};
use super::types::{Content, Enum, Field, Kind, Object, Opaque, Schema, Variant};
use crate::report::Path;
#[cfg(feature = "json_schema")]
use crate::rules::Check;
use crate::rules::Rule;
#[cfg(feature = "json_schema")]
use crate::rules::presence::Presence;

/// How deep types are followed that are flattened into each other. A type may be flattened into itself at several
/// places, so work grows exponentially with this limit.
pub(crate) const MAX_FLATTENED: usize = 8;

/// The type that documents hold: follows `from`, `try_from` and `wire`. Of a type that reads itself nothing is known.
pub(crate) fn read_as(schema: &'static Schema) -> &'static Schema {
    match schema.wire {
        Some(wire) => read_as(wire()),
        None if reads_itself(schema) => const { &Schema::of(Kind::Opaque(Opaque::ANY)) },
        None => schema,
    }
}

/// Whether a type reads itself, in another way than serde's derive would.
pub(crate) fn reads_itself(schema: &'static Schema) -> bool {
    // Asked again and again, so types with the answer `false` are cached by address.
    static DERIVED: [AtomicPtr<Schema>; 64] = [const { AtomicPtr::new(ptr::null_mut()) }; 64];
    let Some(reader) = schema.itself else { return false };
    let address = ptr::from_ref(schema).cast_mut();
    let slot = &DERIVED[address.addr() / size_of::<Schema>() % DERIVED.len()];
    if slot.load(Relaxed) == address {
        return false;
    }
    let is_derived = matches!(reader(Some(""), &Path::ROOT), Reading::Derived);
    if is_derived {
        slot.store(address, Relaxed);
    }
    !is_derived
}

/// The type that documents hold, without enclosing options and newtypes, where the flags say so.
fn inside(schema: &'static Schema, options: bool, newtypes: bool) -> &'static Schema {
    let schema = read_as(schema);
    match &schema.kind {
        Kind::Option(inner) if options => inside(inner(), options, newtypes),
        Kind::Templated(inner) if options && newtypes => inside(inner(), options, newtypes),
        Kind::Newtype(field) if newtypes => inside((field.schema)(), options, newtypes),
        _ => schema,
    }
}

/// Whether documents may hold a string with `${..}` in place of the value that rules see.
pub(crate) fn takes_templates(schema: &'static Schema) -> bool {
    let schema = read_as(schema);
    match &schema.kind {
        Kind::Templated(_) => true,
        Kind::Option(inner) => takes_templates(inner()),
        Kind::Newtype(field) => takes_templates((field.schema)()),
        _ => false,
    }
}

/// What rules see of a type: what is inside options and newtypes, and of a `Templated` the literal.
pub(crate) fn inner_kind(schema: &'static Schema) -> &'static Kind {
    &inside(schema, true, true).kind
}

/// What is inside newtypes.
pub(crate) fn inside_newtypes(schema: &'static Schema) -> &'static Kind {
    &inside(schema, false, true).kind
}

/// What is inside an `Option`, however deep.
#[cfg(feature = "json_schema")]
pub(crate) fn without_option(schema: &'static Schema) -> &'static Schema {
    inside(schema, true, false)
}

/// The enum of a field's type, inside its `Option`; `None` when documents hold another type. Nothing names the variants
/// inside a newtype.
pub(crate) fn find_enum(schema: &'static Schema) -> Option<&'static Enum> {
    if schema.wire.is_some() || reads_itself(schema) {
        return None;
    }
    match &schema.kind {
        Kind::Enum(variants) => Some(variants),
        Kind::Option(inner) | Kind::Templated(inner) => find_enum(inner()),
        _ => None,
    }
}

/// What reads the variant of a field's type where documents hold another type than the enum's own.
pub(crate) fn variant_reader(schema: &'static Schema) -> Option<VariantReader> {
    match &schema.kind {
        _ if schema.wire.is_some() || reads_itself(schema) => schema.variant,
        Kind::Option(inner) | Kind::Templated(inner) => variant_reader(inner()),
        _ => None,
    }
}

/// The struct of a field's type, inside its `Option`; `None` where documents hold another type. Paths of conditions lead
/// into no newtype.
pub(crate) fn struct_inside(schema: &'static Schema) -> Option<Part> {
    match &schema.kind {
        Kind::Struct(object) if schema.wire.is_none() => Some(Part { object, rules: schema.rules }),
        Kind::Option(inner) => struct_inside(inner()),
        _ => None,
    }
}

/// Whether documents hold `null` or the type inside.
#[cfg(feature = "json_schema")]
pub(crate) fn is_option(schema: &'static Schema) -> bool {
    matches!(read_as(schema).kind, Kind::Option(_))
}

/// Whether `null` is present rather than absent: the type is a `Maybe`.
pub(crate) fn keeps_null(schema: &'static Schema) -> bool {
    read_as(schema).keeps_null
}

/// Whether serde makes a value of the type from an absent key.
pub(crate) fn passes_absence(schema: &'static Schema) -> bool {
    if let Some(reader) = schema.itself.filter(|_| reads_itself(schema)) {
        return matches!(reader(None, &Path::ROOT), Reading::Itself(Ok(_)));
    }
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
        Absent::Always | Absent::Default => true,
        Absent::Never => false,
        Absent::Option => passes_absence((field.schema)()),
    }
}

/// Whether serde's default for an absent optional field is a value, as far as the schema knows.
pub(crate) fn is_filled(field: &Field) -> bool {
    field.filled.is_some_and(|filled| filled())
}

/// Whether `null` is a value of the type.
pub(crate) fn accepts_null(schema: &'static Schema) -> bool {
    match &read_as(schema).kind {
        Kind::Opaque(_) | Kind::Null | Kind::Option(_) => true,
        Kind::Newtype(field) => accepts_null((field.schema)()),
        Kind::Templated(inner) => accepts_null(inner()),
        Kind::Enum(variants) => variants.tried().any(|variant| match &variant.content {
            Content::Unit => true,
            Content::Newtype(field) => accepts_null((field.schema)()),
            Content::Tuple(_) | Content::Struct(_) => false,
        }),
        _ => false,
    }
}

/// The fields of a tuple that documents have, and the least number of items: serde fills the last ones if they have a
/// default.
pub(crate) fn places(fields: &'static [Field]) -> (Vec<&'static Field>, usize) {
    let places: Vec<_> = fields.iter().filter(|field| !field.hidden).collect();
    let is_filled = |field: &Field| matches!(field.absent, Absent::Always | Absent::Default);
    let needed = places.iter().rposition(|field| !is_filled(field)).map_or(0, |last| last + 1);
    (places, needed)
}

/// The variant of that name, else the one with `#[serde(other)]`.
pub(crate) fn by_name(variants: &Enum, name: &str) -> Option<&'static Variant> {
    let named = variants.visible().find(|variant| variant.names().any(|own| own == name));
    named.or_else(|| variants.variants.iter().find(|variant| variant.other))
}

/// The names of variants that documents may carry.
pub(crate) fn visible_names(variants: &Enum) -> Vec<&'static str> {
    variants.named().map(|variant| variant.name).collect()
}

/// The keys that serde takes out of an object for a flattened enum; `None` for an enum that is shown all keys, which then
/// stay in the object.
pub(crate) fn keys_of_enum(variants: &Enum) -> Option<Vec<&'static str>> {
    if variants.tried().next().is_some() {
        return None;
    }
    match variants.tagging {
        Tagging::External => Some(variants.visible().flat_map(Variant::names).collect()),
        Tagging::Adjacent { tag, content } => Some(Vec::from([tag, content])),
        Tagging::ByKey => {
            let fields = variants.visible().flat_map(|variant| variant.content.fields());
            if fields.clone().any(|field| field.flatten && !field.hidden) {
                return None;
            }
            Some(fields.filter(|field| field.has_key()).flat_map(Field::names).collect())
        }
        Tagging::Internal { .. } | Tagging::Untagged => None,
    }
}

/// The fields and group rules of one struct or variant. An object may have several parts, as structs can be flattened
/// into it; conditions and groups name fields of their own part.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    pub(crate) object: &'static Object,
    pub(crate) rules: &'static [Rule],
}

impl Object {
    /// Whether an optional field may not be `null`.
    pub(crate) fn denies_null_of(&self, field: &Field) -> bool {
        self.deny_null && !field.nullable && !keeps_null((field.schema)())
    }
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

    /// Whether the field has a key of its own: it is neither flattened nor skipped.
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

    /// The variants that a name or a key decides for. serde tries them before the others.
    pub(crate) fn named(&self) -> impl Iterator<Item = &'static Variant> + Clone + use<> {
        let is_untagged = self.tagging == Tagging::Untagged;
        self.visible().filter(move |variant| !is_untagged && !variant.untagged)
    }

    /// The variants without a name in documents: serde takes the first that it can read.
    pub(crate) fn tried(&self) -> impl Iterator<Item = &'static Variant> + Clone + use<> {
        let is_untagged = self.tagging == Tagging::Untagged;
        self.visible().filter(move |variant| is_untagged || variant.untagged)
    }
}

impl Content {
    /// The fields inside.
    pub(crate) fn fields(&self) -> &'static [Field] {
        match self {
            Content::Unit => &[],
            Content::Newtype(field) => core::slice::from_ref(*field),
            Content::Tuple(fields) => fields,
            Content::Struct(object) => object.fields,
        }
    }

    /// The content as an object, if it is one; follows newtypes.
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

    /// Whether the content's key may be absent beside the tag.
    pub(crate) fn may_be_absent(&self) -> bool {
        match self {
            Content::Unit => true,
            Content::Newtype(field) => passes_absence((field.schema)()),
            Content::Tuple(_) | Content::Struct(_) => false,
        }
    }
}
