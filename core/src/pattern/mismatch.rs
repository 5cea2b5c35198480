//! Why a text does not match: the place after which no text would, and what is possible there. It walks the text again,
//! one character at a time, once the verdict is known: the verdict pays nothing for it. With `^a+[:@]b$` for `aa b`:
//!
//! ```text
//! a    live, as `a:b` matches     distance 2: the shortest way to a match
//! a    the same state
//! ' '  no text matches            at 2, where `a`, `:` and `@` are possible
//! ```
//!
//! For `aa` the text ends too soon: there is no dead state to find, and `a` is possible there for ever. What is expected
//! is what leads nearer to a match: `:` or `@`.

use super::program::PatternProgram;
use super::state::{DEAD, NO_MATCH, START};

/// Where a text stops being able to match a [`Pattern`](crate::Pattern), and what could stand there.
///
/// ```
/// use deployment_validate::{Pattern, pattern};
///
/// const TAG: Pattern = pattern!(r"^[a-z]+:\d+$");
///
/// let mismatch = TAG.mismatch("rel 12").unwrap();
/// assert_eq!((mismatch.at(), mismatch.is_end()), (3, false));
/// assert_eq!(mismatch.expected().collect::<Vec<_>>(), [(':', ':'), ('a', 'z')]);
///
/// let mismatch = TAG.mismatch("rel").unwrap();
/// assert_eq!((mismatch.at(), mismatch.is_end()), (3, true));
/// assert_eq!(mismatch.expected().collect::<Vec<_>>(), [(':', ':')]);
///
/// assert!(TAG.mismatch("rel:12").is_none());
/// ```
#[derive(Clone, Copy)]
pub struct Mismatch {
    pub(super) program: &'static PatternProgram,
    /// The state before the place.
    state: usize,
    at: usize,
    is_end: bool,
}

impl PatternProgram {
    /// Why a text does not match; `None` when it does.
    #[cold]
    pub(super) const fn mismatch(&'static self, text: &[u8]) -> Option<Mismatch> {
        let (mut state, mut at) = (START, 0);
        let (mut left, mut near) = (text, 0);
        while !left.is_empty() {
            let (class, rest) = self.alphabet.class_of_first(left, &mut near);
            let next = self.step(state, class);
            if next == NO_MATCH {
                return Some(Mismatch { program: self, state, at, is_end: false });
            }
            state = next;
            left = rest;
            at += 1;
        }
        match self.distance(state) {
            0 => None,
            _ => Some(Mismatch { program: self, state, at, is_end: true }),
        }
    }
}

impl Mismatch {
    /// The first character, from 0, after which no text whatever would match; the length of the text where more text
    /// could still make it match.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Whether the text ends too soon.
    #[must_use]
    pub const fn is_end(&self) -> bool {
        self.is_end
    }

    /// The characters that could stand at the place, as ranges in the order of code points; at the end of the text only
    /// those that lead nearer to a match. There are none where the text would have to end.
    pub fn expected(&self) -> impl Iterator<Item = (char, char)> + use<> {
        let mut ranges = self.ranges(true);
        core::iter::from_fn(move || ranges.next()).filter_map(|(first, last)| {
            // Surrogates are no characters.
            let first = char::from_u32(first).or_else(|| (last > 0xDFFF).then_some('\u{E000}'))?;
            Some((first, char::from_u32(last).unwrap_or('\u{D7FF}')))
        })
    }

    /// The ranges of those that could stand there, or of the others.
    pub(crate) const fn ranges(&self, expected: bool) -> Ranges {
        self.ranges_within(0, char::MAX as u32, expected)
    }

    /// The ranges among some code points.
    pub(crate) const fn ranges_within(&self, first: u32, last: u32, expected: bool) -> Ranges {
        Ranges { mismatch: *self, expected, from: first, last, known: None }
    }

    /// Whether the text could end at the place.
    pub(crate) const fn may_end(&self) -> bool {
        self.program.distance(self.state) == 0
    }

    /// Whether the last of all characters is expected, as it is where only some are not.
    pub(crate) const fn expects_last(&self) -> bool {
        self.is_expected(self.program.alphabet.class_at(char::MAX as u32).0)
    }

    /// The regular expression.
    pub(crate) const fn source(&self) -> &'static str {
        self.program.source
    }

    /// What the author calls what matches.
    pub(crate) const fn name(&self) -> Option<&'static str> {
        self.program.name()
    }

    /// Whether a text fails at the same place.
    #[cfg(feature = "serde")]
    pub(crate) fn is_of(&self, text: &str) -> bool {
        let found = self.program.mismatch(text.as_bytes());
        found.is_some_and(|found| (found.at, found.is_end, found.state) == (self.at, self.is_end, self.state))
    }

    /// Whether the text failed for nothing in it: what it lacks could stand anywhere, or at its end.
    pub(crate) const fn lacks_all(&self) -> bool {
        self.is_end && !self.program.is_anchored_at_start
    }

    /// Whether the text has no part that matches, of a pattern that requires a part.
    pub(crate) const fn lacks_part(&self) -> bool {
        self.lacks_all() && !self.program.is_anchored_at_end
    }

    const fn is_expected(&self, class: usize) -> bool {
        let distance = self.program.distance(self.program.step(self.state, class));
        distance < if self.is_end { self.program.distance(self.state) } else { DEAD }
    }
}

impl core::fmt::Debug for Mismatch {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut shown = formatter.debug_struct("Mismatch");
        shown
            .field("pattern", &self.program.source)
            .field("at", &self.at)
            .field("is_end", &self.is_end)
            .finish()
    }
}

/// Ranges of code points, from the lowest, each as large as can be.
#[derive(Clone, Copy)]
pub(crate) struct Ranges {
    mismatch: Mismatch,
    expected: bool,
    from: u32,
    last: u32,
    /// The class before, and whether it is expected: characters of one class are often neighbours.
    known: Option<(usize, bool)>,
}

impl Ranges {
    pub(crate) const fn next(&mut self) -> Option<(u32, u32)> {
        let mut first = None;
        while self.from <= self.last {
            let (class, end) = self.mismatch.program.alphabet.class_at(self.from);
            match (first, self.is_meant(class)) {
                (None, true) => first = Some(self.from),
                (Some(first), false) => return Some((first, self.from - 1)),
                _ => {}
            }
            self.from = end;
        }
        match first {
            Some(first) => Some((first, self.last)),
            None => None,
        }
    }

    const fn is_meant(&mut self, class: usize) -> bool {
        if let Some((known, is_meant)) = self.known
            && known == class
        {
            return is_meant;
        }
        let is_meant = self.mismatch.is_expected(class) == self.expected;
        self.known = Some((class, is_meant));
        is_meant
    }
}
