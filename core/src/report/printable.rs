//! Text that is safe to print: what a terminal would obey, or a reader take for another line, is escaped.

use core::fmt;

/// A text whose control characters, line separators and marks of direction are written as escapes.
pub(crate) struct Printable<'t>(pub(crate) &'t str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some((at, char)) = rest.char_indices().find(|(_, char)| is_obeyed(*char)) {
            write!(f, "{}{}", &rest[..at], char.escape_unicode())?;
            rest = &rest[at + char.len_utf8()..];
        }
        f.write_str(rest)
    }
}

/// Whether a character does something instead of being seen. Joiners, which scripts and emoji need, do not.
fn is_obeyed(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
