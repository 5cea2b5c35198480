//! The flags `i`, `s` and `u` of a pattern: what they make of a set of characters.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::charset::CharSet;

/// The flags of a pattern.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags {
    /// `i`: letters match in both cases.
    pub(crate) ignore_case: bool,
    /// `s`: `.` matches line terminators too.
    pub(crate) dot_all: bool,
    /// `u`: `\p{..}` and `\u{..}`, and a backslash only where it has a meaning.
    pub(crate) unicode: bool,
}

impl Flags {
    /// As JavaScript writes them.
    pub(crate) fn letters(self) -> String {
        let all = [(self.ignore_case, 'i'), (self.dot_all, 's'), (self.unicode, 'u')];
        all.into_iter().filter(|(is_set, _)| *is_set).map(|(_, letter)| letter).collect()
    }

    /// The characters that match where one of a set does.
    pub(super) fn applied(self, set: CharSet) -> CharSet {
        if !self.ignore_case {
            return set;
        }
        let groups = if self.unicode { &*FOLDED } else { &*UPPER };
        let mut closed = set.clone();
        for group in groups {
            if group.iter().any(|point| set.has(*point)) {
                group.iter().for_each(|point| closed.push(*point, *point));
            }
        }
        closed.normalise();
        closed
    }
}

/// Characters of the basic plane that ECMA-262 takes as one where it ignores case: those of one upper case. A letter
/// beyond ASCII is no letter of ASCII.
static UPPER: LazyLock<Vec<Vec<u32>>> = LazyLock::new(|| {
    grouped((0..=0xFFFF).filter_map(char::from_u32).map(|char| {
        let mut upper = char.to_uppercase();
        let own = match (upper.next(), upper.next()) {
            (Some(upper), None) if u32::from(upper) <= 0xFFFF && (char.is_ascii() || !upper.is_ascii()) => {
                upper
            }
            _ => char,
        };
        (own.to_string(), char)
    }))
});

/// The same under the flag `u`, by simple case folding: characters of one upper case, and those with the same lower
/// case. The dotless i has no folding.
static FOLDED: LazyLock<Vec<Vec<u32>>> = LazyLock::new(|| {
    let all = ('\0'..=char::MAX).filter(|char| *char != '\u{131}');
    grouped(all.map(|char| {
        let mut lower = char.to_lowercase();
        let small = match (lower.next(), lower.next()) {
            (Some(small), None) => small,
            _ => char,
        };
        (small.to_uppercase().collect(), char)
    }))
});

/// The groups of at least two characters with one key.
fn grouped(keyed: impl Iterator<Item = (String, char)>) -> Vec<Vec<u32>> {
    let mut groups: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (key, char) in keyed {
        groups.entry(key).or_default().push(char.into());
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}
