//! Types as data.

use alloc::string::String;

use super::facts::{Absent, Shows, Tagging};
use super::key_owners::KeyOwners;
use super::readers::{Reader, Rechecker, SelfReader, VariantReader};
use crate::lexer::Name;
use crate::report::{Path, Report};
use crate::rules::more::More;
use crate::rules::presence::Presence;
use crate::rules::severity::Severity;
use crate::rules::{Check, Rule};

/// A type reached lazily, so that types may contain themselves.
pub type SchemaOf = fn() -> &'static Schema;

/// A type as data.
///
/// ```
/// use deployment_validate::schema::Kind;
/// use deployment_validate::DeploymentValidate;
///
/// #[derive(DeploymentValidate)]
/// #[serde(rename_all = "camelCase")]
/// struct Probe {
///     port_number: u32,
///     path: Option<String>,
/// }
///
/// let Kind::Struct(object) = &Probe::SCHEMA.kind else { unreachable!() };
/// let names: Vec<_> = object.fields.iter().map(|field| field.name).collect();
/// assert_eq!(names, ["portNumber", "path"]);
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
    /// The type that documents hold in place of this one (`#[serde(from = "..")]`, `#[validate(wire = ..)]`). Its rules do
    /// not run, since the value does not show whether they hold.
    pub wire: Option<SchemaOf>,
    /// Rules over several fields.
    pub rules: &'static [Rule],
    /// Whether a report may say why a conversion fails.
    pub reason: bool,
    /// Validates a part of a document although the rest cannot be read. Present where the schema does not show
    /// everything: with `custom` rules on the whole type, and with conversions.
    pub recheck: Option<Rechecker>,
    /// Finds out whether the type reads itself; `None` where the derive knows how it is read.
    pub itself: Option<SelfReader>,
    /// Reads a variant of an enum where documents may not hold its name.
    pub variant: Option<VariantReader>,
    /// Whether reading the type keeps its rules, as of `Valid`.
    pub is_valid: bool,
    /// Whether `null` is present rather than absent, and allowed under `deny_null`: `Maybe`.
    pub keeps_null: bool,
    #[doc(hidden)]
    pub more: More,
}

impl Schema {
    /// A type without name, doc and rules.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        Schema {
            name: "",
            doc: "",
            deprecated: false,
            kind,
            wire: None,
            rules: &[],
            reason: false,
            recheck: None,
            itself: None,
            variant: None,
            is_valid: false,
            keeps_null: false,
            more: More,
        }
    }
}

