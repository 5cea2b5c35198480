//! Doc comments: wrapped text, harmless to rustdoc.

use super::rules::is_hidden;
use crate::dsl::types::{Docs, Loss};

/// The columns of a line.
pub const WIDTH: usize = 100;

/// Writes a doc comment.
pub fn write(out: &mut String, docs: &Docs, indent: &str) {
    let mut is_code = false;
    let mut is_blank = true;
    let mut lines = Vec::new();
    for line in joined(&docs.text).lines() {
        let line: String =
            line.trim_end().replace(['\t', '\r'], " ").chars().filter(|c| !is_hidden(*c)).collect();
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
            lines.push(if is_code { "```text".to_owned() } else { "```".to_owned() });
            is_blank = false;
            continue;
        }
        if is_code {
            lines.push(line);
            continue;
        }
        let text = line.trim();
        if text.is_empty() {
            if !is_blank {
                lines.push(String::new());
            }
            is_blank = true;
            continue;
        }
        is_blank = false;
        wrap(&safe(text), WIDTH - indent.len() - 4, &mut lines);
    }
    if is_code {
        lines.push("```".to_owned());
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    for line in lines {
        out.push_str(indent);
        out.push_str(if line.is_empty() { "///" } else { "/// " });
        out.push_str(&line);
        out.push('\n');
    }
}

/// Writes what is lost, as comments. What is only read as it is meant stands in the table.
pub fn write_losses(out: &mut String, losses: &[Loss], indent: &str) {
    let mut told = Vec::new();
    for loss in losses.iter().filter(|loss| !loss.is_reading) {
        let why: String = one_line(&loss.why).chars().filter(|char| !is_hidden(*char)).collect();
        let text = format!("Not said: `{}`: {why}.", loss.keyword);
        if !told.contains(&text) {
            told.push(text);
        }
    }
    let mut lines = Vec::new();
    for text in told {
        wrap(&text, WIDTH - indent.len() - 3, &mut lines);
    }
    for line in lines {
        out.push_str(indent);
        out.push_str("// ");
        out.push_str(&line);
        out.push('\n');
    }
}

/// A text without line breaks.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line from which on a line break is taken for one that only wraps the text.
const WRAPPED: usize = 70;

/// The text with the lines of each paragraph joined, where they only were too long.
fn joined(text: &str) -> String {
    let mut joined = String::new();
    let mut before = "";
    for line in text.lines() {
        let is_new = line.trim().is_empty()
            || line.starts_with([' ', '\t', '-', '*', '#', '>', '|', '+'])
            || line.starts_with("```")
            || line.starts_with(|char: char| char.is_ascii_digit())
            || before.chars().count() < WRAPPED
            || before.contains("```");
        if !joined.is_empty() {
            joined.push(if is_new { '\n' } else { ' ' });
        }
        joined.push_str(line);
        before = line;
    }
    joined
}

fn wrap(text: &str, width: usize, lines: &mut Vec<String>) {
    let lead = if text.starts_with("- ") || text.starts_with("* ") { "  " } else { "" };
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::take(&mut line));
            line.push_str(lead);
        }
        if !line.trim().is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.trim().is_empty() {
        lines.push(line);
    }
}

/// Bare addresses and signs of HTML as rustdoc wants them.
fn safe(text: &str) -> String {
    let mut safe = String::new();
    let mut is_code = false;
    for word in text.split(' ') {
        if !safe.is_empty() {
            safe.push(' ');
        }
        let ticks = word.matches('`').count();
        if !is_code && ticks == 0 {
            safe.push_str(&safe_word(word));
        } else {
            safe.push_str(word);
        }
        if ticks % 2 == 1 {
            is_code = !is_code;
        }
    }
    if text.starts_with(' ') { safe.trim_start().to_owned() } else { safe }
}

fn safe_word(word: &str) -> String {
    if let Some(start) = word.find("https://").or_else(|| word.find("http://")) {
        let is_bare = start == 0 || word[..start].ends_with('(') && !word[..start].ends_with("](");
        let is_end = |char: char| matches!(char, '.' | ',' | ')' | ';' | ':' | '!' | '?' | '\'' | '"');
        let address = word[start..].trim_end_matches(is_end);
        if is_bare && !address.contains(['<', '>', '[', ']', '"', '*', '{']) {
            return format!("{}<{address}>{}", &word[..start], &word[start + address.len()..]);
        }
        return word.to_owned();
    }
    word.replace('<', "\\<").replace('[', "\\[")
}
