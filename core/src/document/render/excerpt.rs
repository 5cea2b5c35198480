//! The lines of a text that a violation is shown with: few, and short, however long those of the text are.

use std::ops::Range;

use crate::report::Span;

/// Bytes of a line that are shown as it is; of a longer one only what is near the place. No more than these are
/// looked through on either side, since a text that is one long line may have a violation at every word.
const LONG_LINE: usize = 2000;
/// Bytes shown before and behind the place in a long line.
const NEAR: usize = 400;
/// Bytes between the place and what explains it, at most, for both to be shown.
const FAR: usize = 1000;
/// Characters of an object or list that are underlined; of a longer one only the bracket is.
const SMALL: usize = 40;

/// A part of a text, with the place of a violation in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt<'t> {
    pub(super) source: &'t str,
    pub(super) place: Range<usize>,
    /// Another place, which explains the violation.
    pub(super) reason: Option<Range<usize>>,
    /// Characters of the line that stand before the excerpt.
    pub(super) skipped: usize,
}

impl<'t> Excerpt<'t> {
    /// The lines of a place, which takes so many columns at most, and of a reason that stands behind it.
    pub(super) fn new(text: &'t str, span: Span, reason: Option<Range<usize>>, columns: usize) -> Self {
        let start = floor(text, span.offset);
        let line = line_of(text, start);
        // A place between the two characters of a line end is drawn before both.
        let start = start.min(line.end);
        let mut place = start..underlined(text, start..start + span.len, line.end, columns);
        if reason.as_ref().is_some_and(|reason| reason.start < place.end) {
            let first = text[place.start..line.end].chars().next();
            place.end = place.start + first.map_or(0, char::len_utf8);
        }
        let shown = if line.len() > LONG_LINE {
            near(text, &place, &line)
        } else if let Some(reason) = reason.as_ref().filter(|reason| is_close(reason, &place)) {
            line.start..line_of(text, reason.end).end
        } else {
            line
        };
        let shown = shown.start..ceil(text, shown.end);
        let within = |range: Range<usize>| -> Option<Range<usize>> {
            let inside = shown.start <= range.start && range.end <= shown.end;
            inside.then(|| range.start - shown.start..range.end - shown.start)
        };
        let shown_before = text[shown.start..start].chars().count();
        Excerpt {
            source: &text[shown.clone()],
            place: place.start - shown.start..place.end - shown.start,
            reason: reason.and_then(within),
            skipped: (span.column - 1).saturating_sub(shown_before),
        }
    }
}

/// The line around a byte, without its end; of a long one so much that it is seen to be long.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = floor(text, at);
    let first = floor(text, at.saturating_sub(LONG_LINE + 1));
    let last = ceil(text, at + LONG_LINE + 1);
    let start = text[first..at].rfind('\n').map_or(first, |end| first + end + 1);
    let end = text[at..last].find('\n').map_or(last, |len| at + len);
    let end = start + text[start..end].trim_end_matches('\r').len();
    start..end.max(start)
}

/// Where the underlined part of a place ends: with its line, and before it gets too long.
fn underlined(text: &str, range: Range<usize>, line_end: usize, columns: usize) -> usize {
    let one = |from: usize| text[from..].chars().next().map_or(0, char::len_utf8);
    let first_end = range.start + one(range.start);
    let is_bracket = text[range.start..].starts_with(['{', '[']);
    let in_line = &text[range.start..floor(text, range.end).clamp(range.start, line_end.max(range.start))];
    let max = if is_bracket { SMALL } else { columns };
    match in_line.char_indices().nth(max) {
        Some(_) if is_bracket => first_end,
        Some((end, _)) => range.start + end,
        None if is_bracket && range.end > line_end => first_end,
        None if in_line.is_empty() => first_end.min(line_end.max(range.start)),
        None => range.start + in_line.len(),
    }
}

