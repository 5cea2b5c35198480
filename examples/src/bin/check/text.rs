//! Text for people: what a terminal would obey is shown instead. And JSON, in which the same is escaped.

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

/// A number with the noun that it counts.
pub(crate) fn counted(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::{counted, json, printable};

    #[test]
    fn shows_what_a_terminal_would_obey() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(printable("größe"), "größe");
    }

    #[test]
    fn escapes_in_json_what_a_terminal_would_obey() {
        let text = "\u{1b}\u{7f}\u{85}\u{9b}\u{61c}\u{202e}\u{feff}\n\"größe\"";
        let escaped = r#""\u001b\u007f\u0085\u009b\u061c\u202e\ufeff\n\"größe\"""#;
        assert_eq!(json(&text), escaped);
        assert_eq!(serde_json::from_str::<String>(escaped).ok().as_deref(), Some(text));
    }

    #[test]
    fn counts() {
        assert_eq!((counted(1, "file"), counted(0, "file")), ("1 file".into(), "0 files".into()));
    }
}
