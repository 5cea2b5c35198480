//! Decides which variant of an enum a value of a file is: by a name, by its only key, or by the keys that are
//! present.

use super::node::{Found, position};
use crate::report::const_text::ConstText;
use crate::report::file::FileNode;
use crate::report::path::Path;
use crate::schema::KeyOwners;

impl FileNode {
    /// The index of a string among the names, or their number when it is none of them.
    ///
    /// # Panics
    ///
    /// At the value, when it is no string.
    #[must_use]
    #[track_caller]
    #[inline]
    pub const fn choose_or_other(&self, at: &Path<'_>, names: &[&[&str]]) -> usize {
        if !self.is_string() {
            self.fail(at, "must be a string");
        }
        match position(names, self.string()) {
            Some(index) => index,
            None => names.len(),
        }
    }

    /// The index of a string among the names.
    ///
    /// # Panics
    ///
    /// At the value, when it is no string or none of the names.
    #[must_use]
    #[track_caller]
    #[inline]
    pub const fn choose(&self, at: &Path<'_>, names: &[&[&str]]) -> usize {
        match self.choose_or_other(at, names) {
            index if index < names.len() => index,
            _ => {
                let mut line = ConstText::new();
                line.text("must be ");
                let mut index = 0;
                while index < names.len() {
                    if index > 0 {
                        line.text(if index + 1 == names.len() { " or " } else { ", " });
                    }
                    line.text(names[index][0]);
                    index += 1;
                }
                self.fail(at, line.as_str())
            }
        }
    }

    /// Stops the compiler unless the object's key is absent or `null`: a unit variant has no content.
    ///
    /// # Panics
    ///
    /// At the key's value.
    #[track_caller]
    #[inline]
    pub const fn expect_no_content(&self, at: &Path<'_>, key: &str) {
        if let Found::Value(value) = self.get(&[key])
            && !value.is_null()
        {
            value.fail(&at.key(key), "must be null");
        }
    }

    /// The only entry of an object that names a variant: the index of the name, and the value.
    ///
    /// # Panics
    ///
    /// At the value, when it is no object with one known key.
    #[must_use]
    #[track_caller]
    #[inline]
    pub const fn choose_entry(&self, at: &Path<'_>, names: &[&[&str]]) -> (usize, FileNode) {
        if self.first() != b'{' {
            self.fail(at, "must be an object with one key, which names the variant");
        }
        match self.first_entry() {
            Some(entry) => {
                let (key, value, next) = self.entry(entry);
                match (position(names, key.string()), next) {
                    (Some(index), None) => (index, value),
                    (None, _) => key.fail(&at.key(key.string()), "unknown variant"),
                    (_, Some(_)) => self.fail(at, "must be an object with one key, which names the variant"),
                }
            }
            None => self.fail(at, "must be an object with one key, which names the variant"),
        }
    }

    /// The variant of a `by_key` enum that the present keys decide for.
    ///
    /// # Panics
    ///
    /// At a key that the variant does not have, or at the object when no key decides.
    #[must_use]
    #[track_caller]
    #[inline]
    pub const fn decide<const WORDS: usize>(
        &self,
        at: &Path<'_>,
        keys: &[&[&str]],
        owners: &KeyOwners,
    ) -> usize {
        let mut present = [0; WORDS];
        let mut key = 0;
        while key < keys.len() {
            if matches!(self.get(keys[key]), Found::Value(_)) {
                present[key / 64] |= 1 << (key % 64);
            }
            key += 1;
        }
        let Some(variant) = owners.meant(&present) else {
            self.fail(at, "no key says which variant is meant");
        };
        if let Some(key) = owners.foreign(variant, &present)
            && let Found::Value(value) = self.get(keys[key])
        {
            value.fail(&at.key(keys[key][0]), "not allowed here");
        }
        variant
    }
}
