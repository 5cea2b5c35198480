//! `change(from = Old)` of a type, `change(by = name)` and `change(from = Old)` of a field.

use proc_macro2::Ident;
use syn::Type;

use crate::errors::context::Context;
use crate::syntax::attributes::{Entry, error_twice, parse_arguments};

/// What a change is compared with.
pub(crate) struct Change {
    /// The attribute's name, for errors.
    pub(crate) name: Ident,
    /// The type of the value before.
    pub(crate) from: Option<Type>,
    /// The field by which the items of a list find the ones before.
    pub(crate) by: Option<Ident>,
}

/// Reads `change(..)` with the arguments that are known here.
pub(super) fn parse(change: &mut Option<Change>, known: &[&str], entry: &Entry, context: &Context) {
    let example = if known.contains(&"by") { "by = name" } else { "from = CreateBody" };
    let Some(list) = entry.list(example, context) else { return };
    let mut own = Change { name: entry.name.clone(), from: None, by: None };
    for argument in parse_arguments(&entry.name, list.stream(), known, context) {
        match argument.key().as_str() {
            "from" => own.from = argument.value("CreateBody", context),
            _ => own.by = argument.value("name", context),
        }
    }
    if change.replace(own).is_some() {
        error_twice(&entry.name, context);
    }
}
