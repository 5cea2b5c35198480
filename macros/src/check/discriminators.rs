//! A discriminator stands on an enum. Which variants it has, rustc knows.

use crate::context::Context;
use crate::known::known;
use crate::model::Field;

/// A discriminator stands on an enum.
pub(super) fn check_discriminator(field: &Field, context: &Context) {
    let Some(discriminator) = &field.discriminator else { return };
    if known(&field.ty).is_some() {
        context.error_with_help(
            &discriminator.name,
            format_args!("`discriminator` on `{}`, which is no enum", field.ident),
            "take it away, or make the field an enum",
        );
    }
}
