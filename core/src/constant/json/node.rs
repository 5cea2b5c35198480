//! The values of a file: what each is, and what an object has under a key.

use super::scan::{skip_key, skip_space, skip_value};
use crate::report::const_text::ConstText;
use crate::report::file::{Document, Node};
use crate::report::path::Path;
use crate::rules::literal::same;

impl Document {
    /// A file's text, checked.
    ///
    /// # Panics
    ///
    /// When the text is not JSON.
    #[must_use]
    #[track_caller]
    #[inline]
    pub const fn new(name: &'static str, text: &'static str, strings: &'static [u8]) -> Self {
        let document = Document { name, text, strings };
        let bytes = text.as_bytes();
        let end = match skip_value(bytes, skip_space(bytes, 0)) {
            Ok(end) => skip_space(bytes, end),
            Err(fault) => document.fail(fault.offset, None, fault.message),
        };
        if end < bytes.len() {
            document.fail(end, None, "nothing may follow the value");
        }
        document
    }

    /// The file's value.
    #[must_use]
    #[inline]
    pub const fn root(self) -> Node {
        Node { document: self, start: skip_space(self.text.as_bytes(), 0) }
    }

    /// Stops the compiler: `deploy.json:3:5: /docker: must be an object`.
    #[track_caller]
    #[allow(clippy::panic)]
    #[inline]
    pub(super) const fn fail(&self, offset: usize, at: Option<&Path<'_>>, message: &str) -> ! {
        let mut line = ConstText::new();
        line.place(self, offset);
        if let Some(at) = at {
            let before = line.len();
            line.pointer(at);
            if line.len() > before {
                line.text(": ");
            }
        }
        line.text(message);
        panic!("{}", line.as_str())
    }
}

/// What a file says of a key.
#[derive(Clone, Copy, Debug)]
pub enum Found {
    /// The key's value.
    Value(Node),
    /// No such key.
    Absent,
}

impl Node {
    #[inline]
    pub(super) const fn bytes(&self) -> &'static [u8] {
        self.document.text.as_bytes()
    }

    #[inline]
    pub(super) const fn first(&self) -> u8 {
        self.bytes()[self.start]
    }

    /// Whether the value is `null`.
    #[must_use]
    #[inline]
    pub const fn is_null(&self) -> bool {
        self.first() == b'n'
    }

    /// Whether the value is a string.
    #[must_use]
    #[inline]
    pub const fn is_string(&self) -> bool {
        self.first() == b'"'
    }

    /// Stops the compiler with the value's place.
    ///
    /// # Panics
    ///
    /// Always.
    #[track_caller]
    #[inline]
    pub const fn fail(&self, at: &Path<'_>, message: &str) -> ! {
        self.document.fail(self.start, Some(at), message)
    }

    #[inline]
    pub(super) const fn end(&self) -> usize {
        match skip_value(self.bytes(), self.start) {
            Ok(end) => end,
            Err(_) => self.start,
        }
    }

    /// The entry at `at`, which is a key: the key as a node, the value and the start of the next entry.
    #[inline]
    pub(super) const fn entry(&self, at: usize) -> (Node, Node, Option<usize>) {
        let key = Node { document: self.document, start: at };
        let value = match skip_key(self.bytes(), at) {
            Ok(start) => Node { document: self.document, start },
            Err(_) => key,
        };
        let end = skip_space(self.bytes(), value.end());
        let next = if self.bytes()[end] == b',' { Some(skip_space(self.bytes(), end + 1)) } else { None };
        (key, value, next)
    }

    /// The start of an object's first entry.
    #[inline]
    pub(super) const fn first_entry(&self) -> Option<usize> {
        let at = skip_space(self.bytes(), self.start + 1);
        if self.bytes()[at] == b'}' { None } else { Some(at) }
    }

    /// The string's text.
    #[inline]
    pub(super) const fn string(&self) -> &'static str {
        let strings = self.document.strings;
        let mut end = self.start + 1;
        while end < strings.len() && strings[end] != 0xFF {
            end += 1;
        }
        match core::str::from_utf8(strings.split_at(end).0.split_at(self.start + 1).1) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    /// Stops the compiler unless the value is an object whose keys are known, each at most once.
    ///
    /// # Panics
    ///
    /// At the value, or at the first key that is unknown or repeated.
    #[track_caller]
    #[inline]
    pub const fn expect_object(&self, at: &Path<'_>, keys: &[&[&str]], deny_unknown: bool) {
        if self.first() != b'{' {
            self.fail(at, "must be an object");
        }
        let mut next = self.first_entry();
        while let Some(entry) = next {
            let (key, _, after) = self.entry(entry);
            match position(keys, key.string()) {
                None if deny_unknown => key.fail(&at.key(key.string()), "unknown key"),
                Some(_) if self.is_repeated(entry, keys) => key.fail(&at.key(key.string()), "repeated key"),
                _ => {}
            }
            next = after;
        }
    }

    /// Whether a key before the entry at `until` means the same as that entry's.
    #[inline]
    pub(super) const fn is_repeated(&self, until: usize, keys: &[&[&str]]) -> bool {
        let own = position(keys, self.entry(until).0.string());
        let mut next = self.first_entry();
        while let Some(entry) = next {
            if entry == until {
                return false;
            }
            let (key, _, after) = self.entry(entry);
            if let (Some(own), Some(other)) = (own, position(keys, key.string()))
                && own == other
            {
                return true;
            }
            next = after;
        }
        false
    }

    /// The value of a key, under any of its names.
    #[must_use]
    #[inline]
    pub const fn get(&self, names: &[&str]) -> Found {
        let mut next = self.first_entry();
        while let Some(entry) = next {
            let (key, value, after) = self.entry(entry);
            if contains(names, key.string()) {
                return Found::Value(value);
            }
            next = after;
        }
        Found::Absent
    }

    /// The value of a key, if this is an object.
    #[inline]
    pub(crate) const fn inside(&self, key: &str) -> Found {
        if self.first() == b'{' { self.get(&[key]) } else { Found::Absent }
    }

    /// The value of a key that has to be there.
    ///
    /// # Panics
    ///
    /// At the object, when the key is missing.
    #[must_use]
    #[track_caller]
    #[inline]
    pub const fn require(&self, at: &Path<'_>, names: &[&str]) -> Node {
        match self.get(names) {
            Found::Value(value) => value,
            Found::Absent => self.lacks(at),
        }
    }

    /// Stops the compiler: a key that has to be there is not.
    ///
    /// # Panics
    ///
    /// Always.
    #[track_caller]
    #[inline]
    pub const fn lacks(&self, at: &Path<'_>) -> ! {
        self.fail(at, "required key is missing")
    }

    /// Stops the compiler: serde fills a field whose key is not there, and what with is not known in `const`.
    ///
    /// # Panics
    ///
    /// Always.
    #[track_caller]
    #[inline]
    pub const fn lacks_default(&self, at: &Path<'_>) -> ! {
        self.fail(at, "the default of this key cannot be made in `const`: write the key")
    }
}

#[inline]
const fn contains(names: &[&str], name: &str) -> bool {
    let mut index = 0;
    while index < names.len() {
        if same(names[index], name) {
            return true;
        }
        index += 1;
    }
    false
}

#[inline]
pub(super) const fn position(all: &[&[&str]], name: &str) -> Option<usize> {
    let mut index = 0;
    while index < all.len() {
        if contains(all[index], name) {
            return Some(index);
        }
        index += 1;
    }
    None
}
