//! Values that the derive reads from the tokens of a text.

use core::cell::Cell;

use serde::Deserialize;

use crate::de::text::{Refused, whole};
use crate::schema::Shows;
use crate::schema::visit::text_of;
use crate::validate::OptionsFor;

/// The value of a text that the derive reads from its tokens; such a value is all that the text says.
#[inline]
pub(super) fn direct<'de, T: Deserialize<'de>, O: OptionsFor<T>>(text: &'de str) -> Result<T, Refused> {
    if O::SHOWS < Shows::All {
        return Err(Refused);
    }
    let has_foreign = Cell::new(false);
    let value = whole(text, &has_foreign)?;
    // Only what serde reads can be wrong although its value is right.
    if has_foreign.get() && text_of(O::SCHEMA).hides { Err(Refused) } else { Ok(value) }
}
