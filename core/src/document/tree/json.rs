//! Where the parts of a JSON text begin and end. serde_json has found the text well-formed before.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::ops::Range;

use crate::de::borrow;
use crate::report::byte_search::find_either;

/// What is inside a list or an object, one part after the other: items, or keys and values in turn.
pub(crate) struct Parts<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Parts<'t> {
    /// Of the list or object that begins at a byte of the text.
    pub(crate) fn inside(text: &'t str, container: usize) -> Self {
        Parts { text, at: container + 1 }
    }

    /// Where the next part begins, if there is one. It is the next until it is passed.
    fn begin(&mut self) -> Option<usize> {
        loop {
            match self.text.as_bytes().get(self.at)? {
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => self.at += 1,
                b']' | b'}' => return None,
                _ => return Some(self.at),
            }
        }
    }

    /// Passes the next part.
    pub(crate) fn pass(&mut self) -> Option<Range<usize>> {
        let start = self.begin()?;
        self.at = end_of(self.text.as_bytes(), start);
        Some(start..self.at)
    }
}

/// A list or an object of the text, of which no more is read than is asked for: what is wrong mostly stands in the order
/// in which it is told.
pub(crate) struct Inside<'t> {
    start: usize,
    /// What follows what has been asked for.
    parts: Parts<'t>,
    /// How many items, or keys and values, have been passed.
    passed: usize,
    /// All keys, and where their values begin: kept once a second one was not among those that followed.
    entries: Vec<(Range<usize>, usize)>,
    /// Where it ends, once that is known.
    end: Option<usize>,
}

impl<'t> Inside<'t> {
    pub(crate) fn new(text: &'t str, start: usize) -> Self {
        Inside { start, parts: Parts::inside(text, start), passed: 0, entries: Vec::new(), end: None }
    }

    /// The byte that it begins with.
    pub(crate) fn first(&self) -> Option<u8> {
        self.parts.text.as_bytes().get(self.start).copied()
    }

    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end.unwrap_or_else(|| end_of(self.parts.text.as_bytes(), self.start))
    }

    /// Where an item of the list begins, if it is not before the last one that was asked for.
    pub(crate) fn item(&mut self, index: usize) -> Option<usize> {
        while self.passed < index {
            self.pass()?;
        }
        self.parts.begin().filter(|_| self.passed == index)
    }

    /// The key of that name in the object, and where its value begins.
    pub(crate) fn entry(&mut self, name: &str) -> Option<(Range<usize>, usize)> {
        if self.entries.is_empty() {
            let has_passed = self.passed > 0;
            let found = self.following(name);
            if found.is_some() {
                return found;
            }
            let is_first = self.end.replace(self.parts.at + 1).is_none();
            self.rewind();
            if is_first {
                return if has_passed { self.following(name) } else { None };
            }
            while let Some(entry) = self.next_entry() {
                self.entries.push(entry);
            }
        }
        self.entries.iter().find(|(key, _)| self.is_named(key, name)).cloned()
    }

    /// The key of that name among those that follow.
    fn following(&mut self, name: &str) -> Option<(Range<usize>, usize)> {
        loop {
            let (key, value) = self.next_entry()?;
            if self.is_named(&key, name) {
                return Some((key, value));
            }
        }
    }

    fn next_entry(&mut self) -> Option<(Range<usize>, usize)> {
        // Where the last value ends is looked for only now, when it has to be known.
        if self.passed % 2 == 1 {
            self.pass()?;
        }
        Some((self.pass()?, self.parts.begin()?))
    }

    fn rewind(&mut self) {
        (self.parts, self.passed) = (Parts::inside(self.parts.text, self.start), 0);
    }

    fn pass(&mut self) -> Option<Range<usize>> {
        let part = self.parts.pass()?;
        self.passed += 1;
        Some(part)
    }

    fn is_named(&self, key: &Range<usize>, name: &str) -> bool {
        let text = self.parts.text;
        let raw = text.as_bytes().get(key.start + 1..key.end - 1).unwrap_or_default();
        let has_escapes = || raw.contains(&b'\\');
        // What is escaped takes fewer bytes.
        match raw.len().cmp(&name.len()) {
            Ordering::Less => false,
            Ordering::Equal => raw == name.as_bytes() && !has_escapes(),
            Ordering::Greater => has_escapes() && read_string(&text[key.clone()]).as_deref() == Some(name),
        }
    }
}

/// Where the value ends that begins at a byte of the text.
fn end_of(text: &[u8], start: usize) -> usize {
    match text.get(start) {
        Some(b'"') => end_of_string(text, start),
        Some(b'[' | b'{') => end_of_container(text, start),
        _ => {
            let is_outside =
                |byte: &u8| matches!(byte, b',' | b':' | b']' | b'}' | b' ' | b'\t' | b'\r' | b'\n');
            let value = text.iter().skip(start);
            start + value.take_while(|byte| !is_outside(byte)).count()
        }
    }
}

fn end_of_container(text: &[u8], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => {
                at = end_of_string(text, at);
                continue;
            }
            b'[' | b'{' => depth += 1,
            b']' | b'}' if depth == 1 => return at + 1,
            b']' | b'}' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    text.len()
}

fn end_of_string(text: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    loop {
        match text.get(at) {
            Some(b'"') => return at + 1,
            Some(b'\\') => at += 2,
            Some(_) => match find_either(&text[at..], b'"', b'\\') {
                Some(found) => at += found,
                None => return text.len(),
            },
            None => return text.len(),
        }
    }
}

/// The text of a string; `None` when its escapes stand for none.
pub(crate) fn read_string(json: &str) -> Option<Cow<'_, str>> {
    if !json.as_bytes().contains(&b'\\') {
        return json.get(1..json.len() - 1).map(Cow::Borrowed);
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    borrow::present(&mut deserializer).ok().flatten()
}
