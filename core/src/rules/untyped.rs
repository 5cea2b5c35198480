//! Values without a Rust type: those of documents, and those that a JSON Schema describes. Rules implement
//! [`InDocuments`] and [`InSchema`] for them, each with what the value can offer.

use super::field_path::FieldPath;
#[cfg(feature = "json_schema")]
use super::keywords::Keywords;
use super::literal::ScalarValue;
use super::number::Number;

/// A rule on values of documents. The default is for rules that look at the object around the value, or that need the
/// typed value.
pub(crate) trait InDocuments {
    /// Whether the rule holds for a value of a document. Functions of `custom` pass, since they need the typed value.
    fn holds_for(&self, _: &dyn DocumentValue) -> bool {
        true
    }
}

/// A rule in a JSON Schema. The default is for rules that look at the object around the value.
#[cfg(feature = "json_schema")]
pub(crate) trait InSchema {
    /// The rule as keywords of JSON Schema.
    fn keywords(&self, _: &dyn Target) -> Keywords {
        Keywords::new()
    }
}

/// A value of a document. A method returns `None` when the value is of another type.
pub(crate) trait DocumentValue {
    /// The string.
    fn text(&self) -> Option<&str>;
    /// The number.
    fn number(&self) -> Option<Number>;
    /// The values to compare with literals. A key has several, one for each type that it can be read as.
    fn scalars(&self) -> [Option<ScalarValue<'_>>; 3];
    /// The name in Rust of the variant that an enum's value is.
    fn variant(&self) -> Option<&'static str>;
    /// Whether it is `null`.
    fn is_null(&self) -> bool;
    /// How many items or keys there are.
    fn size(&self) -> Option<usize>;
    /// Whether no two items of a list are equal, or equal in the field of that name in Rust; true when there is no list.
    fn items_differ(&self, by: Option<&str>) -> bool;
    /// Whether a test holds for the value of another field, if that is known to be a scalar; true otherwise.
    fn with_other(&self, _: &FieldPath, _: &mut dyn FnMut(ScalarValue<'_>) -> bool) -> bool {
        true
    }
    /// Whether a test holds for every part inside; true when there is none.
    fn all_inside(&self, part: Part, holds: &mut dyn FnMut(&dyn DocumentValue) -> bool) -> bool;
}

/// The values that keywords apply to.
#[cfg(feature = "json_schema")]
pub(crate) trait Target {
    /// Whether they are keys of a map: strings, whatever their type.
    fn is_key(&self) -> bool;
    /// Whether `null` is among them, which rules ignore.
    fn may_be_null(&self) -> bool;
    /// Whether a string with `${..}` may be in their place, which rules ignore.
    fn takes_templates(&self) -> bool;
    /// Keywords that stand apart from their type, with that type.
    fn typed(&self, keywords: Keywords) -> Keywords;
    /// What `length` counts in them.
    fn counted(&self) -> Counted;
    /// Keywords for the values that are one of these variants of their enum, by their names in Rust.
    fn variants(&self, idents: &[&str]) -> Option<Keywords>;
    /// How the items inside them are equal.
    fn equality_of_items(&self) -> Equality;
    /// The name in documents of a field of the items inside them.
    fn wire_name(&self, ident: &str) -> alloc::string::String;
    /// Builds keywords for the parts inside them.
    fn inside(&self, part: Part, keywords: &mut dyn FnMut(&dyn Target) -> Keywords) -> Keywords;
}

/// How items are equal.
#[cfg(feature = "json_schema")]
#[derive(Clone, Copy)]
pub(crate) enum Equality {
    /// Where their JSON is.
    Exact,
    /// Where their JSON is, and elsewhere.
    OfJson,
    /// Nobody knows.
    Unknown,
}

/// What is inside a list or a map.
#[derive(Clone, Copy)]
pub(crate) enum Part {
    Each,
    Keys,
    Values,
}

/// What a length counts.
#[cfg(feature = "json_schema")]
#[derive(Clone, Copy)]
pub(crate) enum Counted {
    Characters,
    Items,
    /// Items of a set, equal ones once.
    DistinctItems,
    Entries,
    /// Unknown: any of these.
    Unknown,
}
