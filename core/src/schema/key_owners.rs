//! Decides which variant of a `by_key` enum an object is, from the keys that are present.
//!
//! Keys and variants are their indices. A set of keys has one bit for each, in words, which `const` can make too.

use crate::rules::more::More;

/// Which variants of a `by_key` enum have which keys.
#[derive(Clone, Copy, Debug)]
pub struct KeyOwners {
    /// For each variant the key of each of its fields; `NO_KEY` for a field without one.
    pub keys: &'static [&'static [usize]],
    /// For each key the only variant that has it; `SEVERAL` for a key that variants share.
    pub sole: &'static [usize],
    /// The first variant that shares all its keys: it is meant where no key decides.
    pub otherwise: Option<usize>,
    #[doc(hidden)]
    pub more: More,
}

impl KeyOwners {
    /// In place of a key: the field has none of its own, because it is flattened or skipped.
    pub const NO_KEY: usize = usize::MAX;
    /// In place of a variant: several have the key.
    pub const SEVERAL: usize = usize::MAX;

    /// The variant that the present keys decide for: the first one that alone has one of them, else the one that is meant
    /// where no key decides.
    #[inline]
    pub(crate) const fn meant(&self, present: &[u64]) -> Option<usize> {
        let (mut first, mut word) = (Self::SEVERAL, 0);
        while word < present.len() {
            let mut left = present[word];
            while left != 0 {
                let key = word * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                if key < self.sole.len() && self.sole[key] < first {
                    first = self.sole[key];
                }
            }
            word += 1;
        }
        if first == Self::SEVERAL { self.otherwise } else { Some(first) }
    }

    /// The first present key that a variant does not have.
    #[inline]
    pub(crate) const fn foreign(&self, variant: usize, present: &[u64]) -> Option<usize> {
        let mut word = 0;
        while word < present.len() {
            let foreign = present[word] & !self.keys_in(variant, word);
            if foreign != 0 {
                return Some(word * 64 + foreign.trailing_zeros() as usize);
            }
            word += 1;
        }
        None
    }

    /// A word of the set of a variant's keys.
    #[inline]
    const fn keys_in(&self, variant: usize, word: usize) -> u64 {
        let (mut keys, mut place) = (0, 0);
        while variant < self.keys.len() && place < self.keys[variant].len() {
            let key = self.keys[variant][place];
            if key / 64 == word {
                keys |= 1 << (key % 64);
            }
            place += 1;
        }
        keys
    }

    /// Whether a variant has a key.
    #[cfg(feature = "serde")]
    #[inline]
    pub(crate) const fn has(&self, variant: usize, key: usize) -> bool {
        self.keys_in(variant, key / 64) >> (key % 64) & 1 == 1
    }

    /// Whether a key decides for a variant.
    #[cfg(feature = "serde")]
    pub(crate) fn decides(&self, key: usize) -> bool {
        self.decided(key).is_some()
    }

    /// The variant that a key decides for.
    #[cfg(feature = "serde")]
    pub(crate) fn decided(&self, key: usize) -> Option<usize> {
        self.sole.get(key).copied().filter(|variant| *variant != Self::SEVERAL)
    }
}
