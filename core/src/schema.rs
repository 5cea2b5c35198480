//! Types and rules as data: what the derive emits for each type, and what the reader of documents, the
//! messages and any documentation generator read.
//!
//! The structs have public fields because they are data. They are made by the derive; a release may add
//! fields to them, as it may add kinds of types, rules and taggings.

use alloc::borrow::Cow;

pub use crate::condition::{Condition, Is, Literal, Test};
use crate::params::Params;
pub use crate::rules::Check;
pub use crate::rules::any_of::AnyOf;
pub use crate::rules::custom::Custom;
pub use crate::rules::group::{Count, Group};
pub use crate::rules::items::Items;
pub use crate::rules::length::{Length, Unit};
pub use crate::rules::multiple_of::MultipleOf;
pub use crate::rules::one_of::OneOf;
pub use crate::rules::pattern::PatternRule;
pub use crate::rules::presence::Presence;
pub use crate::rules::range::Range;

/// A type reached lazily, so that types may contain themselves.
pub type SchemaOf = fn() -> &'static Schema;

/// Reads a JSON text as an opaque type; the error is where it does not fit.
pub type Reader = fn(&str) -> Result<(), Misfit>;

/// Reads a JSON text as a type that derives, or as that of a field, and judges the value; the error is why serde
/// cannot read it. `None` when nothing is wrong.
pub type Rechecker = fn(&str) -> Result<Option<crate::Report>, Unread>;

/// Where in its text a value cannot be read: line and column from 1, the column in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1; 0 when the whole value is meant.
    pub column: usize,
}

/// What a value could not be read as, and where in its text it does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The type's name without its modules.
    pub name: &'static str,
    /// The place.
    pub misfit: Misfit,
}

/// A type as data.
///
/// ```
/// use deployment_validate::deployment::Docker;
/// use deployment_validate::schema::Kind;
/// use deployment_validate::DeploymentValidate;
///
/// let Kind::Struct(object) = &Docker::SCHEMA.kind else { unreachable!() };
/// let names: Vec<_> = object.fields.iter().map(|field| field.name).collect();
/// assert_eq!(names, ["configType", "customEntrypoint", "customCommand"]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Schema {
    /// The Rust type's name; empty for types of the standard library.
    pub name: &'static str,
    /// The doc comment; empty when there is none.
    pub doc: &'static str,
    /// Whether the type is marked `#[deprecated]`.
    pub deprecated: bool,
    /// What the type looks like in a document, unless it is read from another type.
    pub kind: Kind,
    /// The type that documents hold in place of this one (`#[serde(from = "..")]`).
    pub wire: Option<SchemaOf>,
    /// Rules over several fields.
    pub rules: &'static [Rule],
    /// Judges a part of a document whose rest cannot be read: by `custom` rules that take the whole type, and when the
    /// type is read from another one.
    pub recheck: Option<Rechecker>,
}

impl Schema {
    /// A type without name, doc and rules.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        Schema { name: "", doc: "", deprecated: false, kind, wire: None, rules: &[], recheck: None }
    }
}

