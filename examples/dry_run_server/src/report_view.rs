//! A report as HTML: each violation with its line of the text and the offending part marked, in a string that does not
//! match the character too, and what mends it.

use std::fmt::{self, Write as _};

use deployment_validate::{Report, Span, Violation};

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
            excerpt(&mut html, text, span, violation.detail_span());
        }
        edit(&mut html, text, violation);
        html.push_str("</li>\n");
    }
    html.push_str("</ol>\n");
    if violations.len() > SHOWN {
        let _ = writeln!(html, "<p>And {} more.</p>", violations.len() - SHOWN);
    }
    mend(&mut html, text, violations);
    html
}

/// What mends a violation.
fn edit(html: &mut String, text: &str, violation: &Violation) {
    let Some(edit) = violation.edit() else { return };
    let old = text.get(edit.span.offset..edit.span.offset + edit.span.len).unwrap_or_default();
    let _ = write!(html, "<p class=\"edit\">Mend: <del>{}</del>", Escaped(first_characters(old.trim())));
    if !edit.replacement.is_empty() {
        let _ = write!(html, " <ins>{}</ins>", Escaped(&edit.replacement));
    }
    html.push_str("</p>");
}

/// A form that checks the mended text.
fn mend(html: &mut String, text: &str, violations: &[Violation]) {
    let report: Report = violations.iter().cloned().collect();
    let edits = violations.iter().filter(|violation| violation.edit().is_some()).count();
    if edits > 0 {
        let noun = if edits == 1 { "mend" } else { "mends" };
        let _ = writeln!(
            html,
            "<form class=\"mend\" method=\"post\" action=\"/\"><input type=\"hidden\" name=\"payload\" value=\"{}\">\
             <button type=\"submit\">Apply {edits} {noun} and check again</button></form>",
            Escaped(&report.edited(text))
        );
    }
}

/// The line that the offending part begins in, cut to what is near.
fn excerpt(html: &mut String, text: &str, span: Span, detail: Option<Span>) {
    // Of a string that does not match, what is near the character that does not.
    if let Some(detail) = detail {
        return detailed(html, text, span, detail);
    }
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

/// The line of a string with one of its characters marked, or the end where it ends too soon.
fn detailed(html: &mut String, text: &str, span: Span, detail: Span) {
    let end = span.offset + span.len;
    let parts = [0..span.offset, span.offset..detail.offset, detail.offset..detail.offset + detail.len];
    let [Some(before), Some(head), Some(char)] = parts.map(|range| text.get(range)) else { return };
    let (Some(tail), Some(after)) = (text.get(detail.offset + detail.len..end), text.get(end..)) else {
        return;
    };
    let _ = writeln!(
        html,
        "<pre>{}<mark>{}<mark class=\"detail\">{}</mark>{}</mark>{}</pre>",
        Escaped(last_characters(before.rsplit('\n').next().unwrap_or_default()).trim_start()),
        Escaped(last_characters(head)),
        Escaped(if char.is_empty() { "\u{2038}" } else { char }),
        Escaped(first_characters(tail)),
        Escaped(first_characters(after.split('\n').next().unwrap_or_default())),
    );
}

fn first_characters(line: &str) -> &str {
    line.char_indices().nth(AROUND).and_then(|(end, _)| line.get(..end)).unwrap_or(line)
}

fn last_characters(line: &str) -> &str {
    line.char_indices().rev().nth(AROUND).and_then(|(start, _)| line.get(start..)).unwrap_or(line)
}
