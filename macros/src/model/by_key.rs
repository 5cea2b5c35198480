//! The keys of a `by_key` enum.

use super::item::{Field, Variant};
use super::keys::{Key, Keys};

/// The keys of all variants. Flattened fields have none of their own.
pub(super) fn keys_of(variants: &[Variant]) -> Keys {
    let occurrences = variants.iter().enumerate().flat_map(|(index, variant)| {
        let fields = variant.fields.fields.iter().enumerate().filter(|(_, field)| field.has_key());
        fields.map(move |(place, field)| (field.name.clone(), index, place))
    });
    Keys::new(variants.len(), occurrences)
}

impl Key {
    /// The field of the first variant that has the key.
    pub(crate) fn field<'a>(&self, variants: &'a [Variant]) -> &'a Field {
        let (variant, field) = self.first;
        &variants[variant].fields.fields[field]
    }
}
