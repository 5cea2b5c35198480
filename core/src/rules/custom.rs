//! `custom`: a rule in Rust.

use alloc::borrow::Cow;
use alloc::format;

use crate::params::Params;
use crate::schema::Schema;

/// A function's verdict on a value.
#[inline]
pub fn whole<'a, T: ?Sized, E>(value: &'a T, judge: impl FnOnce(&'a T) -> Result<(), E>) -> Result<(), E> {
    judge(value)
}

/// A function's verdict on what is inside an `Option`; an absent value passes.
#[inline]
pub fn inside<'a, T, E>(value: &'a Option<T>, judge: impl FnOnce(&'a T) -> Result<(), E>) -> Result<(), E> {
    value.as_ref().map_or(Ok(()), judge)
}

/// The name of a function that judges a value.
#[derive(Clone, Copy, Debug)]
pub struct Custom {
    /// The path of the function, as written.
    pub name: &'static str,
}

impl Custom {
    pub(crate) const fn code(&self) -> &'static str {
        "custom"
    }

    /// Only `any_of` asks for this: elsewhere the function brings its own message.
    pub(crate) fn message(&self, _: &'static Schema) -> Cow<'static, str> {
        format!("must satisfy {}", self.name).into()
    }

    pub(crate) fn params(&self, _: &'static Schema, params: &mut Params) {
        params.push("name", self.name);
    }
}
