//! URIs and their references: RFC 3986.

use super::bytes::{find, has, is_same, part, skip_digits};
use super::net::is_ipv6;

/// A URI: with a scheme.
pub(super) const fn is_uri(text: &[u8]) -> bool {
    let colon = skip_scheme(text);
    colon > 0 && is_behind_scheme(part(text, colon + 1, text.len()), true)
}

/// A URI, or a reference relative to one.
pub(super) const fn is_uri_reference(text: &[u8]) -> bool {
    is_uri(text) || is_behind_scheme(text, false)
}

/// A URI of HTTP or HTTPS that names a host.
pub(super) const fn is_url(text: &[u8]) -> bool {
    let colon = skip_scheme(text);
    let scheme = part(text, 0, colon);
    let is_http = is_same(scheme, b"http") || is_same(scheme, b"https");
    if !is_http || !has(text, colon + 1, b'/') || !has(text, colon + 2, b'/') || !is_uri(text) {
        return false;
    }
    let authority = part(text, colon + 3, end_of_authority(text, colon + 3));
    let at = find(authority, 0, b'@');
    let host = if at < authority.len() { at + 1 } else { 0 };
    host < authority.len() && authority[host] != b':'
}

/// The place of the colon behind a scheme; 0 where there is none.
const fn skip_scheme(text: &[u8]) -> usize {
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        match byte {
            b':' => return at,
            _ if byte.is_ascii_alphabetic() => {}
            b'0'..=b'9' | b'+' | b'-' | b'.' if at > 0 => {}
            _ => return 0,
        }
        at += 1;
    }
    0
}

const fn end_of_authority(text: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < text.len() && !matches!(text[at], b'/' | b'?' | b'#') {
        at += 1;
    }
    at
}

/// Authority, path, query and fragment. Without a scheme the first segment has no colon.
const fn is_behind_scheme(text: &[u8], has_scheme: bool) -> bool {
    let mut at = 0;
    let has_authority = has(text, 0, b'/') && has(text, 1, b'/');
    if has_authority {
        at = end_of_authority(text, 2);
        if !is_authority(part(text, 2, at)) {
            return false;
        }
    }
    let mut is_first = !has_authority && !has_scheme;
    let mut is_fragment = false;
    while at < text.len() {
        match text[at] {
            b':' if is_first => return false,
            b'/' | b'?' => is_first = false,
            b'#' if is_fragment => return false,
            b'#' => (is_first, is_fragment) = (false, true),
            b'%' if is_escape(text, at) => at += 2,
            b':' | b'@' => {}
            byte if is_plain(byte) => {}
            _ => return false,
        }
        at += 1;
    }
    true
}

const fn is_authority(text: &[u8]) -> bool {
    let mut at = find(text, 0, b'@');
    if at < text.len() {
        if !are_plain(part(text, 0, at)) {
            return false;
        }
        at += 1;
    } else {
        at = 0;
    }
    let end;
    if has(text, at, b'[') {
        let close = find(text, at, b']');
        if close == text.len() || !is_literal(part(text, at + 1, close)) {
            return false;
        }
        end = close + 1;
    } else {
        end = find(text, at, b':');
        if !are_plain(part(text, at, end)) {
            return false;
        }
    }
    end == text.len() || text[end] == b':' && skip_digits(text, end + 1) == text.len()
}

/// What is in brackets: an IPv6 address, or one of a version to come.
const fn is_literal(text: &[u8]) -> bool {
    if !has(text, 0, b'v') && !has(text, 0, b'V') {
        return is_ipv6(text);
    }
    let mut at = 1;
    while at < text.len() && text[at].is_ascii_hexdigit() {
        at += 1;
    }
    if at == 1 || !has(text, at, b'.') || at + 1 == text.len() {
        return false;
    }
    // The dot is plain.
    while at < text.len() {
        if !is_plain(text[at]) && text[at] != b':' {
            return false;
        }
        at += 1;
    }
    true
}

/// Whether a text has plain characters, escapes and colons only. A host ends before its first colon.
const fn are_plain(text: &[u8]) -> bool {
    let mut at = 0;
    while at < text.len() {
        match text[at] {
            b'%' if is_escape(text, at) => at += 2,
            b':' => {}
            byte if is_plain(byte) => {}
            _ => return false,
        }
        at += 1;
    }
    true
}

const fn is_escape(text: &[u8], at: usize) -> bool {
    at + 2 < text.len() && text[at + 1].is_ascii_hexdigit() && text[at + 2].is_ascii_hexdigit()
}

/// The unreserved characters and the delimiters within parts.
const fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'-' | b'.'
                | b'_'
                | b'~'
                | b'!'
                | b'$'
                | b'&'
                | b'\''
                | b'('
                | b')'
                | b'*'
                | b'+'
                | b','
                | b';'
                | b'='
        )
}
