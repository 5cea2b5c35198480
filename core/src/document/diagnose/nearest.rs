//! The known name that a misspelt key or value is nearest to.

use alloc::vec::Vec;

use super::diagnosis::Diagnosis;

/// Known names, prepared for comparisons with many others.
pub(crate) struct Known {
    names: Vec<(&'static str, Vec<char>)>,
}

/// A known name that another is near to.
#[derive(Clone, Copy)]
pub(crate) struct Nearest {
    pub(crate) name: &'static str,
    /// Whether it is the only one.
    pub(crate) is_sole: bool,
}

/// The longest name that is compared: a key may be as long as the text, and then it is near no known name.
const MAX_NAME: usize = 256;

impl Known {
    pub(crate) fn new(names: &[&'static str]) -> Self {
        Known { names: names.iter().map(|name| (*name, fold(name))).collect() }
    }

    /// The nearest known name, if it is near enough, and whether no other is: edits (insertions, deletions, changes, swaps)
    /// up to a third of its length, at least one, but never more than half of either name. Case does not count.
    pub(crate) fn nearest(&self, name: &str) -> Option<Nearest> {
        if name.len() > 4 * MAX_NAME {
            return None;
        }
        let name = fold(name);
        if name.len() > MAX_NAME {
            return None;
        }
        let mut nearest = None;
        let (mut least, mut near_ones) = (usize::MAX, 0);
        let mut rows = Default::default();
        for (candidate, folded) in &self.names {
            let near = (folded.len() / 3).max(1).min(name.len().min(folded.len()) / 2);
            // A distance is at least the difference of the lengths.
            if name.len().abs_diff(folded.len()) > near {
                continue;
            }
            let distance = distance(&name, folded, near, &mut rows);
            near_ones += usize::from(distance <= near);
            if distance <= near && distance < least {
                least = distance;
                nearest = Some(*candidate);
            }
        }
        nearest.map(|name| Nearest { name, is_sole: near_ones == 1 })
    }
}

impl Diagnosis {
    /// The known name that one of the document may mean; none after the first hundreds that are asked for.
    pub(super) fn nearest(&self, name: &str, known: &Known) -> Option<Nearest> {
        self.may_guess().then(|| known.nearest(name))?
    }

    /// The same for names that are prepared for this one only.
    pub(super) fn nearest_of(&self, name: &str, known: &[&'static str]) -> Option<Nearest> {
        self.may_guess().then(|| Known::new(known).nearest(name))?
    }

    fn may_guess(&self) -> bool {
        let left = self.guesses.get().checked_sub(1);
        self.guesses.set(left.unwrap_or(0));
        left.is_some()
    }
}

fn fold(name: &str) -> Vec<char> {
    let mut folded = Vec::new();
    for char in name.chars() {
        folded.extend(char.to_lowercase());
    }
    folded
}

/// The edit distance between two names, or more than `most`; a swap of neighbours counts as one edit.
///
/// Of `rows`, which are there to be allocated once for all comparisons, nothing is kept.
fn distance(a: &[char], b: &[char], most: usize, rows: &mut [Vec<usize>; 3]) -> usize {
    let [before, last, next] = rows;
    for row in [&mut *before, &mut *last, &mut *next] {
        row.clear();
        row.extend(0..=b.len());
    }
    for row in 0..a.len() {
        next[0] = row + 1;
        for column in 0..b.len() {
            let change = last[column] + usize::from(a[row] != b[column]);
            let mut least = change.min(last[column + 1] + 1).min(next[column] + 1);
            if row > 0 && column > 0 && a[row] == b[column - 1] && a[row - 1] == b[column] {
                least = least.min(before[column - 1] + 1);
            }
            next[column + 1] = least;
        }
        // Of three rows the oldest is overwritten; a swap reaches back over one row.
        if next.iter().chain(&*last).all(|distance| *distance > most) {
            return most + 1;
        }
        core::mem::swap(before, last);
        core::mem::swap(last, next);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::Known;

    #[test]
    fn finds_what_is_meant() {
        let known = Known::new(&["configType", "customEntrypoint", "customCommand", "D", "id"]);
        for (name, meant) in [
            ("customComand", Some("customCommand")),
            ("customCommnad", Some("customCommand")),
            ("configtype", Some("configType")),
            ("CustomEntryPoint", Some("customEntrypoint")),
            ("volume", None),
            ("", None),
            ("B", None),
            ("d", Some("D")),
            ("ib", Some("id")),
        ] {
            assert_eq!(known.nearest(name).map(|nearest| nearest.name), meant, "{name}");
        }
    }
}
