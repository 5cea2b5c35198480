//! JSON in `const`: where values end, and what the escapes of strings stand for.

/// Levels of a file that are read, at most: those of a document.
const MAX_DEPTH: u32 = 128;

/// What is wrong with a text as JSON, and where.
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) message: &'static str,
}

#[inline]
pub(super) const fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && matches!(bytes[at], b' ' | b'\t' | b'\r' | b'\n') {
        at += 1;
    }
    at
}

#[inline]
pub(super) const fn fault<T: Copy>(offset: usize, message: &'static str) -> Result<T, Fault> {
    Err(Fault { offset, message })
}

/// The end of the value that begins at `at`. Without recursion: calls in `const` nest 128 deep at most.
#[inline]
pub(super) const fn skip_value(bytes: &[u8], mut at: usize) -> Result<usize, Fault> {
    // The containers around the place, the innermost in the lowest bit: whether it is an object.
    let (mut objects, mut depth): (u128, u32) = (0, 0);
    loop {
        let first = if at < bytes.len() { bytes[at] } else { 0 };
        let step = match first {
            b'{' | b'[' if depth == MAX_DEPTH => fault(at, "nested too deeply"),
            b'{' | b'[' => {
                objects = objects << 1 | (first == b'{') as u128;
                depth += 1;
                at = skip_space(bytes, at + 1);
                if at >= bytes.len() || bytes[at] != close_of(objects) {
                    at = match skip_entry_key(bytes, at, objects) {
                        Ok(at) => at,
                        Err(fault) => return Err(fault),
                    };
                    continue;
                }
                Ok(at)
            }
            _ => skip_scalar(bytes, at, first),
        };
        at = match step {
            Ok(at) => at,
            Err(fault) => return Err(fault),
        };
        // A value has ended: so may the containers around it.
        loop {
            if depth == 0 {
                return Ok(at);
            }
            at = skip_space(bytes, at);
            if at >= bytes.len() || bytes[at] != close_of(objects) {
                break;
            }
            at += 1;
            objects >>= 1;
            depth -= 1;
        }
        if at >= bytes.len() || bytes[at] != b',' {
            let is_object = objects & 1 == 1;
            return fault(
                at,
                if is_object { "a comma or `}` is expected" } else { "a comma or `]` is expected" },
            );
        }
        at = match skip_entry_key(bytes, skip_space(bytes, at + 1), objects) {
            Ok(at) => at,
            Err(fault) => return Err(fault),
        };
    }
}

/// What closes the innermost container.
#[inline]
const fn close_of(objects: u128) -> u8 {
    if objects & 1 == 1 { b'}' } else { b']' }
}

/// The start of the next value of the innermost container, behind its key if that is an object.
#[inline]
const fn skip_entry_key(bytes: &[u8], at: usize, objects: u128) -> Result<usize, Fault> {
    if objects & 1 == 1 { skip_key(bytes, at) } else { Ok(at) }
}

#[inline]
const fn skip_scalar(bytes: &[u8], at: usize, first: u8) -> Result<usize, Fault> {
    match first {
        b'"' => skip_string(bytes, at),
        b't' => skip_word(bytes, at, b"true"),
        b'f' => skip_word(bytes, at, b"false"),
        b'n' => skip_word(bytes, at, b"null"),
        b'-' | b'0'..=b'9' => skip_number(bytes, at),
        _ => fault(at, "a value is expected"),
    }
}

/// The start of the value behind the key at `at`.
#[inline]
pub(super) const fn skip_key(bytes: &[u8], at: usize) -> Result<usize, Fault> {
    if at >= bytes.len() || bytes[at] != b'"' {
        return fault(at, "a key in double quotes is expected");
    }
    let at = match skip_string(bytes, at) {
        Ok(at) => skip_space(bytes, at),
        Err(fault) => return Err(fault),
    };
    if at >= bytes.len() || bytes[at] != b':' {
        return fault(at, "a colon is expected");
    }
    Ok(skip_space(bytes, at + 1))
}

