//! For people: each violation in rustc's look, as the library draws it, and a summary at the end.

use std::io::IsTerminal as _;

use anstream::{AutoStream, ColorChoice};
use deployment_validate::{Report, Style, Violation};

use crate::args::Color;
use crate::output::Output;
use crate::payload::{Payload, Tally};
use crate::text::counted;

/// Columns where there is no terminal to ask.
const COLUMNS: usize = 80;

/// Excerpts of the source.
pub(crate) struct Human {
    style: Style,
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
        Human { style: Style::new().color(is_coloured).width(columns) }
    }
}

impl Output for Human {
    fn payload(&self, payload: &Payload<'_>, found: Vec<Violation>, out: &mut Vec<u8>) {
        if found.is_empty() {
            return;
        }
        let style = self.style.first_line(usize::try_from(payload.first_line).unwrap_or(usize::MAX));
        let report: Report = found.into_iter().collect();
        let drawn = report.render(&payload.source.shown(), &payload.text(), style);
        out.extend_from_slice(drawn.as_bytes());
        out.push(b'\n');
    }

    fn end(&self, tally: &Tally) -> Vec<u8> {
        let mut summary = format!(
            "{} checked: {} valid, {} invalid",
            counted(tally.payloads, "payload"),
            tally.payloads - tally.invalid,
            tally.invalid
        );
        let found = [(tally.violations, "violation"), (tally.warnings, "warning")];
        let found = found.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(*count, noun));
        let found = found.collect::<Vec<_>>().join(", ");
        if !found.is_empty() {
            summary.push_str(&format!(" ({found})"));
        }
        if tally.fixed > 0 {
            summary.push_str(&format!("; {} fixed", counted(tally.fixed, "payload")));
        }
        if !tally.unread.is_empty() {
            summary.push_str(&format!("; {} not read", counted(tally.unread.len() as u64, "file")));
        }
        summary.push('\n');
        summary.into_bytes()
    }
}
