//! The known name that a misspelt key or value is nearest to.

use alloc::vec;
use alloc::vec::Vec;

/// The nearest known name, if it is near enough: edits (insertions, deletions, changes, swaps) up to a third of its
/// length, at least one, but never more than half of either name. Case does not count.
pub(crate) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let name: Vec<char> = fold(name);
    // Bounds the work: a key may be as long as the text, and then it is near no known name.
    if name.len() > 256 {
        return None;
    }
    let mut nearest = None;
    let mut least = usize::MAX;
    for candidate in known {
        let folded = fold(candidate);
        let distance = distance(&name, &folded);
        let is_near = distance <= (folded.len() / 3).max(1);
        let is_kept = 2 * distance <= name.len().min(folded.len());
        if is_near && is_kept && distance < least {
            least = distance;
            nearest = Some(*candidate);
        }
    }
    nearest
}

fn fold(name: &str) -> Vec<char> {
    let mut folded = Vec::new();
    for char in name.chars() {
        folded.extend(char.to_lowercase());
    }
    folded
}

/// The edit distance between two names; a swap of neighbours counts as one edit.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for row in 0..a.len() {
        let mut next = vec![row + 1; b.len() + 1];
        for column in 0..b.len() {
            let change = last[column] + usize::from(a[row] != b[column]);
            let mut least = change.min(last[column + 1] + 1).min(next[column] + 1);
            if row > 0 && column > 0 && a[row] == b[column - 1] && a[row - 1] == b[column] {
                least = least.min(before[column - 1] + 1);
            }
            next[column + 1] = least;
        }
        before = core::mem::replace(&mut last, next);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_is_meant() {
        let known = ["configType", "customEntrypoint", "customCommand", "D", "id"];
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
            assert_eq!(nearest(name, &known), meant, "{name}");
        }
    }
}