#[inline]
pub(super) const fn skip_word(bytes: &[u8], at: usize, word: &[u8]) -> Result<usize, Fault> {
    let mut index = 0;
    while index < word.len() {
        if at + index >= bytes.len() || bytes[at + index] != word[index] {
            return fault(at, "a value is expected");
        }
        index += 1;
    }
    Ok(at + word.len())
}

#[inline]
pub(super) const fn skip_digits(bytes: &[u8], mut at: usize) -> Result<usize, Fault> {
    let start = at;
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        at += 1;
    }
    if at == start { fault(at, "a digit is expected") } else { Ok(at) }
}

#[inline]
pub(super) const fn skip_number(bytes: &[u8], start: usize) -> Result<usize, Fault> {
    let mut at = if bytes[start] == b'-' { start + 1 } else { start };
    let is_zero = at < bytes.len() && bytes[at] == b'0';
    let mut end = match skip_digits(bytes, at) {
        Ok(end) if is_zero && end > at + 1 => return fault(at, "a number does not begin with 0"),
        Ok(end) => end,
        Err(fault) => return Err(fault),
    };
    if end < bytes.len() && bytes[end] == b'.' {
        end = match skip_digits(bytes, end + 1) {
            Ok(end) => end,
            Err(fault) => return Err(fault),
        };
    }
    if end < bytes.len() && matches!(bytes[end], b'e' | b'E') {
        at = end + 1;
        if at < bytes.len() && matches!(bytes[at], b'+' | b'-') {
            at += 1;
        }
        return skip_digits(bytes, at);
    }
    Ok(end)
}

#[inline]
pub(super) const fn skip_string(bytes: &[u8], start: usize) -> Result<usize, Fault> {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return Ok(at + 1),
            b'\\' => {
                at = match read_escape(bytes, at) {
                    Ok((_, end)) => end,
                    Err(fault) => return Err(fault),
                };
            }
            0..=0x1F => return fault(at, "a control character in a string has to be escaped"),
            _ => at += 1,
        }
    }
    fault(start, "this string does not end")
}

/// The character that the escape at `at` stands for, and the end of the escape.
#[inline]
pub(super) const fn read_escape(bytes: &[u8], at: usize) -> Result<(char, usize), Fault> {
    if at + 1 >= bytes.len() {
        return fault(at, "this string does not end");
    }
    let char = match bytes[at + 1] {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return read_unicode_escape(bytes, at),
        _ => return fault(at, "this escape is not known"),
    };
    Ok((char, at + 2))
}

#[inline]
pub(super) const fn read_unicode_escape(bytes: &[u8], at: usize) -> Result<(char, usize), Fault> {
    let Some(first) = read_hex(bytes, at + 2) else {
        return fault(at, "four hexadecimal digits are expected");
    };
    if let Some(char) = char::from_u32(first) {
        return Ok((char, at + 6));
    }
    // A surrogate: its other half has to follow.
    let follows = first < 0xDC00 && at + 7 < bytes.len() && bytes[at + 6] == b'\\' && bytes[at + 7] == b'u';
    if follows
        && let Some(second @ 0xDC00..=0xDFFF) = read_hex(bytes, at + 8)
        && let Some(char) = char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    {
        return Ok((char, at + 12));
    }
    fault(at, "a surrogate escape without its other half stands for no character")
}

#[inline]
pub(super) const fn read_hex(bytes: &[u8], at: usize) -> Option<u32> {
    let mut value = 0;
    let mut index = 0;
    while index < 4 {
        if at + index >= bytes.len() {
            return None;
        }
        value = match (bytes[at + index] as char).to_digit(16) {
            Some(digit) => value * 16 + digit,
            None => return None,
        };
        index += 1;
    }
    Some(value)
}

/// The strings of a text without their escapes, each where it begins in the text.
#[must_use]
#[inline]
pub const fn unescape<const N: usize>(text: &str) -> [u8; N] {
    let mut strings = [0xFF; N];
    unescape_into(text, &mut strings);
    strings
}

/// The same, into bytes of the same number that are all 0xFF.
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
