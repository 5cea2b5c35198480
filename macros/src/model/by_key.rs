//! The keys of a `by_key` enum.

use super::item::{Field, Variant};
use super::tagging::{Key, Keys};

/// The keys of all variants.
pub(super) fn keys_of(variants: &[Variant]) -> Keys {
    let mut keys: Vec<Key> = Vec::new();
    for (index, variant) in variants.iter().enumerate() {
        let bit = 1_u128.checked_shl(u32::try_from(index).unwrap_or(u32::MAX)).unwrap_or(0);
        for (place, field) in variant.fields.fields.iter().enumerate().filter(|(_, field)| !field.serde.skip)
        {
            match keys.iter_mut().find(|key| key.name == field.name) {
                Some(key) => key.variants |= bit,
                None => keys.push(Key { name: field.name.clone(), first: (index, place), variants: bit }),
            }
        }
    }
    Keys { keys }
}

impl Key {
    /// The field of the first variant that has the key.
    pub(crate) fn field<'a>(&self, variants: &'a [Variant]) -> &'a Field {
        let (variant, field) = self.first;
        &variants[variant].fields.fields[field]
    }
}
