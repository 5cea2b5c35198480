//! Finds the places of violations: from pointers to byte ranges, and from byte ranges to lines and columns.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::edits::{Mend, add_edits};
use super::tree::node::{Node, Value, last_of_each_key};
use crate::report::limits::MAX_LEVELS;
use crate::report::path::{Path, Segment, push_segment, unescaped};
#[cfg(feature = "json_schema")]
use crate::report::sorting::sort;
use crate::report::source_map::Lines;
use crate::report::violation::Violation;
use crate::report::{Limits, Report};
use crate::schema::lookup::{Lookup, in_order, name, number};
use crate::schema::{Check, Presence};

/// A violation and its byte range.
pub(crate) struct Found {
    pub(crate) violation: Violation,
    pub(crate) range: Range<usize>,
    /// What mends it.
    pub(crate) mend: Option<Mend>,
}

impl Found {
    pub(crate) const fn new(violation: Violation, range: Range<usize>) -> Self {
        Found { violation, range, mend: None }
    }
}

/// What a pass over a text has found.
pub(crate) struct Findings {
    pub(crate) found: Vec<Found>,
    /// How many more there are, at least.
    pub(crate) omitted: usize,
    pub(crate) limits: Limits,
}

impl Findings {
    /// Whether nothing makes the text invalid.
    pub(crate) fn is_right(&self) -> bool {
        self.found.iter().all(|found| found.violation.is_warning()) && self.omitted == 0
    }

    /// The violations in the order of their ranges and within the limits, without places.
    #[cfg(feature = "json_schema")]
    pub(crate) fn without_places(self) -> Vec<Violation> {
        let Findings { mut found, omitted, limits } = self;
        let key = |found: &Found| (found.violation.code() == "depth", found.range.start);
        sort(&mut found, |a, b| key(a).cmp(&key(b)));
        let omitted = omitted.max(found.len().saturating_sub(limits.violations));
        found.truncate(limits.violations);
        let mut violations: Vec<_> = found.into_iter().map(|found| found.violation).collect();
        if omitted > 0 {
            violations.push(Violation::limit(omitted));
        }
        violations
    }

    /// The violations in document order and within the limits, each with its place.
    pub(crate) fn report(self, text: &str) -> Vec<Violation> {
        self.report_from(&Lines::new(text), text.len())
    }

    /// The same of one document of a text, with lines that are counted up to there, and the offset of its end.
    pub(crate) fn report_from(self, lines: &Lines<'_>, end: usize) -> Vec<Violation> {
        let Findings { mut found, omitted, limits } = self;
        // Everything below a value that is too deep is left out, so that comes last.
        let deep = found.iter().position(|found| found.violation.code() == "depth");
        let deep = deep.map(|index| found.remove(index));
        found.retain(|found| found.violation.code() != "depth");
        let mut violations = locate_from(lines, found);
        let omitted = omitted.max(violations.len().saturating_sub(limits.violations));
        violations.truncate(limits.violations);
        violations.extend(deep.into_iter().flat_map(|deep| locate_from(lines, vec![deep])));
        say_omitted(lines, end, &mut violations, omitted);
        violations
    }
}

/// Adds how many violations are left out, if any are, at the end.
fn say_omitted(lines: &Lines<'_>, end: usize, violations: &mut Vec<Violation>, omitted: usize) {
    if omitted > 0 {
        violations.extend(locate_from(lines, vec![Found::new(Violation::limit(omitted), end..end)]));
    }
}

/// Sorts violations into document order and adds lines and columns, in one pass over the text.
pub(crate) fn locate(text: &str, found: Vec<Found>) -> Vec<Violation> {
    locate_from(&Lines::new(text), found)
}

