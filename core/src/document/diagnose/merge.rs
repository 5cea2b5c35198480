//! The end of the second pass: adds what only typed values show, and keeps each mistake once.

use alloc::vec::Vec;

use super::diagnosis::Diagnosis;
use crate::document::locate::{Findings, Found, find_all};
use crate::document::tree::node::Node;
use crate::report::Report;
use crate::report::path::Path;
use crate::report::violation::Violation;
use crate::schema::lookup::{Key, Lookup, name};

impl Diagnosis {
    /// Records the violations of the whole value, of which some are left out. The second pass has already reported most of them at the same
    /// pointers; only the rest needs a search for places.
    pub(crate) fn merge_whole(&mut self, report: Report, omitted: usize, root: Node<'_>) {
        let mut violations = report.into_violations();
        let all = violations.len() + omitted;
        let mut reported = Lookup::default();
        for found in &self.found {
            reported.add(place_and_code(&found.violation));
        }
        violations
            .retain(|violation| !violation.is_of_rule() || !reported.contains(place_and_code(violation)));
        if !violations.is_empty() {
            self.merge_since(Mark::default(), true, Report::of(violations), root, &Path::ROOT);
        }
        if omitted > 0 {
            // The value has other pointers, which take other room.
            let Mark { found, typed, in_sets } = self.mark();
            let rest = all.saturating_sub(found).saturating_sub(typed).saturating_sub(in_sets);
            let left_out = if self.is_right() { omitted } else { rest };
            self.budget.omitted = self.budget.omitted.max(left_out);
        }
    }

    /// Records the violations of a typed value that is a part of the document; [`finish`](Self::finish) adds them. `before` is the
    /// number of violations before its text was compared.
    pub(super) fn merge(&mut self, report: Report, node: Node<'_>, before: usize, at: &Path<'_>) {
        self.merge_since(Mark { found: before, ..self.mark() }, false, report, node, at);
    }

    /// What is recorded up to here.
    pub(super) fn mark(&self) -> Mark {
        Mark { found: self.found.len(), typed: self.typed.len(), in_sets: self.in_sets.len() }
    }

    /// Records the violations of a part, or of the whole document. What the text or another part has shown since a mark takes no
    /// room twice.
    pub(super) fn merge_since(
        &mut self,
        mark: Mark,
        is_whole: bool,
        report: Report,
        node: Node<'_>,
        at: &Path<'_>,
    ) {
        let (mut found, mut in_sets) = find_all(node, at, report, &self.wire);
        let mut known = Lookup::default();
        for Found { violation, .. } in &self.found[mark.found..] {
            known.add(place_and_code(violation));
        }
        for Found { violation, .. } in self.typed[mark.typed..].iter().chain(&self.in_sets[mark.in_sets..]) {
            known.add(place_and_words(violation));
        }
        let is_known = |violation: &Violation| {
            violation.is_of_rule() && known.contains(place_and_code(violation))
                || known.contains(place_and_words(violation))
        };
        found.retain(|found| !is_known(&found.violation));
        if !in_sets.is_empty() {
            let items = in_items(&self.found[mark.found..]);
            in_sets.retain(|Found { violation, .. }| {
                !is_known(violation) && !items.contains(item(violation.pointer(), violation))
            });
        }
        let mut left_out = 0;
        for found in found {
            if self.takes_of_value(&found.violation, is_whole, &mut left_out) {
                self.typed.push(found);
            }
        }
        for found in in_sets {
            if self.takes_of_value(&found.violation, is_whole, &mut left_out) {
                self.in_sets.push(found);
            }
        }
        self.budget.omitted = self.budget.omitted.max(left_out);
    }

    /// Whether there is room for one more violation of a typed value; takes it. What the text or a part may have left out
    /// before is counted in `left_out`.
    fn takes_of_value(&mut self, violation: &Violation, is_whole: bool, left_out: &mut usize) -> bool {
        let before = self.budget.omitted;
        let has_room = self.takes(violation);
        if is_whole || violation.is_of_rule() {
            *left_out += self.budget.omitted - before;
            self.budget.omitted = before;
        }
        has_room
    }

