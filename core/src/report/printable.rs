//! Text that is safe to print: characters that control a terminal or break a line are escaped.

use core::fmt;

/// Displays a text with its control characters, line separators and direction marks escaped.
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

/// Whether a character has an effect instead of a shape. Joiners do not count, since scripts and emoji need them.
fn is_obeyed(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