/// The type that documents hold.
#[cfg(feature = "serde")]
pub(crate) fn read_as(schema: &'static Schema) -> &'static Schema {
    schema.wire.map_or(schema, |wire| read_as(wire()))
}

/// Whether serde makes a value of the type out of an absent key.
#[cfg(feature = "serde")]
pub(crate) fn passes_absence(schema: &'static Schema) -> bool {
    match &read_as(schema).kind {
        Kind::Option(_) => true,
        Kind::Opaque(opaque) => (opaque.absent)(),
        Kind::Newtype(field) => field.absent == Absent::Option && passes_absence((field.schema)()),
        _ => false,
    }
}

/// Whether the key of a field may be absent.
#[cfg(feature = "serde")]
pub(crate) fn may_be_absent(field: &Field) -> bool {
    match field.absent {
        Absent::Always => true,
        Absent::Never => false,
        Absent::Option => passes_absence((field.schema)()),
    }
}

/// Whether a field has a value where its key is absent, as far as is known here: an optional one that serde fills.
#[cfg(feature = "serde")]
pub(crate) fn is_filled(field: &Field) -> bool {
    field.filled.is_some_and(|filled| filled())
}

/// What a value is judged as: what is inside options and newtypes.
#[cfg(feature = "serde")]
pub(crate) fn judged_kind(schema: &'static Schema) -> &'static Kind {
    match &read_as(schema).kind {
        Kind::Option(inner) => judged_kind(inner()),
        Kind::Newtype(field) => judged_kind((field.schema)()),
        kind => kind,
    }
}

/// What a type looks like in a document.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// A type that does not derive: serde alone judges it.
    Opaque(Opaque),
    /// `()` and unit structs: `null`.
    Null,
    /// A truth value.
    Bool,
    /// An integer between two bounds, both included.
    Integer {
        /// The least value.
        min: i128,
        /// The greatest value.
        max: u128,
    },
    /// A number; `single` when only an `f32` is kept of it.
    Number {
        /// Whether it is an `f32`.
        single: bool,
    },
    /// A string.
    String,
    /// A string that is borrowed from the text (`&str`), where it stands without escapes.
    BorrowedString,
    /// A string of one character.
    Char,
    /// A value or `null`; as a field it may be absent.
    Option(SchemaOf),
    /// A list of items of one type.
    List {
        /// The type of the items.
        items: SchemaOf,
        /// How many items there are, for an array.
        len: Option<usize>,
        /// Whether equal items are one.
        is_set: bool,
    },
    /// An object whose keys are data.
    Map {
        /// The type of the keys, which a document holds as strings.
        keys: SchemaOf,
        /// The type of the values.
        values: SchemaOf,
    },
    /// A list with one type for each place.
    Tuple(&'static [Field]),
    /// A type that looks like its only field.
    Newtype(&'static Field),
    /// An object with known keys.
    Struct(Object),
    /// One of several variants.
    Enum(Enum),
}

/// A type that does not derive.
#[derive(Clone, Copy, Debug)]
pub struct Opaque {
    /// The type's name without its modules, for messages.
    pub name: fn() -> &'static str,
    /// Whether serde can read it.
    pub read: Option<Reader>,
    /// Whether serde makes a value of it where a key is absent, as of a type that it reads as an `Option`.
    pub absent: fn() -> bool,
}

impl Opaque {
    /// A type of which nothing is known: any value fits.
    pub const ANY: Opaque = Opaque::new(|| "", None);

    /// A type of which something has to be there.
    #[must_use]
    pub const fn new(name: fn() -> &'static str, read: Option<Reader>) -> Self {
        Opaque { name, read, absent: || false }
    }
}

/// The keys of an object.
#[derive(Clone, Copy, Debug)]
pub struct Object {
    /// The fields in declaration order.
    pub fields: &'static [Field],
    /// Whether a key that is no field is a violation.
    pub deny_unknown: bool,
    /// Whether `null` stands for an absent field (`false`) or is a violation (`true`).
    pub deny_null: bool,
}

/// A field of an object, or a place of a tuple.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name in Rust.
    pub ident: &'static str,
    /// The name in documents.
    pub name: &'static str,
    /// Other names that are read.
    pub aliases: &'static [&'static str],
    /// The type.
    pub schema: SchemaOf,
    /// When the key may be absent.
    pub absent: Absent,
    /// Whether the value is there that serde fills in for an absent key, of an optional field whose presence is asked
    /// about and whose default is not simply that of its type.
    pub filled: Option<fn() -> bool>,
    /// Whether the keys of the field's type stand beside this object's keys.
    pub flatten: bool,
    /// Whether the type is not the field's own, but the one that documents hold.
    pub wire: bool,
    /// Whether documents never carry the field (`#[serde(skip)]`).
    pub hidden: bool,
    /// The rules, in the order in which they are written.
    pub rules: &'static [Rule],
    /// Judges the field's part of a document whose rest cannot be read: by `custom` rules, and by the function that
    /// reads it.
    pub recheck: Option<Rechecker>,
    /// The doc comment; empty when there is none.
    pub doc: &'static str,
    /// Whether the field is marked `#[deprecated]`.
    pub deprecated: bool,
}

/// When a key may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// When the type is an `Option`.
    Option,
    /// Always: serde fills in a default.
    Always,
    /// Never, not even for an `Option`.
    Never,
}

/// The variants of an enum.
#[derive(Clone, Copy, Debug)]
pub struct Enum {
    /// How a document says which variant is meant.
    pub tagging: Tagging,
    /// Whether a key beside tag and content is a violation, when the variant stands under a key of its own.
    pub deny_unknown: bool,
    /// The variants in declaration order.
    pub variants: &'static [Variant],
}

/// How a document says which variant of an enum is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tagging {
    /// `"unit"` or `{"variant": content}`.
    External,
    /// `{"tag": "variant", ..content}`.
    Internal {
        /// The key of the tag.
        tag: &'static str,
    },
    /// `{"tag": "variant", "content": content}`.
    Adjacent {
        /// The key of the tag.
        tag: &'static str,
        /// The key of the content.
        content: &'static str,
    },
    /// The content alone: the first variant that fits.
    Untagged,
    /// The content alone: the key that only one variant has decides.
    ByKey,
}

/// A variant of an enum.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// The name in Rust.
    pub ident: &'static str,
    /// The name in documents.
    pub name: &'static str,
    /// Other names that are read.
    pub aliases: &'static [&'static str],
    /// What it carries.
    pub content: Content,
    /// Whether it stands for every tag that no variant has (`#[serde(other)]`).
    pub other: bool,
    /// Whether it is not tagged though the enum is (`#[serde(untagged)]` on the variant).
    pub untagged: bool,
    /// Whether documents never carry it (`#[serde(skip)]`).
    pub hidden: bool,
    /// The doc comment; empty when there is none.
    pub doc: &'static str,
    /// Whether the variant is marked `#[deprecated]`.
    pub deprecated: bool,
}

/// What a variant carries.
#[derive(Clone, Copy, Debug)]
pub enum Content {
    /// Nothing.
    Unit,
    /// One value, which stands for itself.
    Newtype(&'static Field),
    /// A list of values.
    Tuple(&'static [Field]),
    /// An object.
    Struct(Object),
}

/// A rule of a field, or of several fields of a type.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What has to hold.
    pub check: Check,
    /// The author's message in place of the rule's own.
    pub message: Option<&'static str>,
}

impl Rule {
    /// What the rule expects, in its author's words or its own.
    #[must_use]
    pub fn message(&self) -> Cow<'static, str> {
        match self.message {
            Some(message) => Cow::Borrowed(message),
            None => Cow::Owned(self.check.message()),
        }
    }

    /// The rule's parameters, for programs: bounds, literals, the pattern, the condition.
    #[must_use]
    pub fn params(&self) -> Params {
        let mut params = Params::default();
        self.check.params(&mut params);
        params
    }
}
