//! From places in bytes to lines and columns, and from pointers to places.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::ops::Range;

use super::node::{Node, Value};
use crate::report::{Span, Violation};

/// A violation and where it was found, in bytes.
pub(crate) struct Found {
    pub(crate) violation: Violation,
    pub(crate) range: Range<usize>,
}

/// Puts violations into document order and adds line and column, in one walk over the text.
pub(crate) fn locate(text: &str, mut found: Vec<Found>) -> Vec<Violation> {
    found.sort_by_key(|found| found.range.start);
    let mut place = Place { offset: 0, line: 1, column: 1 };
    let located = found.into_iter().map(|Found { violation, range }| {
        place.advance(text, range.start);
        let (line, column) = (place.line, place.column);
        violation.with_span(Span { offset: range.start, len: range.len(), line, column })
    });
    located.collect()
}

struct Place {
    offset: usize,
    line: usize,
    column: usize,
}

impl Place {
    fn advance(&mut self, text: &str, offset: usize) {
        for char in text[self.offset..offset].chars() {
            if char == '\n' {
                self.line += 1;
                self.column = 1;
            } else {
                self.column += 1;
            }
        }
        self.offset = offset;
    }
}

/// The byte offset of a line and column as serde_json counts them: the line from 1, the column in bytes,
/// that of the last byte read.
pub(crate) fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let offset = (start + column.saturating_sub(1)).min(text.len());
    (0..=offset).rev().find(|offset| text.is_char_boundary(*offset)).unwrap_or(0)
}

/// The place of a pointer's value, or of the innermost object or list around it that is there.
#[cfg(feature = "yaml")]
pub(crate) fn find(root: Node<'_>, pointer: &str) -> Range<usize> {
    let mut node = root;
    for segment in pointer.split('/').skip(1) {
        let name = segment.replace("~1", "/").replace("~0", "~");
        let inside = match node.value() {
            Value::List(items) => name.parse::<usize>().ok().and_then(|index| items.get(index).copied()),
            Value::Object(entries) => {
                let entry = entries.into_iter().find(|entry| entry.key.as_deref() == Some(name.as_str()));
                entry.map(|entry| entry.value)
            }
            _ => None,
        };
        match inside {
            Some(inside) => node = inside,
            None => break,
        }
    }
    node.range()
}

/// Finds the places of many violations in one walk over the values that they point at.
pub(crate) fn find_all(root: Node<'_>, violations: Vec<Violation>, found: &mut Vec<Found>) {
    find_below(root, 0, violations, found);
}

/// Finds those at a node, whose pointers agree in their first `depth` bytes, and those below it.
fn find_below(node: Node<'_>, depth: usize, violations: Vec<Violation>, found: &mut Vec<Found>) {
    let mut inside: BTreeMap<String, Vec<Violation>> = BTreeMap::new();
    for violation in violations {
        match violation.pointer()[depth..].strip_prefix('/') {
            Some(rest) => {
                let segment = rest.split('/').next().unwrap_or_default();
                inside.entry(String::from(segment)).or_default().push(violation);
            }
            None => found.push(Found { violation, range: node.range() }),
        }
    }
    if inside.is_empty() {
        return;
    }
    let mut values: BTreeMap<String, Node<'_>> = BTreeMap::new();
    match node.value() {
        Value::List(items) => {
            values.extend(items.into_iter().enumerate().map(|(index, item)| (index.to_string(), item)));
        }
        Value::Object(entries) => {
            for entry in entries {
                if let Some(key) = entry.key {
                    values.entry(escape(&key)).or_insert(entry.value);
                }
            }
        }
        _ => {}
    }
    for (segment, violations) in inside {
        match values.get(&segment) {
            Some(value) => find_below(*value, depth + 1 + segment.len(), violations, found),
            // What is absent stands, for want of a place, at what is around it.
            None => {
                found.extend(violations.into_iter().map(|violation| Found { violation, range: node.range() }))
            }
        }
    }
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The pointer, below a node, of the innermost value around a byte of the text.
pub(crate) fn pointer_at(root: Node<'_>, offset: usize) -> (String, Range<usize>) {
    use crate::path::{Segment, push_segment};

    let mut pointer = String::new();
    let mut node = root;
    // Deeper than any reader goes, there is nothing to point at.
    for _ in 0..super::explain::MAX_DEPTH {
        let has = |inner: &Node<'_>| inner.range().start <= offset && offset <= inner.range().end;
        let inside = match node.value() {
            Value::List(items) => {
                let found = items.into_iter().enumerate().find(|(_, item)| has(item));
                found.map(|(index, item)| {
                    push_segment(&mut pointer, Segment::Index(index));
                    item
                })
            }
            Value::Object(entries) => {
                let found = entries.into_iter().find(|entry| entry.key.is_some() && has(&entry.value));
                found.map(|entry| {
                    push_segment(&mut pointer, Segment::Key(entry.key.as_deref().unwrap_or_default()));
                    entry.value
                })
            }
            _ => None,
        };
        match inside {
            Some(inside) => node = inside,
            None => break,
        }
    }
    (pointer, node.range())
}
