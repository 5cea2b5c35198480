//! One line of a text as HTML, with marks on parts of it. Of a long line only what is near a mark is written.

use std::fmt::Write as _;
use std::ops::Range;

use crate::html::Escaped;

/// Bytes of a line that is written whole.
const WHOLE: usize = 200;
/// Bytes that are written before a mark, of it, and after it, in a longer line.
const NEAR: usize = 60;

/// Stands for what is not written.
const CUT: &str = "<span class=\"cut\">\u{2026}</span>";

/// A part of the text that is to be seen.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pub(crate) range: Range<usize>,
    pub(crate) paint: Paint,
}

/// How a part is marked; of several marks on one part the last of these counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Paint {
    /// A warning.
    Warned,
    /// What is wrong.
    Bad,
    /// The character that a pattern does not allow, or an end that comes too soon.
    Detail,
}

/// Writes a line; it is cut where marks begin and end.
pub(crate) fn write_line(html: &mut String, text: &str, line: Range<usize>, marks: &[Mark]) {
    // A part that goes on behind its first line is marked in that line only.
    let begins_here = |mark: &&Mark| line.contains(&mark.range.start) || mark.range.start == line.end;
    let marks: Vec<&Mark> = marks.iter().filter(begins_here).collect();
    let near: Vec<Range<usize>> = match line.len() {
        0..=WHOLE => vec![line.clone()],
        _ => marks.iter().map(|mark| near(text, &line, &mark.range)).collect(),
    };
    let ends = |range: &Range<usize>| [range.start, range.end.min(line.end)];
    let mut cuts: Vec<usize> = marks.iter().map(|mark| &mark.range).chain(&near).flat_map(ends).collect();
    cuts.extend([line.start, line.end]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut is_hidden = false;
    for (index, start) in cuts.iter().enumerate() {
        // Where a string ends too soon there is no character to mark.
        if marks.iter().any(|mark| mark.paint == Paint::Detail && mark.range == (*start..*start)) {
            html.push_str("<mark class=\"detail\">\u{2038}</mark>");
        }
        let Some(end) = cuts.get(index + 1) else { break };
        if !near.iter().any(|near| near.contains(start)) {
            html.push_str(if is_hidden { "" } else { CUT });
            is_hidden = true;
            continue;
        }
        is_hidden = false;
        let part = Escaped(text.get(*start..*end).unwrap_or_default());
        let paint = marks.iter().filter(|mark| mark.range.contains(start)).map(|mark| mark.paint).max();
        // A `String` takes whatever is written into it.
        let _ = match paint {
            None => write!(html, "{part}"),
            Some(Paint::Warned) => write!(html, "<mark class=\"warned\">{part}</mark>"),
            Some(Paint::Bad) => write!(html, "<mark>{part}</mark>"),
            Some(Paint::Detail) => write!(html, "<mark class=\"detail\">{part}</mark>"),
        };
    }
}

/// What is near a mark: some bytes before it, its beginning, and some after that.
fn near(text: &str, line: &Range<usize>, mark: &Range<usize>) -> Range<usize> {
    let start = mark.start.saturating_sub(NEAR).max(line.start);
    let end = (mark.end.min(mark.start + NEAR) + NEAR).min(line.end);
    boundary(text, start)..boundary(text, end)
}

/// The beginning of the character that a byte belongs to.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{CUT, Mark, Paint, write_line};

    fn line(text: &str, marks: &[(usize, usize, Paint)]) -> String {
        let marks: Vec<_> =
            marks.iter().map(|(start, end, paint)| Mark { range: *start..*end, paint: *paint }).collect();
        let mut html = String::new();
        write_line(&mut html, text, 0..text.len(), &marks);
        html
    }

    #[test]
    fn marks_lie_in_each_other_and_side_by_side() {
        let marks = [(1, 4, Paint::Bad), (2, 3, Paint::Detail), (4, 9, Paint::Warned)];
        assert_eq!(
            line("a<bcde", &marks),
            "a<mark>&lt;</mark><mark class=\"detail\">b</mark><mark>c</mark><mark class=\"warned\">de</mark>"
        );
        assert_eq!(line("ab", &[(2, 2, Paint::Detail)]), "ab<mark class=\"detail\">\u{2038}</mark>");
    }

    #[test]
    fn of_a_long_line_only_what_is_near_is_there() {
        let text = format!("{}x{}", "\u{20ac}".repeat(100), "y".repeat(300));
        let html = line(&text, &[(300, 301, Paint::Bad)]);
        assert_eq!(html, format!("{CUT}{}<mark>x</mark>{}{CUT}", "\u{20ac}".repeat(20), "y".repeat(60)));
        assert_eq!(line(&text, &[]), CUT);
        // A long part is cut too.
        assert!(line(&"y".repeat(9000), &[(0, 9000, Paint::Bad)]).len() < 200);
    }
}