fn locate_from(lines: &Lines<'_>, found: Vec<Found>) -> Vec<Violation> {
    let order = in_order(found.len(), &|index| number(found[index].range.start));
    let mut found: Vec<Option<Found>> = found.into_iter().map(Some).collect();
    let mut violations = Vec::with_capacity(order.len());
    let mut mends = Vec::new();
    for index in order {
        let Some(Found { mut violation, range, mend }) = found[index].take() else { continue };
        mends.extend(mend.map(|mend| (violations.len(), mend)));
        violation.set_range(range);
        violations.push(violation);
    }
    add_lines(lines.clone(), &mut violations);
    if !mends.is_empty() {
        add_edits(lines.clone(), &mut violations, mends);
    }
    violations
}

/// Sorts violations that know their ranges into document order, and adds lines and columns.
pub(crate) fn place(text: &str, mut violations: Vec<Violation>) -> Vec<Violation> {
    if !violations.is_sorted_by_key(Violation::offset) {
        let order = in_order(violations.len(), &|index| number(violations[index].offset()));
        let mut found: Vec<Option<Violation>> = violations.into_iter().map(Some).collect();
        violations = order.into_iter().filter_map(|index| found[index].take()).collect();
    }
    add_lines(Lines::new(text), &mut violations);
    violations
}

fn add_lines(mut lines: Lines<'_>, violations: &mut [Violation]) {
    for violation in violations {
        violation.place(lines.text(), &mut lines);
    }
}

/// Where a text differs from the typed value that serde read from it.
#[derive(Default)]
pub(crate) struct Wire {
    /// Aliases that objects have in place of names, by object and name; the value is an index into `aliases`.
    names: Lookup<'static>,
    aliases: Vec<&'static str>,
    /// Sets, whose items may be in another order than in the text.
    pub(crate) sets: Lookup<'static>,
    /// Values of types that read themselves, which may have other keys than their fields.
    pub(crate) own: Lookup<'static>,
}

impl Wire {
    pub(crate) fn add_alias(&mut self, object: Node<'_>, name: &'static str, alias: &'static str) {
        self.names.insert((object.id(), name, ""), self.aliases.len());
        self.aliases.push(alias);
    }

    /// The key of a field in an object of the text: its name or an alias.
    fn key_of<'a>(&self, object: Node<'_>, name: &'a str) -> &'a str {
        self.names.get((object.id(), name, "")).map_or(name, |index| self.aliases[index])
    }

    pub(crate) fn join(&mut self, mut other: Wire) {
        self.names.append(other.names, self.aliases.len());
        self.aliases.append(&mut other.aliases);
        self.sets.append(other.sets, 0);
        self.own.append(other.own, 0);
    }
}

/// Finds the places of a typed value's violations, which are at `node` or below it. One walk visits only the values
/// that the pointers lead through.
///
/// The second list has the violations of items of sets, placed at the set, because a set does not keep the order of
/// the text.
pub(crate) fn find_all(
    node: Node<'_>,
    at: &Path<'_>,
    report: Report,
    wire: &Wire,
) -> (Vec<Found>, Vec<Found>) {
    let outer = at.to_pointer();
    let mut violations: Vec<_> =
        report.into_violations().into_iter().map(|violation| violation.in_part(&outer)).collect();
    let pointers: Vec<String> = violations.iter_mut().map(Violation::take_pointer).collect();
    let mut finder = Finder { wire, found: Vec::with_capacity(pointers.len()), in_sets: Vec::new() };
    let all = violations.into_iter().zip(pointers.iter().map(String::as_str)).collect();
    finder.below(node, None, at, all);
    (finder.found, finder.in_sets)
}

struct Finder<'a> {
    wire: &'a Wire,
    found: Vec<Found>,
    in_sets: Vec<Found>,
}