    /// All findings, with those that only typed values show: functions cannot validate a text.
    pub(crate) fn finish(mut self) -> Findings {
        let mut typed = core::mem::take(&mut self.typed);
        if !typed.is_empty() {
            let mut is_news = self.news(&typed).into_iter();
            typed.retain(|_| is_news.next().unwrap_or(true));
            self.found.append(&mut typed);
        }
        self.add_sets();
        self.prefer_rules();
        Findings { found: self.found, omitted: self.budget.omitted, limits: self.limits }
    }

    /// Adds each violation of a set's items once per set, unless an item has reported it already.
    fn add_sets(&mut self) {
        let in_sets = core::mem::take(&mut self.in_sets);
        if in_sets.is_empty() {
            return;
        }
        let mut reported = in_items(&self.found);
        let mut is_news = Vec::new();
        for Found { violation, .. } in &in_sets {
            is_news.push(reported.add(item(violation.pointer(), violation)));
        }
        let news = in_sets.into_iter().zip(is_news).filter(|(_, is_news)| *is_news);
        self.found.extend(news.map(|(found, _)| found));
    }

    /// Drops the type error of an out-of-range integer that a rule reports as well.
    fn prefer_rules(&mut self) {
        if self.ruled.is_empty() {
            return;
        }
        let mut ruled = Lookup::default();
        for (start, pointer) in &self.ruled {
            ruled.add((*start, pointer, ""));
        }
        self.found.retain(|Found { violation, range, .. }| {
            violation.code() != "type" || !ruled.contains((range.start, violation.pointer(), ""))
        });
    }

    /// For each violation of a typed value, whether the text has not shown it yet.
    fn news(&self, typed: &[Found]) -> Vec<bool> {
        let mut known = Lookup::default();
        let mut misfits = Lookup::default();
        for Found { violation, .. } in &self.found {
            known.add(place_and_code(violation));
            if violation.code() == "type" {
                misfits.add(name(violation.pointer()));
            }
        }
        let mut first = Lookup::default();
        let mut reported = Lookup::default();
        let is_news = typed.iter().enumerate().map(|(index, Found { violation, .. })| {
            // Inside a value that does not fit its type, nothing else is reported.
            let is_misfit = !misfits.is_empty()
                && prefixes(violation.pointer()).any(|prefix| misfits.contains(name(prefix)));
            let is_known = violation.is_of_rule() && known.contains(place_and_code(violation)) || is_misfit;
            !is_known && {
                let first = first.get_or_insert(place_and_code(violation), index);
                reported.add((first, violation.message(), ""))
            }
        });
        is_news.collect()
    }
}

/// A warning is no error of the same rule.
fn place_and_code(violation: &Violation) -> Key<'_> {
    let kind = usize::from(violation.in_key()) | usize::from(violation.is_warning()) << 1;
    (kind, violation.pointer(), violation.code())
}

/// The same with what is said in place of the code.
fn place_and_words(violation: &Violation) -> Key<'_> {
    let (kind, pointer, _) = place_and_code(violation);
    (kind | 4, pointer, violation.message())
}

/// What is said of an item of the value at a pointer.
fn item<'a>(pointer: &'a str, violation: &'a Violation) -> Key<'a> {
    (usize::from(violation.is_warning()), pointer, violation.message())
}

/// What is said of the items of each value.
fn in_items(found: &[Found]) -> Lookup<'_> {
    let mut said = Lookup::default();
    for Found { violation, .. } in found {
        for prefix in prefixes(violation.pointer()) {
            said.add(item(prefix, violation));
        }
    }
    said
}

/// How much is recorded: in the text, of typed values, and of items of sets.
#[derive(Clone, Copy, Default)]
pub(super) struct Mark {
    found: usize,
    typed: usize,
    in_sets: usize,
}

/// A pointer and all its prefixes.
fn prefixes(pointer: &str) -> impl Iterator<Item = &str> {
    let ends = pointer.match_indices('/').map(|(index, _)| index);
    ends.chain([pointer.len()]).map(|end| &pointer[..end])
}
