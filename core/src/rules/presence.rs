//! `required`, `required_if`, `required_unless`, `forbidden_if`, `forbidden_unless`: whether an optional
//! field is there.

use alloc::borrow::Cow;
use alloc::format;

use super::text::Presence as Optional;
use crate::condition::Condition;
use crate::params::Params;
use crate::schema::Schema;

/// Whether a field is there.
#[inline]
pub fn required<T: Optional + ?Sized>(field: &T) -> bool {
    field.is_present()
}

/// Whether a field is there, if the condition holds.
#[inline]
pub fn required_if<T: Optional + ?Sized>(field: &T, condition: bool) -> bool {
    !condition || field.is_present()
}

/// Whether a field is there, unless the condition holds.
#[inline]
pub fn required_unless<T: Optional + ?Sized>(field: &T, condition: bool) -> bool {
    condition || field.is_present()
}

/// Whether a field is absent, if the condition holds.
#[inline]
pub fn forbidden_if<T: Optional + ?Sized>(field: &T, condition: bool) -> bool {
    !condition || !field.is_present()
}

/// Whether a field is absent, unless the condition holds.
#[inline]
pub fn forbidden_unless<T: Optional + ?Sized>(field: &T, condition: bool) -> bool {
    condition || !field.is_present()
}

/// When an optional field has to be there, or must not.
#[derive(Clone, Copy, Debug)]
pub enum Presence {
    /// Always there.
    Required,
    /// There when the condition holds.
    RequiredIf(Condition),
    /// There when the condition does not hold.
    RequiredUnless(Condition),
    /// Absent when the condition holds.
    ForbiddenIf(Condition),
    /// Absent when the condition does not hold.
    ForbiddenUnless(Condition),
}

impl Presence {
    /// Whether the rule allows a field to be there, or not, given whether its condition holds.
    #[inline]
    #[must_use]
    pub const fn admits(&self, is_present: bool, condition: bool) -> bool {
        match self {
            Presence::Required => is_present,
            Presence::RequiredIf(_) => is_present || !condition,
            Presence::RequiredUnless(_) => is_present || condition,
            Presence::ForbiddenIf(_) => !is_present || !condition,
            Presence::ForbiddenUnless(_) => !is_present || condition,
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
            | Presence::ForbiddenUnless(condition) => Some(condition),
        }
    }

    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Presence::Required => "required",
            Presence::RequiredIf(_) => "required_if",
            Presence::RequiredUnless(_) => "required_unless",
            Presence::ForbiddenIf(_) => "forbidden_if",
            Presence::ForbiddenUnless(_) => "forbidden_unless",
        }
    }

    pub(crate) fn message(&self, owner: &'static Schema) -> Cow<'static, str> {
        match self {
            Presence::Required => Cow::Borrowed("required"),
            Presence::RequiredIf(condition) => format!("required when {}", condition.describe(owner)).into(),
            Presence::RequiredUnless(condition) => {
                format!("required unless {}", condition.describe(owner)).into()
            }
            Presence::ForbiddenIf(condition) => {
                format!("not allowed when {}", condition.describe(owner)).into()
            }
            Presence::ForbiddenUnless(condition) => {
                format!("only allowed when {}", condition.describe(owner)).into()
            }
        }
    }

    pub(crate) fn params(&self, owner: &'static Schema, params: &mut Params) {
        params.push_some("condition", self.condition().map(|condition| condition.describe(owner)));
    }
}
