//! Decides for generated `Deserialize` impls which variant of a `by_key` enum an object is.

use serde::de;

use crate::schema::by_key::{Meant, meant};

/// The variant that the present keys decide for, if it has all of them.
///
/// # Errors
///
/// A key that the variant does not have, or no deciding key.
pub fn decide<E: de::Error>(
    present: u128,
    names: &[&'static str],
    variants: &[(u128, u128)],
) -> Result<usize, E> {
    let Some(Meant { index, foreign, deciding }) = meant(present, variants) else {
        return Err(undecided(names, variants));
    };
    if foreign == 0 {
        return Ok(index);
    }
    let name = |bits: u128| names.get(bits.trailing_zeros() as usize).copied().unwrap_or_default();
    let foreign = name(foreign);
    Err(match deciding {
        0 => E::custom(format_args!("`{foreign}` is not allowed here")),
        deciding => E::custom(format_args!("`{foreign}` is not allowed beside `{}`", name(deciding))),
    })
}

/// The error for an object without a deciding key.
#[must_use]
pub fn undecided<E: de::Error>(names: &[&'static str], variants: &[(u128, u128)]) -> E {
    let deciding = variants.iter().fold(0, |bits, (_, deciding)| bits | deciding);
    let mut list = alloc::string::String::new();
    for (_, name) in names.iter().enumerate().take(128).filter(|(bit, _)| deciding >> bit & 1 == 1) {
        list.push_str(if list.is_empty() { "`" } else { ", `" });
        list.push_str(name);
        list.push('`');
    }
    E::custom(format_args!("one of {list} is required"))
}
