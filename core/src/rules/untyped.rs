//! Values that have no Rust type: those of documents, and those that a JSON Schema describes. Each rule says here what it
//! is for them, in terms of what it can read.

#[cfg(feature = "json_schema")]
use super::keywords::Keywords;
use super::literal::ScalarValue;
use super::number::Number;

/// A rule on values of documents. A rule without a verdict is one of the object that the value is in.
pub(crate) trait InDocuments {
    /// Whether the rule holds for a value of a document, as far as a text can tell: functions run on typed values only.
    fn holds_for(&self, _: &dyn DocumentValue) -> bool {
        true
    }
}

/// A rule in a JSON Schema. A rule without keywords is one of the object that the value is in.
#[cfg(feature = "json_schema")]
pub(crate) trait InSchema {
    /// The rule as keywords of JSON Schema.
    fn keywords(&self, _: &dyn Target) -> Keywords {
        Keywords::new()
    }
}

/// A value of a document. It has nothing of what it is not: of a list there is no text.
pub(crate) trait DocumentValue {
    /// The string.
    fn text(&self) -> Option<&str>;
    /// The number.
    fn number(&self) -> Option<Number>;
    /// What literals are compared with: all that a key can be read as.
    fn scalars(&self) -> [Option<ScalarValue<'_>>; 3];
    /// How many items or keys there are.
    fn size(&self) -> Option<usize>;
    /// Whether something holds for everything inside; it does where nothing is inside.
    fn all_inside(&self, part: Part, holds: &mut dyn FnMut(&dyn DocumentValue) -> bool) -> bool;
}

/// The values that keywords are for.
#[cfg(feature = "json_schema")]
pub(crate) trait Target {
    /// Whether they are keys of a map: strings, whatever their type.
    fn is_key(&self) -> bool;
    /// Whether `null` is among them, which has nothing to judge.
    fn may_be_null(&self) -> bool;
    /// What a length of them counts.
    fn counted(&self) -> Counted;
    /// Keywords of what is inside them.
    fn inside(&self, part: Part, keywords: &mut dyn FnMut(&dyn Target) -> Keywords) -> Keywords;
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
    /// One of them; which one is not known.
    Unknown,
}
