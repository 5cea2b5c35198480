//! Why a YAML text is refused.

use alloc::borrow::Cow;
use alloc::string::String;

/// Why a text cannot be read.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) offset: usize,
    pub(crate) message: Cow<'static, str>,
    /// Whether the text is nested too deep.
    pub(crate) is_depth: bool,
}

pub(super) fn problem(offset: usize, message: impl Into<Cow<'static, str>>) -> Problem {
    Problem { offset, message: message.into(), is_depth: false }
}

/// The parser's error. For a tab in the indentation the parser may only point at the value before, so this finds the
/// tab.
pub(super) fn unparsed(text: &str, offset: usize, message: &str) -> Problem {
    // The parser has a limit of its own, which is less strict.
    if message.contains("recursion limit") {
        return too_deep(offset);
    }
    let start_of_line = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let lines = text[start_of_line..].split_inclusive('\n').scan(start_of_line, |next, line| {
        let start = core::mem::replace(next, *next + line.len());
        Some((start, line))
    });
    let mut tabs = lines.filter_map(|(start, line)| {
        let indent = &line[..line.len() - line.trim_start().len()];
        indent.find('\t').map(|tab| start + tab)
    });
    match tabs.next().filter(|_| message.contains("tab")) {
        Some(tab) => problem(tab, "a tab cannot indent: indent with spaces"),
        None => problem(offset, String::from(message)),
    }
}

/// Refuses control characters: YAML does not allow them, and the parser takes U+0000 for the end.
pub(super) fn check_characters(text: &str) -> Result<(), Problem> {
    let is_control = |char: char| char < ' ' && !matches!(char, '\t' | '\n' | '\r');
    match text.find(is_control) {
        Some(offset) => Err(problem(offset, "a control character has to be written as an escape")),
        None => Ok(()),
    }
}

pub(super) fn foreign_tag(offset: usize) -> Problem {
    problem(
        offset,
        "a tag that has no meaning here: YAML's own are !!str, !!int, !!float, !!bool, !!null, !!seq and !!map",
    )
}

pub(super) fn not_a_key(offset: usize) -> Problem {
    problem(offset, "a key has to be a string: put it in quotes")
}

pub(super) fn too_deep(offset: usize) -> Problem {
    Problem { is_depth: true, ..problem(offset, "") }
}
