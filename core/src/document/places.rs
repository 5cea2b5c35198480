//! The places of a typed value's violations in the JSON text that it was read from, by their pointers alone. In: a text
//! that serde read, and the report on the value. Out: the violations in document order, each with its place; the report
//! again where the text may say it otherwise, or where the second pass has more to tell.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::ops::Range;

use super::locate::place;
use crate::lexer::Lexer;
use crate::report::Report;
use crate::report::byte_search::find_either;
use crate::report::path::unescaped;
use crate::report::violation::Violation;
use crate::rules::Check;
use crate::schema::Presence;

/// Bound on the violations: each reads the text anew.
const MOST_PLACED: usize = 16;

/// Adds the places. The text is of a type that keeps names and order.
pub(super) fn placed(text: &str, report: Report) -> Result<Vec<Violation>, Report> {
    if report.violations().len() > MOST_PLACED {
        return Err(report);
    }
    let mut violations = report.into_violations();
    // The value that the last pointer leads through last, by the length of its own pointer and its offset.
    let mut around = (0, 0);
    for index in 0..violations.len() {
        let (before, others) = violations.split_at_mut(index);
        let Some(violation) = others.first_mut() else { break };
        let shares = |before: &Violation| {
            let [own, before] =
                [violation.pointer(), before.pointer()].map(|pointer| pointer.split_at_checked(around.0));
            matches!((own, before), (Some((own, below)), Some((before, _))) if own == before && below.starts_with('/'))
        };
        if !before.last().is_some_and(shares) {
            around = (0, 0);
        }
        // What the fields of a value break is reported before what its own field says of it; only of keys that are missing
        // the order is the same.
        let is_first = |range: &Range<usize>| {
            let is_other =
                |other: &Violation| other.offset() != range.start || is_of_key(other) && is_of_key(violation);
            before.iter().all(is_other)
        };
        match find(text, violation, &mut around).filter(is_first) {
            Some(range) => violation.set_range(range),
            None => return Err(Report::of(violations)),
        }
    }
    Ok(place(text, violations))
}

/// Whether a violation is about a key that is there or missing.
fn is_of_key(violation: &Violation) -> bool {
    matches!(violation.check(), Some(Check::Presence(_)))
}

/// The place of a violation, if its pointer and its rule tell it for sure.
fn find(text: &str, violation: &Violation, around: &mut (usize, usize)) -> Option<Range<usize>> {
    let presence = match violation.check()? {
        // The second pass adds the literal that is meant, and tells groups before the fields.
        Check::OneOf(_) | Check::Custom(_) | Check::Unique(_) | Check::Group(_) => return None,
        Check::Presence(presence) => Some(presence),
        _ => None,
    };
    let pointer = violation.pointer();
    let (len, offset) = *around;
    let mut rest = pointer.get(len..)?;
    let mut lexer = Lexer::at(text, offset);
    let mut key = None;
    lexer.peek();
    while let Some(below) = rest.strip_prefix('/') {
        *around = (pointer.len() - rest.len(), lexer.offset());
        let (segment, behind) = split_segment(below)?;
        rest = behind;
        match lexer.peek() {
            b'{' => {
                key = lexer.find_entry(&segment).ok()?.map(|entry| entry.key);
                if key.is_none() {
                    // A missing key is reported at its object. Other rules may judge a default that serde fills in.
                    return presence.filter(|_| rest.is_empty()).map(|_| around.1..lexer.offset());
                }
            }
            b'[' => {
                key = None;
                find_item(&mut lexer, segment.parse().ok()?)?;
            }
            _ => return None,
        }
    }
    match (presence, key) {
        // In a newtype it is the `null` that is wrong.
        (Some(Presence::Required), Some(_)) => None,
        (Some(_), Some(key)) => Some(key.range()),
        _ if violation.in_key() => key.map(|key| key.range()),
        _ => lexer.value_range().ok(),
    }
}

/// The first segment of a pointer, and what is behind it.
fn split_segment(pointer: &str) -> Option<(Cow<'_, str>, &str)> {
    let plain = find_either(pointer.as_bytes(), b'/', b'~').unwrap_or(pointer.len());
    let (segment, behind) = pointer.split_at_checked(plain)?;
    if behind.starts_with('~') {
        let (segment, behind) = pointer.split_at_checked(pointer.find('/').unwrap_or(pointer.len()))?;
        return Some((Cow::Owned(unescaped(segment)), behind));
    }
    Some((Cow::Borrowed(segment), behind))
}

/// Moves to an item of the list whose bracket is the next byte.
fn find_item(lexer: &mut Lexer<'_>, index: usize) -> Option<()> {
    lexer.enter().ok()?;
    let mut before = 0;
    while lexer.next_item(before == 0).ok()? {
        lexer.peek();
        if before == index {
            return Some(());
        }
        lexer.skip_deep_value().ok()?;
        before += 1;
    }
    None
}