impl Finder<'_> {
    /// Finds the violations at a node and below it, each given with the rest of its pointer; `key` is where the node's
    /// key is.
    fn below(
        &mut self,
        node: Node<'_>,
        key: Option<&Range<usize>>,
        at: &Path<'_>,
        violations: Vec<(Violation, &str)>,
    ) {
        let mut inside: Vec<(&str, Vec<(Violation, &str)>)> = Vec::new();
        let mut known = Lookup::default();
        let is_set = self.wire.sets.contains(number(node.id()));
        for (violation, rest) in violations {
            match rest.strip_prefix('/') {
                None => self.push(violation, node, key, at.to_pointer() + rest),
                Some(_) if is_set => {
                    let violation = violation.at_pointer(at.to_pointer());
                    self.in_sets.push(Found::new(violation, node.range()));
                }
                Some(below) => {
                    let segment = below.split('/').next().unwrap_or_default();
                    let index = known.get_or_insert(name(segment), inside.len());
                    if index == inside.len() {
                        inside.push((segment, Vec::new()));
                    }
                    inside[index].1.push((violation, &below[segment.len()..]));
                }
            }
        }
        if inside.is_empty() {
            return;
        }
        let value = node.value();
        // The last value of a repeated key counts.
        let last = match &value {
            Value::Object(entries) => last_of_each_key(&mut entries.iter()),
            _ => Lookup::default(),
        };
        for (segment, violations) in inside {
            let key = unescaped(segment);
            let key = self.wire.key_of(node, &key);
            let inner = match &value {
                Value::List(items) => {
                    key.parse::<usize>().ok().and_then(|index| items.get(index)).map(|item| (item, None))
                }
                Value::Object(entries) => last.get(name(key)).map(|index| {
                    let entry = &entries[index];
                    (&entry.value, Some(&entry.key_range))
                }),
                _ => None,
            };
            match inner {
                Some((inner, range)) => self.below(*inner, range, &at.key(key), violations),
                // A missing key is reported at its object, with the key in the pointer. If serde reads the value from
                // a scalar, the scalar is the place and the pointer.
                None => {
                    let is_absent = matches!(value, Value::Object(_));
                    let is_default = is_absent && !self.wire.own.contains(number(node.id()));
                    let place = if is_absent { at.key(key).to_pointer() } else { at.to_pointer() };
                    for (violation, rest) in violations {
                        let rest = if is_absent { rest } else { "" };
                        let violation = if is_default { violation.of_default() } else { violation };
                        self.push(violation, node, None, place.clone() + rest);
                    }
                }
            }
        }
    }

    fn push(&mut self, violation: Violation, node: Node<'_>, key: Option<&Range<usize>>, pointer: String) {
        // Of a field that may not be there the key is wrong.
        let is_of_key = violation.in_key()
            || matches!(violation.check(), Some(Check::Presence(presence)) if !matches!(presence, Presence::Required));
        let range = key.filter(|_| is_of_key).cloned().unwrap_or_else(|| node.range());
        self.found.push(Found::new(violation.at_pointer(pointer), range));
    }
}

/// The pointer, below a node, of the innermost value that contains a byte of the text.
pub(crate) fn pointer_at(root: Node<'_>, offset: usize) -> (String, Range<usize>) {
    let mut pointer = String::new();
    let mut node = root;
    // No reader goes deeper.
    for _ in 0..MAX_LEVELS {
        let has = |inner: &Node<'_>| inner.range().contains(&offset);
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

impl Node<'_> {
    /// The place of a byte of the value's JSON: a pointer below the value, and its range in the text.
    pub(crate) fn place_in_json(&self, json: &str, offset: usize) -> (String, Range<usize>) {
        if let Some(start) = self.json_offset() {
            return pointer_at(*self, start + offset);
        }
        // A YAML text writes the value differently, so the pointer has to be followed there.
        let (pointer, _) = pointer_at(Node::root(json), offset);
        let there = Report::of(vec![Violation::new(pointer.clone(), "type", "")]);
        let (found, _) = find_all(*self, &Path::ROOT, there, &Wire::default());
        (pointer, found.first().map_or_else(|| self.range(), |found| found.range.clone()))
    }
}
