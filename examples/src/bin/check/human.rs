//! For people: each violation in rustc's look, with the line of the source and the part underlined, and a
//! summary at the end.

mod reason;

use std::cell::OnceCell;
use std::io::IsTerminal as _;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use anstream::{AutoStream, ColorChoice};
use deployment_validate::{Number, Param, Span, Violation};
use memchr::memchr_iter;

use self::reason::Reason;
use crate::args::Color;
use crate::excerpt::Excerpt;
use crate::output::Output;
use crate::payload::{Payload, Tally};
use crate::requires;
use crate::text::{counted, marked, printable, shortened, wrapped};

/// Columns where there is no terminal to ask.
const COLUMNS: usize = 80;
/// Characters of a pointer that are shown; keys may be of any length.
const POINTER: usize = 200;
/// Characters of a key that are shown beside its place.
const KEY: usize = 40;
/// Columns of the dots that stand for the rest of a line.
const ELLIPSIS: usize = 3;

/// Excerpts of the source.
pub(crate) struct Human {
    renderer: Renderer,
    columns: usize,
}

impl Human {
    pub(crate) fn new(color: Color) -> Self {
        let stdout = std::io::stdout();
        let is_coloured = match color {
            Color::Auto => AutoStream::choice(&stdout) != ColorChoice::Never,
            Color::Always => true,
            Color::Never => false,
        };
        let terminal = stdout.is_terminal().then(terminal_size::terminal_size).flatten();
        let columns = terminal.map_or(COLUMNS, |(width, _)| usize::from(width.0)).clamp(40, 140);
        let renderer = if is_coloured { Renderer::styled() } else { Renderer::plain() };
        Human { renderer: renderer.term_width(columns), columns }
    }

    fn draw(
        &self,
        payload: &Payload<'_>,
        text: &str,
        line_ends: &LineEnds<'_>,
        violation: &Violation,
    ) -> String {
        // Of a string that does not match, the character that does not.
        let span = violation.detail_span().or(violation.span());
        let (line, column) = payload.place_of(span);
        let span = span.unwrap_or(Span { offset: 0, len: 0, line: 1, column: 1 });
        let gutter = line.to_string().len() + 3;
        let columns = self.columns.saturating_sub(gutter);
        let reason = Reason::of(violation, text, span);
        let excerpt = Excerpt::new(text, span, reason.as_ref().and_then(Reason::place), columns / 2);

        let path = payload.source.shown();
        let (message, label) = told(violation);
        let place = AnnotationKind::Primary.span(excerpt.place.clone()).label(label);
        let source = marked(excerpt.source);
        let mut snippet = Snippet::source(source.as_str())
            .path(path.as_str())
            .line_start(usize::try_from(line).unwrap_or(usize::MAX))
            .annotation(place);
        let mut help = reason.as_ref().map(Reason::in_words);
        if let (Some(reason), Some(range)) = (&reason, &excerpt.reason) {
            let label = reason.label(columns.saturating_sub(excerpt.column_of(range.end)));
            help = help.filter(|_| label == Reason::SHORT);
            snippet = snippet.annotation(AnnotationKind::Context.span(range.clone()).label(label));
        }
        let title_columns = self.columns.saturating_sub("error[]: ".len() + violation.code().len());
        let title =
            Level::ERROR.primary_title(wrapped(&message, title_columns)).id(printable(violation.code()));
        let mut group = title.element(snippet);
        let note_columns = columns.saturating_sub("= help: ".len());
        for help in help.into_iter().chain(choice(violation)).chain(line_ends.first_of(violation, payload)) {
            group = group.element(Level::HELP.message(wrapped(&help, note_columns)));
        }
        if let Some(purpose) = purpose(violation) {
            group = group.element(Level::NOTE.message(wrapped(&purpose, note_columns)));
        }
        let drawn = self.renderer.clone().term_width(columns.saturating_sub(ELLIPSIS)).render(&[group]);
        with_column(drawn, &format!("{path}:{line}:"), column, excerpt.skipped)
    }
}

