//! Text in HTML.

use std::fmt;

/// Writes a text so that HTML takes it as nothing but text.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            let (before, special) = rest.split_at(at);
            f.write_str(before)?;
            f.write_str(match special.as_bytes() {
                [b'&', ..] => "&amp;",
                [b'<', ..] => "&lt;",
                [b'>', ..] => "&gt;",
                [b'"', ..] => "&quot;",
                _ => "&#39;",
            })?;
            rest = special.get(1..).unwrap_or_default();
        }
        f.write_str(rest)
    }
}
