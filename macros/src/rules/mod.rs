//! The rules. Each file reads one rule and emits its data and its call. A new rule takes a file here, one in core and a
//! row of the table in `parse`.

pub(crate) mod affix;
pub(crate) mod any_of;
pub(crate) mod ascii;
pub(crate) mod bound;
mod bound_type;
pub(crate) mod change;
pub(crate) mod claim;
pub(crate) mod condition;
mod condition_syntax;
pub(crate) mod custom;
pub(crate) mod field_path;
mod flag;
pub(crate) mod format;
pub(crate) mod group;
pub(crate) mod items;
pub(crate) mod length;
pub(crate) mod literals;
pub(crate) mod multiple_of;
pub(crate) mod none_of;
pub(crate) mod not;
pub(crate) mod one_of;
pub(crate) mod parse;
pub(crate) mod pattern;
pub(crate) mod pattern_macro;
mod pattern_syntax;
pub(crate) mod presence;
pub(crate) mod range;
pub(crate) mod rule;
pub(crate) mod scope;
pub(crate) mod sibling;
pub(crate) mod subject;
pub(crate) mod terms;
pub(crate) mod unique;
pub(crate) mod variants;
mod when;
pub(crate) mod wording;
