//! `immutable`, `set_once`, `never_decreases`, `custom_change`: how a value may differ from the one before. Only
//! `validate_change` asks; a value by itself keeps them all.

#[cfg(feature = "json_schema")]
use super::keywords::{Keywords, both, keyword, note};
use super::params::Params;
#[cfg(feature = "serde")]
use super::untyped::InDocuments;
#[cfg(feature = "json_schema")]
use super::untyped::{InSchema, Target};
use super::words::Words;

/// What a change of a field has to keep to.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Change {
    /// The value stays as it is.
    Immutable {
        /// Whether the type is only the body of an update, so that the field never says anything new.
        read_only: bool,
    },
    /// Once there is a value, it stays as it is.
    SetOnce,
    /// A number never becomes smaller.
    NeverDecreases,
    /// A function judges the new value and the old one.
    Custom(&'static str),
}

impl Change {
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Change::Immutable { .. } => "immutable",
            Change::SetOnce => "set_once",
            Change::NeverDecreases => "never_decreases",
            Change::Custom(_) => "custom_change",
        }
    }

    /// The words; a function brings its own message.
    pub(crate) const fn say(&self, words: &mut Words) {
        words.text(match self {
            Change::Immutable { .. } => "must not change",
            Change::SetOnce => "must not change once it is set",
            Change::NeverDecreases => "must not decrease",
            Change::Custom(_) => "must change as allowed by ",
        });
        if let Change::Custom(name) = self {
            words.text(name);
        }
    }

    pub(crate) fn params(&self, params: &mut Params) {
        if let Change::Custom(name) = self {
            params.push("name", *name);
        }
    }
}

#[cfg(feature = "serde")]
impl InDocuments for Change {}

/// JSON Schema describes one value and not its change, so the rule is noted as Kubernetes writes it.
#[cfg(feature = "json_schema")]
impl InSchema for Change {
    fn keywords(&self, _: &dyn Target) -> Keywords {
        match *self {
            Change::Immutable { read_only } => {
                let rule = note(self.code(), "validation", "self == oldSelf".into());
                if read_only { both(rule, keyword("readOnly", true.into())) } else { rule }
            }
            Change::SetOnce => note(self.code(), "validation", "oldSelf == null || self == oldSelf".into()),
            Change::NeverDecreases => note(self.code(), "validation", "self >= oldSelf".into()),
            Change::Custom(name) => note(self.code(), "name", name.into()),
        }
    }
}
