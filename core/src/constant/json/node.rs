//! The values of a file, and the entries of its objects.

use crate::lexer::Lexer;
use crate::report::const_text::ConstText;
use crate::report::file::{Document, FileNode};
use crate::report::path::Path;
use crate::rules::literal::same;
use crate::rules::template::is_template;

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
        if let Err(fault) = Lexer::new(text).whole() {
            document.fail(fault.offset, None, fault.kind.message());
        }
        document
    }

    /// The file's value.
    #[must_use]
    #[inline]
    pub const fn root(self) -> FileNode {
        let mut lexer = Lexer::new(self.text);
        lexer.peek();
        FileNode { document: self, start: lexer.offset() }
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

/// The result of a search for a key.
#[derive(Clone, Copy, Debug)]
pub enum Found {
    /// The key's value.
    Value(FileNode),
    /// No such key.
    Absent,
}

impl FileNode {
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

    /// The string's text, if it contains `${..}`.
    #[must_use]
    #[track_caller]
    #[inline]
    pub const fn template(&self) -> Option<&'static str> {
        if !self.is_string() {
            return None;
        }
        let text = self.string();
        if is_template(text) { Some(text) } else { None }
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
        match Lexer::at(self.document.text, self.start).value_range() {
            Ok(range) => range.end,
            Err(_) => self.start,
        }
    }

    /// The entry at `at`, which is a key: the key as a node, the value and the start of the next entry.
    #[inline]
    pub(super) const fn entry(&self, at: usize) -> (FileNode, FileNode, Option<usize>) {
        let key = FileNode { document: self.document, start: at };
        let mut lexer = Lexer::at(self.document.text, at);
        let Ok(Some(entry)) = lexer.next_entry(true) else { return (key, key, None) };
        let value = FileNode { document: self.document, start: entry.value };
        let next = if lexer.skip_value().is_ok() { start_of_key(&mut lexer, false) } else { None };
        (key, value, next)
    }

    /// The start of an object's first entry.
    #[inline]
    pub(super) const fn first_entry(&self) -> Option<usize> {
        start_of_key(&mut Lexer::at(self.document.text, self.start + 1), true)
    }

    /// The string's text.
    ///
    /// # Panics
    ///
    /// At an escape that means no character.
    #[track_caller]
    #[inline]
    pub(super) const fn string(&self) -> &'static str {
        let mut lexer = Lexer::at(self.document.text, self.start);
        if let Ok(string) = lexer.string()
            && let Err(fault) = lexer.check_escapes(string)
        {
            self.document.fail(fault.offset, None, fault.kind.message());
        }
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

    /// Whether a key before the entry at `until` is the same as that entry's, under any of its names.
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

    /// The value of a required key.
    ///
    /// # Panics
    ///
    /// At the object, when the key is missing.
    #[must_use]
    #[track_caller]
    #[inline]
    pub const fn require(&self, at: &Path<'_>, names: &[&str]) -> FileNode {
        match self.get(names) {
            Found::Value(value) => value,
            Found::Absent => self.lacks(at),
        }
    }

    /// Stops the compiler: a required key is missing.
    ///
    /// # Panics
    ///
    /// Always.
    #[track_caller]
    #[inline]
    pub const fn lacks<T>(&self, at: &Path<'_>) -> T {
        self.fail(at, "required key is missing")
    }

    /// Stops the compiler: a key is absent whose default `const` cannot make.
    ///
    /// # Panics
    ///
    /// Always.
    #[track_caller]
    #[inline]
    pub const fn lacks_default<T>(&self, at: &Path<'_>) -> T {
        self.fail(at, "the default of this key cannot be made in `const`: write the key")
    }
}

/// The start of an object's next key.
#[inline]
const fn start_of_key(lexer: &mut Lexer<'_>, is_first: bool) -> Option<usize> {
    match lexer.next_entry(is_first) {
        Ok(Some(entry)) => Some(entry.key.range().start),
        _ => None,
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
