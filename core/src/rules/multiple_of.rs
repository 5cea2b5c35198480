//! `multiple_of`: a number is a whole multiple of another.

use alloc::borrow::Cow;
use alloc::format;

use super::text::Numeric;
use crate::number::Number;
use crate::params::Params;
use crate::schema::Schema;

/// The step of which a number is a multiple.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MultipleOf {
    /// The step, above zero.
    pub step: Number,
}

/// Whether a number is a multiple of the step; an absent one is.
#[inline]
pub fn holds<T: Numeric + ?Sized>(value: &T, rule: &MultipleOf) -> bool {
    value.number().is_none_or(|number| number.is_multiple_of(rule.step))
}

impl MultipleOf {
    pub(crate) const fn code(&self) -> &'static str {
        "multiple_of"
    }

    pub(crate) fn message(&self, _: &'static Schema) -> Cow<'static, str> {
        format!("must be a multiple of {}", self.step).into()
    }

    pub(crate) fn params(&self, _: &'static Schema, params: &mut Params) {
        params.push("multiple_of", self.step);
    }
}
