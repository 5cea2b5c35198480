//! A report as HTML: the lines of the text around what is wrong, the offending parts marked, and under each line what is
//! said about it and what mends it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use deployment_validate::{Report, Violation};

use crate::html::Escaped;
use crate::marked_line::{Mark, Paint, write_line};
use crate::verdicts::{Findings, is_error};

/// Lines that are shown before and after one with a mark.
const AROUND: usize = 2;
/// Bytes of a text that an edit takes away that are shown.
const TAKEN: usize = 60;

/// What is said about a text that was judged as a body for `label`.
pub(crate) fn outcome(text: &str, label: &str, report: &Report) -> String {
    let violations = report.violations();
    let Findings { errors, warnings, .. } = Findings::of(violations);
    let (class, verdict) = match (errors, warnings) {
        (0, 0) => ("good", format!("Valid for {label}.")),
        (0, _) => ("warned", format!("Valid for {label}, with {}.", counted(warnings, "warning"))),
        (_, 0) => ("bad", format!("Not valid for {label}: {}.", counted(errors, "violation"))),
        _ => {
            let counts = [counted(errors, "violation"), counted(warnings, "warning")].join(" and ");
            ("bad", format!("Not valid for {label}: {counts}."))
        }
    };
    let mut html = format!("<p class=\"outcome {class}\">{verdict}</p>\n");
    let edits = violations.iter().filter(|violation| violation.edit().is_some()).count();
    if edits > 0 {
        // A `String` takes whatever is written into it, here and below.
        let _ = writeln!(
            html,
            "<p class=\"mend\"><button form=\"check\" name=\"do\" value=\"mend\">Apply {} and check again</button></p>",
            counted(edits, "mend")
        );
    }
    if !violations.is_empty() {
        source(&mut html, text, violations);
    }
    html
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The lines around what is wrong. What has no place stands before them.
fn source(html: &mut String, text: &str, violations: &[Violation]) {
    let lines = lines(text);
    let last = lines.len().saturating_sub(1);
    let line_of = |violation: &Violation| {
        violation.span().map(|span| lines.partition_point(|line| line.start <= span.offset).saturating_sub(1))
    };
    let found: Vec<_> = violations.iter().map(|violation| (line_of(violation), violation)).collect();
    let marks: Vec<Mark> = violations.iter().flat_map(marks).collect();
    let shown: BTreeSet<usize> = found
        .iter()
        .filter_map(|(line, _)| *line)
        .flat_map(|line| line.saturating_sub(AROUND)..=(line + AROUND).min(last))
        .collect();
    html.push_str("<div class=\"source\">\n");
    for (_, violation) in found.iter().filter(|(line, _)| line.is_none()) {
        note(html, text, violation);
    }
    let mut next = 0;
    for index in shown {
        if index > next {
            html.push_str("<div class=\"gap\">\u{22ee}</div>\n");
        }
        next = index + 1;
        let Some(line) = lines.get(index) else { continue };
        let _ = write!(html, "<div class=\"line\"><span class=\"number\">{}</span><code>", index + 1);
        write_line(html, text, line.clone(), &marks);
        html.push_str("</code></div>\n");
        for (_, violation) in found.iter().filter(|(own, _)| *own == Some(index)) {
            note(html, text, violation);
        }
    }
    if next <= last {
        html.push_str("<div class=\"gap\">\u{22ee}</div>\n");
    }
    html.push_str("</div>\n");
}

/// The ranges of the lines, without what ends them.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let line = |line: &str| {
        let own = start..start + line.trim_end_matches(['\n', '\r']).len();
        start += line.len();
        own
    };
    let mut lines: Vec<_> = text.split_inclusive('\n').map(line).collect();
    if text.is_empty() || text.ends_with('\n') {
        lines.push(text.len()..text.len());
    }
    lines
}

/// What is marked for a violation: its part, and in a string that does not match the character.
fn marks(violation: &Violation) -> impl Iterator<Item = Mark> {
    let paint = if is_error(violation) { Paint::Bad } else { Paint::Warned };
    let part = violation.span().map(|span| (span, paint));
    let detail = violation.detail_span().map(|span| (span, Paint::Detail));
    [part, detail]
        .into_iter()
        .flatten()
        .map(|(span, paint)| Mark { range: span.offset..span.offset + span.len, paint })
}

/// What is said about a violation.
fn note(html: &mut String, text: &str, violation: &Violation) {
    let (class, severity) = if is_error(violation) { ("bad", "") } else { ("warned", "warning: ") };
    let pointer = if violation.pointer().is_empty() { "the whole payload" } else { violation.pointer() };
    let _ = write!(
        html,
        "<div class=\"note {class}\"><p>{severity}{}</p><p class=\"where\"><code class=\"pointer\">{}</code> \
         <span class=\"code\">{}</span></p>",
        Escaped(violation.message()),
        Escaped(pointer),
        Escaped(violation.code()),
    );
    if let Some(edit) = violation.edit() {
        let old = text.get(edit.span.offset..edit.span.offset + edit.span.len).unwrap_or_default().trim();
        let end = old.char_indices().nth(TAKEN).map_or(old.len(), |(end, _)| end);
        let _ = write!(html, "<p class=\"edit\">Mend: <del>{}</del>", Escaped(&old[..end]));
        if !edit.replacement.is_empty() {
            let _ = write!(html, " <ins>{}</ins>", Escaped(&edit.replacement));
        }
        html.push_str("</p>");
    }
    html.push_str("</div>\n");
}
