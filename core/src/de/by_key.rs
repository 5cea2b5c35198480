//! Decides for generated `Deserialize` impls which variant of a `by_key` enum an object is.

use alloc::string::String;

use serde::de;

use crate::schema::KeyOwners;
use crate::schema::by_key::is_in;

/// The variant that the present keys decide for, if it has all of them.
///
/// # Errors
///
/// A key that the variant does not have, or no deciding key.
#[inline]
pub fn decide<E: de::Error>(present: &[u64], names: &[&'static str], owners: &KeyOwners) -> Result<usize, E> {
    let Some(variant) = owners.meant(present) else { return Err(undecided(names, owners)) };
    match owners.foreign(variant, present) {
        None => Ok(variant),
        Some(key) => Err(foreign(key, variant, present, names, owners)),
    }
}

#[cold]
fn foreign<E: de::Error>(
    key: usize,
    variant: usize,
    present: &[u64],
    names: &[&'static str],
    owners: &KeyOwners,
) -> E {
    let name = names.get(key).copied().unwrap_or_default();
    let mut keys = names.iter().enumerate();
    match keys.find(|(key, _)| is_in(present, *key) && owners.decided(*key) == Some(variant)) {
        Some((_, decisive)) => E::custom(format_args!("`{name}` is not allowed beside `{decisive}`")),
        None => E::custom(format_args!("`{name}` is not allowed here")),
    }
}

/// The error for an object without a deciding key.
#[cold]
#[must_use]
pub fn undecided<E: de::Error>(names: &[&'static str], owners: &KeyOwners) -> E {
    let mut deciding = names.iter().enumerate().filter(|(key, _)| owners.decides(*key)).map(|(_, name)| name);
    let mut list = String::new();
    for name in deciding.by_ref().take(MAX_NAMED) {
        list.push_str(if list.is_empty() { "`" } else { ", `" });
        list.push_str(name);
        list.push('`');
    }
    if deciding.next().is_some() {
        list.push_str(" or another key");
    }
    E::custom(format_args!("one of {list} is required"))
}

/// How many keys an error names.
const MAX_NAMED: usize = 20;
