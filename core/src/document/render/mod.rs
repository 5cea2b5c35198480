//! Reports drawn for people: each violation in rustc's look, with the line of the source and the part underlined.

mod excerpt;
mod reason;
mod style;
mod words;

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString as _};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use self::excerpt::Excerpt;
use self::reason::{Reason, reasons};
use self::words::{last_key, marked, printable, shortened, wrapped};
use crate::report::source_map::Lines;
use crate::report::violation::Violation;
use crate::report::{Report, Span};
use crate::rules::number::Number;
use crate::rules::params::Param;

pub use style::Style;

/// Characters of a pointer that are shown; keys may be of any length.
const POINTER: usize = 200;
/// Columns of the dots that stand for the rest of a line.
const ELLIPSIS: usize = 3;

impl Report {
    /// Draws the violations, each with the line of the text that it is in and the part underlined. `name` is that of the
    /// file. A violation without a place is drawn without a line.
    ///
    /// Nothing in text or pointers can control a terminal, and long lines are cut.
    ///
    /// ```
    /// use deployment_validate::{DeploymentValidate, Style, json};
    ///
    /// #[derive(Debug, serde::Deserialize, DeploymentValidate)]
    /// struct Job {
    ///     #[validate(pattern = r"^[a-z-]+$")]
    ///     name: String,
    /// }
    ///
    /// let text = "{\n  \"name\": \"night run\"\n}";
    /// let report = json::from_str::<Job>(text).unwrap_err();
    /// let drawn = report.render("job.json", text, Style::new());
    /// let lines: Vec<&str> = drawn.lines().map(str::trim).collect();
    /// assert_eq!(lines[0], "error[pattern]: /name: character 6 is not allowed here: expected a-z or -");
    /// assert_eq!(lines[1], "--> job.json:2:17");
    /// assert_eq!(lines[3], "2 |   \"name\": \"night run\"");
    /// ```
    #[must_use]
    pub fn render(&self, name: &str, text: &str, style: Style) -> String {
        let name = printable(name);
        let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
        let canvas =
            Canvas { name: &name, text, lines: first_lines(self.violations(), text), renderer, style };
        let mut reasons = reasons(self.violations(), text);
        let mut drawn = String::new();
        for (index, violation) in self.violations().iter().enumerate() {
            drawn.push_str(if index > 0 { "\n" } else { "" });
            drawn.push_str(&canvas.draw(violation, reasons.remove(&index).as_ref()));
            drawn.push('\n');
        }
        drawn
    }
}

/// What violations are drawn on.
struct Canvas<'c> {
    name: &'c str,
    text: &'c str,
    /// The lines of first keys, by their offsets.
    lines: BTreeMap<usize, usize>,
    renderer: Renderer,
    style: Style,
}

impl Canvas<'_> {
    fn draw(&self, violation: &Violation, reason: Option<&Reason>) -> String {
        let width = self.style.width.max(40);
        let (message, label) = told(violation);
        let (level, name) = if violation.severity().is_warning() {
            (Level::WARNING, "warning")
        } else {
            (Level::ERROR, "error")
        };
        let title_columns = width.saturating_sub(name.len() + "[]: ".len() + violation.code().len());
        let title = level.primary_title(wrapped(&message, title_columns)).id(printable(violation.code()));
        // Of a string that does not match, the character that does not.
        let Some(span) = violation.detail_span().or(violation.span()).filter(|span| self.has(*span)) else {
            return self.renderer.clone().term_width(width).render(&[Group::with_title(title)]);
        };
        let line = self.numbered(span.line);
        let columns = width.saturating_sub(line.to_string().len() + 3);
        let excerpt = Excerpt::new(self.text, span, reason.map(|reason| reason.place.clone()), columns / 2);
        let source = marked(excerpt.source);
        let place = AnnotationKind::Primary.span(excerpt.place.clone()).label(label);
        let mut snippet = Snippet::source(source.as_str()).path(self.name).line_start(line).annotation(place);
        let mut help = reason.map(Reason::in_words);
        if let (Some(reason), Some(range)) = (reason, &excerpt.reason) {
            help = None;
            snippet = snippet.annotation(AnnotationKind::Context.span(range.clone()).label(reason.label()));
        }
        let mut group = title.element(snippet);
        let note_columns = columns.saturating_sub("= help: ".len());
        for help in help.into_iter().chain(self.first_of(violation)) {
            group = group.element(Level::HELP.message(wrapped(&help, note_columns)));
        }
        let drawn = self.renderer.clone().term_width(columns.saturating_sub(ELLIPSIS)).render(&[group]);
        with_column(drawn, &format!("{}:{line}:", self.name), span.column, excerpt.skipped)
    }

    /// Whether a place is in the text, and its line and column can be there.
    fn has(&self, span: Span) -> bool {
        let can_be = 1..=self.text.len() + 1;
        self.text.get(span.range()).is_some() && can_be.contains(&span.line) && can_be.contains(&span.column)
    }

    /// The number that a line of the text is shown with; so small that more lines can be counted from it.
    fn numbered(&self, line: usize) -> usize {
        line.saturating_add(self.style.first_line).saturating_sub(1).min(usize::MAX / 2)
    }

    /// Where the first of a repeated key stands, if that is on another line.
    fn first_of(&self, violation: &Violation) -> Option<String> {
        let line = *self.lines.get(&first(violation)?)?;
        let is_before = violation.span().is_some_and(|span| line < span.line);
        is_before.then(|| format!("the key stands first on line {}", self.numbered(line)))
    }
}

/// Where the first of a repeated key stands, in bytes.
fn first(violation: &Violation) -> Option<usize> {
    match violation.params().get("first") {
        Some(Param::Number(Number::Int(first))) => usize::try_from(*first).ok(),
        _ => None,
    }
}

/// The lines of the first of all repeated keys, counted in one pass.
fn first_lines(violations: &[Violation], text: &str) -> BTreeMap<usize, usize> {
    let offsets: BTreeSet<_> =
        violations.iter().filter_map(first).filter(|offset| *offset <= text.len()).collect();
    let mut lines = Lines::new(text);
    offsets.into_iter().map(|offset| (offset, lines.place(offset).0)).collect()
}

/// The drawing with the column in the line, also when only a part of the line is drawn.
fn with_column(drawn: String, line: &str, column: usize, skipped: usize) -> String {
    let shown = column.saturating_sub(skipped);
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
    if let Some((rest, question)) = message.rsplit_once("did you mean ") {
        label = Some(printable(&format!("did you mean {question}")));
        message = rest.trim_end_matches([' ', ',']);
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
