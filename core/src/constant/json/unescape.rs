//! Unescapes the strings of a file once, before types are read from it.

use crate::lexer::read_escape;

/// The strings of a text without their escapes, each at its offset in the text.
#[must_use]
#[inline]
pub const fn unescape<const N: usize>(text: &str) -> [u8; N] {
    let mut strings = [0xFF; N];
    unescape_into(text, &mut strings);
    strings
}

/// The same, into a buffer of the text's length that is filled with 0xFF.
#[inline]
pub const fn unescape_into(text: &str, strings: &mut [u8]) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'"' {
            at += 1;
            continue;
        }
        at += 1;
        let mut to = at;
        while at < bytes.len() && bytes[at] != b'"' {
            let mut encoded = [bytes[at], 0, 0, 0];
            let mut len = 1;
            let mut end = at + 1;
            if bytes[at] == b'\\' {
                // A wrong escape stops `Document::new`.
                if let Ok((char, after)) = read_escape(bytes, at) {
                    len = char.encode_utf8(&mut encoded).len();
                    end = after;
                }
            }
            let mut index = 0;
            while index < len {
                strings[to + index] = encoded[index];
                index += 1;
            }
            to += len;
            at = end;
        }
        at += 1;
    }
}
