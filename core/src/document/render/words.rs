//! Text for people: what a terminal would obey is shown instead, long text is shortened, lines are wrapped.

use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::String;

use crate::report::path::unescaped;

/// A part of a source with marks in place of what a terminal would obey. They take as many bytes, so that places
/// hold; tabs, line ends and the rest of ASCII are left to what draws the part.
pub(super) fn marked(source: &str) -> String {
    let mark = |char: char| match char.len_utf8() {
        2 if is_obeyed(char) => '\u{bf}',
        3 if is_obeyed(char) => char::REPLACEMENT_CHARACTER,
        _ => char,
    };
    source.chars().map(mark).collect()
}

/// The text with its control characters, and those that turn the direction of writing, shown as escapes.
pub(super) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for char in text.chars() {
        if is_obeyed(char) {
            shown.extend(char.escape_unicode());
        } else {
            shown.push(char);
        }
    }
    shown
}

fn is_obeyed(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Characters of a key that are shown beside its place.
const KEY: usize = 40;

/// The last key of a pointer.
pub(super) fn last_key(pointer: &str) -> String {
    shortened(&printable(&unescaped(pointer.rsplit('/').next().unwrap_or_default())), KEY)
}

/// The text, or its two ends if it has more characters than fit.
pub(super) fn shortened(text: &str, max: usize) -> String {
    let count = text.chars().count();
    if count <= max {
        return text.to_owned();
    }
    let half = max.saturating_sub(3) / 2;
    let head: String = text.chars().take(half).collect();
    let tail: String = text.chars().skip(count - half).collect();
    format!("{head}...{tail}")
}

/// The text in lines of so many characters, broken at spaces. A longer word, such as a pattern, has a line of its
/// own and is left whole, so that it can be copied.
pub(super) fn wrapped(text: &str, width: usize) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut used = 0;
    for word in text.split(' ') {
        let len = word.chars().count();
        if used > 0 && used + 1 + len > width {
            lines.push('\n');
            used = 0;
        } else if used > 0 {
            lines.push(' ');
            used += 1;
        }
        lines.push_str(word);
        used += len;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{marked, printable, shortened, wrapped};

    #[test]
    fn wraps_at_spaces() {
        assert_eq!(wrapped("must be one or two", 10), "must be\none or two");
        assert_eq!(wrapped("a abcdefgh b", 5), "a\nabcdefgh\nb");
        assert_eq!(wrapped("abcdefgh b", 5), "abcdefgh\nb");
        assert_eq!(wrapped("", 5), "");
    }

    #[test]
    fn shows_what_a_terminal_would_obey() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(printable("größe"), "größe");
        assert_eq!(marked("ö€\u{9b}\u{202e}\t😀"), "ö€\u{bf}\u{fffd}\t😀");
    }

    #[test]
    fn shortens_in_the_middle() {
        assert_eq!(shortened("abcdefghij", 7), "ab...ij");
        assert_eq!(shortened("abcdefg", 7), "abcdefg");
    }
}
