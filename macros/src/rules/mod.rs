//! The rules: for each one how it is read, as what data it is emitted and as what call. Adding a rule is
//! a file here, one in core and a row of the table in `parse`.

pub(crate) mod affix;
pub(crate) mod any_of;
pub(crate) mod ascii;
pub(crate) mod bound;
pub(crate) mod claim;
pub(crate) mod condition;
pub(crate) mod custom;
mod flag;
pub(crate) mod group;
pub(crate) mod items;
pub(crate) mod length;
pub(crate) mod literals;
pub(crate) mod multiple_of;
pub(crate) mod none_of;
pub(crate) mod one_of;
pub(crate) mod parse;
pub(crate) mod pattern;
pub(crate) mod presence;
pub(crate) mod range;
pub(crate) mod rule;
pub(crate) mod scope;
pub(crate) mod subject;
