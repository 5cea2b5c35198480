//! Identifiers and encodings: UUIDs (RFC 9562), semantic versions, base64 (RFC 4648), JSON Pointers (RFC 6901), card
//! numbers (ISO/IEC 7812) and telephone numbers (E.164).

use super::bytes::{find, has, part, skip_digits};

/// 32 hexadecimal digits in groups.
pub(super) const fn is_uuid(text: &[u8]) -> bool {
    if text.len() != 36 {
        return false;
    }
    let mut at = 0;
    while at < 36 {
        let fits = match at {
            8 | 13 | 18 | 23 => text[at] == b'-',
            _ => text[at].is_ascii_hexdigit(),
        };
        if !fits {
            return false;
        }
        at += 1;
    }
    true
}

/// Three numbers, perhaps a pre-release behind `-` and a build behind `+`.
pub(super) const fn is_semver(text: &[u8]) -> bool {
    let (mut at, mut number) = (0, 0);
    while number < 3 {
        if number > 0 {
            if !has(text, at, b'.') {
                return false;
            }
            at += 1;
        }
        let end = skip_digits(text, at);
        if end == at || end > at + 1 && text[at] == b'0' {
            return false;
        }
        at = end;
        number += 1;
    }
    let plus = find(text, at, b'+');
    let has_build = plus < text.len();
    let rest = part(text, at, plus);
    let pre_release = part(rest, 1, rest.len());
    (rest.is_empty() || rest[0] == b'-' && are_identifiers(pre_release, false))
        && (!has_build || are_identifiers(part(text, plus + 1, text.len()), true))
}

/// Identifiers with dots between them; numbers among them have no leading zeros, unless they may.
const fn are_identifiers(text: &[u8], may_lead: bool) -> bool {
    let mut start = 0;
    loop {
        let end = find(text, start, b'.');
        let identifier = part(text, start, end);
        let mut at = 0;
        while at < identifier.len() {
            if !identifier[at].is_ascii_alphanumeric() && identifier[at] != b'-' {
                return false;
            }
            at += 1;
        }
        let is_number = skip_digits(identifier, 0) == identifier.len();
        if identifier.is_empty() || !may_lead && is_number && identifier.len() > 1 && identifier[0] == b'0' {
            return false;
        }
        if end == text.len() {
            return true;
        }
        start = end + 1;
    }
}

/// Groups of four characters, the last one filled up with `=`.
pub(super) const fn is_base64(text: &[u8]) -> bool {
    if !text.len().is_multiple_of(4) {
        return false;
    }
    let len = text.len();
    let end = match text {
        [.., b'=', b'='] => len - 2,
        [.., b'='] => len - 1,
        _ => len,
    };
    let mut at = 0;
    while at < end {
        if !text[at].is_ascii_alphanumeric() && text[at] != b'+' && text[at] != b'/' {
            return false;
        }
        at += 1;
    }
    true
}

/// Segments that each begin with `/`; `~` is written `~0` and `/` in a segment `~1`.
pub(super) const fn is_json_pointer(text: &[u8]) -> bool {
    if !text.is_empty() && text[0] != b'/' {
        return false;
    }
    let mut at = 0;
    while at < text.len() {
        if text[at] == b'~' && !has(text, at + 1, b'0') && !has(text, at + 1, b'1') {
            return false;
        }
        at += 1;
    }
    true
}

/// 12 to 19 digits, the last of which is the check digit by Luhn.
pub(super) const fn is_credit_card(text: &[u8]) -> bool {
    let len = text.len();
    if len < 12 || len > 19 || skip_digits(text, 0) < len {
        return false;
    }
    let (mut at, mut sum) = (0, 0);
    while at < len {
        let digit = (text[at] - b'0') as u32;
        // Every second digit from the right counts twice, with its own digits added up.
        sum += match (len - at).is_multiple_of(2) {
            true if digit > 4 => digit * 2 - 9,
            true => digit * 2,
            false => digit,
        };
        at += 1;
    }
    sum.is_multiple_of(10)
}

/// `+` and up to 15 digits, of which the first is not zero.
pub(super) const fn is_e164(text: &[u8]) -> bool {
    let len = text.len();
    len > 2 && len < 17 && text[0] == b'+' && text[1] != b'0' && skip_digits(text, 1) == len
}
