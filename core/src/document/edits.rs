//! Mends of mistakes: from what a pass knows of them to changes of the text, without any that contradict each other.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::ops::Range;

use super::tree::quoted::Quoted;
use crate::report::Edit;
use crate::report::sorting::sort;
use crate::report::source_map::Lines;
use crate::report::violation::Violation;
use crate::schema::lookup::{Key, Lookup};

/// What mends a mistake.
#[derive(Clone, Debug)]
pub(crate) enum Mend {
    /// The scalar at the place of the violation, which says a text, becomes a name.
    Name { said: String, name: &'static str },
    /// An entry goes, with the separator behind the entry before, which ends at a byte.
    Without { before: usize, key: Range<usize>, value: Range<usize> },
    /// A part of the text goes.
    Cut(Range<usize>),
}

impl Mend {
    /// The change of the text, where it is certain.
    fn change(self, text: &str, place: Range<usize>) -> Option<(Range<usize>, String)> {
        match self {
            Mend::Name { said, name } => {
                let name = scalar(text.get(place.clone())?, &said, name)?;
                Some((place, name))
            }
            Mend::Without { before, key, value } => {
                let behind = text.get(before..key.start)?;
                let is_separated = behind.trim().is_empty() || behind.trim() == ",";
                let is_entry = text.get(key.end..value.start)?.trim() == ":";
                let is_scalar = text.get(value.clone()).is_some_and(|value| !value.is_empty());
                let is_certain = is_separated && is_entry && is_scalar && !behind.is_empty();
                is_certain.then(|| (before..value.end, String::new()))
            }
            Mend::Cut(range) => Some((range, String::new())),
        }
    }
}

/// A name written as the scalar that stands in its place: in double quotes, or plain as YAML has it.
fn scalar(written: &str, said: &str, name: &str) -> Option<String> {
    if written.len() > 1 && written.starts_with('"') && written.ends_with('"') {
        return Some(Quoted(name).to_string());
    }
    let is_word = |text: &str| {
        let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
        text.starts_with(|char: char| char.is_ascii_alphabetic()) && text.chars().all(is_part)
    };
    let is_reserved = |text: &str| {
        let names = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
        names.iter().any(|name| text.eq_ignore_ascii_case(name))
    };
    // A block scalar of YAML says more than what is at its place: a line end.
    match is_word(written) && written == said {
        true if is_word(name) && !is_reserved(name) => Some(String::from(name)),
        true => Some(Quoted(name).to_string()),
        false => None,
    }
}

/// The edit of a violation, by its index.
struct Draft {
    index: usize,
    range: Range<usize>,
    replacement: String,
}

/// Gives violations their edits. `mends` has indices of violations.
pub(crate) fn add_edits(mut lines: Lines<'_>, violations: &mut [Violation], mends: Vec<(usize, Mend)>) {
    let text = lines.text();
    let draft = |(index, mend): (usize, Mend)| {
        let span = violations.get(index)?.span()?;
        let (range, replacement) = mend.change(text, span.range())?;
        Some(Draft { index, range, replacement })
    };
    let mut drafts: Vec<Draft> = mends.into_iter().filter_map(draft).collect();
    sort(&mut drafts, |a, b| (a.range.start, b.range.end).cmp(&(b.range.start, a.range.end)));
    keep_apart(&mut drafts);
    keep_whole(violations, &mut drafts);
    for Draft { index, range, replacement } in drafts {
        let span = lines.span(range);
        violations[index].set_edit(Edit { span, replacement });
    }
}

/// Drops edits that overlap, but for those inside something that goes as a whole, and the same edit found twice.
fn keep_apart(drafts: &mut Vec<Draft>) {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    // Where the parts end whose edits contradict each other.
    let mut contested = 0;
    for draft in drafts.drain(..) {
        if draft.range.start < contested {
            contested = contested.max(draft.range.end);
            continue;
        }
        let overlapped = kept.last().filter(|last| {
            let is_same = last.range == draft.range && last.replacement == draft.replacement;
            draft.range.start < last.range.end && !is_same
        });
        let Some(last) = overlapped else {
            kept.push(draft);
            continue;
        };
        if !last.replacement.is_empty() || draft.range.end > last.range.end {
            contested = last.range.end.max(draft.range.end);
            let start = last.range.start;
            kept.retain(|kept| kept.range.start < start);
        }
    }
    *drafts = kept;
}

/// The code and the pointer of a violation.
fn place(violation: &Violation) -> Key<'_> {
    (0, violation.code(), violation.pointer())
}

/// Drops the edits of violations that others at the same place, with the same code, would survive.
fn keep_whole(violations: &[Violation], drafts: &mut Vec<Draft>) {
    if drafts.is_empty() {
        return;
    }
    let mut left = Lookup::default();
    for draft in drafts.iter() {
        left.insert(place(&violations[draft.index]), 0);
    }
    for violation in violations {
        if let Some(count) = left.get(place(violation)) {
            left.insert(place(violation), count + 1);
        }
    }
    for draft in drafts.iter() {
        let place = place(&violations[draft.index]);
        if let Some(count) = left.get(place) {
            left.insert(place, count - 1);
        }
    }
    drafts.retain(|draft| left.get(place(&violations[draft.index])) == Some(0));
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::{Draft, keep_apart};

    /// The indices of the edits that are kept.
    fn kept(edits: &[(Range<usize>, &str)]) -> Vec<usize> {
        let draft = |(index, (range, text)): (usize, &(Range<usize>, &str))| Draft {
            index,
            range: range.clone(),
            replacement: String::from(*text),
        };
        let mut drafts = edits.iter().enumerate().map(draft).collect();
        keep_apart(&mut drafts);
        drafts.iter().map(|draft| draft.index).collect()
    }

    #[test]
    fn edits_that_contradict_each_other_are_dropped() {
        assert_eq!(kept(&[(0..3, "a"), (3..5, "b"), (5..5, "c")]), [0, 1, 2]);
        assert_eq!(kept(&[(0..3, "a"), (0..3, "a")]), [0, 1]);
        assert!(kept(&[(0..3, "a"), (0..3, "b")]).is_empty());
        assert!(kept(&[(0..3, "a"), (1..2, "a")]).is_empty());
        assert_eq!(kept(&[(0..1, "a"), (2..5, "b"), (3..6, "c"), (6..7, "d")]), [0, 3]);
        // What overlaps with one of them is dropped as well.
        assert_eq!(kept(&[(0..3, "a"), (1..4, "b"), (3..6, "c"), (5..7, "d"), (7..8, "e")]), [4]);
        assert_eq!(kept(&[(0..9, "a"), (1..2, "b"), (3..4, "c"), (9..9, "d")]), [3]);
    }

    #[test]
    fn what_goes_as_a_whole_takes_the_edits_inside_with_it() {
        assert_eq!(kept(&[(0..9, ""), (2..3, "b"), (4..9, "c"), (9..10, "d")]), [0, 3]);
        assert_eq!(kept(&[(0..5, ""), (3..8, "b"), (8..9, "c")]), [2]);
    }
}
