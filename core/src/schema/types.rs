//! Types as data.

use crate::report::Report;
use crate::rules::Rule;

/// A type reached lazily, so that types may contain themselves.
pub type SchemaOf = fn() -> &'static Schema;

/// Reads a JSON text as an opaque type; the error is where it does not fit. `None` when serde cannot read the type.
pub type Reader = fn(&str) -> Option<Result<(), Misfit>>;

/// Reads a JSON text as a type that derives, or as that of a field, and judges the value; the error is why serde
/// cannot read it. `None` when nothing is wrong.
pub type Rechecker = fn(&str) -> Result<Option<Report>, Unread>;

/// Where in its text a value cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The bytes before the value that does not fit.
    pub offset: usize,
    /// Why no text would fit, when the type is to blame.
    pub reason: Option<&'static str>,
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

/// What a type looks like in a document.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// A type of which only serde knows what it looks like: its field says `skip`.
    Opaque(Opaque),
    /// A type that serde reads out of one value in a form of its own, such as an address or a date.
    Foreign(&'static Foreign),
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

/// A type that is no type of JSON, and what documents hold in its place.
#[derive(Clone, Copy, Debug)]
pub struct Foreign {
    /// What a value is called in messages: `an IPv4 address`.
    pub noun: &'static str,
    /// The types of JSON that a value may have, as JSON Schema names them.
    pub types: &'static [&'static str],
    /// The `format` of JSON Schema; empty when it names none.
    pub format: &'static str,
    /// Whether a JSON text can be read as the type.
    pub reads: fn(&str) -> bool,
}

/// A type of which nothing is known.
#[derive(Clone, Copy, Debug)]
pub struct Opaque {
    /// The type's name without its modules, for messages.
    pub name: fn() -> &'static str,
    /// Reads it, where there is serde.
    pub read: Option<Reader>,
    /// Whether serde makes a value of it where a key is absent, as of a type that it reads as an `Option`.
    pub absent: Option<fn() -> bool>,
}

impl Opaque {
    /// A type of which nothing is known: any value fits.
    pub const ANY: Opaque = Opaque::new(|| "", None);

    /// A type of which something has to be there.
    #[must_use]
    pub const fn new(name: fn() -> &'static str, read: Option<Reader>) -> Self {
        Opaque { name, read, absent: None }
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
    /// Whether the rules judge only the value that serde makes: documents hold it in another form, or in one of which
    /// nothing is known.
    pub by_value: bool,
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

impl Variant {
    /// A variant with one value and nothing else.
    pub(crate) const fn newtype(name: &'static str, field: &'static Field) -> Self {
        Variant {
            ident: name,
            name,
            aliases: &[],
            content: Content::Newtype(field),
            other: false,
            untagged: false,
            hidden: false,
            doc: "",
            deprecated: false,
        }
    }
}

impl Field {
    /// A field with a name and nothing else: any value, no rules. The derive fills in the rest.
    #[must_use]
    pub const fn named(ident: &'static str, name: &'static str) -> Self {
        Field {
            ident,
            name,
            aliases: &[],
            schema: || const { &Schema::of(Kind::Opaque(Opaque::ANY)) },
            absent: Absent::Option,
            filled: None,
            flatten: false,
            by_value: false,
            hidden: false,
            rules: &[],
            recheck: None,
            doc: "",
            deprecated: false,
        }
    }
}
