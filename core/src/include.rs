//! `include_payload!`: a JSON file read and checked in `const`. The text is checked and its strings are
//! unescaped once; then each type's generated `read_payload` takes the values that it needs.
//!
//! Everything here stops the compiler with the file's name, line and column when the file is wrong.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::condition::same;
use crate::path::Path;
use crate::words::Line;

/// Levels of a file that are read, at most.
const MAX_DEPTH: usize = 64;

/// A file that is well-formed JSON.
#[derive(Clone, Copy, Debug)]
pub struct Document {
    name: &'static str,
    text: &'static str,
    /// The text with the escapes of its strings resolved: each string begins where it does in the text, and
    /// ends at the byte 0xFF, which no text has.
    strings: &'static [u8],
}

/// A value of a file.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    document: Document,
    /// Bytes before the value.
    start: usize,
}

/// What is wrong with a text as JSON, and where.
struct Fault {
    offset: usize,
    message: &'static str,
}

impl Document {
    /// A file's text, checked.
    ///
    /// # Panics
    ///
    /// When the text is not JSON.
    #[must_use]
    #[track_caller]
    pub const fn new(name: &'static str, text: &'static str, strings: &'static [u8]) -> Self {
        let document = Document { name, text, strings };
        let bytes = text.as_bytes();
        let end = match skip_value(bytes, skip_space(bytes, 0), 0) {
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
    pub const fn root(self) -> Node {
        Node { document: self, start: skip_space(self.text.as_bytes(), 0) }
    }

    /// Stops the compiler: `deploy.json:3:5: /docker: must be an object`.
    #[track_caller]
    #[allow(clippy::panic)]
    const fn fail(&self, offset: usize, at: Option<&Path<'_>>, message: &str) -> ! {
        let mut line = Line::new();
        self.write_place(offset, &mut line);
        if let Some(at) = at {
            crate::constant::write_pointer(at, &mut line);
            line.text(": ");
        }
        line.text(message);
        panic!("{}", line.as_str())
    }

    /// `deploy.json:3:5: `.
    pub(crate) const fn write_place(&self, offset: usize, line: &mut Line) {
        let bytes = self.text.as_bytes();
        let (mut row, mut column) = (1, 1);
        let mut index = 0;
        while index < offset && index < bytes.len() {
            if bytes[index] == b'\n' {
                row += 1;
                column = 1;
            } else if bytes[index] & 0xC0 != 0x80 {
                column += 1;
            }
            index += 1;
        }
        line.text(self.name);
        line.text(":");
        line.integer(false, row);
        line.text(":");
        line.integer(false, column);
        line.text(": ");
    }
}

const fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && matches!(bytes[at], b' ' | b'\t' | b'\r' | b'\n') {
        at += 1;
    }
    at
}

const fn fault<T: Copy>(offset: usize, message: &'static str) -> Result<T, Fault> {
    Err(Fault { offset, message })
}

/// The end of the value that begins at `at`.
const fn skip_value(bytes: &[u8], at: usize, depth: usize) -> Result<usize, Fault> {
    if at >= bytes.len() {
        return fault(at, "a value is expected");
    }
    match bytes[at] {
        b'{' | b'[' if depth == MAX_DEPTH => fault(at, "nested too deeply"),
        b'{' => skip_container(bytes, at, depth, b'}'),
        b'[' => skip_container(bytes, at, depth, b']'),
        b'"' => skip_string(bytes, at),
        b't' => skip_word(bytes, at, b"true"),
        b'f' => skip_word(bytes, at, b"false"),
        b'n' => skip_word(bytes, at, b"null"),
        b'-' | b'0'..=b'9' => skip_number(bytes, at),
        _ => fault(at, "a value is expected"),
    }
}

const fn skip_container(bytes: &[u8], start: usize, depth: usize, close: u8) -> Result<usize, Fault> {
    let mut at = skip_space(bytes, start + 1);
    if at < bytes.len() && bytes[at] == close {
        return Ok(at + 1);
    }
    loop {
        if close == b'}' {
            at = match skip_key(bytes, at) {
                Ok(at) => at,
                Err(fault) => return Err(fault),
            };
        }
        at = match skip_value(bytes, at, depth + 1) {
            Ok(at) => skip_space(bytes, at),
            Err(fault) => return Err(fault),
        };
        if at < bytes.len() && bytes[at] == close {
            return Ok(at + 1);
        }
        if at >= bytes.len() || bytes[at] != b',' {
            return fault(at, if close == b'}' { "a comma or `}` is expected" } else { "a comma or `]` is expected" });
        }
        at = skip_space(bytes, at + 1);
    }
}

/// The start of the value behind the key at `at`.
const fn skip_key(bytes: &[u8], at: usize) -> Result<usize, Fault> {
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

const fn skip_word(bytes: &[u8], at: usize, word: &[u8]) -> Result<usize, Fault> {
    let mut index = 0;
    while index < word.len() {
        if at + index >= bytes.len() || bytes[at + index] != word[index] {
            return fault(at, "a value is expected");
        }
        index += 1;
    }
    Ok(at + word.len())
}

const fn skip_digits(bytes: &[u8], mut at: usize) -> Result<usize, Fault> {
    let start = at;
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        at += 1;
    }
    if at == start { fault(at, "a digit is expected") } else { Ok(at) }
}

const fn skip_number(bytes: &[u8], start: usize) -> Result<usize, Fault> {
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

const fn skip_string(bytes: &[u8], start: usize) -> Result<usize, Fault> {
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
const fn read_escape(bytes: &[u8], at: usize) -> Result<(char, usize), Fault> {
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

const fn read_unicode_escape(bytes: &[u8], at: usize) -> Result<(char, usize), Fault> {
    let Some(first) = read_hex(bytes, at + 2) else { return fault(at, "four hexadecimal digits are expected") };
    if let Some(char) = char::from_u32(first) {
        return Ok((char, at + 6));
    }
    // A surrogate: its other half has to follow.
    let follows = first < 0xDC00 && at + 7 < bytes.len() && bytes[at + 6] == b'\\' && bytes[at + 7] == b'u';
    if follows {
        if let Some(second @ 0xDC00..=0xDFFF) = read_hex(bytes, at + 8) {
            if let Some(char) = char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)) {
                return Ok((char, at + 12));
            }
        }
    }
    fault(at, "a surrogate escape without its other half stands for no character")
}

const fn read_hex(bytes: &[u8], at: usize) -> Option<u32> {
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
pub const fn unescape<const N: usize>(text: &str) -> [u8; N] {
    let mut strings = [0xFF; N];
    unescape_into(text, &mut strings);
    strings
}

/// The same, into bytes of the same number that are all 0xFF.
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

/// What a file says of a key.
#[derive(Clone, Copy, Debug)]
pub enum Found {
    /// The key's value.
    Value(Node),
    /// No such key.
    Absent,
}

impl Node {
    const fn bytes(&self) -> &'static [u8] {
        self.document.text.as_bytes()
    }

    const fn first(&self) -> u8 {
        self.bytes()[self.start]
    }

    /// Whether the value is `null`.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        self.first() == b'n'
    }

    /// Whether the value is a string.
    #[must_use]
    pub const fn is_string(&self) -> bool {
        self.first() == b'"'
    }

    /// The file that the value stands in, and the bytes before it.
    pub(crate) const fn place(&self) -> (Document, usize) {
        (self.document, self.start)
    }

    /// Stops the compiler with the value's place.
    ///
    /// # Panics
    ///
    /// Always.
    #[track_caller]
    pub const fn fail(&self, at: &Path<'_>, message: &str) -> ! {
        self.document.fail(self.start, Some(at), message)
    }

    const fn end(&self) -> usize {
        match skip_value(self.bytes(), self.start, 0) {
            Ok(end) => end,
            Err(_) => self.start,
        }
    }

    /// The entry at `at`, which is a key: the key as a node, the value and the start of the next entry.
    const fn entry(&self, at: usize) -> (Node, Node, Option<usize>) {
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
    const fn first_entry(&self) -> Option<usize> {
        let at = skip_space(self.bytes(), self.start + 1);
        if self.bytes()[at] == b'}' { None } else { Some(at) }
    }

    /// The string's text.
    const fn string(&self) -> &'static str {
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
    const fn is_repeated(&self, until: usize, keys: &[&[&str]]) -> bool {
        let own = position(keys, self.entry(until).0.string());
        let mut next = self.first_entry();
        while let Some(entry) = next {
            if entry == until {
                return false;
            }
            let (key, _, after) = self.entry(entry);
            if let (Some(own), Some(other)) = (own, position(keys, key.string())) {
                if own == other {
                    return true;
                }
            }
            next = after;
        }
        false
    }

    /// The value of a key, under any of its names.
    #[must_use]
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
    pub const fn require(&self, at: &Path<'_>, names: &[&str]) -> Node {
        match self.get(names) {
            Found::Value(value) => value,
            Found::Absent => self.fail(at, "required key is missing"),
        }
    }

    /// The index of the name that a string is.
    ///
    /// # Panics
    ///
    /// At the value, when it is no string or none of the names.
    #[must_use]
    #[track_caller]
    pub const fn choose(&self, at: &Path<'_>, names: &[&[&str]]) -> usize {
        if self.first() != b'"' {
            self.fail(at, "must be a string");
        }
        match position(names, self.string()) {
            Some(index) => index,
            None => {
                let mut line = Line::new();
                line.text("must be ");
                let mut index = 0;
                while index < names.len() {
                    if index > 0 {
                        line.text(if index + 1 == names.len() { " or " } else { ", " });
                    }
                    line.text(names[index][0]);
                    index += 1;
                }
                self.fail(at, line.as_str())
            }
        }
    }

    /// The only entry of an object that names a variant: the index of the name, and the value.
    ///
    /// # Panics
    ///
    /// At the value, when it is no object with one known key.
    #[must_use]
    #[track_caller]
    pub const fn choose_entry(&self, at: &Path<'_>, names: &[&[&str]]) -> (usize, Node) {
        if self.first() != b'{' {
            self.fail(at, "must be an object with one key, which names the variant");
        }
        match self.first_entry() {
            Some(entry) => {
                let (key, value, next) = self.entry(entry);
                match (position(names, key.string()), next) {
                    (Some(index), None) => (index, value),
                    (None, _) => key.fail(&at.key(key.string()), "unknown variant"),
                    (_, Some(_)) => self.fail(at, "must be an object with one key, which names the variant"),
                }
            }
            None => self.fail(at, "must be an object with one key, which names the variant"),
        }
    }

    /// The variant of a `by_key` enum: which keys are there decides.
    ///
    /// # Panics
    ///
    /// At a key that the variant does not have, or at the object when no key decides.
    #[must_use]
    #[track_caller]
    pub const fn decide(&self, at: &Path<'_>, keys: &[&[&str]], variants: &[(u128, u128)]) -> usize {
        let mut present = 0;
        let mut bit = 0;
        while bit < keys.len() {
            if matches!(self.get(keys[bit]), Found::Value(_)) {
                present |= 1 << bit;
            }
            bit += 1;
        }
        let Some(index) = meant(present, variants) else {
            self.fail(at, "no key says which variant is meant");
        };
        let foreign = present & !variants[index].0;
        if foreign != 0 {
            let names = keys[foreign.trailing_zeros() as usize];
            if let Found::Value(value) = self.get(names) {
                value.fail(&at.key(names[0]), "not allowed here");
            }
        }
        index
    }
}

/// The variant that is meant: the first whose own key is there, or the one without a key of its own.
///
/// Each variant is given by the bits of its keys and the bits of those that only it has.
#[must_use]
pub const fn meant(present: u128, variants: &[(u128, u128)]) -> Option<usize> {
    let mut without = None;
    let mut index = variants.len();
    let mut found = None;
    while index > 0 {
        index -= 1;
        let deciding = variants[index].1;
        if deciding & present != 0 {
            found = Some(index);
        }
        if deciding == 0 {
            without = Some(index);
        }
    }
    if found.is_some() { found } else { without }
}

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

const fn position(all: &[&[&str]], name: &str) -> Option<usize> {
    let mut index = 0;
    while index < all.len() {
        if contains(all[index], name) {
            return Some(index);
        }
        index += 1;
    }
    None
}

/// Reads values of one type.
pub struct Reader<T>(core::marker::PhantomData<T>);

impl<T> Reader<T> {
    /// The reader.
    pub const NEW: Self = Reader(core::marker::PhantomData);

    /// For a field that cannot be filled in `const`.
    ///
    /// # Panics
    ///
    /// Always.
    #[track_caller]
    pub const fn refuse(&self, node: Node, at: &Path<'_>) -> T {
        node.fail(at, "this field's type cannot be read in `const`")
    }
}

macro_rules! readers {
    ($($(#[$doc:meta])* [$($lifetime:lifetime)?] $ty:ty => |$node:ident, $at:ident| $read:expr;)*) => {$(
        impl $(<$lifetime>)? Reader<$ty> {
            /// Reads a value.
            ///
            /// # Panics
            ///
            /// At a value of another kind.
            #[must_use]
            #[track_caller]
            pub const fn read(&self, $node: Node, $at: &Path<'_>) -> $ty {
                $read
            }
        }
    )*};
}

readers! {
    ['t] &'t str => |node, at| if node.is_string() { node.string() } else { node.fail(at, "must be a string") };
    ['t] Cow<'t, str> => |node, at| {
        if node.is_string() { Cow::Borrowed(node.string()) } else { node.fail(at, "must be a string") }
    };
    [] String => |node, at| {
        if !node.is_string() {
            node.fail(at, "must be a string");
        }
        if !node.string().is_empty() {
            node.fail(at, "a `String` cannot be filled in `const`: give the field the type `Cow<str>`");
        }
        String::new()
    };
    [] bool => |node, at| match node.first() {
        b't' => true,
        b'f' => false,
        _ => node.fail(at, "must be a boolean"),
    };
    [] char => |node, at| {
        let mut index = 0;
        let mut value = 0;
        let text = if node.is_string() { node.string().as_bytes() } else { &[] };
        while index < text.len() {
            let byte = text[index] as u32;
            value = match byte {
                0x00..=0x7F => byte,
                0x80..=0xBF => value << 6 | byte & 0x3F,
                0xC0..=0xDF => byte & 0x1F,
                0xE0..=0xEF => byte & 0x0F,
                _ => byte & 0x07,
            };
            index += 1;
        }
        let mut buffer = [0; 4];
        match char::from_u32(value) {
            Some(char) if node.is_string() && same(char.encode_utf8(&mut buffer), node.string()) => char,
            _ => node.fail(at, "must be a single character"),
        }
    };
}

macro_rules! integers {
    ($($int:ident)*) => {$(
        impl Reader<$int> {
            /// Reads a value.
            ///
            /// # Panics
            ///
            /// At anything but an integer that the type holds.
            #[must_use]
            #[track_caller]
            pub const fn read(&self, node: Node, at: &Path<'_>) -> $int {
                let digits = node.bytes().split_at(node.end()).0.split_at(node.start).1;
                let number = match core::str::from_utf8(digits) {
                    Ok(digits) => <$int>::from_str_radix(digits, 10),
                    Err(_) => node.fail(at, "must be an integer"),
                };
                match number {
                    // JSON readers take `-0` for a float.
                    Ok(number) if digits[0] != b'-' || number != 0 => number,
                    _ => node.fail(at, concat!("must be an integer that `", stringify!($int), "` holds")),
                }
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

macro_rules! floats {
    ($($float:ident)*) => {$(
        impl Reader<$float> {
            /// Refuses the value: floats cannot be read in `const`.
            ///
            /// # Panics
            ///
            /// Always.
            #[must_use]
            #[track_caller]
            pub const fn read(&self, node: Node, at: &Path<'_>) -> $float {
                self.refuse(node, at)
            }
        }
    )*};
}

floats!(f32 f64);

impl<T> Reader<Vec<T>> {
    /// Reads an empty list.
    ///
    /// # Panics
    ///
    /// At a list with items: a `Vec` cannot be filled in `const`.
    #[must_use]
    #[track_caller]
    pub const fn read(&self, node: Node, at: &Path<'_>) -> Vec<T> {
        let bytes = node.bytes();
        if node.first() != b'[' {
            node.fail(at, "must be a list");
        }
        if bytes[skip_space(bytes, node.start + 1)] != b']' {
            node.fail(at, "a `Vec` cannot be filled in `const`");
        }
        Vec::new()
    }
}
