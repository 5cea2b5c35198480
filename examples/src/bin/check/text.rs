//! Text for people: what a terminal would obey is shown instead, long text is shortened, lines are wrapped. And
//! JSON, in which the same is escaped.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// The text with its control characters, and those that turn the direction of writing, shown as escapes.
pub(crate) fn printable(text: &str) -> String {
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

/// A part of a source with marks in place of what a terminal would obey. They take as many bytes, so that places
/// hold; tabs, line ends and the rest of ASCII are left to what draws the part.
pub(crate) fn marked(source: &str) -> String {
    let mark = |char: char| match char.len_utf8() {
        2 if is_obeyed(char) => '\u{bf}',
        3 if is_obeyed(char) => char::REPLACEMENT_CHARACTER,
        _ => char,
    };
    source.chars().map(mark).collect()
}

fn is_obeyed(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A value as JSON of one line, with escapes for all that a terminal would obey.
pub(crate) fn json(value: &impl Serialize) -> String {
    let mut json = Vec::new();
    // Writing into memory does not fail, nor do keys that are all texts.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut json, Escaping));
    String::from_utf8(json).unwrap_or_default()
}

struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: io::Write + ?Sized>(&mut self, writer: &mut W, text: &str) -> io::Result<()> {
        let mut rest = text;
        while let Some((at, char)) = rest.char_indices().find(|(_, char)| is_obeyed(*char)) {
            write!(writer, "{}\\u{:04x}", &rest[..at], u32::from(char))?;
            rest = &rest[at + char.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

/// The text, or its two ends if it has more characters than fit.
pub(crate) fn shortened(text: &str, max: usize) -> String {
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
pub(crate) fn wrapped(text: &str, width: usize) -> String {
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

/// The words as a list: `a`, `a and b`, `a, b and c`.
pub(crate) fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// A number with the noun that it counts.
pub(crate) fn counted(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::{counted, json, listed, marked, printable, shortened, wrapped};

    #[test]
    fn wraps_at_spaces() {
        assert_eq!(wrapped("must be one or two", 10), "must be\none or two");
        assert_eq!(wrapped("a abcdefgh b", 5), "a\nabcdefgh\nb");
        assert_eq!(wrapped("", 5), "");
    }

    #[test]
    fn shows_what_a_terminal_would_obey() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(printable("größe"), "größe");
        assert_eq!(marked("ö\u{9b}\u{202e}\t😀"), "ö\u{bf}\u{fffd}\t😀");
    }

    #[test]
    fn escapes_in_json_what_a_terminal_would_obey() {
        let text = "\u{1b}\u{7f}\u{85}\u{9b}\u{61c}\u{202e}\u{feff}\n\"größe\"";
        let escaped = r#""\u001b\u007f\u0085\u009b\u061c\u202e\ufeff\n\"größe\"""#;
        assert_eq!(json(&text), escaped);
        assert_eq!(serde_json::from_str::<String>(escaped).ok().as_deref(), Some(text));
    }

    #[test]
    fn puts_words_together() {
        assert_eq!(shortened("abcdefghij", 7), "ab...ij");
        assert_eq!(shortened("abc", 7), "abc");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!((counted(1, "file"), counted(0, "file")), ("1 file".into(), "0 files".into()));
    }
}
