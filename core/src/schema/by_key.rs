//! Decides which variant of a `by_key` enum an object is, from the keys that are present.

#[cfg(feature = "serde")]
use super::types::{Enum, Field, KeyTable};
#[cfg(feature = "serde")]
use crate::rules::more::More;

/// The variant that the present keys decide for.
pub(crate) struct Meant {
    /// The variant's index.
    pub(crate) index: usize,
    /// The present keys that the variant does not have.
    pub(crate) foreign: u128,
    /// The present keys that only this variant has.
    pub(crate) deciding: u128,
}

/// The first variant with a deciding key that is present, else the first that has none. A deciding key is one that
/// only its variant has.
///
/// For each variant `variants` has the bits of its keys, and the bits of its deciding keys.
#[must_use]
#[inline]
pub(crate) const fn meant(present: u128, variants: &[(u128, u128)]) -> Option<Meant> {
    let mut found = None;
    let mut index = 0;
    while index < variants.len() {
        let (own, deciding) = variants[index];
        let meant = Meant { index, foreign: present & !own, deciding: deciding & present };
        if meant.deciding != 0 {
            return Some(meant);
        }
        if deciding == 0 && found.is_none() {
            found = Some(meant);
        }
        index += 1;
    }
    found
}

#[cfg(feature = "serde")]
impl Enum {
    /// The keys of a `by_key` enum; of another, none.
    pub(crate) fn key_table(&self) -> &'static KeyTable {
        self.keys.unwrap_or(&KeyTable { fields: &[], variants: &[], slots: &[], more: More })
    }
}

#[cfg(feature = "serde")]
impl KeyTable {
    /// The bits of the keys for which a test holds.
    pub(crate) fn bits(&self, mut is_so: impl FnMut(&'static Field) -> bool) -> u128 {
        let places = self.fields.iter().enumerate();
        places.fold(0, |bits, (place, field)| bits | u128::from(is_so(field)) << place)
    }

    /// The bits of all deciding keys.
    #[cfg(feature = "json_schema")]
    pub(crate) fn deciding(&self) -> u128 {
        self.variants.iter().fold(0, |bits, (_, deciding)| bits | deciding)
    }

    /// The keys whose bits are set.
    pub(crate) fn named(&self, bits: u128) -> impl Iterator<Item = &'static Field> + use<> {
        let places = self.fields.iter().enumerate();
        places.filter(move |(place, _)| bits >> place & 1 == 1).map(|(_, field)| field)
    }
}
