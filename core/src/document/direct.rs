//! Values that the derive reads from the tokens of a text.

use serde::Deserialize;

use crate::de::text::{Refused, Seen, whole};
use crate::schema::Shows;
use crate::schema::visit::{denies_null, text_of};
use crate::validate::OptionsFor;

/// The value of a text that the derive reads from its tokens; such a value is all that the text says.
#[inline]
pub(super) fn direct<'de, T: Deserialize<'de>, O: OptionsFor<T>>(text: &'de str) -> Result<T, Refused> {
    if O::SHOWS < Shows::All {
        return Err(Refused);
    }
    let seen = Seen::default();
    let value = whole(text, &seen)?;
    let is_hidden =
        seen.foreign.get() && text_of(O::SCHEMA).hides || seen.null.get() && denies_null(O::SCHEMA);
    if is_hidden { Err(Refused) } else { Ok(value) }
}
