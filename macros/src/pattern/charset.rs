//! Sets of characters as sorted, merged, inclusive ranges of code points, and the sets that ECMA-262 names.
//! Surrogates are code points here, but no text contains one: a set of surrogates alone matches nothing, as a lone
//! `\ud83d` does.

/// The largest code point.
pub(super) const LAST: u32 = 0x10_FFFF;

/// A set of code points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CharSet {
    ranges: Vec<(u32, u32)>,
}

impl CharSet {
    /// The set of one code point.
    pub(super) fn single(point: u32) -> Self {
        Self { ranges: vec![(point, point)] }
    }

    /// The set of the given inclusive ranges, in any order.
    pub(super) fn from_ranges(ranges: &[(u32, u32)]) -> Self {
        let mut set = Self { ranges: ranges.to_vec() };
        set.normalise();
        set
    }

    /// `\d`: ASCII digits.
    pub(super) fn digits() -> Self {
        Self::from_ranges(&[(0x30, 0x39)])
    }

    /// `\w`: ASCII letters, digits and the underscore.
    pub(super) fn words() -> Self {
        Self::from_ranges(&[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
    }

    /// `\s`: WhiteSpace and LineTerminator of ECMA-262, that is the space separators of Unicode, the
    /// ASCII ones, U+2028, U+2029 and U+FEFF. U+0085 and U+180E are not among them.
    pub(super) fn spaces() -> Self {
        Self::from_ranges(&[
            (0x09, 0x0D),
            (0x20, 0x20),
            (0xA0, 0xA0),
            (0x1680, 0x1680),
            (0x2000, 0x200A),
            (0x2028, 0x2029),
            (0x202F, 0x202F),
            (0x205F, 0x205F),
            (0x3000, 0x3000),
            (0xFEFF, 0xFEFF),
        ])
    }

    /// `.`: all but the four line terminators.
    pub(super) fn dot() -> Self {
        Self::from_ranges(&[(0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029)]).complement()
    }

    /// Adds an inclusive range. `normalise` must follow before the set is read.
    pub(super) fn push(&mut self, first: u32, last: u32) {
        self.ranges.push((first, last));
    }

    /// Adds all of another set. `normalise` must follow before the set is read.
    pub(super) fn extend(&mut self, other: &Self) {
        self.ranges.extend_from_slice(&other.ranges);
    }

    /// Sorts and merges the ranges.
    pub(super) fn normalise(&mut self) {
        self.ranges.sort_unstable();
        let mut merged: Vec<(u32, u32)> = Vec::with_capacity(self.ranges.len());
        for &(first, last) in &self.ranges {
            match merged.last_mut() {
                Some(previous) if first <= previous.1.saturating_add(1) => {
                    previous.1 = previous.1.max(last);
                }
                _ => merged.push((first, last)),
            }
        }
        self.ranges = merged;
    }

    /// All code points that are not in this set.
    pub(super) fn complement(&self) -> Self {
        let mut ranges = Vec::with_capacity(self.ranges.len() + 1);
        let mut next = 0;
        for &(first, last) in &self.ranges {
            if first > next {
                ranges.push((next, first - 1));
            }
            next = last + 1;
        }
        if next <= LAST {
            ranges.push((next, LAST));
        }
        Self { ranges }
    }

    /// Whether a code point is in the set.
    pub(super) fn has(&self, point: u32) -> bool {
        let after = self.ranges.partition_point(|range| range.0 <= point);
        after.checked_sub(1).is_some_and(|before| point <= self.ranges[before].1)
    }

    /// The set as a class in brackets, with the escapes of the flag `u` where it may use them; `None` where it may not
    /// and a character takes more than four digits.
    pub(super) fn as_class(&self, unicode: bool) -> Option<String> {
        let mut class = String::from("[");
        for &(first, last) in &self.ranges {
            push_point(&mut class, first, unicode)?;
            if last > first {
                class.push_str(if last > first + 1 { "-" } else { "" });
                push_point(&mut class, last, unicode)?;
            }
        }
        class.push(']');
        Some(class)
    }

    /// Whether the set holds nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// The ranges, in ascending order, with a gap between any two.
    pub(super) fn ranges(&self) -> &[(u32, u32)] {
        &self.ranges
    }
}

/// Appends a character of a class.
fn push_point(class: &mut String, point: u32, unicode: bool) -> Option<()> {
    match char::from_u32(point) {
        Some(char) if char.is_ascii_alphanumeric() => class.push(char),
        _ if point <= 0xFFFF => class.push_str(&format!("\\u{point:04x}")),
        _ if unicode => class.push_str(&format!("\\u{{{point:x}}}")),
        _ => return None,
    }
    Some(())
}
