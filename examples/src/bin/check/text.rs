//! Text for people: what a terminal would obey is shown instead, long text is shortened, lines are wrapped.

/// The text with its control characters, and those that turn the direction of writing, shown as escapes.
pub(crate) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for char in text.chars() {
        if char.is_control() || is_invisible(char) {
            shown.extend(char.escape_unicode());
        } else {
            shown.push(char);
        }
    }
    shown
}

fn is_invisible(char: char) -> bool {
    matches!(char, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
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

/// The text in lines of so many characters, broken at spaces where there are some.
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
        for char in word.chars() {
            if used >= width {
                lines.push('\n');
                used = 0;
            }
            lines.push(char);
            used += 1;
        }
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
    use super::{counted, listed, printable, shortened, wrapped};

    #[test]
    fn wraps_at_spaces() {
        assert_eq!(wrapped("must be one or two", 10), "must be\none or two");
        assert_eq!(wrapped("a abcdefgh b", 5), "a\nabcde\nfgh b");
        assert_eq!(wrapped("", 5), "");
    }

    #[test]
    fn shows_what_a_terminal_would_obey() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(printable("größe"), "größe");
    }

    #[test]
    fn puts_words_together() {
        assert_eq!(shortened("abcdefghij", 7), "ab...ij");
        assert_eq!(shortened("abc", 7), "abc");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!((counted(1, "file"), counted(0, "file")), ("1 file".into(), "0 files".into()));
    }
}
