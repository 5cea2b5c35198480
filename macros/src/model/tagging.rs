//! How documents say which variant of an enum they hold, from serde's attributes and `by_key`.

use crate::syntax::serde::Container;

/// How documents say which variant they hold.
pub(crate) enum Tagging {
    /// The name of the variant, as the only key of an object or as a string.
    External,
    /// A key among those of the content.
    Internal { tag: String },
    /// A key beside that of the content.
    Adjacent { tag: String, content: String },
    /// No tag: the first variant that serde can read.
    Untagged,
    /// By the keys that only one variant has.
    ByKey(Keys),
}

impl Tagging {
    /// The tagging of an enum. `by_key` goes before serde's attributes, which then only apply to writing.
    pub(super) fn of(serde: &Container, by_key: Option<Keys>) -> Tagging {
        match (by_key, serde.untagged, &serde.tag, &serde.content) {
            (Some(keys), ..) => Tagging::ByKey(keys),
            (None, true, ..) => Tagging::Untagged,
            (None, false, Some(tag), Some(content)) => {
                Tagging::Adjacent { tag: tag.clone(), content: content.clone() }
            }
            (None, false, Some(tag), None) => Tagging::Internal { tag: tag.clone() },
            (None, false, None, _) => Tagging::External,
        }
    }

    /// Whether documents name the variant.
    pub(crate) fn names_variants(&self) -> bool {
        !matches!(self, Tagging::Untagged | Tagging::ByKey(_))
    }
}

/// The keys of a `by_key` enum, each once, in the order of their first occurrence.
pub(crate) struct Keys {
    pub(crate) keys: Vec<Key>,
}

/// A key of some variants.
pub(crate) struct Key {
    pub(crate) name: String,
    /// Its first occurrence: the index of the variant, and of the field in that.
    pub(crate) first: (usize, usize),
    /// One bit for each variant that has the key.
    pub(crate) variants: u128,
}

impl Key {
    /// Whether only the variant of that index has the key.
    fn decides(&self, variant: usize) -> bool {
        self.variants.count_ones() == 1 && self.variants.trailing_zeros() as usize == variant
    }
}

impl Keys {
    /// The key of that name.
    pub(crate) fn find(&self, name: &str) -> Option<&Key> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// Whether a variant has a deciding key.
    pub(crate) fn decide(&self, variant: usize) -> bool {
        self.keys.iter().any(|key| key.decides(variant))
    }

    /// The bits of a variant's keys, and of its deciding keys.
    pub(crate) fn masks(&self, variant: usize) -> (u128, u128) {
        let mask = |wanted: &dyn Fn(&Key) -> bool| {
            let wanted = self.keys.iter().enumerate().filter(|(_, key)| wanted(key));
            wanted.fold(0_u128, |mask, (bit, _)| mask | (1 << bit))
        };
        (mask(&|key| (key.variants >> variant) & 1 == 1), mask(&|key| key.decides(variant)))
    }
}
