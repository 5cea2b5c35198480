//! `required`, `required_if`, `required_unless`, `forbidden_if`, `forbidden_unless`: whether an optional field is
//! present.

use super::condition::Condition;
use super::params::Params;
use super::words::Words;

/// Whether a field is there.
#[inline]
#[must_use]
pub const fn required(is_present: bool) -> bool {
    is_present
}

/// Whether a field is there, if the condition holds.
#[inline]
#[must_use]
pub const fn required_if(is_present: bool, condition: bool) -> bool {
    !condition || is_present
}

/// Whether a field is there, unless the condition holds.
#[inline]
#[must_use]
pub const fn required_unless(is_present: bool, condition: bool) -> bool {
    condition || is_present
}

/// Whether a field is absent, if the condition holds.
#[inline]
#[must_use]
pub const fn forbidden_if(is_present: bool, condition: bool) -> bool {
    !condition || !is_present
}

/// Whether a field is absent, unless the condition holds.
#[inline]
#[must_use]
pub const fn forbidden_unless(is_present: bool, condition: bool) -> bool {
    condition || !is_present
}

/// Whether a field is absent, unless the condition holds.
#[inline]
#[must_use]
pub const fn ignored_unless(is_present: bool, condition: bool) -> bool {
    forbidden_unless(is_present, condition)
}

/// When an optional field is required or forbidden.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Presence {
    /// Always required.
    Required,
    /// Required when the condition holds.
    RequiredIf(Condition),
    /// Required when the condition does not hold.
    RequiredUnless(Condition),
    /// Forbidden when the condition holds.
    ForbiddenIf(Condition),
    /// Forbidden when the condition does not hold.
    ForbiddenUnless(Condition),
    /// Without meaning when the condition does not hold.
    IgnoredUnless(Condition),
}

impl Presence {
    /// Whether the rule allows this presence, given whether its condition holds.
    #[inline]
    #[must_use]
    pub const fn admits(&self, is_present: bool, condition: bool) -> bool {
        match self {
            Presence::Required => required(is_present),
            Presence::RequiredIf(_) => required_if(is_present, condition),
            Presence::RequiredUnless(_) => required_unless(is_present, condition),
            Presence::ForbiddenIf(_) => forbidden_if(is_present, condition),
            Presence::ForbiddenUnless(_) | Presence::IgnoredUnless(_) => {
                forbidden_unless(is_present, condition)
            }
        }
    }

    /// Whether the rule allows this presence whatever the condition.
    #[cfg(feature = "serde")]
    #[inline]
    pub(crate) const fn always_admits(&self, is_present: bool) -> bool {
        match self {
            Presence::Required | Presence::RequiredIf(_) | Presence::RequiredUnless(_) => is_present,
            Presence::ForbiddenIf(_) | Presence::ForbiddenUnless(_) | Presence::IgnoredUnless(_) => {
                !is_present
            }
        }
    }

    /// The condition, if there is one.
    #[must_use]
    pub const fn condition(&self) -> Option<&Condition> {
        match self {
            Presence::Required => None,
            Presence::RequiredIf(condition)
            | Presence::RequiredUnless(condition)
            | Presence::ForbiddenIf(condition)
            | Presence::ForbiddenUnless(condition)
            | Presence::IgnoredUnless(condition) => Some(condition),
        }
    }

    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Presence::Required => "required",
            Presence::RequiredIf(_) => "required_if",
            Presence::RequiredUnless(_) => "required_unless",
            Presence::ForbiddenIf(_) => "forbidden_if",
            Presence::ForbiddenUnless(_) => "forbidden_unless",
            Presence::IgnoredUnless(_) => "ignored_unless",
        }
    }

    pub(crate) const fn say(&self, words: &mut Words) {
        words.text(match self {
            Presence::Required => "required",
            Presence::RequiredIf(_) => "required when ",
            Presence::RequiredUnless(_) => "required unless ",
            Presence::ForbiddenIf(_) => "not allowed when ",
            Presence::ForbiddenUnless(_) => "only allowed when ",
            Presence::IgnoredUnless(_) => "ignored unless ",
        });
        if let Some(condition) = self.condition() {
            let or = match self {
                Presence::RequiredUnless(_) | Presence::IgnoredUnless(_) => condition.or(),
                _ => ", or when ",
            };
            condition.say(or, words);
        }
    }

    pub(crate) fn params(&self, params: &mut Params) {
        params.push_some("condition", self.condition().map(Condition::describe));
        params.push_some("when", self.condition());
    }
}

#[cfg(feature = "serde")]
impl super::untyped::InDocuments for Presence {}

#[cfg(feature = "json_schema")]
impl super::untyped::InSchema for Presence {}
