//! Which variants of a `by_key` enum have which keys.

use std::collections::HashMap;

/// The keys of a `by_key` enum, each once, in the order of their first occurrence.
pub(crate) struct Keys {
    pub(crate) keys: Vec<Key>,
    /// The index of the key of each name.
    places: HashMap<String, usize>,
    /// For each variant whether a key decides for it.
    decided: Vec<bool>,
}

/// A key of some variants.
pub(crate) struct Key {
    pub(crate) name: String,
    /// Its first occurrence: the index of the variant, and of the field in that.
    pub(crate) first: (usize, usize),
    /// The variants that have the key.
    pub(crate) variants: Vec<usize>,
}

impl Key {
    /// The only variant that has the key.
    pub(crate) fn sole(&self) -> Option<usize> {
        match self.variants.as_slice() {
            [variant] => Some(*variant),
            _ => None,
        }
    }
}

impl Keys {
    /// The keys of so many variants, from each occurrence: its name, the index of the variant, and of the field in that.
    pub(super) fn new(variants: usize, occurrences: impl Iterator<Item = (String, usize, usize)>) -> Self {
        let mut keys: Vec<Key> = Vec::new();
        let mut places = HashMap::new();
        for (name, variant, field) in occurrences {
            let key = *places.entry(name.clone()).or_insert(keys.len());
            match keys.get_mut(key) {
                Some(key) if key.variants.last() == Some(&variant) => {}
                Some(key) => key.variants.push(variant),
                None => keys.push(Key { name, first: (variant, field), variants: vec![variant] }),
            }
        }
        let mut decided = vec![false; variants];
        keys.iter().filter_map(Key::sole).for_each(|variant| decided[variant] = true);
        Keys { keys, places, decided }
    }

    /// The index of the key of that name.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// The key of that name.
    pub(crate) fn find(&self, name: &str) -> Option<&Key> {
        self.place(name).map(|place| &self.keys[place])
    }

    /// The variants for which no key decides.
    pub(crate) fn undecided(&self) -> impl Iterator<Item = usize> {
        self.decided.iter().enumerate().filter(|(_, decided)| !**decided).map(|(variant, _)| variant)
    }
}