/// The last boundary of characters that is not behind a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first boundary of characters that is not before a byte.
fn ceil(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn near(text: &str, place: &Range<usize>, line: &Range<usize>) -> Range<usize> {
    let start = floor(text, place.start.saturating_sub(NEAR)).max(line.start);
    let end = ceil(text, place.end + NEAR).min(line.end);
    start..end
}

fn is_close(reason: &Range<usize>, place: &Range<usize>) -> bool {
    place.start <= reason.start && reason.end < place.start + FAR
}

#[cfg(test)]
mod tests {
    use std::ops::Range;
    use std::time::{Duration, Instant};

    use super::Excerpt;
    use crate::report::Span;

    fn excerpt(text: &str, offset: usize, len: usize) -> Excerpt<'_> {
        excerpt_at(text, offset, len, 1)
    }

    fn excerpt_at(text: &str, offset: usize, len: usize, column: usize) -> Excerpt<'_> {
        Excerpt::new(text, Span { offset, len, line: 1, column }, None, 50)
    }

    /// What is shown of a place and of its reason.
    fn shown(text: &str, place: Range<usize>, reason: Range<usize>) -> (&str, &str, Option<&str>) {
        let span = Span { offset: place.start, len: place.len(), line: 1, column: 1 };
        let Excerpt { source, place, reason, .. } = Excerpt::new(text, span, Some(reason), 50);
        (source, &source[place], reason.map(|reason| &source[reason]))
    }

    #[test]
    fn shows_a_reason_that_is_near() {
        assert_eq!(shown("{'k': 1}", 0..8, 6..7), ("{'k': 1}", "{", Some("1")));
        assert_eq!(shown("[1]\n{\n'k':\n1,\n2}", 4..16, 11..12), ("{\n'k':\n1,", "{", Some("1")));
        assert_eq!(shown("{\n}", 0..1, 0..3), ("{\n}", "{", Some("{\n}")));
        assert_eq!(shown("abcd", 0..2, 2..4), ("abcd", "ab", Some("cd")));
        // One that stands before, on the same line and on another.
        assert_eq!(shown("1, 2", 3..4, 0..1), ("1, 2", "2", Some("1")));
        assert_eq!(shown("1,\n2", 3..4, 0..1), ("2", "2", None));
        let far = |spaces: usize| format!("{{{}\n1}}", " ".repeat(spaces));
        assert_eq!(shown(&far(996), 0..1, 998..999).2, Some("1"));
        assert_eq!(shown(&far(997), 0..1, 999..1000).2, None);
    }

    #[test]
    fn shows_the_line_of_the_place() {
        for (text, offset, len, source, place) in [
            ("{\n  \"a\": 1\n}", 9, 1, "  \"a\": 1", 7..8),
            ("{\r\n  \"a\": 1\r\n}", 10, 1, "  \"a\": 1", 7..8),
            ("{\n}", 0, 3, "{", 0..1),
            ("{}", 0, 2, "{}", 0..2),
            ("", 0, 0, "", 0..0),
            ("{\n", 2, 0, "", 0..0),
            ("{\r\n", 2, 1, "{", 1..1),
            ("\"é", 3, 0, "\"é", 3..3),
            ("{é", 1, 0, "{é", 1..3),
            ("é1", 1, 2, "é1", 0..2),
            ("{ 'a':\n1}", 0, 9, "{ 'a':", 0..1),
            ("[{}, 1]", 1, 2, "[{}, 1]", 1..3),
        ] {
            let found = excerpt(text, offset, len);
            assert_eq!((found.source, found.place), (source, place), "{text:?}");
        }
    }

    #[test]
    fn cuts_a_long_line() {
        let text = format!("{}\"wrong\"{}", "ä".repeat(50_000), "ö".repeat(50_000));
        let found = excerpt_at(&text, 100_000, 7, 50_001);
        assert!(found.source.len() < 1000);
        assert_eq!(&found.source[found.place], "\"wrong\"");
        assert_eq!(found.skipped, 50_000 - 200);
        let odd = format!("x{text}");
        assert_eq!(excerpt_at(&odd, 100_001, 7, 50_002).source.chars().count(), 200 + 7 + 200);
        let wide = format!("{}x{}", "€".repeat(1000), "€".repeat(1000));
        assert_eq!(excerpt_at(&wide, 3000, 1, 1001).source.chars().count(), 134 + 1 + 134);
    }

    #[test]
    fn shows_all_of_a_line_that_is_not_too_long() {
        let text = "x".repeat(2000);
        for offset in [0, 1000, 2000] {
            assert_eq!(excerpt(&text, offset, 0).source.len(), 2000);
        }
        assert_eq!(excerpt(&format!("x{text}"), 0, 1).source.len(), 401);
    }

    /// Looking through the whole line takes minutes, looking near the place less than a second.
    #[test]
    fn takes_no_longer_for_a_longer_line() {
        const LEN: usize = 64 << 20;
        let text = "x".repeat(LEN);
        let start = Instant::now();
        for offset in (0..LEN).step_by(LEN / 10_000) {
            assert_eq!(excerpt_at(&text, offset, 3, offset + 1).skipped, offset.saturating_sub(400));
            assert!(start.elapsed() < Duration::from_secs(30));
        }
    }

    #[test]
    fn underlines_a_long_value_in_part() {
        let text = format!("\"{}\"", "x".repeat(100_000));
        let found = excerpt(&text, 0, text.len());
        assert_eq!(found.place, 0..50);
        let text = format!("[{}1]", "1,".repeat(100_000));
        assert_eq!(excerpt(&text, 0, text.len()).place, 0..1);
    }
}