/// What a type looks like in a document.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// A type that only serde knows: its field has `skip`.
    Opaque(Opaque),
    /// A type that serde reads from one value of a special form, such as an address or a date.
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
    /// An integer between two bounds, both included, but not zero.
    NonZero {
        /// The least value, below zero.
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
    /// A string that borrows from the text (`&str`), which therefore must not contain escapes.
    BorrowedString,
    /// A string of one character.
    Char,
    /// A value or `null`; as a field it may be absent.
    Option(SchemaOf),
    /// A value, or a string that contains `${..}` in its place: `Templated`.
    Templated(SchemaOf),
    /// A list of items of one type.
    List {
        /// The type of the items.
        items: SchemaOf,
        /// How many items there are, for an array.
        len: Option<usize>,
        /// Whether equal items count once.
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

/// A type without a JSON type of its own, and the form that documents hold in its place.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
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

impl Foreign {
    /// A type whose values are called by a noun, in one of some types of JSON and a `format`, and are read by a function.
    #[must_use]
    pub const fn new(
        noun: &'static str,
        types: &'static [&'static str],
        format: &'static str,
        reads: fn(&str) -> bool,
    ) -> Self {
        Foreign { noun, types, format, reads }
    }
}

/// A type without a schema.
#[derive(Clone, Copy, Debug)]
pub struct Opaque {
    /// The type's name without its modules, for messages.
    pub name: fn() -> &'static str,
    /// Reads it, where there is serde.
    pub read: Option<Reader>,
    /// Whether serde makes a value from an absent key, as for an `Option`.
    pub absent: Option<fn() -> bool>,
    #[doc(hidden)]
    pub more: More,
}

impl Opaque {
    /// A type of which nothing is known: any value fits.
    pub const ANY: Opaque = Opaque::new(|| "", None);

    /// A type without a schema, whose key is required.
    #[must_use]
    pub const fn new(name: fn() -> &'static str, read: Option<Reader>) -> Self {
        Opaque { name, read, absent: None, more: More }
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
    /// The fields that have rules on presence, one bit each; of more than 64 fields all have that bit.
    pub presence: u64,
    #[doc(hidden)]
    pub more: More,
}

/// A field of an object, or a place of a tuple.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The name in Rust.
    pub ident: &'static str,
    /// The name in documents.
    pub name: &'static str,
    /// That name as a key of its own; `Name::NEVER` for a field without one.
    pub key: Name,
    /// Other names that are read.
    pub aliases: &'static [&'static str],
    /// The type.
    pub schema: SchemaOf,
    /// How much the type's schema shows of the value, without that of the fields inside. Where a function judges or
    /// converts the value, it shows no more than documents hold.
    pub shows: Shows,
    /// When the key may be absent.
    pub absent: Absent,
    /// Whether serde's default makes the field present; called only if a rule tests that. Set for an optional field
    /// whose default is not simply that of its type.
    pub filled: Option<fn() -> bool>,
    /// What is wrong with serde's default for an absent key, by the rules of the field and of its type. `None` where no
    /// default is known.
    pub judge_default: Option<fn(&Path<'_>) -> Option<Report>>,
    /// That default as JSON, if it can be written.
    pub default: Option<fn() -> Option<String>>,
    /// Whether the keys of the field's type are keys of this object (`flatten`).
    pub flatten: bool,
    /// Whether the rules apply to the typed value only: documents hold it in another or in an unknown form.
    pub by_value: bool,
    /// Whether documents never carry the field (`#[serde(skip)]`).
    pub hidden: bool,
    /// Whether a function reads the field, so that a text does not show its value.
    pub converted: bool,
    /// Whether `null` stands for the absent field although the object has `deny_null`.
    pub nullable: bool,
    /// Whether a report may say why serde cannot read the value.
    pub reason: bool,
    /// The rules, in the order in which they are written.
    pub rules: &'static [Rule],
    /// Validates the field's part of a document although the rest cannot be read: with `custom` rules, and when a
    /// function reads the field.
    pub recheck: Option<Rechecker>,
    /// The doc comment; empty when there is none.
    pub doc: &'static str,
    /// Whether the field is marked `#[deprecated]`.
    pub deprecated: bool,
    #[doc(hidden)]
    pub more: More,
}

/// The variants of an enum.
#[derive(Clone, Copy, Debug)]
pub struct Enum {
    /// How a document says which variant is meant.
    pub tagging: Tagging,
    /// Whether unknown keys beside tag and content are violations, for a variant under a key of its own.
    pub deny_unknown: bool,
    /// The variants in declaration order.
    pub variants: &'static [Variant],
    /// The keys of a `by_key` enum.
    pub keys: Option<&'static KeyTable>,
    #[doc(hidden)]
    pub more: More,
}

/// The keys of all variants of a `by_key` enum, each once, in the order of their first occurrence.
#[derive(Clone, Copy, Debug)]
pub struct KeyTable {
    /// The field behind each key, as the first variant with the key has it.
    pub fields: &'static [Field],
    /// Which variants have them.
    pub owners: KeyOwners,
    #[doc(hidden)]
    pub more: More,
}

/// A variant of an enum.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// The name in Rust.
    pub ident: &'static str,
    /// The name in documents.
    pub name: &'static str,
    /// That name as JSON writes it; `Name::NEVER` for a variant that documents do not name.
    pub key: Name,
    /// Other names that are read.
    pub aliases: &'static [&'static str],
    /// What it carries.
    pub content: Content,
    /// Whether it takes every tag that no variant has (`#[serde(other)]`).
    pub other: bool,
    /// Whether it is not tagged though the enum is (`#[serde(untagged)]` on the variant).
    pub untagged: bool,
    /// Whether documents never carry it (`#[serde(skip)]`).
    pub hidden: bool,
    /// The doc comment; empty when there is none.
    pub doc: &'static str,
    /// Whether the variant is marked `#[deprecated]`.
    pub deprecated: bool,
    #[doc(hidden)]
    pub more: More,
}

/// What a variant carries.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Content {
    /// Nothing.
    Unit,
    /// One value, written without a wrapper.
    Newtype(&'static Field),
    /// A list of values.
    Tuple(&'static [Field]),
    /// An object.
    Struct(Object),
}

impl Object {
    /// An object with these fields. Unknown keys are ignored, and `null` stands for an absent field.
    #[must_use]
    pub const fn of(fields: &'static [Field]) -> Self {
        let presence = if fields.len() < 64 { (1 << fields.len()) - 1 } else { u64::MAX };
        Object { fields, deny_unknown: false, deny_null: false, presence, more: More }
    }
}

impl Enum {
    /// An enum with these variants, each under a key of its own.
    #[must_use]
    pub const fn of(variants: &'static [Variant]) -> Self {
        Enum { tagging: Tagging::External, deny_unknown: false, variants, keys: None, more: More }
    }
}

impl Variant {
    /// A variant with a name and what it carries.
    #[must_use]
    pub const fn named(ident: &'static str, name: &'static str, content: Content) -> Self {
        Variant {
            ident,
            name,
            key: Name::new(name),
            aliases: &[],
            content,
            other: false,
            untagged: false,
            hidden: false,
            doc: "",
            deprecated: false,
            more: More,
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
            key: Name::new(name),
            aliases: &[],
            schema: || const { &Schema::of(Kind::Opaque(Opaque::ANY)) },
            shows: Shows::Documents,
            absent: Absent::Option,
            filled: None,
            judge_default: None,
            default: None,
            flatten: false,
            by_value: false,
            hidden: false,
            converted: false,
            nullable: false,
            reason: false,
            rules: &[],
            recheck: None,
            doc: "",
            deprecated: false,
            more: More,
        }
    }
}

impl Rule {
    /// An error in its own words, whenever the field is validated. The derive fills in the rest.
    #[doc(hidden)]
    pub const PLAIN: Rule = Rule {
        check: Check::Presence(Presence::Required),
        message: None,
        code: None,
        when: None,
        severity: Severity::Error,
        more: More,
    };
}
