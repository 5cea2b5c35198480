//! Facts of types that hold no other types.

use alloc::boxed::Box;

/// Where in its text a value cannot be read, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Misfit {
    /// The bytes before the value that does not fit.
    pub offset: usize,
    /// Why no text would fit, when the type is to blame.
    pub reason: Option<&'static str>,
    /// What a conversion says, such as the error of a `TryFrom`. It may quote the value.
    pub error: Option<Box<str>>,
    /// What a value of the type is called.
    pub noun: Option<&'static str>,
}

/// How much of a type its schema shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Shows {
    /// No more than what documents hold: an impl by hand may read or validate otherwise.
    Documents,
    /// Also all rules and what is read, because the derive or this crate knows who reads it.
    All,
}

impl Shows {
    /// How much two types show together.
    #[must_use]
    pub const fn and(self, other: Shows) -> Shows {
        if (self as u8) < other as u8 { self } else { other }
    }
}

/// When a key may be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Absent {
    /// When the type is an `Option`.
    Option,
    /// Always: serde fills in a default.
    Always,
    /// Always: serde fills in the default of the field's type.
    Default,
    /// Never, not even for an `Option`.
    Never,
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
    /// The content alone: a key that only one variant has decides.
    ByKey,
}
