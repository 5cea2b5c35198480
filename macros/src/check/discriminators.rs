//! A discriminator belongs on an enum. rustc, not the macro, knows the enum's variants.

use crate::errors::context::Context;
use crate::model::Field;
use crate::syntax::known_type::known;

/// Reports a discriminator on a type that is not an enum, or one without a variant that a rule or its own list names.
pub(super) fn check_discriminator(field: &Field, context: &Context) {
    let Some(discriminator) = &field.discriminator else { return };
    if known(&field.ty).is_some() {
        context.error_with_help(
            &discriminator.name,
            format_args!("`discriminator` on `{}`, which is no enum", field.ident),
            "take it away, or make the field an enum",
        );
    } else if discriminator.variants.is_empty() && context.count() == 0 {
        let name = &field.ident;
        context.error_with_help(
            &discriminator.name,
            format_args!("no rule decides about any variant of `{name}`"),
            format_args!(
                "decide by a rule, such as `required_if({name} = A)`, or list what needs none: `discriminator(A)`"
            ),
        );
    }
}
