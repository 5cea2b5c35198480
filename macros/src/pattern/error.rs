// What is wrong with a pattern, and how to show the place in a message, where a span inside the literal
// cannot be had.

/// A fault of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PatternError {
    /// Where the fault begins, in characters.
    pub(crate) offset: usize,
    /// How far it reaches, in characters; at least one, and at the end of the pattern one beyond it.
    pub(crate) len: usize,
    /// What is wrong, in lower case.
    pub(crate) message: String,
    /// How to mend it.
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

/// Characters of the pattern shown on either side of the fault, and of the fault itself, at most.
const SHOWN: usize = 30;

/// The pattern on one line and `^` marks under the fault on the next. Control characters are shown as
/// escapes, and of a long pattern the part around the fault.
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

/// Whether the character can stand in a message without disturbing the line.
fn is_printable(char: char) -> bool {
    !char.is_control()
        && !matches!(char, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Columns of a terminal that the character takes: two for the wide scripts and pictographs.
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
