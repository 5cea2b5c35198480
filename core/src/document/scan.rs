//! Where the parts of a JSON text begin and end. serde_json has found the text well-formed before.

use core::ops::Range;

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
    pub(super) fn begin(&mut self) -> Option<usize> {
        loop {
            match self.text.get(self.at)? {
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => self.at += 1,
                b']' | b'}' => return None,
                _ => return Some(self.at),
            }
        }
    }

    /// Where the list or object ends, when there is no next part.
    pub(super) fn end(&self) -> usize {
        self.at + 1
    }

    /// Passes the next part.
    pub(super) fn pass(&mut self) -> Option<Range<usize>> {
        let start = self.begin()?;
        self.at = end_of(self.text, start);
        Some(start..self.at)
    }
}

/// Where the value ends that begins at a byte of the text.
pub(super) fn end_of(text: &[u8], start: usize) -> usize {
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
