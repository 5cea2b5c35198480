//! Names and addresses of machines: RFC 1123, RFC 2673, RFC 4291, RFC 4632; mailboxes of RFC 5321.

use super::bytes::{digits, find, has, is_same, part, skip_digits};

/// A host name of RFC 1123: labels of letters, digits and inner hyphens, up to 253 characters.
pub(super) const fn is_hostname(text: &[u8]) -> bool {
    if text.is_empty() || text.len() > 253 {
        return false;
    }
    let mut start = 0;
    loop {
        let end = find(text, start, b'.');
        if !is_label(part(text, start, end)) {
            return false;
        }
        if end == text.len() {
            return true;
        }
        start = end + 1;
    }
}

const fn is_label(label: &[u8]) -> bool {
    let len = label.len();
    if len == 0 || len > 63 || label[0] == b'-' || label[len - 1] == b'-' {
        return false;
    }
    let mut at = 0;
    while at < len {
        if !label[at].is_ascii_alphanumeric() && label[at] != b'-' {
            return false;
        }
        at += 1;
    }
    true
}

/// Four decimal numbers up to 255, without leading zeros.
pub(super) const fn is_ipv4(text: &[u8]) -> bool {
    let (mut at, mut parts) = (0, 0);
    loop {
        let end = skip_digits(text, at);
        let len = end - at;
        if len == 0 || len > 3 || len > 1 && text[at] == b'0' {
            return false;
        }
        match digits(text, at, len) {
            Some(number) if number <= 255 => parts += 1,
            _ => return false,
        }
        if parts == 4 {
            return end == text.len();
        }
        if !has(text, end, b'.') {
            return false;
        }
        at = end + 1;
    }
}

/// Eight groups of hexadecimal digits, the last two perhaps as an IPv4 address; `::` stands for groups of zeros. A zone
/// is no part of the address.
pub(super) const fn is_ipv6(text: &[u8]) -> bool {
    let len = text.len();
    let (mut at, mut groups, mut is_short) = (0, 0, false);
    if has(text, 0, b':') && has(text, 1, b':') {
        is_short = true;
        at = 2;
        if len == 2 {
            return true;
        }
    }
    loop {
        let start = at;
        while at < len && text[at].is_ascii_hexdigit() {
            at += 1;
        }
        if has(text, at, b'.') {
            groups += 2;
            return is_ipv4(part(text, start, len)) && is_count(groups, is_short);
        }
        if at == start || at - start > 4 {
            return false;
        }
        groups += 1;
        if at == len {
            return is_count(groups, is_short);
        }
        if text[at] != b':' {
            return false;
        }
        at += 1;
        if has(text, at, b':') {
            if is_short {
                return false;
            }
            is_short = true;
            at += 1;
            if at == len {
                return is_count(groups, true);
            }
        }
    }
}

const fn is_count(groups: usize, is_short: bool) -> bool {
    if is_short { groups < 8 } else { groups == 8 }
}

/// An IPv4 or an IPv6 address.
pub(super) const fn is_ip(text: &[u8]) -> bool {
    is_ipv4(text) || is_ipv6(text)
}

/// An IP address, `/`, and the number of its leading bits, without leading zeros.
pub(super) const fn is_cidr(text: &[u8]) -> bool {
    let slash = find(text, 0, b'/');
    let address = part(text, 0, slash);
    let most = if is_ipv4(address) {
        32
    } else if is_ipv6(address) {
        128
    } else {
        return false;
    };
    let len = text.len().saturating_sub(slash + 1);
    if len == 0 || len > 3 || len > 1 && text[slash + 1] == b'0' {
        return false;
    }
    match digits(text, slash + 1, len) {
        Some(bits) => bits <= most,
        None => false,
    }
}

/// A mailbox of RFC 5321: a local part of up to 64 characters, perhaps quoted, and a host name or an address in
/// brackets.
pub(super) const fn is_email(text: &[u8]) -> bool {
    let at = if has(text, 0, b'"') { skip_quoted(text) } else { skip_dotted(text) };
    if at == 0 || at > 64 || !has(text, at, b'@') {
        return false;
    }
    let domain = part(text, at + 1, text.len());
    if !has(domain, 0, b'[') {
        return is_hostname(domain);
    }
    let len = domain.len();
    if domain[len - 1] != b']' {
        return false;
    }
    let address = part(domain, 1, len - 1);
    if has_tag(address) { is_ipv6(part(address, 5, len)) } else { is_ipv4(address) }
}

const fn has_tag(address: &[u8]) -> bool {
    is_same(part(address, 0, 5), b"IPv6:")
}

/// Where a quoted local part ends; 0 where there is none.
const fn skip_quoted(text: &[u8]) -> usize {
    let mut at = 1;
    while at < text.len() {
        match text[at] {
            b'"' => return at + 1,
            b'\\' if at + 1 < text.len() && matches!(text[at + 1], b' '..=b'~') => at += 2,
            b' '..=b'~' => at += 1,
            _ => return 0,
        }
    }
    0
}

/// Where words end that dots stand between; 0 where a word is empty.
const fn skip_dotted(text: &[u8]) -> usize {
    let (mut at, mut is_open) = (0, true);
    while at < text.len() {
        match text[at] {
            b'.' if is_open => return 0,
            b'.' => is_open = true,
            byte if is_of_word(byte) => is_open = false,
            _ => break,
        }
        at += 1;
    }
    if is_open { 0 } else { at }
}

const fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'/'
                | b'='
                | b'?'
                | b'^'
                | b'_'
                | b'`'
                | b'{'
                | b'|'
                | b'}'
                | b'~'
        )
}
