//! Faults of patterns, and how to show their position in a message, since a span inside a literal is not available.

/// A fault of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PatternError {
    /// Where the fault begins, in characters.
    pub(crate) offset: usize,
    /// Its length in characters; at least one, and at the end of the pattern one beyond it.
    pub(crate) len: usize,
    /// What is wrong, in lower case.
    pub(crate) message: String,
    /// How to fix it.
    pub(crate) help: Option<String>,
}

impl PatternError {
    pub(super) fn new(offset: usize, len: usize, message: impl Into<String>) -> Self {
        Self { offset, len, message: message.into(), help: None }
    }

    pub(super) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Bound on the characters shown on either side of the fault; the fault itself may take twice as many.
const SHOWN: usize = 30;

/// The pattern on one line and `^` marks below the fault on the next. Control characters are escaped; a long pattern
/// is cut around the fault.
pub(crate) fn underline(source: &str, error: &PatternError) -> String {
    let chars: Vec<char> = source.chars().collect();
    let start = error.offset.min(chars.len());
    let end = (start + error.len).min(chars.len());
    let marked = end.min(start + SHOWN * 2);
    let (from, to) = (start.saturating_sub(SHOWN), (marked + SHOWN).min(chars.len()));
    let mut line = String::new();
    let mut marks = String::new();
    let mut add = |text: &str, width: usize, mark: char| {
        line.push_str(text);
        marks.extend(std::iter::repeat_n(mark, width));
    };
    if from > 0 {
        add("...", 3, ' ');
    }
    for (at, &char) in chars.iter().enumerate().take(to).skip(from) {
        let mark = if (start..marked).contains(&at) { '^' } else { ' ' };
        if is_printable(char) {
            add(char.encode_utf8(&mut [0; 4]), display_width(char), mark);
        } else {
            let escaped: String = char.escape_default().collect();
            add(&escaped, escaped.len(), mark);
        }
    }
    if to < chars.len() {
        add("...", 3, ' ');
    }
    let beyond = if start == chars.len() { "^" } else { "" };
    format!("{line}\n{}{beyond}", if beyond.is_empty() { marks.trim_end() } else { &marks })
}

/// Whether the character leaves the line of a message intact.
fn is_printable(char: char) -> bool {
    !char.is_control()
        && !matches!(char, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// The columns that the character takes in a terminal: two for wide scripts and pictographs.
fn display_width(char: char) -> usize {
    match char {
        '\u{1100}'..='\u{115F}'
        | '\u{2E80}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FE30}'..='\u{FE6F}'
        | '\u{FF00}'..='\u{FF60}'
        | '\u{FFE0}'..='\u{FFE6}'
        | '\u{1F300}'..='\u{1FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

/// A class without its `]`.
pub(super) fn unclosed_class(start: usize) -> PatternError {
    PatternError::new(start, 1, "this class is not closed")
        .with_help("close it with `]`, or write `\\[` for the character itself")
}

/// A backslash before a letter that it gives no meaning. JavaScript without the `u` flag reads the letter itself, but
/// an author who writes it means another dialect.
pub(super) fn letter_escape(offset: usize, letter: char) -> PatternError {
    let instead = match letter {
        'p' | 'P' => "list the characters, such as `[A-Za-z]`, or write `pattern(r\"\\p{L}\", unicode)`",
        'A' => "write `^` for the beginning of the text",
        'z' | 'Z' => "write `$` for the end of the text",
        'u' => "write four hexadecimal digits, such as `\\u00e9`, or the character itself",
        'x' => "write two hexadecimal digits, such as `\\x1b`",
        'c' => "write a letter behind it, such as `\\cA`, or `\\\\c` for a backslash and a `c`",
        _ => &format!("write `{letter}` for the letter itself"),
    };
    PatternError::new(offset, 2, format!("`\\{letter}` has no meaning here in a pattern of JavaScript"))
        .with_help(format!("{instead}; for another dialect `pattern(regex = \"..\")`"))
}

/// A reference to what a group matched.
pub(super) fn backreference(offset: usize, len: usize) -> PatternError {
    PatternError::new(offset, len, "backreferences are not supported").with_help(
        "repeat the group's own pattern here if that is what is meant, or use `custom(..)` for this rule",
    )
}

/// Half of a surrogate pair. JavaScript matches it only in texts with broken characters, which no Rust text is.
pub(super) fn lone_surrogate(offset: usize) -> PatternError {
    PatternError::new(offset, 6, "a surrogate escape without its other half")
        .with_help(
            "it matches nothing, as texts have whole characters: write these, or both halves of each: `[\\ud83d\\ude00-\\ud83d\\ude4f]`",
        )
}

/// A backslash that JavaScript refuses under the flag `u`.
pub(super) fn needless_escape(offset: usize, char: char) -> PatternError {
    PatternError::new(offset, 2, format!("`\\{char}` has no meaning under the flag `unicode`"))
        .with_help(format!("write `{char}` for the character itself"))
}

/// A bracket that JavaScript takes for itself without the flag `u` only.
pub(super) fn lone_bracket(offset: usize, bracket: char) -> PatternError {
    PatternError::new(offset, 1, format!("a lone `{bracket}` is an error under the flag `unicode`"))
        .with_help(format!("write `\\{bracket}` for the character itself"))
}
