//! Values that the derive reads from the tokens of a text.

use serde::Deserialize;

use crate::de::text::{Refused, whole};
use crate::schema::Shows;
use crate::validate::OptionsFor;

/// The value of a text that the derive reads from its tokens; such a value is all that the text says.
#[inline]
pub(super) fn direct<'de, T: Deserialize<'de>, O: OptionsFor<T>>(text: &'de str) -> Result<T, Refused> {
    if O::SHOWS < Shows::All { Err(Refused) } else { whole(text, O::SCHEMA) }
}
