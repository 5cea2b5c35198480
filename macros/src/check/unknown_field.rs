//! Rules that name a field that does not exist.

use proc_macro2::Ident;

use crate::errors::context::Context;
use crate::model::{Field, Fields, Style};
use crate::syntax::attributes::error_unknown;

/// Reports a name that no field has, and suggests the nearest one.
pub(super) fn error_unknown_field(
    rule: &Ident,
    name: &Ident,
    fields: &Fields,
    of: Option<&Field>,
    context: &Context,
) {
    if fields.style == Style::Tuple {
        context.error_with_help(
            name,
            format_args!("`{rule}` names `{name}`, and the fields of a tuple have no names"),
            "give the fields names: `struct Name { field: Type }`",
        );
        return;
    }
    let others = fields.fields.iter().filter(|field| of.is_none_or(|of| of.ident != field.ident));
    let known: Vec<&str> = others.map(|field| field.ident.as_str()).collect();
    error_unknown(name, &format!("`{rule}` names a field that does not exist: `{name}`"), &known, context);
}
