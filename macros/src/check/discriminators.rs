//! A discriminator stands on an enum. Which variants it has, rustc knows.

use crate::errors::context::Context;
use crate::model::Field;
use crate::syntax::known_type::known;

/// A discriminator stands on an enum of which some variant is decided.
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
