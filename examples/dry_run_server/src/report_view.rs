//! A report as HTML: each violation with its line of the text and the offending part marked.

use std::fmt::{self, Write as _};

use deployment_validate::{Span, Violation};

/// Violations that are shown, at most.
const SHOWN: usize = 100;
/// Characters of a line that are shown before the offending part, and of it and after it.
const AROUND: usize = 48;

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

pub(crate) fn report(text: &str, violations: &[Violation]) -> String {
    let mut html = String::new();
    let noun = if violations.len() == 1 { "violation" } else { "violations" };
    // A `String` takes whatever is written into it, here and below.
    let _ = write!(
        html,
        "<p class=\"outcome bad\">Refused: {} {noun}.</p>\n<ol class=\"report\">\n",
        violations.len()
    );
    for violation in violations.iter().take(SHOWN) {
        html.push_str("<li>");
        let pointer = if violation.pointer().is_empty() { "the whole payload" } else { violation.pointer() };
        let _ = write!(html, "<p><code class=\"pointer\">{}</code> ", Escaped(pointer));
        let _ = write!(html, "<span class=\"code\">{}</span> ", Escaped(violation.code()));
        if let Some(span) = violation.span() {
            let _ = write!(html, "<span class=\"place\">line {}, column {}</span>", span.line, span.column);
        }
        let _ = write!(html, "</p><p>{}</p>", Escaped(violation.message()));
        if let Some(span) = violation.span() {
            excerpt(&mut html, text, span);
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ol>\n");
    if violations.len() > SHOWN {
        let _ = writeln!(html, "<p>And {} more.</p>", violations.len() - SHOWN);
    }
    html
}

/// The line that the offending part begins in, cut to what is near.
fn excerpt(html: &mut String, text: &str, span: Span) {
    let Some((before, rest)) = text.split_at_checked(span.offset) else { return };
    let Some((part, after)) = rest.split_at_checked(span.len) else { return };
    let before = last_characters(before.rsplit('\n').next().unwrap_or_default());
    let (part_line, goes_on) = match part.split_once('\n') {
        Some((line, _)) => (line, true),
        None => (part, false),
    };
    let part_line = first_characters(part_line);
    let after = if goes_on { " …" } else { first_characters(after.split('\n').next().unwrap_or_default()) };
    let _ = writeln!(
        html,
        "<pre>{}<mark>{}</mark>{}</pre>",
        Escaped(before.trim_start()),
        Escaped(part_line),
        Escaped(after)
    );
}

fn first_characters(line: &str) -> &str {
    line.char_indices().nth(AROUND).and_then(|(end, _)| line.get(..end)).unwrap_or(line)
}

fn last_characters(line: &str) -> &str {
    line.char_indices().rev().nth(AROUND).and_then(|(start, _)| line.get(start..)).unwrap_or(line)
}
