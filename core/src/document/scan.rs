//! Where the parts of a JSON text begin and end. serde_json has found the text well-formed before.

use core::ops::Range;

use super::node::read_string;
use crate::find::find_either;

/// What is inside a list or an object, one part after the other: items, or keys and values in turn.
pub(super) struct Parts<'t> {
    text: &'t [u8],
    at: usize,
}

impl<'t> Parts<'t> {
    /// Of the list or object that begins at a byte of the text.
    pub(super) fn inside(text: &'t str, container: usize) -> Self {
        Parts { text: text.as_bytes(), at: container + 1 }
    }

    /// Where the next part begins, if there is one. It is the next until it is passed.
    fn begin(&mut self) -> Option<usize> {
        loop {
            match self.text.get(self.at)? {
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => self.at += 1,
                b']' | b'}' => return None,
                _ => return Some(self.at),
            }
        }
    }

    /// Where the list or object ends, when there is no next part.
    fn end(&self) -> usize {
        self.at + 1
    }

    /// Passes the next part.
    pub(super) fn pass(&mut self) -> Option<Range<usize>> {
        let start = self.begin()?;
        self.at = end_of(self.text, start);
        Some(start..self.at)
    }
}

/// A list or an object of the text, read from its start as far as it has been asked for: what is wrong mostly stands in
/// the order in which it is told.
pub(super) struct Inside<'t> {
    text: &'t str,
    has_escapes: bool,
    start: usize,
    parts: Parts<'t>,
    /// How many items, or keys and values, have been read.
    passed: usize,
    /// Where it ends, once all of it has been read.
    end: Option<usize>,
}

impl<'t> Inside<'t> {
    pub(super) fn new(text: &'t str, has_escapes: bool, start: usize) -> Self {
        Inside { text, has_escapes, start, parts: Parts::inside(text, start), passed: 0, end: None }
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end.unwrap_or_else(|| end_of(self.text.as_bytes(), self.start))
    }

    /// Where an item of the list begins.
    pub(super) fn item(&mut self, index: usize) -> Option<usize> {
        if index < self.passed {
            self.rewind();
        }
        while self.passed < index {
            self.pass()?;
        }
        self.parts.begin()
    }

    /// The key of that name in the object, and where its value begins.
    pub(super) fn entry(&mut self, name: &str) -> Option<(Range<usize>, usize)> {
        let passed = self.passed;
        self.entry_before(usize::MAX, name).or_else(|| {
            self.rewind();
            self.entry_before(passed, name)
        })
    }

    fn entry_before(&mut self, end: usize, name: &str) -> Option<(Range<usize>, usize)> {
        while self.passed < end {
            if self.passed % 2 == 1 {
                self.pass()?;
            }
            let key = self.pass()?;
            let is_named = match self.has_escapes {
                true => read_string(&self.text[key.clone()]).as_deref() == Some(name),
                false => self.text.as_bytes().get(key.start + 1..key.end - 1) == Some(name.as_bytes()),
            };
            if is_named {
                return Some((key, self.parts.begin()?));
            }
        }
        None
    }

    fn pass(&mut self) -> Option<Range<usize>> {
        let part = self.parts.pass();
        match part {
            Some(_) => self.passed += 1,
            None => self.end = Some(self.parts.end()),
        }
        part
    }

    fn rewind(&mut self) {
        (self.parts, self.passed) = (Parts::inside(self.text, self.start), 0);
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
    while let Some(found) = text.get(at..).and_then(|left| find_either(left, b'"', b'\\')) {
        at += found;
        if text[at] == b'"' {
            return at + 1;
        }
        at += 2;
    }
    text.len()
}