impl Output for Human {
    fn payload(&self, payload: &Payload<'_>, found: Vec<Violation>, out: &mut Vec<u8>) -> usize {
        if found.is_empty() {
            return 0;
        }
        let text = payload.text();
        let line_ends = LineEnds { text: &text, offsets: OnceCell::new() };
        for violation in &found {
            out.extend_from_slice(self.draw(payload, &text, &line_ends, violation).as_bytes());
            out.extend_from_slice(b"\n\n");
        }
        found.len()
    }

    fn end(&self, tally: &Tally) -> Vec<u8> {
        let mut summary = format!(
            "{} checked: {} valid, {} invalid",
            counted(tally.payloads, "payload"),
            tally.payloads - tally.invalid,
            tally.invalid
        );
        if tally.violations > 0 {
            summary.push_str(&format!(" ({})", counted(tally.violations, "violation")));
        }
        if !tally.unread.is_empty() {
            summary.push_str(&format!("; {} not read", counted(tally.unread.len() as u64, "file")));
        }
        summary.push('\n');
        summary.into_bytes()
    }
}

/// Where the lines of a text end, looked up when it is first asked for.
struct LineEnds<'t> {
    text: &'t str,
    offsets: OnceCell<Vec<usize>>,
}

impl LineEnds<'_> {
    /// Where the first of a repeated key stands, if that is on another line.
    fn first_of(&self, violation: &Violation, payload: &Payload<'_>) -> Option<String> {
        let params = violation.params();
        let Some(Param::Number(Number::Int(first))) = params.get("first") else { return None };
        let first = usize::try_from(*first).ok()?;
        let offsets = self.offsets.get_or_init(|| memchr_iter(b'\n', self.text.as_bytes()).collect());
        let line = payload.first_line + offsets.partition_point(|end| *end < first) as u64;
        (line < payload.place(violation).0).then(|| format!("the key stands first on line {line}"))
    }
}

/// The drawing with the column in the line, also when only a part of the line is drawn.
fn with_column(drawn: String, line: &str, column: u64, skipped: usize) -> String {
    let shown = column.saturating_sub(skipped as u64);
    if shown == column {
        return drawn;
    }
    drawn.replacen(&format!("{line}{shown}"), &format!("{line}{column}"), 1)
}

/// The message behind its pointer, and what is said beside the place: the name that was meant.
fn told(violation: &Violation) -> (String, Option<String>) {
    let mut message = violation.message();
    let mut label = match violation.code() {
        "missing" | "required_if" => Some(format!("{} is missing here", last_key(violation.pointer()))),
        _ => None,
    };
    if let Some(Param::Text(nearest)) = violation.params().get("nearest") {
        let question = format!("did you mean {nearest}?");
        if let Some(rest) = message.strip_suffix(&question) {
            message = rest.trim_end_matches([' ', ',']);
        }
        label = Some(question);
    } else if let (None, Some((rest, advice))) = (&label, message.rsplit_once(" (the other keys fit ")) {
        label = Some(format!("the other keys fit {}", advice.trim_end_matches(')')));
        message = rest;
    }
    let message = printable(message);
    let message = match violation.pointer() {
        "" => message,
        pointer => format!("{}: {message}", shortened(&printable(pointer), POINTER)),
    };
    (message, label)
}

/// The values to choose from, where a key is missing that has some.
fn choice(violation: &Violation) -> Option<String> {
    if violation.code() != "missing" {
        return None;
    }
    let place = requires::place(violation.pointer())?;
    let values = place.values();
    (!values.is_empty()).then(|| format!("{} is one of {}", place.field.name, values.join(", ")))
}

fn last_key(pointer: &str) -> String {
    let key = pointer.rsplit('/').next().unwrap_or_default().replace("~1", "/").replace("~0", "~");
    shortened(&printable(&key), KEY)
}

/// What the field is for, where the message says only what its text has to look like.
fn purpose(violation: &Violation) -> Option<String> {
    if !matches!(violation.code(), "pattern" | "length" | "any_of" | "missing") {
        return None;
    }
    let field = requires::place(violation.pointer())?.field;
    let doc = field.doc.split("\n\n").next()?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!doc.is_empty()).then(|| format!("{}: {doc}", field.name))
}
